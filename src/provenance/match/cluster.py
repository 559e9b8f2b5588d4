"""Verified pairs -> stories, each held together by one document in its middle.

Union-find alone lets A-B and B-C make a story of A and C, which may share nothing, and
one roundup then welds a week of news together. So each component is split: its medoid
keeps the documents that are verified against it, and the rest is split again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
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


def _component(start: Name, graph: Graph[Name], left: set[Name]) -> set[Name]:
    found, open_ = {start}, [start]
    while open_:
        for name in graph[open_.pop()]:
            if name in left and name not in found:
                found.add(name)
                open_.append(name)
    return found


def _medoid(members: set[Name], graph: Graph[Name]) -> Name:
    """Return the member with the highest sum of scores to the others; the first of equals."""
    # An exact sum: added in the order of a set, equals would differ in the last digit from run to run.
    return min(members, key=lambda name: (-fsum(graph[name].get(other, 0.0) for other in members), name))


def groups(graph: Graph[Name]) -> Iterator[tuple[Name, tuple[Name, ...]]]:
    """Yield the groups of at least two that a graph falls into: what holds each together, and its members in order."""
    left = set(graph)
    for start in sorted(graph):
        while start in left:
            members = _component(start, graph, left)
            centre = _medoid(members, graph)
            kept = {centre} | (members & graph[centre].keys())
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
