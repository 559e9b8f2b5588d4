"""Scan, Trace and Comparison -> JSON as ``data/provenance-1.schema.json`` describes it.

Same values, same bytes: lists come sorted, keys in a fixed order, scores rounded to four
decimals. Offsets count characters (code points) of the raw decoded field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Final

from provenance._version import __version__
from provenance.render.faults import in_order
from provenance.render.json_attribution import attribution_object, rejected_object
from provenance.render.json_comparison import aligned_object, difference_object
from provenance.render.json_graph import RECORDS, graph_object
from provenance.render.json_summary import summary_object
from provenance.render.json_values import Json, Object, dumps, located_object, rounded, span_object
from provenance.render.quote import by_id, date_text, title_of
from provenance.settings import Settings
from provenance.values import (
    Article,
    Capped,
    Comparison,
    Evidence,
    FoundDate,
    Located,
    Outcomes,
    Pair,
    Passage,
    Scan,
    Signal,
    Story,
    Trace,
    Unreadable,
    Zone,
)

SCHEMA: Final = "provenance/1"


def _zone(zone: Zone) -> Object:
    return {"kind": zone.kind, "field": zone.field, **span_object(zone.span)}


def _found(date: FoundDate | None) -> Json:
    if date is None:
        return None
    span = None if date.span is None else located_object(Located("text", date.span))
    return {"origin": date.origin, "calendar": date.calendar, "span": span}


def document_object(article: Article) -> Object:
    """Return a document: what came with it, and the zones of its page."""
    document = article.document
    return {
        "id": document.id,
        "title": title_of(article),
        "outlet": document.outlet,
        "published": date_text(article.published.value) if article.published else None,
        "published_evidence": _found(article.published),
        "fetched": date_text(document.fetched),
        "url": document.url,
        "truncated": article.is_truncated,
        "zones": [_zone(zone) for zone in article.zones],
    }


def _signal(signal: Signal) -> Object:
    return {
        "name": signal.name,
        "value": rounded(signal.value),
        "push": rounded(signal.push),
        "counts": list(signal.counts),
    }


def _evidence(evidence: Evidence) -> Object:
    return {
        "jaccard": rounded(evidence.jaccard),
        "containment_of_left": rounded(evidence.containment_of_left),
        "containment_of_right": rounded(evidence.containment_of_right),
        "base": rounded(evidence.base),
        "signals": [_signal(signal) for signal in evidence.signals],
        "background": evidence.background,
    }


def _passage(passage: Passage) -> Object:
    return {"left": located_object(passage.left), "right": located_object(passage.right), "words": passage.words}


def pair_object(pair: Pair) -> Object:
    """Return a pair with its evidence and shared passages."""
    return {
        "left": pair.left,
        "right": pair.right,
        "label": pair.label,
        "score": rounded(pair.score),
        "band": pair.band,
        "direction": pair.direction,
        "update": pair.update,
        "evidence": _evidence(pair.evidence),
        "passages": [_passage(passage) for passage in pair.passages],
    }


def story_object(story: Story) -> Object:
    """Return a story and its documents."""
    return {
        "id": story.id,
        "documents": list(story.documents),
        "representative": story.representative,
        "origins": story.origins,
    }


def entry_object(entry: Unreadable) -> Object:
    """Return an input that gave no document, and why."""
    return {"path": entry.path, "status": entry.status, "reason": entry.reason, "message": entry.message}


def _outcomes(outcomes: Outcomes) -> Object:
    return {
        "inputs": outcomes.inputs,
        "read": outcomes.read,
        "skipped": outcomes.skipped,
        "failed": outcomes.failed,
        "entries": [entry_object(entry) for entry in in_order(outcomes.entries)],
    }


def capped_object(capped: Capped) -> Object:
    """Return what was too frequent to be joined in full."""
    return {"kind": capped.kind, "lists": capped.lists, "size": capped.size, "example": capped.example}


def _tool(settings: Settings) -> Object:
    from provenance.text.alphabet import FOLD_HASH

    return {"name": "provenance", "version": __version__, "settings": asdict(settings), "fold_table": FOLD_HASH}


def _head(kind: str, settings: Settings) -> Object:
    return {"schema": SCHEMA, "kind": kind, "tool": _tool(settings)}


def run_object(scan: Scan, settings: Settings, *, stated_only: bool = False) -> Object:
    """Return what a scan found but for its long lists: settings, what became of the inputs, counts, the summary."""
    return {
        **_head("scan", settings),
        "stated_only": stated_only,
        "outcomes": _outcomes(scan.outcomes),
        "background": scan.background,
        "candidates": scan.candidates,
        "unrelated_not_listed": scan.unrelated,
        "summary": summary_object(scan.summary, by_id(scan.documents)),
    }


def scan_object(scan: Scan, settings: Settings, *, stated_only: bool = False) -> Object:
    """Return everything that a scan found; ``stated_only`` says that it was asked for nothing but what is stated."""
    return {
        **run_object(scan, settings, stated_only=stated_only),
        "capped": [capped_object(capped) for capped in scan.capped],
        "documents": [document_object(article) for article in scan.documents],
        "pairs": [pair_object(pair) for pair in scan.pairs],
        "stories": [story_object(story) for story in scan.stories],
        "attributions": [attribution_object(found) for found in scan.attributions],
        "graph": graph_object(scan.graph),
    }


def trace_object(trace: Trace, settings: Settings, *, stated_only: bool = False, explain: bool = False) -> Object:
    """Return whom each article cites and what that states; ``explain`` adds words that look like cues and are none."""
    value: Object = {
        **_head("trace", settings),
        "stated_only": stated_only,
        "outcomes": _outcomes(trace.outcomes),
        "documents": [document_object(article) for article in trace.documents],
        "attributions": [attribution_object(found) for found in trace.attributions],
        "graph": graph_object(trace.graph),
    }
    if explain:
        value["rejected"] = [rejected_object(found) for found in trace.rejected]
    return value


def comparison_object(comparison: Comparison, settings: Settings) -> Object:
    """Return two documents side by side: the pair as a scan lists it, and what only a comparison has."""
    return {
        **_head("comparison", settings),
        "documents": [document_object(comparison.left), document_object(comparison.right)],
        "pair": pair_object(comparison.pair),
        "raw_score": rounded(comparison.raw_score),
        "alignment": [aligned_object(row) for row in comparison.alignment],
        "differences": [difference_object(difference) for difference in comparison.differences],
        "attributions": [attribution_object(found) for found in comparison.attributions],
        "graph": graph_object(comparison.graph),
    }


def _member(name: str, value: Json) -> str:
    """Return one member of the outer object; the items of a list stand on a line each."""
    if isinstance(value, dict) and any(isinstance(inner, list) for inner in value.values()):
        return f"{dumps(name)}: {{\n" + ",\n".join(_member(key, inner) for key, inner in value.items()) + "\n}"
    if isinstance(value, list) and value:
        return f"{dumps(name)}: [\n" + ",\n".join(f" {dumps(item)}" for item in value) + "\n]"
    return f"{dumps(name)}: {dumps(value)}"


def report(value: Mapping[str, Json]) -> str:
    """Return a JSON document in lines that a person can read and ``diff`` can compare."""
    return "{\n" + ",\n".join(_member(name, member) for name, member in value.items()) + "\n}\n"


def record(kind: str, item: Json) -> str:
    """Return one line of JSON: an item with its kind."""
    fields = item if isinstance(item, dict) else {"value": item}
    return dumps({"record": kind, **fields}) + "\n"


_LISTS: Final = {
    "documents": "document",
    "pairs": "pair",
    "stories": "story",
    "attributions": "attribution",
    "rejected": "rejected",
    "capped": "capped",
    "alignment": "sentence",
    "differences": "difference",
}


def records(value: Mapping[str, Json]) -> Iterator[str]:
    """Yield the same as one record per line: a ``run`` with all that is no list, then the items of every list.

    ``record`` names the kind: ``run``, ``document``, ``pair``, ``story``, ``attribution``,
    ``rejected``, ``capped``, ``sentence``, ``difference``, or of the graph ``node``,
    ``edge``, ``broken_edge``, ``flag`` or ``origins``.
    """
    pair, graph = value.get("pair"), value.get("graph")
    yield record("run", {name: member for name, member in value.items() if name not in {*_LISTS, "pair", "graph"}})
    lists: dict[str, Json] = {**value, **(graph if isinstance(graph, dict) else {})}
    if pair is not None:
        lists["pairs"] = [pair]
    for name, kind in (_LISTS | RECORDS).items():
        items = lists.get(name)
        if isinstance(items, list):
            yield from (record(kind, item) for item in items)
