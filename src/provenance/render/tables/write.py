"""Rows -> files, a batch at a time: what is in memory does not grow with the table.

The rows may come from a scan in memory or from an engine that reads them off a disk; only
their order and their values decide the bytes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeVar

from provenance.render.json_values import Json, Object, dumps
from provenance.render.tables.rows import Rows
from provenance.render.tables.schemas import KEPT_TABLES, SUFFIXES, TABLES, Columns, arrow_schema

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_IN_BATCH: Final = 1_024
"""Rows that are Python objects at one time; a pair with all its evidence takes some 5 kB."""
ROWS_IN_GROUP: Final = 32 * ROWS_IN_BATCH
"""Rows in a row group of Parquet, held in memory as Arrow columns."""
GROUP_BYTES: Final = 32 << 20
"""A row group that has come to so much is not filled further: articles may be long."""

Item = TypeVar("Item")
_Write = Callable[[str, Columns, Iterable[Object]], None]


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield the items in lists of ``size``, the last of them shorter."""
    left = iter(items)
    while batch := list(islice(left, size)):
        yield batch


def _storable(value: Json) -> Json:
    """Return a value with half characters written out, which UTF-8 has no bytes for."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, list):
        return [_storable(item) for item in value]
    if isinstance(value, dict):
        return {name: _storable(item) for name, item in value.items()}
    return value


def _record_batch(rows: list[Object], schema: pa.Schema) -> pa.RecordBatch:
    import pyarrow as pa

    try:
        return pa.RecordBatch.from_pylist(rows, schema=schema)
    except UnicodeEncodeError:  # only documents made of strings in Python can hold one; files are refused
        return pa.RecordBatch.from_pylist([_storable(row) for row in rows], schema=schema)


def _parquet(path: str, columns: Columns, rows: Iterable[Object]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = arrow_schema(columns)
    made = (_record_batch(batch, schema) for batch in batches(rows, ROWS_IN_BATCH))
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for group in _groups(made):
            table = pa.Table.from_batches(group, schema)
            writer.write_table(table, row_group_size=len(table))


def _groups(made: Iterable[pa.RecordBatch]) -> Iterator[list[pa.RecordBatch]]:
    """Yield batches together that make a row group."""
    group: list[pa.RecordBatch] = []
    for batch in made:
        group.append(batch)
        if sum(map(len, group)) >= ROWS_IN_GROUP or sum(one.nbytes for one in group) >= GROUP_BYTES:
            yield group
            group = []
    if group:
        yield group


def json_lines(rows: Iterable[Object]) -> Iterator[str]:
    """Yield rows as JSON, one per line, a batch at a time."""
    for batch in batches(rows, ROWS_IN_BATCH):
        yield "".join(f"{dumps(row)}\n" for row in batch)


def _jsonl(path: str, columns: Columns, rows: Iterable[Object]) -> None:
    with open(path, "x", encoding="utf-8", newline="\n") as file:
        for text in json_lines(rows):  # noqa: FURB122 - tests tell by the name who may print
            file.write(text)


_WRITERS: Final[Mapping[str, _Write]] = {"parquet": _parquet, "tables-jsonl": _jsonl}


def write_tables(folder: str, tables: Rows, style: str) -> None:
    """Write a file for each table into a folder that exists.

    Args:
        folder: Where the files go, ``<table>.parquet`` or ``<table>.jsonl``; none of them may be there.
        tables: The rows by table; names are those of :data:`~provenance.render.tables.schemas.TABLES`
            and :data:`~provenance.render.tables.schemas.KEPT_TABLES`. Rows have all columns of their table.
        style: A format of :data:`~provenance.render.tables.schemas.SUFFIXES`; ``parquet`` needs pyarrow.

    Raises:
        OSError: The system refuses; files that were begun are left.
    """
    known = {**TABLES, **KEPT_TABLES}
    for name, rows in tables.items():
        _WRITERS[style](os.path.join(folder, name + SUFFIXES[style]), known[name], rows)
