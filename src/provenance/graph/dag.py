"""Edges -> edges without a cycle: an edge that would close one is left out and reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from provenance.graph.drafts import Draft
from provenance.values import Status

_FIRST: Final[dict[Status, int]] = {"stated": 0, "inherited": 1, "inferred": 2}


class _Order:
    """A topological order that grows edge by edge (Pearce and Kelly 2006): only what lies between is moved."""

    def __init__(self, nodes: Iterable[str]) -> None:
        self.place = {node: at for at, node in enumerate(nodes)}
        self.out: dict[str, list[str]] = defaultdict(list)
        self.into: dict[str, list[str]] = defaultdict(list)

    def _reach(self, start: str, steps: dict[str, list[str]], low: int, high: int) -> set[str]:
        """Return what can be reached from a node without leaving the places between two."""
        found, open_ = {start}, [start]
        while open_:
            for node in steps.get(open_.pop(), ()):
                if node not in found and low <= self.place[node] <= high:
                    found.add(node)
                    open_.append(node)
        return found

    def accepts(self, origin: str, target: str) -> bool:
        """Return whether an edge closes no cycle, and if so keep it."""
        low, high = self.place[target], self.place[origin]
        if low <= high:
            ahead = self._reach(target, self.out, low, high)
            if origin in ahead:
                return False
            self._move(self._reach(origin, self.into, low, high), ahead)
        self.out[origin].append(target)
        self.into[target].append(origin)
        return True

    def _move(self, before: set[str], behind: set[str]) -> None:
        key = self.place.__getitem__
        nodes = [*sorted(before, key=key), *sorted(behind, key=key)]
        places = sorted(map(key, nodes))
        self.place.update(zip(nodes, places, strict=True))


def _rank(node: str) -> tuple[bool, bool, str]:
    """Return a sort key: documents before works before agents, as nearly all edges run."""
    return not node.startswith("doc:"), not node.startswith(("doc:", "work:")), node


def without_cycles(drafts: Sequence[Draft]) -> tuple[tuple[Draft, ...], tuple[Draft, ...]]:
    """Return the drafts that are kept and those that would close a cycle, each in the order given.

    What is stated is kept before what is inferred, the surer before the less sure.
    ``same_story`` has no direction and takes no part.
    """
    directed = [draft for draft in drafts if draft.kind != "same_story"]
    order = _Order(sorted({node.id for draft in directed for node in (draft.origin, draft.target)}, key=_rank))
    broken = set()
    for draft in sorted(directed, key=lambda one: (_FIRST[one.status], -one.confidence, one.key)):
        if not order.accepts(draft.origin.id, draft.target.id):
            broken.add(draft.key)
    kept = tuple(draft for draft in drafts if draft.key not in broken)
    return kept, tuple(draft for draft in drafts if draft.key in broken)
