"""A sentence with its cue, source and medium between marks, cut short where it is long.

The marks are there with and without colour, so that a file or a pipe says as much as a
screen. Where the newspaper itself uses one of these characters it is shown as a bracket
of another kind: a mark in a report is always the report's own. JSON keeps the raw text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from unicodedata import category

from provenance.messages.catalogue import say
from provenance.render.layout import Mark, Piece, View, foreign, own
from provenance.values import Attribution, Span

LONGEST: Final = 300
"""Characters of a sentence that is shown whole."""
_BEFORE: Final = 80  # characters kept before the first mark of a longer one
_BEHIND: Final = 140
_BETWEEN: Final = 60  # at either end of what stands between two marks
_INSIDE: Final = 120
_LIMIT: Final = 2_000
# Two control characters are shown as an escape with a square bracket, which must not pass for a mark either.
_CONTROLS: Final = {0x9B: "\u241b(", 0x9D: "\u241b)"}
_OWN_SIGNS: Final = str.maketrans("[]{}\u2039\u203a", "()()\u00ab\u00bb") | _CONTROLS
_OWN_PLAIN_SIGNS: Final = str.maketrans("[]{}<>", "()()()") | _CONTROLS


@dataclass(frozen=True, slots=True)
class Marks:
    """The three pairs of marks that a device can show."""

    cue: Mark
    source: Mark
    medium: Mark

    @property
    def all(self) -> tuple[Mark, ...]:
        """The marks as a body takes them."""
        return (self.cue, self.source, self.medium)


_SOURCE: Final[Mark] = ("[", "]", "source")
_MEDIUM: Final[Mark] = ("{", "}", "medium")
_FULL: Final = Marks(("\u2039", "\u203a", "cue"), _SOURCE, _MEDIUM)
_PLAIN: Final = Marks(("<", ">", "cue"), _SOURCE, _MEDIUM)


def marks_for(view: View) -> Marks:
    """Return the marks that the reader's device can write."""
    return _FULL if view.is_unicode else _PLAIN


def legend_pieces(marks: Marks) -> tuple[Piece, ...]:
    """Return the three marks around what they mean."""
    names = (say("attribution.mark_cue"), say("attribution.mark_source"), say("attribution.mark_medium"))
    return tuple(own(f"{mark[0]}{name}{mark[1]}", mark[2]) for name, mark in zip(names, marks.all, strict=True))


def marked_spans(found: Iterable[Attribution], marks: Marks) -> list[tuple[Span, Mark]]:
    """Return what attributions of one field have to mark: media, sources and cues, in this order.

    Where two of them share characters, the one that comes first has them.
    """
    listed = list(found)
    media = [(one.via_span, marks.medium) for one in listed if one.via_span]
    sources = [(one.source_span, marks.source) for one in listed if one.source_span]
    return media + sources + [(span, marks.cue) for one in listed for span in one.cue_spans]


def _minus(part: Span, taken: Span) -> Iterator[Span]:
    """Yield what is left of a span without the characters of another."""
    if not part.overlaps(taken):
        yield part
        return
    if part.start < taken.start:
        yield Span(part.start, taken.start)
    if taken.end < part.end:
        yield Span(taken.end, part.end)


def _trimmed(raw: str, span: Span) -> Span:
    """Return a span without outer space."""
    start, end = span.start, span.end
    while start < end and raw[start].isspace():
        start += 1
    while start < end and raw[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _whole(raw: str, span: Span) -> Span:
    """Return a span without outer space and with the vowel signs of its last letter, which cannot stand alone."""
    start, end = (trimmed := _trimmed(raw, span)).start, trimmed.end
    while start < end < len(raw) and category(raw[end]) in ("Mn", "Me"):
        end += 1
    return Span(start, end)


def _apart(raw: str, within: Span, spans: Iterable[tuple[Span, Mark]]) -> list[tuple[Span, Mark]]:
    """Return the marked stretches inside ``within``, in order, none sharing a character with another."""
    kept: list[tuple[Span, Mark]] = []
    for span, mark in spans:
        inside = Span(max(span.start, within.start), max(within.start, span.start, min(span.end, within.end)))
        parts = [_whole(raw, inside)]
        for taken, _ in kept:
            parts = [piece for part in parts for piece in _minus(part, taken)]
        trimmed = (_trimmed(raw, part) for part in parts)
        kept += [(part, mark) for part in trimmed if len(part)]
    return _joined(raw, sorted(kept, key=lambda one: one[0]))


def _joined(raw: str, stretches: list[tuple[Span, Mark]]) -> list[tuple[Span, Mark]]:
    """Return stretches in order with those as one that have one mark and nothing but space between them."""
    joined: list[tuple[Span, Mark]] = []
    for span, mark in stretches:
        if joined and joined[-1][1] == mark and not raw[joined[-1][0].end : span.start].strip():
            joined[-1] = (Span(joined[-1][0].start, span.end), mark)
        else:
            joined.append((span, mark))
    return joined


def _shortened(text: str, head: int, tail: int) -> str:
    """Return at most ``head`` characters from the beginning of a text and ``tail`` from its end, whole words if any."""
    if len(text) <= head + tail + 3:
        return text
    first = text[:head].rpartition(" ")[0] or text[:head]
    last = (text[-tail:].partition(" ")[2] or text[-tail:]) if tail else ""
    return f"{first} \u2026 {last}"


def segments(raw: str, within: Span, stretches: Iterable[tuple[Span, Mark]]) -> Iterator[tuple[str, Mark | None]]:
    """Yield a stretch of text in parts, each with its mark or None; the marked ones are in order and apart."""
    at = within.start
    for span, mark in stretches:
        yield raw[at : span.start], None
        yield span.of(raw), mark
        at = span.end
    yield raw[at : max(at, within.end)], None


def shortened(parts: list[tuple[str, Mark | None]]) -> Iterator[tuple[str, Mark | None]]:
    """Yield the parts of a long sentence: what is marked, and what stands around it."""
    last = len(parts) - 1
    for at, (text, mark) in enumerate(parts):
        head, tail = (_INSIDE, _BETWEEN) if mark else _room(at, last)
        yield _shortened(text, head, tail), mark


def _room(at: int, last: int) -> tuple[int, int]:
    """Return how much is kept of the beginning and the end of what is not marked."""
    if last == 0:
        return LONGEST, 0
    if at == 0:
        return 0, _BEFORE
    return (_BEHIND, 0) if at == last else (_BETWEEN, _BETWEEN)


def marked_text(raw: str, within: Span, spans: Iterable[tuple[Span, Mark]], marks: Marks) -> str:
    """Return ``raw`` within a span, with marks around the stretches that have one; long texts are cut, marks never."""
    parts = list(segments(raw, within, _apart(raw, within, spans)))
    if len(within) > LONGEST:
        parts = list(shortened(parts))
    return between_marks(parts, is_unicode=marks is _FULL)


def between_marks(parts: Iterable[tuple[str, Mark | None]], *, is_unicode: bool) -> str:
    """Return parts as one text, marked where they have a mark; signs of its own that look like marks are altered."""
    signs = _OWN_SIGNS if is_unicode else _OWN_PLAIN_SIGNS
    cleaned = ((text.translate(signs), mark) for text, mark in parts)
    return "".join(f"{mark[0]}{text}{mark[1]}" if mark else text for text, mark in cleaned)


def marked_piece(raw: str, within: Span, spans: Iterable[tuple[Span, Mark]], marks: Marks) -> Piece:
    """Return the same as a piece of a row, each stretch in the look of its mark."""
    text = marked_text(raw, within, spans, marks)
    return Piece(text, is_foreign=True, limit=_LIMIT, marks=marks.all)


def marked_cue(raw: str, found: Attribution, marks: Marks) -> Piece:
    """Return the cue of an attribution by itself, between its marks."""
    stretches = _joined(raw, [(span, marks.cue) for span in sorted(found.cue_spans)])
    text = " \u2026 ".join(span.of(raw) for span, _ in stretches)
    return foreign(f"{marks.cue[0]}{_shortened(text, _BETWEEN, 0)}{marks.cue[1]}", "cue")
