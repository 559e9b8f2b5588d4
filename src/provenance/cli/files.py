"""Results on disk: a file is written as a whole or not at all, and only where it can be."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Iterable

from provenance.messages.catalogue import say


def _replace(path: str, parts: Iterable[bytes]) -> None:
    """Write a file as a whole or not at all."""
    # Short, so that a long name leaves room for it; hidden, so that no scan reads it.
    draft = os.path.join(os.path.dirname(path), f".provenance-{secrets.token_hex(4)}.part")
    try:
        with open(draft, "xb") as file:
            if os.path.exists(path):  # who could read the old result can read the new one, and nobody else
                os.chmod(draft, stat.S_IMODE(os.stat(path).st_mode))
            for part in parts:  # noqa: FURB122 - tests tell by the name who may print
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(draft)
        raise


def write_whole(path: str, parts: Iterable[bytes]) -> None:
    """Write the parts of a file one after the other, or to the device that stands at a path.

    Raises:
        OSError: The system refuses; what was there is there still.
    """
    real = os.path.realpath(path)
    if os.path.exists(real) and not os.path.isfile(real):
        with open(real, "wb") as device:  # a pipe or /dev/null must not be replaced by a file
            for part in parts:  # noqa: FURB122 - tests tell by the name who may print
                device.write(part)
    else:
        _replace(real, parts)


def _require_name(path: str) -> None:
    """Raise the error of the system when it would take no file of this name, such as one of 300 letters."""
    with contextlib.suppress(FileNotFoundError):
        os.lstat(path)


def require_place(real: str) -> None:
    """Raise :class:`OSError` when nothing can be written at ``real``."""
    folder = os.path.dirname(real)
    if os.path.isdir(real):
        raise IsADirectoryError(errno.EISDIR, say("usage.is_folder"))
    if not os.path.isdir(folder):
        raise FileNotFoundError(errno.ENOENT, say("usage.no_folder"))
    _require_name(real)
    is_device = os.path.exists(real) and not os.path.isfile(real)
    touched = [path for path in (real, *([] if is_device else [folder])) if os.path.exists(path)]
    if not all(os.access(path, os.W_OK) for path in touched):
        raise PermissionError(errno.EACCES, say("usage.no_permission"))
