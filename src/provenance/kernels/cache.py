"""Where compiled code is kept between runs, safe from programs that start at the same time.

numba rewrites the index of a cache in place, and two writers can leave an index that
points at the other's code. Here a folder is filled out of sight, renamed in one step when
it is complete, and never written to again. Its name says what the code was made from and
for: the sources, Python, numba, and the processor.
"""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import RLock
from types import ModuleType
from typing import Final

LOCK: Final = RLock()
_FOLDER: Final = "provenance-kernels"


def compiled(name: str) -> ModuleType:
    """Import a module of kernels and return it: from the cache, or compiled and put there.

    A cache that cannot be written or trusted costs time and nothing else.

    Raises:
        ImportError: numba is not installed.
    """
    with LOCK:
        if name in sys.modules:
            return sys.modules[name]
        final = home() / label(name)
        if is_own(final):
            with _kept_in(final):
                return import_module(name)
        return _filled(name, final)


def _filled(name: str, final: Path) -> ModuleType:
    """Compile into a new folder and give it its name, unless another program was first."""
    try:
        final.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=".new-", dir=final.parent))
    except OSError:
        fresh = Path(tempfile.mkdtemp(prefix=_FOLDER))
    try:
        with _kept_in(fresh):
            module = import_module(name)
        if fresh.parent == final.parent:
            rename(fresh, final)
        return module
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def rename(fresh: Path, final: Path) -> None:
    """Give a folder that is complete its name, unless there is one already."""
    try:
        fresh.rename(final)
    except OSError:
        return  # Another program was first; its folder holds the same.


def home() -> Path:
    """Return the user's folder for caches; NUMBA_CACHE_DIR goes before the one of the system."""
    if chosen := os.environ.get("NUMBA_CACHE_DIR", ""):
        return Path(chosen) / _FOLDER
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / _FOLDER
    base = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    return (Path(base) if Path(base).is_absolute() else Path.home() / ".cache") / _FOLDER


def label(name: str) -> str:
    """Return the name of the folder for a module: of its room's sources, the versions and the processor."""
    import llvmlite
    import llvmlite.binding
    import numpy as np

    parts = [name, sys.version, _numba_version(), llvmlite.__version__, np.__version__, platform.machine()]
    parts += [llvmlite.binding.get_host_cpu_name(), llvmlite.binding.get_host_cpu_features().flatten()]
    # The time too, since numba compiles again when the time of a source is not that of its index.
    for source in sorted(_folder_of(name).glob("*.py")):
        state = source.stat()
        parts += [str(source), str(state.st_mtime_ns), str(state.st_size)]
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _numba_version() -> str:
    """Return what names the version of numba, without importing it, nor what reads metadata, which takes long.

    Raises:
        ImportError: numba is not installed.
    """
    found = find_spec("numba")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("No module named 'numba'", name="numba")
    try:
        return Path(found.origin).with_name("_version.py").read_text(encoding="utf-8")
    except OSError:
        from importlib.metadata import version

        return version("numba")


def _folder_of(name: str) -> Path:
    room = import_module(name.rpartition(".")[0])
    return Path(room.__path__[0])


def is_own(folder: Path) -> bool:
    """Return whether a folder is there and only this user can have written it: code is run from it."""
    try:
        state = folder.stat()
    except OSError:
        return False
    return sys.platform == "win32" or (state.st_uid == os.getuid() and not state.st_mode & 0o022)


@contextmanager
def _kept_in(folder: Path) -> Iterator[None]:
    """Let numba keep what it compiles in a folder until the end of the block."""
    import numba

    before = numba.config.CACHE_DIR
    numba.config.CACHE_DIR = str(folder)
    try:
        yield
    finally:
        numba.config.CACHE_DIR = before
