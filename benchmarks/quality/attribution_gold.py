"""Attributions in one shape, whoever made them: readers of the seeds and development articles, or a system."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from benchmarks.quality.data import rows
from provenance.article.extract import read_article
from provenance.values import Attribution, Document, Field, Span

SCORED: Final = frozenset({"A", "B"})
# The seeds were annotated in words of their own, before there was a vocabulary.
_REFS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "definite description": "description",
        "anaphoric noun المصدر": "description",
        "participle (hal)": "participle",
        "pro-drop": "pro_drop",
        "object clitic/feminine verb": "pro_drop",
        "possessive pronoun": "possessive",
        "none (carried over)": "carried_over",
    }
)


@dataclass(frozen=True, slots=True)
class Record:
    """One attribution, read by a person or found by a system, with what is compared of it.

    ``source_ref`` is empty where the gold does not say it, ``rule`` and ``zone`` where a
    person read it.
    """

    doc: str
    field: Field
    tier: str
    kind: str
    cues: tuple[Span, ...]
    source_span: Span | None
    source_name: str
    source_type: str
    source_ref: str
    via_span: Span | None
    via_name: str
    self_: bool
    rule: str = ""
    zone: str = ""

    @property
    def anchors(self) -> tuple[Span, ...]:
        """Where it stands: its cues, else its source."""
        return self.cues or ((self.source_span,) if self.source_span else ())

    @property
    def key(self) -> str:
        """Document, field and place: the name of the record in saved runs."""
        return f"{self.doc} {self.field} {min((span.start for span in self.anchors), default=-1)}"


@dataclass(frozen=True, slots=True)
class Negative:
    """A stretch of a seed that looks like a cue and is none, and of which class."""

    id: str
    doc: str
    span: Span
    group: str


@dataclass(frozen=True, slots=True)
class Gold:
    """Documents, what a careful reader found in them, and what is no attribution."""

    documents: tuple[Document, ...]
    records: tuple[Record, ...]
    negatives: tuple[Negative, ...] = ()


def _span(pair: Sequence[int] | None) -> Span | None:
    return Span(*pair) if pair else None


def _spans(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)


def _dev_record(row: Mapping[str, Any]) -> Record:
    return Record(
        doc=row["doc"],
        field=row["field"],
        tier=row["tier"],
        kind=row["kind"],
        cues=_spans(row["cue_spans"]),
        source_span=_span(row["source_span"]),
        source_name=row["source_name"] or "",
        source_type=row["source_type"] or "",
        source_ref="",
        via_span=_span(row["via_span"]),
        via_name=row["via_name"] or "",
        self_=row["self"],
    )


def development(data: Path) -> Gold:
    """Return the development articles with every attribution in them."""
    documents = tuple(
        Document(
            row["id"],
            row["text"],
            title=row["title"] or "",
            byline=row["byline"] or "",
            outlet=row["outlet"] or "",
            published=row["published"] or None,
        )
        for row in rows(data / "gold/attribution_dev_articles.jsonl")
    )
    return Gold(documents, tuple(map(_dev_record, rows(data / "gold/attribution_dev.jsonl"))))


def _seed_record(row: Mapping[str, Any]) -> Record:
    medium = row["medium_via"] or {}
    return Record(
        doc=row["doc"],
        field="text",
        tier=row["tier"],
        kind=row["kind"] or "",
        cues=_spans(row["cue_spans"]),
        source_span=_span(row["source_span"]),
        source_name=row["source_canonical"]["ar"],
        source_type=row["source_type"],
        source_ref=_REFS.get(row["source_ref"], row["source_ref"]),
        via_span=_span(medium.get("span")),
        via_name=medium.get("ar", ""),
        self_=False,
    )


def seeds(data: Path) -> Gold:
    """Return the five seed pages, their attributions and what must not be taken for one."""
    pages = sorted((data / "seeds").glob("*.txt"))
    found = list(rows(data / "gold/seeds_attribution.jsonl"))
    return Gold(
        tuple(Document(page.name, page.read_text(encoding="utf-8")) for page in pages),
        tuple(_seed_record(row) for row in found if row["label"] == "positive"),
        tuple(
            Negative(row["id"], row["doc"], Span(row["start"], row["end"]), row["neg_class"])
            for row in found
            if row["label"] == "negative"
        ),
    )


def record(found: Attribution) -> Record:
    """Return an attribution of the program in the shape of the gold."""
    return Record(
        doc=found.document,
        field=found.field,
        tier=found.tier,
        kind=found.kind,
        cues=found.cue_spans,
        source_span=found.source_span,
        source_name=found.source.name if found.source else "",
        source_type=found.source.type if found.source else "",
        source_ref=found.source_ref,
        via_span=found.via_span,
        via_name=found.via.name if found.via else "",
        self_=found.self_,
        rule=found.rule,
        zone=found.zone,
    )


def extracted(documents: Iterable[Document]) -> Iterator[Record]:
    """Yield what the program finds in each document, read by itself as ``provenance.attributions`` reads it."""
    from provenance.attribution.extract import attributions
    from provenance.attribution.registry import Registry

    registry = Registry.bundled()
    for document in documents:
        yield from map(record, attributions(read_article(document), registry))
