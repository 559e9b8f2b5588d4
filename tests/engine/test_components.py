"""Components by queries are those of union-find, on every shape, in few rounds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise
from random import Random

import duckdb
import networkx as nx
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.engine.components import components

Edges = list[tuple[int, int]]


class InMemory:
    """As much of an engine as queries need, with tables in memory: fast enough for hundreds of graphs."""

    explode = "UNNEST"

    def __init__(self) -> None:
        self.database = duckdb.connect()
        self.database.execute("SET python_enable_replacements = false")
        self.steps: list[str] = []

    def step(self, name: str, sql: str) -> None:
        self.steps.append(name)
        self.database.execute(f"CREATE TABLE {name} AS {sql}")

    def scalar(self, sql: str) -> int:
        return int(self.database.execute(sql).fetchall()[0][0])

    def drop(self, name: str) -> None:
        self.database.execute(f"DROP TABLE {name}")

    def tables(self) -> set[str]:
        return {name for (name,) in self.database.execute("SELECT table_name FROM duckdb_tables()").fetchall()}


@pytest.fixture(scope="module")
def engine() -> Iterator[InMemory]:
    engine = InMemory()
    yield engine
    engine.database.close()


def _found(engine: InMemory, edges: Edges) -> dict[int, int]:
    for table in engine.tables():
        engine.drop(table)
    engine.steps.clear()
    table = pa.table(
        {"u": pa.array([u for u, _ in edges], pa.int64()), "v": pa.array([v for _, v in edges], pa.int64())}
    )
    engine.database.register("given", table)
    components(engine, "comp", "given")  # type: ignore[arg-type]
    assert engine.tables() == {"comp"}
    engine.database.unregister("given")
    rows = engine.database.execute("SELECT id, component FROM comp").fetchall()
    assert len(rows) == len(dict(rows))
    return dict(rows)


def _expected(edges: Edges) -> dict[int, int]:
    """Return the components as union-find has them."""
    above: dict[int, int] = {}

    def root(node: int) -> int:
        while above.setdefault(node, node) != node:
            above[node] = node = above[above[node]]
        return node

    for u, v in edges:
        if u != v:
            low, high = sorted((root(u), root(v)))
            above[high] = low
    return {node: root(node) for node in list(above)}


_node = st.integers(0, 30) | st.integers(-(2**63), 2**63 - 1)
_dense = st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)), max_size=60)
_paths = st.lists(_node, min_size=2, max_size=40).map(lambda nodes: list(pairwise(nodes)))
_cycles = st.lists(_node, min_size=2, max_size=20, unique=True).map(
    lambda nodes: list(zip(nodes, [*nodes[1:], nodes[0]], strict=True))
)
_stars = st.tuples(_node, st.lists(_node, max_size=40)).map(lambda star: [(star[0], leaf) for leaf in star[1]])
_graphs = st.lists(st.one_of(_dense, _paths, _cycles, _stars), max_size=4).map(
    lambda parts: list(chain.from_iterable(parts))
)


@given(edges=_graphs)
@settings(max_examples=40)
def test_components_are_those_of_union_find(engine: InMemory, edges: Edges) -> None:
    assert _found(engine, edges) == _expected(edges)


@pytest.mark.parametrize("order", ["up", "down", "shuffled", "zigzag"])
def test_long_chains_take_few_rounds_in_every_order_of_their_ids(engine: InMemory, order: str) -> None:
    ids = list(range(5000))
    match order:
        case "down":
            ids.reverse()
        case "shuffled":
            Random(1).shuffle(ids)
        case "zigzag":
            ids = [id for pair in zip(ids[:2500], reversed(ids[2500:]), strict=True) for id in pair]
    assert set(_found(engine, list(pairwise(ids))).values()) == {0}
    assert sum("large" in step for step in engine.steps) <= 16


def test_a_random_graph_of_many_components_is_taken_apart(engine: InMemory) -> None:
    random = Random(7)
    edges = [(random.randrange(6000), random.randrange(6000)) for _ in range(2800)]
    graph = nx.Graph([edge for edge in edges if edge[0] != edge[1]])
    assert _found(engine, edges) == {node: min(group) for group in nx.connected_components(graph) for node in group}


def test_no_edges_make_no_components(engine: InMemory) -> None:
    assert _found(engine, []) == {}
    assert _found(engine, [(4, 4)]) == {}
