"""The corpus without its duplicates: rows of JSON as they are, byte for byte, all else as rows made of documents."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from io import BufferedReader
from typing import Final

import numpy as np

from provenance.corpus.blocks import is_rows, opened_rows
from provenance.corpus.reader import guarded, of_file
from provenance.corpus.walk import Found, found
from provenance.near.gather import Gathered
from provenance.near.values import NearDuplicates
from provenance.settings import Settings
from provenance.values import Document

_AT_ONCE: Final = 1 << 20
_FIELDS: Final = ("id", "text", "title", "byline", "outlet", "published", "fetched", "url")


def kept_rows(paths: Sequence[str], read: Gathered, near: NearDuplicates, *, settings: Settings) -> Iterator[bytes]:
    """Yield the rows of all documents that are not dropped, each with a line feed, in the order they were read.

    Reads the files again, one row at a time. The line feed is the only byte that may be
    added, at the end of a file that has none.
    """
    sources = np.concatenate([np.empty((0, 3), dtype=np.int64), *read.sources])
    is_kept = np.ones(len(sources), dtype=np.bool_)
    is_kept[list(near.dropped)] = False
    place, files = 0, {file.path: number for number, file in enumerate(read.files)}
    for item in found(paths):
        if not isinstance(item, Found):
            continue
        if is_rows(item):
            number = files.get(item.path, -1)
            end = place + int((sources[place:, 0] == number).sum()) if number >= 0 else place
            spans = sources[place:end][is_kept[place:end]]
            if len(spans):
                with opened_rows(item, settings) as stream:
                    yield from _cut(stream, spans.tolist())
            place = end
            continue
        for _, document in guarded(of_file(item, settings), item.name):
            is_next = place < len(sources) and sources[place, 0] < 0
            if isinstance(document, Document) and is_next and _is_of(document, read.ids[place]):
                if is_kept[place]:
                    yield _row(document, read.ids[place], settings)
                place += 1


def _is_of(document: Document, name: str) -> bool:
    """Return whether a document goes by a name, which may have been given a number behind it."""
    return name == document.id or name.startswith(f"{document.id}#")


def _cut(stream: BufferedReader, spans: Sequence[Sequence[int]]) -> Iterator[bytes]:
    position = 0
    for _, start, end in spans:
        while position < start:
            position += len(stream.read(min(_AT_ONCE, start - position))) or (start - position)
        yield stream.read(end - start) + b"\n"
        position = end


def _row(document: Document, name: str, settings: Settings) -> bytes:
    columns = {"id": settings.id_field, "text": settings.text_field, "title": settings.title_field}
    columns |= {"outlet": settings.outlet_field, "published": settings.date_field}
    values = {field: getattr(document, field) for field in _FIELDS} | {"id": name}
    row = {columns.get(field, field): str(value) for field, value in values.items() if value}
    return json.dumps(row, ensure_ascii=False).encode() + b"\n"
