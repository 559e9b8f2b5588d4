"""Tier 2, rewrites: texts that share enough uncommon neighbourhoods of stems.

Counting shared rare features finds rewrites that share no run of five words, with a tenth
of the wrong proposals that banded signatures need at this likeness.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from provenance.article.reading import Hashes
from provenance.candidates.join import Proposed, gathered, places_of, posting_lists
from provenance.settings import Settings


def rewrite_pairs(sketches: Sequence[Hashes], sizes: Sequence[int], *, settings: Settings) -> Proposed:
    """Return the pairs of pair sketches that share enough.

    Enough is a weight (:func:`~provenance.candidates.join.rarity`, summed) of ``pair_weight`` times the
    root of the smaller size, in at least ``pair_features`` features: chance
    shares more with a long text, so a long text has to share more; a short one has less to
    share. Features held by more than ``posting_cap`` texts are formulas and propose nothing.

    Args:
        sketches: One pair sketch per copy cluster, united over its texts; empty for one that
            is not to be proposed.
        sizes: How large the sketch of one text of each cluster is.
        settings: Where the caps and weights come from.
    """
    lists = posting_lists(sketches, cap=settings.posting_cap)
    root = np.sqrt(np.array(sizes, dtype=np.float64))
    kept = []
    for block in lists.shared():
        left, right = places_of(block.keys)
        needed = settings.pair_weight * np.minimum(root[left], root[right])
        kept.append(block.keys[(block.weights >= needed) & (block.counts >= settings.pair_features)])
    return Proposed(gathered(kept), lists.overflow())
