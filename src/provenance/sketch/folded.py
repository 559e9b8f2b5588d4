"""Folded words -> the shingles that near-duplicates are compared by: five words in a row, one 64-bit number each.

Words as they are written but for their spelling, not their stems: whoever removes
duplicates wants the same text again, not the same story. A number stands for a word after
one step per letter, which is what makes it cheap in compiled code; the signatures over
these shingles are those of datasketch. This is the plain twin of ``kernels/folded.py``.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from provenance.article.columns import Hashes
from provenance.sketch.shingle import MIX, STEP
from provenance.text.tokens import words

SHINGLE_WORDS: Final = 5
SEED: Final = 0x243F6A8885A308D3  # digits of pi
_MASK: Final = (1 << 64) - 1


def word_hash(word: str) -> int:
    """Return the 64-bit hash of a folded word."""
    mixed = SEED
    for letter in word:
        mixed = (mixed + ord(letter)) * STEP & _MASK
    mixed = (mixed ^ mixed >> 32) * MIX & _MASK
    return mixed ^ mixed >> 29


def folded_shingles(text: str) -> Hashes:
    """Return the shingle of each run of :data:`SHINGLE_WORDS` folded words, in reading order, repeated ones too.

    A text of fewer words has none: a caption of four words is the same on many pages, and says nothing of them.
    """
    hashes = np.array([word_hash(word) for word in words(text)], dtype=np.uint64)
    count = max(0, len(hashes) - SHINGLE_WORDS + 1)
    joint = np.zeros(count, dtype=np.uint64)
    for shift in range(SHINGLE_WORDS):
        joint = joint * np.uint64(STEP) + hashes[shift : shift + count]
    joint = (joint ^ (joint >> np.uint64(29))) * np.uint64(MIX)
    return joint ^ (joint >> np.uint64(32))


def digest(shingles: Hashes) -> int:
    """Return one number for a list of shingles, in order; equal numbers are a hint that the lists are."""
    joint = SEED
    for shingle in shingles.tolist():
        joint = (joint ^ shingle) * STEP & _MASK
    return joint ^ joint >> 32
