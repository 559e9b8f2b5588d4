"""Attributions of one article -> who is cited, in which sentences: the order in which a reader wants them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from provenance.text.sentences import sentences
from provenance.values import Article, Attribution, Field, Source, Span, Tier

_TIERS: Final[tuple[Tier, ...]] = ("A", "B", "C")
Find = Callable[[Field, Span], Span]
"""Gives the sentence, or the sentences, that a stretch of a field stands in."""


@dataclass(frozen=True, slots=True)
class CitingSentence:
    """A sentence of the article and the citations of one source in it."""

    field: Field
    span: Span
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A source by one medium, or by none, and the sentences that cite it in one tier."""

    tier: Tier
    source: Source | None
    via: Source | None
    is_own: bool
    sentences: tuple[CitingSentence, ...]

    def __len__(self) -> int:
        return sum(len(sentence.attributions) for sentence in self.sentences)


def others(found: Attribution) -> Iterator[Source]:
    """Yield the sources and media of an attribution that are not the publisher itself."""
    if found.source and not (found.self_ and found.via is None):
        yield found.source
    if found.via and not found.self_:
        yield found.via


def sources_of(attributions: Iterable[Attribution]) -> dict[str, Source]:
    """Return everybody but the publisher that attributions cite, by id, in order of appearance."""
    return {source.id: source for found in attributions for source in others(found)}


def place_of(found: Attribution) -> Span:
    """Return the stretch from the first to the last of cue, source and medium; of the content where there is none."""
    beside = (found.source_span, found.via_span)
    spans = [*found.cue_spans, *(span for span in beside if span)] or list(found.content_spans[:1])
    return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else Span(0, 0)


def sentence_finder(article: Article) -> Find:
    """Return a function that finds sentences of an article, and looks at each field once."""
    known: dict[Field, list[Span]] = {}

    def find(field: Field, place: Span) -> Span:
        if field not in known:
            known[field] = list(_sentences(article, field))
        return _around(known[field], place)

    return find


def _sentences(article: Article, field: Field) -> Iterator[Span]:
    """Yield the sentences of a field; none of them crosses from one zone into another."""
    raw = article.document.field(field)
    at = 0
    for zone in (zone for zone in article.zones if zone.field == field):
        yield from sentences(raw, start=at, end=zone.span.start)
        yield from sentences(raw, start=zone.span.start, end=zone.span.end)
        at = zone.span.end
    yield from sentences(raw, start=at, end=len(raw))


def _around(found: list[Span], place: Span) -> Span:
    """Return ``place`` widened to the ends of the sentences that it touches."""
    first = max(0, bisect_right(found, place.start, key=lambda span: span.start) - 1)
    touched = []
    for span in found[first:]:
        if span.start >= place.end:
            break
        if span.overlaps(place):
            touched.append(span)
    spans = [*touched, place]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _by_sentence(attributions: Iterable[Attribution], find: Find) -> Iterator[CitingSentence]:
    groups: dict[tuple[Field, Span], list[Attribution]] = {}
    for found in attributions:
        groups.setdefault((found.field, find(found.field, place_of(found))), []).append(found)
    for (field, span), group in groups.items():
        yield CitingSentence(field, span, tuple(group))


def _id(source: Source | None) -> str | None:
    return source.id if source else None


def cited(attributions: Iterable[Attribution], find: Find) -> list[Cited]:
    """Return who is cited, tier A first, each source by each medium once, in order of first appearance."""
    groups: dict[tuple[Tier, str | None, str | None, bool], list[Attribution]] = {}
    for found in attributions:
        groups.setdefault((found.tier, _id(found.source), _id(found.via), found.self_), []).append(found)
    made = [
        Cited(tier, group[0].source, group[0].via, is_own, tuple(_by_sentence(group, find)))
        for (tier, _, _, is_own), group in groups.items()
    ]
    return sorted(made, key=lambda one: _TIERS.index(one.tier))
