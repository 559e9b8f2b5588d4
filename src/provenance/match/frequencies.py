"""How common light stems are in Arabic at large: the prior for corpora too small to know.

The table (``data/stem_frequencies.tsv``, built by ``scripts/build_frequencies.py``)
comes from the Arabic list of wordfreq and stands under CC BY-SA 4.0.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from provenance.article.reading import Hashes, stem_hash

Shares: TypeAlias = npt.NDArray[np.float64]

PER_BILLION: Final = 1e9
RAREST: Final = 50 / PER_BILLION
"""Frequency of a stem that the table does not hold: half of the rarest that it does."""
ARTICLE_WORDS: Final = 300
"""Length of the article that a word frequency is turned into a document share for."""


@lru_cache(maxsize=1)
def _table() -> tuple[Hashes, Shares]:
    text = files("provenance.match").joinpath("data/stem_frequencies.tsv").read_text(encoding="utf-8")
    rows = [row.split("\t") for row in text.splitlines() if not row.startswith("#")]
    keys = np.array([stem_hash(name) for name, _ in rows], dtype=np.uint64)
    shares = np.array([int(count) for _, count in rows], dtype=np.float64) / PER_BILLION
    order = np.argsort(keys)
    return keys[order], shares[order]


def word_frequency(stems: Hashes) -> Shares:
    """Return the share of running words of Arabic text that each hashed stem makes up."""
    keys, shares = _table()
    at = np.minimum(np.searchsorted(keys, stems), len(keys) - 1)
    return np.where(keys[at] == stems, shares[at], RAREST)


def document_share(stems: Hashes) -> Shares:
    """Return the share of articles that hold each hashed stem, in ``(0, 1)``.

    Words are taken to be drawn independently into articles of ``ARTICLE_WORDS`` words.
    """
    # Summed in logarithms: a rare stem would round to nothing otherwise.
    missing: Shares = np.exp(ARTICLE_WORDS * np.log1p(-word_frequency(stems)))
    return np.maximum(1.0 - missing, RAREST)
