"""Raw text -> normal text: interchangeable Arabic spellings made one."""

from __future__ import annotations

from functools import lru_cache
from typing import NewType

from provenance.text.alphabet import FOLD, IN_PLACE
from provenance.text.points import LONG, Points, points, string, table

NormalText = NewType("NormalText", str)

# str.translate reads a plain dict faster than a mapping proxy.
_FOLD, _IN_PLACE = dict(FOLD), dict(IN_PLACE)


def fold(raw: str) -> NormalText:
    """Return ``raw`` with interchangeable spellings made one.

    Marks, tatweel and invisible characters vanish; hamza seats, presentation forms,
    look-alike letters of other Arabic-script languages, digits of every script and
    letter case become plain. Works character by character, hence in linear time, and
    never composes or decomposes a sequence. Idempotent; at most 4 characters per
    character of ``raw``.

    >>> fold("مُذكّرة")
    'مذكره'
    """
    return NormalText(raw.translate(_FOLD))


def folded_in_place(raw: str) -> str:
    """Return ``raw`` with every character folded to one character, those that vanish or expand to stand-ins."""
    if len(raw) < LONG:
        return raw.translate(_IN_PLACE)
    return string(_in_place_points()[points(raw)])


@lru_cache(maxsize=1)
def _in_place_points() -> Points:
    return table({point: ord(out) for point, out in IN_PLACE.items()})


def fold_with_offsets(raw: str) -> tuple[NormalText, tuple[int, ...]]:
    """Return ``fold(raw)`` and, for each character of it, its offset in ``raw``."""
    kept = [(out, at) for at, char in enumerate(raw) for out in _FOLD.get(ord(char), char)]
    return NormalText("".join(out for out, _ in kept)), tuple(at for _, at in kept)
