"""Edges of the provenance graph -> a CSV table that is safe to open in a spreadsheet, one row for each edge."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from provenance.render.csv_table import cell, flag, table
from provenance.render.exports.evidence import Quotation, Quote, quoter, sentences_of, words_of
from provenance.render.exports.parts import DECIMALS, all_edges, plain_id
from provenance.values import Article, Edge, Node, ProvenanceGraph

COLUMNS: Final = (
    "edge",
    "from",
    "from_kind",
    "from_name",
    "from_seen",
    "kind",
    "to",
    "to_kind",
    "to_name",
    "to_seen",
    "status",
    "confidence",
    "band",
    "scope",
    "rule",
    "alternatives_group",
    "left_out",
    "evidence",
    "sentences",
    "evidence_places",
)


def edges_csv(graph: ProvenanceGraph, articles: Mapping[str, Article]) -> str:
    """Return one row per edge; ``left_out`` marks those that would have closed a cycle."""
    nodes = {node.id: node for node in graph.nodes}
    quote = quoter(articles)
    return table(COLUMNS, (_row(edge, nodes, quote, is_left_out) for edge, is_left_out in all_edges(graph)))


def _row(edge: Edge, nodes: Mapping[str, Node], quote: Quote, is_left_out: bool) -> list[str]:
    quoted = quote(edge.evidence)
    return [
        plain_id(edge.id),
        *_node_cells(edge.origin, nodes),
        edge.kind,
        *_node_cells(edge.target, nodes),
        edge.status,
        f"{edge.confidence:.{DECIMALS}f}",
        edge.band,
        cell(edge.scope),
        cell(edge.rule),
        plain_id(edge.alternatives_group or ""),
        flag(is_left_out),
        cell(words_of(quoted)),
        cell(sentences_of(quoted)),
        " | ".join(map(_place, quoted)),
    ]


def _node_cells(id: str, nodes: Mapping[str, Node]) -> list[str]:
    node = nodes[id]
    return [plain_id(id), node.kind, cell(node.label), flag(node.seen)]


def _place(quoted: Quotation) -> str:
    return f"{plain_id(quoted.document)} {quoted.field} {quoted.start}-{quoted.end}"
