"""Paths -> the files to read, each real file once, in an order that repeats.

A folder is walked down to the last subfolder. Links to files are followed, after all
real files so that a file keeps its own name; links to folders are not, because they
can lead in circles or out of the corpus. Pipes and devices are never opened: that can
wait for ever. Every entry of a folder ends as a file to read or as one refusal.
"""

from __future__ import annotations

import os
import stat
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias
from unicodedata import category

from provenance.corpus.formats import SUFFIXES, has_suffix
from provenance.corpus.outcomes import refusal, system_refusal
from provenance.values import Unreadable

STDIN: Final = "-"
STDIN_NAME: Final = "stdin"

# Format characters by class, but seen: the number signs of Arabic, and the joiners that Persian spelling needs.
_DRAWN: Final = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u08e2\u200c\u200d")

_Identity: TypeAlias = tuple[int, int]  # device and inode: the same for all names of one file


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: where it is, and the name that the reports call it by."""

    path: str
    name: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """A path on the way. ``info`` is filled in for a link whose turn comes after the real files."""

    path: str
    is_named: bool = False
    info: os.stat_result | None = None


def safe_name(name: str) -> str:
    r"""Return ``name`` as text that any encoding and report can carry, its invisible signs written out.

    Bytes of a file name that are not UTF-8 reach Python as lone surrogates; here, and
    nowhere else, they become ``\xNN``. Signs that turn the direction of writing or are
    not drawn at all become ``\uNNNN``: a report drops them, and two names would look
    like one. Control characters stay, for the reports to show in their own way.

    >>> safe_name("caf\udce9.txt"), safe_name("a\u202etxt.exe")
    ('caf\\xe9.txt', 'a\\u202etxt.exe')
    """
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return text if text.isascii() else "".join(map(_seen, text))


def _seen(char: str) -> str:
    if category(char) != "Cf" or char in _DRAWN:
        return char
    return f"\\u{ord(char):04x}" if char <= "\uffff" else f"\\U{ord(char):08x}"


def common_base(paths: Sequence[str]) -> str | None:
    """Return the folder that names are relative to: the folder given, or the parent common to all paths.

    None when there is no such folder, as on two drives of Windows.
    """
    folders = [path if os.path.isdir(path) else os.path.dirname(os.path.abspath(path)) for path in paths]
    try:
        return os.path.commonpath([os.path.abspath(folder) for folder in folders])
    except ValueError:
        return None


def name_of(path: str, base: str | None) -> str:
    """Return the name of ``path`` in reports: relative to ``base``, with forward slashes."""
    full = os.path.abspath(path)
    name = full if base is None else os.path.relpath(full, base)
    if name == os.curdir:
        name = os.path.basename(full) or full
    return safe_name(name.replace(os.sep, "/"))


class _Walk:
    """One walk: the paths still ahead, the links left for the end and what was met before."""

    def __init__(self, paths: Iterable[str]) -> None:
        named = sorted(paths)
        self.base = common_base(named)
        self.ahead = [_Entry(path, is_named=True) for path in reversed(named)]
        self.links: deque[_Entry] = deque()
        self.met: set[_Identity] = set()

    def outcomes(self) -> Iterator[Found | Unreadable]:
        """Yield what becomes of every path, depth first; links come last."""
        while self.ahead or self.links:
            entry = self.ahead.pop() if self.ahead else self.links.popleft()
            name = name_of(entry.path, self.base)
            try:
                outcome = self._look(entry, name)
            except OSError as error:
                outcome = system_refusal(name, error)
            if outcome is not None:
                yield outcome

    def _look(self, entry: _Entry, name: str) -> Found | Unreadable | None:
        """Return what an entry is; None when it has led to entries ahead, or waits for its turn."""
        if not entry.is_named and os.path.basename(entry.path).startswith("."):
            return refusal(name, "hidden")
        if entry.info is not None:
            return self._file(entry, name, entry.info)
        info = os.lstat(entry.path)
        if stat.S_ISLNK(info.st_mode):
            return self._link(entry, name)
        if stat.S_ISDIR(info.st_mode):
            return self._folder(entry, name, info)
        return self._file(entry, name, info)

    def _link(self, entry: _Entry, name: str) -> Unreadable | None:
        try:
            target = os.stat(entry.path)
        except FileNotFoundError:
            return refusal(name, "dangling_link")
        if not stat.S_ISDIR(target.st_mode):
            self.links.append(replace(entry, info=target))
            return None
        return self._folder(entry, name, target) if entry.is_named else refusal(name, "linked_folder")

    def _folder(self, entry: _Entry, name: str, info: os.stat_result) -> Unreadable | None:
        if self._was_met(info):
            return refusal(name, "same_folder")
        with os.scandir(entry.path) as listing:
            children = sorted((child.path for child in listing), reverse=True)
        self.ahead.extend(_Entry(child) for child in children)
        return refusal(name, "empty_folder") if entry.is_named and not children else None

    def _file(self, entry: _Entry, name: str, info: os.stat_result) -> Found | Unreadable:
        if not stat.S_ISREG(info.st_mode):
            return refusal(name, "not_a_file", is_named=entry.is_named)
        if not has_suffix(entry.path, SUFFIXES):
            return refusal(name, "unknown_format", is_named=entry.is_named)
        if self._was_met(info):
            return refusal(name, "same_file")
        return Found(entry.path, name)

    def _was_met(self, info: os.stat_result) -> bool:
        identity = info.st_dev, info.st_ino
        was_met = identity in self.met and info.st_ino != 0  # 0: a file system without inodes
        self.met.add(identity)
        return was_met


def found(paths: Iterable[str]) -> Iterator[Found | Unreadable]:
    """Yield the files of ``paths`` and of the folders among them, and a refusal for what is no such file.

    The order does not depend on the order of ``paths`` nor of the folder listings. Names
    are relative to the folder given or, for several paths, to the parent they share.
    """
    return _Walk(paths).outcomes()
