"""The string of a JSON row -> shingles of folded words, signature and band keys, without a copy in between.

Twins of ``sketch/folded.py``, ``signature`` and ``band_keys``.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from provenance.kernels.compiling import inner
from provenance.kernels.folding import STOP, VALUE_BITS, WORDLY
from provenance.kernels.tables import DROPPED, EXPANDING, LETTER, MAX_EXPANSION, SEPARATOR
from provenance.kernels.utf8 import BACKSLASH, SIZE_BITS, SIZE_MASK, decode, escape
from provenance.sketch.folded import SEED, SHINGLE_WORDS
from provenance.sketch.shingle import MIX, STEP

_KIND: Final = 7
QUOTE: Final = 0x22

_SEED, _STEP, _MIX = np.uint64(SEED), np.uint64(STEP), np.uint64(MIX)
_29, _32 = np.uint64(29), np.uint64(32)
_LOW: Final = np.uint64(0xFFFFFFFF)
_HIGHEST: Final = np.uint32(0xFFFFFFFF)


@inner
def _letter(mixed: Any, letter: Any) -> Any:
    return (mixed + np.uint64(letter)) * _STEP


@inner
def _word(mixed: Any) -> Any:
    mixed = (mixed ^ (mixed >> _32)) * _MIX
    return mixed ^ (mixed >> _29)


@inner
def _rare(data: Any, at: int) -> int:
    """Return the character at a backslash, or one of three bytes or four, as ``decode`` does; -1 if it is wrong."""
    if data[at] == BACKSLASH:
        return escape(data, at)
    decoded = decode(data, at, len(data))
    return -1 if data[at] < 0x80 or decoded & SIZE_MASK == 1 else decoded


@inner
def _expanded(mixed: Any, letters: Any) -> Any:
    for place in range(MAX_EXPANSION):
        if letters[place]:
            mixed = _letter(mixed, letters[place])
    return mixed


@inner
def words_into(data: Any, at: int, table: Any, expansions: Any, words: Any) -> tuple[int, int, bool]:  # noqa: C901
    """Put the word hashes of the string that begins at ``at``, behind its quote, into ``words``.

    Returns where the quote at its end is, or -1 where this is no string of strict JSON and
    UTF-8; how many words there are; and whether any letter is one of ours. One loop, so that
    all its state can stay in registers.
    """
    run, mixed, has_letters, count, seen = np.int64(SEPARATOR), _SEED, False, 0, np.int64(0)
    while True:
        byte = np.int64(data[at])
        if 0xC2 <= byte < 0xE0 and data[at + 1] & 0xC0 == 0x80:
            entry = np.int64(table[(byte & 0x1F) << 6 | np.int64(data[at + 1] & 0x3F)])
            at += 2
        else:
            entry = np.int64(table[byte]) if byte < 0x80 else np.int64(STOP)
            if entry & _KIND != STOP:
                at += 1
            elif byte == QUOTE:
                break
            else:
                found = _rare(data, at)
                if found < 0:
                    return -1, 0, False
                at += found & SIZE_MASK
                entry = np.int64(table[found >> SIZE_BITS])
                if entry & _KIND == STOP:
                    entry = np.int64(SEPARATOR)
        seen |= entry
        kind = entry & _KIND
        if kind == run:
            if kind != SEPARATOR:
                mixed, has_letters = _letter(mixed, entry >> VALUE_BITS), True
            continue
        if kind == DROPPED:
            # It joins what it stands between, and by itself begins a word of no letters.
            if run == SEPARATOR:
                run = np.int64(LETTER)
            continue
        is_expanding = kind == EXPANDING
        if is_expanding:
            kind = np.int64(LETTER)
        if has_letters and kind != run:
            words[count] = _word(mixed)
            count, mixed, has_letters = count + 1, _SEED, False
        run = kind
        if is_expanding:
            mixed, has_letters = _expanded(mixed, expansions[entry >> VALUE_BITS]), True
        elif kind != SEPARATOR:
            mixed, has_letters = _letter(mixed, entry >> VALUE_BITS), True
    if has_letters:
        words[count] = _word(mixed)
        count += 1
    return at, count, seen & WORDLY != 0


@inner
def shingles_into(words: Any, count: int, out: Any, at: int) -> int:
    """Put the shingles of the first ``count`` words into ``out`` from ``at`` on and return where they end."""
    if count < SHINGLE_WORDS:
        return at
    for first in range(count - SHINGLE_WORDS + 1):
        joint = np.uint64(0)
        for place in range(SHINGLE_WORDS):
            joint = joint * _STEP + words[first + place]
        joint = (joint ^ (joint >> _29)) * _MIX
        out[at + first] = joint ^ (joint >> _32)
    return at + count - SHINGLE_WORDS + 1


@inner
def digest(shingles: Any, start: int, end: int) -> Any:
    """Return one number for a list of shingles."""
    joint = _SEED
    for at in range(start, end):
        joint = (joint ^ shingles[at]) * _STEP
    return joint ^ (joint >> _32)


@inner
def _finalised(shingle: Any) -> Any:
    """Return the low half of a shingle, mixed."""
    mixed = shingle & _LOW
    mixed = ((mixed ^ (mixed >> np.uint64(16))) * np.uint64(0x85EBCA6B)) & _LOW
    mixed = ((mixed ^ (mixed >> np.uint64(13))) * np.uint64(0xC2B2AE35)) & _LOW
    return np.uint32(mixed ^ (mixed >> np.uint64(16)))


@inner
def signature_into(shingles: Any, start: int, end: int, factors: Any, summands: Any, row: Any) -> None:
    """Put the signature of ``shingles[start:end]`` into ``row``; four shingles at a time, for the vector registers."""
    for place in range(len(row)):
        row[place] = _HIGHEST
    at = start
    while at + 4 <= end:
        one, two = _finalised(shingles[at]), _finalised(shingles[at + 1])
        three, four = _finalised(shingles[at + 2]), _finalised(shingles[at + 3])
        for place in range(len(row)):
            factor, summand = factors[place], summands[place]
            lower = min(np.uint32(factor * one + summand), np.uint32(factor * two + summand))
            upper = min(np.uint32(factor * three + summand), np.uint32(factor * four + summand))
            row[place] = min(row[place], min(lower, upper))
        at += 4
    while at < end:
        last = _finalised(shingles[at])
        for place in range(len(row)):
            row[place] = min(row[place], np.uint32(factors[place] * last + summands[place]))
        at += 1


@inner
def _joined(joint: Any, value: Any, place: int) -> Any:
    joint = (joint * _STEP) ^ (value + np.uint64(place))
    joint = (joint ^ (joint >> _29)) * _MIX
    return joint ^ (joint >> _32)


@inner
def band_keys_into(row: Any, bands: int, height: int, keys: Any) -> None:
    """Put the key of each band of a signature into ``keys``."""
    for band in range(bands):
        joint = _joined(np.uint64(0), np.uint64(band), 0)
        for place in range(height):
            joint = _joined(joint, np.uint64(row[band * height + place]), place + 1)
        keys[band] = joint
