"""Verified pairs -> stories, each held together by one document in its middle.

Union-find alone lets A-B and B-C make a story of A and C, which may share nothing, and
one roundup then welds a week of news together. So each component is split: its medoid
keeps the documents that are verified against it, and the rest is split again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush
from math import fsum
from typing import TypeAlias, TypeVar

from provenance.values import Pair, Story

Name = TypeVar("Name", str, int)
Graph: TypeAlias = Mapping[Name, Mapping[Name, float]]


def neighbours(pairs: Iterable[tuple[Name, Name, float]]) -> dict[Name, dict[Name, float]]:
    """Return who is paired with whom, and with which score."""
    graph: dict[Name, dict[Name, float]] = defaultdict(dict)
    for left, right, score in pairs:
        graph[left][right] = score
        graph[right][left] = score
    return graph


def _support(name: Name, graph: Graph[Name], left: set[Name]) -> float:
    """Return the sum of scores to the neighbours that are left."""
    # An exact sum: added in the order of a set, equals would differ in the last digit from run to run.
    return fsum(score for other, score in graph[name].items() if other in left)


def groups(graph: Graph[Name]) -> Iterator[tuple[Name, tuple[Name, ...]]]:
    """Yield the groups of at least two that a graph falls into: what holds each together, and its members in order.

    Whatever has the most support left holds the next group together, the first of equals.
    That is the medoid of its component, since all its neighbours are of one component
    with it; so no component is ever walked through, and long chains and large stars cost
    little more than their pairs. Support only shrinks: one that is found to have shrunk since
    it was put into the queue goes back into it.
    """
    left = set(graph)
    queue = [(-_support(name, graph, left), name) for name in graph]
    heapify(queue)
    while queue:
        before, centre = heappop(queue)
        if centre not in left:
            continue
        support = -_support(centre, graph, left)
        if support != before:
            heappush(queue, (support, centre))
            continue
        kept: set[Name] = {centre} | {other for other in graph[centre] if other in left}
        left -= kept
        if len(kept) > 1:
            yield centre, tuple(sorted(kept))


def stories(pairs: Iterable[Pair]) -> tuple[Story, ...]:
    """Return the stories that verified reuse pairs make, largest first.

    Every document of a story is paired with its representative; no document is in two.
    """
    found = groups(neighbours((pair.left, pair.right, pair.score) for pair in pairs))
    ordered = sorted(found, key=lambda group: (-len(group[1]), group[1]))
    return tuple(
        Story(id=f"story-{number}", documents=documents, representative=centre)
        for number, (centre, documents) in enumerate(ordered, start=1)
    )
