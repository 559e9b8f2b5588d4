"""From pairs to stories."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.match.cluster import groups, neighbours, stories
from provenance.values import Evidence, Pair

NOTHING = Evidence(0.0, 0.0, 0.0, 0.0, (), "bundled")
Edges = dict[tuple[str, str], float]
Shape = Callable[[int], Iterable[tuple[int, int, float]]]


def _pairs(edges: Edges) -> list[Pair]:
    return [
        Pair(left, right, "rewrite", score, "likely", "unknown", False, NOTHING, ())
        for (left, right), score in edges.items()
    ]


def _members(edges: Edges) -> list[tuple[str, ...]]:
    return [story.documents for story in stories(_pairs(edges))]


_edge = st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda edge: edge[0] < edge[1])
graphs = st.dictionaries(_edge.map(lambda edge: (f"d{edge[0]}", f"d{edge[1]}")), st.sampled_from([0.5, 0.7, 0.9]))


def test_no_pairs_make_no_story() -> None:
    assert stories([]) == ()


def test_versions_that_all_match_are_one_story() -> None:
    assert _members({("a", "b"): 0.9, ("b", "c"): 0.8, ("a", "c"): 0.7}) == [("a", "b", "c")]


def test_member_that_matches_most_represents_the_story() -> None:
    (story,) = stories(_pairs({("a", "b"): 0.6, ("b", "c"): 0.9, ("a", "c"): 0.55}))
    assert story.representative == "b"


def test_first_by_id_of_equals_represents_the_story() -> None:
    (story,) = stories(_pairs({("x", "y"): 0.9}))
    assert (story.representative, story.documents) == ("x", ("x", "y"))


def test_chain_is_held_together_by_its_middle_or_cut() -> None:
    assert _members({("a", "b"): 0.9, ("b", "c"): 0.9}) == [("a", "b", "c")]
    chain = {("a", "b"): 0.9, ("b", "c"): 0.9, ("c", "d"): 0.9, ("d", "e"): 0.9, ("e", "f"): 0.9}
    assert _members(chain) == [("a", "b", "c"), ("d", "e", "f")]


def test_bridge_between_two_stories_does_not_weld_them() -> None:
    left = {("a", "b"): 0.9, ("a", "c"): 0.9, ("b", "c"): 0.9}
    right = {("x", "y"): 0.9, ("x", "z"): 0.9, ("y", "z"): 0.9}
    assert _members({**left, **right, ("c", "x"): 0.5}) == [("a", "b", "c", "x"), ("y", "z")]


def test_largest_story_comes_first_and_is_numbered_so() -> None:
    found = stories(_pairs({("a", "b"): 0.9, ("m", "n"): 0.6, ("n", "o"): 0.6, ("m", "o"): 0.6}))
    assert [(story.id, story.documents) for story in found] == [("story-1", ("m", "n", "o")), ("story-2", ("a", "b"))]


@given(graphs)
def test_every_member_is_paired_with_the_representative(edges: Edges) -> None:
    for story in stories(_pairs(edges)):
        assert story.representative in story.documents
        others = set(story.documents) - {story.representative}
        assert others
        assert all(tuple(sorted((story.representative, other))) in edges for other in others)


@given(graphs)
def test_no_document_is_in_two_stories_and_documents_are_in_order(edges: Edges) -> None:
    found = _members(edges)
    members = [name for documents in found for name in documents]
    assert len(members) == len(set(members))
    assert all(list(documents) == sorted(documents) for documents in found)
    assert sorted(found, key=lambda documents: (-len(documents), documents)) == found


@given(graphs)
def test_no_pair_is_left_outside_on_both_sides(edges: Edges) -> None:
    inside = {name for documents in _members(edges) for name in documents}
    assert all(left in inside or right in inside for left, right in edges)


@given(graphs, st.integers(0, 999))
def test_stories_do_not_depend_on_order_or_sides_of_pairs(edges: Edges, seed: int) -> None:
    turned = [((right, left), score) for (left, right), score in edges.items()]
    random.Random(seed).shuffle(turned)
    assert stories(_pairs(dict(turned))) == stories(_pairs(edges))


def test_equals_in_another_order_of_scores_are_equals() -> None:
    """Added in another order, .9 .7 .7 .5 .9 .7 differ in the last digit."""
    scores = [0.9, 0.7, 0.7, 0.5, 0.9, 0.7]
    edges = {("a", f"x{at}"): score for at, score in enumerate(scores)}
    edges |= {("b", f"x{at}"): score for at, score in enumerate(reversed(scores))}
    (story, *_) = stories(_pairs(edges))
    assert story.representative == "a"


def _component(start: str, edges: Edges, left: set[str]) -> set[str]:
    found = {start}
    while more := {name for pair in edges if found & {*pair} for name in pair if name in left} - found:
        found |= more
    return found


def _as_described(edges: Edges) -> set[tuple[str, tuple[str, ...]]]:
    """Return centres and members by the words of the module: medoid by medoid of each component, the rest again."""
    near = neighbours((left, right, score) for (left, right), score in edges.items())
    left, found = set(near), set()
    while left:
        members = _component(min(left), {pair: score for pair, score in edges.items() if left >= {*pair}}, left)
        centre = min(members, key=lambda name: (-fsum(near[name].get(other, 0.0) for other in members), name))
        kept = {centre} | (members & near[centre].keys())
        left -= kept
        if len(kept) > 1:
            found.add((centre, tuple(sorted(kept))))
    return found


@given(graphs)
def test_stories_are_those_of_splitting_every_component_by_its_medoid(edges: Edges) -> None:
    told = {(story.representative, story.documents) for story in stories(_pairs(edges))}
    assert told == _as_described(edges)


class _Visited(Mapping[int, float]):
    """Neighbours that count how many of all of them are looked at."""

    visits = 0

    def __init__(self, near: Mapping[int, float]) -> None:
        self.near = near

    def __getitem__(self, name: int) -> float:
        return self.near[name]

    def __len__(self) -> int:
        return len(self.near)

    def __iter__(self) -> Iterator[int]:
        _Visited.visits += len(self.near)
        return iter(self.near)


def _star(size: int) -> Iterator[tuple[int, int, float]]:
    return ((0, other, 0.9) for other in range(1, size))


def _chain(size: int) -> Iterator[tuple[int, int, float]]:
    return ((place, place + 1, 0.9) for place in range(size - 1))


def _linked_stars(size: int) -> Iterator[tuple[int, int, float]]:
    """Yield stars of a hundred, each centre in the star before."""
    for place in range(size - 1):
        yield (place - place % 100, place + 1, 0.9)


@pytest.mark.parametrize("shape", [_star, _chain, _linked_stars])
@pytest.mark.parametrize("size", [10_000, 20_000])
def test_work_on_large_stories_grows_with_the_pairs(shape: Shape, size: int) -> None:
    graph = {name: _Visited(near) for name, near in neighbours(shape(size)).items()}
    _Visited.visits = 0
    found = [*groups(graph)]
    assert sum(len(members) for _, members in found) > size / 4
    assert _Visited.visits <= 12 * size
