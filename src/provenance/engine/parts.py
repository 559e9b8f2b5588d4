"""Writes the Parquet parts of a table, a bounded number of rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, count
from threading import Event
from types import TracebackType
from typing import TYPE_CHECKING, Final

from provenance.engine.base import Shard, ShardKernel
from provenance.engine.tables import TableFolder

if TYPE_CHECKING:
    import pyarrow as pa

GROUP_BYTES: Final = 16 << 20
"""A row group is written when its batches take this many bytes: one is held by each open part."""
GROUP_ROWS: Final = 122_880
"""… or have this many rows, which is what DuckDB writes and reads at a time."""
_MADE_OF: Final = b"provenance.made_of"
_UNTIL: Final = b"provenance.until"
"""The notes in a part: of how many rows it is made and, of groups, with which key it ends."""


class PartWriter:
    """An open part. Leave the ``with`` block without :meth:`commit`, and nothing of it remains."""

    def __init__(self, table: TableFolder, number: int, schema: pa.Schema) -> None:
        import pyarrow.parquet as pq

        self._table, self._number, self._schema = table, number, schema
        # Most columns are hashes and ids, of which a dictionary has one entry each.
        self._file = pq.ParquetWriter(
            table.fresh(number), schema, compression="zstd", compression_level=1, use_dictionary=False
        )
        self._held: list[pa.RecordBatch] = []
        self._bytes = self._rows = 0

    def __enter__(self) -> PartWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        self._table.fresh(self._number).unlink(missing_ok=True)

    def add(self, batch: pa.RecordBatch) -> None:
        """Add the rows of a batch.

        Raises:
            ValueError: The columns are not those of the table.
        """
        if batch.schema != self._schema:
            raise ValueError(f"a kernel gave the columns {batch.schema} instead of {self._schema}")
        self._held.append(batch)
        self._bytes += batch.nbytes
        self._rows += batch.num_rows
        if self._bytes >= GROUP_BYTES or self._rows >= GROUP_ROWS:
            self._flush()

    def commit(self, made_of: int = 0, until: int | None = None) -> None:
        """Close the part and give it its name; see :func:`rows_done` and :func:`committed_until`."""
        self._flush()
        notes = {_MADE_OF: made_of} if until is None else {_MADE_OF: made_of, _UNTIL: until}
        self._file.add_key_value_metadata({name: str(value) for name, value in notes.items()})
        self._file.close()
        self._table.commit(self._number)

    def _flush(self) -> None:
        import pyarrow as pa

        if self._rows:
            self._file.write_table(pa.Table.from_batches(self._held, self._schema), row_group_size=self._rows)
        self._held, self._bytes, self._rows = [], 0, 0


def write_shard(
    table: TableFolder, kernel: ShardKernel, schema: pa.Schema, stop: Event, shard: tuple[int, Shard]
) -> None:
    """Write the part that a kernel makes of an input; nothing of it remains when it is told to stop before the end.

    Args:
        table: Where it is written.
        kernel: Reads the input.
        schema: The columns of its batches.
        stop: Set when nobody waits for the part any more.
        shard: The place of the input among all inputs, which is the number of the part, and the input.
    """
    number, source = shard
    with PartWriter(table, number, schema) as part:
        for batch in kernel(source):
            if stop.is_set():
                return
            part.add(batch)
        part.commit()


def write_groups(
    table: TableFolder,
    results: Iterator[tuple[pa.RecordBatch, pa.RecordBatch]],
    key: str,
    schema: pa.Schema,
    commit_rows: int,
) -> Iterator[int]:
    """Write what became of groups in ascending order of their keys, behind the parts that are there.

    Args:
        table: Where they are written.
        results: Each group, or some whole groups, with its result.
        key: The column that makes the groups.
        schema: The columns of the results.
        commit_rows: A part is committed when it is made of this many rows.

    Yields:
        How many rows the result just written is made of.
    """
    for number in count(len(table.committed())):
        first = next(results, None)
        if first is None:
            return
        with PartWriter(table, number, schema) as part:
            done = 0
            for group, result in chain([first], results):
                part.add(result)
                done += group.num_rows
                yield group.num_rows
                if done >= commit_rows:
                    break
            part.commit(done, group.column(key)[-1].as_py())


def committed_until(table: TableFolder) -> int | None:
    """Return the key up to which groups are written and committed; None where none is."""
    import pyarrow.parquet as pq

    parts = table.committed()
    return int(pq.read_metadata(parts[-1]).metadata[_UNTIL]) if parts else None


def rows_done(table: TableFolder) -> int:
    """Return of how many rows of its query the parts that are committed are made."""
    import pyarrow.parquet as pq

    return sum(int(pq.read_metadata(part).metadata[_MADE_OF]) for part in table.committed())
