"""Signatures -> band keys: rows of a signature taken together, so that equal keys propose a pair."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from provenance.article.columns import Hashes
from provenance.errors import SettingsError
from provenance.sketch.minhash import Signature
from provenance.sketch.shingle import joint_hashes


@dataclass(frozen=True, slots=True)
class Banding:
    """``bands`` groups of ``rows`` positions of a signature each."""

    bands: int
    rows: int

    def found(self, jaccard: float) -> float:
        """Return the probability that two sets of this Jaccard similarity share a band."""
        return float(1.0 - (1.0 - jaccard**self.rows) ** self.bands)


def banding(num_perm: int, *, threshold: float, recall: float) -> Banding:
    """Return the coarsest banding that still finds pairs at the threshold.

    That is the most rows per band, hence the fewest wrong proposals, for which a pair of
    Jaccard similarity ``threshold`` shares a band with a probability of at least ``recall``.
    (The usual "optimal" choice balances two areas under a curve and finds such a pair about
    every second time.)

    Raises:
        SettingsError: even bands of one row do not reach the recall.
    """
    choices = (Banding(num_perm // rows, rows) for rows in range(num_perm, 0, -1))
    for choice in choices:
        if choice.found(threshold) >= recall:
            return choice
    raise SettingsError("usage.setting_recall", number=num_perm, threshold=str(threshold), recall=str(recall))


def band_keys(signatures: Signature, choice: Banding) -> Hashes:
    """Return the key of each band of each signature, ``uint64`` of shape ``(n, bands)``.

    Keys of different bands differ even over equal numbers.
    """
    keys = np.empty((len(signatures), choice.bands), dtype=np.uint64)
    for band in range(choice.bands):
        rows = signatures[:, band * choice.rows : (band + 1) * choice.rows].astype(np.uint64)
        name = np.full(len(rows), band, dtype=np.uint64)
        keys[:, band] = joint_hashes([name, *rows.T])
    return keys
