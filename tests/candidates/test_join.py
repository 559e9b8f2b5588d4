"""Joins over posting lists: the pairs of a double loop, without its cost."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.article.reading import Hashes
from provenance.candidates import join
from provenance.candidates.join import gathered, pair_keys, places_of, posting_lists, rarity

sets = st.lists(st.frozensets(st.integers(0, 15), max_size=8), max_size=14)


def arrays(found: list[frozenset[int]]) -> list[Hashes]:
    return [np.array(sorted(one), dtype=np.uint64) for one in found]


def holders(found: list[frozenset[int]]) -> dict[int, list[int]]:
    lists: dict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(found):
        for feature in one:
            lists[feature].append(place)
    return lists


def joined(found: list[frozenset[int]], cap: int, *, chained: bool = False) -> dict[tuple[int, int], int]:
    pairs: dict[tuple[int, int], int] = {}
    for block in posting_lists(arrays(found), cap=cap).shared(chained=chained):
        left, right = places_of(block.keys)
        pairs |= dict(zip(zip(left.tolist(), right.tolist(), strict=True), block.counts.tolist(), strict=True))
    return pairs


@given(sets, st.integers(1, 6), st.booleans())
def test_shared_counts_are_those_of_a_double_loop(found: list[frozenset[int]], cap: int, chained: bool) -> None:
    expected: Counter[tuple[int, int]] = Counter()
    for members in holders(found).values():
        if len(members) <= cap:
            expected.update(combinations(members, 2))
        elif chained:
            expected.update(pairwise(members))
    assert joined(found, cap, chained=chained) == expected


@given(sets, st.integers(1, 6))
def test_the_size_of_the_blocks_changes_nothing(found: list[frozenset[int]], at_once: int) -> None:
    whole = joined(found, 5)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(join, "_AT_ONCE", at_once)
        assert joined(found, 5) == whole
        keys = gathered([block.keys for block in posting_lists(arrays(found), cap=5).shared()]).tolist()
    assert keys == sorted(set(keys))


@given(sets, st.integers(1, 6))
def test_lists_above_the_cap_are_reported_and_their_links_tie_all_of_them_to_the_first(
    found: list[frozenset[int]], cap: int
) -> None:
    lists = posting_lists(arrays(found), cap=cap)
    long = [members for members in holders(found).values() if len(members) > cap]
    overflow = lists.overflow()
    assert (overflow.lists if overflow else 0) == len(long)
    if overflow:
        assert overflow.longest == max(map(len, long))
        assert any(overflow.place in members for members in long)
    left, right = places_of(lists.links())
    expected = {(members[0], other) for members in long for other in members[1:]}
    assert set(zip(left.tolist(), right.tolist(), strict=True)) == expected


@given(sets)
def test_rarity_is_1_for_two_holders_and_falls_with_more(found: list[frozenset[int]]) -> None:
    lists = posting_lists(arrays(found), cap=5)
    by_size = sorted(zip(lists.sizes.tolist(), rarity(lists.sizes, lists.places).tolist(), strict=True))
    rarities = [rarity for _, rarity in by_size]
    assert all(0 < rarity <= 1 for rarity in rarities)
    assert rarities == sorted(rarities, reverse=True)
    assert all((rarity == 1) == (size <= 2) for size, rarity in by_size)


def test_keys_put_the_smaller_place_first_and_come_apart_again() -> None:
    keys = pair_keys(np.array([7, 2, 5]), np.array([3, 9, 6]))
    left, right = places_of(keys)
    assert list(zip(left.tolist(), right.tolist(), strict=True)) == [(3, 7), (2, 9), (5, 6)]
    assert np.argsort(keys).tolist() == [1, 0, 2]
