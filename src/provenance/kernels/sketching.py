"""Stem hashes of many texts -> their signatures, band keys, pair sketches and samples.

Twins of ``signature``, ``band_keys``, ``pair_sketch`` and ``shingle_sample``, over all
texts of a column at once. A column of lists is its values and, for each text, where its
own begin.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from provenance.kernels.compiling import (
    HASH,
    HASHES,
    KEYS,
    LETTERS,
    OFFSETS,
    RAGGED,
    SIGNATURES,
    TABLE,
    WHOLE,
    inner,
    kernel,
    making,
)
from provenance.sketch.shingle import MIX, STEP

_STEP, _MIX = np.uint64(STEP), np.uint64(MIX)
_RIGHT, _HALF = np.uint64(29), np.uint64(32)
_MIDDLE: Final = np.uint64(1 << 63)
_LOW: Final = np.uint64(0xFFFFFFFF)


@inner
def _joined(joint: Any, value: Any, place: int) -> Any:
    """Return a joint hash with the number of one more column taken in."""
    joint = (joint * _STEP) ^ (value + np.uint64(place))
    joint = (joint ^ (joint >> _RIGHT)) * _MIX
    return joint ^ (joint >> _HALF)


@inner
def shingle(hashes: Any, at: int, size: int) -> Any:
    joint = np.uint64(0)
    for place in range(size):
        joint = _joined(joint, hashes[at + place], place)
    return joint


@inner
def _finalised(shingle: Any) -> Any:
    """Return the 32-bit hash of a shingle, mixed, as a 64-bit number."""
    mixed = shingle & _LOW
    mixed = ((mixed ^ (mixed >> np.uint64(16))) * np.uint64(0x85EBCA6B)) & _LOW
    mixed = ((mixed ^ (mixed >> np.uint64(13))) * np.uint64(0xC2B2AE35)) & _LOW
    return mixed ^ (mixed >> np.uint64(16))


@inner
def _lower(rows: Any, row: int, mixed: Any, factors: Any, summands: Any) -> None:
    """Take one shingle into the signature of a row."""
    short = np.uint32(mixed)
    for at in range(len(factors)):
        permuted = np.uint32(factors[at] * short + summands[at])
        rows[row, at] = min(rows[row, at], permuted)


@kernel(SIGNATURES, HASHES, OFFSETS, WHOLE, LETTERS, LETTERS)
def signatures(hashes: Any, offsets: Any, size: Any, factors: Any, summands: Any) -> Any:
    """Return the signature of each text over shingles of ``size`` stems, or its whole text if that is shorter.

    All ones, the highest number there is, for a text without words.
    """
    rows = np.full((len(offsets) - 1, len(factors)), np.uint32(0xFFFFFFFF), dtype=np.uint32)
    for text in range(len(rows)):
        start, end = offsets[text], offsets[text + 1]
        taken = min(size, end - start)
        if taken:
            for at in range(start, end - taken + 1):
                _lower(rows, text, _finalised(shingle(hashes, at, taken)), factors, summands)
    return rows


@kernel(KEYS, TABLE, WHOLE, WHOLE)
def band_keys(rows: Any, bands: Any, height: Any) -> Any:
    """Return the key of each band of ``height`` positions of each signature."""
    keys = np.empty((len(rows), bands), dtype=np.uint64)
    for text in range(len(rows)):
        for band in range(bands):
            joint = _joined(np.uint64(0), np.uint64(band), 0)
            for place in range(height):
                joint = _joined(joint, np.uint64(rows[text, band * height + place]), place + 1)
            keys[text, band] = joint
    return keys


@making
def distinct(values: Any, start: int, end: int) -> int:
    """Sort ``values[start:end]``, move its distinct numbers to the front and return where they end."""
    values[start:end].sort()
    kept = start
    for at in range(start, end):
        if at == start or values[at] != values[kept - 1]:
            values[kept] = values[at]
            kept += 1
    return kept


@kernel(RAGGED, HASHES, OFFSETS, WHOLE, HASH)
def samples(hashes: Any, offsets: Any, size: Any, highest: Any) -> Any:
    """Return for each text its distinct shingles of ``size`` stems up to ``highest``, ascending."""
    values = np.empty(len(hashes), dtype=np.uint64)
    begins = np.zeros(len(offsets), dtype=np.int64)
    count = 0
    for text in range(len(offsets) - 1):
        start = count
        for at in range(offsets[text], offsets[text + 1] - size + 1):
            found = shingle(hashes, at, size)
            if found <= highest:
                values[count] = found
                count += 1
        count = distinct(values, start, count)
        begins[text + 1] = count
    return values[:count].copy(), begins


@inner
def _is_common(value: Any, common: Any) -> bool:
    """Return whether a number stands in a sorted list."""
    first, last = 0, len(common)
    while first < last:
        middle = (first + last) // 2
        if common[middle] < value:
            first = middle + 1
        else:
            last = middle
    return first < len(common) and common[first] == value


@inner
def _pairs(hashes: Any, start: int, end: int, common: Any, low: Any, count: int, high: Any) -> tuple[int, int]:
    """Put pairs of neighbours below the middle into ``low`` from ``count`` on, others into ``high``; count each."""
    lows = highs = 0
    before, has_before = np.uint64(0), False
    for at in range(start, end):
        value = hashes[at]
        if _is_common(value, common):
            continue
        if has_before and value != before:
            joint = _joined(_joined(np.uint64(0), min(value, before), 0), max(value, before), 1)
            if joint < _MIDDLE:
                low[count + lows] = joint
                lows += 1
            else:
                high[highs] = joint
                highs += 1
        before, has_before = value, True
    return lows, highs


@kernel(RAGGED, HASHES, OFFSETS, HASHES, WHOLE, WHOLE)
def pair_sketches(hashes: Any, offsets: Any, common: Any, bottom: Any, min_words: Any) -> Any:
    """Return the pair sketch of each text, ascending; none for one of fewer than ``min_words`` words."""
    values = np.empty(len(hashes), dtype=np.uint64)
    begins = np.zeros(len(offsets), dtype=np.int64)
    longest = 0
    for text in range(len(offsets) - 1):
        longest = max(longest, offsets[text + 1] - offsets[text])
    high = np.empty(longest, dtype=np.uint64)
    count = 0
    for text in range(len(offsets) - 1):
        if offsets[text + 1] - offsets[text] >= min_words:
            lows, highs = _pairs(hashes, offsets[text], offsets[text + 1], common, values, count, high)
            start, count = count, distinct(values, count, count + lows)
            # The upper half is only sorted where the lower one is too small.
            missing = min(highs, bottom - (count - start))
            if missing > 0:
                taken = min(missing, distinct(high, 0, highs))
                values[count : count + taken] = high[:taken]
                count += taken
        begins[text + 1] = count
    return values[:count].copy(), begins
