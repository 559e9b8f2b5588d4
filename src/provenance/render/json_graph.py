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


def node_object(node: Node) -> Object:
    """Return a node."""
    return {
        "id": node.id,
        "kind": node.kind,
        "label": node.label,
        "seen": node.seen,
        "document": node.document or None,
        "source": source_object(node.source),
    }


def edge_object(edge: Edge) -> Object:
    """Return an edge, ``from`` what was written ``to`` where it comes from."""
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


def flag_object(flag: Flag) -> Object:
    """Return a flag with the places that show it."""
    return {"document": flag.document, "flag": flag.kind, "evidence": _proofs(flag.evidence)}


def origins_object(origins: Origins) -> Object:
    """Return where the documents of a story come from."""
    return {"documents": list(origins.documents), "roots": list(origins.roots), "count": origins.count}


def graph_object(graph: ProvenanceGraph) -> Object:
    """Return the graph; ``broken`` lists the edges left out because they would close a cycle."""
    return {
        "nodes": [node_object(node) for node in graph.nodes],
        "edges": [edge_object(edge) for edge in graph.edges],
        "broken": [edge_object(edge) for edge in graph.broken],
        "flags": [flag_object(flag) for flag in graph.flags],
        "origins": [origins_object(one) for one in graph.origins],
    }
