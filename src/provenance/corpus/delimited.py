"""CSV and TSV -> documents: a header, then one row at a time; a bad row fails alone.

The dialect is that of RFC 4180 and of spreadsheets: a cell that begins with a quotation
mark ends at the next one that is not doubled, and may hold delimiters and line ends;
within any other cell the mark is a letter like the rest. The delimiter comes from the
name of the file. The ``csv`` module is not used: what it makes of a broken row depends
on the rows after it, it counts characters and not bytes, and its limit is global.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from provenance.corpus.columns import column_names, document_of
from provenance.corpus.content import BOM, decoded
from provenance.corpus.lines import Line, lines
from provenance.corpus.outcomes import failure
from provenance.errors import InputError, MalformedRow, MissingText, OversizeInput
from provenance.messages.catalogue import Message, later
from provenance.settings import Settings
from provenance.values import Document, Unreadable

DELIMITERS: Final = {"csv": b",", "tsv": b"\t"}
_QUOTE: Final = b'"'
_QUOTED: Final = re.compile(rb'(?:[^"]++|"")*+')
_ENDS: Final = (b"", b"\n", b"\r\n")
_LEAST_AGAIN: Final = 1 << 20


@dataclass(slots=True)
class _Row:
    """A row as far as it is read: where it starts, its cells with their offsets, and what is wrong with it."""

    number: int
    cells: list[tuple[int, bytes]] = field(default_factory=list)
    problem: Message | None = None
    is_too_long: bool = False
    is_blank: bool = False


class _Source:
    """The lines of a stream, some of which can be given back and read again.

    A quotation mark that is never closed swallows what follows; its row then fails alone
    and the lines after the first are read again. So that this stays linear, no more is
    read again than a few times what was read.
    """

    def __init__(self, found: Iterator[Line]) -> None:
        self._found = found
        self._ahead: deque[Line] = deque()
        self._read = self._again = 0

    def next(self) -> Line | None:
        """Return the next line, None at the end."""
        if self._ahead:
            return self._ahead.popleft()
        line = next(self._found, None)
        self._read += len(line.data or b"") if line else 0
        return line

    def give_back(self, taken: list[Line]) -> None:
        """Have lines read again, unless too much has been already."""
        self._again += sum(len(line.data or b"") for line in taken)
        if self._again <= 4 * self._read + _LEAST_AGAIN:
            self._ahead.extendleft(reversed(taken))


class _Cells:
    """The cells of one row, line by line: whether the row goes on is known at the end of each line."""

    def __init__(self, row: _Row, delimiter: bytes) -> None:
        self._row, self._delimiter = row, delimiter
        self._open: list[bytes] = []
        self._open_at = 0
        self.is_open = False

    def add(self, data: bytes, offset: int) -> None:
        """Cut a line into cells; the first may go on from the line before."""
        at: int | None = 0
        while at is not None and self._row.problem is None:
            if self.is_open:
                at = self._inside(data, at)
            elif data.startswith(_QUOTE, at):
                at += 1
                self.is_open, self._open, self._open_at = True, [], offset + at
            else:
                at = self._plain(data, at, offset)

    def _plain(self, data: bytes, at: int, offset: int) -> int | None:
        """Take a cell without quotation marks around it, and return where the next begins, None if there is none."""
        end = data.find(self._delimiter, at)
        cell = data[at:end] if end >= 0 else data[at:].removesuffix(b"\n").removesuffix(b"\r")
        self._row.cells.append((offset + at, cell))
        return end + 1 if end >= 0 else None

    def _inside(self, data: bytes, at: int) -> int | None:
        """Take the rest of a quoted cell, or of the line where it is not closed there."""
        found = _QUOTED.match(data, at)
        end = found.end() if found else at
        self._open.append(data[at:end])
        if end == len(data):
            return None
        self.is_open = False
        self._row.cells.append((self._open_at, b"".join(self._open).replace(b'""', b'"')))
        if data.startswith(self._delimiter, end + 1):
            return end + 1 + len(self._delimiter)
        if data[end + 1 :] not in _ENDS:
            self._row.problem = later("input.after_quote")
        return None


def _next_row(source: _Source, delimiter: bytes, limit: int) -> _Row | None:
    """Return the next row, whatever is wrong with it; None at the end."""
    line = source.next()
    if line is None:
        return None
    row, taken, length = _Row(line.number), list[Line](), 0
    cells = _Cells(row, delimiter)
    while line is not None:
        data = line.data
        length += limit + 1 if data is None else len(data) - data.endswith(b"\n") * (not taken)
        if data is None or length > limit:
            row.is_too_long = True
            break
        start = len(BOM) if line.number == 1 and data.startswith(BOM) else 0
        row.is_blank = not taken and data[start:] in _ENDS
        cells.add(data[start:], line.offset + start)
        if row.problem is not None or not cells.is_open:
            break
        line = source.next()
        if line is not None:
            taken.append(line)
    if cells.is_open and row.problem is None and not row.is_too_long:
        row.problem = later("input.quote_open")
    if row.is_too_long or row.problem is not None:
        source.give_back(taken)
    return row


def _texts(row: _Row, name: str, limit: int) -> list[str]:
    """Return the cells of a row as text.

    Raises:
        OversizeInput, MalformedRow, UndecodableInput: What is wrong with the row.
    """
    if row.is_too_long:
        raise OversizeInput(name, limit, row.number)
    if row.problem is not None:
        raise MalformedRow(name, row.number, row.problem)
    if any(b"\0" in cell for _, cell in row.cells):
        raise MalformedRow(name, row.number, later("input.zero_byte"))
    return [decoded(cell, name, at=at, line=row.number) for at, cell in row.cells]


def _header(row: _Row, name: str, settings: Settings) -> tuple[str, ...]:
    """Return the names of the columns; what is wrong with them is wrong with the whole file."""
    header = tuple(_texts(row, name, settings.max_row_bytes))
    (twice, times), *_ = Counter(header).most_common(1)
    if times > 1:
        raise MalformedRow(name, row.number, later("input.column_twice", column=repr(column_names((twice,))[0])))
    if settings.text_field not in header:
        nothing = later("input.found_nothing")
        raise MissingText(name, row.number, settings.text_field, nothing, column_names(header))
    return header


def _outcome(row: _Row, header: tuple[str, ...], name: str, settings: Settings) -> Document | Unreadable:
    try:
        texts = _texts(row, name, settings.max_row_bytes)
        if len(texts) != len(header):
            problem = later("input.wrong_cells", count=len(texts), columns=len(header))
            raise MalformedRow(name, row.number, problem)
        return document_of(dict(zip(header, texts, strict=True)), name, row.number, settings)
    except InputError as error:
        return failure(f"{name}:{row.number}", error)


def rows(
    stream: BinaryIO, name: str, *, delimiter: bytes, settings: Settings
) -> Iterator[tuple[str, Document | Unreadable]]:
    """Yield ``file:line`` and what became of it for every row below the header of a table of text.

    The line is the one on which the row starts. Blank lines are passed over. The columns
    are those of :func:`~provenance.corpus.columns.document_of`. Holds one row at a time,
    at most ``max_row_bytes`` of it.

    Raises:
        InputError: The header cannot be read, or has no column for the text.
    """
    source = _Source(lines(stream, limit=settings.max_row_bytes))
    header: tuple[str, ...] | None = None
    while (row := _next_row(source, delimiter, settings.max_row_bytes)) is not None:
        if row.is_blank:
            continue
        if header is None:
            header = _header(row, name, settings)
        else:
            yield f"{name}:{row.number}", _outcome(row, header, name, settings)
