"""Names for the things of a graph that PROV and JSON-LD share: short names, and the IRIs that they stand for.

The IRIs are URNs, since no address serves them. They are unique within one scan.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from provenance.render.exports.evidence import Quotation
from provenance.render.exports.parts import iri_part, is_certain
from provenance.values import EdgeKind, Node, ProvenanceGraph, Source

_BASE: Final = "urn:x-provenance:"
PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "pv": f"{_BASE}terms:",
        "node": f"{_BASE}node:",
        "source": f"{_BASE}source:",
        "edge": f"{_BASE}edge:",
        "words": f"{_BASE}words:",
        "evidence": f"{_BASE}evidence:",
        "flag": f"{_BASE}flag:",
        "story": f"{_BASE}story:",
        "hypothesis": f"{_BASE}hypothesis:",
    }
)
_OWNING: Final[frozenset[EdgeKind]] = frozenset({"issued_by", "published_by"})


def name(prefix: str, *parts: str) -> str:
    """Return a short name that no two things share."""
    return f"{prefix}:" + "/".join(map(iri_part, parts))


def evidence_name(quoted: Quotation) -> str:
    """Return the name of a place in a document."""
    return name("evidence", quoted.document, quoted.field, f"{quoted.start}-{quoted.end}")


def _is_local(source: Source) -> bool:
    """Return whether two articles that use one name need not mean the same one."""
    return source.status != "registered" and source.type in ("anonymous", "person")


def owners(graph: ProvenanceGraph) -> dict[str, tuple[str, Source]]:
    """Return who publishes, issued or owns what is no agent: node id -> the name and the source.

    The name is that of the agent's node where the graph has one. What an edge says already is left out.
    """
    agents = {node.id for node in graph.nodes if node.kind == "agent"}
    said = {(edge.origin, edge.target) for edge in graph.edges if edge.kind in _OWNING and is_certain(edge)}
    found = {}
    for node in graph.nodes:
        if node.source is not None and node.kind != "agent":
            agent = f"agent:{node.source.id}"
            if (node.id, agent) not in said:
                found[node.id] = (_owner(node, node.source, agent in agents), node.source)
    return found


def _owner(node: Node, source: Source, has_node: bool) -> str:
    if _is_local(source):
        return name("source", source.id, node.id)
    return name("node", f"agent:{source.id}") if has_node else name("source", source.id)
