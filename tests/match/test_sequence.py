"""What two articles bring in the same order."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from provenance.match.sequence import longest_ascending


@given(st.lists(st.integers(0, 9), max_size=9))
def test_no_ascending_subsequence_is_longer(values: list[int]) -> None:
    found = longest_ascending(values)
    assert all(one < other for one, other in pairwise(found))
    assert all(values[one] < values[other] for one, other in pairwise(found))
    longer = combinations(values, len(found) + 1)
    assert not any(all(one < other for one, other in pairwise(chosen)) for chosen in longer if len(chosen))
