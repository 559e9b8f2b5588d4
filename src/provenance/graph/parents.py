"""Rules that infer an unseen parent from what an article cites: for a work it credits, and for what follows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from provenance.graph.drafts import Draft, proof
from provenance.graph.nodes import is_vague
from provenance.graph.view import View
from provenance.text.sentences import sentences
from provenance.values import Proof, Span

INHERITED_CITATION: Final = 0.85
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
