"""The table that turns code points into the letters of folded words, in the form that near-duplicate kernels read."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, cast

import numpy as np

from provenance.corpus.content import LETTER
from provenance.kernels.tables import KIND_BITS, Letters, fold_table
from provenance.text.alphabet import FOLD

STOP: Final = 5
"""The kind of what no string of JSON may hold as it is: quotes, backslashes and controls."""
VALUE_BITS: Final = 4
WORDLY: Final = 8
"""Set where the folded character is a letter that a text must have to be compared."""

_LETTERS_END: Final = 0x800  # no letter that counts lies beyond


@lru_cache(maxsize=1)
def word_table() -> Letters:
    """Return for every code point what it folds to, above :data:`VALUE_BITS`, its flag and, lowest, its kind."""
    entries = fold_table().entries
    values = entries >> KIND_BITS
    is_letter = np.zeros(_LETTERS_END, dtype=np.bool_)
    is_letter[[point for point in range(_LETTERS_END) if LETTER.match(chr(point))]] = True
    is_wordly = is_letter[np.minimum(values, _LETTERS_END - 1)]
    for point, out in FOLD.items():
        if len(out) > 1:
            is_wordly[point] = LETTER.search(out) is not None
    table = values << np.uint32(VALUE_BITS) | is_wordly * np.uint32(WORDLY) | entries & np.uint32((1 << KIND_BITS) - 1)
    table[[*range(0x20), ord('"'), ord("\\")]] = STOP
    table.setflags(write=False)
    return cast(Letters, table)
