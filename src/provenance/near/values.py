"""What the search for near-duplicates finds."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.values import Capped, Outcomes


@dataclass(frozen=True, slots=True, order=True)
class NearPair:
    """Two documents, by id, whose sets of word-5-shingles are alike: exact shares, each in (0, 1]."""

    left: str
    right: str
    jaccard: float
    containment_of_left: float
    containment_of_right: float


@dataclass(frozen=True, slots=True)
class NearCluster:
    """Documents that one of them stands for: each is as like the representative as was asked for.

    ``documents`` are the ids in the order they were read, with that of the representative
    among them; ``pairs`` the verified pairs among them, in that order too.
    """

    representative: str
    documents: tuple[str, ...]
    pairs: tuple[NearPair, ...]


@dataclass(frozen=True, slots=True)
class NearDuplicates:
    """The near-duplicates of a corpus.

    Attributes:
        threshold: The Jaccard similarity from which pairs are reported.
        clusters: Largest first, then in the order they were read. No document is in two.
        pairs: All verified pairs, in the order read. Of texts that are the same, word for
            word, the first one stands in the pairs; the others are paired with it alone.
        copies: Those texts, group by group, the first one first.
        outcomes: What became of every input.
        capped: What is known of buckets too large to compare all that is in them, or None.
        dropped: Documents that a representative stands for, as places in the order of reading.
        too_short: How many documents have fewer words than a shingle, and are in no pair.
    """

    threshold: float
    clusters: tuple[NearCluster, ...]
    pairs: tuple[NearPair, ...]
    copies: tuple[tuple[str, ...], ...]
    outcomes: Outcomes
    capped: Capped | None
    dropped: frozenset[int]
    too_short: int
