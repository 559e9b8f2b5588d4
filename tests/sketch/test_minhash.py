"""Signatures are datasketch's, whatever the order or number of the shingles."""

from __future__ import annotations

import random

import numpy as np
import pytest
from datasketch import MinHash
from hypothesis import given
from hypothesis import strategies as st

from provenance.article.reading import Hashes
from provenance.errors import NothingToSketch
from provenance.sketch.minhash import SCHEME, SEED, estimated_jaccard, short_hashes, signature, signatures

HASH = st.integers(0, (1 << 64) - 1)


def hashes(values: list[int]) -> Hashes:
    return np.array(values, dtype=np.uint64)


def reference(values: list[int], *, num_perm: int = 128, seed: int = SEED) -> list[int]:
    sketch = MinHash(num_perm=num_perm, seed=seed, scheme=SCHEME, hashfunc=lambda value: value & 0xFFFFFFFF)
    sketch.update_batch(values)
    return [int(value) for value in sketch.hashvalues]


@given(st.lists(HASH, min_size=1, max_size=60), st.sampled_from([1, 7, 128]), st.integers(0, 1000))
def test_a_signature_is_the_one_of_datasketch(values: list[int], num_perm: int, seed: int) -> None:
    ours = signature(hashes(values), num_perm=num_perm, seed=seed)
    assert ours.tolist() == reference(values, num_perm=num_perm, seed=seed)


def test_a_text_longer_than_one_block_has_the_signature_of_datasketch() -> None:
    values = np.random.default_rng(5).integers(0, 1 << 63, 40_000, dtype=np.uint64)
    assert signature(values).tolist() == reference(values.tolist())


@given(st.lists(HASH, min_size=1, max_size=30), st.randoms(use_true_random=False))
def test_order_and_repetition_of_shingles_change_nothing(values: list[int], chance: random.Random) -> None:
    mixed = values + values[: len(values) // 2]
    chance.shuffle(mixed)
    assert signature(hashes(mixed)).tolist() == signature(hashes(values)).tolist()


def test_an_empty_set_has_no_signature() -> None:
    with pytest.raises(NothingToSketch, match="skip texts without words"):
        signature(hashes([]))
    with pytest.raises(NothingToSketch):
        signatures([hashes([1]), hashes([])])


def test_rows_of_signatures_are_signatures() -> None:
    sets = [hashes([1, 2, 3]), hashes([9]), hashes([1 << 63])]
    assert signatures(sets, num_perm=16).tolist() == [signature(one, num_perm=16).tolist() for one in sets]


def test_a_signature_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        signature(hashes([1]))[0] = 0


@pytest.mark.parametrize("common", [100, 300, 450])
def test_equal_positions_estimate_the_jaccard_similarity(common: int) -> None:
    values = np.random.default_rng(common).integers(0, 1 << 63, 1_000 - common, dtype=np.uint64)
    left, right = values[:500], values[500 - common :]
    jaccard = common / len(values)
    error = (jaccard * (1 - jaccard) / 2048) ** 0.5
    estimate = estimated_jaccard(signature(left, num_perm=2048), signature(right, num_perm=2048))
    assert abs(estimate - jaccard) < 5 * error


def test_short_hashes_are_the_low_half() -> None:
    assert short_hashes(hashes([(7 << 32) | 5, 3])).tolist() == [5, 3]
