"""Folders of results on disk: written beside their place, and renamed when whole. A folder of others is left alone."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import stat
from collections.abc import Collection, Iterator

from provenance.messages.catalogue import say


def _hidden_beside(real: str) -> str:
    """Return a new name in the folder that a path lies in; hidden, so that no scan reads it."""
    return os.path.join(os.path.dirname(real), f".provenance-{secrets.token_hex(4)}.part")


def _require_ours(folder: str, ours: Collection[str]) -> None:
    """Raise :class:`OSError` when a folder holds anything but files of these names."""
    for name in sorted(os.listdir(folder)):
        if name not in ours:
            raise FileExistsError(errno.EEXIST, say("usage.folder_holds", name=repr(name)))


def require_folder_place(path: str, ours: Collection[str]) -> None:
    """Raise :class:`OSError` when no folder can be written at a path, or it holds anything but files named ``ours``."""
    real = os.path.realpath(path)
    if not os.path.isdir(os.path.dirname(real)):
        raise FileNotFoundError(errno.ENOENT, say("usage.no_folder"))
    with contextlib.suppress(FileNotFoundError):
        if not stat.S_ISDIR(os.lstat(real).st_mode):
            raise NotADirectoryError(errno.ENOTDIR, say("usage.is_no_folder"))
        if os.path.samefile(real, os.curdir):
            raise OSError(errno.EBUSY, say("usage.folder_is_here"))
        _require_ours(real, ours)
    if not os.access(os.path.dirname(real), os.W_OK):
        raise PermissionError(errno.EACCES, say("usage.no_permission"))


def _sync(folder: str) -> None:
    """Have the system put the files of a folder on the disk."""
    for entry in os.scandir(folder):
        with open(entry.path, "rb+") as file:
            os.fsync(file.fileno())


def _remove(folder: str, ours: Collection[str]) -> None:
    """Remove a folder with files of these names; what else has come into it meanwhile keeps it there."""
    for name in ours:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(os.path.join(folder, name))
    os.rmdir(folder)


def _replace(draft: str, real: str, ours: Collection[str]) -> None:
    """Put a folder in the place of another, which is there again if that fails."""
    old = _hidden_beside(real)
    os.chmod(draft, stat.S_IMODE(os.stat(real).st_mode))
    os.rename(real, old)
    try:
        _require_ours(old, ours)
        os.rename(draft, real)
    except BaseException:
        os.rename(old, real)
        raise
    _remove(old, ours)


@contextlib.contextmanager
def whole_folder(path: str, ours: Collection[str]) -> Iterator[str]:
    """Give a new folder to write files into, which takes its place at ``path`` when the block ends without an error.

    Args:
        path: Where nothing is, or a folder that holds files named in ``ours`` and nothing else: it is replaced.
        ours: The names of files that an earlier run may have left there.

    Raises:
        OSError: The system refuses, or the folder holds something else; what was there is there still.
    """
    real = os.path.realpath(path)
    require_folder_place(real, ours)
    draft = _hidden_beside(real)
    os.mkdir(draft)
    try:
        yield draft
        _sync(draft)
        if os.path.exists(real):
            _replace(draft, real, ours)
        else:
            os.rename(draft, real)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
