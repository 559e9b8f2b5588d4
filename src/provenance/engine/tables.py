"""The folder of one table: Parquet parts that are whole or not there, and a marker once all of them are.

::

    tables/pairs/
        started             what the parts are made by: the digest of the step
        part-00000.parquet  renamed from a hidden name when written and synced
        done.json           the marker: digest, rows and parts

A folder that was started by another digest is emptied before anything is written to it,
so that parts of two definitions never mix.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from provenance.engine import durable

_STARTED: Final = "started"
_DONE: Final = "done.json"


def digest_of(parts: Iterable[str]) -> str:
    """Return a digest of strings in their order; no two lists of strings share one by accident of where they end."""
    return sha256(json.dumps(list(parts)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Marker:
    """What is said of a table that is whole.

    Attributes:
        digest: Of the step that made it and of all that it read.
        rows: How many it has, or had.
        parts: File names of its Parquet parts; none where it was dropped.
        is_dropped: Whether its rows are gone because nobody needs them any more.
    """

    digest: str
    rows: int
    parts: tuple[str, ...]
    is_dropped: bool = False


class TableFolder:
    """The folder of one table, as made by the step of one digest."""

    def __init__(self, folder: Path, digest: str) -> None:
        self.folder, self.digest = folder, digest

    def marker(self) -> Marker | None:
        """Return what is said of the table where this very step has made it whole, otherwise None."""
        try:
            found = json.loads((self.folder / _DONE).read_text(encoding="utf-8"))
            marker = Marker(found["digest"], found["rows"], tuple(found["parts"]), found["is_dropped"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        is_here = marker.digest == self.digest and all((self.folder / part).exists() for part in marker.parts)
        return marker if is_here else None

    def begin(self) -> None:
        """Make the folder ready to be written to; parts that this step has committed before stay."""
        started = self.folder / _STARTED
        # A marker that does not hold is of other rows, or somebody has deleted parts: nothing here can be trusted.
        is_own = started.exists() and started.read_text(encoding="utf-8") == self.digest
        if not is_own or (self.folder / _DONE).exists():
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
            durable.write_whole(started, self.digest)
            durable.sync_folder(self.folder.parent)
        for left in self.folder.glob(".*"):
            left.unlink()

    def committed(self) -> list[Path]:
        """Return the parts that are whole, in order of their numbers."""
        return sorted(self.folder.glob("part-*.parquet"))

    def part(self, number: int) -> Path:
        """Return where the part of a number lies once it is whole."""
        return self.folder / f"part-{number:05}.parquet"

    def fresh(self, number: int) -> Path:
        """Return where the part of a number is written before it is whole."""
        return self.folder / f".part-{number:05}.parquet.new"

    def commit(self, number: int) -> Path:
        """Give a part that is written and closed its name."""
        durable.commit(self.fresh(number), self.part(number))
        return self.part(number)

    def finish(self) -> Marker:
        """Write the marker over all parts that are committed."""
        parts = self.committed()
        return self._mark(Marker(self.digest, rows_in(parts), tuple(part.name for part in parts)))

    def drop(self) -> None:
        """Delete the parts of a table that is whole; what is said of it stays."""
        marker = self.marker()
        if marker is not None and not marker.is_dropped:
            self._mark(Marker(marker.digest, marker.rows, (), is_dropped=True))
        for part in self.committed():
            part.unlink()

    def _mark(self, marker: Marker) -> Marker:
        durable.write_whole(self.folder / _DONE, json.dumps(asdict(marker), indent=1) + "\n")
        return marker


def rows_in(parts: Sequence[Path]) -> int:
    """Return how many rows Parquet files say that they hold."""
    import pyarrow.parquet as pq

    return sum(pq.read_metadata(part).num_rows for part in parts)
