"""Bylines, datelines, source lines and photo credits: the slots where acronyms may be trusted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
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
_SOURCE_PART: Final = re.compile(r"[^،,/+|\-–—()]+")
_FROM: Final = re.compile(r" من (?=\w)")
_WORD: Final = re.compile(r"\S+")
_EXCLUSIVE: Final = re.compile(r"خاص(?:\s+لـ|\s+ب|\s+ل|\s)(?=\S)")
_DATED: Final = re.compile(r"\d{4}\s{0,3}(?:م|هـ)?\s{1,3}(\w{3,})$")
_SELF_LINK: Final = re.compile(r"(رابط\s+(?:الخبر|المصدر|الموضوع|المقال))\s+(?:ب|في\s+|على\s+)([^:\n]{2,40})")
_OPENING: Final = re.compile(r"([^\n:.،؛\-–—]{3,40}?)\s{0,3}[-–—]\s{0,3}")
_OWN_DATELINE: Final = re.compile(r"[^\n:«»\"“”.،]{2,30}[-–—:]\s*[«\"“(]([^«»\"“”()\n]{2,40})[»\"”)]\s*:")
_MARKS: Final = ("«", '"', "“", "(")
_NOBODY: Final = folded("متابعات متابعة خاص ـ")
_MAX_WORDS: Final = 5
_BEHIND_DASH: Final = 40  # characters in which a publisher's name of up to three words stands


@dataclass(frozen=True, slots=True)
class Credit:
    """A name in a credit slot: its raw span, the source it links to, the kind and role of the slot."""

    span: Span
    cue: Span | None
    source: Source
    kind: Kind
    role: Role
    rule: str


@dataclass(frozen=True, slots=True)
class _Page:
    """The raw letters of one field, and what tells whom a credit in it names."""

    raw: str
    registry: Registry
    publisher: Publisher

    def credited(self, text: str, *, is_marked: bool = False) -> Source | None:
        """Return the outlet or agency that a part of a credit names, or None for a place, a date or a person."""
        key = line_key(text)
        words = key.split()
        if (key in PLACES and not is_marked) or key in _NOBODY:
            return None
        if own := self.own(text):
            return own
        if not words or len(words) > _MAX_WORDS or not SAYING_VERBS.isdisjoint(words):
            return None
        source = link(text, self.registry, type="agency", in_credit=True)
        if source.status != "unregistered" and source.type in ("outlet", "agency", "photo_agency"):
            return self._spelled_out(source) if all(len(word) == 1 for word in words) else source
        return source if compact_key(text) in AGENCIES or is_agency(text) else None

    def _spelled_out(self, source: Source) -> Source:
        """Return an agency that signs with single letters, «د ب أ», under its name."""
        entry = self.registry.get(source.id) if source.status == "registered" else None
        return replace(source, name=entry.ar[0]) if entry is not None and entry.ar else source

    def own(self, text: str) -> Source | None:
        """Return the publisher where a part of a credit bears its name."""
        if name_key(text) not in self.publisher.names:
            return None
        entry = self.registry.get(self.publisher.id) if self.publisher.id else None
        return Source(entry.id, text, entry.type, "registered") if entry is not None else self.outlet(text)

    def outlet(self, text: str) -> Source:
        """Return the outlet that a label of exclusivity or of a source names, registered or not."""
        return link(text, self.registry, type="outlet", in_credit=True, is_named=True)

    def name_in(self, part: Span) -> str:
        """Return the name inside the value of a source line: «أوراس» of «صحيفة "أوراس" الجزائرية»."""
        words = words_of(self.raw, part)
        found = Reader(self.registry).phrase(words, 0, len(words)) if len(words) else None
        if found is None or found.name is None or not found.head:
            return part.of(self.raw)
        return words.span(*found.name).of(self.raw)


def credits_of(article: Article, registry: Registry, publisher: Publisher) -> Iterator[tuple[Zone, Credit]]:
    """Yield every credit of an article with the zone that holds it."""
    for zone in article.zones:
        page = _Page(article.document.field(zone.field), registry, publisher)
        if read := _READERS.get(zone.kind):
            yield from ((zone, credit) for credit in read(page, zone))
        if zone.kind == "body":
            for inner in _datelines(page, zone):
                yield from ((zone, credit) for credit in _byline(page, inner))


def _byline(page: _Page, zone: Zone) -> Iterator[Credit]:
    """Yield the outlets and agencies that a byline or dateline credits."""
    role: Role = "byline" if zone.field == "byline" else "dateline"
    for span in _parts(page.raw, zone.span):
        if exclusive := _exclusive(page.raw, span):
            yield Credit(exclusive, span, page.outlet(exclusive.of(page.raw)), "whole_doc", role, "exclusive_label")
        elif found := _agency(page, span):
            yield Credit(found[0], None, found[1], "whole_doc", role, f"{role}_agency")


def _agency(page: _Page, span: Span) -> tuple[Span, Source] | None:
    """Return the outlet or agency of one part of a byline, and where its name stands."""
    raw = page.raw
    if source := page.credited(span.of(raw), is_marked=raw[max(0, span.start - 1) : span.start] in _MARKS):
        return span, source
    tail = _behind_date(raw, span)
    behind = page.credited(tail.of(raw)) if tail else None
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


def _source_line(page: _Page, zone: Zone) -> Iterator[Credit]:
    """Yield the sources of a line «المصدر: …» or of an agency in brackets behind the text."""
    cue, value = _label(page.raw, zone.span)
    named: set[str] = set()
    for part in _stretches(page.raw, value, _SOURCE_PART):
        name = page.name_in(part)
        source = page.credited(name) or page.outlet(name)
        if source.id not in named:  # «وكالة الأنباء السعودية (واس)» is one source
            yield Credit(part, cue, source, "whole_doc", "source_line", "source_line")
        named.add(source.id)


def _label(raw: str, line: Span) -> tuple[Span | None, Span]:
    """Return the label of a source line and its value; no label and the line itself where it is an agency's name."""
    seen = visible(line.of(raw))
    value = source_value(seen.text)
    if not value:
        return None, line
    at = seen.text.rfind(value)
    label = seen.raw_span(Span(0, max(1, len(seen.text[:at].rstrip()))))
    return _moved(label, line.start), _moved(seen.raw_span(Span(at, at + len(value))), line.start)


def _self_link(page: _Page, zone: Zone) -> Iterator[Credit]:
    """Yield the outlet of a line «رابط الخبر بصحيفة كذا: …», which tells where the text was first."""
    found = _SELF_LINK.search(page.raw, zone.span.start, zone.span.end)
    if found is None:
        return
    cue, span = Span(*found.span(1)), Span(*found.span(2))
    if source := page.credited(page.name_in(span), is_marked=True):
        yield Credit(span, cue, source, "whole_doc", "source_line", "link_to")


def _photo(page: _Page, zone: Zone) -> Iterator[Credit]:
    """Yield the photographer's agency of a caption: what stands in its last brackets, or a bare Latin line."""
    text = zone.span.of(page.raw)
    opened = max(text.rfind("("), text.rfind("["))
    if opened >= 0:
        inside = Span(zone.span.start + opened, zone.span.end)
        for part in _parts(page.raw, Span(inside.start + 1, inside.end)):
            yield from _pictured(page, part, inside)
    elif is_agency(text):
        yield from _pictured(page, zone.span, zone.span)


def _pictured(page: _Page, part: Span, cue: Span) -> Iterator[Credit]:
    """Yield the credit of a picture, if its part names an agency or outlet."""
    source = page.credited(part.of(page.raw))
    if source is not None and source.type == "agency":
        source = replace(source, type="photo_agency")
    if source is not None:
        yield Credit(part, cue, source, "image", "photo_credit", "photo_credit")


_READERS: Final[dict[str, Callable[[_Page, Zone], Iterator[Credit]]]] = {
    "byline": _byline,
    "source_line": _source_line,
    "caption": _photo,
    "furniture": _self_link,
}


def _datelines(page: _Page, zone: Zone) -> Iterator[Zone]:
    """Yield the datelines inside a body, which open each item of a roundup: «* سيول - «كذا»: …»."""
    at = zone.span.start
    for line in zone.span.of(page.raw).split("\n"):
        seen = visible(line)
        text = seen.text.lstrip("*•- \t")
        skipped = len(seen.text) - len(text)
        end = dateline_end(text) or _own_dateline(text, page.publisher)
        if end == 0 and at == zone.span.start:
            end = _opening_byline(text, page.publisher)
        if end:
            yield Zone("byline", zone.field, _moved(seen.raw_span(Span(skipped, skipped + end)), at))
        at += len(line) + 1


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
    start = found.end()
    ends = [start + word.end() for word in _WORD.finditer(text[start : start + _BEHIND_DASH])][:3]
    return next((end for end in ends if name_key(text[start:end]) in publisher.names), 0)


def _parts(raw: str, span: Span) -> Iterator[Span]:
    """Yield the stretches between dashes, slashes, brackets, colons, commas and quotation marks, cut before «من»."""
    return _stretches(raw, span, _PART, _FROM)


def _stretches(raw: str, span: Span, part: re.Pattern[str], stop: re.Pattern[str] | None = None) -> Iterator[Span]:
    """Yield where a pattern matches what is seen of a span, up to ``stop`` and without the spaces around."""
    seen = visible(span.of(raw))
    for found in part.finditer(seen.text):
        text = found.group()
        cut = stop.search(text) if stop else None
        left = found.start() + len(text) - len(text.lstrip())
        right = found.start() + len(text[: cut.start() if cut else None].rstrip())
        if left < right:
            yield _moved(seen.raw_span(Span(left, right)), span.start)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
