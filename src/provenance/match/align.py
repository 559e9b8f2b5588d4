"""Sentences of one article -> the sentences of another that say the same.

The similarity of two sentences is an idf-weighted containment: the summed rarity of the
distinct stems of the one that the other holds, over the summed rarity of all its stems.
Similarity alone cannot tell a told-again sentence from a formula; the share of fresh
phrases and the numbers that the counterpart lacks stand beside it for that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from provenance.match.background import PHRASE_WORDS
from provenance.match.profile import Profile
from provenance.sketch.shingle import rolling_hashes

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


@dataclass(frozen=True, slots=True)
class _Sentences:
    """The stems of each sentence of an article, and stem hash -> the sentences that hold it, in order."""

    held: Mapping[int, frozenset[int]]
    by_stem: Mapping[int, Sequence[int]]


def _sentences(other: Profile) -> _Sentences:
    """Return the sentences of an article by stem; of sentences with equal stems only the earliest is there."""
    by_stem: dict[int, list[int]] = defaultdict(list)
    hashes = other.reading.hashes.tolist()
    found: dict[frozenset[int], int] = {}
    for number, (first, last) in enumerate(other.reading.sentence_bounds()):
        held = frozenset(hashes[first:last])
        # No later one can be a counterpart, and a page that repeats a sentence would take quadratic time.
        if held not in found:
            found[held] = number
            for name in held:
                by_stem[name].append(number)
    return _Sentences({number: held for held, number in found.items()}, by_stem)


def _first_few(weight: Mapping[int, float], sentences: _Sentences) -> set[int]:
    """Return the sentences that a sentence of nothing but stems of everywhere proposes: the first few with each."""
    return {number for name in weight for number in sentences.by_stem.get(name, ())[:EVERYWHERE]}


def _overlaps(weight: Mapping[int, float], sentences: _Sentences) -> dict[int, float]:
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


def _counterpart(weight: Mapping[int, float], sentences: _Sentences) -> tuple[int, float]:
    """Return the sentence that holds most of the weight, and the share that it holds."""
    overlap = _overlaps(weight, sentences)
    # The earliest of equals, so that a repeated sentence always finds the same one.
    number, held = max(overlap.items(), key=lambda item: (item[1], -item[0]), default=(-1, 0.0))
    total = sum(weight.values())
    return number, held / total if total else 0.0


def best_matches(one: Profile, other: Profile, fresh: frozenset[int]) -> tuple[BestMatch, ...]:
    """Return, for each sentence of ``one`` that is long enough, its best counterpart in ``other``.

    ``fresh`` holds the hashes of the shared phrases that are no formulas.
    """
    sentences = _sentences(other)
    given = frozenset(other.reading.words)
    hashes, rarity = one.reading.hashes.tolist(), one.rarity.tolist()
    is_fresh = [phrase in fresh for phrase in rolling_hashes(one.reading.hashes, PHRASE_WORDS).tolist()]
    rows = []
    for first, last in one.reading.sentence_bounds():
        weight = dict(zip(hashes[first:last], rarity[first:last], strict=True))
        if len(weight) < MIN_STEMS:
            continue
        number, similarity = _counterpart(weight, sentences)
        inside = is_fresh[first : last - PHRASE_WORDS + 1]
        numbers = [word in given for word in one.reading.words[first:last] if word[0].isdigit()]
        rows.append(
            BestMatch(
                first=first,
                last=last,
                counterpart=number,
                similarity=min(1.0, similarity),
                freshness=sum(inside) / len(inside),
                numbers=len(numbers),
                missing_numbers=numbers.count(False),
            )
        )
    return tuple(rows)
