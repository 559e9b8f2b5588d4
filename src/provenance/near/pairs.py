"""Sketches -> verified pairs: equal texts collapsed, candidates from bands, shingle sets compared exactly."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from provenance.article.columns import Hashes, Positions
from provenance.candidates.join import Overflow, Weights, gathered, places_of
from provenance.near.gather import Gathered
from provenance.near.sketches import Overlaps, Sketcher, runs

_ROUNDING: Final = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Verified:
    """Pairs of places with at least the likeness asked for, ``left < right``, in ascending order."""

    left: Positions
    right: Positions
    jaccard: Weights
    of_left: Weights
    of_right: Weights


def equal_texts(found: Gathered, digests: Hashes, places: Positions) -> list[Positions]:
    """Return those of ``places`` with equal shingles in equal order, group by group, each of two at least."""
    order = places[np.argsort(digests[places], kind="stable")]
    edges = runs(digests[order])
    large = np.flatnonzero(np.diff(edges) > 1)
    starts = found.starts
    groups = [group for at in large for group in _really_equal(found, starts, order[edges[at] : edges[at + 1]])]
    return sorted(groups, key=lambda group: int(group[0]))


def _really_equal(found: Gathered, starts: Positions, places: Positions) -> list[Positions]:
    """Return the places of one digest apart by their shingles: a digest may be the same by chance."""
    shingles = found.shingles.values
    groups: dict[bytes, list[int]] = {}
    first = shingles[starts[places[0]] : starts[places[0] + 1]]
    for place in places.tolist():
        own = shingles[starts[place] : starts[place + 1]]
        key = b"" if np.array_equal(own, first) else own.tobytes()
        groups.setdefault(key, []).append(place)
    return [np.array(group, dtype=np.int64) for group in groups.values() if len(group) > 1]


def candidates(keys: Hashes, places: Positions, sketcher: Sketcher, *, cap: int) -> tuple[Hashes, Overflow | None]:
    """Return the pairs of ``places`` that share a band, as pair keys, and what is known of buckets above the cap.

    A bucket above it proposes each of its texts with the next and with the first. Keys give
    their lowest bits to the place, so that one sort without an index does; chance buckets
    that this makes cost a comparison and nothing else.
    """
    bits = max(1, int(keys.shape[0]).bit_length())
    low = np.uint64((1 << bits) - 1)
    found, overflow = [], None
    for band in range(keys.shape[1] - 1):
        ordered = np.sort((keys[places, band] & ~low) | places.astype(np.uint64))
        found.append(sketcher.linked(ordered, bits, cap))
        overflow = _overflow(overflow, ordered, bits, cap)
    proposed = np.sort(gathered(found))
    return proposed[runs(proposed)[:-1]], overflow


def _overflow(before: Overflow | None, ordered: Hashes, bits: int, cap: int) -> Overflow | None:
    buckets = ordered >> np.uint64(bits)
    if not (buckets[cap:] == buckets[: max(0, len(buckets) - cap)]).any():
        return before
    edges = runs(buckets)
    sizes = np.diff(edges)
    at = int(np.argmax(sizes))
    place = int(ordered[edges[at]] & np.uint64((1 << bits) - 1))
    here = Overflow(int((sizes > cap).sum()), int(sizes[at]), place)
    if before is None:
        return here
    longer = max(before, here, key=lambda one: one.longest)
    return Overflow(before.lists + here.lists, longer.longest, longer.place)


def verified(
    found: Gathered, keys: Hashes, sketcher: Sketcher, *, threshold: float, pool: ThreadPoolExecutor | None, parts: int
) -> Verified:
    """Return the pairs of candidate keys whose Jaccard similarity reaches the threshold, exactly computed."""
    left, right = places_of(keys)
    shingles, starts = found.shingles.values, found.starts
    cuts = _cuts(left, parts)

    def part(bounds: tuple[int, int]) -> Overlaps:
        first, last = bounds
        return sketcher.overlaps(shingles, starts, left[first:last], right[first:last])

    run: Callable[..., object] = pool.map if pool else map
    done = list(run(part, cuts))  # type: ignore[call-overload]
    common, ours, theirs = (_joined([getattr(one, name) for one in done]) for name in ("common", "left", "right"))
    jaccard = common / np.maximum(ours + theirs - common, 1)
    kept = jaccard >= threshold - _ROUNDING
    return Verified(
        left[kept],
        right[kept],
        jaccard[kept],
        (common / np.maximum(ours, 1))[kept],
        (common / np.maximum(theirs, 1))[kept],
    )


def _joined(parts: list[Positions]) -> Positions:
    return np.concatenate([np.empty(0, dtype=np.int64), *parts])


def _cuts(left: Positions, parts: int) -> list[tuple[int, int]]:
    """Return bounds of parts of about equal length that never part the pairs of one left text."""
    wanted = left[np.linspace(0, max(0, len(left) - 1), parts + 1).astype(np.int64)[1:-1]] if len(left) else left
    edges: npt.NDArray[np.int64] = np.unique(np.r_[0, np.searchsorted(left, wanted), len(left)])
    return list(zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True))
