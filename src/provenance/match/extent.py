"""How much of one article another tells: what separates a rewrite from a shared part.

A rewriter joins and splits sentences, so a sentence is looked for in two neighbouring
sentences of the other article at once.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Final

from provenance.match.align import MIN_STEMS
from provenance.match.background import PHRASE_WORDS
from provenance.match.profile import Profile

TOLD: Final = 0.35
"""Rarity-weighted share of a sentence's stems from which it counts as told."""


def _windows_by_stem(other: Profile) -> dict[int, list[int]]:
    """Return stem -> the numbers of the windows, two neighbouring sentences or the only one, that hold it."""
    hashes = other.reading.hashes.tolist()
    held = [frozenset(hashes[first:last]) for first, last in other.reading.sentence_bounds()]
    found: dict[int, list[int]] = defaultdict(list)
    windows = [one | next_one for one, next_one in pairwise(held)] or held
    # Equal windows once: a page that repeats a sentence would take quadratic time.
    for number, window in enumerate(dict.fromkeys(windows)):
        for name in window:
            found[name].append(number)
    return found


def _is_told(weight: dict[int, float], windows: dict[int, list[int]]) -> bool:
    """Return whether one window holds enough of a sentence's weight."""
    needed = TOLD * sum(weight.values())
    held: dict[int, float] = defaultdict(float)
    for name, value in weight.items():
        for number in windows.get(name, ()):
            held[number] += value
    return max(held.values(), default=0.0) >= needed


def told_share(one: Profile, other: Profile, fresh: frozenset[int]) -> float:
    """Return the share of the words of ``one`` in sentences that ``other`` tells, in ``[0, 1]``.

    A told sentence also holds a phrase of ``fresh``, the shared phrases that are no formulas.
    """
    windows = _windows_by_stem(other)
    is_fresh = [phrase in fresh for phrase in one.runs.tolist()]
    told = whole = 0
    for first, last in one.reading.sentence_bounds():
        weight = one.weights(first, last)
        if len(weight) < MIN_STEMS:
            continue
        whole += last - first
        if any(is_fresh[first : last - PHRASE_WORDS + 1]) and _is_told(weight, windows):
            told += last - first
    return told / whole if whole else 0.0
