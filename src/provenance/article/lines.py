"""Raw page text -> lines, each with the few facts that later rules ask for.

A watermark glued into the text is cut out here, so that what follows it on the same
line is a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from provenance.article.phrases import line_key
from provenance.text.alphabet import ARABIC_FULL_STOP, ARABIC_QUESTION_MARK, ARABIC_SEMICOLON
from provenance.values import Span

KEY_WINDOW: Final = 240
"""Characters of a line that become its key; every rule that reads the whole key asks for short lines."""
_COUNTED: Final = 4_000  # characters up to which words are really counted
_WORD_LENGTH: Final = 6  # characters per word and space, for longer lines
_MARK_LETTERS: Final = 25  # no Arabic word is that long, a glued headline is
_MARK_VARIETY: Final = 6  # different letters, so that a drawn-out laugh is no watermark
_MAX_MARKS: Final = 8  # each is searched for once in the whole text

_BREAKS: Final = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_GLUED: Final = re.compile(rf"(?<!\S)[^\W\d_]{{{_MARK_LETTERS},}}")
_CLOSERS: Final = "\"'»”’)]}› \u00a0"
_TERMINATORS: Final = (".", "!", "?", ":", "\u2026", ARABIC_QUESTION_MARK, ARABIC_FULL_STOP, ARABIC_SEMICOLON)
_MENU_BULLETS: Final = "•·▪●◦‣►▶○■□◄"
_LIST_BULLETS: Final = _MENU_BULLETS + "-–—*+"


@dataclass(frozen=True, slots=True)
class Line:
    """A trimmed line of the page, or the part of one beside a watermark.

    ``start`` and ``end`` are offsets in the raw text; ``words`` counts white-space
    separated words (estimated above 4,000 characters); ``key`` is the line key of the
    first 240 characters; ``terminated`` says whether it ends like a sentence.
    """

    start: int
    end: int
    words: int
    key: str
    terminated: bool
    bullet: str
    is_watermark: bool = False

    @property
    def is_prose(self) -> bool:
        """Whether it reads like a paragraph: a finished sentence, or simply long."""
        return self.words >= 30 or (self.terminated and self.words >= 8)

    @property
    def bare_key(self) -> str:
        """The key without numbers, so that «التعليقات (3)» and «التعليقات» are one."""
        return " ".join(word for word in self.key.split() if not word.isdigit())


def _trimmed(raw: str, start: int, end: int) -> Span | None:
    piece = raw[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    return Span(left, right) if left < right else None


def _line(raw: str, span: Span) -> Line:
    text = span.of(raw)
    count = len(text.split()) if len(text) <= _COUNTED else len(text) // _WORD_LENGTH
    return Line(
        start=span.start,
        end=span.end,
        words=count,
        key=line_key(text[:KEY_WINDOW]),
        terminated=text[-8:].rstrip(_CLOSERS).endswith(_TERMINATORS),
        bullet=text[0] if text[0] in _LIST_BULLETS else "",
    )


def is_menu_bullet(line: Line) -> bool:
    """Return whether the line opens with a bullet of the kind that menus are made of."""
    return line.bullet != "" and line.bullet in _MENU_BULLETS


def _common_prefix(left: str, right: str) -> str:
    """Return what the smallest and the greatest of a group share, hence all of it."""
    length = next((at for at, (one, other) in enumerate(zip(left, right, strict=False)) if one != other), None)
    return left[:length] if length is not None else min(left, right, key=len)


def watermarks(raw: str) -> tuple[str, ...]:
    """Return the glued strings that at least two unspaced tokens of ``raw`` begin with.

    Sites that protect their text print the headline without spaces into it, sometimes
    alone, sometimes in front of a real word. The watermark is what such tokens share.
    """
    groups: dict[str, list[str]] = {}
    for found in _GLUED.finditer(raw):
        token = found.group()
        groups.setdefault(token[:_MARK_LETTERS], []).append(token)
    shared = (_common_prefix(min(group), max(group)) for group in groups.values() if len(group) > 1)
    return tuple(mark for mark in shared if len(set(mark)) >= _MARK_VARIETY)[:_MAX_MARKS]


def _occurrences(raw: str, marks: tuple[str, ...]) -> list[Span]:
    """Return where the watermarks stand, in order and without overlap."""
    found = []
    for mark in marks:
        at = raw.find(mark)
        while at >= 0:
            found.append(Span(at, at + len(mark)))
            at = raw.find(mark, at + len(mark))
    kept: list[Span] = []
    for span in sorted(found):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _stretches(raw: str, start: int, end: int) -> Iterator[Line]:
    at = start
    for stop in _BREAKS.finditer(raw, start, end):
        if span := _trimmed(raw, at, stop.start()):
            yield _line(raw, span)
        at = stop.end()
    if span := _trimmed(raw, at, end):
        yield _line(raw, span)


def lines_of(raw: str) -> list[Line]:
    """Return the lines of ``raw`` that hold anything but white space, in order; linear time.

    Together they hold every character that is not white space, once.
    """
    found: list[Line] = []
    at = 0
    for mark in _occurrences(raw, watermarks(raw)):
        found.extend(_stretches(raw, at, mark.start))
        found.append(Line(mark.start, mark.end, 1, "", terminated=False, bullet="", is_watermark=True))
        at = mark.end
    found.extend(_stretches(raw, at, len(raw)))
    return found
