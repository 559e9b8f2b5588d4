"""GraphML: networkx reads back every node, edge and attribute."""

from __future__ import annotations

import io
from typing import Any

import networkx as nx
import pytest
from hypothesis import given

from provenance.render.exports.graphml import EDGE_KEYS, NODE_KEYS, graphml
from provenance.render.exports.parts import all_edges, confidence, legible, plain_id
from tests.render.exports.drawn import EDGES, STORY, A, B, Drawn, drawn_graphs, turned_back


def _read(drawn: Drawn) -> Any:
    data = graphml(drawn.graph, drawn.articles).encode()
    return nx.read_graphml(io.BytesIO(data), force_multigraph=True)


FOUND = _read(STORY)


@given(drawn_graphs())
def test_nodes_and_edges_read_back(drawn: Drawn) -> None:
    found = _read(drawn)
    assert [turned_back(id) for id in found.nodes] == [node.id for node in drawn.graph.nodes]
    for node in drawn.graph.nodes:
        known = found.nodes[plain_id(node.id)]
        assert known.get("label", "") == legible(node.label)
        assert (known["kind"], known["seen"]) == (node.kind, node.seen)
        assert turned_back(known.get("document", "")) == node.document
    edges = {key: (turned_back(origin), turned_back(target)) for origin, target, key in found.edges(keys=True)}
    assert edges == {edge.id: (edge.origin, edge.target) for edge, _ in all_edges(drawn.graph)}
    told = {key: data["confidence"] for *_, key, data in found.edges(keys=True, data=True)}
    assert told == {edge.id: confidence(edge) for edge, _ in all_edges(drawn.graph)}


def test_attributes_have_the_types_that_a_program_expects() -> None:
    known = FOUND.nodes[A.id]
    assert known["seen"] is True
    assert known["independent_origins"] == 2
    assert known["url"] == "https://example.org/1"
    assert FOUND.nodes[B.id]["flags"] == "credit_dropped truncated"
    assert FOUND.nodes["work:spa@story-1"]["is_root"] is True
    assert "published" not in known


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: edge.id)
def test_an_edge_keeps_what_tells_it_from_a_fact(edge: Any) -> None:
    known = FOUND.edges[edge.origin, edge.target, edge.id]
    assert {key: known[key] for key in ("kind", "status", "band", "scope", "rule")} == {
        key: getattr(edge, key) for key in ("kind", "status", "band", "scope", "rule")
    }
    assert known.get("alternatives_group") == edge.alternatives_group
    assert known["has_direction"] is (edge.kind != "same_story")
    assert known["is_left_out"] is False


def test_evidence_is_the_sentence_and_what_was_left_out_is_marked() -> None:
    assert FOUND.edges[A.id, "agent:person:سامي كرم", "e02"]["evidence"] == "وقال سامي كرم إن الكلفة زادت."
    assert [key for *_, key, left_out in FOUND.edges(keys=True, data="is_left_out") if left_out] == ["e13"]


def test_every_attribute_is_used() -> None:
    used = {key for _, data in FOUND.nodes(data=True) for key in data}
    assert used | {"published"} == set(NODE_KEYS)
    assert {key for *_, data in FOUND.edges(data=True) for key in data} == set(EDGE_KEYS)
