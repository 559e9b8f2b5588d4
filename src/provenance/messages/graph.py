"""What the reports say about the provenance graph: relations, status, flags, origins."""

from __future__ import annotations

from provenance.messages.catalogue import say
from provenance.values import Edge, EdgeKind, FlagKind


def flag_sentence(kind: FlagKind) -> str:
    """Return what a reader should know of an article."""
    return say(f"graph.{kind}")


def origins_sentence(origins: int | None) -> str:
    """Return how many independent origins a story has."""
    return say("graph.no_source") if origins is None else say("count.origin", count=origins)


def _as_sure(edge: Edge, relation: str) -> str:
    if edge.status == "stated":
        return relation
    return say("graph.inferred", band=say(f"graph.band_{edge.band}"), relation=relation)


def relation_words(edge: Edge) -> str:
    """Return how an edge joins the node above to the node of its line, and how sure that is if nobody states it."""
    return _as_sure(edge, say(f"graph.below_{edge.kind}"))


def also_words(edge: Edge) -> str:
    """Return how a node depends on another parent than the one it stands under, or may depend on a rival of it."""
    kind: EdgeKind = edge.kind
    relation = _as_sure(edge, say(f"graph.also_{kind}"))
    return say("graph.rival" if edge.alternatives_group else "graph.also", relation=relation)
