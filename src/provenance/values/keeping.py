"""A corpus without its repetitions: what is kept, and what stands for each document that is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provenance.values.documents import Document
from provenance.values.matches import PairLabel

Keeping = Literal["representative", "one-per-story"]
"""What is kept: one document of each group of copies, or one of each story."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A document that is left out, the kept one that stands for it, and label and score of the pair of the two.

    ``containment`` is the share of its stem-3-shingles that the kept one holds.
    """

    id: str
    representative: str
    label: PairLabel
    score: float
    containment: float


@dataclass(frozen=True, slots=True)
class Kept:
    """The documents that are kept and those that are left out, both in order of id: together all that were read."""

    keeping: Keeping
    documents: tuple[Document, ...]
    dropped: tuple[Dropped, ...]
