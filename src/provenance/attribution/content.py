"""What a citation covers: a quotation, the clause behind or before its cue, the whole text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from provenance.attribution.cues.citation import Citation
from provenance.attribution.grammar.words import CLOSERS, OPENERS, QUOTES, Words, has_quote
from provenance.values import Span

_MARK: Final = re.compile(f"[\n{re.escape(QUOTES)}]")
_MAX_QUOTE: Final = 3_000
_TRIM: Final = " \t\n\r،,؛;:.-–—"


def _trimmed(raw: str, start: int, end: int) -> tuple[Span, ...]:
    text = raw[start:end]
    left = start + len(text) - len(text.lstrip(_TRIM))
    right = start + len(text.rstrip(" \t\n\r،,؛;-–—"))
    return (Span(left, right),) if left < right else ()


def quotations(raw: str, zone: Span) -> tuple[Span, ...]:
    """Return the stretches between quotation marks in a zone, paragraph by paragraph, marks left out.

    A mark that never closes within its paragraph opens nothing, one that was never opened
    closes nothing; so one mark too many harms one paragraph at most. Linear.
    """
    found: list[Span] = []
    opened = -1
    for hit in _MARK.finditer(raw, zone.start, zone.end):
        at, sign = hit.start(), hit.group()
        if sign == "\n":
            opened = -1
        elif sign in OPENERS or (sign in QUOTES and sign not in CLOSERS and sign != "'" and opened < 0):
            opened = at + 1
        elif opened >= 0 and sign in QUOTES and sign != "'":
            if at - opened <= _MAX_QUOTE:
                found.append(Span(opened, at))
            opened = -1
    return tuple(found)


def content_of(
    raw: str, words: Words, found: Citation, following: int | None, before: int, quoted: Sequence[Span]
) -> tuple[Span, ...]:
    """Return what a citation covers.

    Args:
        following: The first word of the next citation of the sentence, None at its last.
        before: The word where the previous citation of the sentence ends.
        quoted: The quotations of the zone.
    """
    if found.kind in ("whole_doc", "image"):
        return ()
    if found.kind == "preceding":
        stop = found.at
        return _trimmed(raw, words.spans[min(before, stop)].start, words.spans[stop].start) if before < stop else ()
    if found.content is None or found.content[0] >= len(words):
        return ()
    start, end = found.content
    if has_quote(words.sign(start)):
        at = words.spans[start].start
        if inner := next((one for one in quoted if one.start <= at < one.end), None):
            return (inner,)
    if following is not None and start < following < end:
        end = following
    return _trimmed(raw, words.spans[start].start, words.spans[end - 1].end)
