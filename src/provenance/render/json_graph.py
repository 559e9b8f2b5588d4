"""The provenance graph -> JSON: nodes, edges ``from`` what was written ``to`` where it comes from, flags, origins."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from provenance.render.json_attribution import source_object
from provenance.render.json_values import Json, Object, located_object
from provenance.values import Edge, Flag, Node, Origins, Proof, ProvenanceGraph

_DECIMALS: Final = 4
RECORDS: Final = {"nodes": "node", "edges": "edge", "broken": "broken_edge", "flags": "flag", "origins": "origins"}
"""The kind of record, one per line, of the items of each list."""


def _proofs(proofs: Iterable[Proof]) -> list[Json]:
    return [{"doc": proof.document, **located_object(proof.at)} for proof in proofs]


def _node(node: Node) -> Object:
    return {
        "id": node.id,
        "kind": node.kind,
        "label": node.label,
        "seen": node.seen,
        "document": node.document or None,
        "source": source_object(node.source),
    }


def _edge(edge: Edge) -> Object:
    return {
        "id": edge.id,
        "from": edge.origin,
        "to": edge.target,
        "kind": edge.kind,
        "status": edge.status,
        "confidence": round(edge.confidence, _DECIMALS),
        "band": edge.band,
        "scope": edge.scope,
        "evidence": _proofs(edge.evidence),
        "alternatives_group": edge.alternatives_group,
        "rule": edge.rule,
    }


def _flag(flag: Flag) -> Object:
    return {"document": flag.document, "flag": flag.kind, "evidence": _proofs(flag.evidence)}


def _origins(origins: Origins) -> Object:
    return {"documents": list(origins.documents), "roots": list(origins.roots), "count": origins.count}


def graph_object(graph: ProvenanceGraph) -> Object:
    """Return the graph; ``broken`` lists the edges left out because they would close a cycle."""
    return {
        "nodes": [_node(node) for node in graph.nodes],
        "edges": [_edge(edge) for edge in graph.edges],
        "broken": [_edge(edge) for edge in graph.broken],
        "flags": [_flag(flag) for flag in graph.flags],
        "origins": [_origins(one) for one in graph.origins],
    }
