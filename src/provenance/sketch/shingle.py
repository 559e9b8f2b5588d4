"""Stem hashes -> shingle hashes: runs of consecutive words, one 64-bit number each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from provenance.article.columns import Hashes

# Odd 64-bit constants of splitmix64 and xxHash64: any odd number with mixed bits would do.
STEP: Final = 0xC2B2AE3D27D4EB4F
MIX: Final = 0x9E3779B97F4A7C15
_MASK: Final = (1 << 64) - 1


def joint_hashes(columns: Sequence[Hashes]) -> Hashes:
    """Return one hash per row of parallel columns. The order of the columns counts."""
    joint = np.zeros_like(columns[0])
    for place, column in enumerate(columns):
        joint = (joint * np.uint64(STEP)) ^ (column + np.uint64(place))
        joint = (joint ^ (joint >> np.uint64(29))) * np.uint64(MIX)
        joint ^= joint >> np.uint64(32)
    return joint


def rolling_hashes(hashes: Hashes, size: int) -> Hashes:
    """Return the hash of each run of ``size`` neighbours, in reading order.

    The order of words counts. Shape ``(max(0, n - size + 1),)``, ``uint64``.
    """
    count = max(0, len(hashes) - size + 1)
    return joint_hashes([hashes[shift : shift + count] for shift in range(size)])


def shingle_hashes(hashes: Hashes, size: int) -> Hashes:
    """Return the distinct hashes of :func:`rolling_hashes` in ascending order."""
    return np.unique(rolling_hashes(hashes, size))


def plain_shingle_hash(hashes: Sequence[int]) -> int:
    """Return the hash of one shingle, step by step in whole numbers: the twin of :func:`rolling_hashes`."""
    rolled = 0
    for shift, value in enumerate(hashes):
        rolled = (rolled * STEP & _MASK) ^ (value + shift & _MASK)
        rolled = (rolled ^ rolled >> 29) * MIX & _MASK
        rolled ^= rolled >> 32
    return rolled
