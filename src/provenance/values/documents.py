"""Documents, what was read of them, and spans: every piece of evidence is a span into one field of a document."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, TypeAlias

from provenance.errors import UsageError

Field = Literal["text", "title", "byline"]
ZoneKind = Literal["title", "byline", "body", "caption", "summary", "source_line", "furniture"]
Date: TypeAlias = dt.date | dt.datetime


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range ``[start, end)`` of characters (code points) in one raw field of a document."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"Span({self.start}, {self.end}): needs 0 <= start <= end")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, raw: str) -> str:
        """Return the characters of ``raw`` that this span covers."""
        return raw[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Return whether the two ranges share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it was read: raw decoded text and what came with it.

    ``published`` is when the outlet says it appeared, ``fetched`` when somebody
    saved the page; neither is ever derived from the other. Both take a date, a
    datetime or a string that :func:`provenance.article.dates.parse_date` reads. What is
    of another type raises :class:`~provenance.errors.UsageError`.
    """

    id: str
    text: str
    title: str = ""
    byline: str = ""
    outlet: str = ""
    published: Date | str | None = None
    fetched: Date | str | None = None
    url: str = ""

    def __post_init__(self) -> None:
        for name in ("id", "text", "title", "byline", "outlet", "url"):
            if not isinstance(getattr(self, name), str):
                kind = type(getattr(self, name)).__name__
                raise UsageError("usage.document_type", id=repr(self.id), name=name, found=kind)
        for name in ("published", "fetched"):
            if not isinstance(getattr(self, name), dt.date | str | None):
                kind = type(getattr(self, name)).__name__
                raise UsageError("usage.document_date", id=repr(self.id), name=name, found=kind)

    def field(self, name: Field) -> str:
        """Return the raw characters of ``text``, ``title`` or ``byline``."""
        return {"text": self.text, "title": self.title, "byline": self.byline}[name]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that gave no document, and why.

    ``reason`` is a stable word (``empty``, ``binary``, ``not_utf8`` …) for programs,
    ``message`` the sentence *where: what is wrong; what to do* for people.
    """

    path: str
    reason: str
    message: str
    status: Literal["skipped", "failed"] = "failed"


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of one field of a document and the part of the page that it plays."""

    kind: ZoneKind
    field: Field
    span: Span


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it was found; ``span`` is into the text when the page itself says it."""

    value: Date
    origin: Literal["value", "page"]
    calendar: Literal["gregorian", "hijri"] = "gregorian"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A document cut into zones. The zones of one field do not overlap and are in order of position."""

    document: Document
    zones: tuple[Zone, ...]
    published: FoundDate | None = None
    is_truncated: bool = False

    def zones_of(self, *kinds: ZoneKind) -> tuple[Zone, ...]:
        """Return the zones of the given kinds, in order of position."""
        return tuple(zone for zone in self.zones if zone.kind in kinds)


@dataclass(frozen=True, slots=True)
class Located:
    """A raw span and the field it indexes."""

    field: Field
    span: Span


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What became of every input: ``read + skipped + failed`` is their number, and ``entries`` explains the rest."""

    read: int
    entries: tuple[Unreadable, ...] = ()

    @property
    def skipped(self) -> int:
        """How many inputs held nothing to compare."""
        return sum(entry.status == "skipped" for entry in self.entries)

    @property
    def failed(self) -> int:
        """How many inputs could not be read."""
        return sum(entry.status == "failed" for entry in self.entries)

    @property
    def inputs(self) -> int:
        """How many inputs there were."""
        return self.read + len(self.entries)
