"""Rules that say which of two articles was first: by the credit of an agency on its own text, or by the clock.

Length and containment say nothing: they are a coin-flip exactly where texts are rewritten.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from provenance.graph.drafts import RIVALS, Draft, alternatives, proofs
from provenance.graph.joining import shown
from provenance.graph.nodes import document_node
from provenance.graph.view import View
from provenance.values import REUSE_LABELS, Edge, Pair, PairDirection, Proof

DISPATCH, LATER = 0.85, 0.6
CLEAR_HOURS: Final = 2  # feeds print the same dispatch within the hour
_CREDITS: Final = frozenset({"byline", "dateline", "source_line"})


def _derived(view: View, pair: Pair, later: str, confidence: float, rule: str, proof: tuple[Proof, ...]) -> Draft:
    earlier = pair.left if later == pair.right else pair.right
    return Draft(
        origin=document_node(later, view.context),
        target=document_node(earlier, view.context),
        kind="derived_from",
        status="inferred",
        confidence=confidence,
        rule=rule,
        evidence=proof + shown(pair),
        scope="document",
    )


def is_between(view: View, pair: Pair) -> bool:
    """Return whether one of two articles already credits or cites the other."""
    for here, there in ((pair.left, pair.right), (pair.right, pair.left)):
        if f"doc:{there}" in view.credited(here) or f"doc:{there}" in view.cited(here):
            return True
    return False


def _own_credit(view: View, document: str) -> tuple[Proof, ...]:
    """Return where an article credits itself as a whole to its own publisher."""
    return tuple(
        place
        for found in view.context.attributions.get(document, ())
        if found.self_ and found.role in _CREDITS
        for place in proofs(found)
    )


def _reports_itself(view: View, document: str) -> bool:
    """Return whether an article claims reporting of its own, or credits some other work with all of it."""
    told = any(one.self_ and one.via for one in view.context.attributions.get(document, ()))
    return told or bool(_own_credit(view, document)) or bool(view.of(document, "republishes"))


def agency_dispatch(view: View) -> Iterator[Draft]:
    """Yield an edge from a copy that shows no reporting of its own to the dispatch of an agency that signs it.

    Of rewrites it would be wrong: agency and paper have then worked on one release, each in its own way.
    """
    context = view.context
    for pair in context.pairs:
        for dispatch, paper in ((pair.left, pair.right), (pair.right, pair.left)):
            if pair.label != "copy" or context.is_agency(paper) or not context.is_agency(dispatch):
                continue
            signed = _own_credit(view, dispatch)
            if signed and not _reports_itself(view, paper) and not is_between(view, pair):
                yield _derived(view, pair, paper, DISPATCH, "agency_dispatch", signed)


def _moment(view: View, document: str) -> dt.datetime | dt.date | None:
    """Return when the outlet says an article appeared; what a page mentions is no hour of publication."""
    published = view.context.articles[document].published
    return published.value if published and published.origin == "value" else None


def _hours(left: dt.date, right: dt.date) -> float:
    """Return how many hours ``right`` is later; whole days where either has no hour of the same kind of clock."""
    if (
        isinstance(left, dt.datetime)
        and isinstance(right, dt.datetime)
        and (left.tzinfo is None) == (right.tzinfo is None)
    ):
        return (right - left).total_seconds() / 3600
    return 24.0 * (right.toordinal() - left.toordinal())


def _later(view: View, pair: Pair) -> str | None:
    """Return which of two articles clearly appeared later, None where it is not clear."""
    left, right = _moment(view, pair.left), _moment(view, pair.right)
    hours = 0.0 if left is None or right is None else _hours(left, right)
    if abs(hours) < CLEAR_HOURS:
        return None
    return pair.right if hours > 0 else pair.left


def later_copies(view: View) -> dict[str, Pair]:
    """Return copy -> its pair with the likest earlier one, where neither credits anybody nor is an agency's."""
    best: dict[str, Pair] = {}
    for pair in view.context.pairs:
        later = _later(view, pair) if pair.label == "copy" and not _has_parent(view, pair) else None
        if later and (later not in best or best[later].score < pair.score):
            best[later] = pair
    return best


def published_later(view: View) -> Iterator[Draft]:
    """Yield an edge from each copy of somebody's own text to the earlier one."""
    for later, pair in later_copies(view).items():
        yield replace(_derived(view, pair, later, LATER, "published_later", ()), group=alternatives(later))


def _has_parent(view: View, pair: Pair) -> bool:
    return any(view.context.is_agency(one) or view.of(one, "republishes") for one in (pair.left, pair.right))


def _direction(pair: Pair, parents: Mapping[str, AbstractSet[str]]) -> PairDirection:
    """Return who took from whom as edges between wholes say it."""
    left, right = f"doc:{pair.left}", f"doc:{pair.right}"
    of_left, of_right = parents.get(left, frozenset()), parents.get(right, frozenset())
    if right in of_left or left in of_right:
        return "left_from_right" if right in of_left else "right_from_left"
    return "common_origin" if of_left & of_right else "unknown"


def with_directions(pairs: Iterable[Pair], edges: Iterable[Edge]) -> tuple[Pair, ...]:
    """Return the pairs with their direction: from one another, from one work that both come from, or unknown."""
    parents: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.kind in ("republishes", "derived_from") and edge.scope == "document" and edge.rule not in RIVALS:
            parents[edge.origin].add(edge.target)
    return tuple(
        replace(pair, direction=_direction(pair, parents)) if pair.label in REUSE_LABELS else pair for pair in pairs
    )
