"""Stems -> pair sketch: which less common stems stand side by side, whatever their order.

A rewrite keeps few runs of words and many neighbourhoods. Features are unordered pairs of
neighbouring stems after the commonest ones are left out; the sketch keeps a sample of them
by hash, so that two sketches hold the same feature whenever both texts do.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import numpy as np

from provenance.article.reading import Hashes, stem_hash
from provenance.sketch.shingle import joint_hashes


@lru_cache(maxsize=1)
def common_stems() -> Hashes:
    """Return the sorted hashes of the 200 commonest stems of Arabic, which make no pairs.

    The list is frozen here, apart from the frequency table it was read off, because
    stored sketches depend on it.
    """
    text = files("provenance.sketch").joinpath("data/common_stems.txt").read_text(encoding="utf-8")
    names = [line for line in text.splitlines() if not line.startswith("#")]
    return np.array(sorted(stem_hash(name) for name in names), dtype=np.uint64)


def _without_common(hashes: Hashes) -> Hashes:
    common = common_stems()
    at = np.minimum(np.searchsorted(common, hashes), len(common) - 1)
    kept: Hashes = hashes[common[at] != hashes]
    return kept


def pair_hashes(hashes: Hashes) -> Hashes:
    """Return the distinct hashes of unordered pairs of neighbouring stems, ascending.

    Neighbours are those left when the commonest stems are dropped. A stem beside itself
    is no pair, so that a word repeated without end gives no feature.
    """
    kept = _without_common(hashes)
    first, second = kept[:-1], kept[1:]
    differ = first != second
    first, second = first[differ], second[differ]
    return np.unique(joint_hashes([np.minimum(first, second), np.maximum(first, second)]))


def pair_sketch(hashes: Hashes, *, bottom: int = 128) -> Hashes:
    """Return the pair sketch of a text: the ``bottom`` lowest pair hashes and all below 2**63.

    The lowest hashes alone are blind to length (a roundup that holds an article keeps too
    few of the article's); half of all hashes alone leave short texts too little.
    """
    pairs = pair_hashes(hashes)
    return pairs[: max(bottom, int(np.searchsorted(pairs, np.uint64(1 << 63))))]
