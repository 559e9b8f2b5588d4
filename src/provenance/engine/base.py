"""The port: what the flow of a large scan asks of whatever runs it.

A flow is a list of steps, each of which leaves one named table behind. Steps are queries,
in words that DuckDB and Spark SQL share, or kernels over Arrow batches. Three rules keep
the results the same on every engine, and after every kill:

* **A table is a set of rows.** Only ``ORDER BY`` in :meth:`Engine.rows` orders anything; a
  kernel may get rows in any order and in batches of any size, and what it gives for a row
  must not depend on its neighbours. Queries add up whole numbers only, since a sum of
  fractions depends on their order.
* **Hashes are int64.** Spark has no unsigned numbers: a kernel views its uint64 hashes as
  int64 before it gives them away, and back when it gets them.
* **A step that is whole is skipped when its flow runs again,** even where its table has been
  dropped since. Numbers that the flow asks for are remembered, and are answered then too;
  rows are not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    import pyarrow as pa

Kernel: TypeAlias = "Callable[[pa.RecordBatch], pa.RecordBatch]"
"""Turns a batch into another of any number of rows; called from several threads at once."""

Progress: TypeAlias = Callable[[str, int, int | None], None]
"""Called with the name of a step, how many rows are done and, where known, of how many; shards are counted whole."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One input of a flow: a file, or a part of one.

    Attributes:
        name: What the kernel finds it by. A corpus may move, so a new name alone reads nothing anew.
        fingerprint: Changes whenever the rows that the kernel makes of it do: see
            :func:`~provenance.engine.work.file_fingerprint`.
    """

    name: str
    fingerprint: str


ShardKernel: TypeAlias = "Callable[[Shard], Iterable[pa.RecordBatch]]"
"""Reads an input and yields the batches of its rows; called from several threads at once."""


class Engine(Protocol):
    """Runs the named steps of a flow; each step leaves one table behind.

    Names of tables are small ASCII letters, digits and underscores, and queries refer to
    them as they are. A kernel is known by its module and name, a query by its text: where
    one of them or a table that it reads has changed, the step is made anew. Whatever else a
    kernel depends on belongs into the fingerprint of the work folder, and tables that it
    looks into by itself into ``reads``.
    """

    @property
    def explode(self) -> str:
        """The function that makes rows of a list in a SELECT, the one word that engines do not share."""

    def shards(self, name: str, inputs: Sequence[Shard], kernel: ShardKernel, schema: pa.Schema) -> None:
        """Compute table ``name`` from inputs outside; each is committed by itself, so that a kill loses one."""

    def step(self, name: str, sql: str) -> None:
        """Compute table ``name`` from earlier tables by a query."""

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
        """Compute table ``name`` by passing the rows of a query through ``kernel`` in batches.

        Args:
            name: The table.
            sql: The query; strings come as ``large_string``, lists as ``large_list``.
            kernel: Gives batches of ``schema``.
            schema: The columns of the table.
            parts: With more than one the query has a column ``part`` of whole numbers from
                0 on, and is run once for each number below ``parts``: what has been made of
                one part is committed by itself, so that a kill loses one part.
            reads: Further tables that the kernel looks into.
            total: How many rows the query has, where that is known: for the progress only.
        """

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
        """Compute table ``name`` by passing whole groups of the rows of a query through ``kernel``.

        All rows of one value of the column ``key`` (int64, never null) arrive in one call,
        in any order within the group. The rows are sorted on the way, so they should be
        narrow: ids rather than texts.

        Args:
            name: The table.
            sql: The query, without an order.
            key: The column that makes the groups.
            kernel: Gives batches of ``schema``.
            schema: The columns of the table.
            at_least: With 1 each call gets one group. With more, as many groups, one after
                the other, as make up that many rows; the kernel then tells them apart.
            reads: Further tables that the kernel looks into.
            total: How many rows the query has, where that is known: for the progress only.
        """

    def scalar(self, sql: str) -> int:
        """Return the single whole number that a query yields; the same number whenever the flow runs again."""

    def rows(self, sql: str) -> Iterator[pa.RecordBatch]:
        """Yield the rows of a query in batches, in the order that it asks for."""

    def drop(self, name: str) -> None:
        """Free the room of a table that no later step reads; its step still counts as done."""
