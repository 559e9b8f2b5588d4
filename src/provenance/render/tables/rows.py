"""A scan -> the rows of every table, one at a time: the objects of the JSON report, so that both say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from provenance.render.faults import in_order
from provenance.render.json_attribution import attribution_object
from provenance.render.json_graph import edge_object, flag_object, node_object, origins_object
from provenance.render.json_report import capped_object, document_object, entry_object, pair_object, story_object
from provenance.render.json_values import Object, rounded
from provenance.render.quote import date_text
from provenance.values import Capped, Document, Dropped, Kept, Outcomes, Pair, Scan, Story

Rows = Mapping[str, Iterable[Object]]
"""The rows of each table by its name, each to be read once."""


def members(stories: Iterable[Story]) -> Iterator[Object]:
    """Yield one row for each document of each story."""
    for story in stories:
        for document in story.documents:
            yield {"story": story.id, "document": document, "representative": document == story.representative}


def scan_tables(scan: Scan) -> Rows:
    """Return the rows of all :data:`~provenance.render.tables.schemas.TABLES`; each row is made when it is read."""
    graph = scan.graph
    return {
        "documents": map(document_object, scan.documents),
        "pairs": map(pair_object, scan.pairs),
        "stories": map(story_object, scan.stories),
        "members": members(scan.stories),
        "attributions": map(attribution_object, scan.attributions),
        "nodes": map(node_object, graph.nodes),
        "edges": map(edge_object, graph.edges),
        "broken_edges": map(edge_object, graph.broken),
        "flags": map(flag_object, graph.flags),
        "origins": map(origins_object, graph.origins),
        "outcomes": map(entry_object, in_order(scan.outcomes.entries)),
        "capped": map(capped_object, scan.capped),
    }


def large_tables(
    pairs: Iterable[Pair], stories: Callable[[], Iterable[Story]], outcomes: Outcomes, capped: Iterable[Capped]
) -> Rows:
    """Return the rows of the tables that a scan out of core leaves; ``stories`` gives them anew at each call."""
    return {
        "pairs": map(pair_object, pairs),
        "stories": map(story_object, stories()),
        "members": members(stories()),
        "outcomes": map(entry_object, in_order(outcomes.entries)),
        "capped": map(capped_object, capped),
    }


def corpus_object(document: Document) -> Object:
    """Return a document as a row that the program reads back as the same document, dates as they are written."""
    return {
        "id": document.id,
        "text": document.text,
        "title": document.title,
        "byline": document.byline,
        "outlet": document.outlet,
        "published": date_text(document.published),
        "fetched": date_text(document.fetched),
        "url": document.url,
    }


def dropped_object(dropped: Dropped) -> Object:
    """Return which document stands for one that is left out, and what the pair of the two is."""
    return {
        "id": dropped.id,
        "representative": dropped.representative,
        "label": dropped.label,
        "score": rounded(dropped.score),
        "containment": rounded(dropped.containment),
    }


def kept_tables(kept: Kept) -> Rows:
    """Return the rows of the tables of a deduplicated corpus."""
    return {"kept": map(corpus_object, kept.documents), "dropped": map(dropped_object, kept.dropped)}
