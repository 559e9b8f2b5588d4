"""A stream of bytes -> its lines, of bounded length and with their places.

A line ends at a line feed and nowhere else: texts hold U+2028 and U+0085, at which
``str.splitlines`` would cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

_DISCARD: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its end: its number from 1, its offset in the stream and its bytes, None if it is too long."""

    number: int
    offset: int
    data: bytes | None


def _rest_of_line(stream: BinaryIO) -> int:
    """Read on to the end of the line without keeping it, and return its length in bytes."""
    length = 0
    while part := stream.readline(_DISCARD):
        length += len(part)
        if part.endswith(b"\n"):
            break
    return length


def lines(stream: BinaryIO, *, limit: int, head: bytes = b"") -> Iterator[Line]:
    """Yield the lines of a stream; of one longer than ``limit`` bytes without its end no more than that is held.

    ``head`` is the first line, or its first bytes, where these were taken off the stream.
    """
    number = offset = 0
    while data := head or stream.readline(limit + 1):
        head, length = b"", len(data)
        number += 1
        is_long = length - data.endswith(b"\n") > limit
        if is_long and not data.endswith(b"\n"):
            length += _rest_of_line(stream)
        yield Line(number, offset, None if is_long else data)
        offset += length
