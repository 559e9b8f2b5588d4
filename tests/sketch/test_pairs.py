"""The pair sketch: neighbours without the commonest stems, sampled by hash."""

from __future__ import annotations

import time
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from provenance.article.reading import Hashes, stem_hash
from provenance.match.frequencies import word_frequency
from provenance.sketch.pairs import common_stems, pair_hashes, pair_sketch
from provenance.sketch.shingle import plain_shingle_hash

VOCABULARY = [f"كلمه{number}" for number in range(12)]
COMMON = ["في", "من", "علي"]
stems = st.lists(st.sampled_from(VOCABULARY + COMMON), max_size=40)


def hashes(names: list[str]) -> Hashes:
    return np.array([stem_hash(name) for name in names], dtype=np.uint64)


def plain_pairs(names: list[str]) -> list[int]:
    kept = [stem_hash(name) for name in names if name not in COMMON]
    found = {tuple(sorted(pair)) for pair in pairwise(kept) if pair[0] != pair[1]}
    return sorted(plain_shingle_hash(pair) for pair in found)


@given(stems)
def test_pairs_are_those_of_the_plain_definition(names: list[str]) -> None:
    assert pair_hashes(hashes(names)).tolist() == plain_pairs(names)


@given(stems)
def test_a_text_read_backwards_has_the_same_pairs(names: list[str]) -> None:
    assert pair_sketch(hashes(names)).tolist() == pair_sketch(hashes(names[::-1])).tolist()


@given(stems, st.integers(1, 10))
def test_the_sketch_unites_the_lowest_hashes_and_the_lower_half(names: list[str], bottom: int) -> None:
    pairs = plain_pairs(names)
    expected = sorted(set(pairs[:bottom]) | {pair for pair in pairs if pair < 1 << 63})
    assert pair_sketch(hashes(names), bottom=bottom).tolist() == expected


def test_common_words_between_two_rare_ones_do_not_part_them() -> None:
    assert pair_hashes(hashes(["كلمه1", "في", "من", "كلمه2"])).tolist() == plain_pairs(["كلمه1", "كلمه2"])


def test_a_word_repeated_a_million_times_gives_no_feature_and_takes_no_time() -> None:
    started = time.perf_counter()
    assert len(pair_sketch(np.full(1_000_000, stem_hash("كلمه1"), dtype=np.uint64))) == 0
    assert time.perf_counter() - started < 5


def test_the_common_stems_are_200_of_the_commonest() -> None:
    assert len(set(common_stems().tolist())) == 200
    # Far above this, the table would hold more stems than the list leaves out.
    assert word_frequency(common_stems()).min() > 5e-4
