"""Verified pairs -> stories, each held together by one document in its middle.

Union-find alone lets A-B and B-C make a story of A and C, which may share nothing, and
one roundup then welds a week of news together. So each component is split: its medoid
keeps the documents that are verified against it, and the rest is split again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import fsum

from provenance.values import Pair, Story

Graph = Mapping[str, Mapping[str, float]]


def _neighbours(pairs: Iterable[Pair]) -> dict[str, dict[str, float]]:
    graph: dict[str, dict[str, float]] = defaultdict(dict)
    for pair in pairs:
        graph[pair.left][pair.right] = pair.score
        graph[pair.right][pair.left] = pair.score
    return graph


def _component(start: str, graph: Graph, left: set[str]) -> set[str]:
    found, open_ = {start}, [start]
    while open_:
        for name in graph[open_.pop()]:
            if name in left and name not in found:
                found.add(name)
                open_.append(name)
    return found


def _medoid(members: set[str], graph: Graph) -> str:
    """Return the member with the highest sum of scores to the others; the first by id of equals."""
    # An exact sum: added in the order of a set, equals would differ in the last digit from run to run.
    return min(members, key=lambda name: (-fsum(graph[name].get(other, 0.0) for other in members), name))


def stories(pairs: Iterable[Pair]) -> tuple[Story, ...]:
    """Return the stories that verified reuse pairs make, largest first.

    Every document of a story is paired with its representative; no document is in two.
    """
    graph = _neighbours(pairs)
    left = set(graph)
    groups: list[tuple[str, tuple[str, ...]]] = []
    for start in sorted(graph):
        while start in left:
            members = _component(start, graph, left)
            centre = _medoid(members, graph)
            kept = {centre} | (members & graph[centre].keys())
            left -= kept
            if len(kept) > 1:
                groups.append((centre, tuple(sorted(kept))))
    groups.sort(key=lambda group: (-len(group[1]), group[1]))
    return tuple(
        Story(id=f"story-{number}", documents=documents, representative=centre)
        for number, (centre, documents) in enumerate(groups, start=1)
    )
