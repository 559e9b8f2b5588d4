"""The provenance graph -> GraphML for networkx, Gephi, Cytoscape or yEd.

Every edge is written as directed, since readers refuse a mixture; ``has_direction`` is
false on those that are not. What is not known is left out instead of being empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias
from xml.sax.saxutils import escape, quoteattr

from provenance.render.exports.evidence import Quote, quoter, sentences_of
from provenance.render.exports.parts import (
    all_edges,
    confidence,
    flags_of,
    legible,
    origin_counts,
    plain_id,
)
from provenance.render.quote import date_text
from provenance.values import Article, Edge, Node, ProvenanceGraph

Value: TypeAlias = "str | bool | int | float"

NODE_KEYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "label": "string",
        "kind": "string",
        "seen": "boolean",
        "document": "string",
        "source": "string",
        "source_id": "string",
        "source_type": "string",
        "published": "string",
        "url": "string",
        "flags": "string",
        "independent_origins": "int",
        "is_root": "boolean",
    }
)
EDGE_KEYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "kind": "string",
        "status": "string",
        "confidence": "double",
        "band": "string",
        "scope": "string",
        "rule": "string",
        "alternatives_group": "string",
        "evidence": "string",
        "has_direction": "boolean",
        "is_left_out": "boolean",
    }
)
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)


def graphml(graph: ProvenanceGraph, articles: Mapping[str, Article]) -> str:
    """Return the graph in GraphML, with the edges left out because they would close a cycle marked as such."""
    return "".join(_written(graph, articles))


def _written(graph: ProvenanceGraph, articles: Mapping[str, Article]) -> Iterator[str]:
    yield _HEAD
    for of, keys in (("node", NODE_KEYS), ("edge", EDGE_KEYS)):
        for key, kind in keys.items():
            yield f'<key id="{of}_{key}" for="{of}" attr.name="{key}" attr.type="{kind}"/>\n'
    yield '<graph edgedefault="directed">\n'
    roots = {root for one in graph.origins for root in one.roots}
    flags, counts = flags_of(graph.flags), origin_counts(graph)
    for node in graph.nodes:
        values = _node_values(node, articles.get(node.document))
        found: dict[str, Value | None] = {"flags": " ".join(flags.get(node.document, ())), "is_root": node.id in roots}
        found["independent_origins"] = counts.get(node.document)
        yield f"<node id={quoteattr(plain_id(node.id))}>{_data('node', {**values, **found})}</node>\n"
    quote = quoter(articles)
    for edge, is_left_out in all_edges(graph):
        ends = f"source={quoteattr(plain_id(edge.origin))} target={quoteattr(plain_id(edge.target))}"
        data = _data("edge", {**_edge_values(edge, quote), "is_left_out": is_left_out})
        yield f"<edge id={quoteattr(plain_id(edge.id))} {ends}>{data}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _node_values(node: Node, article: Article | None) -> dict[str, Value | None]:
    values: dict[str, Value | None] = {"label": legible(node.label), "kind": node.kind, "seen": node.seen}
    if node.source is not None:
        values |= {"source": legible(node.source.name), "source_id": plain_id(node.source.id)}
        values["source_type"] = node.source.type
    if article is not None:
        date = date_text(article.published.value) if article.published else None
        values |= {"published": legible(date or ""), "url": legible(article.document.url)}
    return {**values, "document": plain_id(node.document)}


def _edge_values(edge: Edge, quote: Quote) -> dict[str, Value | None]:
    return {
        "kind": edge.kind,
        "status": edge.status,
        "confidence": confidence(edge),
        "band": edge.band,
        "scope": legible(edge.scope),
        "rule": legible(edge.rule),
        "alternatives_group": plain_id(edge.alternatives_group or ""),
        "evidence": sentences_of(quote(edge.evidence)),
        "has_direction": edge.kind != "same_story",
    }


def _data(of: str, values: Mapping[str, Value | None]) -> str:
    return "".join(
        f'<data key="{of}_{key}">{escape(_text(value))}</data>'
        for key, value in values.items()
        if value is not None and value != ""
    )


def _text(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
