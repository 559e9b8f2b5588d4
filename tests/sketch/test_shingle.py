"""Shingle hashes: the fast form and the plain one agree."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from provenance.sketch.sample import shingle_sample
from provenance.sketch.shingle import plain_shingle_hash, rolling_hashes, shingle_hashes

values = st.lists(st.integers(0, (1 << 64) - 1), max_size=30)


@given(values, st.integers(1, 6))
def test_rolling_hashes_are_those_of_the_plain_form(found: list[int], size: int) -> None:
    plain = [plain_shingle_hash(found[at : at + size]) for at in range(len(found) - size + 1)]
    assert rolling_hashes(np.array(found, dtype=np.uint64), size).tolist() == plain


@given(values, st.integers(1, 6))
def test_shingle_hashes_are_distinct_and_ascending(found: list[int], size: int) -> None:
    shingles = shingle_hashes(np.array(found, dtype=np.uint64), size).tolist()
    assert shingles == sorted(set(shingles))


@given(values, values)
def test_the_sample_of_a_part_is_part_of_the_sample(found: list[int], more: list[int]) -> None:
    part, whole = np.array(found, dtype=np.uint64), np.array(found + more, dtype=np.uint64)
    assert set(shingle_sample(part, 3, one_in=4).tolist()) <= set(shingle_sample(whole, 3, one_in=4).tolist())


@given(values)
def test_one_in_one_is_every_shingle(found: list[int]) -> None:
    hashes = np.array(found, dtype=np.uint64)
    assert shingle_sample(hashes, 5, one_in=1).tolist() == shingle_hashes(hashes, 5).tolist()


def test_the_sample_keeps_about_the_share_asked_for() -> None:
    hashes = np.random.default_rng(2).integers(0, 1 << 63, 40_000, dtype=np.uint64)
    # Ten standard errors around a quarter.
    assert abs(len(shingle_sample(hashes, 5, one_in=4)) / 40_000 - 0.25) < 0.022
