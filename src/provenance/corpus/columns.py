"""The values of a row by column -> a document: the same for JSON lines, CSV and Parquet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from provenance.corpus.content import reason_to_skip
from provenance.corpus.outcomes import refusal
from provenance.errors import MalformedRow, MissingText
from provenance.messages.catalogue import Message, later
from provenance.settings import Settings
from provenance.values import Document, Unreadable

Row: TypeAlias = Mapping[str, object]

BYLINES: Final = ("byline", "author")
FETCHED: Final = "fetched"
URL: Final = "url"
_COLUMNS_NAMED: Final = 8  # in an error, each by so many characters at most
_NAME_LENGTH: Final = 30
_KINDS: Final = {
    type(None): later("input.found_null"),
    bool: later("input.found_bool"),
    list: later("input.found_list"),
    dict: later("input.found_object"),
    str: later("input.found_string"),
}


def kind_of(value: object) -> Message:
    """Return the words for the kind of a value, as JSON has them."""
    return _KINDS.get(type(value)) or later("input.found_number")


def chosen_columns(settings: Settings) -> dict[str, str]:
    """Return the columns that the settings name, each with the option that names another."""
    names = ("text", "id", "title", "date", "outlet")
    return {getattr(settings, f"{name}_field"): f"--{name}-field" for name in names}


def wanted_columns(settings: Settings) -> tuple[str, ...]:
    """Return the names of all columns that a document is made of, each once."""
    return tuple(dict.fromkeys((*chosen_columns(settings), *BYLINES, FETCHED, URL)))


def column_names(row: Mapping[str, object] | tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the first few columns, none longer than a name is."""
    return tuple(column[:_NAME_LENGTH] for column in list(row)[:_COLUMNS_NAMED])


def _string(row: Row, *fields: str) -> str:
    """Return the first of the fields that holds a string with something in it, or an empty string."""
    values = (row.get(field) for field in fields)
    return next((value for value in values if isinstance(value, str) and value), "")


def _date(row: Row, field: str) -> str | None:
    """Return the date as it is written; of a number, such as 20240301, its digits."""
    value = row.get(field)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if is_number else _string(row, field) or None


def _text(row: Row, name: str, line: int, field: str) -> str:
    text = row.get(field)
    if isinstance(text, str):
        return text
    if field in row:
        raise MissingText(name, line, field, kind_of(text))
    raise MissingText(name, line, field, later("input.found_nothing"), column_names(row))


def _id(row: Row, name: str, line: int, field: str) -> str:
    """Return the id of a row: its own, or the file and line when it has none."""
    value = row.get(field)
    if value is None or value == "":
        return f"{name}:{line}"
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise MalformedRow(name, line, later("input.wrong_id", field=repr(field), found=kind_of(value)))
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


def document_of(row: Row, name: str, line: int, settings: Settings) -> Document | Unreadable:
    """Return the document that a row holds, or that there is nothing to compare in it.

    Columns are named by the settings; ``fetched``, ``byline`` (or ``author``) and ``url``
    are read under these names. Dates pass through as they are written. Only the text must
    be there: in any other column, what is no string counts as absent, except that an id
    may be a whole number and a date any number. A row without an id is ``name:line``.

    Raises:
        MissingText, MalformedRow: It cannot be turned into a document.
    """
    document = Document(
        id=_id(row, name, line, settings.id_field),
        text=_text(row, name, line, settings.text_field),
        title=_string(row, settings.title_field),
        byline=_string(row, *BYLINES),
        outlet=_string(row, settings.outlet_field),
        published=_date(row, settings.date_field),
        fetched=_date(row, FETCHED),
        url=_string(row, URL),
    )
    _require_characters(document, name, line)
    reason = reason_to_skip(document.text)
    return refusal(f"{name}:{line}", reason) if reason else document
