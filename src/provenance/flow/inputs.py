"""Paths -> the table of documents, one shard per file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from provenance.corpus.reader import Placed, file_outcomes
from provenance.corpus.walk import STDIN, Found, found
from provenance.engine.base import Shard, ShardKernel
from provenance.engine.work import file_fingerprint
from provenance.errors import UsageError
from provenance.flow.documents import document_rows
from provenance.settings import Settings
from provenance.values import Unreadable

if TYPE_CHECKING:
    import pyarrow as pa

BLOCK: Final = 4_096
"""Documents that are read, and later committed, together."""
_OF_SHARD: Final = 32  # bits of a row number that count within its shard


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files to read, in order, and what was refused before any was opened."""

    files: tuple[Found, ...]
    refused: tuple[Unreadable, ...]

    def shards(self) -> list[Shard]:
        """Return the files as shards."""
        return [
            Shard(f"{number:06} {file.name}", file_fingerprint(Path(file.path)))
            for number, file in enumerate(self.files)
        ]


def inputs(paths: Iterable[str | os.PathLike[str]]) -> Inputs:
    """Return what paths hold.

    Raises:
        UsageError: standard input is among them, which cannot be read a second time.
    """
    names = [os.fspath(path) for path in paths]
    if STDIN in names:
        raise UsageError("usage.work_stdin")
    items = list(found(names))
    files = tuple(item for item in items if isinstance(item, Found))
    return Inputs(files, tuple(item for item in items if isinstance(item, Unreadable)))


def document_reader(files: tuple[Found, ...], settings: Settings) -> ShardKernel:
    """Return a kernel that reads one of the files."""

    def read(shard: Shard) -> Iterator[pa.RecordBatch]:
        number = int(shard.name.split(" ", 1)[0])
        rows = file_outcomes(files[number], settings)
        for block, items in enumerate(_blocks(rows)):
            first = (number << _OF_SHARD) + block * BLOCK
            yield document_rows(items, first, first // BLOCK)

    return read


def _blocks(rows: Iterator[Placed]) -> Iterator[list[Placed]]:
    while items := list(islice(rows, BLOCK)):
        yield items
