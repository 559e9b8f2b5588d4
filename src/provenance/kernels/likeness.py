"""Pairs of texts -> how many shingles they share, exactly; each text read where it lies in a column."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import types

from provenance.kernels.compiling import HASHES, OFFSETS, WHOLE, inner, kernel, making
from provenance.kernels.sketching import distinct, shingle

_COUNTS = types.int64[:, ::1]


@making
def _shingles(hashes: Any, start: int, end: int, size: int, out: Any) -> int:
    """Put the distinct shingles of a text into ``out``, ascending, and return how many there are."""
    taken = min(size, end - start)
    count = end - start - taken + 1 if taken else 0
    for at in range(count):
        out[at] = shingle(hashes, start + at, taken)
    return distinct(out, 0, count)


@inner
def _common(left: Any, left_size: int, right: Any, right_size: int) -> int:
    one = other = common = 0
    while one < left_size and other < right_size:
        if left[one] == right[other]:
            one, other, common = one + 1, other + 1, common + 1
        elif left[one] < right[other]:
            one += 1
        else:
            other += 1
    return common


@making
def _longest(offsets: Any) -> int:
    longest = 1
    for row in range(len(offsets) - 1):
        longest = max(longest, offsets[row + 1] - offsets[row])
    return longest


@kernel(_COUNTS, HASHES, OFFSETS, HASHES, OFFSETS, WHOLE)
def shared_shingles(left: Any, left_offsets: Any, right: Any, right_offsets: Any, size: Any) -> Any:
    """Return for each row of two columns of texts: shingles of the left one, of the right one, of both.

    The whole text stands for its shingles where it is shorter than ``size``.
    """
    rows = len(left_offsets) - 1
    counts = np.zeros((rows, 3), dtype=np.int64)
    ours = np.empty(_longest(left_offsets), dtype=np.uint64)
    theirs = np.empty(_longest(right_offsets), dtype=np.uint64)
    for row in range(rows):
        start, end = left_offsets[row], left_offsets[row + 1]
        counts[row, 0] = _shingles(left, start, end, size, ours)
        counts[row, 1] = _shingles(right, right_offsets[row], right_offsets[row + 1], size, theirs)
        counts[row, 2] = _common(ours, counts[row, 0], theirs, counts[row, 1])
    return counts
