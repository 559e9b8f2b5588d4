"""Rows of the sentence tables: a page, and what should be read on it, in the words of the page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from provenance.article.extract import read_article
from provenance.attribution import extract
from provenance.attribution.registry import Registry
from provenance.values import Attribution, Document, RejectedCue, SourceRef, SourceType

Expected = TypeVar("Expected")
REGISTRY = Registry.bundled()


@dataclass(frozen=True, slots=True)
class Seen:
    """An attribution in words: what stands on the page in place of the spans.

    ``what`` is tier, rule and kind; ``cue`` the words of the cue, « … » between its parts;
    ``said`` the words that name the source and ``name`` whom they mean, "" where both are
    the same; ``via`` the words that name the medium; ``entry`` the id in the register, "?"
    where several entries share the name.
    """

    what: str
    cue: str
    said: str
    name: str = ""
    type: SourceType | None = None
    ref: SourceRef = "explicit"
    via: str = ""
    self_: bool = False
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Row(Generic[Expected]):
    """A row of a table: its id, a page, and what is expected of it, in order."""

    id: str
    page: Document
    expected: tuple[Expected, ...]

    def __str__(self) -> str:
        return self.id


@cache
def explained(page: Document) -> tuple[tuple[Attribution, ...], tuple[RejectedCue, ...]]:
    """Return the attributions and the refused cues of a page, with the bundled register."""
    return extract.explained(read_article(page), REGISTRY)


def _in_words(page: Document, one: Attribution) -> Seen:
    raw, source = page.field(one.field), one.source
    said = one.source_span.of(raw) if one.source_span else ""
    entry = {"registered": source.id, "ambiguous": "?", "unregistered": ""}[source.status] if source else ""
    return Seen(
        what=f"{one.tier} {one.rule} {one.kind}",
        cue=" … ".join(span.of(raw) for span in one.cue_spans),
        said=said,
        name=source.name if source and source.name != said else "",
        type=source.type if source else None,
        ref=one.source_ref,
        via=one.via_span.of(raw) if one.via_span else "",
        self_=one.self_,
        entry=entry,
    )


def seen(page: Document) -> tuple[Seen, ...]:
    """Return the attributions of a page in words, in order."""
    return tuple(_in_words(page, one) for one in explained(page)[0])


def contents(page: Document) -> tuple[str, ...]:
    """Return what each attribution of a page covers, in order; « … » between parts."""
    found = explained(page)[0]
    return tuple(" … ".join(span.of(page.field(one.field)) for span in one.content_spans) for one in found)


def row(
    id: str,
    text: str,
    *expected: Expected,
    title: str = "",
    byline: str = "",
    outlet: str = "",
    url: str = "",
) -> Row[Expected]:
    """Return a row for a page made of ``text``."""
    return Row(id, Document("page", text, title, byline, outlet, url=url), expected)


def refused(page: Document) -> tuple[str, ...]:
    """Return the refused cues of a page as «reason: word», in order."""
    return tuple(f"{one.reason}: {one.span.of(page.field(one.field))}" for one in explained(page)[1])
