"""A threshold means a threshold: bands and rows follow from the recall asked for at it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import SettingsError
from provenance.sketch.bands import Banding, band_keys, banding
from provenance.sketch.minhash import Signature


@pytest.mark.parametrize(
    ("threshold", "expected"),
    [
        pytest.param(0.5, Banding(42, 3), id="half"),
        pytest.param(0.7, Banding(32, 4), id="seven tenths"),
        pytest.param(0.8, Banding(21, 6), id="eight tenths"),
    ],
)
def test_the_banding_reaches_99_percent_at_the_threshold(threshold: float, expected: Banding) -> None:
    assert banding(128, threshold=threshold, recall=0.99) == expected


@given(st.integers(32, 256), st.floats(0.2, 0.95), st.floats(0.5, 0.999))
def test_no_banding_with_more_rows_would_do(num_perm: int, threshold: float, recall: float) -> None:
    try:
        choice = banding(num_perm, threshold=threshold, recall=recall)
    except SettingsError:
        assert Banding(num_perm, 1).found(threshold) < recall
        return
    assert choice.bands * choice.rows <= num_perm
    assert choice.found(threshold) >= recall
    assert all(
        Banding(num_perm // rows, rows).found(threshold) < recall for rows in range(choice.rows + 1, num_perm + 1)
    )


def test_too_few_permutations_are_refused_with_advice() -> None:
    with pytest.raises(SettingsError, match="use more permutations"):
        banding(2, threshold=0.1, recall=0.99)


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_alike_is_found_at_least_as_often(one: float, other: float) -> None:
    choice = Banding(42, 3)
    assert 0 <= choice.found(min(one, other)) <= choice.found(max(one, other)) <= 1


def rows_of(values: list[list[int]]) -> Signature:
    return np.array(values, dtype=np.uint32)


def test_keys_are_equal_where_all_rows_of_a_band_are() -> None:
    keys = band_keys(rows_of([[1, 2, 3, 4, 9], [1, 2, 3, 5, 9], [2, 1, 3, 4, 9]]), Banding(2, 2))
    assert keys.shape == (3, 2)
    assert (keys[0] == keys[1]).tolist() == [True, False]
    assert (keys[0] == keys[2]).tolist() == [False, True]


def test_equal_rows_in_different_bands_have_different_keys() -> None:
    keys = band_keys(rows_of([[7, 7, 7, 7, 7, 7]]), Banding(3, 2))
    assert len(set(keys.ravel().tolist())) == 3
