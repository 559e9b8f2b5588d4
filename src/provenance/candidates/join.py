"""Features -> pairs that share some: posting lists joined with themselves by sorting.

Everything here speaks of *places*, the numbers 0 .. n - 1 of whatever is joined. A pair of
places travels as one 64-bit key, the smaller place in the upper half.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from provenance.article.columns import Hashes, Positions

Weights: TypeAlias = npt.NDArray[np.float64]
Counts: TypeAlias = npt.NDArray[np.int64]

_HALF: Final = np.uint64(32)
_LOW: Final = np.uint64(0xFFFFFFFF)
# In a folder about one story every word of it is frequent. Rarity is judged as in a corpus of this size.
_ROOMY: Final = 10_000
# Weights are multiples of this, so that sums of them are exact: equal in any order, hence on any engine.
_FINENESS: Final = 2.0**-20
# Shared features looked at in one go: about 300 MB at the peak.
_AT_ONCE: Final = 1 << 22


def pair_keys(left: Positions, right: Positions) -> Hashes:
    """Return one key per pair; keys are in order of the smaller place, then of the larger."""
    first, second = np.minimum(left, right).astype(np.uint64), np.maximum(left, right).astype(np.uint64)
    return (first << _HALF) | second


def places_of(keys: Hashes) -> tuple[Positions, Positions]:
    """Return the smaller and the larger place of each key."""
    return (keys >> _HALF).astype(np.int64), (keys & _LOW).astype(np.int64)


def rarity(holders: Counts, places: int) -> Weights:
    """Return the squared rarity of features: 1 for two holders, less for more of them.

    ``(ln(n / holders) / ln(n / 2)) ** 2`` with ``n`` the number of places; squared, because
    two rare neighbourhoods in common say more than four frequent ones. Up to a million
    features can be summed exactly.
    """
    roomy = max(places, _ROOMY)
    share: Weights = np.log(roomy / np.maximum(holders, 2)) / np.log(roomy / 2)
    return np.round(share**2 / _FINENESS) * _FINENESS


@dataclass(frozen=True, slots=True)
class Overflow:
    """Posting lists longer than their cap: how many, how long the longest is, and the first place in such a one."""

    lists: int
    longest: int
    place: int


@dataclass(frozen=True, slots=True, eq=False)
class Proposed:
    """Distinct pair keys, ascending, and the lists that were too long to be joined."""

    keys: Hashes
    overflow: Overflow | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """Pairs with at least one joined feature in common: how many, and the sum of their weights."""

    keys: Hashes
    counts: Counts
    weights: Weights


@dataclass(frozen=True, slots=True, eq=False)
class PostingLists:
    """Which places hold each feature.

    ``owners`` runs through the lists one after the other, places ascending within each;
    list ``i`` starts at ``starts[i]`` and holds ``sizes[i]`` places. ``by_place`` lists the
    entries of ``owners`` place by place, those of place ``p`` from ``bounds[p]`` on.
    """

    places: int
    cap: int
    owners: Positions
    starts: Positions
    sizes: Counts
    by_place: Positions
    bounds: Positions

    def overflow(self) -> Overflow | None:
        """Return what is known of the lists above the cap, or None when there are none."""
        lists = int((self.sizes > self.cap).sum())
        if not lists:
            return None
        longest = int(self.sizes.max())
        places = self.owners[self.starts[self.sizes == longest]]
        return Overflow(lists, longest, int(places.min()))

    def links(self) -> Hashes:
        """Return the pairs of the first place of each list above the cap with all others of it."""
        found = [np.empty(0, dtype=np.uint64)]
        for at in np.flatnonzero(self.sizes > self.cap):
            members = self.owners[self.starts[at] : self.starts[at] + self.sizes[at]]
            found.append(pair_keys(np.broadcast_to(members[0], len(members) - 1), members[1:]))
        return np.unique(np.concatenate(found))

    def shared(self, *, chained: bool = False) -> Iterator[Shared]:
        """Yield the pairs that share features, in blocks of ascending keys.

        Lists above the cap propose nothing, or, when ``chained``, only the pairs of
        neighbours in them. Work and memory grow with entries times cap, never with the
        square of a list.
        """
        partners = self._partners(chained)
        cost = np.r_[0, np.cumsum(partners[self.by_place])][self.bounds]
        weights = np.repeat(rarity(self.sizes, self.places), self.sizes)
        first = 0
        while first < self.places:
            last = max(first + 1, int(np.searchsorted(cost, cost[first] + _AT_ONCE, side="right")) - 1)
            entries = self.by_place[self.bounds[first] : self.bounds[last]]
            if cost[last] > cost[first]:
                yield self._joined(entries, partners[entries], weights)
            first = last

    def _partners(self, chained: bool) -> Counts:
        """Return with how many of the entries that follow it in its list each entry is paired."""
        ends = np.repeat(self.starts + self.sizes, self.sizes)
        following = ends - np.arange(len(self.owners)) - 1
        above = np.minimum(following, 1) if chained else np.zeros_like(following)
        return np.where(np.repeat(self.sizes, self.sizes) <= self.cap, following, above)

    def _joined(self, entries: Positions, partners: Counts, weights: Weights) -> Shared:
        entry = np.repeat(entries, partners)
        # 1, 2, … behind each entry: a running number less the number at which the entry's run began.
        step = np.arange(1, len(entry) + 1) - np.repeat(np.cumsum(partners) - partners, partners)
        keys = pair_keys(self.owners[entry], self.owners[entry + step])
        distinct, inverse, counts = np.unique(keys, return_inverse=True, return_counts=True)
        summed: Weights = np.bincount(inverse, weights[entry]).astype(np.float64)
        return Shared(distinct, counts.astype(np.int64), summed)


def posting_lists(features: Sequence[Hashes], *, cap: int) -> PostingLists:
    """Return which places hold each feature. ``features[p]`` are the distinct features of place ``p``."""
    lengths = np.array([len(one) for one in features], dtype=np.int64)
    values = np.concatenate([np.empty(0, dtype=np.uint64), *features])
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]][: len(ordered)])
    by_place = np.empty(len(order), dtype=np.int64)
    by_place[order] = np.arange(len(order))
    return PostingLists(
        places=len(features),
        cap=cap,
        owners=np.repeat(np.arange(len(features)), lengths)[order],
        starts=starts,
        sizes=np.diff(np.r_[starts, len(ordered)]),
        by_place=by_place,
        bounds=np.r_[0, np.cumsum(lengths)],
    )


def gathered(blocks: Sequence[Hashes]) -> Hashes:
    """Return the keys of blocks that follow each other, as one array."""
    return np.concatenate([np.empty(0, dtype=np.uint64), *blocks])
