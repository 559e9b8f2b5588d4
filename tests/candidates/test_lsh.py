"""Tier 1: copies are found exactly, collapsed safely, and cost linear work."""

from __future__ import annotations

import random
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.candidates.join import pair_keys, places_of
from provenance.candidates.lsh import copies, copy_shingles, identical, likeness, nearest, proposed_pairs
from provenance.settings import Settings
from tests.candidates.made import edited, hashes, words

texts = st.lists(st.lists(st.integers(0, 3), max_size=4), max_size=12)
number_sets = st.frozensets(st.integers(0, 20), min_size=1, max_size=12)


@given(texts)
def test_equal_texts_are_grouped_and_empty_ones_left_out(found: list[list[int]]) -> None:
    groups = identical([hashes(text) for text in found])
    placed = sorted(place for group in groups for place in group)
    assert placed == [place for place, text in enumerate(found) if text]
    assert all(len({tuple(found[place]) for place in group}) == 1 for group in groups)
    assert len({tuple(found[group[0]]) for group in groups}) == len(groups)


@given(number_sets, number_sets)
def test_likeness_is_exact_set_arithmetic(left: frozenset[int], right: frozenset[int]) -> None:
    found = likeness(
        [np.array(sorted(one), dtype=np.uint64) for one in (left, right)], pair_keys(np.array([0]), np.array([1]))
    )
    assert found.jaccard[0] == float(Fraction(len(left & right), len(left | right)))
    assert found.containment[0] == float(Fraction(len(left & right), min(len(left), len(right))))


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_even_the_shortest_text_has_a_shingle(length: int) -> None:
    assert len(copy_shingles(hashes(range(length)), 3)) == max(1, length - 2)


def test_every_text_is_a_close_copy_of_what_stands_for_it() -> None:
    chance = random.Random(4)
    versions = [words(150, chance)]
    # A chain of small edits whose ends have little in common.
    for _ in range(30):
        versions.append(edited(versions[-1], 0.03, chance))
    made = [hashes(version) for version in versions]
    found = copies(made, settings=Settings())
    sets = [copy_shingles(one, 3) for one in made]
    own = np.arange(len(made))
    replaced = own[found.representative != own]
    keys = pair_keys(replaced, found.representative[replaced])
    assert (likeness(sets, keys).jaccard >= Settings().collapse_jaccard).all()
    assert (found.representative[found.representative] == found.representative).all()
    assert 1 < len(set(found.representative.tolist())) < len(made)
    assert likeness(sets, pair_keys(own[:1], own[-1:])).jaccard[0] < 0.5


def test_near_copies_cost_work_in_proportion_to_their_number() -> None:
    chance = random.Random(8)
    original = words(80, chance)
    # One more word each: all distinct, all alike.
    found = copies([hashes([*original, 10**9 + number]) for number in range(600)], settings=Settings())
    assert len(set(found.representative.tolist())) == 1
    assert found.overflow
    assert found.overflow.longest > 500
    assert len(found.keys) < 600 * 600 / 8


def test_pairs_are_verified_and_not_taken_from_signatures() -> None:
    chance = random.Random(3)
    made = [hashes([*words(60, chance), *range(25)]) for _ in range(60)]
    found = copies(made, settings=Settings())
    sets = [copy_shingles(one, 3) for one in made]
    assert len(proposed_pairs(sets, settings=Settings())[0]) > 50
    alike = likeness(sets, found.keys)
    assert (np.maximum(alike.jaccard, alike.containment) >= Settings().copy_likeness).all()
    left, right = places_of(found.keys)
    assert (left < right).all()


def test_a_bucket_above_the_cap_ties_each_member_to_the_next_and_to_the_first() -> None:
    chance = random.Random(5)
    original = words(200, chance)
    sets = [copy_shingles(hashes([*original, number]), 3) for number in range(1_000, 1_030)]
    keys, overflow = proposed_pairs(sets, settings=Settings(bucket_cap=1))
    left, right = places_of(keys)
    found = set(zip(left.tolist(), right.tolist(), strict=True))
    assert {(0, other) for other in range(1, 30)} | {(one, one + 1) for one in range(29)} <= found
    assert overflow


_likenesses = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]),
    st.sampled_from([0.5, 0.6, 0.7]),
)


@given(_likenesses, st.integers(1, 4))
def test_a_pair_is_kept_when_it_is_among_the_nearest_of_either_side(
    likest: dict[tuple[int, int], float], most: int
) -> None:
    near = {
        pair
        for place in range(10)
        for pair in sorted((one for one in likest if place in one), key=lambda one: (-likest[one], one))[:most]
    }
    pairs = sorted(likest)
    keys = pair_keys(*np.array(pairs, dtype=np.int64).reshape(-1, 2).T)
    found = nearest(keys, np.array([likest[pair] for pair in pairs]), most=most)
    assert [*zip(*(side.tolist() for side in places_of(found)), strict=True)] == sorted(near)
