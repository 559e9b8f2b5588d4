"""Nodes that look alike and hang on the same things in the same way, found by refining a partition.

All that look alike begin in one class; a class is split as long as its members are linked
to different classes. What is left together at the end stands in the same place of the
picture (a bisimulation; Paige and Tarjan 1987 do the same faster).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping

_Links = Mapping[str, list[tuple[bool, Hashable, str]]]


def groups(looks: Mapping[str, Hashable], links: Iterable[tuple[str, str, Hashable]], *, least: int) -> list[list[str]]:
    """Return the nodes, each in one group, in order.

    Args:
        looks: What nodes of one group have in common, by id.
        links: Origin, target and kind of every link.
        least: Size from which nodes stay together; those of a smaller group stand alone.
    """
    joined = _links(links)
    classes = _numbered(looks)
    while True:
        finer = _numbered({id: (classes[id], _around(id, joined, classes)) for id in looks})
        if len(set(finer.values())) == len(set(classes.values())):
            return _split(finer, least)
        classes = finer


def _links(links: Iterable[tuple[str, str, Hashable]]) -> _Links:
    found: dict[str, list[tuple[bool, Hashable, str]]] = defaultdict(list)
    for origin, target, kind in links:
        found[origin].append((True, kind, target))
        found[target].append((False, kind, origin))
    return found


def _numbered(marks: Mapping[str, Hashable]) -> dict[str, int]:
    """Return a small number for each mark instead of the mark, which would grow with every round."""
    numbers: dict[Hashable, int] = {}
    return {id: numbers.setdefault(mark, len(numbers)) for id, mark in marks.items()}


def _around(id: str, joined: _Links, classes: Mapping[str, int]) -> Hashable:
    return frozenset((is_out, kind, classes[other]) for is_out, kind, other in joined.get(id, ()))


def _split(classes: Mapping[str, int], least: int) -> list[list[str]]:
    members: dict[int, list[str]] = defaultdict(list)
    for id in sorted(classes):
        members[classes[id]].append(id)
    together = [group for group in members.values() if len(group) >= least]
    alone = [[id] for group in members.values() if len(group) < least for id in group]
    return sorted([*together, *alone])
