"""The work folder of a large scan: what it is for, and that one run at a time writes to it.

::

    work/
        lock           held as long as a run lives; the system lets go of it when the run dies
        manifest.json  the fingerprint: of the inputs, the settings and the algorithm
        numbers.json   what the flow has asked for, so that it is answered the same after a kill
        tables/        one folder per table, see provenance.engine.tables
        spill/         what an engine moves out of memory; emptied when the folder is opened

Whoever opens the folder again with the same fingerprint goes on where the last run ended.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from provenance.engine import durable
from provenance.engine.tables import TableFolder, digest_of
from provenance.errors import WorkFolderRefused

_MANIFEST: Final = "manifest.json"
_LOCK: Final = "lock"
_NUMBERS: Final = "numbers.json"
_FORMAT: Final = 1
"""Of the layout above; a folder of another one is refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What a work folder holds the results of. Paths are no part of it: a corpus may move.

    Attributes:
        inputs: Digest of the names and contents of all inputs.
        settings: Digest of every setting that can change a result.
        version: Of the algorithm and of the schemas of the tables.
    """

    inputs: str
    settings: str
    version: str


def file_fingerprint(path: Path) -> str:
    """Return the size and the hash of the content of a file, as one string."""
    with path.open("rb") as stream:
        return f"{os.fstat(stream.fileno()).st_size}:{hashlib.file_digest(stream, 'sha256').hexdigest()}"


def list_fingerprint(items: Iterable[str]) -> str:
    """Return a digest of strings in their order, such as the fingerprints of all inputs."""
    return digest_of(items)


class WorkFolder:
    """An open work folder; close it, or leave its ``with`` block, to let others in."""

    def __init__(self, path: Path, fingerprint: Fingerprint) -> None:
        """Open a folder, or make it.

        Raises:
            WorkFolderRefused: Another run is at work in it, it belongs to another
                fingerprint, or it holds something else.
            OSError: It cannot be written.
        """
        self.path = path
        if path.exists() and not path.is_dir():
            raise WorkFolderRefused("engine.not_a_folder", where=str(path))
        path.mkdir(parents=True, exist_ok=True)
        self._check_kind()
        self._lock = _locked(path)
        try:
            self._check_manifest(asdict(fingerprint))
            self._empty_spill()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> WorkFolder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder; what is in it stays."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    @property
    def spill(self) -> Path:
        """Where an engine may put what does not fit into memory."""
        return self.path / "spill"

    def table(self, name: str, digest: str) -> TableFolder:
        """Return the folder of a table as the step of a digest makes it."""
        return TableFolder(self.path / "tables" / name, digest)

    def number(self, key: str, compute: Callable[[], int]) -> int:
        """Return the number that is kept under a key; it is computed the first time."""
        numbers = _object(self.path / _NUMBERS)
        if not isinstance(numbers.get(key), int):
            numbers[key] = compute()
            durable.write_whole(self.path / _NUMBERS, json.dumps(numbers, indent=1) + "\n")
        return int(numbers[key])

    def _check_kind(self) -> None:
        """Refuse a folder of something else before anything is written to it."""
        names = {entry.name for entry in self.path.iterdir()}
        if _MANIFEST not in names and names - {_LOCK, f".{_MANIFEST}.new"}:
            raise WorkFolderRefused("engine.not_a_work_folder", where=str(self.path))

    def _check_manifest(self, wanted: Mapping[str, str]) -> None:
        manifest = self.path / _MANIFEST
        if not manifest.exists():
            durable.write_whole(manifest, json.dumps({"format": _FORMAT, **wanted}, indent=1) + "\n")
            return
        found = _object(manifest)
        if found.keys() != {"format", *wanted}:
            raise WorkFolderRefused("engine.damaged_manifest", where=str(manifest))
        if found["format"] != _FORMAT or found["version"] != wanted["version"]:
            raise WorkFolderRefused("engine.other_version", where=str(self.path))
        if found["settings"] != wanted["settings"]:
            raise WorkFolderRefused("engine.other_settings", where=str(self.path))
        if found["inputs"] != wanted["inputs"]:
            raise WorkFolderRefused("engine.other_inputs", where=str(self.path))

    def _empty_spill(self) -> None:
        shutil.rmtree(self.spill, ignore_errors=True)
        self.spill.mkdir()


def _object(path: Path) -> dict[str, Any]:
    """Return the JSON object in a file; an empty one where there is none or it is damaged."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _locked(folder: Path) -> int:
    """Return the handle of the lock file, which no other run can hold at the same time.

    The system frees it when the run ends, even by a kill, so that no lock is ever stale.
    """
    handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise WorkFolderRefused("engine.in_use", where=str(folder)) from None
    return handle
