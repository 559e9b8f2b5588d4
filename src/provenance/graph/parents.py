"""Rules that infer an unseen parent: from a sibling's credit, from a citation inside, from what follows a citation."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from provenance.graph.drafts import Draft, proof
from provenance.graph.nodes import document_node, is_vague
from provenance.graph.view import View, is_about
from provenance.text.sentences import sentences
from provenance.values import Node, Pair, Proof, Span

INHERITED_CITATION: Final = 0.85
COPY_OF_CREDITED: Final = 0.9
SIBLING_OWN_FACTS, SIBLING = 0.7, 0.6
RIVAL: Final = 0.2
LEAD, PARAGRAPH = 0.6, 0.8
_LEAD_SENTENCES: Final = 2
_CARRIED_SENTENCES: Final = 4  # further on a text has most likely gone over to something else


def inherited_citation(view: View) -> Iterator[Draft]:
    """Yield parents of a work: what an article cites that is credited to the work as a whole was cited in there."""
    for document in view.context.articles:
        for credited in view.credited(document).values():
            for cited in view.cited(document).values():
                if not (credited.target.seen or is_vague(credited.target)) and cited.target.id != credited.target.id:
                    yield Draft(
                        origin=credited.target,
                        target=cited.target,
                        kind="derived_from",
                        status="inferred",
                        confidence=INHERITED_CITATION,
                        rule="inherited_citation",
                        evidence=cited.evidence + credited.evidence,
                        scope="document",
                    )


def _credits_of_siblings(view: View, labels: frozenset[str]) -> Iterator[tuple[str, Pair, Draft]]:
    """Yield a document that names nobody its whole text is from, a pair it is in, and the sibling's credit."""
    for pair in view.context.pairs:
        if pair.label not in labels:
            continue
        for here, there in ((pair.left, pair.right), (pair.right, pair.left)):
            if view.credited(here):
                continue
            named = view.named(here)
            for credit in view.credited(there).values():
                is_known = is_about(credit.target, named) or credit.target.document == here
                if not is_known and not is_vague(credit.target):
                    yield here, pair, credit


def _parent(view: View, document: str, credit: Draft, confidence: float, rule: str) -> Draft:
    return Draft(
        origin=document_node(document, view.context),
        target=credit.target,
        kind="derived_from",
        status="inherited" if rule == "copy_of_credited" else "inferred",
        confidence=confidence,
        rule=rule,
        evidence=credit.evidence,
        scope="document",
    )


def copy_of_credited(view: View) -> Iterator[Draft]:
    """Yield the parent that a copy inherits: what the text it is a copy of credits as a whole."""
    for document, _, credit in _credits_of_siblings(view, frozenset({"copy"})):
        yield _parent(view, document, credit, COPY_OF_CREDITED, "copy_of_credited")


def common_parent(view: View) -> Iterator[Draft]:
    """Yield the unseen parent of a rewrite whose sibling names it, and as its rivals what both cite.

    Where each side tells what the other lacks neither can be the parent of the other.
    """
    found: dict[str, list[tuple[float, Pair, Draft]]] = defaultdict(list)
    for document, pair, credit in _credits_of_siblings(view, frozenset({"rewrite"})):
        shared = view.shared_facts(pair)
        if shared.is_one_telling:
            found[document].append((SIBLING_OWN_FACTS if shared.has_own_facts else SIBLING, pair, credit))
    for document, options in sorted(found.items()):
        yield from _alternatives(view, document, options)


def _alternatives(view: View, document: str, options: Sequence[tuple[float, Pair, Draft]]) -> Iterator[Draft]:
    """Yield the likeliest parent and its rivals, which share what is left, in one group."""
    ordered = sorted(options, key=lambda one: (-one[0], -one[1].score, one[2].target.id))
    confidence, pair, best = ordered[0]
    sibling = pair.right if document == pair.left else pair.left
    rivals = {credit.target.id: credit for _, _, credit in ordered[1:]} | _shared_citations(view, document, sibling)
    rivals.pop(best.target.id, None)
    group = f"parent-of-{document}" if rivals else None
    drafts = [_parent(view, document, best, confidence, "common_parent")]
    drafts += [
        _parent(view, document, rival, RIVAL / len(rivals), "rival_parent") for _, rival in sorted(rivals.items())
    ]
    yield from (replace(draft, group=group) for draft in drafts)


def _shared_citations(view: View, document: str, sibling: str) -> dict[str, Draft]:
    """Return what both cite or quote as a text: each could have been used by either without the other."""
    here = view.cited(document) | {one.target.id: one for one in view.of(document, "quotes") if _is_text(one.target)}
    there = view.cited(sibling) | {one.target.id: one for one in view.of(sibling, "quotes") if _is_text(one.target)}
    return {name: draft for name, draft in here.items() if name in there}


def _is_text(node: Node) -> bool:
    return node.kind == "statement"


def content_inclusion(view: View) -> Iterator[Draft]:
    """Yield what more of an article hangs on a work than the sentence that cites it.

    A citation in the lead speaks for what follows until another work is cited; one further
    down for the sentences behind it that have no source of their own.
    """
    for document in view.context.articles:
        cited = [draft for draft in view.of(document, "cites") if not draft.target.seen]
        if cited and not view.credited(document):
            yield from _included(view, document, cited)


def _body(view: View, document: str) -> list[Span]:
    article = view.context.articles[document]
    raw = article.document.text
    zones = [zone.span for zone in article.zones_of("body") if zone.field == "text"]
    return [one for zone in zones for one in sentences(raw, start=zone.start, end=zone.end)]


def _held(body: Sequence[Span], places: Sequence[Proof]) -> set[int]:
    """Return which sentences some places of the text touch; the sentences are in order of position."""
    ends = [sentence.end for sentence in body]
    held: set[int] = set()
    for place in places:
        at = bisect_right(ends, place.at.span.start) if place.at.field == "text" else len(body)
        while at < len(body) and body[at].start < place.at.span.end:
            held.add(at)
            at += 1
    return held


def _included(view: View, document: str, cited: Sequence[Draft]) -> Iterator[Draft]:
    body = _body(view, document)
    at = {id(draft): _held(body, draft.evidence + draft.content) for draft in cited}
    attributed = {
        number
        for found in view.context.attributions[document]
        if found.field == "text" and found.kind != "whole_doc"
        for number in _held(body, [proof(document, "text", span) for span in (*found.cue_spans, *found.content_spans)])
    }
    for target in sorted({draft.target.id for draft in cited}):
        drafts = [draft for draft in cited if draft.target.id == target]
        held = [at[id(draft)] for draft in drafts if at[id(draft)]]
        others = {number for draft in cited if draft.target.id != target for number in at[id(draft)]}
        lead = min(held, key=min, default=set())
        if lead and min(lead) < _LEAD_SENTENCES and not lead & others:
            stop = min((number for number in others if number > max(lead)), default=len(body))
            yield from _carried(view, drafts, body[max(lead) + 1 : stop], LEAD, "lead_citation")
        else:
            runs = {span for one in held for span in _unsourced(body, max(one) + 1, attributed)}
            yield from _carried(view, drafts, sorted(runs), PARAGRAPH, "carried_on")


def _unsourced(body: Sequence[Span], first: int, attributed: set[int]) -> Sequence[Span]:
    last = first
    while last < len(body) and last not in attributed:
        last += 1
    return body[first:last] if last - first <= _CARRIED_SENTENCES else ()


def _carried(view: View, cited: Sequence[Draft], run: Sequence[Span], confidence: float, rule: str) -> Iterator[Draft]:
    """Yield the edge by which some sentences hang on a work that is cited before them."""
    if run:
        document = cited[0].origin.document
        yield Draft(
            origin=cited[0].origin,
            target=cited[0].target,
            kind="derived_from",
            status="inferred",
            confidence=confidence,
            rule=rule,
            evidence=tuple(place for draft in cited for place in draft.evidence),
            content=tuple(proof(document, "text", span) for span in run),
            scope="sentence" if len(run) == 1 else f"{len(run)} sentences",
        )
