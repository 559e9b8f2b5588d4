"""Document -> article: the page cut into zones, its date found, a cut-off end noticed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final, TypeAlias

from provenance.article.datelines import credit_suffix, dateline_end, source_value
from provenance.article.dates import find_date
from provenance.article.layout import label
from provenance.article.lines import Line, lines_of
from provenance.article.phrases import (
    CONTINUES,
    CONTROL_HEADS,
    CONTROL_LINES,
    INLINE_HEADS,
    TAG_HEADS,
    begins_with,
    line_key,
)
from provenance.text.sentences import sentences
from provenance.text.visible import visible
from provenance.values import Article, Document, Field, Span, Zone, ZoneKind

Piece: TypeAlias = tuple[ZoneKind, Span]

_END_WINDOW: Final = 500
"""Characters at the end of the article in which links, tags and credits are looked for."""
_END_WORDS: Final = 40
_MAX_OPENING: Final = 4  # lines: a deck or two above the paragraph with the dateline
_MIN_WORDS: Final = 6  # of a last line that can break off; a signature is shorter
_MORE: Final = re.compile(r"\.{2,}\s?المزيد$")
_MAX_KEY: Final = 1_000  # characters of a line or sentence that can be known boilerplate
_BYLINE_SIGN: Final = re.compile("[:/\\-\u2010-\u2015]")
_ONE_BLOCK: Final = frozenset({"body", "furniture", "summary"})
# Single letters that do end a sentence: eras and hours.
_LONE_ENDS: Final = frozenset("ه م ص".split())


def _ends_of_text(raw: str, span: Span) -> Iterator[Span]:
    """Yield the sentences in the last stretch of a paragraph, the first of the paragraph left out."""
    start = max(span.start, span.end - _END_WINDOW)
    found = list(sentences(raw, start=start, end=span.end))
    yield from found[1:] if start == span.start else found


def _ending(raw: str, sentence: Span, end: int) -> ZoneKind | None:
    """Return the zone that begins with a late sentence of the text, if it is not body."""
    text = raw[sentence.start : end]
    key = line_key(text)
    if len(key.split()) > _END_WORDS:
        return None
    if source_value(text):
        return "source_line"
    own_key = line_key(sentence.of(raw))
    if own_key in CONTROL_LINES or begins_with(key, CONTROL_HEADS) or begins_with(key, INLINE_HEADS):
        return "furniture"
    return "furniture" if begins_with(key, TAG_HEADS) and not text.endswith(".") else None


def _cut_end(raw: str, span: Span) -> Iterator[Piece]:
    """Yield a last paragraph without, and then with, the link, tags or credit glued to its end."""
    for sentence in _ends_of_text(raw, span):
        if kind := _ending(raw, sentence, span.end):
            yield from (("body", part) for part in _trim(raw, span.start, sentence.start))
            yield kind, Span(sentence.start, span.end)
            return
    end = span.start + credit_suffix(span.of(raw))
    yield from (("body", part) for part in _trim(raw, span.start, end))
    yield from (("source_line", part) for part in _trim(raw, end, span.end))


def _trim(raw: str, start: int, end: int) -> Iterator[Span]:
    piece = raw[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if left < right:
        yield Span(left, right)


def _cut_start(raw: str, span: Span, byline: str) -> Iterator[Piece]:
    """Yield the first paragraph with its dateline as a zone of its own."""
    text = raw[span.start : min(span.end, span.start + 400)]
    length = len(byline) if byline and text.startswith(byline) and len(text) > len(byline) else dateline_end(text)
    yield from (("byline", part) for part in _trim(raw, span.start, span.start + length))
    yield from (("body", part) for part in _trim(raw, span.start + length, span.end))


def _cut_repeated(raw: str, span: Span, *, repeated: frozenset[str], is_head: bool) -> Iterator[Piece]:
    """Yield a paragraph with its known boilerplate sentences as furniture; at the head such a line is a byline."""
    if len(span) <= _MAX_KEY and line_key(span.of(raw)) in repeated:
        yield "byline" if is_head and _BYLINE_SIGN.search(span.of(raw)) else "furniture", span
        return
    for sentence in sentences(raw, start=span.start, end=span.end):
        is_known = len(sentence) <= _MAX_KEY and line_key(sentence.of(raw)) in repeated
        yield "furniture" if is_known else "body", sentence


def _opening(lines: Sequence[Line], bodies: Sequence[int]) -> Sequence[int]:
    """Return the body lines that may open with a dateline: all up to the first paragraph, few of them."""
    first = next((count for count, at in enumerate(bodies) if lines[at].is_prose), 0)
    return bodies[: min(first + 1, _MAX_OPENING)]


def _in_body(pieces: Iterable[Piece], cut: Callable[[Span], Iterator[Piece]]) -> Iterator[Piece]:
    """Yield the pieces with every body piece cut further."""
    for kind, span in pieces:
        yield from cut(span) if kind == "body" else ((kind, span),)


def _pieces(raw: str, document: Document, repeated: frozenset[str]) -> Iterator[Piece]:
    """Yield the trimmed pieces of the visible text of a document in order, each with its zone."""
    lines, byline = lines_of(raw), visible(document.byline).text.strip()
    kinds = label(raw, lines, title_key=line_key(document.title), byline_key=line_key(byline))
    bodies = [at for at, kind in enumerate(kinds) if kind == "body"]
    last = bodies[-1] if bodies else -1
    opening = _opening(lines, bodies)
    for at, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        pieces: Iterable[Piece] = ((kind, Span(line.start, line.end)),)
        if at in opening:
            pieces = _in_body(pieces, partial(_cut_start, raw, byline=byline))
        if at == last:
            pieces = _in_body(pieces, partial(_cut_end, raw))
        if repeated:
            pieces = _in_body(pieces, partial(_cut_repeated, raw, repeated=repeated, is_head=at in opening))
        yield from pieces


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces with neighbouring body, furniture or summary pieces made one."""
    held: Piece | None = None
    for kind, span in pieces:
        if held and held[0] == kind and kind in _ONE_BLOCK:
            held = kind, Span(held[1].start, span.end)
            continue
        if held:
            yield held
        held = kind, span
    if held:
        yield held


def _field_zones(document: Document) -> Iterator[Zone]:
    fields: tuple[tuple[ZoneKind, Field], ...] = (("title", "title"), ("byline", "byline"))
    for kind, name in fields:
        raw = document.field(name)
        yield from (Zone(kind, name, span) for span in _trim(raw, 0, len(raw)))


def _breaks_off(text: str) -> bool:
    """Return whether a text ends in the middle of a sentence for all to see.

    A missing full stop is no sign, many pages leave it out, nor is a comma. Signs are a
    word that needs another one, a lone letter, and the brackets of an excerpt.
    """
    if text.endswith(("[...]", "[\u2026]")):
        return True
    words = line_key(text).split()
    if len(words) < _MIN_WORDS or not text[-1].isalpha():
        return False
    before, last = words[-2:]
    is_lone = len(last) == 1 and text[-2].isspace() and last not in _LONE_ENDS
    return last in CONTINUES or (is_lone and len(before) > 1 and not before.isdigit())


def _is_truncated(raw: str, pieces: Sequence[Piece]) -> bool:
    bodies = [at for at, (kind, _) in enumerate(pieces) if kind == "body"]
    if not bodies:
        return False
    body = pieces[bodies[-1]][1]
    text = raw[max(body.start, body.end - _END_WINDOW) : body.end].rsplit("\n", 1)[-1]
    behind = pieces[bodies[-1] + 1][1].of(raw) if bodies[-1] + 1 < len(pieces) else ""
    return _breaks_off(text) or (text[-1].isalpha() and _MORE.match(behind) is not None)


def read_article(document: Document, *, repeated: frozenset[str] = frozenset()) -> Article:
    """Return ``document`` cut into zones, with its date and whether its text breaks off.

    The zones of one field are in order, do not overlap, hold no outer white space and
    together cover every other visible character of the field. A headline or byline that came
    beside the text is a zone of its own field; the first title zone is the headline, others
    repeat it. Linear in the length of the text.

    Args:
        document: A page as plain text, with or without the furniture around the article.
        repeated: Line keys that are boilerplate of the document's outlet, from
            :func:`provenance.article.boilerplate.repeated_lines`.
    """
    seen = visible(document.text)
    pieces = tuple(_joined(_pieces(seen.text, document, repeated)))
    in_text = tuple(Zone(kind, "text", seen.raw_span(span)) for kind, span in pieces)
    return Article(
        document=document,
        zones=(*_field_zones(document), *in_text),
        published=find_date(document, in_text),
        is_truncated=_is_truncated(seen.text, pieces),
    )
