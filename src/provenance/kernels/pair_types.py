"""The types of what verification reads: columns of articles, and the numbers that decide."""

from __future__ import annotations

from typing import Any, Final

from numba import types

from provenance.kernels.compiling import BYTES, HASHES, OFFSETS, WHOLE, column
from provenance.match import columns, limits

_PLACES, _REALS, _REAL = column(types.int32), column(types.float64), types.float64


def _tuple(named: Any, *kinds: Any) -> Any:
    return types.NamedTuple(kinds, named)


_PARTS: Final = _tuple(columns.Parts, OFFSETS, _PLACES, _REALS)
COLUMNS: Final = _tuple(
    columns.Columns,
    _tuple(columns.Words, OFFSETS, _PLACES, _PLACES, OFFSETS, OFFSETS, _REALS),
    _tuple(columns.Stems, OFFSETS, HASHES, _REALS, _PLACES, OFFSETS, _PLACES, OFFSETS, _PLACES, _REALS),
    _tuple(columns.PhraseSets, OFFSETS, HASHES, BYTES),
    _tuple(
        columns.Sentences,
        *(OFFSETS, _PLACES, _PLACES, _REALS, BYTES, BYTES, OFFSETS, _PLACES, OFFSETS, _PLACES),
    ),
    _PARTS,
    _PARTS,
    OFFSETS,
    HASHES,
)
LIMITS: Final = _tuple(
    limits.Limits,
    _tuple(limits.SentenceLimits, *[WHOLE] * 3, *[_REAL] * 6),
    _tuple(limits.PassageLimits, OFFSETS, OFFSETS, *[WHOLE] * 5, *[_REAL] * 3),
    _tuple(limits.SignalLimits, *[WHOLE] * 3, *[_REAL] * 11, WHOLE),
    _tuple(limits.ScoreLimits, _REALS, OFFSETS, *[_REAL] * 3, *[WHOLE] * 2),
)
