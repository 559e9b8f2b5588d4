"""The hash of a stem, BLAKE2b of its UTF-8 cut to 64 bits, inside compiled code.

RFC 7693 for the one case that is needed: no key, a digest of eight bytes.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from provenance.kernels.compiling import inner

_START: Final = np.array(
    [
        0x6A09E667F3BCC908,
        0xBB67AE8584CAA73B,
        0x3C6EF372FE94F82B,
        0xA54FF53A5F1D36F1,
        0x510E527FADE682D1,
        0x9B05688C2B3E6C1F,
        0x1F83D9ABFB41BD6B,
        0x5BE0CD19137E2179,
    ],
    dtype=np.uint64,
)
_ORDER: Final = np.array(
    [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
        [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
        [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
        [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
        [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
        [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
        [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
        [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
        [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
        [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
    ],
    dtype=np.int64,
)
_ROUNDS: Final = 12
_BLOCK: Final = 128
# Digest of 8 bytes, no key, one leaf.
_PARAMETERS: Final = np.uint64(0x01010000 ^ 8)
_BYTE: Final = np.uint64(8)

STATE: Final = 40
"""Length of the scratch array that :func:`letters_digest` works in: 8 of state, 16 of message, 16 of work."""
_MESSAGE: Final = 8
_WORK: Final = 24


@inner
def _turned(value: Any, right: Any) -> Any:
    return (value >> np.uint64(right)) | (value << np.uint64(64 - right))


@inner
def _mix(state: Any, a: int, b: int, c: int, d: int, first: Any, second: Any) -> None:
    a, b, c, d = a + _WORK, b + _WORK, c + _WORK, d + _WORK
    state[a] += state[b] + first
    state[d] = _turned(state[d] ^ state[a], 32)
    state[c] += state[d]
    state[b] = _turned(state[b] ^ state[c], 24)
    state[a] += state[b] + second
    state[d] = _turned(state[d] ^ state[a], 16)
    state[c] += state[d]
    state[b] = _turned(state[b] ^ state[c], 63)


@inner
def _part(state: Any, order: int, at: int) -> Any:
    return state[_MESSAGE + _ORDER[order, at]]


@inner
def _compress(state: Any, hashed: int, is_last: bool) -> None:
    """Take the message block into the state; ``hashed`` counts all bytes so far, this block's included."""
    for at in range(8):
        state[_WORK + at] = state[at]
        state[_WORK + 8 + at] = _START[at]
    state[_WORK + 12] ^= np.uint64(hashed)
    if is_last:
        state[_WORK + 14] = ~state[_WORK + 14]
    for turn in range(_ROUNDS):
        order = turn % 10
        for column in range(4):
            first, second = _part(state, order, 2 * column), _part(state, order, 2 * column + 1)
            _mix(state, column, column + 4, column + 8, column + 12, first, second)
        for column in range(4):
            first, second = _part(state, order, 8 + 2 * column), _part(state, order, 9 + 2 * column)
            _mix(state, column, (column + 1) % 4 + 4, (column + 2) % 4 + 8, (column + 3) % 4 + 12, first, second)
    for at in range(8):
        state[at] ^= state[_WORK + at] ^ state[_WORK + 8 + at]


@inner
def _add_byte(state: Any, hashed: int, byte: Any) -> int:
    """Add a byte to the message and return how many there are; a full block waits for the next byte."""
    at = hashed % _BLOCK
    if at == 0 and hashed:
        _compress(state, hashed, False)
    if at == 0:
        for part in range(_MESSAGE, _WORK):
            state[part] = np.uint64(0)
    state[_MESSAGE + at // 8] |= np.uint64(byte) << (np.uint64(at % 8) * _BYTE)
    return hashed + 1


@inner
def _add_letter(state: Any, hashed: int, letter: Any) -> int:
    """Add the UTF-8 of a code point."""
    if letter < 0x80:
        return _add_byte(state, hashed, letter)
    if letter < 0x800:
        hashed = _add_byte(state, hashed, 0xC0 | letter >> 6)
    else:
        if letter < 0x10000:
            hashed = _add_byte(state, hashed, 0xE0 | letter >> 12)
        else:
            hashed = _add_byte(state, hashed, 0xF0 | letter >> 18)
            hashed = _add_byte(state, hashed, 0x80 | letter >> 12 & 0x3F)
        hashed = _add_byte(state, hashed, 0x80 | letter >> 6 & 0x3F)
    return _add_byte(state, hashed, 0x80 | letter & 0x3F)


@inner
def letters_digest(word: Any, start: int, end: int, state: Any) -> Any:
    """Return ``stem_hash`` of the code points ``word[start:end]``, at least one; ``state`` is scratch."""
    for at in range(8):
        state[at] = _START[at]
    state[0] ^= _PARAMETERS
    hashed = 0
    for at in range(start, end):
        hashed = _add_letter(state, hashed, np.int64(word[at]))
    _compress(state, hashed, True)
    return state[0]
