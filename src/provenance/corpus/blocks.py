"""Paths -> blocks of whole JSON lines as bytes, for code that reads many rows at a time; all else as documents.

Walks, opens and refuses as :mod:`~provenance.corpus.reader` does, and leaves the rows to
whoever reads the blocks: a row it is not sure about it hands to ``jsonl.outcome``.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader, FileIO
from typing import Final, TypeAlias

import numpy as np

from provenance.corpus.compressed import unpacked
from provenance.corpus.content import BOM, opened, require_text
from provenance.corpus.formats import format_of
from provenance.corpus.lines import Line
from provenance.corpus.reader import PEEK, Placed, guarded, of_file, of_stdin
from provenance.corpus.walk import STDIN, STDIN_NAME, Found, found
from provenance.errors import InputError
from provenance.settings import Settings

BLOCK: Final = 1 << 22
_LINE_FEED: Final = 0x0A
_PART: Final = 1 << 17
MARGIN: Final = 16
"""Bytes that a buffer has behind its last line: those who read it may look so far."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Whole lines of a file, the last one with a line feed even where the file has none.

    ``buffer[start:end]`` are the lines, without the BOM of the file; ``first_line`` is the number of
    the first of them, ``lines`` how many they are, and ``offset`` where ``buffer[0]`` stands in the
    unpacked file. Whoever is done with a block may give its buffer back to the :class:`Buffers`.
    """

    file: Found
    buffer: bytearray
    start: int
    end: int
    first_line: int
    lines: int
    offset: int


@dataclass(frozen=True, slots=True)
class LongLine:
    """A line of more than ``max_row_bytes``, of which only the place is known."""

    file: Found
    line: Line


@dataclass(frozen=True, slots=True)
class FileEnd:
    """Behind the last piece of a file of rows: one with no row at all is refused as empty."""

    file: Found


Piece: TypeAlias = Block | LongLine | FileEnd | Placed


class Buffers:
    """Buffers that are used again: fresh memory would cost as much as reading into it."""

    def __init__(self) -> None:
        self._free: list[bytearray] = []

    def take(self, size: int) -> bytearray:
        """Return a buffer for ``size`` bytes and the margin."""
        while self._free:
            if len(buffer := self._free.pop()) >= size + MARGIN + 1:
                return buffer
        return bytearray(size + MARGIN + 1)

    def give(self, buffer: bytearray) -> None:
        """Take back a buffer that nobody looks at any more."""
        if len(buffer) <= BLOCK + MARGIN + 1:
            self._free.append(buffer)


@dataclass(slots=True)
class _Filling:
    """The bytes read so far of a file that are in no block yet: ``buffer[start:end]``."""

    stream: BufferedReader
    buffer: bytearray
    start: int = 0
    end: int = 0
    is_over: bool = False
    error: Exception | None = None

    @property
    def room(self) -> int:
        return len(self.buffer) - MARGIN - 1

    def fill(self) -> None:
        """Read until the buffer is full or the file at its end. What is before damage is kept."""
        try:
            while self.end < self.room and not self.is_over:
                size = self._read()
                self.end, self.is_over = self.end + size, size == 0
        except (InputError, OSError) as error:
            self.is_over, self.error = True, error

    def end_last_line(self) -> None:
        """Put a line feed behind what is left where there is none."""
        if self.end > self.start and self.buffer[self.end - 1] != _LINE_FEED:
            self.buffer[self.end] = _LINE_FEED
            self.end += 1

    def _read(self) -> int:
        if isinstance(self.stream.raw, FileIO):
            return self.stream.readinto1(memoryview(self.buffer)[self.end : self.room])
        # What was unpacked before the damage would be lost with an error that comes while more is read behind it.
        data = self.stream.read1(self.room - self.end)
        self.buffer[self.end : self.end + len(data)] = data
        return len(data)


def blocks(file: Found, stream: BufferedReader, buffers: Buffers, *, limit: int) -> Iterator[Piece]:
    """Yield the lines of a stream in blocks; lines longer than ``limit`` bytes come alone, and are never held.

    Raises:
        InputError, OSError: The stream is damaged, after all whole lines before the damage.
    """
    state, number, offset = _Filling(stream, buffers.take(BLOCK)), 1, 0
    while True:
        state.fill()
        if state.is_over and state.error is None:
            state.end_last_line()
        first = state.start
        if offset == 0 and state.buffer.startswith(BOM, 0, state.end):
            first = len(BOM)
        cut = state.buffer.rfind(b"\n", first, state.end) + 1
        if cut > first or state.is_over:
            rest = bytes(memoryview(state.buffer)[max(cut, first) : state.end])
            if cut > first:
                lines = _lines(state.buffer, first, cut)
                yield Block(file, state.buffer, first, cut, number, lines, offset)
                number, offset = number + lines, offset + cut
                state.buffer = buffers.take(max(BLOCK, len(rest)))
            if state.is_over:
                break
            state.buffer[: len(rest)] = rest
            state.start, state.end = 0, len(rest)
        elif state.end - first > limit:
            length = state.end + _skipped(state)
            yield LongLine(file, Line(number, offset, None))
            number, offset = number + 1, offset + length
        else:
            state.buffer = state.buffer + bytes(len(state.buffer))
    if state.error is not None:
        raise state.error


def _lines(buffer: bytearray, start: int, end: int) -> int:
    """Return how many line feeds there are; numpy counts ten times as fast as a bytearray does."""
    data = np.frombuffer(buffer, dtype=np.uint8)[start:end]
    # In parts, so that the marks stay in the processor's cache.
    return sum(int(np.count_nonzero(data[at : at + _PART] == _LINE_FEED)) for at in range(0, len(data), _PART))


def _skipped(state: _Filling) -> int:
    """Read on to the end of a line without keeping it, leave what follows it, and return how long the rest was."""
    length = 0
    while True:
        state.start = state.end = 0
        state.fill()
        cut = state.buffer.find(b"\n", 0, state.end) + 1
        if cut or state.is_over:
            length += cut or state.end
            rest = bytes(memoryview(state.buffer)[cut or state.end : state.end])
            state.buffer[: len(rest)] = rest
            state.end = len(rest)
            return length
        length += state.end


@contextmanager
def opened_rows(file: Found, settings: Settings) -> Iterator[BufferedReader]:
    """Give the unpacked bytes of a JSONL file.

    Raises:
        InputError, OSError: It cannot be opened, or is no text.
    """
    form = format_of(file.path)
    if form is None:  # the walk yields none such
        raise ValueError(file.path)
    with opened(file.path) as packed:
        stream = unpacked(packed, form.packing, file.name, max_expansion=settings.max_expansion)
        require_text(stream.peek(PEEK)[:PEEK], file.name)
        yield stream


def _of_rows(file: Found, buffers: Buffers, settings: Settings) -> Iterator[Piece]:
    with opened_rows(file, settings) as stream:
        yield from blocks(file, stream, buffers, limit=settings.max_row_bytes)
    yield FileEnd(file)


def is_rows(file: Found) -> bool:
    """Return whether a file is one of JSON lines."""
    form = format_of(file.path)
    return form is not None and form.kind == "jsonl"


def pieces(paths: Iterable[str], buffers: Buffers, *, settings: Settings) -> Iterator[Piece]:
    """Yield everything that ``paths`` hold, in the order of the reader: JSON lines in blocks, all else one by one."""
    names = [os.fspath(path) for path in paths]
    for item in found(path for path in names if path != STDIN):
        if not isinstance(item, Found):
            yield item.path, item
        elif is_rows(item):
            yield from guarded(_of_rows(item, buffers, settings), item.name)
        else:
            yield from guarded(of_file(item, settings), item.name)
    if STDIN in names:
        yield from guarded(of_stdin(settings), STDIN_NAME)
