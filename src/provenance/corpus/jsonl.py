"""JSON lines -> documents: one row at a time, and a bad row never stops the file.

A row ends at ``\\n`` and nowhere else: JSON strings may hold U+2028 and U+0085, at
which ``str.splitlines`` would cut. JSON is read strictly, because a row that two
programs read differently (a key given twice, NaN) is evidence of nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final, NoReturn

from provenance.corpus.content import BOM, decoded, reason_to_skip
from provenance.corpus.outcomes import failure, refusal
from provenance.errors import InputError, MalformedRow, MissingText, OversizeInput
from provenance.messages.catalogue import Message, later
from provenance.settings import Settings
from provenance.values import Document, Unreadable

_DISCARD: Final = 1 << 20
_COLUMNS_NAMED: Final = 8  # in an error, each by so many characters at most
_NAME_LENGTH: Final = 30
_KINDS: Final = {
    type(None): later("input.found_null"),
    bool: later("input.found_bool"),
    list: later("input.found_list"),
    dict: later("input.found_object"),
    str: later("input.found_string"),
}


class _NotStrict(ValueError):
    """JSON that Python accepts and the standard does not, or leaves open."""

    def __init__(self, problem: Message) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank: its number from 1, its offset in the file and its bytes, None if too long."""

    number: int
    offset: int
    data: bytes | None


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


def _rest_of_line(stream: BinaryIO) -> int:
    """Read on to the end of the line without keeping it, and return its length in bytes."""
    length = 0
    while part := stream.readline(_DISCARD):
        length += len(part)
        if part.endswith(b"\n"):
            break
    return length


def _lines(stream: BinaryIO, head: bytes, limit: int) -> Iterator[_Line]:
    number = offset = 0
    while data := head or stream.readline(limit + 1):
        head, length = b"", len(data)
        number += 1
        is_long = length - data.endswith(b"\n") > limit
        if is_long and not data.endswith(b"\n"):
            length += _rest_of_line(stream)
        if is_long or data.removeprefix(BOM if number == 1 else b"").strip():
            yield _Line(number, offset, None if is_long else data.rstrip(b"\r\n"))
        offset += length


def _row(data: bytes, name: str, line: _Line) -> dict[str, object]:
    text = decoded(data, name, at=line.offset, line=line.number)
    try:
        row = _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        raise MalformedRow(name, line.number, _problem(error)) from None
    if not isinstance(row, dict):
        raise MalformedRow(name, line.number, later("input.no_object", found=_kind(row)))
    return row


def _kind(value: object) -> Message:
    return _KINDS.get(type(value)) or later("input.found_number")


def _string(row: dict[str, object], *fields: str) -> str:
    """Return the first of the fields that holds a string with something in it, or an empty string."""
    values = (row.get(field) for field in fields)
    return next((value for value in values if isinstance(value, str) and value), "")


def _date(row: dict[str, object], field: str) -> str | None:
    """Return the date as it is written; of a number, such as 20240301, its digits."""
    value = row.get(field)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if is_number else _string(row, field) or None


def _text(row: dict[str, object], name: str, line: int, field: str) -> str:
    text = row.get(field)
    if isinstance(text, str):
        return text
    if field in row:
        raise MissingText(name, line, field, _kind(text))
    raise MissingText(name, line, field, later("input.found_nothing"), _columns(row))


def _columns(row: dict[str, object]) -> tuple[str, ...]:
    """Return the names of the first few columns, none longer than a name is."""
    return tuple(column[:_NAME_LENGTH] for column in list(row)[:_COLUMNS_NAMED])


def _id(row: dict[str, object], name: str, line: int, field: str) -> str:
    """Return the id of a row: its own, or the file and line when it has none."""
    value = row.get(field)
    if value is None or value == "":
        return f"{name}:{line}"
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise MalformedRow(name, line, later("input.wrong_id", field=repr(field), found=_kind(value)))
    return str(value)


def _require_characters(document: Document, name: str, line: int) -> None:
    """Refuse a lone surrogate: JSON can escape one, but no encoding can carry it into a report."""
    fields = (document.id, document.text, document.title, document.byline, document.outlet, document.url)
    dates = (str(document.published or ""), str(document.fetched or ""))
    try:
        for value in (*fields, *dates):
            value.encode("utf-8")
    except UnicodeEncodeError as error:
        problem = later("input.half_character", offset=str(error.start))
        raise MalformedRow(name, line, problem) from None


def _document(row: dict[str, object], name: str, line: int, settings: Settings) -> Document:
    document = Document(
        id=_id(row, name, line, settings.id_field),
        text=_text(row, name, line, settings.text_field),
        title=_string(row, settings.title_field),
        byline=_string(row, "byline", "author"),
        outlet=_string(row, settings.outlet_field),
        published=_date(row, settings.date_field),
        fetched=_date(row, "fetched"),
        url=_string(row, "url"),
    )
    _require_characters(document, name, line)
    return document


def _outcome(line: _Line, name: str, where: str, settings: Settings) -> Document | Unreadable:
    try:
        if line.data is None:
            raise OversizeInput(name, settings.max_row_bytes, line.number)
        document = _document(_row(line.data, name, line), name, line.number, settings)
    except InputError as error:
        return failure(where, error)
    reason = reason_to_skip(document.text)
    return refusal(where, reason) if reason else document


def rows(
    stream: BinaryIO, name: str, *, settings: Settings, head: bytes = b""
) -> Iterator[tuple[str, Document | Unreadable]]:
    """Yield ``file:line`` and what became of it for every line of a JSONL stream that is not blank.

    ``head`` is the first line where it was taken off the stream. Columns are named by
    the settings; ``fetched``, ``byline`` (or ``author``) and ``url`` are read under
    these names. Dates pass through as they are written. Only the text must be there: in
    any other column, what is no string counts as absent, except that an id may be a
    whole number and a date any number. Holds one row at a time, at most ``max_row_bytes`` of it.
    """
    for line in _lines(stream, head, settings.max_row_bytes):
        where = f"{name}:{line.number}"
        yield where, _outcome(line, name, where, settings)
