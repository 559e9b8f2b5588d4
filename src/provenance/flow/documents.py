"""Documents as rows of a table, and back; a date keeps its type."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from provenance.corpus.reader import Placed
from provenance.flow.schemas import schema
from provenance.values import Document, Unreadable
from provenance.values.documents import Date

if TYPE_CHECKING:
    import pyarrow as pa

TEXTS: Final = ("id", "text", "title", "byline", "outlet", "url")


def document_rows(items: Iterable[Placed], first: int, block: int) -> pa.RecordBatch:
    """Return what was read as a batch, numbered from ``first``; an outcome without a document has a status."""
    import pyarrow as pa

    rows = [{"r": r, "block": block, "place": where, **_row(item)} for r, (where, item) in enumerate(items, first)]
    return pa.RecordBatch.from_pylist(rows, schema=schema("documents"))


def documents(batch: pa.RecordBatch) -> Iterator[tuple[int, Document]]:
    """Yield number and document of each row of a batch that has one."""
    for row in batch.to_pylist():
        if row["status"] is None:
            yield row["r"], _document(row)


def unreadable(batch: pa.RecordBatch) -> Iterator[Unreadable]:
    """Yield the outcomes of a batch that gave no document."""
    for row in batch.to_pylist():
        if row["status"] is not None:
            yield Unreadable(row["id"], row["reason"], row["message"], row["status"])


def _row(item: Document | Unreadable) -> dict[str, Any]:
    if isinstance(item, Document):
        dates = {"published": _packed(item.published), "fetched": _packed(item.fetched)}
        return {**{name: getattr(item, name) for name in TEXTS}, **dates}
    return {"id": item.path, "reason": item.reason, "message": item.message, "status": item.status}


def _document(row: Mapping[str, Any]) -> Document:
    texts = {name: row[name] for name in TEXTS}
    return Document(**texts, published=_unpacked(row["published"]), fetched=_unpacked(row["fetched"]))


def _packed(value: Date | str | None) -> str | None:
    """Return a date with a letter that says what it was."""
    if value is None:
        return None
    if isinstance(value, str):
        return f"s{value}"
    return f"{'t' if isinstance(value, dt.datetime) else 'd'}{value.isoformat()}"


def _unpacked(packed: str | None) -> Date | str | None:
    if packed is None:
        return None
    kind, value = packed[0], packed[1:]
    if kind == "s":
        return value
    return dt.datetime.fromisoformat(value) if kind == "t" else dt.date.fromisoformat(value)
