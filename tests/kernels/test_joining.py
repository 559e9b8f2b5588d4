"""Pairs that share enough features, range by range: the kernel against the posting lists of a corpus in memory."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from hypothesis import given
from hypothesis import strategies as st

from provenance.candidates.join import places_of, posting_lists, rarity
from provenance.kernels.cache import compiled

CAP = 6
sketches = st.lists(st.frozensets(st.integers(0, 30), max_size=12), min_size=1, max_size=14)
Whole = npt.NDArray[np.int64]


def walked(
    found: list[frozenset[int]], low: int, high: int, least: float, factor: float, count: int
) -> set[tuple[int, int]]:
    """Return the pairs with a later place of the range, from the kernel; lists above the cap are left out."""
    holders = {one: [place for place, held in enumerate(found) if one in held] for one in range(31)}
    kept = {one: places for one, places in holders.items() if 1 < len(places) <= CAP}
    numbers = {one: number for number, one in enumerate(kept)}
    inside = [[place for place in places if low <= place < high] for places in kept.values()]
    rows = [sorted(numbers[one] for one in held if one in numbers) for held in found]
    left, right = compiled("provenance.kernels.joining").shared_pairs(
        np.arange(len(found)),
        np.cumsum([0, *map(len, rows)]),
        np.array([one for row in rows for one in row], dtype=np.int64),
        np.cumsum([0, *map(len, inside)]),
        np.array([one for places in inside for one in places], dtype=np.int32),
        rarity(np.array([len(places) for places in kept.values()], dtype=np.int64), len(found)),
        low,
        np.sqrt([float(len(held)) for held in found[:high]]),
        least,
        factor,
        count,
    )
    return set(zip(left.tolist(), right.tolist(), strict=True))


def in_memory(found: list[frozenset[int]], least: float, factor: float, count: int) -> set[tuple[int, int]]:
    lists = posting_lists([np.array(sorted(held), dtype=np.uint64) for held in found], cap=CAP)
    pairs: set[tuple[int, int]] = set()
    for block in lists.shared():
        for one, other, weight, shared in zip(*places_of(block.keys), block.weights, block.counts, strict=True):
            needed = least + factor * min(len(found[one]) ** 0.5, len(found[other]) ** 0.5)
            if weight >= needed and shared >= count:
                pairs.add((int(one), int(other)))
    return pairs


@given(sketches, st.integers(1, 14), st.sampled_from([(0.0, 0.25, 2), (1.5, 0.0, 1), (0.0, 0.0, 1)]))
def test_ranges_one_after_the_other_find_the_pairs_that_all_lists_in_memory_find(
    found: list[frozenset[int]], width: int, enough: tuple[float, float, int]
) -> None:
    ranges = [(low, min(low + width, len(found))) for low in range(0, len(found), width)]
    by_range = [walked(found, low, high, *enough) for low, high in ranges]
    assert sum(map(len, by_range)) == len(set().union(*by_range))
    assert set().union(*by_range) == in_memory(found, *enough)
