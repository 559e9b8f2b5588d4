"""Bytes -> code points: strict UTF-8, and the escapes of JSON."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from provenance.kernels.compiling import inner

SIZE_BITS: Final = 4
SIZE_MASK: Final = (1 << SIZE_BITS) - 1
REPLACEMENT: Final = 0xFFFD
BACKSLASH: Final = 0x5C
_UNICODE: Final = 0x75
# What may follow a backslash, by what it stands for.
_SHORT: Final = ((0x22, 0x22), (0x5C, 0x5C), (0x2F, 0x2F), (0x62, 8), (0x66, 12), (0x6E, 10), (0x72, 13), (0x74, 9))


@inner
def _follows(data: Any, at: int, end: int) -> bool:
    return at < end and data[at] & 0xC0 == 0x80


@inner
def decode(data: Any, at: int, end: int) -> Any:
    """Return a code point, shifted, and below it the bytes that it took; never looks past ``end``.

    A byte that starts no character is U+FFFD of one byte. (One number, since a pair costs
    five times as much here.)
    """
    first = np.int64(data[at])
    if first < 0x80:
        return first << SIZE_BITS | 1
    if first < 0xE0:
        if first >= 0xC2 and _follows(data, at + 1, end):
            return ((first & 0x1F) << 6 | np.int64(data[at + 1] & 0x3F)) << SIZE_BITS | 2
    elif first < 0xF0:
        if _follows(data, at + 1, end) and _follows(data, at + 2, end):
            point = (first & 0xF) << 12 | np.int64(data[at + 1] & 0x3F) << 6 | np.int64(data[at + 2] & 0x3F)
            if point >= 0x800 and not 0xD800 <= point <= 0xDFFF:
                return point << SIZE_BITS | 3
    elif first < 0xF5 and _follows(data, at + 1, end) and _follows(data, at + 2, end) and _follows(data, at + 3, end):
        upper = (first & 0x7) << 18 | np.int64(data[at + 1] & 0x3F) << 12
        point = upper | np.int64(data[at + 2] & 0x3F) << 6 | np.int64(data[at + 3] & 0x3F)
        if 0x10000 <= point <= 0x10FFFF:
            return point << SIZE_BITS | 4
    return REPLACEMENT << SIZE_BITS | 1


@inner
def _four_digits(data: Any, at: int) -> int:
    """Return the number that four hexadecimal digits write, or -1."""
    value = 0
    for place in range(4):
        byte = int(np.int64(data[at + place]))
        if 0x30 <= byte <= 0x39:
            value = value << 4 | (byte - 0x30)
        elif 0x61 <= byte | 0x20 <= 0x66:
            value = value << 4 | ((byte | 0x20) - 0x57)
        else:
            return -1
    return value


@inner
def _unicode_escape(data: Any, at: int) -> int:
    point = _four_digits(data, at + 2)
    if not 0xD800 <= point <= 0xDFFF:
        return point << SIZE_BITS | 6 if point >= 0 else -1
    if point >= 0xDC00 or data[at + 6] != BACKSLASH or data[at + 7] != _UNICODE:
        return -1
    low = _four_digits(data, at + 8)
    if not 0xDC00 <= low <= 0xDFFF:
        return -1
    return (0x10000 + ((point & 0x3FF) << 10 | (low & 0x3FF))) << SIZE_BITS | 12


@inner
def escape(data: Any, at: int) -> int:
    """Return what the escape at a backslash stands for, as :func:`decode` does; -1 where it is wrong or half a pair.

    Looks at up to 12 bytes: the caller keeps that many behind the last row.
    """
    letter = np.int64(data[at + 1])
    if letter == _UNICODE:
        return _unicode_escape(data, at)
    for short, point in _SHORT:
        if letter == short:
            return point << SIZE_BITS | 2
    return -1
