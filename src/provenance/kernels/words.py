"""UTF-8 -> stem hashes: decoding, folding, words, light stems and their hashes in one pass.

Each step is the twin of one in the text room (``fold``, ``tokens``, ``stem``) and of
``stem_hash``; tests hold them together number for number.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from provenance.kernels.compiling import BYTES, FOLD_TABLE, OFFSETS, RAGGED, STEM_TABLE, inner, kernel, making
from provenance.kernels.digest import STATE, letters_digest
from provenance.kernels.tables import (
    DROPPED,
    EXPANDING,
    FNV_OFFSET,
    FNV_PRIME,
    KIND_BITS,
    LETTER,
    MAX_EXPANSION,
    SEPARATOR,
)
from provenance.kernels.utf8 import SIZE_BITS, SIZE_MASK, decode
from provenance.text.alphabet import ALEF, WAW
from provenance.text.stem import FIRST_LETTER, LAST_LETTER, MIN_STEM

_KIND_MASK: Final = (1 << KIND_BITS) - 1
_WAW, _ALEF = ord(WAW), ord(ALEF)
_FIRST, _LAST = ord(FIRST_LETTER), ord(LAST_LETTER)
_FNV_OFFSET: Final = np.uint64(FNV_OFFSET)
_FNV_PRIME: Final = np.uint64(FNV_PRIME)
_HALF: Final = np.uint64(32)

# Words come back: nine in ten were met a moment ago. A slot keeps the last word that fell
# in it, so that memory stays the same however many different words a text invents.
_REMEMBERED: Final = 1 << 15
_LONGEST_REMEMBERED: Final = 16


@inner
def _slot_hash(word: Any, start: int, end: int) -> Any:
    mixed = _FNV_OFFSET
    for at in range(start, end):
        mixed = (mixed ^ np.uint64(word[at])) * _FNV_PRIME
    return mixed ^ mixed >> _HALF


@inner
def _find(lexicon: Any, word: Any, start: int, end: int) -> Any:
    """Return the number of ``word[start:end]`` in a lexicon, or -1."""
    mask = np.int64(len(lexicon.slots) - 1)
    at = np.int64(_slot_hash(word, start, end)) & mask
    while lexicon.slots[at] >= 0:
        number = lexicon.slots[at]
        first = lexicon.offsets[number]
        if lexicon.offsets[number + 1] - first == end - start:
            same = 0
            while same < end - start and lexicon.letters[first + same] == word[start + same]:
                same += 1
            if same == end - start:
                return np.int64(number)
        at = (at + 1) & mask
    return np.int64(-1)


@inner
def _affix(affixes: Any, row: int, word: Any, start: int, end: int) -> int:
    """Return the length of an affix if it stands at ``word[start:]`` before ``end``, else 0."""
    size = 0
    while size < affixes.shape[1] and affixes[row, size]:
        if start + size >= end or word[start + size] != affixes[row, size]:
            return 0
        size += 1
    return size


@inner
def _is_clitic(letter: int, clitics: Any) -> bool:
    for at in range(len(clitics)):  # noqa: SIM110 - compiled code knows no any()
        if letter == clitics[at]:
            return True
    return False


@inner
def _after_prefix(word: Any, end: int, stems: Any) -> int:
    """Return where a word begins without its clitics."""
    start = 0
    while True:
        for row in range(len(stems.articles)):
            size = _affix(stems.articles, row, word, start, end)
            if size and end - start - size >= MIN_STEM:
                return start + size
        if end - start <= MIN_STEM or not _is_clitic(word[start], stems.clitics):
            return start
        if _find(stems.protected, word, start, end) >= 0:
            return start
        start += 1
        if word[start - 1] != _WAW:
            return start


@inner
def _suffix(word: Any, start: int, end: int, stems: Any) -> int:
    """Return the length of the ending that ``word[start:end]`` can do without, or 0."""
    for row in range(len(stems.suffixes)):
        length = 0
        while length < stems.suffixes.shape[1] and stems.suffixes[row, length]:
            length += 1
        at = end - length
        if at - start >= stems.kept[row] and _affix(stems.suffixes, row, word, at, end):
            return length
    return 0


@inner
def _before_suffix(word: Any, start: int, end: int, stems: Any) -> int:
    """Return where a word ends without inflection."""
    while True:
        length = _suffix(word, start, end, stems)
        if length == 0:
            return end
        end -= length
        if length == 1 and word[end] == _ALEF:
            return end


@inner
def _stem_hash(word: Any, size: int, stems: Any, state: Any) -> Any:
    """Return the hash of the light stem of a folded word."""
    start, end = 0, size
    if size > MIN_STEM and _FIRST <= word[0] <= _LAST:
        start = _after_prefix(word, size, stems)
        end = _before_suffix(word, start, size, stems)
    alias = _find(stems.aliases, word, start, end)
    if alias >= 0:
        return stems.alias_hashes[alias]
    return letters_digest(word, start, end, state)


@inner
def _is_remembered(words: Any, slot: Any, word: Any, size: int) -> bool:
    for at in range(size):  # noqa: SIM110 - compiled code knows no all()
        if words[slot, at] != word[at]:
            return False
    return True


@inner
def _hash_of(word: Any, size: int, stems: Any, memory: Any) -> Any:
    """Return the stem hash of a word, from memory if it was the last one in its slot."""
    words, sizes, hashes, state = memory
    if size > _LONGEST_REMEMBERED:
        return _stem_hash(word, size, stems, state)
    slot = np.int64(_slot_hash(word, 0, size)) & (_REMEMBERED - 1)
    if sizes[slot] != size or not _is_remembered(words, slot, word, size):
        hashes[slot] = _stem_hash(word, size, stems, state)
        for at in range(size):
            words[slot, at] = word[at]
        sizes[slot] = size
    return hashes[slot]


@inner
def _letters_into(word: Any, size: int, entry: Any, expansions: Any) -> int:
    """Append what a letter folds to and return how long the word is now."""
    value = np.int64(entry) >> KIND_BITS
    if np.int64(entry) & _KIND_MASK != EXPANDING:
        word[size] = value
        return size + 1
    for at in range(MAX_EXPANSION):
        if expansions[value, at]:
            word[size] = expansions[value, at]
            size += 1
    return size


@inner
def _read(data: Any, at: int, end: int, fold: Any, stems: Any, memory: Any, word: Any, out: Any, count: int) -> int:
    """Put the stem hashes of a stretch into ``out`` from ``count`` on and return how many there are then."""
    entries, expansions = fold.entries, fold.expansions
    run, size = np.int64(SEPARATOR), 0
    while at < end:
        decoded = decode(data, at, end)
        at += decoded & SIZE_MASK
        entry = entries[decoded >> SIZE_BITS]
        kind = np.int64(entry) & _KIND_MASK
        if kind == EXPANDING:
            kind = np.int64(LETTER)
        elif kind == DROPPED:
            # It joins what it stands between, and by itself begins a word of no letters.
            kind = run if run != SEPARATOR else np.int64(LETTER)
        if kind != run and size:
            out[count] = _hash_of(word, size, stems, memory)
            count, size = count + 1, 0
        run = kind
        if kind != SEPARATOR and np.int64(entry) & _KIND_MASK != DROPPED:
            size = _letters_into(word, size, entry, expansions)
    if size:
        out[count] = _hash_of(word, size, stems, memory)
        count += 1
    return count


@making
def _with_room(out: Any, count: int, more: int) -> Any:
    """Return an array that begins with ``out[:count]`` and has room for ``more`` numbers behind them."""
    if count + more <= len(out):
        return out
    longer = np.empty(2 * (count + more), dtype=out.dtype)
    longer[:count] = out[:count]
    return longer


@kernel(RAGGED, BYTES, OFFSETS, OFFSETS, OFFSETS, FOLD_TABLE, STEM_TABLE)
def stem_hashes(data: Any, starts: Any, ends: Any, first: Any, fold: Any, stems: Any) -> Any:
    """Return the stem hashes of texts in one column, and where in it each text begins.

    Text ``t`` is what stands in stretches ``first[t]`` to ``first[t + 1] - 1``, each of them
    ``data[starts[s]:ends[s]]``. A word never goes on from one stretch to the next. The
    caller has made sure that all of this lies inside ``data``.
    """
    memory = (
        np.empty((_REMEMBERED, _LONGEST_REMEMBERED), dtype=np.uint32),
        np.zeros(_REMEMBERED, dtype=np.int64),
        np.empty(_REMEMBERED, dtype=np.uint64),
        np.empty(STATE, dtype=np.uint64),
    )
    # What expands takes two bytes at least. Memory that no long word touches is never really taken.
    longest = 0
    for stretch in range(len(starts)):
        longest = max(longest, ends[stretch] - starts[stretch])
    word = np.empty(longest * MAX_EXPANSION // 2 + MAX_EXPANSION, dtype=np.uint32)
    out = np.empty(1024, dtype=np.uint64)
    offsets = np.zeros(len(first), dtype=np.int64)
    count = 0
    for text in range(len(first) - 1):
        for stretch in range(first[text], first[text + 1]):
            start, end = starts[stretch], ends[stretch]
            out = _with_room(out, count, end - start)
            count = _read(data, start, end, fold, stems, memory, word, out, count)
        offsets[text + 1] = count
    return out[:count].copy(), offsets
