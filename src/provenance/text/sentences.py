"""Raw text -> sentences, as spans of the raw text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from provenance.text.alphabet import ARABIC_FULL_STOP, ARABIC_QUESTION_MARK, WAW
from provenance.text.visible import visible
from provenance.values import Span

MAX_SENTENCE: Final = 2_000
"""Visible characters; a longer stretch without an end is cut at a space, so that no later step meets a monster."""

_CLOSERS: Final = "\"'»”’)]}›"
_BREAK: Final = re.compile(rf"[.!?{ARABIC_QUESTION_MARK}{ARABIC_FULL_STOP}\u2026]|[\n\r\u2028\u2029\x85]")
_STOPS: Final = frozenset(f".!?{ARABIC_QUESTION_MARK}{ARABIC_FULL_STOP}\u2026")
_SPACE: Final = re.compile(r"\s")
# Written with a full stop in the middle of a sentence. Single letters (د. م. أ.) need no list.
_ABBREVIATIONS: Final = frozenset(
    "ص.ب ق.م ه.ش تحق مج mr mrs ms dr prof st vs no jr sr inc ltd co corp gen col lt sen rep gov".split()
)


def _word_before(text: str, stop: int) -> str:
    """Return the letters, digits and inner stops right before position ``stop`` (at most 12)."""
    at = stop
    while at > 0 and stop - at < 12 and (text[at - 1].isalnum() or text[at - 1] == "."):
        at -= 1
    return text[at:stop]


def _has_letters(text: str, at: int, count: int) -> bool:
    """Return whether ``count`` letters follow position ``at``."""
    following = text[at : at + count]
    return len(following) == count and following.isalpha()


def _is_inside(text: str, stop: int) -> bool:
    """Return whether the full stop at ``stop`` belongs to a number, date, initial or abbreviation."""
    before = _word_before(text, stop)
    after = text[stop + 1 : stop + 2] or "\n"
    if before[-1:].isdigit() and after.isdigit():
        return True
    if before.isdigit() and text[stop - len(before) - 1 : stop - len(before)] in ("", "\n"):
        return True  # "1." that numbers a line
    last = before.rsplit(".", 1)[-1]
    if len(last) == 2 and last[0] == WAW:
        last = last[1:]  # «وم. فلان»
    if (len(last) == 1 and last.isalpha()) or before in _ABBREVIATIONS:
        return not after.isspace() or after == " "
    if after == "." or text[stop - 1 : stop] == ".":
        # Two dots are a pause in Arabic headlines, three an ellipsis: neither ends a sentence by itself.
        return True
    if after.isspace() or after in _CLOSERS:
        return False
    # A missing space: «انتهى.وقال» is two sentences, «د.محمد» and «site.com» are not.
    return after.isascii() or len(last) < 3 or not _has_letters(text, stop + 1, 3)


def _ends(text: str) -> Iterator[int]:
    """Yield the positions behind the last character of each sentence."""
    at = 0
    for found in _BREAK.finditer(text):
        stop = found.start()
        if stop < at:
            continue  # in the run of stops that closed the last sentence
        if text[stop] not in _STOPS:
            yield stop
        elif text[stop] != "." or not _is_inside(text, stop):
            at = stop + 1
            while at < len(text) and (text[at] in _CLOSERS or text[at] in _STOPS):
                at += 1
            yield at
    yield len(text)


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield ``text[start:end]`` without outer space, in pieces of at most ``MAX_SENTENCE`` characters."""
    while start < end:
        stop = min(end, start + MAX_SENTENCE)
        if stop < end:
            spaces = [found.start() for found in _SPACE.finditer(text, start + MAX_SENTENCE // 2, stop)]
            stop = spaces[-1] if spaces else stop
        piece = text[start:stop]
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        if left < right:
            yield Span(left, right)
        start = stop


def sentences(raw: str, *, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the sentences of ``raw[start:end]`` in order, as spans into ``raw``.

    A sentence ends at a line break or behind ``. ! ? ؟ ۔ …`` with the quotation marks and
    brackets that close on it; not at decimals, dates, initials, abbreviations, numbered
    lines or two dots. The spans hold every visible character that is not white space; no
    mark or invisible character moves a boundary. Linear.
    """
    seen = visible(raw[start:end])
    at = 0
    for stop in _ends(seen.text):
        if stop > at:
            for piece in _cut(seen.text, at, stop):
                span = seen.raw_span(piece)
                yield Span(start + span.start, start + span.end)
            at = stop
