"""The string of a JSON row -> shingles of folded words, signature and band keys, without a copy in between.

Twins of ``sketch/folded.py``, ``signature`` and ``band_keys``.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from provenance.kernels.compiling import eight_bytes, inner
from provenance.kernels.folding import (
    OPEN,
    OUTSIDE,
    PAIR_KIND,
    STOP,
    WORDLY,
    WORDLY_PAIR,
    factors,
    steps,
)
from provenance.kernels.tables import DIGIT, EXPANDING, LETTER, MAX_EXPANSION, SEPARATOR
from provenance.kernels.utf8 import BACKSLASH, SIZE_BITS, SIZE_MASK, decode, escape
from provenance.sketch.folded import SEED, SHINGLE_WORDS
from provenance.sketch.shingle import MIX, STEP

_KIND: Final = 7
QUOTE: Final = 0x22

_SEED, _STEP, _MIX = np.uint64(SEED), np.uint64(STEP), np.uint64(MIX)
_1, _2, _3, _4, _8, _29, _32, _48, _60, _63 = (np.uint64(bits) for bits in (1, 2, 3, 4, 8, 29, 32, 48, 60, 63))
_OPEN, _KIND_OF_PAIR, _WORDLY, _WORDLY_PAIR, _STATE = (
    np.uint64(bits) for bits in (OPEN, PAIR_KIND, WORDLY, WORDLY_PAIR, 6)
)
_STEPS, _FACTORS = np.uint64(steps()), factors(STEP)
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
def _rare_entry(data: Any, at: int, table: Any) -> Any:
    """Return the entry of a character that the pairs leave open, shifted, and below it its size; -1 if it is wrong."""
    found = _rare(data, at)
    if found < 0:
        return np.int64(-1)
    entry = np.int64(table[min(found >> SIZE_BITS, len(table) - 1)])
    if entry & _KIND == STOP:
        entry = np.int64(SEPARATOR)
    return entry << SIZE_BITS | (found & SIZE_MASK)


@inner
def words_into(data: Any, at: Any, fold: Any, words: Any) -> tuple[Any, Any, Any]:
    """Put the words of the string that begins at ``at``, behind its quote, into ``words``, each still to be mixed.

    Returns where the quote at its end is, or -1 where this is no string of strict JSON and
    UTF-8; how many words there are; and whether any letter is one of ours. Where a word
    ends cannot be foreseen, and a processor that guesses wrong loses the time of a whole
    word: so every common character takes the same steps, four for each look at memory.
    """
    table, pairs, expansions = fold
    state, mixed, count, seen = np.uint64(OUTSIDE), _SEED, np.uint64(0), np.uint64(0)
    while True:
        ahead, entry = eight_bytes(data, at), np.uint64(0)
        for _ in range(4):
            entry = np.uint64(pairs[ahead >> _48])
            if entry & _OPEN:
                break
            at += np.int64(_1 + (ahead >> _63))
            ahead = (ahead << _8) << (ahead >> _60 & _8)
            seen |= entry
            kind = entry & _KIND_OF_PAIR
            step = _STEPS >> (state | kind)
            state = (step & _STATE) << _3
            words[count] = mixed
            count += step & _1
            mixed = _SEED if step & _1 else mixed
            mixed = (mixed + (entry >> _4)) * _FACTORS[kind]
        if not entry & _OPEN:
            continue
        if data[at] == QUOTE:
            break
        found = _rare_entry(data, at, table)
        if found < 0:
            return -1, 0, False
        at += found & SIZE_MASK
        entry = np.uint64(found >> SIZE_BITS)
        seen |= (entry & _WORDLY) >> _2
        kind, value = entry & np.uint64(_KIND), entry >> _4
        is_expanding = kind == np.uint64(EXPANDING)
        step = _STEPS >> (state | (np.uint64(LETTER) if is_expanding else kind) << _2)
        state = (step & _STATE) << _3
        words[count] = mixed
        count += step & _1
        mixed = _SEED if step & _1 else mixed
        if is_expanding:
            mixed = _expanded(mixed, expansions[value])
        elif kind == np.uint64(LETTER) or kind == np.uint64(DIGIT):
            mixed = _letter(mixed, value)
    words[count] = mixed
    # What ends here ends as it does before a separator.
    return at, np.int64(count + (_STEPS >> state & _1)), seen & _WORDLY_PAIR != 0


@inner
def shingles_into(words: Any, count: int, out: Any, at: int) -> int:
    """Put the shingles of the first ``count`` words into ``out`` from ``at`` on and return where they end."""
    if count < SHINGLE_WORDS:
        return at
    for place in range(count):
        words[place] = _word(words[place])
    for first in range(count - SHINGLE_WORDS + 1):
        joint = np.uint64(0)
        for place in range(SHINGLE_WORDS):
            joint = joint * _STEP + words[first + place]
        joint = (joint ^ (joint >> _29)) * _MIX
        out[at + first] = joint ^ (joint >> _32)
    return at + count - SHINGLE_WORDS + 1


@inner
def _finalised(shingle: Any) -> Any:
    """Return the low half of a shingle, mixed."""
    mixed = shingle & _LOW
    mixed = ((mixed ^ (mixed >> np.uint64(16))) * np.uint64(0x85EBCA6B)) & _LOW
    mixed = ((mixed ^ (mixed >> np.uint64(13))) * np.uint64(0xC2B2AE35)) & _LOW
    return np.uint32(mixed ^ (mixed >> np.uint64(16)))


@inner
def signature_into(shingles: Any, start: int, end: int, factors: Any, summands: Any, row: Any) -> Any:
    """Put the signature of ``shingles[start:end]`` into ``row``, four shingles at a time, and return their digest.

    Each step of the digest waits for the one before: it costs nothing beside work that waits for no other.
    """
    for place in range(len(row)):
        row[place] = _HIGHEST
    at, joint = start, _SEED
    while at + 4 <= end:
        for place in range(at, at + 4):
            joint = (joint ^ shingles[place]) * _STEP
        one, two = _finalised(shingles[at]), _finalised(shingles[at + 1])
        three, four = _finalised(shingles[at + 2]), _finalised(shingles[at + 3])
        for place in range(len(row)):
            factor, summand = factors[place], summands[place]
            lower = min(np.uint32(factor * one + summand), np.uint32(factor * two + summand))
            upper = min(np.uint32(factor * three + summand), np.uint32(factor * four + summand))
            row[place] = min(row[place], min(lower, upper))
        at += 4
    while at < end:
        joint = (joint ^ shingles[at]) * _STEP
        last = _finalised(shingles[at])
        for place in range(len(row)):
            row[place] = min(row[place], np.uint32(factors[place] * last + summands[place]))
        at += 1
    return joint ^ (joint >> _32)


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
