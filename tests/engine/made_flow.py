"""A small flow with every kind of step, for tests; as a program it runs in a folder and prints what comes out.

python -m tests.engine.made_flow FOLDER THREADS
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from provenance.engine.base import Engine, Progress, Shard
from provenance.engine.components import components
from provenance.engine.duckdb import DuckDB
from provenance.engine.work import Fingerprint, WorkFolder

FINGERPRINT = Fingerprint(inputs="made", settings="plain", version="1")
DOCS = pa.schema([("id", pa.int64()), ("text", pa.large_string())])
LENGTHS = pa.schema([("id", pa.int64()), ("length", pa.int64()), ("hash", pa.int64())])
GROUPS = pa.schema([("hash", pa.int64()), ("rows", pa.int64()), ("lowest", pa.int64())])
PER_SHARD = 120


def read(shard: Shard) -> Iterator[pa.RecordBatch]:
    """Yield the documents of a made-up input in two batches."""
    first = int(shard.name) * PER_SHARD
    for begin in (first, first + PER_SHARD // 2):
        ids = range(begin, begin + PER_SHARD // 2)
        texts = [f"text {id} " * (id % 13) for id in ids]
        yield pa.record_batch([pa.array(ids, pa.int64()), pa.array(texts, pa.large_string())], schema=DOCS)


def measure(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return the length of each text and a hash in place of its words; texts without words have no row."""
    batch = batch.filter(pc.greater(pc.binary_length(batch.column("text")), 0))
    ids = batch.column("id").to_numpy()
    hashes = (ids * ids) % 97 - 40
    return pa.record_batch([batch.column("id"), pc.utf8_length(batch.column("text")), hashes], schema=LENGTHS)


def summarise(group: pa.RecordBatch) -> pa.RecordBatch:
    """Return one row for a group of one hash."""
    (key,) = set(group.column("hash").to_pylist())
    return pa.record_batch([[key], [group.num_rows], [min(group.column("id").to_pylist())]], schema=GROUPS)


@dataclass
class Fuse:
    """Counts the calls of kernels by their steps, and breaks at one of them."""

    burns_at: int = sys.maxsize
    calls: Counter[str] = field(default_factory=Counter)

    def guard(self, step: str, kernel: Callable[..., Any]) -> Guarded:
        return Guarded(self, step, kernel)

    def blow(self, step: str) -> None:
        if self.calls.total() == self.burns_at:
            raise ZeroDivisionError
        self.calls[step] += 1


@dataclass
class Guarded:
    """A kernel behind a fuse."""

    fuse: Fuse
    step: str
    kernel: Callable[..., Any]

    def __call__(self, given: Any) -> Any:
        self.fuse.blow(self.step)
        return self.kernel(given)


def run(engine: Engine, fuse: Fuse, shards: int = 4) -> str:
    """Run the flow and return a digest of all rows that come out of it."""
    inputs = [Shard(str(number), f"content of {number}") for number in range(shards)]
    engine.shards("docs", inputs, fuse.guard("docs", read), DOCS)
    engine.map("lengths", "SELECT id, text, id % 3 AS part FROM docs", fuse.guard("lengths", measure), LENGTHS, parts=3)
    groups = fuse.guard("summaries", summarise)
    engine.map_groups("summaries", "SELECT id, hash FROM lengths", "hash", groups, GROUPS)
    engine.step(
        "pairs",
        "SELECT l.id AS u, s.lowest AS v FROM lengths AS l JOIN summaries AS s ON l.hash = s.hash WHERE s.hash < 0"
        " UNION ALL SELECT a.id AS u, b.id AS v FROM lengths AS a JOIN lengths AS b ON a.id = b.id + 100",
    )
    components(engine, "stories", "pairs")
    engine.step("longest", "SELECT max(length) AS length FROM lengths WHERE id >= 0")
    query = (
        "SELECT s.id, s.component, l.length, m.length AS longest FROM stories AS s"
        " JOIN lengths AS l ON s.id = l.id, longest AS m ORDER BY s.id"
    )
    rows = pa.Table.from_batches(engine.rows(query)).to_pydict()
    return f"{len(rows['id'])} {sha256(repr(rows).encode()).hexdigest()}"


def run_in(
    folder: Path, *, fuse: Fuse | None = None, threads: int = 1, shards: int = 4, progress: Progress | None = None
) -> str:
    """Run the flow in a work folder, in batches and parts so small that there are several of each."""
    tell = progress or (lambda step, done, total: None)
    with (
        WorkFolder(folder, FINGERPRINT) as work,
        DuckDB(work, memory_bytes=1 << 27, threads=threads, batch_rows=64, commit_rows=150, progress=tell) as engine,
    ):
        return run(engine, fuse or Fuse(), shards)


def main(folder: str, threads: str) -> None:
    def tell(text: str) -> None:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()

    tell(run_in(Path(folder), threads=int(threads), shards=12, progress=lambda *_: tell(".")))


if __name__ == "__main__":
    main(*sys.argv[1:])
