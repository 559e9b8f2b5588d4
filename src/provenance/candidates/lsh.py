"""Tier 1, copies: banded signatures propose, exact set arithmetic decides, copies are collapsed.

What the later tiers count are clusters of copies, not documents: a hundred prints of one
agency text would push its features over every cap and hide the one rewrite of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from provenance.article.reading import Hashes, Positions
from provenance.candidates.join import Overflow, Weights, gathered, places_of, posting_lists
from provenance.settings import Settings
from provenance.sketch.bands import band_keys, banding
from provenance.sketch.minhash import signatures
from provenance.sketch.shingle import shingle_hashes


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """Exact likeness of pairs of sets; ``containment`` is the larger of both directions."""

    jaccard: Weights
    containment: Weights


@dataclass(frozen=True, slots=True, eq=False)
class Copies:
    """What tier 1 found among distinct texts, by place.

    ``keys`` are the verified pairs. ``representative[p]`` is the place that stands for
    ``p`` from here on, which for most is ``p`` itself; every text is a verified copy of its
    representative. ``between`` are the pairs that tie texts of different representatives,
    of each text at most its nearest ``bucket_cap``.
    """

    keys: Hashes
    between: Hashes
    representative: Positions
    overflow: Overflow | None


def identical(texts: Sequence[Hashes]) -> list[list[int]]:
    """Return the places of equal texts together, each group ascending; texts without words are left out."""
    groups: dict[bytes, list[int]] = {}
    for place, hashes in enumerate(texts):
        if len(hashes):
            groups.setdefault(hashes.tobytes(), []).append(place)
    return list(groups.values())


def copy_shingles(hashes: Hashes, size: int) -> Hashes:
    """Return the shingles that copies are compared by; the whole text where it is shorter than one."""
    return shingle_hashes(hashes, min(size, len(hashes)))


def likeness(sets: Sequence[Hashes], keys: Hashes) -> Likeness:
    """Return how alike the sets of each pair are. The sets are sorted and not empty."""
    left, right = places_of(keys)
    common = np.empty(len(keys))
    for at, (one, other) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        common[at] = _common(sets[one], sets[other])
    sizes = np.array([len(one) for one in sets], dtype=np.float64)
    smaller = np.minimum(sizes[left], sizes[right])
    return Likeness(common / (sizes[left] + sizes[right] - common), common / smaller)


def _common(left: Hashes, right: Hashes) -> int:
    """Return how many numbers two sorted sets share."""
    few, many = (left, right) if len(left) <= len(right) else (right, left)
    at = np.minimum(np.searchsorted(many, few), len(many) - 1)
    return int((many[at] == few).sum())


def proposed_pairs(sets: Sequence[Hashes], *, settings: Settings) -> tuple[Hashes, Overflow | None]:
    """Return the pairs of sets whose signatures share a band, unverified.

    A bucket of more than ``bucket_cap`` sets proposes only each of them with the next and
    with the first, so that near-identical texts cost linear work.
    """
    choice = banding(settings.num_perm, threshold=settings.copy_likeness, recall=settings.band_recall)
    buckets = posting_lists(
        list(band_keys(signatures(sets, num_perm=settings.num_perm), choice)), cap=settings.bucket_cap
    )
    found = [block.keys for block in buckets.shared(chained=True)]
    return np.union1d(gathered(found), buckets.links()), buckets.overflow()


def copies(texts: Sequence[Hashes], *, settings: Settings) -> Copies:
    """Return the verified copies among distinct texts, none of them empty."""
    sets = [copy_shingles(hashes, settings.copy_shingle) for hashes in texts]
    keys, overflow = proposed_pairs(sets, settings=settings)
    alike = likeness(sets, keys)
    likest = np.maximum(alike.jaccard, alike.containment)
    is_copy = likest >= settings.copy_likeness
    is_close = alike.jaccard >= settings.collapse_jaccard
    representative = representatives(len(texts), keys[is_close])
    left, right = places_of(keys)
    is_between = is_copy & (representative[left] != representative[right])
    between = nearest(keys[is_between], likest[is_between], most=settings.bucket_cap)
    return Copies(keys[is_copy], between, representative, overflow)


def nearest(keys: Hashes, likest: Weights, *, most: int) -> Hashes:
    """Return the pairs that are among the ``most`` likest of either of their places; of equals the smaller keys.

    Texts of one template are all half alike, and no bucket need be large for it: in 8,000
    weather bulletins each has 160 others near it, and with every further bulletin more.
    """
    places = np.concatenate(places_of(keys))
    pairs = np.tile(np.arange(len(keys)), 2)
    order = np.lexsort((pairs, -likest[pairs], places))
    ordered = places[order]
    rank = np.arange(len(order)) - np.searchsorted(ordered, ordered)
    return keys[np.unique(pairs[order[rank < most]])]


def representatives(places: int, close: Hashes) -> Positions:
    """Return for each place the one that stands for it: stars around the places with most close copies.

    ``close`` are the keys of the pairs of close copies. Stars instead of connected groups,
    so that a chain of small edits cannot carry a representative away from what it stands for.
    """
    left, right = places_of(close)
    neighbours: dict[int, list[int]] = {}
    for one, other in zip(left.tolist(), right.tolist(), strict=True):
        neighbours.setdefault(one, []).append(other)
        neighbours.setdefault(other, []).append(one)
    representative = np.full(places, -1, dtype=np.int64)
    for centre in sorted(neighbours, key=lambda place: (-len(neighbours[place]), place)):
        if representative[centre] < 0:
            open_places = [place for place in neighbours[centre] if representative[place] < 0]
            representative[[centre, *open_places]] = centre
    alone = representative < 0
    representative[alone] = np.flatnonzero(alone)
    return representative
