"""A row of JSON -> where its text and its id are, and what is in the text; or that somebody else should look.

Only rows that any reader of JSON takes, and takes alike, are taken here: one object of
distinct keys, everything in it well-formed. All others are left to the plain reader, which
knows what to say about them.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from provenance.kernels.compiling import inner
from provenance.kernels.folded import QUOTE, words_into
from provenance.kernels.utf8 import BACKSLASH, SIZE_MASK, decode, escape

# Columns of a row in the table of rows. START to END is the row without its line feed; ID_START to ID_END what stands
# between the quotes, or the digits; SHINGLES is how many there are in the block up to the end of this row.
LINE, START, END, ID_START, ID_END, ID_KIND, SHINGLES, IS_SURE = range(8)
COLUMNS: Final = 8
NO_ID, PLAIN_ID, ESCAPED_ID, NUMBER_ID = range(4)

_LINE_FEED, _COMMA, _COLON, _MINUS, _DOT, _ZERO = 0x0A, 0x2C, 0x3A, 0x2D, 0x2E, 0x30
_OPEN, _CLOSE, _OPEN_LIST, _CLOSE_LIST = 0x7B, 0x7D, 0x5B, 0x5D
_TRUE, _FALSE, _NULL = (tuple(word) for word in (b"true", b"false", b"null"))
# Python refuses whole numbers of more than 4,300 digits, or as many as it is told.
_MAX_DIGITS: Final = 300


@inner
def after_space(data: Any, at: int) -> int:
    """Return where the white space that JSON allows within a line ends."""
    while data[at] == 0x20 or data[at] == 9 or data[at] == 13:
        at += 1
    return at


@inner
def _string(data: Any, at: int) -> int:
    """Return twice the place of the quote that ends a string, one more where it holds an escape; -1 if it is none."""
    escaped = 0
    while True:
        byte = np.int64(data[at])
        if byte >= 0x80:
            decoded = decode(data, at, len(data))
            if decoded & SIZE_MASK == 1:
                return -1
            at += decoded & SIZE_MASK
        elif byte == QUOTE:
            return at << 1 | escaped
        elif byte == BACKSLASH:
            found = escape(data, at)
            if found < 0:
                return -1
            at, escaped = at + (found & SIZE_MASK), 1
        elif byte < 0x20:
            return -1
        else:
            at += 1


@inner
def _digits(data: Any, at: int) -> int:
    while 0x30 <= data[at] <= 0x39:
        at += 1
    return at


@inner
def _number(data: Any, at: int) -> int:
    """Return twice where a number ends, one more if it is not whole; -1 if it is none, or too long to be sure."""
    start = at
    at += data[at] == _MINUS
    end = _digits(data, at)
    if end == at or (data[at] == _ZERO and end > at + 1):
        return -1
    is_broken = 0
    if data[end] == _DOT:
        at, is_broken = end + 1, 1
        end = _digits(data, at)
        if end == at:
            return -1
    if data[end] == 0x65 or data[end] == 0x45:
        at, is_broken = end + 1, 1
        if data[at] == 0x2B or data[at] == _MINUS:
            at += 1
        end = _digits(data, at)
        if end == at:
            return -1
    return -1 if end - start > _MAX_DIGITS else end << 1 | is_broken


@inner
def _literal(data: Any, at: int) -> int:
    for word in (_TRUE, _NULL):
        same = 0
        while same < 4 and data[at + same] == word[same]:
            same += 1
        if same == 4:
            return at + 4
    for place in range(5):
        if data[at + place] != _FALSE[place]:
            return -1
    return at + 5


@inner
def _scalar(data: Any, at: int) -> int:
    """Return where a string, number or literal ends, or -1."""
    if data[at] == QUOTE:
        end = _string(data, at + 1)
        return -1 if end < 0 else (end >> 1) + 1
    if data[at] == _MINUS or 0x30 <= data[at] <= 0x39:
        end = _number(data, at)
        return -1 if end < 0 else end >> 1
    return _literal(data, at)


@inner
def _is_same(data: Any, one: int, other: int, size: int) -> bool:
    for place in range(size):  # noqa: SIM110 - compiled code knows no all()
        if data[one + place] != data[other + place]:
            return False
    return True


@inner
def _key(data: Any, at: int, keys: Any, first: int, count: int) -> int:
    """Note a key and return where its value begins; -1 for one that is escaped or among ``keys[first:]``."""
    if data[at] != QUOTE or count >= len(keys) - 1:
        return -1
    end = _string(data, at + 1)
    if end < 0 or end & 1:
        return -1
    start, size = at + 1, (end >> 1) - at - 1
    for known in range(first, count):
        if keys[known, 1] == size and _is_same(data, keys[known, 0], start, size):
            return -1
    keys[count, 0], keys[count, 1] = start, size
    at = after_space(data, (end >> 1) + 1)
    return after_space(data, at + 1) if data[at] == _COLON else -1


@inner
def _nested(data: Any, at: int, keys: Any, count: int, outer: Any) -> int:  # noqa: C901 - compiled code cannot recur
    """Return where an object or list ends, or -1. ``keys[:count]`` belong to the objects around it.

    ``outer[d]`` is the number of keys before the object at depth ``d`` began, -1 for a list.
    """
    depth, is_begun = 0, True
    outer[0] = count if data[at] == _OPEN else -1
    at = after_space(data, at + 1)
    while True:
        # Here a value, a key or the end of what was just begun may stand; else a comma or the end.
        is_list = outer[depth] < 0
        if data[at] == (_CLOSE_LIST if is_list else _CLOSE):
            if not is_list:
                count = outer[depth]
            if depth == 0:
                return at + 1
            depth -= 1
            at, is_begun = after_space(data, at + 1), False
            continue
        if not is_begun:
            if data[at] != _COMMA:
                return -1
            at = after_space(data, at + 1)
        if not is_list:
            at = _key(data, at, keys, outer[depth], count)
            if at < 0:
                return -1
            count += 1
        if data[at] == _OPEN or data[at] == _OPEN_LIST:
            if depth + 1 >= len(outer):
                return -1
            depth += 1
            outer[depth] = count if data[at] == _OPEN else -1
            at, is_begun = after_space(data, at + 1), True
            continue
        at = _scalar(data, at)
        if at < 0:
            return -1
        at, is_begun = after_space(data, at), False


@inner
def _value(data: Any, at: int, keys: Any, count: int, outer: Any) -> int:
    if data[at] == _OPEN or data[at] == _OPEN_LIST:
        return _nested(data, at, keys, count, outer)
    return _scalar(data, at)


@inner
def _is_named(data: Any, key: Any, name: Any) -> bool:
    if key[1] != len(name):
        return False
    for place in range(len(name)):  # noqa: SIM110
        if data[key[0] + place] != name[place]:
            return False
    return True


@inner
def _id(data: Any, at: int, row: Any) -> int:
    """Note the id that stands at ``at`` and return where it ends; -1 for one of another kind."""
    row[ID_KIND], row[ID_START] = NO_ID, at
    if data[at] == QUOTE:
        end = _string(data, at + 1)
        if end < 0:
            return -1
        row[ID_START], row[ID_END] = at + 1, end >> 1
        if end >> 1 > at + 1:
            row[ID_KIND] = ESCAPED_ID if end & 1 else PLAIN_ID
        return (end >> 1) + 1
    if data[at] == _MINUS or 0x30 <= data[at] <= 0x39:
        end = _number(data, at)
        # Python writes -0 as 0.
        if end < 0 or end & 1 or (data[at] == _MINUS and data[at + 1] == _ZERO):
            return -1
        row[ID_END], row[ID_KIND] = end >> 1, NUMBER_ID
        return end >> 1
    end = _literal(data, at)
    return end if data[at] == _NULL[0] else -1


@inner
def _pair(data: Any, at: int, names: Any, fold: Any, scratch: Any, row: Any, found: Any) -> int:
    """Take one key and its value, and return where it ends, or -1. ``found`` counts keys and words."""
    keys, outer, words = scratch
    at = _key(data, at, keys, 0, found[0])
    if at < 0:
        return -1
    key = keys[found[0]]
    found[0] += 1
    if _is_named(data, key, names[0]):
        if data[at] != QUOTE:
            return -1
        # What has no letter is empty or without words, and another will say which.
        at, found[1], has_words = words_into(data, at + 1, fold, words)
        if at < 0 or not has_words or _is_named(data, key, names[1]):
            return -1
        return at + 1
    if _is_named(data, key, names[1]):
        return _id(data, at, row)
    return _value(data, at, keys, found[0], outer)


@inner
def read_row(data: Any, at: int, names: Any, fold: Any, scratch: Any, row: Any, found: Any) -> int:
    """Return where the line feed behind a row is, or -1 for a row to be read by others.

    ``names`` are those of the columns of text and id; ``found[1]`` becomes the number of
    words of the text, whose hashes are in the scratch; -1 stands there for a row without.
    """
    found[0], found[1] = 0, -1
    row[ID_KIND], row[ID_START], row[ID_END] = NO_ID, at, at
    at = after_space(data, at)
    if data[at] != _OPEN:
        return -1
    at = after_space(data, at + 1)
    while True:
        at = _pair(data, at, names, fold, scratch, row, found)
        if at < 0:
            return -1
        at = after_space(data, at)
        if data[at] == _CLOSE:
            break
        if data[at] != _COMMA:
            return -1
        at = after_space(data, at + 1)
    at = after_space(data, at + 1)
    return at if data[at] == _LINE_FEED and found[1] >= 0 else -1
