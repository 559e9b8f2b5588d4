"""Raw text -> what a reader sees of it, with the way back to the raw offsets.

Rules about stops, labels and the lengths of lines read this view, so that a mark, an
invisible character or another code point for the same letter changes no sentence and no
zone. It is the fold, with every space plain and a tatweel that stands alone for a dash.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from provenance.text.alphabet import EXPANDING, FOLD, TATWEEL
from provenance.text.points import LONG, Points, points, string, table
from provenance.values import Span

_SPACES: Final = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# A fraction in one character is one word; written out, its parts would join the digits beside it.
_WHOLE: Final = {point: out for point, out in FOLD.items() if "\u2044" not in out}
_VISIBLE: Final = {**_WHOLE, **{ord(space): " " for space in _SPACES}}
_RESIZED: Final = {chr(point): len(out) for point, out in _VISIBLE.items() if len(out) != 1}
_DROPPED: Final = re.escape("".join(char for char, length in _RESIZED.items() if not length and char < "\U00010000"))
_NOTHING: Final = 0xFFFFFFFF  # no code point
_LONE_TATWEEL: Final = re.compile(rf"(?<![\w{_DROPPED}])({TATWEEL}+)(?![\w{_DROPPED}])")


@dataclass(frozen=True, slots=True)
class Visible:
    """The visible text, and where each of its characters stands in the raw one.

    From the visible offset ``bends[i]`` on, the raw offset is greater by ``shifts[i]``.
    """

    text: str
    bends: Sequence[int] = ()
    shifts: Sequence[int] = ()

    def offset(self, at: int) -> int:
        """Return the raw offset of the visible character ``at``, which may be one past the last."""
        bend = bisect_right(self.bends, at)
        return at + self.shifts[bend - 1] if bend else at

    def raw_span(self, span: Span) -> Span:
        """Return the raw range of a visible one, with the marks behind its last character."""
        if span.start == span.end:
            return Span(self.offset(span.start), self.offset(span.start))
        # A range may end inside a ligature, which then belongs to it.
        return Span(self.offset(span.start), max(self.offset(span.end), self.offset(span.end - 1) + 1))


@lru_cache(maxsize=1)
def _becomes() -> Points:
    """Return what each code point becomes where it does not become several; :data:`_NOTHING` where it vanishes."""
    return table({point: ord(out) if out else _NOTHING for point, out in _VISIBLE.items() if len(out) < 2})


def visible(raw: str) -> Visible:
    """Return what a reader sees of ``raw``. Linear; at most 4 characters per character of ``raw``.

    >>> visible("قـــال ـ نعم").text
    'قال - نعم'
    """
    if len(raw) < LONG or not EXPANDING.isdisjoint(raw):
        return plain_visible(raw, dashed(raw))
    found = _becomes()[points(dashed(raw))]
    vanished = np.flatnonzero(found == _NOTHING)
    if not len(vanished):
        return Visible(string(found))
    shifts = np.arange(1, len(vanished) + 1)
    return Visible(string(found[found != _NOTHING]), (vanished - shifts + 1).tolist(), shifts.tolist())


def dashed(raw: str) -> str:
    """Return ``raw`` with a dash for each tatweel that stands alone."""
    return _LONE_TATWEEL.sub(lambda found: "-" * len(found[1]), raw) if TATWEEL in raw else raw


def plain_visible(raw: str, plain: str) -> Visible:
    """Return the same character by character; ``plain`` is ``raw`` with its dashes."""
    text = plain.translate(_VISIBLE)
    if len(text) == len(raw) and EXPANDING.isdisjoint(raw):
        return Visible(text)
    bends, shifts, shift = [], [], 0
    for at, length in [(at, _RESIZED[char]) for at, char in enumerate(plain) if char in _RESIZED]:
        here = at - shift
        for bend, change in [(here, 1)] if length == 0 else [(here + step, -1) for step in range(1, length)]:
            shift += change
            bends.append(bend)
            shifts.append(shift)
    return Visible(text, bends, shifts)
