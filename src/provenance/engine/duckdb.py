"""Runs a flow on one machine: DuckDB over Parquet, within a limit of memory, and able to go on after a kill.

The database itself is in memory and holds views only; every table is a folder of Parquet
parts. What does not fit into the limit goes to the spill folder. The limit is DuckDB's:
batches on their way through kernels come on top of it, a few per thread. Joins with texts
spill well; sorting whole texts, as groups of them ask for, takes about 500 MB per thread
whatever their number: groups are better made of ids.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from threading import Event
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final

from provenance.engine.base import Kernel, Progress, Shard, ShardKernel
from provenance.engine.batches import in_order, whole_groups
from provenance.engine.connection import database, quoted, told
from provenance.engine.parts import GROUP_BYTES, PartWriter, committed_until, rows_done, write_groups, write_shard
from provenance.engine.tables import Marker, TableFolder, digest_of
from provenance.engine.work import WorkFolder
from provenance.errors import EngineFailed

if TYPE_CHECKING:
    import pyarrow as pa

_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")


def _silent(step: str, done: int, total: int | None) -> None:
    """Report nothing."""


class DuckDB:
    """The engine for one machine. Close it, or leave its ``with`` block; the work folder stays open."""

    explode: Final = "UNNEST"

    def __init__(
        self,
        work: WorkFolder,
        *,
        memory_bytes: int,
        threads: int = 1,
        batch_rows: int = 4096,
        commit_rows: int = 1 << 20,
        progress: Progress = _silent,
    ) -> None:
        """Start the engine.

        Args:
            work: Where the tables are kept.
            memory_bytes: What DuckDB may use before it spills to the disk; see
                :data:`~provenance.engine.connection.BYTES_PER_THREAD`.
            threads: For kernels, and as many again for queries if the memory is enough; at least 1.
            batch_rows: Most rows that a kernel gets at a time; a group is never cut.
            commit_rows: After how many rows the results of groups are committed.
            progress: Told how many rows of which step are done.

        Raises:
            EngineMissing: duckdb or pyarrow is not installed.
        """
        self._work, self._threads, self._progress = work, threads, progress
        self._batch_rows, self._commit_rows = batch_rows, commit_rows
        self._markers: dict[str, Marker] = {}
        self._database = database(work.spill, memory_bytes, threads)

    def __enter__(self) -> DuckDB:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of memory and of the spill folder's content."""
        self._database.close()

    def shards(self, name: str, inputs: Sequence[Shard], kernel: ShardKernel, schema: pa.Schema) -> None:
        """Compute table ``name`` from inputs outside, one part for each of them."""
        table = self._wanted(name, ["shards", _called(kernel), str(schema), *(shard.fingerprint for shard in inputs)])
        if table is None:
            return
        there = set(table.committed())
        left = [(number, shard) for number, shard in enumerate(inputs) if table.part(number) not in there]
        stop = Event()
        write = partial(write_shard, table, kernel, schema, stop)
        done = len(inputs) - len(left)
        self._progress(name, done, len(inputs))
        with told(self._work.path, name):
            for _ in in_order(write, left, self._threads, stop):
                done += 1
                self._progress(name, done, len(inputs))
        self._finish(name, table, schema)

    def step(self, name: str, sql: str) -> None:
        """Compute table ``name`` from earlier tables by a query."""
        table = self._wanted(name, ["step", sql], self._named_in(sql))
        if table is None:
            return
        self._progress(name, 0, None)
        with told(self._work.path, name):
            self._database.execute(
                f"COPY ({sql}) TO '{quoted(table.fresh(0))}' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1,"
                f" ROW_GROUP_SIZE_BYTES {GROUP_BYTES})"
            )
        table.commit(0)
        self._finish(name, table)
        self._progress(name, self._markers[name].rows, self._markers[name].rows)

    def map(
        self,
        name: str,
        sql: str,
        kernel: Kernel,
        schema: pa.Schema,
        *,
        parts: int = 1,
        reads: Sequence[str] = (),
        total: int | None = None,
    ) -> None:
        """Compute table ``name`` by passing the rows of a query through ``kernel`` in batches."""
        what = ["map", sql, _called(kernel), str(schema), str(parts)]
        table = self._wanted(name, what, {*reads, *self._named_in(sql)})
        if table is None:
            return
        there, done = set(table.committed()), rows_done(table)
        for number in range(parts):
            if table.part(number) in there:
                continue
            query = f"SELECT * FROM ({sql}) AS t {_of_part(number, parts)}"  # noqa: S608
            before = done
            with told(self._work.path, name), PartWriter(table, number, schema) as part:
                for batch, result in in_order(kernel, self._read(query), self._threads):
                    part.add(result)
                    done += batch.num_rows
                    self._progress(name, done, total)
                part.commit(done - before)
        self._finish(name, table, schema)

    def map_groups(
        self,
        name: str,
        sql: str,
        key: str,
        kernel: Kernel,
        schema: pa.Schema,
        *,
        at_least: int = 1,
        reads: Sequence[str] = (),
        total: int | None = None,
    ) -> None:
        """Compute table ``name`` by passing whole groups through ``kernel``, in ascending order of their keys."""
        table = self._wanted(name, ["groups", sql, key, _called(kernel), str(schema)], {*reads, *self._named_in(sql)})
        if table is None:
            return
        until = committed_until(table)
        rest = "" if until is None else f"WHERE {key} > {until}"
        query = f"SELECT * FROM ({sql}) AS t {rest} ORDER BY {key}"  # noqa: S608
        groups = whole_groups(self._read(query), key, at_least)
        done = rows_done(table)
        with told(self._work.path, name):
            for rows in write_groups(table, in_order(kernel, groups, self._threads), key, schema, self._commit_rows):
                done += rows
                self._progress(name, done, total)
        self._finish(name, table, schema)

    def scalar(self, sql: str) -> int:
        """Return the single whole number that a query yields; the same number whenever the flow runs again."""
        return self._work.number(digest_of([sql, *self._states(self._named_in(sql))]), partial(self._ask, sql))

    def _ask(self, sql: str) -> int:
        with told(self._work.path, "query"):
            return int(self._database.cursor().execute(sql).fetchall()[0][0])

    def rows(self, sql: str) -> Iterator[pa.RecordBatch]:
        """Yield the rows of a query in batches, in the order that it asks for."""
        with told(self._work.path, "query"):
            yield from self._read(sql)

    def drop(self, name: str) -> None:
        """Free the room of a table that no later step reads; its step still counts as done."""
        self._database.execute(f"DROP VIEW IF EXISTS {name}")
        table = self._work.table(name, self._markers[name].digest)
        table.drop()
        self._markers[name] = Marker(table.digest, self._markers[name].rows, (), is_dropped=True)

    def _wanted(self, name: str, what: Sequence[str], reads: Iterable[str] = ()) -> TableFolder | None:
        """Return the folder of a table that is to be made, ready to be written to; None where it is whole."""
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} is no name of a table; use small ASCII letters, digits and underscores")
        sources = set(reads)
        digest = digest_of([name, *what, *self._states(sources)])
        table = self._work.table(name, digest)
        marker = table.marker()
        if marker is not None:
            self._show(name, table, marker)
            self._progress(name, marker.rows, marker.rows)
            return None
        if any(self._markers[source].is_dropped for source in sources):
            raise EngineFailed("engine.changed_step", where=str(self._work.path), step=name)
        table.begin()
        return table

    def _states(self, names: Iterable[str]) -> list[str]:
        return [f"{name}={self._markers[name].digest}" for name in sorted(names)]

    def _named_in(self, sql: str) -> set[str]:
        """Return the tables that a query reads: those whose names stand in it."""
        return self._markers.keys() & set(_NAME.findall(sql.lower()))

    def _finish(self, name: str, table: TableFolder, schema: pa.Schema | None = None) -> None:
        if schema is not None and not table.committed():
            with PartWriter(table, 0, schema) as part:
                part.commit()
        self._show(name, table, table.finish())

    def _show(self, name: str, table: TableFolder, marker: Marker) -> None:
        """Make a table that is whole known to later queries by its name."""
        self._markers[name] = marker
        if not marker.is_dropped:
            files = ", ".join(f"'{quoted(table.folder / part)}'" for part in marker.parts)
            self._database.execute(
                f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM read_parquet([{files}], hive_partitioning = false)"  # noqa: S608
            )

    def _read(self, sql: str) -> Iterator[pa.RecordBatch]:
        """Yield the rows of a query as they are computed."""
        # A cursor of its own, since a connection forgets its result when it is asked something else.
        yield from self._database.cursor().sql(sql).to_arrow_reader(self._batch_rows)


def _called(kernel: Callable[..., Any]) -> str:
    """Return the module and name of a kernel; of a partial or an object those of what it is made of."""
    inner = kernel.func if isinstance(kernel, partial) else kernel
    named = inner if hasattr(inner, "__qualname__") else type(inner)
    return f"{named.__module__}.{named.__qualname__}"


def _of_part(number: int, parts: int) -> str:
    """Return the condition that a row is of a part; every row is of exactly one, whatever its number."""
    if parts == 1:
        return ""
    if number == 0:
        return "WHERE part <= 0"
    return f"WHERE part = {number}" if number < parts - 1 else f"WHERE part >= {number} OR part IS NULL"
