"""A scan and a trace: what is known about a set of documents once all rooms have spoken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provenance.values.citations import Attribution, RejectedCue
from provenance.values.documents import Article, Outcomes
from provenance.values.graph import NO_GRAPH, ProvenanceGraph
from provenance.values.matches import Capped, Pair, Story
from provenance.values.summary import NO_SUMMARY, Summary


@dataclass(frozen=True, slots=True)
class Scan:
    """Everything a scan found.

    ``pairs`` is in order of score, highest first, but what is too short to judge comes
    last; ``unrelated`` counts the verified pairs that are left out of it in a large corpus,
    ``candidates`` all that were verified.
    """

    documents: tuple[Article, ...]
    pairs: tuple[Pair, ...]
    stories: tuple[Story, ...]
    outcomes: Outcomes
    background: Literal["bundled", "corpus"]
    threshold: float
    candidates: int = 0
    unrelated: int = 0
    capped: tuple[Capped, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    graph: ProvenanceGraph = NO_GRAPH
    summary: Summary = NO_SUMMARY


@dataclass(frozen=True, slots=True)
class Trace:
    """Whom each article cites. Attributions and rejected cues are in order of document and position.

    ``graph`` holds what each article by itself states; nothing in it is inferred.
    """

    documents: tuple[Article, ...]
    attributions: tuple[Attribution, ...]
    rejected: tuple[RejectedCue, ...]
    outcomes: Outcomes
    graph: ProvenanceGraph = NO_GRAPH
