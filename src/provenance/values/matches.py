"""Matches: candidate pairs, verified pairs with their evidence, and stories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provenance.values.documents import Located

PairLabel = Literal["copy", "rewrite", "partial", "same_event", "template", "unrelated", "too_short"]
PairDirection = Literal["left_from_right", "right_from_left", "common_origin", "unknown"]
Band = Literal["strong", "likely", "weak"]

PAIR_LABELS: tuple[PairLabel, ...] = (
    "copy",
    "rewrite",
    "partial",
    "same_event",
    "template",
    "unrelated",
    "too_short",
)
REUSE_LABELS: frozenset[PairLabel] = frozenset({"copy", "rewrite", "partial"})


@dataclass(frozen=True, slots=True, order=True)
class CandidatePair:
    """Two ids, ``left < right``, that some generator proposes and nobody has verified.

    ``found_by`` names the generators, in alphabetical order: ``bands``, ``passages``, ``postings``.
    It is empty for a pair that is only verified because the corpus is small enough for all pairs.
    """

    left: str
    right: str
    found_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the left article that reappears in the right one; ``words`` counts what they share."""

    left: Located
    right: Located
    words: int


@dataclass(frozen=True, slots=True)
class Signal:
    """One piece of evidence: what was measured and how far it pushed the score.

    ``value`` is the measure, usually a share in ``[0, 1]``; ``push`` is what it adds to
    the log-odds of reuse, so that ``sigmoid(base + sum of pushes)`` is the score.
    ``counts`` are the whole numbers that the sentence about it quotes.
    """

    name: str
    value: float
    push: float
    counts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that decided about a pair. Jaccard and containment are of stem-3-shingles, exact."""

    jaccard: float
    containment_of_left: float
    containment_of_right: float
    base: float
    signals: tuple[Signal, ...]
    background: Literal["bundled", "corpus"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A verified pair: its label, the score that every view shows, and why.

    ``score`` is the calibrated probability in ``[0, 1]`` that one text reuses words of the
    other or both of a third; ``band`` says how far to trust it; ``update`` marks two
    versions by one outlet.
    """

    left: str
    right: str
    label: PairLabel
    score: float
    band: Band
    direction: PairDirection
    update: bool
    evidence: Evidence
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Documents joined by verified reuse. ``representative`` is the medoid; ``documents`` are in id order.

    ``origins`` counts independent origins where they are known, else it is None.
    """

    id: str
    documents: tuple[str, ...]
    representative: str
    origins: int | None = None


@dataclass(frozen=True, slots=True)
class Capped:
    """Buckets or posting lists longer than their cap, reported instead of dropped in silence.

    ``kind`` is the generator they belong to, ``lists`` how many there are, ``size`` how many
    texts the longest holds, ``example`` the id of a document in that one.
    """

    kind: str
    size: int
    example: str
    lists: int = 1
