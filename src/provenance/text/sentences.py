"""Raw text -> sentences, as spans of the raw text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from provenance.text.alphabet import ARABIC_FULL_STOP, ARABIC_QUESTION_MARK
from provenance.values import Span

MAX_SENTENCE: Final = 2_000
"""Characters; a longer stretch without an end is cut at a space, so that no later step meets a monster."""

_CLOSERS: Final = "\"'»”’)]}›"
_BREAK: Final = re.compile(rf"[.!?{ARABIC_QUESTION_MARK}{ARABIC_FULL_STOP}\u2026]|[\n\r\u2028\u2029\x85]")
_STOPS: Final = frozenset(f".!?{ARABIC_QUESTION_MARK}{ARABIC_FULL_STOP}\u2026")
_SPACE: Final = re.compile(r"\s")
# Written with a full stop in the middle of a sentence. Single letters (د. م. أ.) need no list.
_ABBREVIATIONS: Final = frozenset(
    "ص.ب ق.م هـ.ش تحق مج Mr Mrs Ms Dr Prof St vs No Jr Sr Inc Ltd Co Corp Gen Col Lt Sen Rep Gov".split()
)


def _word_before(raw: str, stop: int, start: int) -> str:
    """Return the letters, digits and inner stops right before position ``stop`` (at most 12)."""
    at = stop
    while at > start and stop - at < 12 and (raw[at - 1].isalnum() or raw[at - 1] == "."):
        at -= 1
    return raw[at:stop]


def _letters_after(raw: str, at: int, end: int) -> int:
    """Return how many letters follow position ``at``, counted up to three."""
    count = 0
    while at + count < end and count < 3 and raw[at + count].isalpha():
        count += 1
    return count


def _is_inside(raw: str, stop: int, start: int, end: int) -> bool:
    """Return whether the full stop at ``stop`` belongs to a number, date, initial or abbreviation."""
    before = _word_before(raw, stop, start)
    after = raw[stop + 1] if stop + 1 < end else "\n"
    if before[-1:].isdigit() and after.isdigit():
        return True
    if before.isdigit() and (stop - len(before) <= start or raw[stop - len(before) - 1] == "\n"):
        return True  # "1." that numbers a line
    last = before.rsplit(".", 1)[-1]
    if (len(last) == 1 and last.isalpha()) or before in _ABBREVIATIONS:
        return not after.isspace() or after == " "
    if after == "." or raw[stop - 1 : stop] == ".":
        # Two dots are a pause in Arabic headlines, three an ellipsis: neither ends a sentence by itself.
        return True
    if after.isspace() or after in _CLOSERS:
        return False
    # A missing space: «انتهى.وقال» is two sentences, «د.محمد» and «site.com» are not.
    is_latin = after.isascii()
    return is_latin or len(last) < 3 or _letters_after(raw, stop + 1, end) < 3


def _ends(raw: str, start: int, end: int) -> Iterator[int]:
    """Yield the positions behind the last character of each sentence."""
    for found in _BREAK.finditer(raw, start, end):
        at = found.start()
        if raw[at] not in _STOPS:
            yield at
        elif raw[at] != "." or not _is_inside(raw, at, start, end):
            at += 1
            while at < end and (raw[at] in _CLOSERS or raw[at] in _STOPS):
                at += 1
            yield at
    yield end


def _cut(raw: str, start: int, end: int) -> Iterator[Span]:
    """Yield ``raw[start:end]`` without outer space, in pieces of at most ``MAX_SENTENCE`` characters."""
    while start < end:
        stop = min(end, start + MAX_SENTENCE)
        if stop < end:
            spaces = [found.start() for found in _SPACE.finditer(raw, start + MAX_SENTENCE // 2, stop)]
            stop = spaces[-1] if spaces else stop
        piece = raw[start:stop]
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        if left < right:
            yield Span(left, right)
        start = stop


def sentences(raw: str, *, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the sentences of ``raw[start:end]`` in order, as spans into ``raw``.

    A sentence ends at a line break or behind ``. ! ? ؟ ۔ …`` with the quotation marks and
    brackets that close on it; not at decimals, dates, initials, abbreviations, numbered
    lines or two dots. The spans hold every character that is not white space. Linear.
    """
    end = len(raw) if end is None else min(end, len(raw))
    at = start
    for stop in _ends(raw, start, end):
        if stop > at:
            yield from _cut(raw, at, stop)
            at = stop
