"""Files that are whole or not there, whenever the power fails."""

from __future__ import annotations

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Write the names in a folder to the disk, where the system can be asked to."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def commit(fresh: Path, final: Path) -> None:
    """Write the content of a closed file to the disk, then give it its final name in one step."""
    with fresh.open("rb+") as stream:
        os.fsync(stream.fileno())
    fresh.replace(final)
    sync_folder(final.parent)


def write_whole(path: Path, text: str) -> None:
    """Write a small text file so that it is either the old one or the new one."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text, encoding="utf-8", newline="\n")
    commit(fresh, path)
