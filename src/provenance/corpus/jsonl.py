"""JSON lines -> documents: one row at a time, and a bad row never stops the file.

JSON is read strictly, because a row that two programs read differently (a key given
twice, NaN) is evidence of nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO, Final, NoReturn

from provenance.corpus.columns import document_of, kind_of
from provenance.corpus.content import BOM, decoded
from provenance.corpus.lines import Line, lines
from provenance.corpus.outcomes import failure
from provenance.errors import InputError, MalformedRow, OversizeInput
from provenance.messages.catalogue import Message, later
from provenance.settings import Settings
from provenance.values import Document, Unreadable


class _NotStrict(ValueError):
    """JSON that Python accepts and the standard does not, or leaves open."""

    def __init__(self, problem: Message) -> None:
        super().__init__(problem)
        self.problem = problem


def _no_constant(name: str) -> NoReturn:
    raise _NotStrict(later("input.constant", name=name))


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    row = dict(pairs)
    if len(row) != len(pairs):
        raise _NotStrict(later("input.key_twice"))
    return row


_DECODER: Final = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_no_constant)


def _problem(error: Exception) -> Message:
    """Return what is wrong with a row and what to do, given what the parser raised."""
    if isinstance(error, _NotStrict):
        return error.problem
    if isinstance(error, json.JSONDecodeError):
        return later("input.not_json", offset=str(error.pos))
    if isinstance(error, RecursionError):
        return later("input.too_deep")
    return later("input.too_many_digits")


def is_blank(line: Line) -> bool:
    """Return whether a line holds nothing but white space, or a BOM at the start of the stream."""
    return line.data is not None and not line.data.removeprefix(BOM if line.number == 1 else b"").strip()


def _row(data: bytes, name: str, line: Line) -> dict[str, object]:
    text = decoded(data.rstrip(b"\r\n"), name, at=line.offset, line=line.number)
    try:
        row = _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        raise MalformedRow(name, line.number, _problem(error)) from None
    if not isinstance(row, dict):
        raise MalformedRow(name, line.number, later("input.no_object", found=kind_of(row)))
    return row


def outcome(line: Line, name: str, settings: Settings) -> Document | Unreadable:
    """Return what became of a line that is not blank, one that is too long included."""
    try:
        if line.data is None:
            raise OversizeInput(name, settings.max_row_bytes, line.number)
        return document_of(_row(line.data, name, line), name, line.number, settings)
    except InputError as error:
        return failure(f"{name}:{line.number}", error)


def rows(
    stream: BinaryIO, name: str, *, settings: Settings, head: bytes = b""
) -> Iterator[tuple[str, Document | Unreadable]]:
    """Yield ``file:line`` and what became of it for every line of a JSONL stream that is not blank.

    ``head`` is the first line where it was taken off the stream. The columns are those of
    :func:`~provenance.corpus.columns.document_of`. Holds one row at a time, at most
    ``max_row_bytes`` of it.
    """
    for line in lines(stream, limit=settings.max_row_bytes, head=head):
        if not is_blank(line):
            yield f"{name}:{line.number}", outcome(line, name, settings)
