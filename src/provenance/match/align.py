"""Sentences of one article -> the sentences of another that say the same.

The similarity of two sentences is an idf-weighted containment: the summed rarity of the
distinct stems of the one that the other holds, over the summed rarity of all its stems.
Similarity alone cannot tell a told-again sentence from a formula; the share of fresh
phrases and the numbers that the counterpart lacks stand beside it for that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from provenance.article.reading import Hashes
from provenance.match.background import PHRASE_WORDS
from provenance.match.profile import Profile

MIN_STEMS: Final = 4
"""A sentence with fewer distinct stems is too short to say whose it is."""
EVERYWHERE: Final = 100
"""Sentences; a stem in more of them proposes no counterpart, so that a long page takes no quadratic time."""


@dataclass(frozen=True, slots=True)
class BestMatch:
    """A sentence (words ``first`` to ``last - 1``) and its best counterpart in the other article.

    ``counterpart`` is the index of that sentence, -1 for none; ``similarity`` and
    ``freshness`` lie in ``[0, 1]``: the rarity-weighted share of its stems that the
    counterpart holds, and the share of its phrases that the other article holds and that
    are no formulas. ``missing_numbers`` of ``numbers`` stand nowhere in the other article.
    """

    first: int
    last: int
    counterpart: int
    similarity: float
    freshness: float
    numbers: int
    missing_numbers: int

    @property
    def words(self) -> int:
        """Length of the sentence in words."""
        return self.last - self.first


Weights: TypeAlias = dict[int, float]
"""Stem hash -> rarity, in order of the words."""


@dataclass(frozen=True, slots=True)
class _Sentences:
    """The common stems of each sentence of an article, and stem hash -> the sentences that hold it, in order."""

    held: Mapping[int, Weights]
    by_stem: Mapping[int, Sequence[int]]


def _common_weights(one: Profile, common: Hashes) -> dict[int, Weights]:
    """Return sentence -> those of its stems that both articles hold."""
    places = one.places_of(common)
    numbers = np.searchsorted(one.reading.sentence_starts, places, "right") - 1
    hashes, rarity = one.reading.hashes[places].tolist(), one.rarity[places].tolist()
    found: dict[int, Weights] = defaultdict(dict)
    for number, name, value in zip(numbers.tolist(), hashes, rarity, strict=True):
        found[number][name] = value
    return found


def _sentences(other: Profile, held: Mapping[int, Weights]) -> _Sentences:
    """Return the sentences of an article by stem; of sentences with equal stems only the earliest is there."""
    by_stem: dict[int, list[int]] = defaultdict(list)
    # No repeat can be a counterpart, and a page that repeats a sentence would take quadratic time.
    first_told = {number: weights for number, weights in held.items() if not other.sentences[number].is_repeat}
    for number, weights in first_told.items():
        for name in weights:
            by_stem[name].append(number)
    return _Sentences(first_told, by_stem)


def _first_few(weight: Weights, sentences: _Sentences) -> set[int]:
    """Return the sentences that a sentence of nothing but stems of everywhere proposes: the first few with each."""
    return {number for name in weight for number in sentences.by_stem.get(name, ())[:EVERYWHERE]}


def _overlaps(weight: Weights, sentences: _Sentences) -> dict[int, float]:
    """Return how much of the weight each sentence holds that a stem proposes; stems of everywhere only add to it."""
    held: dict[int, float] = defaultdict(float)
    everywhere = []
    for name, value in weight.items():
        numbers = sentences.by_stem.get(name, ())
        if len(numbers) > EVERYWHERE:
            everywhere.append((name, value))
            continue
        for number in numbers:
            held[number] += value
    proposed = (list(held) or _first_few(weight, sentences)) if everywhere else ()
    for number in proposed:
        held[number] += sum(value for name, value in everywhere if name in sentences.held[number])
    return held


def _counterpart(weight: Weights, whole: float, sentences: _Sentences) -> tuple[int, float]:
    """Return the sentence that holds most of the weight, and the share of the whole weight that it holds."""
    overlap = _overlaps(weight, sentences)
    # The earliest of equals, so that a repeated sentence always finds the same one.
    number, held = max(overlap.items(), key=lambda item: (item[1], -item[0]), default=(-1, 0.0))
    return number, held / whole if whole else 0.0


def _fresh_before(one: Profile, fresh: frozenset[int]) -> list[int]:
    """Return how many of the phrases before each word are fresh."""
    names = np.fromiter(fresh, dtype=np.uint64, count=len(fresh))
    return [0, *np.cumsum(np.isin(one.runs, names)).tolist()]


def _rows(
    one: Profile, other: Profile, held: Mapping[int, Weights], sentences: _Sentences, fresh: frozenset[int]
) -> Iterator[BestMatch]:
    before = _fresh_before(one, fresh)
    given = {word for sentence in other.sentences for word in sentence.figures}
    for number, sentence in enumerate(one.sentences):
        if sentence.stems < MIN_STEMS:
            continue
        counterpart, similarity = _counterpart(held.get(number, {}), sentence.weight, sentences)
        phrases = sentence.last - sentence.first - PHRASE_WORDS + 1
        yield BestMatch(
            first=sentence.first,
            last=sentence.last,
            counterpart=counterpart,
            similarity=min(1.0, similarity),
            freshness=(before[sentence.first + phrases] - before[sentence.first]) / phrases,
            numbers=len(sentence.figures),
            missing_numbers=sum(word not in given for word in sentence.figures),
        )


def best_matches(
    left: Profile, right: Profile, fresh: frozenset[int]
) -> tuple[tuple[BestMatch, ...], tuple[BestMatch, ...]]:
    """Return, for each sentence of both articles that is long enough, its best counterpart in the other one.

    ``fresh`` holds the hashes of the shared phrases that are no formulas. Only words whose
    stem both articles hold are looked at one by one.
    """
    common = np.intersect1d(left.stems, right.stems, assume_unique=True)
    ours, theirs = _common_weights(left, common), _common_weights(right, common)
    return (
        tuple(_rows(left, right, ours, _sentences(right, theirs), fresh)),
        tuple(_rows(right, left, theirs, _sentences(left, ours), fresh)),
    )
