"""The provenance graph -> JSON-LD in the words of schema.org, its context inline so that nothing is fetched.

``isBasedOn``, ``citation`` and the like hold only what articles state or copy together
with the text. Every edge, also an inferred one, stands as a ``pv:Edge`` with its
confidence: a statement about two works, and not between them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from provenance.render.exports.claims import claims
from provenance.render.exports.evidence import Quotation, Quote, quoter
from provenance.render.exports.names import PREFIXES, evidence_name, name, owners
from provenance.render.exports.parts import (
    all_edges,
    confidence,
    flags_of,
    is_certain,
    legible,
    origin_counts,
    plain_id,
)
from provenance.render.json_report import report
from provenance.render.json_values import Json, Object
from provenance.render.quote import date_text
from provenance.values import Article, Edge, EdgeKind, Node, NodeKind, ProvenanceGraph, Source, SourceType

CONTEXT: Final[Mapping[str, Json]] = MappingProxyType({"@vocab": "https://schema.org/", **PREFIXES})
_TYPES: Final[Mapping[NodeKind, str]] = MappingProxyType(
    {
        "article": "NewsArticle",
        "statement": "CreativeWork",
        "image": "ImageObject",
        "event": "Event",
        "claim": "Claim",
        "agent": "Thing",
    }
)
_AGENTS: Final[Mapping[SourceType, str]] = MappingProxyType(
    {
        "outlet": "NewsMediaOrganization",
        "agency": "NewsMediaOrganization",
        "official_body": "GovernmentOrganization",
        "organisation": "Organization",
        "photo_agency": "Organization",
        "social_media": "Organization",
        "person": "Person",
        "anonymous": "Thing",  # a man, an office, several: the article does not say
        "document": "Thing",
    }
)
_WORKS: Final[frozenset[NodeKind]] = frozenset({"article", "statement", "image", "claim"})
_PROPERTIES: Final[Mapping[tuple[EdgeKind, bool], str]] = MappingProxyType(
    {
        ("republishes", False): "isBasedOn",
        ("derived_from", False): "isBasedOn",
        ("cites", False): "citation",
        ("quotes", False): "citation",
        ("issued_by", True): "publisher",
        ("published_by", True): "publisher",
        ("image_credit", False): "image",
    }
)
"""The property of a work that says a certain edge, by its kind and whether its target is an agent."""


def jsonld(graph: ProvenanceGraph, articles: Mapping[str, Article]) -> str:
    """Return the graph in JSON-LD, safe to stand inside ``<script type="application/ld+json">``."""
    value: Object = {"@context": dict(CONTEXT), "@graph": list(_things(graph, articles))}
    text = report(value)
    # These stand in strings only; as escapes they cannot end a script element or begin a comment.
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _things(graph: ProvenanceGraph, articles: Mapping[str, Article]) -> Iterator[Json]:
    said = _said(graph)
    flags, counts = flags_of(graph.flags), origin_counts(graph)
    known, quote = owners(graph), quoter(articles)
    for node in graph.nodes:
        about = _agent(name("node", node.id), node.label, node.source) if node.kind == "agent" else _work(node)
        yield {
            **about,
            **_document(node, articles.get(node.document)),
            **_owned(node, known),
            **said.get(node.id, {}),
            **_findings(flags.get(node.document, ()), counts.get(node.document)),
        }
    for short, source in dict(known.values()).items():
        if short.startswith("source:"):
            yield _agent(short, source.name, source)
    yield from claims(graph)
    for edge, is_broken in all_edges(graph):
        yield _edge(edge, quote, is_broken=is_broken)
    for flag in graph.flags:
        found = {"@id": name("flag", flag.document, flag.kind), "@type": "pv:Flag", "pv:flag": flag.kind}
        yield {**found, "pv:documentId": plain_id(flag.document), "pv:evidence": _evidence(quote(flag.evidence))}


def _reference(short: str) -> Object:
    return {"@id": short}


def _agent(short: str, label: str, source: Source | None) -> Object:
    kind = _AGENTS[source.type] if source else "Thing"
    found: Object = {"@id": short, "@type": kind, "name": legible(label)}
    return {**found, "pv:sourceType": source.type, "pv:sourceId": plain_id(source.id)} if source else found


def _work(node: Node) -> Object:
    title = "headline" if node.kind == "article" and node.seen else "creditText" if node.kind == "image" else "name"
    return {
        "@id": name("node", node.id),
        "@type": _TYPES[node.kind],
        title: legible(node.label),
        "pv:kind": node.kind,
        "pv:seen": node.seen,
    }


def _document(node: Node, article: Article | None) -> Object:
    if article is None:
        return {}
    date = date_text(article.published.value) if article.published else None
    found = {"identifier": plain_id(node.document), "datePublished": legible(date or "")}
    return {key: text for key, text in {**found, "url": legible(article.document.url)}.items() if text}


def _owned(node: Node, known: Mapping[str, tuple[str, Source]]) -> Object:
    if node.id not in known:
        return {}
    who = "sourceOrganization" if node.kind == "image" else "publisher" if node.kind in _WORKS else "organizer"
    return {who: [_reference(known[node.id][0])]}


def _findings(flags: Sequence[str], origins: int | None) -> Object:
    found: Object = {"pv:flag": list(flags)} if flags else {}
    return found if origins is None else {**found, "pv:independentOrigins": origins}


def _said(graph: ProvenanceGraph) -> dict[str, Object]:
    """Return what the certain edges say of each node, as properties of schema.org."""
    kinds = {node.id: node.kind for node in graph.nodes}
    found: dict[str, dict[str, list[Json]]] = defaultdict(lambda: defaultdict(list))
    for edge in filter(is_certain, graph.edges):
        to_agent = kinds.get(edge.target) == "agent"
        target = _reference(name("node", edge.target))
        if edge.kind == "quotes" and to_agent:
            words: Object = {"@id": name("words", edge.id), "@type": "Quotation", "creator": target}
            found[edge.origin]["hasPart"].append(words)
        elif kinds.get(edge.origin) != "agent" and (edge.kind, to_agent) in _PROPERTIES:
            listed = found[edge.origin][_PROPERTIES[edge.kind, to_agent]]
            if target not in listed:
                listed.append(target)
    return {id: {key: list(values) for key, values in said.items()} for id, said in found.items()}


def _edge(edge: Edge, quote: Quote, *, is_broken: bool) -> Object:
    origin, target = _reference(name("node", edge.origin)), _reference(name("node", edge.target))
    found: Object = {
        "@id": name("edge", edge.id),
        "@type": ["pv:BrokenEdge" if is_broken else "pv:Edge"],
        "pv:from": origin,
        "pv:to": target,
        "pv:kind": edge.kind,
        "pv:status": edge.status,
        "pv:confidence": confidence(edge),
        "pv:band": edge.band,
        "pv:scope": legible(edge.scope),
        "pv:rule": legible(edge.rule),
        "pv:evidence": _evidence(quote(edge.evidence)),
    }
    if edge.alternatives_group is not None:
        found["pv:alternativesGroup"] = plain_id(edge.alternatives_group)
    if edge.kind == "told_to" and is_certain(edge) and not is_broken:
        found |= {"@type": ["pv:Edge", "CommunicateAction"], "agent": origin, "recipient": target}
    return found


def _evidence(quoted: Iterable[Quotation]) -> list[Json]:
    return [
        {
            "@id": evidence_name(one),
            "@type": "pv:Evidence",
            "pv:documentId": plain_id(one.document),
            "pv:field": one.field,
            "pv:start": one.start,
            "pv:end": one.end,
            "text": one.words,
            "pv:sentence": one.sentence,
        }
        for one in quoted
    ]
