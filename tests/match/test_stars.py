"""Groups around a document each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from provenance.match.stars import stars

_name = st.sampled_from("abcdefghij")
reaches = st.dictionaries(_name, st.lists(_name)).map(
    lambda found: {name: [other for other in others if other != name] for name, others in found.items()}
)


@given(reaches)
def test_each_member_is_in_reach_of_its_centre_and_in_no_other_group(reach: dict[str, list[str]]) -> None:
    found = stars(reach, order=str)
    assert all(set(others) <= set(reach[centre]) for centre, others in found.items())
    members = [other for others in found.values() for other in others]
    assert len(members) == len(set(members))
    assert found.keys().isdisjoint(members)
    assert all(found.values())


@given(reaches)
def test_whoever_could_have_a_free_document_around_it_is_in_a_group(reach: dict[str, list[str]]) -> None:
    found = stars(reach, order=str)
    grouped = {*found, *(other for others in found.values() for other in others)}
    assert all(grouped.issuperset(others) for name, others in reach.items() if name not in grouped)


def test_who_comes_first_takes_whom_it_reaches() -> None:
    reach = {"a": ["b"], "b": ["a", "c"], "c": ["b"]}
    assert stars(reach, order=lambda name: (-len(reach[name]), name)) == {"b": ["a", "c"]}
    assert stars(reach, order=str) == {"a": ["b"]}
