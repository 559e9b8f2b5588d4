"""Shingles -> a sample by hash (FracMinHash), which keeps the same shingles of every text.

The share of a sample found in another one estimates containment, however much longer the
other text is. Irber et al. 2022, "Lightweight compositional analysis of metagenomes".
"""

from __future__ import annotations

import numpy as np

from provenance.article.reading import Hashes
from provenance.sketch.shingle import rolling_hashes


def highest_sampled(one_in: int) -> np.uint64:
    """Return the highest hash that a sample of ``one_in`` keeps."""
    return np.uint64((1 << 64) // one_in - 1)


def shingle_sample(hashes: Hashes, size: int, *, one_in: int) -> Hashes:
    """Return the distinct shingles whose hash falls in the lowest ``1 / one_in`` of all numbers, ascending."""
    rolled = rolling_hashes(hashes, size)
    return np.unique(rolled[rolled <= highest_sampled(one_in)])
