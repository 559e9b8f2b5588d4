"""The tables of the text room as arrays, which is all that compiled code can read.

Nothing is listed here: every row comes from the fold table and the lists of the stemmer,
so that a spelling rule still changes in one place.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from provenance.article.columns import Hashes
from provenance.text.alphabet import FOLD, IN_PLACE, TATWEEL

Letters: TypeAlias = npt.NDArray[np.uint32]
Offsets: TypeAlias = npt.NDArray[np.int64]
_Number = TypeVar("_Number", bound=np.generic)

# What a character is to the word pattern. An expanding one is a letter that becomes several.
SEPARATOR, LETTER, DIGIT, DROPPED, EXPANDING = range(5)
KIND_BITS: Final = 3
MAX_EXPANSION: Final = 4
"""Characters that one character folds to at most; shorter rows are filled up with zeros."""

# FNV-1a over code points: well mixed in the low bits, which is all that slots need.
FNV_OFFSET: Final = 0xCBF29CE484222325
FNV_PRIME: Final = 0x100000001B3
_MASK: Final = (1 << 64) - 1
_ASCII: Final = 0x80
LETTERS_END: Final = 0x40000  # Unicode has no letter beyond: tags, selectors and private use
_ALPHANUMERIC: Final = re.compile(r"[^\W_]+")


class FoldTable(NamedTuple):
    """The fold table by code point.

    ``entries[point]`` holds the kind in its low :data:`KIND_BITS` and above them the folded
    character, or for expanding ones the row of ``expansions``.
    """

    entries: Letters
    expansions: Letters


class Lexicon(NamedTuple):
    """Words in one column, found by open addressing: word ``w`` is ``letters[offsets[w]:offsets[w + 1]]``.

    ``slots`` holds word numbers, -1 where there is none; its length is a power of two.
    """

    letters: Letters
    offsets: Offsets
    slots: Offsets


class StemTable(NamedTuple):
    """The lists of the light stemmer.

    ``articles`` and ``suffixes`` have one row per affix, filled up with zeros, in the order
    in which they are tried; ``kept[s]`` letters must stay before suffix ``s``.
    ``alias_hashes[a]`` is the hash of the stem that alias ``a`` stands for.
    """

    articles: Letters
    suffixes: Letters
    kept: Offsets
    clitics: Letters
    protected: Lexicon
    aliases: Lexicon
    alias_hashes: Hashes


def _kind(in_place: str) -> int:
    """Return what the word pattern makes of a character that was folded in place."""
    if in_place == TATWEEL:
        return DROPPED
    if in_place.isascii() and in_place.isdigit():
        return DIGIT
    return LETTER if in_place.isalnum() else SEPARATOR


@lru_cache(maxsize=1)
def fold_table() -> FoldTable:
    """Return the fold table for every code point of Unicode."""
    # A million calls of isalnum() take a quarter of a second; a pattern finds its runs in a hundredth.
    points = np.arange(sys.maxunicode + 1, dtype=np.uint32)
    entries = points << np.uint32(KIND_BITS)
    lettered = points[:LETTERS_END].astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    for run in _ALPHANUMERIC.finditer(lettered):
        entries[run.start() : run.end()] |= LETTER
    expanding = [point for point, out in FOLD.items() if len(out) > 1]
    for row, point in enumerate(expanding):
        if chr(point).isalnum():
            entries[point] = row << KIND_BITS | EXPANDING
    for point in {*IN_PLACE, *range(_ASCII)}:
        folded = IN_PLACE.get(point, chr(point))
        entries[point] = ord(folded) << KIND_BITS | _kind(folded)
    return FoldTable(_frozen(entries), _padded([FOLD[point] for point in expanding], MAX_EXPANSION))


@lru_cache(maxsize=1)
def stem_table() -> StemTable:
    """Return the lists of the stemmer."""
    # Here, since not every kernel needs a stemmer.
    from provenance.article.reading import stem_hash
    from provenance.text.stem import ALIASES, ARTICLES, CLITIC_LETTERS, LONG_SUFFIXES, MIN_STEM, PROTECTED, SUFFIXES

    aliases = sorted(ALIASES)
    return StemTable(
        articles=_padded(ARTICLES),
        suffixes=_padded(SUFFIXES),
        kept=_frozen(np.array([MIN_STEM + (one in LONG_SUFFIXES) for one in SUFFIXES], dtype=np.int64)),
        clitics=_frozen(np.array([ord(one) for one in CLITIC_LETTERS], dtype=np.uint32)),
        protected=lexicon(sorted(PROTECTED)),
        aliases=lexicon(aliases),
        alias_hashes=_frozen(np.array([stem_hash(ALIASES[one]) for one in aliases], dtype=np.uint64)),
    )


def lexicon(words: Sequence[str]) -> Lexicon:
    """Return different words as a lexicon; their numbers are their places."""
    size = 1 << max(3, (2 * len(words)).bit_length())
    slots = np.full(size, -1, dtype=np.int64)
    for number, word in enumerate(words):
        at = _slot_hash(word) % size
        while slots[at] >= 0:
            at = (at + 1) % size
        slots[at] = number
    letters = np.array([ord(letter) for word in words for letter in word], dtype=np.uint32)
    offsets = np.cumsum([0, *map(len, words)], dtype=np.int64)
    return Lexicon(_frozen(letters), _frozen(offsets), _frozen(slots))


def _slot_hash(word: str) -> int:
    mixed = FNV_OFFSET
    for letter in word:
        mixed = (mixed ^ ord(letter)) * FNV_PRIME & _MASK
    return mixed ^ mixed >> 32


def _padded(rows: Sequence[str], width: int = 0) -> Letters:
    width = width or max(map(len, rows))
    table = np.zeros((len(rows), width), dtype=np.uint32)
    for row, text in zip(table, rows, strict=True):
        row[: len(text)] = [ord(letter) for letter in text]
    return _frozen(table)


def _frozen(table: npt.NDArray[_Number]) -> npt.NDArray[_Number]:
    # Arrow buffers are read-only too, so that compiled code has one signature for both.
    table.setflags(write=False)
    return table
