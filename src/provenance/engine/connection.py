"""An empty DuckDB that keeps to its limits, and what stops it in our words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from provenance.errors import EngineFailed, EngineMissing

if TYPE_CHECKING:
    import duckdb

BYTES_PER_THREAD: Final = 125_000_000
"""What each thread of a query should have, so that it can spill; with less for one a large join may find no room."""


def quoted(path: Path) -> str:
    """Return a path as it stands between quotes in a query."""
    return str(path).replace("'", "''")


def database(spill: Path, memory_bytes: int, threads: int) -> duckdb.DuckDBPyConnection:
    """Return an empty database in memory that keeps to the limits and loads no extension.

    Raises:
        EngineMissing: duckdb or pyarrow is not installed.
    """
    try:
        import duckdb
        import pyarrow  # noqa: F401
    except ImportError as missing:
        raise EngineMissing("engine.missing", library=str(missing.name)) from None
    database = duckdb.connect(":memory:")
    for setting, value in {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "arrow_large_buffer_size": "true",  # 64-bit offsets, which the kernels expect
        "memory_limit": f"'{memory_bytes}B'",
        "preserve_insertion_order": "false",
        "python_enable_replacements": "false",  # a table is never a variable of the program
        "temp_directory": f"'{quoted(spill)}'",
        "threads": str(max(1, min(threads, memory_bytes // BYTES_PER_THREAD))),
    }.items():
        database.execute(f"SET {setting} = {value}")
    return database


@contextmanager
def told(where: Path, step: str) -> Iterator[None]:
    """Say in our words what stops a step though nothing is wrong with it: no memory, no room on the disk.

    What comes out of a stream of batches is an OSError with the words of DuckDB.
    """
    import duckdb

    try:
        yield
    except (duckdb.Error, OSError) as error:
        problem = str(error)
        if "Out of Memory" in problem:
            raise EngineFailed("engine.out_of_memory", step=step) from error
        if "No space left" in problem:
            raise EngineFailed("engine.out_of_disk", where=str(where), step=step) from error
        raise
