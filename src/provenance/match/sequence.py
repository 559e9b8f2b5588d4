"""What two articles bring in the same order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def longest_ascending(values: Sequence[int]) -> list[int]:
    """Return the indices of a longest strictly ascending subsequence, in order (Schensted 1961).

    >>> longest_ascending([3, 1, 2, 9, 4])
    [1, 2, 4]
    """
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        slot = bisect_left(tails, value)
        tails[slot : slot + 1] = [value]
        ends[slot : slot + 1] = [index]
        before.append(ends[slot - 1] if slot else -1)
    kept: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.append(index)
        index = before[index]
    return kept[::-1]
