"""The tree that a graph is shown as: every node once, under its best parent, and what is too long counted."""

from __future__ import annotations

from collections import Counter
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.graph.tree import (
    BUDGET,
    DEEPEST,
    FIRST,
    OUTLINE,
    Branches,
    Entry,
    Limits,
    Line,
    Rest,
    branches,
    tree_of,
)
from provenance.graph.tree import layout as laid
from provenance.values import Article, Node, Origins, ProvenanceGraph
from tests.graph.made import WORK, article, chain, edge, fan, graph_of, stories

WHOLE = Limits(is_whole=True)
A, B, C = article("a"), article("b"), article("c")
AGENT = Node("agent:x", "agent", "the minister")
OTHER = Node("work:b", "article", "another dispatch")


def _found(graph: ProvenanceGraph, **dates: str) -> Branches:
    return branches(tree_of(graph), graph.origins[0].documents, dates)


def _layout(graph: ProvenanceGraph, limits: Limits = OUTLINE, **dates: str) -> list[Entry]:
    return list(laid(_found(graph, **dates), graph.origins[0].roots, limits))


def _told(graph: ProvenanceGraph, limits: Limits = OUTLINE, **dates: str) -> list[tuple[int, str]]:
    entries = _layout(graph, limits, **dates)
    return [(one.level, one.node.id if isinstance(one, Line) else f"{one.size} more") for one in entries]


def _also(graph: ProvenanceGraph, name: str) -> list[tuple[str, str]]:
    (line,) = [one for one in _layout(graph) if isinstance(one, Line) and one.node.id == name]
    return [(one.kind, one.target) for one in line.also]


def test_the_work_that_the_whole_text_is_from_is_the_best_parent() -> None:
    edges = [edge(A.id, AGENT.id, "quotes"), edge(A.id, OTHER.id, "cites"), edge(A.id, WORK.id)]
    graph = graph_of([A, AGENT, OTHER, WORK], edges, WORK.id)
    assert _told(graph) == [(0, WORK.id), (1, A.id)]
    assert _also(graph, A.id) == [("cites", OTHER.id)]


def test_a_part_taken_from_a_work_does_not_make_it_the_best_parent() -> None:
    part = edge(A.id, OTHER.id, "derived_from", scope="3 sentences", confidence=0.99, status="inferred")
    graph = graph_of([A, AGENT, OTHER], [part, edge(A.id, AGENT.id, "quotes")], AGENT.id)
    assert _told(graph) == [(0, AGENT.id), (1, A.id)]
    assert _also(graph, A.id) == [("derived_from", OTHER.id)]


def test_whoever_speaks_above_is_no_further_source_and_whoever_is_a_root_elsewhere_is() -> None:
    edges = [edge(A.id, WORK.id), edge(WORK.id, AGENT.id, "quotes"), edge(A.id, AGENT.id, "quotes")]
    second = Node("agent:y", "agent", "a witness")
    edges += [edge(A.id, second.id, "quotes")]
    nodes = [A, AGENT, WORK, second]
    assert _also(graph_of(nodes, edges, AGENT.id), A.id) == []
    assert _also(graph_of(nodes, edges, AGENT.id, second.id), A.id) == [("quotes", second.id)]


def test_rivals_come_before_other_sources() -> None:
    group = {"alternatives_group": "parent-of-a", "status": "inferred"}
    best = edge(A.id, WORK.id, "derived_from", **group, confidence=0.7)
    rival = edge(A.id, OTHER.id, "derived_from", **group, confidence=0.2)
    graph = graph_of([A, WORK, OTHER], [best, rival, edge(A.id, OTHER.id, "cites")], WORK.id)
    assert _also(graph, A.id) == [("derived_from", OTHER.id), ("cites", OTHER.id)]


def test_an_article_that_hangs_on_nothing_says_what_joins_it_and_one_with_copies_does_not() -> None:
    joined = edge(A.id, B.id, "same_story", status="inferred")
    copied = edge(C.id, B.id, "derived_from")
    graph = graph_of([A, B, C], [joined, copied], B.id)
    assert _told(graph) == [(0, B.id), (1, C.id), (0, A.id)]
    assert _also(graph, A.id) == [("same_story", B.id)]
    assert _also(graph, B.id) == []


def test_copies_stand_by_relation_and_by_date() -> None:
    inferred = edge("doc:003", WORK.id, "derived_from", status="inferred", band="likely")
    graph = fan(3)
    graph = graph_of([*graph.nodes, article("003")], [inferred, *graph.edges], WORK.id)
    dates = {"000": "2024-05-03", "001": "2024-05-02"}
    told = [name for _, name in _told(graph, OUTLINE, **dates)]
    assert told == [WORK.id, "doc:001", "doc:000", "doc:002", "doc:003"]


@pytest.mark.parametrize("size", [BUDGET - 1, BUDGET, 500])
def test_a_long_story_is_folded_and_its_counts_add_up(size: int) -> None:
    told = _told(fan(size))
    if size < BUDGET:  # with the work: as many as are shown whole
        assert len(told) == size + 1
    else:
        assert told[-1] == (1, f"{size - FIRST} more")
        assert len(told) == FIRST + 2
    assert len(_told(fan(size), WHOLE)) == size + 1


def test_a_line_is_not_spent_on_counting_one() -> None:
    copies = fan(FIRST + 1)
    lone = [article(f"x{number:02}") for number in range(BUDGET)]
    told = _told(graph_of([*copies.nodes, *lone], copies.edges, WORK.id))
    assert [name for level, name in told if level == 1] == [f"doc:{number:03}" for number in range(FIRST + 1)]
    assert told[-1] == (0, f"{BUDGET - FIRST} more")


def test_each_relation_of_a_folded_parent_keeps_its_first_few() -> None:
    stated, inherited = fan(100), fan(200, kind="derived_from", status="inherited").edges[100:]
    nodes = [*fan(200).nodes[:200], WORK]
    rests = [one for one in _layout(graph_of(nodes, [*stated.edges, *inherited], WORK.id)) if isinstance(one, Rest)]
    assert [(one.edge.status if one.edge else "", one.size) for one in rests] == [("stated", 95), ("inherited", 95)]


def test_a_long_chain_is_folded_and_shown_whole_on_demand() -> None:
    told = _told(chain(1_000))
    assert told[-1] == (BUDGET, f"{1_000 - BUDGET} more")
    assert len(told) == BUDGET + 1
    assert len(_told(chain(1_000), WHOLE)) == 1_000


@pytest.mark.parametrize(
    ("depth", "told"),
    [
        (0, [(0, "doc:00000"), (1, "4 more")]),
        (2, [(0, "doc:00000"), (1, "doc:00001"), (2, "doc:00002"), (3, "2 more")]),
        (4, [(level, f"doc:{level:05}") for level in range(5)]),
    ],
)
def test_depth_counts_levels_beneath_the_top(depth: int, told: list[tuple[int, str]]) -> None:
    assert _told(chain(5), Limits(depth)) == told


def test_who_speaks_in_thousands_of_stories_is_looked_at_once_in_each() -> None:
    """An agent's node has all articles that quote it beneath; laying out one story must not look at them all."""
    names = [f"{number:05}" for number in range(20_000)]
    nodes = (*(article(name) for name in names), AGENT)
    edges = tuple(edge(f"doc:{name}", AGENT.id, "quotes") for name in names)
    tree = tree_of(ProvenanceGraph(nodes, edges, (), tuple(Origins((name,), (AGENT.id,), 1) for name in names)))
    start = perf_counter()
    lines = sum(len(list(laid(branches(tree, (name,)), (AGENT.id,)))) for name in names)
    assert lines == 2 * len(names)
    assert perf_counter() - start < 10  # all against all would take minutes


@given(stories(), st.booleans(), st.none() | st.integers(0, 6))
def test_every_node_that_leads_to_an_article_is_shown_once_or_counted(
    story: tuple[ProvenanceGraph, list[Article]], is_whole: bool, depth: int | None
) -> None:
    graph, _ = story
    found = _found(graph)
    entries = list(laid(found, graph.origins[0].roots, Limits(depth, is_whole)))
    shown = Counter(one.node.id for one in entries if isinstance(one, Line))
    assert set(shown.values()) <= {1}
    assert len(shown) + sum(one.size for one in entries if isinstance(one, Rest)) == len(found)
    assert {f"doc:{name}" for name in graph.origins[0].documents} <= set(found.places)
    if is_whole and depth is None:
        assert shown.keys() == found.places.keys()


@given(stories())
def test_a_line_stands_one_level_beneath_the_node_that_it_comes_from(
    story: tuple[ProvenanceGraph, list[Article]],
) -> None:
    path: dict[int, str] = {}
    for one in _layout(story[0], WHOLE):
        assert isinstance(one, Line)
        path[one.level] = one.node.id
        assert (path[one.level - 1] if one.level else None) == (one.edge.target if one.edge else None)
        assert len(one.guides) == min(one.level, DEEPEST)


@given(stories())
def test_every_source_of_a_shown_node_is_its_parent_a_further_source_or_above(
    story: tuple[ProvenanceGraph, list[Article]],
) -> None:
    graph, _ = story
    found = _found(graph)
    roots = graph.origins[0].roots
    for one in laid(found, roots, WHOLE):
        assert isinstance(one, Line)
        told = {other.id for other in (*one.also, one.edge) if other}
        for other in graph.edges:
            if other.origin == one.node.id and other.kind in ("republishes", "derived_from", "cites"):
                assert other.id in told
            elif other.origin == one.node.id and other.kind == "quotes" and other.target in roots:
                assert other.id in told or found.is_above(other.target, one.node.id)
