"""Places with weighted features -> pairs that share enough: the posting lists of a range, walked place by place.

The twin of :meth:`provenance.candidates.join.PostingLists.shared` for corpora whose
lists do not fit into memory at once: only the lists of the places ``low`` to
``low + len(roots) - 1`` are held, and all places stream past them.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import types

from provenance.kernels.compiling import OFFSETS, WHOLE, inner, kernel, making

_PLACES = types.Array(types.int32, 1, "C", readonly=True)
_WEIGHTS = types.Array(types.float64, 1, "C", readonly=True)
_FOUND = types.Tuple((types.int64[::1], types.int64[::1]))


@inner
def _gathered(place: Any, features: Any, index: Any, low: int, sums: Any, counts: Any, met: Any) -> int:
    """Add up what a place shares with each later place of the range and return with how many it shares anything."""
    starts, owners, weights = index
    size = 0
    for feature in features:
        # From the last holder back, until the place itself is passed.
        for at in range(starts[feature + 1] - 1, starts[feature] - 1, -1):
            other = np.int64(owners[at])
            if other <= place:
                break
            slot = other - low
            if counts[slot] == 0:
                met[size] = slot
                size += 1
            counts[slot] += 1
            sums[slot] += weights[feature]
    return size


@making
def _longer(values: Any, size: int) -> Any:
    """Return the values with room for one more."""
    if size < len(values):
        return values
    longer = np.empty(2 * size + 1, dtype=values.dtype)
    longer[:size] = values
    return longer


@kernel(
    _FOUND, OFFSETS, OFFSETS, OFFSETS, OFFSETS, _PLACES, _WEIGHTS, WHOLE, _WEIGHTS, types.float64, types.float64, WHOLE
)
def shared_pairs(
    places: Any,
    bounds: Any,
    features: Any,
    starts: Any,
    owners: Any,
    weights: Any,
    low: Any,
    roots: Any,
    least: Any,
    factor: Any,
    least_features: Any,
) -> Any:
    """Return the pairs of a place and a later one of the range that share enough.

    Place ``places[p]`` holds ``features[bounds[p]:bounds[p + 1]]``; feature ``f`` is held by
    ``owners[starts[f]:starts[f + 1]]``, ascending. Enough is a summed weight of
    ``least + factor * min(root of both)`` in ``least_features`` features. ``roots`` has one
    number for every place from 0 on; the range ends where it ends.
    """
    width = max(0, len(roots) - low)
    sums, counts = np.zeros(width), np.zeros(width, dtype=np.int32)
    met = np.empty(width, dtype=np.int64)
    left, right = np.empty(1024, dtype=np.int64), np.empty(1024, dtype=np.int64)
    found = 0
    for row in range(len(places)):
        place = places[row]
        held = features[bounds[row] : bounds[row + 1]]
        size = _gathered(place, held, (starts, owners, weights), low, sums, counts, met)
        for at in range(size):
            slot = met[at]
            needed = least + factor * min(roots[place], roots[low + slot])
            if sums[slot] >= needed and counts[slot] >= least_features:
                left, right = _longer(left, found), _longer(right, found)
                left[found], right[found] = place, low + slot
                found += 1
            sums[slot], counts[slot] = 0.0, 0
    return left[:found].copy(), right[:found].copy()
