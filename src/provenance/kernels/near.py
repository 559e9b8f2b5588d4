"""The kernels of near-duplicates: rows -> sketches, band keys -> candidate pairs, pairs -> what they share.

The one module of them that is loaded, so that a run takes one step to start. Everything
that a kernel fills is made by its caller: none of them asks for memory but scratch.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numba import types

from provenance.kernels.compiling import BYTES, HASHES, LETTERS, OFFSETS, TABLE, WHOLE, inner, native
from provenance.kernels.folded import band_keys_into, shingles_into, signature_into
from provenance.kernels.jsonrow import (
    END,
    IS_SURE,
    LINE,
    SHINGLES,
    START,
    after_space,
    read_row,
)

_LINE_FEED: Final = 0x0A
_ROWS: Final = types.int64[:, ::1]
_NUMBERS: Final = types.int64[::1]
_FILLED: Final = types.uint64[::1]
_KEYS: Final = types.uint64[:, ::1]
_NAMES: Final = types.UniTuple(BYTES, 2)
_FOLD: Final = types.Tuple((LETTERS, LETTERS, TABLE))
_SCRATCH: Final = types.Tuple((_ROWS, _NUMBERS, _NUMBERS, _FILLED, types.uint32[::1]))
_PERMUTED: Final = types.Tuple((LETTERS, LETTERS, types.int64, types.int64))


@inner
def _line_end(data: Any, at: int, end: int) -> int:
    while at < end and data[at] != _LINE_FEED:
        at += 1
    return at


@native(WHOLE, BYTES, WHOLE, WHOLE, _NAMES, _FOLD, _PERMUTED, _ROWS, _SCRATCH, _FILLED, _KEYS)
def sketch_rows(
    data: Any,
    at: Any,
    end: Any,
    names: Any,
    fold: Any,
    permuted: Any,
    rows: Any,
    scratch: Any,
    shingles: Any,
    keys: Any,
) -> int:
    """Read ``data[at:end]``, lines that all end, and return how many of them are not blank.

    Args:
        data: At least 16 bytes longer than ``end``.
        at: Where the first line begins.
        end: Behind the last line feed.
        names: Of the columns of text and id, in UTF-8.
        fold: The tables ``word_table`` and ``pair_table`` of ``kernels/folding.py``, and the expansions.
        permuted: Factors and summands of the signature, bands, and positions in a band.
        rows: Filled, one per line that is not blank: the columns of ``jsonrow``; lines count from 0.
        scratch: What :func:`scratch` returns.
        shingles: Filled with those of all texts, in order.
        keys: Filled, one row per line: the band keys, and behind them the digest of the shingles.
    """
    factors, summands, bands, height = permuted
    keys_met, outer, found, words, signature = scratch
    count, line, total = 0, 0, 0
    while at < end:
        start = at
        if data[after_space(data, at)] == _LINE_FEED:
            at, line = after_space(data, at) + 1, line + 1
            continue
        row = rows[count]
        at = read_row(data, start, names, fold, (keys_met, outer, words), row, found)
        row[LINE], row[START], row[IS_SURE] = line, start, at >= 0
        if at < 0:
            at = _line_end(data, start, end)
        else:
            last = shingles_into(words, found[1], shingles, total)
            keys[count, bands] = signature_into(shingles, total, last, factors, summands, signature)
            band_keys_into(signature, bands, height, keys[count])
            total = last
        row[END], row[SHINGLES] = at, total
        at, line, count = at + 1, line + 1, count + 1
    return count


@native(WHOLE, HASHES, WHOLE, WHOLE, _FILLED)
def linked(band: Any, place_bits: Any, cap: Any, pairs: Any) -> int:
    """Put the pairs that a band proposes into ``pairs`` and return how many there are, also where they have no room.

    ``band`` holds a key and below it a place of ``place_bits`` bits, ascending. Of a bucket
    of more than ``cap`` places each is paired only with the next and with the first.
    """
    shift, low = np.uint64(place_bits), np.uint64((1 << place_bits) - 1)
    count, first = 0, 0
    while first < len(band):
        last = first + 1
        while last < len(band) and band[last] >> shift == band[first] >> shift:
            last += 1
        for one in range(first, last):
            stop = last if last - first <= cap or one == first else min(last, one + 2)
            for other in range(one + 1, stop):
                if count < len(pairs):
                    pairs[count] = (band[one] & low) << np.uint64(32) | (band[other] & low)
                count += 1
        first = last
    return count


@inner
def _noted(values: Any, marks: Any, mask: Any, value: Any, mark: int) -> bool:
    """Put a value into a table of open addressing and return whether it is new there."""
    at = value & mask
    while marks[at] >= mark:
        if values[at] == value:
            return False
        at = (at + np.uint64(1)) & mask
    values[at], marks[at] = value, mark
    return True


@inner
def _mask(size: int) -> Any:
    # Without a sign, as all places here: numba counts one with a sign from the end where it is below zero.
    mask = 15
    while mask < 4 * size:
        mask = mask << 1 | 1
    return np.uint64(mask)


@native(WHOLE, HASHES, OFFSETS, OFFSETS, OFFSETS, _FILLED, _NUMBERS, _NUMBERS, _NUMBERS)
def overlaps(
    shingles: Any, starts: Any, left: Any, right: Any, values: Any, marks: Any, common: Any, sizes: Any
) -> int:
    """Fill ``common`` with how many distinct shingles each pair shares, ``sizes`` with how many a left text has.

    Text ``t`` has ``shingles[starts[t]:starts[t + 1]]``. Linear in the texts of the pairs: a
    table of those of the left text, of twice to eight times their number, is asked for each
    of the right one. Pairs with the same left text come together. ``values`` and ``marks``,
    these all zero, are that table: as long as a power of two and eight times the longest left text, or 16.
    """
    mark, base, mask, before = 0, 0, np.uint64(0), -1
    for pair in range(len(left)):
        one, other = left[pair], right[pair]
        mark += 1
        if one != before:
            before, base, mask, count = one, mark, _mask(starts[one + 1] - starts[one]), 0
            for at in range(starts[one], starts[one + 1]):
                count += _noted(values, marks, mask, shingles[at], mark)
            sizes[one] = count
            mark += 1
        shared = 0
        for at in range(starts[other], starts[other + 1]):
            value = shingles[at]
            slot = value & mask
            while marks[slot] >= base and values[slot] != value:
                slot = (slot + np.uint64(1)) & mask
            if marks[slot] >= base and marks[slot] != mark:
                marks[slot] = mark
                shared += 1
        common[pair] = shared
    return len(left)
