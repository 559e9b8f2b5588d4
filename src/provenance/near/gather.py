"""Paths -> the sketches of all documents, in one column, and what became of every input."""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from provenance.article.columns import Hashes, Positions
from provenance.corpus.blocks import Block, Buffers, FileEnd, LongLine, Piece, pieces
from provenance.corpus.jsonl import is_blank, outcome
from provenance.corpus.lines import Line
from provenance.corpus.outcomes import failure, refusal
from provenance.corpus.walk import Found
from provenance.errors import DuplicateId
from provenance.near.sketches import Compiled, Sketched, Sketcher
from provenance.settings import Settings
from provenance.values import Document, Unreadable

_LINE, _START, _END, _ID_START, _ID_END, _ID_KIND, _SHINGLES, _IS_SURE = range(8)
_NO_ID, _PLAIN_ID, _ESCAPED_ID = range(3)
_DOCUMENTS_AT_ONCE: Final = 256
_BYTES_OF_WORD: Final = 8  # Arabic news takes eleven with the space; what is too little grows


class Column:
    """Numbers that grow at the end; the memory moves with the system's help, so nothing is held twice."""

    def __init__(self, kind: type[np.generic]) -> None:
        self._room: npt.NDArray[Any] = np.empty(1 << 16, dtype=kind)
        self.length = 0

    def expect(self, length: int) -> None:
        """Make room for so many numbers at once, if there are none yet: untouched memory costs nothing."""
        if not self.length and length > len(self._room):
            self._room = np.empty(length, dtype=self._room.dtype)

    def extend(self, values: npt.NDArray[Any]) -> None:
        """Append numbers."""
        needed = self.length + len(values)
        if needed > len(self._room):
            self._room.resize(needed + needed // 16, refcheck=False)
        self._room[self.length : needed] = values
        self.length = needed

    @property
    def values(self) -> npt.NDArray[Any]:
        """What is in it now; no longer so once it grows."""
        return self._room[: self.length]


@dataclass(slots=True)
class Gathered:
    """All documents of a corpus, by place in the order they were read.

    ``keys[p]`` are the band keys of document ``p`` and the digest of its shingles, which
    are ``shingles[starts[p]:starts[p + 1]]``. ``sources[p]`` says where its row is: the number of
    its file among ``files``, and the first and last byte of it in the unpacked file; -1 where
    the document came from no row of JSON. ``entries`` are the inputs that gave none.
    """

    ids: list[str] = field(default_factory=list)
    files: list[Found] = field(default_factory=list)
    entries: list[Unreadable] = field(default_factory=list)
    shingles: Column = field(default_factory=lambda: Column(np.uint64))
    ends: Column = field(default_factory=lambda: Column(np.int64))
    keys: list[Hashes] = field(default_factory=list)
    sources: list[Positions] = field(default_factory=list)

    @property
    def starts(self) -> Positions:
        """Where the shingles of each document begin, and the last ones end."""
        return np.concatenate([np.zeros(1, dtype=np.int64), self.ends.values])


class _Gathering:
    def __init__(self, sketcher: Sketcher, settings: Settings, progress: Callable[[int], None]) -> None:
        self.found = Gathered()
        self._sketcher, self._settings, self._progress = sketcher, settings, progress
        self._known: set[str] = set()
        self._waiting: list[tuple[str, int, int, int]] = []
        self._texts: list[str] = []
        self._rows_of_file = 0

    def item(self, where: str, item: Document | Unreadable, source: tuple[int, int, int] = (-1, 0, 0)) -> None:
        """Take a document, to be sketched with others, or an input that gave none."""
        if not isinstance(item, Document):
            self.found.entries.append(item)
        elif (name := self._own_id(where, item.id)) is not None:
            self._waiting.append((name, *source))
            self._texts.append(item.text)
            if len(self._texts) == _DOCUMENTS_AT_ONCE:
                self.flush()

    def flush(self) -> None:
        """Sketch the documents that wait."""
        if self._texts:
            sketched = self._sketcher.texts(self._texts)
            names = [name for name, *_ in self._waiting]
            sources = np.array([source for _, *source in self._waiting], dtype=np.int64)
            self._append(names, sources, sketched.shingles, sketched.ends, sketched.keys)
            self._sketcher.give(sketched.room)
            self._waiting, self._texts = [], []

    def block(self, block: Block, sketched: Sketched) -> None:
        """Take the rows of a block: those that the kernel is sure of as they are, the others one by one."""
        source = self._source_of(block.file)
        rows = sketched.rows
        self._rows_of_file += len(rows)
        if (names := self._plain_ids(block, rows)) is not None:
            self._rows(block, sketched, range(len(rows)), names, source)
            return
        is_sure = (rows[:, _IS_SURE] == 1) & (rows[:, _END] - rows[:, _START] <= self._settings.max_row_bytes)
        taken: list[int] = []
        names = []
        for at, (is_taken, row) in enumerate(zip(is_sure.tolist(), rows.tolist(), strict=True)):
            if not is_taken:
                self._rows(block, sketched, taken, names, source)
                taken, names = [], []
                self._unsure(block, row, source)
                continue
            where = f"{block.file.name}:{block.first_line + row[_LINE]}"
            name = self._own_id(where, _id_of(block.buffer, row) or where)
            if name is not None:
                taken.append(at)
                names.append(name)
        self._rows(block, sketched, taken, names, source)

    def _plain_ids(self, block: Block, rows: Positions) -> list[str] | None:
        """Return the ids of the rows of a block where nothing is special about any of them, and note them."""
        is_plain = (rows[:, _IS_SURE] == 1) & (rows[:, _ID_KIND] == _PLAIN_ID)
        if not is_plain.all() or (rows[:, _END] - rows[:, _START]).max(initial=0) > self._settings.max_row_bytes:
            return None
        spans = zip(rows[:, _ID_START].tolist(), rows[:, _ID_END].tolist(), strict=True)
        names = [block.buffer[start:end].decode() for start, end in spans]
        new = set(names)
        if len(new) < len(names) or not self._known.isdisjoint(new):
            return None
        self._known |= new
        return names

    def _rows(self, block: Block, sketched: Sketched, taken: Sequence[int], names: list[str], source: int) -> None:
        """Append some rows of a block, in ascending order."""
        if not taken:
            return
        self.flush()
        starts = np.concatenate([np.zeros(1, dtype=np.int64), sketched.ends])
        at = np.array(taken)
        lengths = sketched.ends[at] - starts[at]
        first, last = int(starts[at[0]]), int(sketched.ends[at[-1]])
        shingles = sketched.shingles[first:last]
        if len(at) != at[-1] - at[0] + 1:
            shingles = np.concatenate([sketched.shingles[starts[row] : starts[row + 1]] for row in taken])
        places = np.empty((len(at), 3), dtype=np.int64)
        places[:, 0] = source
        places[:, 1] = sketched.rows[at, _START] + block.offset
        places[:, 2] = sketched.rows[at, _END] + block.offset
        self._append(names, places, shingles, np.cumsum(lengths), sketched.keys[at])

    def _unsure(self, block: Block, row: Sequence[int], source: int) -> None:
        number, start = block.first_line + row[_LINE], row[_START]
        if number == 1:
            start = 0  # with its BOM, which the plain reader knows what to do with
        line = Line(number, block.offset + start, bytes(block.buffer[start : row[_END] + 1]))
        if len(line.data or b"") - 1 > self._settings.max_row_bytes:
            line = Line(number, line.offset, None)
        if is_blank(line):
            self._rows_of_file -= 1
        else:
            place = (source, block.offset + row[_START], block.offset + row[_END])
            self.item(f"{block.file.name}:{number}", outcome(line, block.file.name, self._settings), place)

    def long(self, piece: LongLine) -> None:
        """Take a line that nobody holds."""
        self._rows_of_file += 1
        self.item(piece.file.name, outcome(piece.line, piece.file.name, self._settings))

    def end(self, file: Found) -> None:
        """Take the end of a file of rows."""
        if not self._rows_of_file:
            self.found.entries.append(refusal(file.name, "empty"))
        self._rows_of_file = 0

    def _append(self, names: list[str], sources: Positions, shingles: Hashes, ends: Positions, keys: Hashes) -> None:
        found = self.found
        found.ends.extend(ends + found.shingles.length)
        found.shingles.extend(shingles)
        found.keys.append(keys.copy())
        found.sources.append(sources)
        found.ids += names
        self._progress(len(found.ids))

    def _source_of(self, file: Found) -> int:
        files = self.found.files
        if not files or files[-1] is not file:
            files.append(file)
            self.found.shingles.expect(os.path.getsize(file.path) // _BYTES_OF_WORD)
        return len(files) - 1

    def _own_id(self, where: str, name: str) -> str | None:
        """Return the id that a document goes by; None for one that is refused, which is then noted."""
        if name in self._known:
            if self._settings.duplicate_ids == "fail":
                self.found.entries.append(failure(where, DuplicateId(where, name)))
                return None
            number = 2
            while f"{name}#{number}" in self._known:
                number += 1
            name = f"{name}#{number}"
        self._known.add(name)
        return name


def _id_of(buffer: bytearray, row: Sequence[int]) -> str:
    """Return the id that a row gives; nothing where it gives none."""
    if row[_ID_KIND] == _NO_ID:
        return ""
    written = bytes(buffer[row[_ID_START] : row[_ID_END]])
    return str(json.loads(b'"%b"' % written)) if row[_ID_KIND] == _ESCAPED_ID else written.decode()


def _read(
    paths: Sequence[str],
    sketcher: Sketcher,
    buffers: Buffers,
    settings: Settings,
    pool: ThreadPoolExecutor | None,
    ahead: int,
) -> Iterator[tuple[Piece, Sketched | None]]:
    """Yield what paths hold, in blocks with their sketches where kernels can read them."""
    if isinstance(sketcher, Compiled):
        return _sketched(pieces(paths, buffers, settings=settings), sketcher, pool, ahead)
    from provenance.corpus.reader import outcomes

    return ((item, None) for item in outcomes(list(paths), settings))


def _sketched(
    found: Iterator[Piece], sketcher: Compiled, pool: ThreadPoolExecutor | None, ahead: int
) -> Iterator[tuple[Piece, Sketched | None]]:
    """Yield pieces in order, blocks with their sketches; with a pool, some of them are sketched ahead."""
    if pool is None:
        for piece in found:
            yield piece, sketcher.block(piece) if isinstance(piece, Block) else None
        return
    waiting: deque[tuple[Piece, Future[Sketched] | None]] = deque()
    for piece in found:
        waiting.append((piece, pool.submit(sketcher.block, piece) if isinstance(piece, Block) else None))
        while len(waiting) > ahead:
            first, future = waiting.popleft()
            yield first, future.result() if future else None
    for first, future in waiting:
        yield first, future.result() if future else None


def gathered(
    paths: Sequence[str], sketcher: Sketcher, *, settings: Settings, threads: int, progress: Callable[[int], None]
) -> Gathered:
    """Return the sketches of everything that ``paths`` hold; the same for any number of threads."""
    gathering, buffers = _Gathering(sketcher, settings, progress), Buffers()
    with ThreadPoolExecutor(threads) if threads > 1 else nullcontext() as pool:
        for piece, sketched in _read(paths, sketcher, buffers, settings, pool, 2 * threads):
            if isinstance(piece, Block) and sketched is not None:
                gathering.block(piece, sketched)
                sketcher.give(sketched.room)
                buffers.give(piece.buffer)
            elif isinstance(piece, LongLine):
                gathering.long(piece)
            elif isinstance(piece, FileEnd):
                gathering.end(piece.file)
            elif not isinstance(piece, Block):
                gathering.item(*piece)
    gathering.flush()
    return gathering.found
