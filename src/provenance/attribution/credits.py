"""Bylines, datelines, source lines and photo credits: the slots where acronyms may be trusted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from provenance.article.datelines import dateline_end, is_agency, source_value
from provenance.article.phrases import AGENCIES, PLACES, SAYING_VERBS, compact_key, line_key
from provenance.attribution.grammar.lexicon import folded
from provenance.attribution.grammar.phrases import Reader
from provenance.attribution.grammar.words import words_of
from provenance.attribution.linking import link
from provenance.attribution.publisher import Publisher, name_key
from provenance.attribution.registry import Registry
from provenance.text.visible import visible
from provenance.values import Article, Kind, Role, Source, Span, Zone

_PART: Final = re.compile(r"[^\-\u2010-\u2015:/()\[\]،,|«»\"“”\n؛;]+")
_EXCLUSIVE: Final = re.compile(r"خاص(?:\s+لـ|\s+ب|\s+ل|\s)(?=\S)")
_DATED: Final = re.compile(r"\d{4}\s{0,3}(?:م|هـ)?\s{1,3}(\w{3,})$")
_FROM: Final = re.compile(r" من (?=\w)")
_NOBODY: Final = folded("متابعات متابعة خاص ـ")
_MAX_WORDS: Final = 5


@dataclass(frozen=True, slots=True)
class Credit:
    """A name in a credit slot: its raw span, the source it links to, the kind and role of the slot."""

    span: Span
    cue: Span | None
    source: Source
    kind: Kind
    role: Role
    rule: str


def _parts(raw: str, zone: Span) -> Iterator[Span]:
    """Yield the stretches of a zone between dashes, slashes, brackets, colons, commas and quotation marks."""
    seen = visible(zone.of(raw))
    for found in _PART.finditer(seen.text):
        text = found.group()
        cut = _FROM.search(text)
        end = found.start() + (cut.start() if cut else len(text))
        left = found.start() + len(text) - len(text.lstrip())
        right = left + len(seen.text[left:end].rstrip())
        if left < right:
            span = seen.raw_span(Span(left, right))
            yield Span(zone.start + span.start, zone.start + span.end)


def _credited(text: str, registry: Registry, publisher: Publisher, *, is_marked: bool = False) -> Source | None:
    """Return the outlet or agency that a part of a credit names, or None for a place, a date or a person."""
    key = line_key(text)
    words = key.split()
    if (key in PLACES and not is_marked) or key in _NOBODY:
        return None
    if own := _own(text, publisher, registry):
        return own
    if not words or len(words) > _MAX_WORDS or not SAYING_VERBS.isdisjoint(words):
        return None
    source = link(text, registry, type="agency", in_credit=True)
    if source.status != "unregistered" and source.type in ("outlet", "agency", "photo_agency"):
        return source
    return source if compact_key(text) in AGENCIES or is_agency(text) else None


def byline_credits(raw: str, zone: Zone, registry: Registry, publisher: Publisher) -> Iterator[Credit]:
    """Yield the outlets and agencies that a byline or dateline credits."""
    role: Role = "byline" if zone.field == "byline" else "dateline"
    for span in _parts(raw, zone.span):
        if exclusive := _exclusive(raw, span):
            source = link(exclusive.of(raw), registry, type="outlet", in_credit=True, is_named=True)
            yield Credit(exclusive, span, source, "whole_doc", role, "exclusive_label")
        elif found := _agency(raw, span, registry, publisher):
            yield Credit(found[0], None, found[1], "whole_doc", role, f"{role}_agency")


def _agency(raw: str, span: Span, registry: Registry, publisher: Publisher) -> tuple[Span, Source] | None:
    """Return the outlet or agency of one part of a byline, and where its name stands."""
    is_marked = raw[max(0, span.start - 1) : span.start] in ("«", '"', "“", "(")
    if source := _credited(span.of(raw), registry, publisher, is_marked=is_marked):
        return span, source
    tail = _behind_date(raw, span)
    behind = _credited(tail.of(raw), registry, publisher) if tail else None
    return (tail, behind) if tail and behind else None


def _behind_date(raw: str, span: Span) -> Span | None:
    """Return the last word of a dateline with a date: «الرياض 3 شوال 1436 هـ الموافق 19 يوليو 2015 م واس»."""
    found = _DATED.search(raw, span.start, span.end)
    return Span(*found.span(1)) if found else None


def _exclusive(raw: str, span: Span) -> Span | None:
    """Return the outlet in «(خاص عن مصر)», «خاص لـ"سبق"»: a label of exclusivity with a name behind it."""
    seen = visible(span.of(raw))
    found = _EXCLUSIVE.match(seen.text)
    if found is None or not any(map(str.isalpha, seen.text[found.end() :].replace("\u0640", ""))):
        return None
    return Span(span.start + seen.raw_span(Span(found.end(), len(seen.text))).start, span.end)


def source_line(raw: str, zone: Zone, registry: Registry, publisher: Publisher) -> Iterator[Credit]:
    """Yield the sources of a line «المصدر: …» or of an agency in brackets behind the text."""
    text = visible(zone.span.of(raw)).text
    value = source_value(text)
    cue = None
    span = zone.span
    if value:
        at = text.rfind(value)
        seen = visible(zone.span.of(raw))
        label = seen.raw_span(Span(0, max(1, len(text[:at].rstrip()))))
        inner = seen.raw_span(Span(at, at + len(value)))
        cue = Span(zone.span.start + label.start, zone.span.start + label.end)
        span = Span(zone.span.start + inner.start, zone.span.start + inner.end)
    named: set[str] = set()
    for part in _source_parts(raw, span):
        name = _name_of(raw, part, registry)
        source = _credited(name, registry, publisher)
        source = source or link(name, registry, type="outlet", in_credit=True, is_named=True)
        if source.id not in named:  # «وكالة الأنباء السعودية (واس)» is one source
            yield Credit(part, cue, source, "whole_doc", "source_line", "source_line")
        named.add(source.id)


def _name_of(raw: str, part: Span, registry: Registry) -> str:
    """Return the name inside a source line's value: «أوراس» of «صحيفة "أوراس" الجزائرية»."""
    words = words_of(raw, part)
    found = Reader(registry).phrase(words, 0, len(words)) if len(words) else None
    if found is None or found.name is None or not found.head:
        return part.of(raw)
    return words.span(*found.name).of(raw)


def _source_parts(raw: str, span: Span) -> Iterator[Span]:
    """Yield the values of a source line: between commas, slashes, dashes and «و» before a known name."""
    seen = visible(span.of(raw))
    for found in re.finditer(r"[^،,/+|\-–—()]+", seen.text):
        text = found.group()
        left = found.start() + len(text) - len(text.lstrip())
        right = left + len(text.strip())
        if left < right:
            inner = seen.raw_span(Span(left, right))
            yield Span(span.start + inner.start, span.start + inner.end)


_SELF_LINK: Final = re.compile(r"(رابط\s+(?:الخبر|المصدر|الموضوع|المقال))\s+(?:ب|في\s+|على\s+)([^:\n]{2,40})")


def self_link(raw: str, zone: Zone, registry: Registry, publisher: Publisher) -> Iterator[Credit]:
    """Yield the outlet of a line «رابط الخبر بصحيفة كذا: …», which tells where the text was first."""
    found = _SELF_LINK.search(raw, zone.span.start, zone.span.end)
    if found is None:
        return
    span = Span(*found.span(2))
    name = _name_of(raw, span, registry)
    source = _credited(name, registry, publisher, is_marked=True)
    if source is not None:
        yield Credit(span, Span(*found.span(1)), source, "whole_doc", "source_line", "link_to")


def photo_credit(raw: str, zone: Zone, registry: Registry, publisher: Publisher) -> Iterator[Credit]:
    """Yield the photographer's agency of a caption: what stands in its last brackets, or a bare Latin line."""
    text = zone.span.of(raw)
    opened = max(text.rfind("("), text.rfind("["))
    start = zone.span.start + (opened + 1 if opened >= 0 else 0)
    if opened < 0 and not is_agency(text):
        return
    parts = _parts(raw, Span(start, zone.span.end)) if opened >= 0 else iter((zone.span,))
    for part in parts:
        source = _credited(part.of(raw), registry, publisher)
        if source is not None:
            shown = Source(
                source.id,
                source.name,
                "photo_agency" if source.type == "agency" else source.type,
                source.status,
                source.candidates,
            )
            cue = Span(max(zone.span.start, start - 1), zone.span.end) if opened >= 0 else part
            yield Credit(part, cue, shown, "image", "photo_credit", "photo_credit")


def _own(text: str, publisher: Publisher, registry: Registry) -> Source | None:
    """Return the publisher where a part of a credit bears its name."""
    if name_key(text) not in publisher.names:
        return None
    entry = registry.get(publisher.id) if publisher.id else None
    if entry is not None:
        return Source(entry.id, text, entry.type, "registered")
    return link(text, registry, type="outlet", in_credit=True, is_named=True)


_OPENING: Final = re.compile(r"([^\n:.،؛\-–—]{3,40}?)\s{0,3}[-–—]\s{0,3}")
_OWN_DATELINE: Final = re.compile(r"[^\n:«»\"“”.،]{2,30}[-–—:]\s*[«\"“(]([^«»\"“”()\n]{2,40})[»\"”)]\s*:")


def _own_dateline(text: str, publisher: Publisher) -> int:
    """Return where «مكان - «الناشر»:» ends: a dateline whose place may be unknown, its outlet is not."""
    found = _OWN_DATELINE.match(text)
    return found.end() if found and name_key(found[1]) in publisher.names else 0


def _opening_byline(text: str, publisher: Publisher) -> int:
    """Return where «كاتب – الناشر» or «الناشر – مدينة» at the start of a text ends; 0 if it does not start so."""
    found = _OPENING.match(text)
    if found is None:
        return 0
    if name_key(found[1]) in publisher.names:
        return found.end(1)
    behind = list(re.finditer(r"\S+", text[found.end() : found.end() + 40]))[:3]
    ends = [found.end() + word.end() for word in behind]
    return next((end for end in ends if name_key(text[found.end() : end]) in publisher.names), 0)


def _roundup(raw: str, zone: Zone, publisher: Publisher) -> Iterator[Zone]:
    """Yield the datelines inside a body, which open each item of a roundup: «* سيول - «كذا»: …»."""
    at = zone.span.start
    for line in zone.span.of(raw).split("\n"):
        seen = visible(line)
        text = seen.text.lstrip("*•- \t")
        skipped = len(seen.text) - len(text)
        end = dateline_end(text) or _own_dateline(text, publisher)
        end = end or (at == zone.span.start and _opening_byline(text, publisher))
        if end:
            inner = seen.raw_span(Span(skipped, skipped + end))
            yield Zone("byline", zone.field, Span(at + inner.start, at + inner.end))
        at += len(line) + 1


def credits_of(article: Article, registry: Registry, publisher: Publisher) -> Iterator[tuple[Zone, Credit]]:
    """Yield every credit of an article with the zone that holds it."""
    readers = {"byline": byline_credits, "source_line": source_line, "caption": photo_credit, "furniture": self_link}
    for zone in article.zones:
        if zone.kind in readers:
            raw = article.document.field(zone.field)
            yield from ((zone, credit) for credit in readers[zone.kind](raw, zone, registry, publisher))
        if zone.kind == "body":
            raw = article.document.field(zone.field)
            for inner in _roundup(raw, zone, publisher):
                yield from ((zone, credit) for credit in byline_credits(raw, inner, registry, publisher))
