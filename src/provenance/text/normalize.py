"""Raw text -> normal text: interchangeable Arabic spellings made one."""

from __future__ import annotations

from typing import NewType

from provenance.text.alphabet import FOLD

NormalText = NewType("NormalText", str)

# str.translate reads a plain dict faster than a mapping proxy.
_FOLD = dict(FOLD)


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


def fold_with_offsets(raw: str) -> tuple[NormalText, tuple[int, ...]]:
    """Return ``fold(raw)`` and, for each character of it, its offset in ``raw``."""
    kept = [(out, at) for at, char in enumerate(raw) for out in _FOLD.get(ord(char), char)]
    return NormalText("".join(out for out, _ in kept)), tuple(at for _, at in kept)
