"""Two profiles -> the signals that speak for or against reuse, each a small number with a meaning.

Every signal is symmetric in its two articles. Those measured in shares lie in
``[0, 1]``. What each weighs is not decided here but in :mod:`provenance.match.score`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np

from provenance.article.reading import Hashes
from provenance.match.align import BestMatch, best_matches
from provenance.match.passages import passages
from provenance.match.profile import Profile
from provenance.match.sequence import longest_ascending
from provenance.values import Passage

# Similarity and freshness of a sentence from which it counts, chosen together with the
# weights on the development pairs (ablations in benchmarks/quality).
LOOSELY: Final = 0.3
ALIGNED: Final = 0.4
CLOSELY: Final = 0.5
SOME_FRESH: Final = 0.1
MOSTLY_FRESH: Final = 0.5
NEARLY_SAME: Final = 0.8
MIN_PHRASES: Final = 10  # fewer phrases in common are no text
MIN_RARE: Final = 3
MIN_ORDERED: Final = 5
MIN_WEIGHT: Final = 60.0  # summed rarity of about a dozen words: less of an article says nothing
MIN_TITLE_WEIGHT: Final = 10.0
NO_HEADLINE: Final = 0.3  # assumed where neither article has one: the usual value of unlike headlines


@dataclass(frozen=True, slots=True)
class Measure:
    """The value of a signal and the counts that its explanation quotes."""

    value: float
    counts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """What several signals need of a pair, worked out once."""

    left: Profile
    right: Profile
    left_phrases: np.ndarray[tuple[int], np.dtype[np.intp]]
    fresh: frozenset[int]
    left_matches: tuple[BestMatch, ...]
    right_matches: tuple[BestMatch, ...]
    passages: tuple[Passage, ...]


def shared(left: Profile, right: Profile) -> Shared:
    """Return the shared phrases (positions in the left one), those that are no formulas, sentences and passages."""
    _, at_left, _ = np.intersect1d(left.phrases.hashes, right.phrases.hashes, assume_unique=True, return_indices=True)
    fresh = frozenset(left.phrases.hashes[at_left[~left.phrases.is_formula[at_left]]].tolist())
    left_matches, right_matches = best_matches(left, right, fresh)
    return Shared(
        left=left,
        right=right,
        left_phrases=at_left,
        fresh=fresh,
        left_matches=left_matches,
        right_matches=right_matches,
        passages=passages(left, right),
    )


def _share(part: float, whole: float) -> float:
    return float(min(1.0, part / whole)) if whole > 0 else 0.0


def _fresh(pair: Shared) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Return the shared phrases that are no formulas, as positions in the left article."""
    return pair.left_phrases[~pair.left.phrases.is_formula[pair.left_phrases]]


def _weight_in(one: Profile, stems: Hashes, power: int = 1) -> float:
    """Return the summed rarity of some stems of an article, each raised to a power."""
    at = np.searchsorted(one.stems, stems)
    return float((one.stem_rarity[at] ** power).sum())


def jaccard(pair: Shared) -> float:
    """Return the Jaccard similarity of all phrases, formulas included; 0 for empty sets."""
    common = len(pair.left_phrases)
    union = len(pair.left.phrases.hashes) + len(pair.right.phrases.hashes) - common
    return _share(common, union)


def near_copy(pair: Shared) -> Measure:
    """Jaccard similarity of all phrases beyond .8, from 0 to 1: one text, whatever it is made of."""
    common = len(pair.left_phrases)
    likeness = min(jaccard(pair), common / MIN_PHRASES)
    return Measure(max(0.0, (likeness - NEARLY_SAME) / (1 - NEARLY_SAME)), (common,))


def passage(pair: Shared) -> Measure:
    """Whether a stretch of one article reappears in the other, 0 or 1: shared words may be scattered by chance."""
    longest = max((found.words for found in pair.passages), default=0)
    return Measure(float(longest > 0), (longest,))


def words(pair: Shared) -> Measure:
    """Rarity-weighted share of the smaller article's stems that the other holds."""
    common = np.intersect1d(pair.left.stems, pair.right.stems, assume_unique=True)
    smaller = min(pair.left.stem_rarity.sum(), pair.right.stem_rarity.sum())
    return Measure(_share(_weight_in(pair.left, common), max(MIN_WEIGHT, smaller)), (len(common),))


def rare_words(pair: Shared) -> Measure:
    """Share of the smaller article's rare stems that the other holds."""
    left, right = pair.left.rare_stems, pair.right.rare_stems
    common = len(np.intersect1d(left, right, assume_unique=True))
    return Measure(_share(common, max(MIN_RARE, min(len(left), len(right)))), (common,))


def wording(pair: Shared) -> Measure:
    """Share of the smaller article's phrases that are shared wording: fresh, with an everyday word in them."""
    at = _fresh(pair)
    count = int(pair.left.phrases.is_wording[at].sum())
    smaller = min(len(pair.left.phrases.hashes), len(pair.right.phrases.hashes))
    return Measure(_share(count, smaller), (count,))


def order(pair: Shared) -> Measure:
    """Rare stems that both articles bring in one order, as a share of the smaller article's."""
    left, right = pair.left.rare_stems, pair.right.rare_stems
    common = np.intersect1d(left, right, assume_unique=True)
    by_left = np.argsort(pair.left.first_places(common))
    count = len(longest_ascending(pair.right.first_places(common)[by_left].tolist()))
    return Measure(_share(count, max(MIN_ORDERED, min(len(left), len(right)))), (count,))


def formulaic(pair: Shared) -> Measure:
    """Share of an article's own phrases that come back on other days of the corpus: the less formulaic side."""
    sides = [one.phrases.is_recurring for one in (pair.left, pair.right)]
    return Measure(min(float(mask.mean()) if len(mask) else 0.0 for mask in sides))


Test = Callable[[BestMatch], bool]


def told(matches: tuple[BestMatch, ...], holds: Test) -> tuple[float, int]:
    """Return the share of words that stand in sentences which pass a test, and how many such sentences there are."""
    passed = [row.words for row in matches if holds(row)]
    return _share(sum(passed), sum(row.words for row in matches)), len(passed)


def _better_side(pair: Shared, holds: Test) -> Measure:
    share, count = max(told(pair.left_matches, holds), told(pair.right_matches, holds))
    return Measure(share, (count,))


def _worse_side(pair: Shared, holds: Test) -> Measure:
    share, count = min(told(pair.left_matches, holds), told(pair.right_matches, holds))
    return Measure(share, (count,))


def retold(pair: Shared) -> Measure:
    """Share of one article in sentences that the other tells too, with a fresh phrase in common: the better side."""
    return _better_side(pair, lambda row: row.similarity >= ALIGNED and row.freshness > 0)


def agreeing(pair: Shared) -> Measure:
    """Share of one article in sentences with fresh phrases of the other and all numbers shared: the better side."""
    return _better_side(
        pair, lambda row: row.similarity >= LOOSELY and row.freshness > SOME_FRESH and not row.missing_numbers
    )


def agreeing_both(pair: Shared) -> Measure:
    """The same of the worse side, for closely aligned sentences: both articles mostly say the same."""
    return _worse_side(
        pair, lambda row: row.similarity >= CLOSELY and row.freshness > SOME_FRESH and not row.missing_numbers
    )


def verbatim(pair: Shared) -> Measure:
    """Share of one article in sentences taken over mostly word for word, with their numbers: the better side."""
    return _better_side(
        pair, lambda row: row.similarity >= LOOSELY and row.freshness > MOSTLY_FRESH and not row.missing_numbers
    )


def _lead_in(one: Profile, other: Profile) -> float:
    lead = np.unique(one.lead)
    common = np.intersect1d(lead, other.stems, assume_unique=True)
    # Squared, so that names and events outweigh the words of the topic.
    return _share(_weight_in(one, common, 2), max(MIN_WEIGHT, _weight_in(one, lead, 2)))


def lead(pair: Shared) -> Measure:
    """Share, weighted by squared rarity, of one article's first words that the other holds: the better side."""
    return Measure(max(_lead_in(pair.left, pair.right), _lead_in(pair.right, pair.left)))


def _headline_in(one: Profile, other: Profile) -> float | None:
    title = np.unique(one.reading.hashes[: one.reading.title_words])
    if not len(title):
        return None
    common = np.intersect1d(title, other.stems, assume_unique=True)
    return _share(_weight_in(one, common), max(MIN_TITLE_WEIGHT, _weight_in(one, title)))


def headline(pair: Shared) -> Measure:
    """Rarity-weighted share of one headline whose words the other article holds: the better side."""
    sides = (_headline_in(pair.left, pair.right), _headline_in(pair.right, pair.left))
    return Measure(max((side for side in sides if side is not None), default=NO_HEADLINE))


def _missing_numbers(matches: tuple[BestMatch, ...]) -> tuple[int, int]:
    """Return how many numbers the closely aligned sentences hold and how many the other article lacks."""
    rows = [row for row in matches if row.similarity >= CLOSELY]
    return sum(row.numbers for row in rows), sum(row.missing_numbers for row in rows)


def number_conflict(pair: Shared) -> Measure:
    """Share of numbers in aligned sentences that the other article lacks, on the side where fewer are lacking.

    The mark of a series: the same sentences with other prices, temperatures or dates.
    A quarter of a number is assumed, so that one number alone does not decide.
    """
    sides = (_missing_numbers(pair.left_matches), _missing_numbers(pair.right_matches))
    return Measure(min((lacking + 0.25) / (given + 1) for given, lacking in sides), (min(side[1] for side in sides),))


def days_apart(pair: Shared) -> int | None:
    """Return the days between two publications, None unless both are dated."""
    if pair.left.day is None or pair.right.day is None:
        return None
    return abs(pair.left.day - pair.right.day)


SIGNALS: Final[Mapping[str, Callable[[Shared], Measure]]] = MappingProxyType(
    {
        "near_copy": near_copy,
        "passage": passage,
        "wording": wording,
        "retold": retold,
        "agreeing": agreeing,
        "agreeing_both": agreeing_both,
        "verbatim": verbatim,
        "rare_words": rare_words,
        "order": order,
        "words": words,
        "lead": lead,
        "headline": headline,
        "formulaic": formulaic,
        "number_conflict": number_conflict,
    }
)
"""Every signal by name, in the order in which they are explained."""

AGAINST: Final = frozenset({"formulaic", "number_conflict"})
"""Signals of which more speaks against reuse; all others speak for it."""


def measure(pair: Shared) -> dict[str, Measure]:
    """Return every signal of a pair."""
    return {name: signal(pair) for name, signal in SIGNALS.items()}
