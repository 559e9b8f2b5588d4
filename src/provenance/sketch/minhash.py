"""Shingles -> MinHash signature, number for number the one of datasketch 2.x.

The recipe is datasketch's scheme ``affine32``: a 32-bit shingle hash is mixed once by the
finaliser of MurmurHash3 and then permuted by ``a * h + b`` modulo 2**32 with odd ``a``.
Stored signatures name the scheme and the seed; others cannot be compared with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from provenance.article.columns import Hashes
from provenance.errors import NothingToSketch

Signature: TypeAlias = npt.NDArray[np.uint32]

SCHEME: Final = "affine32"
SEED: Final = 1
_SHINGLES_AT_ONCE: Final = 1 << 14


@lru_cache(maxsize=4)
def permutations(num_perm: int, seed: int = SEED) -> tuple[Signature, Signature]:
    """Return the factors (odd) and the summands of the permutations, each of shape ``(num_perm,)``."""
    # The old generator of NumPy on purpose: its stream is frozen, and datasketch draws from it.
    generator = np.random.RandomState(seed)
    factors = generator.randint(0, 1 << 31, num_perm, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    summands = generator.randint(0, 1 << 32, num_perm, dtype=np.uint32)
    factors.setflags(write=False)
    summands.setflags(write=False)
    return factors, summands


def short_hashes(shingles: Hashes) -> Signature:
    """Return the 32-bit shingle hashes that signatures are made of: the low half of the 64-bit ones."""
    return (shingles & np.uint64(0xFFFFFFFF)).astype(np.uint32)


def _finalise(hashes: Signature) -> Signature:
    """Return the hashes mixed by the 32-bit finaliser of MurmurHash3, a bijection."""
    mixed = (hashes ^ (hashes >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    mixed = (mixed ^ (mixed >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return mixed ^ (mixed >> np.uint32(16))


def signature(shingles: Hashes, *, num_perm: int = 128, seed: int = SEED) -> Signature:
    """Return the MinHash signature of a set of shingles.

    The share of equal positions in two signatures estimates the Jaccard similarity of
    the sets, with standard error at most ``0.5 / sqrt(num_perm)``.

    Args:
        shingles: 64-bit shingle hashes in any order, at least one; repeated ones change nothing.
        num_perm: Permutations, which is the length of the signature; at least 1.
        seed: Chooses the permutations. Two signatures can be compared only
            when they share both ``num_perm`` and ``seed``.

    Returns:
        Read-only ``uint32`` array of shape ``(num_perm,)``, equal to that of
        ``datasketch.MinHash(num_perm, seed, scheme="affine32")`` over :func:`short_hashes`.

    Raises:
        NothingToSketch: ``shingles`` is empty.

    References:
        Broder 1997, "On the resemblance and containment of documents".
    """
    if not len(shingles):
        raise NothingToSketch
    factors, summands = permutations(num_perm, seed)
    mixed = _finalise(short_hashes(shingles))
    lowest = np.full(num_perm, np.iinfo(np.uint32).max, dtype=np.uint32)
    for start in range(0, len(mixed), _SHINGLES_AT_ONCE):
        block = mixed[start : start + _SHINGLES_AT_ONCE]
        # One row per permutation, so that the minimum runs along memory.
        np.minimum(lowest, (factors[:, None] * block + summands[:, None]).min(axis=1), out=lowest)
    lowest.setflags(write=False)
    return lowest


def signatures(sets: Sequence[Hashes], *, num_perm: int = 128, seed: int = SEED) -> Signature:
    """Return the signatures of several sets as rows, shape ``(len(sets), num_perm)``.

    Raises:
        NothingToSketch: one of the sets is empty.
    """
    rows = np.empty((len(sets), num_perm), dtype=np.uint32)
    for row, shingles in zip(rows, sets, strict=True):
        row[:] = signature(shingles, num_perm=num_perm, seed=seed)
    return rows


def estimated_jaccard(left: Signature, right: Signature) -> float:
    """Return the share of equal positions. An estimate: nothing is decided on it."""
    return float((left == right).mean())
