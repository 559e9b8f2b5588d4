"""Parquet -> documents: a few hundred rows of the wanted columns at a time, and a bad row or group fails alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from provenance.corpus.columns import chosen_columns, column_names, document_of, wanted_columns
from provenance.corpus.compressed import unpacked_limit
from provenance.corpus.outcomes import failure
from provenance.corpus.parquet_sizes import declared_bytes, rows_at_a_time
from provenance.errors import (
    DamagedInput,
    ExpandedInput,
    InputError,
    MalformedRow,
    MissingLibrary,
    MissingText,
    OversizeInput,
    UndecodableInput,
    WrongColumn,
)
from provenance.messages.catalogue import later
from provenance.settings import Settings
from provenance.values import Document, Unreadable

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

_Placed: TypeAlias = tuple[str, Document | Unreadable]

_BUFFER: Final = 1 << 20


def _parquet(stream: BufferedReader, name: str) -> pq.ParquetFile:
    """Return an open file that is read through a small buffer."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise MissingLibrary(name, ".parquet") from None
    try:
        return pq.ParquetFile(
            stream,
            pre_buffer=False,
            buffer_size=_BUFFER,
            page_checksum_verification=True,
        )
    except (pa.ArrowException, OSError, ValueError):
        raise DamagedInput(name, later("input.no_parquet")) from None


def _is_text(kind: pa.DataType) -> bool:
    import pyarrow.types as of

    inner = kind.value_type if of.is_dictionary(kind) else kind
    return any(
        test(inner) for test in (of.is_string, of.is_large_string, of.is_string_view, of.is_binary, of.is_large_binary)
    )


def _columns(schema: pa.Schema, name: str, settings: Settings) -> list[str]:
    """Return the wanted columns that a file has.

    Raises:
        InputError: There is none for the text, or one that the settings name cannot be
            what they say; the whole file then fails.
    """
    options = chosen_columns(settings)
    if settings.text_field not in schema.names:
        nothing = later("input.found_nothing")
        raise MissingText(name, None, settings.text_field, nothing, column_names(tuple(schema.names)))
    here = [column for column in wanted_columns(settings) if column in schema.names]
    for column in here:
        if schema.names.count(column) > 1:
            raise WrongColumn(name, column, later("input.column_is_double"), options.get(column, "--text-field"))
    kept = [column for column in here if not _is_nested(schema.field(column).type)]
    for column in here:
        is_wrong = column == settings.text_field and not _is_text(schema.field(column).type)
        if (column not in kept and column in options) or is_wrong:
            found = later("input.column_is", kind=str(schema.field(column).type)[:40])
            raise WrongColumn(name, column, found, options[column])
    return kept


def _is_nested(kind: pa.DataType) -> bool:
    import pyarrow.types as of

    return bool(of.is_nested(kind))


def _plain(value: Any) -> object:
    """Return a value as JSON would have it, dates as ISO 8601 writes them."""
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return [value]  # a decimal, a duration: no kind of value that a column of ours may have


def _micro(column: pa.Array) -> pa.Array:
    """Return nanoseconds as microseconds, which is as far as Python's dates go."""
    import pyarrow as pa

    kind = column.type
    is_finer = pa.types.is_timestamp(kind) and kind.unit == "ns"
    return column.cast(pa.timestamp("us", kind.tz), safe=False) if is_finer else column


def _bytes(value: Any) -> memoryview | None:
    """Return the bytes of a string where they stand, so that a long one can be refused before it is copied."""
    inner = value.value if value.is_valid and hasattr(value, "dictionary") else value
    return memoryview(inner.as_buffer()) if inner.is_valid else None


class _Batch:
    """A few rows of a file, of which one at a time is turned into Python's values."""

    def __init__(self, batch: pa.RecordBatch, name: str, settings: Settings) -> None:
        self._columns = {column: _micro(batch.column(column)) for column in batch.schema.names}
        self._texts = {column for column in batch.schema.names if _is_text(batch.schema.field(column).type)}
        self._name, self._settings = name, settings

    def outcome(self, at: int, number: int) -> Document | Unreadable:
        """Return what became of the row ``at``, the one of that number in the file."""
        try:
            return document_of(self._row(at, number), self._name, number, self._settings)
        except InputError as error:
            return failure(f"{self._name}:{number}", error)

    def _row(self, at: int, number: int) -> dict[str, object]:
        room = self._settings.max_row_bytes
        row: dict[str, object] = {}
        for column, values in self._columns.items():
            if column not in self._texts:
                row[column] = self._value(values[at], column, number)
                continue
            data = _bytes(values[at])
            room -= len(data or b"")
            if room < 0:
                raise OversizeInput(self._name, self._settings.max_row_bytes, number)
            row[column] = None if data is None else self._text(data, number)
        return row

    def _text(self, data: memoryview, number: int) -> str:
        try:
            return str(data, "utf-8")
        except UnicodeDecodeError as error:
            raise UndecodableInput(self._name, error.start, number) from None

    def _value(self, value: pa.Scalar, column: str, number: int) -> object:
        try:
            return _plain(value.as_py())
        except (ValueError, OverflowError, KeyError):  # a year beyond 9999, a time zone that nobody knows
            problem = later("input.wrong_value", column=repr(column))
            raise MalformedRow(self._name, number, problem) from None


@dataclass(slots=True)
class _Room:
    """How many bytes the strings of a file may still take once they are unfolded."""

    name: str
    limit: int
    used: int = 0

    def take(self, size: int) -> None:
        self.used += size
        if self.used > self.limit:
            raise ExpandedInput(self.name, self.limit)


def _group(
    file: pq.ParquetFile, group: int, first: int, columns: list[str], count: int, room: _Room, settings: Settings
) -> Iterator[_Placed]:
    """Yield the rows of one row group; where it breaks, the rest of it is one outcome."""
    import pyarrow as pa

    name, number, last = room.name, first, first + file.metadata.row_group(group).num_rows - 1
    try:
        for batch in file.iter_batches(count, row_groups=[group], columns=columns, use_threads=False):
            room.take(batch.nbytes)
            few = _Batch(batch, name, settings)
            for at in range(batch.num_rows):
                yield f"{name}:{number}", few.outcome(at, number)
                number += 1
    except (pa.ArrowException, OSError):
        error = DamagedInput(name, later("input.damaged_rows", last=str(last)), number)
        yield f"{name}:{number}", failure(f"{name}:{number}", error)


def rows(stream: BufferedReader, name: str, *, size_bytes: int, settings: Settings) -> Iterator[_Placed]:
    """Yield ``file:row`` and what became of it for every row of a Parquet file, rows counted from 1.

    The columns are those of :func:`~provenance.corpus.columns.document_of`; a column of
    timestamps or dates gives what its values are in ISO 8601. Of a row group that is
    damaged the rows before the damage are read, and the groups after it.

    Raises:
        MissingLibrary: pyarrow is not installed.
        InputError: The file is no Parquet file, or a column is missing or of a kind that holds no text.
    """
    with _parquet(stream, name) as file:
        columns = _columns(file.schema_arrow, name, settings)
        room = _Room(name, unpacked_limit(size_bytes, settings.max_expansion))
        if declared_bytes(file, columns) > room.limit:
            raise ExpandedInput(name, room.limit)
        first = 1
        for group in range(file.metadata.num_row_groups):
            count = rows_at_a_time(file, group, columns, stream)
            yield from _group(file, group, first, columns, count, room, settings)
            first += file.metadata.row_group(group).num_rows
