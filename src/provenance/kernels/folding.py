"""The table that turns code points into the letters of folded words, in the form that near-duplicate kernels read."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, cast

import numpy as np
import numpy.typing as npt

from provenance.corpus.content import LETTER as COUNTING
from provenance.kernels.tables import DIGIT, DROPPED, KIND_BITS, LETTER, LETTERS_END, SEPARATOR, Letters, fold_table
from provenance.text.alphabet import FOLD

STOP: Final = 5
"""The kind of what no string of JSON may hold as it is: quotes, backslashes and controls."""
VALUE_BITS: Final = 4
WORDLY: Final = 8
OPEN, WORDLY_PAIR, PAIR_KIND = 1, 2, 12
"""Set where the folded character is a letter that a text must have to be compared."""

_LETTERS_END: Final = 0x800  # no letter that counts lies beyond


@lru_cache(maxsize=1)
def word_table() -> Letters:
    """Return for every code point what it folds to, above :data:`VALUE_BITS`, its flag and, lowest, its kind.

    The last entry, of a separator, is that of all code points beyond too.
    """
    entries = fold_table().entries[:LETTERS_END]
    values = entries >> KIND_BITS
    is_letter = np.zeros(_LETTERS_END, dtype=np.bool_)
    is_letter[[point for point in range(_LETTERS_END) if COUNTING.match(chr(point))]] = True
    is_wordly = is_letter[np.minimum(values, _LETTERS_END - 1)]
    for point, out in FOLD.items():
        if len(out) > 1:
            is_wordly[point] = COUNTING.search(out) is not None
    table = values << np.uint32(VALUE_BITS) | is_wordly * np.uint32(WORDLY) | entries & np.uint32((1 << KIND_BITS) - 1)
    table[[*range(0x20), ord('"'), ord("\\")]] = STOP
    table.setflags(write=False)
    return cast(Letters, table)


@lru_cache(maxsize=1)
def pair_table() -> Letters:
    """Return the entry of the character that two bytes begin with, the first byte above the second.

    It is that of a single byte, whatever follows, or of two bytes, and has above four bits
    the folded letter, 0 for what is none, and below it the kind, :data:`WORDLY_PAIR` and, for all
    that needs a closer look, :data:`OPEN`.
    """
    table = word_table()[:_LETTERS_END]
    kinds = table & np.uint32((1 << KIND_BITS) - 1)
    values = np.where((kinds == LETTER) | (kinds == DIGIT), table >> np.uint32(VALUE_BITS), np.uint32(0))
    is_wordly = (table & np.uint32(WORDLY)) > 0
    entries = values << np.uint32(VALUE_BITS) | kinds << np.uint32(2) | is_wordly * np.uint32(WORDLY_PAIR)
    entries[kinds > DROPPED] = OPEN
    pairs = np.full((1 << 8, 1 << 8), OPEN, dtype=np.uint32)
    pairs[:0x80] = entries[:0x80, None]
    pairs[0xC2:0xE0, 0x80:0xC0] = entries[0x80:].reshape(0x1E, 0x40)
    pairs.setflags(write=False)
    return cast(Letters, pairs.ravel())


# Where a reader of words is. BEGUN: a word may go on here, but has no letter yet.
OUTSIDE, _BEGUN, _IN_LETTERS, _IN_DIGITS = range(4)
_NEXT: Final = {
    SEPARATOR: (OUTSIDE, OUTSIDE, OUTSIDE, OUTSIDE),
    LETTER: (_IN_LETTERS, _IN_LETTERS, _IN_LETTERS, _IN_LETTERS),
    DIGIT: (_IN_DIGITS, _IN_DIGITS, _IN_DIGITS, _IN_DIGITS),
    DROPPED: (_BEGUN, _BEGUN, _IN_LETTERS, _IN_DIGITS),
}


def steps() -> int:
    """Return what each kind of character does in each state, in one number.

    At bit ``16 * state + 4 * kind`` stands whether a word ends before the character, and
    above that the state behind it.
    """
    packed = 0
    for kind, following in _NEXT.items():
        for state, after in enumerate(following):
            is_end = state >= _IN_LETTERS and after != state
            packed |= (after << 1 | is_end) << (16 * state + 4 * kind)
    return packed


def factors(step: int) -> npt.NDArray[np.uint64]:
    """Return what each kind of character multiplies the number of a word by, at four times the kind."""
    found = np.ones(16, dtype=np.uint64)
    found[[4 * LETTER, 4 * DIGIT]] = step
    return found
