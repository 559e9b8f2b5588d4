"""The facts of an article that another can share by retelling it: its figures and its rare words, in their order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from provenance.article.reading import Reading
from provenance.match.frequencies import word_frequency

RARE: Final = 2e-5  # of running words: names and terms, as the bundled table counts them
MAX_FACTS: Final = 200  # comparing orders is quadratic
MIN_SHARED: Final = 6
MIN_TAU: Final = 0.5
MIN_OWN: Final = 2


@dataclass(frozen=True, slots=True)
class SharedFacts:
    """What two articles have in common: how many facts, in how much the same order, and how many each has alone.

    ``tau`` is Kendall's, from -1 (reversed) to 1; 0 where fewer than two are shared.
    """

    shared: int
    tau: float
    left_only: int
    right_only: int

    @property
    def is_one_telling(self) -> bool:
        """Whether enough facts come in enough the same order that one telling lies behind both."""
        return self.shared >= MIN_SHARED and self.tau >= MIN_TAU

    @property
    def has_own_facts(self) -> bool:
        """Whether each side tells what the other lacks, so that neither is the parent."""
        return min(self.left_only, self.right_only) >= MIN_OWN


def facts(read: Reading) -> dict[str, int]:
    """Return the first facts of an article, each with the place of its first mention."""
    rare = np.asarray(word_frequency(read.hashes) <= RARE)
    found: dict[str, int] = {}
    for at, (word, stem) in enumerate(zip(read.words, read.stems, strict=True)):
        if at >= read.title_words and (rare[at] or word[0].isdigit()):
            found.setdefault(stem, at)
            if len(found) == MAX_FACTS:
                break
    return found


def kendall_tau(left: Mapping[str, int], right: Mapping[str, int]) -> float:
    """Return Kendall's rank correlation of the facts that both hold (Kendall 1938)."""
    ranks = [right[fact] for fact in sorted(left, key=left.__getitem__) if fact in right]
    pairs = len(ranks) * (len(ranks) - 1) // 2
    ascending = sum(late > early for at, late in enumerate(ranks) for early in ranks[:at])
    return 2 * ascending / pairs - 1 if pairs else 0.0


def shared_facts(left: Mapping[str, int], right: Mapping[str, int]) -> SharedFacts:
    """Return what two articles have in common."""
    shared = len(left.keys() & right.keys())
    return SharedFacts(shared, kendall_tau(left, right), len(left) - shared, len(right) - shared)
