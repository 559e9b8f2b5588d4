"""The provenance graph: works, agents, images, and edges from what was written to where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provenance.values.citations import Source
from provenance.values.documents import Located
from provenance.values.matches import Band

NodeKind = Literal["article", "statement", "image", "event", "agent", "claim"]
EdgeKind = Literal[
    "republishes",
    "derived_from",
    "cites",
    "quotes",
    "told_to",
    "issued_by",
    "published_by",
    "image_credit",
    "same_story",
]
Status = Literal["stated", "inherited", "inferred"]
FlagKind = Literal[
    "credit_dropped",
    "attribution_lifted",
    "exclusive_label_but_cites_other",
    "archive_photo",
    "truncated",
    "no_source_named",
]


@dataclass(frozen=True, slots=True)
class Node:
    """An article, statement, image, event, agent or claim.

    ``seen`` says that it is among the documents of the scan, and ``document`` which one it
    is; a work that is only cited is not seen. ``source`` is the agent itself, or the
    publisher, issuer or owner of what is no agent, where it is known.
    """

    id: str
    kind: NodeKind
    label: str
    seen: bool = False
    document: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """A place in a document that says so."""

    document: str
    at: Located


@dataclass(frozen=True, slots=True)
class Edge:
    """A link from what was written (``origin``) to where it comes from (``target``); ``same_story`` has no direction.

    ``status`` is ``stated`` where the text says so, ``inherited`` where what it was copied from says so, ``inferred``
    where a rule concludes it. ``confidence`` is in ``[0, 1]``, of an inferred edge at most 0.9 unless it only joins;
    that of the edges of one ``alternatives_group`` sums to at most 1. ``scope`` says how
    much of the origin hangs on it, ``rule`` what drew it.
    """

    id: str
    origin: str
    target: str
    kind: EdgeKind
    status: Status
    confidence: float
    band: Band
    scope: str
    evidence: tuple[Proof, ...]
    alternatives_group: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A fact about an article that its reader should know, with the places that show it. No charge."""

    document: str
    kind: FlagKind
    evidence: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class Origins:
    """Where the documents of a story, or one that has no story, come from: the nodes at the roots.

    ``count`` is how many of them are independent, None where no source is named.
    """

    documents: tuple[str, ...]
    roots: tuple[str, ...]
    count: int | None


@dataclass(frozen=True, slots=True)
class ProvenanceGraph:
    """Nodes and edges in order of id, without a cycle; ``broken`` are the edges left out to keep it so."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    flags: tuple[Flag, ...] = ()
    origins: tuple[Origins, ...] = ()
    broken: tuple[Edge, ...] = ()


NO_GRAPH = ProvenanceGraph()
"""The graph of nothing."""
