"""The CSV table of edges: every edge a row, nothing in it a formula, ids that join."""

from __future__ import annotations

import csv
import io

from hypothesis import given

from provenance.render.csv_table import cell
from provenance.render.exports.edges_csv import COLUMNS, edges_csv
from provenance.render.exports.parts import all_edges
from provenance.values import ProvenanceGraph
from tests.render.exports.drawn import STORY, Drawn, drawn_graphs, turned_back


def _rows(drawn: Drawn) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(edges_csv(drawn.graph, drawn.articles), newline="")))


@given(drawn_graphs())
def test_edges_read_back(drawn: Drawn) -> None:
    nodes = {node.id: node for node in drawn.graph.nodes}
    rows = _rows(drawn)
    assert len(rows) == len(drawn.graph.edges) + len(drawn.graph.broken)
    for row, (edge, is_left_out) in zip(rows, all_edges(drawn.graph), strict=True):
        assert (turned_back(row["from"]), turned_back(row["to"])) == (edge.origin, edge.target)
        assert turned_back(row["alternatives_group"]) == (edge.alternatives_group or "")
        assert (row["from_name"], row["to_name"]) == tuple(cell(nodes[id].label) for id in (edge.origin, edge.target))
        assert (row["kind"], row["status"]) == (edge.kind, edge.status)
        assert row["left_out"] == ("true" if is_left_out else "false")


@given(drawn_graphs())
def test_no_cell_begins_like_a_formula(drawn: Drawn) -> None:
    for row in _rows(drawn):
        assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for value in row.values())


def test_a_row_has_the_words_their_sentence_and_where_they_stand() -> None:
    row = _rows(STORY)[1]
    assert (row["evidence"], row["sentences"]) == ("وقال … إن", "وقال سامي كرم إن الكلفة زادت.")
    assert row["evidence_places"] == "a.txt text 20-24 | a.txt text 34-36"
    assert (row["from_seen"], row["to_seen"], row["to_kind"]) == ("true", "false", "agent")


def test_rivals_are_told_by_their_group_and_confidence() -> None:
    rivals = [row for row in _rows(STORY) if row["alternatives_group"]]
    assert [(row["edge"], row["status"], row["confidence"]) for row in rivals] == [
        ("e09", "inferred", "0.7000"),
        ("e10", "inferred", "0.2000"),
    ]
    assert {row["alternatives_group"] for row in rivals} == {"parent-of-b.txt"}


def test_no_edges_leave_the_header() -> None:
    assert edges_csv(ProvenanceGraph(), {}).strip().split(",") == list(COLUMNS)
