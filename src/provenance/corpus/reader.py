"""Paths -> documents, and one outcome for every input that gives none."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Iterable, Iterator
from io import BufferedReader
from typing import BinaryIO, Final, TypeAlias, TypeVar

from provenance.corpus import delimited, jsonl, parquet
from provenance.corpus.compressed import unpacked
from provenance.corpus.content import opened, read_text, reason_to_skip, require_text
from provenance.corpus.delimited import DELIMITERS
from provenance.corpus.formats import Kind, format_of
from provenance.corpus.outcomes import failure, refusal, system_refusal
from provenance.corpus.walk import STDIN, STDIN_NAME, Found, found
from provenance.errors import DuplicateId, InputError, OversizeInput
from provenance.settings import Settings
from provenance.values import Document, Unreadable

DEFAULTS: Final = Settings()
PEEK: Final = 8192
# A line that starts so is a row; no article does, and pretty-printed JSON breaks after the brace.
_ROW_START: Final = re.compile(rb'(?:\xef\xbb\xbf)?[ \t]*\{[ \t]*"')

Placed: TypeAlias = tuple[str, Document | Unreadable]
_Item = TypeVar("_Item")


def _article(stream: BinaryIO, name: str, settings: Settings, head: bytes = b"") -> Document | Unreadable:
    try:
        text = read_text(stream, name, limit=settings.max_file_bytes, head=head)
    except InputError as error:
        return failure(name, error)
    reason = reason_to_skip(text)
    return refusal(name, reason) if reason else Document(name, text)


def _rows(stream: BufferedReader, kind: Kind, name: str, settings: Settings) -> Iterator[Placed]:
    require_text(stream.peek(PEEK)[:PEEK], name)
    if kind == "jsonl":
        return jsonl.rows(stream, name, settings=settings)
    return delimited.rows(stream, name, delimiter=DELIMITERS[kind], settings=settings)


def _table(found_rows: Iterator[Placed], name: str) -> Iterator[Placed]:
    """Yield the rows of a table, or that it has none."""
    is_empty = True
    for row in found_rows:
        is_empty = False
        yield row
    if is_empty:
        yield name, refusal(name, "empty")


def of_file(file: Found, settings: Settings) -> Iterator[Placed]:
    """Yield what became of everything in a file; an error that ends it early is raised."""
    form = format_of(file.path)
    if form is None:  # the walk yields none such
        raise ValueError(file.path)
    with opened(file.path) as packed:
        size = os.fstat(packed.fileno()).st_size
        if form.kind == "parquet":
            yield from _table(parquet.rows(packed, file.name, size_bytes=size, settings=settings), file.name)
            return
        stream = unpacked(packed, form.packing, file.name, max_expansion=settings.max_expansion)
        if form.kind != "text":
            yield from _table(_rows(stream, form.kind, file.name, settings), file.name)
        elif size > settings.max_file_bytes:
            raise OversizeInput(file.name, settings.max_file_bytes)
        else:
            yield file.name, _article(stream, file.name, settings)


def of_stdin(settings: Settings) -> Iterator[Placed]:
    """Yield what became of everything on standard input, as :func:`of_file` does."""
    if sys.stdin is None:  # the caller closed it
        raise FileNotFoundError(errno.ENOENT, "no standard input")
    stream = sys.stdin.buffer
    head = stream.readline(settings.max_file_bytes + 1)
    if _ROW_START.match(head):
        yield from _table(jsonl.rows(stream, STDIN_NAME, settings=settings, head=head), STDIN_NAME)
    else:
        yield STDIN_NAME, _article(stream, STDIN_NAME, settings, head)


def guarded(items: Iterator[_Item], name: str) -> Iterator[_Item | Placed]:
    """Yield the items of one file; an error that ends it early becomes its last outcome."""
    try:
        yield from items
    except InputError as error:
        yield name, failure(name, error)
    except OSError as error:
        yield name, system_refusal(name, error)


def file_outcomes(file: Found, settings: Settings) -> Iterator[Placed]:
    """Yield every outcome of one file with the place it comes from."""
    yield from guarded(of_file(file, settings), file.name)


def outcomes(paths: list[str], settings: Settings) -> Iterator[Placed]:
    """Yield every outcome with the place it comes from, standard input last."""
    for item in found(path for path in paths if path != STDIN):
        if isinstance(item, Found):
            yield from file_outcomes(item, settings)
        else:
            yield item.path, item
    if STDIN in paths:
        yield from guarded(of_stdin(settings), STDIN_NAME)


def located(paths: Iterable[str | os.PathLike[str]], *, settings: Settings = DEFAULTS) -> Iterator[Placed]:
    """Yield what :func:`read` yields, each with the place it comes from: ``file``, ``file:line`` or ``file:row``."""
    ids: set[str] = set()
    for where, item in outcomes([os.fspath(path) for path in paths], settings):
        if not isinstance(item, Document):
            yield where, item
        elif settings.duplicate_ids == "fail" and item.id in ids:
            yield where, failure(where, DuplicateId(where, item.id))
        else:
            ids.add(item.id)
            yield where, item


def read(*paths: str | os.PathLike[str], settings: Settings = DEFAULTS) -> Iterator[Document | Unreadable]:
    """Yield a document or an outcome for every article that ``paths`` hold.

    Read are ``.txt`` files (one article in UTF-8), ``.jsonl`` and ``.ndjson`` files (one
    article per line), ``.csv`` and ``.tsv`` files (UTF-8, a header, then one article per
    row), each of these also with ``.gz``, ``.zst``, ``.xz`` or ``.bz2`` behind its name,
    ``.parquet`` files, folders of all these down to the last subfolder, and ``-``:
    standard input, as JSON rows when it starts as an object does (``{"``), else as one
    article. The settings name the columns. ``.zst`` and ``.parquet`` need the extra
    ``data``. Nothing is opened before it is asked for.

    The id of a file is its path relative to the folder given or, for several paths, to
    the parent they share; the id of a row is its id column, else ``file:line`` with the
    line it starts on, or in Parquet its number from 1; standard input is called ``stdin``.
    Every file, row and refused entry ends as exactly one item, and so does the damaged
    rest of a file or of a row group: what is before the damage is read. A text that is
    read twice under one id is read the first time and fails the second; what is first
    does not depend on the order of ``paths``. Ids yielded are unique, unless the settings
    say ``duplicate_ids="suffix"``: then all are yielded as they are, and
    :func:`provenance.scan` tells them apart once it knows every id.
    """
    for _, item in located(paths, settings=settings):
        yield item
