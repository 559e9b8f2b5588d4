"""Graphs made up for the tree: stories of any shape, with names that mean harm."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, get_args

from hypothesis import strategies as st

from provenance.graph.tree import PARENTS
from provenance.values import (
    Article,
    Document,
    Edge,
    EdgeKind,
    Flag,
    FlagKind,
    FoundDate,
    Located,
    Node,
    NodeKind,
    Origins,
    Proof,
    ProvenanceGraph,
    Source,
    SourceType,
    Span,
    Status,
    Zone,
)
from provenance.values.matches import Band
from tests.strategies import hostile_text

KINDS: Sequence[NodeKind] = ("article", "statement", "agent", "agent", "event")
WORK = Node("work:a", "article", "the dispatch")


def article(name: str, label: str = "") -> Node:
    """Return the node of an article that was read."""
    return Node(f"doc:{name}", "article", label or f"title {name}", seen=True, document=name)


def edge(origin: str, target: str, kind: EdgeKind = "republishes", **changes: Any) -> Edge:
    """Return a stated edge about the whole of its origin, or what the changes make of it."""
    plain: dict[str, Any] = {
        "id": f"{origin} {kind} {target}",
        "origin": origin,
        "target": target,
        "kind": kind,
        "status": "stated",
        "confidence": 0.95,
        "band": "strong",
        "scope": "document",
        "evidence": (),
        "alternatives_group": None,
        "rule": "source_line",
    }
    return Edge(**(plain | changes))


def graph_of(nodes: Sequence[Node], edges: Sequence[Edge], *roots: str, flags: Sequence[Flag] = ()) -> ProvenanceGraph:
    """Return a graph whose articles are one story."""
    documents = tuple(sorted(node.document for node in nodes if node.seen))
    return ProvenanceGraph(tuple(nodes), tuple(edges), tuple(flags), (Origins(documents, roots, len(roots) or None),))


def fan(size: int, **changes: Any) -> ProvenanceGraph:
    """Return a story of so many articles that print one work."""
    nodes = [article(f"{number:03}") for number in range(size)]
    return graph_of([*nodes, WORK], [edge(node.id, WORK.id, **changes) for node in nodes], WORK.id)


def chain(size: int) -> ProvenanceGraph:
    """Return a story in which each article was taken from the one before."""
    nodes = [article(f"{number:05}") for number in range(size)]
    edges = [edge(later.id, sooner.id, "derived_from") for sooner, later in pairwise(nodes)]
    return graph_of(nodes, edges, nodes[0].id)


def _names(number: int) -> st.SearchStrategy[list[str]]:
    """Return different names, of which some are the same but for their number: drawing many texts takes long."""
    forged = st.sampled_from(
        ["\u2514\u2500 quoted by", "\u200b|- printed by ", "` \u2502  \u251c\u2500 ", "- " * 30 + "`- x"]
    )
    few = st.lists(st.one_of(hostile_text(max_size=24), hostile_text(max_size=24), forged), min_size=1, max_size=4)
    return few.map(lambda found: [f"{found[place % len(found)]}{place}" for place in range(number)])


def _proofs(articles: Sequence[Article]) -> st.SearchStrategy[tuple[Proof, ...]]:
    def place(article: Article, start: int, size: int) -> Proof:
        length = len(article.document.text)
        first = min(start, length)
        return Proof(article.document.id, Located("text", Span(first, min(length, first + size))))

    one = st.builds(place, st.sampled_from(articles), st.integers(0, 90), st.integers(0, 60))
    return st.lists(one, max_size=4).map(tuple)


def _edges(nodes: Sequence[Node], articles: Sequence[Article]) -> st.SearchStrategy[list[Edge]]:
    """Return edges that run from nodes to later ones only, so that there is no cycle."""
    kinds: Sequence[EdgeKind] = (*PARENTS, *PARENTS, "same_story", "image_credit", "published_by")
    ends = st.tuples(st.integers(0, len(nodes) - 1), st.integers(0, len(nodes) - 1)).filter(
        lambda two: two[0] != two[1]
    )
    rules = ("common_parent", "inherited_citation", "source_line", "lead_citation")

    def made(two: tuple[int, int], kind: EdgeKind, **changes: Any) -> Edge:
        return edge(nodes[min(two)].id, nodes[max(two)].id, kind, **changes)

    one = st.builds(
        made,
        ends,
        st.sampled_from(kinds),
        status=st.sampled_from(get_args(Status)),
        band=st.sampled_from(get_args(Band)),
        confidence=st.sampled_from([0.2, 0.7, 0.9]),
        scope=st.sampled_from(["document", "sentence", "3 sentences", "passage", "2 passages", "image"]),
        evidence=_proofs(articles),
        alternatives_group=st.sampled_from([None, None, "parent-of-0"]),
        rule=st.sampled_from(rules),
    )
    return st.lists(one, max_size=2 * len(nodes), unique_by=lambda found: found.id)


@st.composite
def stories(draw: st.DrawFn, *, most: int = 36) -> tuple[ProvenanceGraph, list[Article]]:
    """Return a graph of one story without a cycle, and its articles; every name in it is hostile."""
    size, seen = draw(st.integers(1, most)), draw(st.integers(1, most))
    labels, names, texts = draw(_names(size)), draw(_names(size)), draw(_names(size))
    dates = draw(st.lists(st.none() | st.dates(dt.date(2015, 1, 1)), min_size=size, max_size=size))
    articles, nodes = [], []
    for place, (label, name, text) in enumerate(zip(labels, names, texts, strict=True)):
        if place < min(seen, size):
            date = dates[place]
            outlet = labels[-place] if place % 3 else ""
            document = Document(name, text, title=label if place % 4 else "", outlet=outlet)
            zones = (Zone("body", "text", Span(0, len(text))),)
            articles.append(Article(document, zones, FoundDate(date, "value") if date else None))
            nodes.append(Node(f"doc:{name}", "article", label, seen=True, document=name))
        else:
            kind: NodeKind = draw(st.sampled_from(KINDS))
            source = draw(
                st.none() | st.builds(Source, st.just("x"), st.just("x"), st.sampled_from(get_args(SourceType)))
            )
            nodes.append(Node(f"{place:03}", kind, label, source=source))
    edges = draw(_edges(nodes, articles)) if size > 1 else []
    kinds = st.sampled_from(get_args(FlagKind))
    flags = draw(st.lists(st.builds(Flag, st.sampled_from(names[: len(articles)]), kinds), max_size=5))
    roots = draw(st.lists(st.sampled_from([node.id for node in nodes]), min_size=1, max_size=4, unique=True))
    return graph_of(nodes, edges, *roots, flags=flags), articles
