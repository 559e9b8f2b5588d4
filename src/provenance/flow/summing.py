"""The summary of a large scan: only the articles that it names are read again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from provenance.article.extract import read_article
from provenance.engine.base import Engine
from provenance.flow.boilerplate import masked
from provenance.flow.documents import documents
from provenance.flow.statements import statement
from provenance.summary import summary
from provenance.values import Article, Document, FoundDate, Story, Summary


def summed_up(engine: Engine, largest: Iterable[Story]) -> tuple[Summary, tuple[Article, ...]]:
    """Return the summary, and the articles that it names in order of id.

    ``largest`` are the stories to tell of, largest first.
    """
    stories = tuple(largest)
    outlines = list(_rows(engine, statement("outlines", most=len(stories), explode=engine.explode)))
    templates = ((row["left_id"], row["right_id"]) for row in _rows(engine, statement("templates")))
    told = summary(map(_outline, outlines), templates, stories, masked(engine))
    named = {one.representative for one in told.stories}
    named.update(name for family in told.templates for name in family.examples)
    numbers = {row["n"]: row["id"] for row in outlines if row["id"] in named}
    return told, tuple(_read_again(engine, numbers))


def _rows(engine: Engine, sql: str) -> Iterator[dict[str, Any]]:
    for batch in engine.rows(sql):
        yield from batch.to_pylist()


def _outline(row: dict[str, Any]) -> Article:
    """Return an article without its text."""
    day = row["published_day"]
    published = None if day is None else FoundDate(dt.date.fromordinal(day), "value")
    return Article(Document(row["id"], "", row["title"], outlet=row["outlet"]), (), published)


def _read_again(engine: Engine, ids: dict[int, str]) -> Iterator[Article]:
    """Yield some articles in order of their numbers, which is that of their ids."""
    repeated = {one.outlet: one.lines for one in masked(engine)}
    listed = ", ".join(map(str, sorted(ids))) or "-1"
    for batch in engine.rows(statement("some_documents", numbers=listed)):
        for n, (_, document) in zip(batch.column("n").to_pylist(), documents(batch), strict=True):
            named = replace(document, id=ids[n])
            yield read_article(named, repeated=repeated.get(document.outlet, frozenset()))
