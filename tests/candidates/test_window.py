"""Groups of copies name few pairs, leave nobody out, and keep to the window."""

from __future__ import annotations

from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from provenance.candidates.window import Window

_day = st.integers(700_000, 700_020)
_dated = st.lists(_day, min_size=2, max_size=14)
# One undated member is near to all others and would hide what happens among the dated.
days: st.SearchStrategy[list[int | None]] = st.one_of(
    _dated.map(list), st.lists(st.one_of(st.none(), _day), min_size=2, max_size=14)
)
widths = st.one_of(st.none(), st.integers(0, 6))


@given(days, widths)
def test_a_small_group_names_every_pair_inside_the_window(found: list[int | None], width: int | None) -> None:
    window = Window(found, width, 1_000)
    members = range(len(found))
    assert set(window.within(members)) == {pair for pair in combinations(members, 2) if window.allows(*pair)}


@given(days, widths)
def test_a_large_group_ties_everybody_who_has_a_partner_in_few_pairs(
    found: list[int | None], width: int | None
) -> None:
    window = Window(found, width, 0)
    members = range(len(found))
    named = list(window.within(members))
    assert len(named) <= len(members) - 1
    assert all(window.allows(*pair) for pair in named)
    tied = {place for pair in named for place in pair}
    neighbours = {place for pair in combinations(members, 2) if window.allows(*pair) for place in pair}
    assert tied == neighbours


@given(days, days, widths)
def test_two_large_groups_name_one_pair_if_any_is_inside_the_window(
    ours: list[int | None], theirs: list[int | None], width: int | None
) -> None:
    window = Window(ours + theirs, width, 0)
    left, right = range(len(ours)), range(len(ours), len(ours) + len(theirs))
    named = list(window.between(left, right))
    assert all(window.allows(*pair) for pair in named)
    assert len(named) == any(window.allows(*pair) for pair in product(left, right))


def test_without_a_window_the_first_stands_for_its_group() -> None:
    window = Window([None] * 6, None, 2)
    assert list(window.between([1, 0, 2], [5, 4])) == [(1, 5)]
    assert list(window.within([3, 1, 2, 4])) == [(3, 1), (3, 2), (3, 4)]
