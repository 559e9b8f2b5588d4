"""A scan -> a SQLite database that Datasette opens. Its tables and views are in ``data/database.sql``.

Same scan, same bytes: rows in the order of the scan, no time stamps, one size of page.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from importlib.resources import files
from typing import Final

from provenance._version import __version__
from provenance.render.citing import place_of
from provenance.render.exports.evidence import Quote, quoter
from provenance.render.exports.parts import DECIMALS, all_edges, confidence, legible, plain_id, words_at
from provenance.render.quote import by_id, date_text, title_of
from provenance.values import Article, Attribution, Node, Pair, Proof, ProvenanceGraph, Scan, Source, Story

VERSION: Final = 1
"""``PRAGMA user_version``; goes up when a column changes its name or meaning."""
_APPLICATION: Final = 0x70726F76  # "prov", by which `file` and SQLite tell one kind of database from another
_PAGE_BYTES: Final = 4096

_Cell = str | int | float | None
_Row = tuple[_Cell, ...]


def database(scan: Scan) -> bytes:
    """Return the database file of a scan."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.executescript(_schema())
        connection.execute("BEGIN")
        for table, rows in _tables(scan):
            _insert(connection, table, rows)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        return connection.serialize()


def _schema() -> str:
    return files("provenance.render.exports").joinpath("data/database.sql").read_text(encoding="utf-8")


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[_Row]) -> None:
    width = len(connection.execute(f"PRAGMA table_info({table})").fetchall())
    places = ", ".join("?" * width)
    connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608 - names of our own tables


def _tables(scan: Scan) -> Iterator[tuple[str, Iterable[_Row]]]:
    articles = by_id(scan.documents)
    yield "about", [("threshold", repr(scan.threshold)), ("background", scan.background), ("version", __version__)]
    yield "stories", (_story(story, articles) for story in scan.stories)
    yield "documents", _documents(scan)
    yield "nodes", map(_node, scan.graph.nodes)
    yield "edges", _edges(scan.graph)
    yield "flags", ((number, plain_id(flag.document), flag.kind) for number, flag in enumerate(scan.graph.flags, 1))
    yield "evidence", _evidence(scan.graph, quoter(articles))
    yield "origins", ((number, one.count) for number, one in enumerate(scan.graph.origins, 1))
    yield "origin_roots", _roots(scan.graph)
    yield "pairs", (_pair(number, pair) for number, pair in enumerate(scan.pairs, 1))
    yield "attributions", (_attribution(number, one, articles) for number, one in enumerate(scan.attributions, 1))


def _story(story: Story, articles: Mapping[str, Article]) -> _Row:
    title = legible(title_of(articles[story.representative]))
    return plain_id(story.id), title, plain_id(story.representative), len(story.documents), story.origins


def _documents(scan: Scan) -> Iterator[_Row]:
    stories = {name: plain_id(story.id) for story in scan.stories for name in story.documents}
    origins = {name: number for number, one in enumerate(scan.graph.origins, 1) for name in one.documents}
    nodes = {node.document: plain_id(node.id) for node in scan.graph.nodes if node.document}
    for article in scan.documents:
        document = article.document
        published = date_text(article.published.value) if article.published else None
        fetched = date_text(document.fetched)
        yield (
            plain_id(document.id),
            legible(title_of(article)),
            legible(document.outlet),
            legible(published) if published else None,
            legible(fetched) if fetched else None,
            legible(document.url),
            article.is_truncated,
            stories.get(document.id),
            origins.get(document.id),
            nodes.get(document.id),
        )


def _source(source: Source | None) -> _Row:
    if source is None:
        return None, None, None, None
    return legible(source.name), source.type, plain_id(source.id), source.status


def _node(node: Node) -> _Row:
    name, kind, id, status = _source(node.source)
    document = plain_id(node.document) if node.document else None
    return plain_id(node.id), legible(node.label), node.kind, node.seen, document, id, name, kind, status


def _edges(graph: ProvenanceGraph) -> Iterator[_Row]:
    for edge, is_left_out in all_edges(graph):
        yield (
            plain_id(edge.id),
            plain_id(edge.origin),
            plain_id(edge.target),
            edge.kind,
            edge.status,
            confidence(edge),
            edge.band,
            legible(edge.scope),
            legible(edge.rule),
            None if edge.alternatives_group is None else plain_id(edge.alternatives_group),
            is_left_out,
        )


def _evidence(graph: ProvenanceGraph, quote: Quote) -> Iterator[_Row]:
    of_edges = ((plain_id(edge.id), None, edge.evidence) for edge, _ in all_edges(graph))
    of_flags = ((None, number, flag.evidence) for number, flag in enumerate(graph.flags, 1))
    number = 0
    for edge, flag, proofs in _both(of_edges, of_flags):
        for one in quote(proofs):
            number += 1
            yield number, edge, flag, plain_id(one.document), one.field, one.start, one.end, one.words, one.sentence


def _both(
    of_edges: Iterable[tuple[str, None, tuple[Proof, ...]]], of_flags: Iterable[tuple[None, int, tuple[Proof, ...]]]
) -> Iterator[tuple[str | None, int | None, tuple[Proof, ...]]]:
    yield from of_edges
    yield from of_flags


def _roots(graph: ProvenanceGraph) -> Iterator[_Row]:
    for number, one in enumerate(graph.origins, 1):
        yield from ((number, plain_id(root)) for root in one.roots)


def _pair(number: int, pair: Pair) -> _Row:
    evidence = pair.evidence
    shares = (evidence.jaccard, evidence.containment_of_left, evidence.containment_of_right)
    return (
        number,
        plain_id(pair.left),
        plain_id(pair.right),
        pair.label,
        round(pair.score, DECIMALS),
        pair.band,
        pair.direction,
        pair.update,
        *(round(share, DECIMALS) for share in shares),
    )


def _attribution(number: int, found: Attribution, articles: Mapping[str, Article]) -> _Row:
    raw, place = articles[found.document].document.field(found.field), place_of(found)
    return (
        number,
        plain_id(found.document),
        *_source(found.source),
        found.source_ref,
        *_source(found.via),
        found.role,
        found.kind,
        found.tier,
        found.self_,
        found.field,
        found.zone,
        place.start,
        place.end,
        words_at(raw, found.cue_spans),
        words_at(raw, [found.source_span]),
        words_at(raw, [found.via_span]),
        words_at(raw, found.content_spans),
        legible(found.rule),
    )
