"""Pairs -> groups around a document each, in linear time: every member was compared with the one in the middle.

Connected groups would be fewer and mean less: one pair in a thousand that joins two groups makes one of both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any


def stars(reach: Mapping[str, Sequence[str]], order: Callable[[str], Any]) -> dict[str, list[str]]:
    """Return documents in the middle of a group, and the others of it; no document is in two groups.

    Args:
        reach: Whom each document could have around it; those that could have none may be left out.
        order: The sort key of a document, different for any two: who comes first takes whom
            it can reach and nobody took before.

    Returns:
        Centre -> at least one other document, in the order of ``reach``.
    """
    found: dict[str, list[str]] = {}
    taken: set[str] = set()
    for name in sorted(reach, key=order):
        if name in taken:
            continue
        if fresh := [other for other in dict.fromkeys(reach[name]) if other not in taken and other not in found]:
            found[name] = fresh
            taken.update(fresh)
    return found
