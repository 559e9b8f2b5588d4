"""Edges before they are numbered: what each rule draws, and how several drafts of one edge become one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import floor
from typing import Final

from provenance.values import Attribution, Edge, EdgeKind, Field, Located, Node, Proof, Span, Status
from provenance.values.matches import Band

INFERRED_CAP: Final = 0.9
JOINED_CAP: Final = 0.95
RIVALS: Final = frozenset({"rival_parent", "common_statement"})
"""The rules whose edges stand beside a likelier one."""
_STRENGTH: Final[dict[Status, int]] = {"stated": 2, "inherited": 1, "inferred": 0}
_STRONG, _LIKELY = 0.9, 0.7
_PLACES: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An edge as one rule draws it.

    ``content`` is what hangs on it in the document that shows it; ``scope`` says so in
    words where it is not to be counted, as ``document`` or ``image``.
    """

    origin: Node
    target: Node
    kind: EdgeKind
    status: Status
    confidence: float
    rule: str
    evidence: tuple[Proof, ...] = ()
    content: tuple[Proof, ...] = ()
    scope: str = ""
    group: str | None = None

    @property
    def key(self) -> tuple[str, str, EdgeKind, str]:
        """What makes two drafts one edge; an alternative stands beside what holds of a part for sure."""
        return self.origin.id, self.target.id, self.kind, self.group or ""


def proofs(found: Attribution) -> tuple[Proof, ...]:
    """Return where an attribution says whom it cites: its cues, or else the source itself."""
    places = found.cue_spans or tuple(filter(None, (found.source_span, found.via_span))) or found.content_spans[:1]
    return tuple(proof(found.document, found.field, span) for span in places)


def contents(found: Attribution) -> tuple[Proof, ...]:
    """Return the words that an attribution credits to its source."""
    return tuple(proof(found.document, found.field, span) for span in found.content_spans)


def proof(document: str, field: Field, span: Span) -> Proof:
    """Return a place in a field of a document."""
    return Proof(document, Located(field, span))


def _place(one: Proof) -> tuple[str, str, int, int]:
    return one.document, one.at.field, one.at.span.start, one.at.span.end


def _in_order(all_: Iterable[Proof]) -> tuple[Proof, ...]:
    return tuple(sorted(set(all_), key=_place))


def _scope(drafts: Sequence[Draft]) -> str:
    """Return how much hangs on an edge: ``document``, ``image``, or so many sentences."""
    named = {draft.scope for draft in drafts if draft.scope}
    if named:
        return "document" if "document" in named else min(named)
    cited = len({_place(draft.evidence[0]) for draft in drafts if draft.evidence})
    return "sentence" if cited <= 1 else f"{cited} sentences"


def _merged(drafts: Sequence[Draft]) -> Draft:
    if len(drafts) == 1:
        return replace(drafts[0], scope=_scope(drafts))
    best = max(drafts, key=lambda one: (_STRENGTH[one.status], one.confidence, one.rule, one.group or ""))
    equals = [one for one in drafts if one.status == best.status]
    return Draft(
        origin=best.origin,
        target=best.target,
        kind=best.kind,
        status=best.status,
        confidence=best.confidence,
        rule=best.rule,
        evidence=_in_order(place for one in equals for place in one.evidence),
        content=_in_order(place for one in equals for place in one.content),
        scope=_scope(equals),
        group=best.group,
    )


def merged(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return one draft for each edge, in order, with the evidence of all; none from a node to itself."""
    by_key: dict[tuple[str, str, EdgeKind, str], list[Draft]] = {}
    for draft in drafts:
        if draft.origin.id != draft.target.id:
            by_key.setdefault(draft.key, []).append(draft)
    return tuple(_merged(by_key[key]) for key in sorted(by_key))


def alternatives(document: str) -> str:
    """Return the name of the group of parents of which a document has one."""
    return f"parent-of-{document}"


def settled(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return the drafts, alternatives sharing one certainty at most, and those without a rival outside of any group."""
    listed = list(drafts)
    groups: dict[str, list[float]] = defaultdict(list)
    for one in listed:
        groups[one.group or ""].append(one.confidence)

    def share(one: Draft) -> Draft:
        rivals = groups[one.group] if one.group else [one.confidence]
        if len(rivals) == 1:
            return replace(one, group=None)
        # Rounded down, so that what a reader sees sums to no more either.
        return (
            one
            if sum(rivals) <= 1
            else replace(one, confidence=floor(_PLACES * one.confidence / sum(rivals)) / _PLACES)
        )

    return tuple(map(share, listed))


def band_of(confidence: float) -> Band:
    """Return the band of a confidence."""
    return "strong" if confidence >= _STRONG else "likely" if confidence >= _LIKELY else "weak"


def _capped(draft: Draft) -> float:
    if draft.status == "stated":
        return draft.confidence
    return min(draft.confidence, JOINED_CAP if draft.kind == "same_story" else INFERRED_CAP)


def edges(drafts: Sequence[Draft]) -> tuple[Edge, ...]:
    """Return merged drafts as edges, numbered in their order."""
    width = len(str(len(drafts)))
    return tuple(
        Edge(
            id=f"e{number:0{width}d}",
            origin=draft.origin.id,
            target=draft.target.id,
            kind=draft.kind,
            status=draft.status,
            confidence=_capped(draft),
            band=band_of(_capped(draft)),
            scope=draft.scope,
            evidence=draft.evidence,
            alternatives_group=draft.group,
            rule=draft.rule,
        )
        for number, draft in enumerate(drafts, start=1)
    )
