"""Graphs to export: one made by hand that has an edge of every kind, and any graphs at all, of hostile names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args
from urllib.parse import unquote

from hypothesis import strategies as st

from provenance.render.quote import by_id
from provenance.values import (
    Article,
    Document,
    Edge,
    EdgeKind,
    Flag,
    Located,
    Node,
    NodeKind,
    Origins,
    Outcomes,
    Proof,
    ProvenanceGraph,
    Scan,
    Source,
    SourceType,
    Span,
    Status,
    Zone,
)
from tests.strategies import hostile_text


@dataclass(frozen=True)
class Drawn:
    """A graph and the articles that its evidence is in."""

    graph: ProvenanceGraph
    articles: Mapping[str, Article]


PORT = Source("outlet:port", "الميناء", "outlet")
SPA = Source("spa", "واس", "agency", "registered")
AFP = Source("afp", "فرانس برس", "photo_agency", "registered")
MINISTRY = Source("ministry", "وزارة الطرق", "official_body", "registered")
SAMI = Source("person:سامي كرم", "سامي كرم", "person")
UNNAMED = Source("anonymous:مصدر", "مصدر", "anonymous")

TEXT = "افتتح الوزير النفق. وقال سامي كرم إن الكلفة زادت.\nالمصدر: واس"


def article(id: str, text: str = TEXT, **known: Any) -> Article:
    """Return an article that is body from end to end."""
    return Article(Document(id, text, **known), (Zone("body", "text", Span(0, len(text))),))


def proof(document: str, part: str) -> Proof:
    """Return where a part of the text stands."""
    return Proof(document, Located("text", Span(TEXT.index(part), TEXT.index(part) + len(part))))


def edge(id: str, origin: str, kind: EdgeKind, target: str, **changes: Any) -> Edge:
    """Return an edge that is stated by the source line of ``a.txt``, or as the changes have it."""
    plain: dict[str, Any] = {
        "status": "stated",
        "confidence": 0.98,
        "band": "strong",
        "scope": "document",
        "evidence": (proof("a.txt", "المصدر:"),),
        "alternatives_group": None,
        "rule": "source_line",
    }
    return Edge(id, origin, target, kind, **(plain | changes))


def inferred(id: str, origin: str, kind: EdgeKind, target: str, **changes: Any) -> Edge:
    """Return an edge that a rule concludes."""
    return edge(id, origin, kind, target, **({"status": "inferred", "confidence": 0.7, "band": "likely"} | changes))


A = Node("doc:a.txt", "article", "نفق", True, "a.txt")
B = Node("doc:b.txt", "article", "افتتاح نفق", True, "b.txt")
C = Node("doc:c.txt", "article", "نفق جديد", True, "c.txt")
WORK = Node("work:spa@story-1", "article", "واس", source=SPA)
OTHER = Node("work:outlet:port@story-1", "article", "الميناء", source=PORT)
STATEMENT = Node("statement:ministry@story-1", "statement", "بيان الوزارة", source=MINISTRY)
IMAGE = Node("image:afp@doc:a.txt", "image", "فرانس برس", source=AFP)
SPEAKER = Node("agent:person:سامي كرم", "agent", "سامي كرم", source=SAMI)
BODY = Node("agent:ministry", "agent", "وزارة الطرق", source=MINISTRY)
MEDIUM = Node("agent:outlet:port", "agent", "الميناء", source=PORT)
SECRET = Node("agent:anonymous:مصدر@story-1", "agent", "مصدر", source=UNNAMED)

EDGES = (
    edge("e01", A.id, "republishes", WORK.id),
    edge("e02", A.id, "quotes", SPEAKER.id, evidence=(proof("a.txt", "وقال"), proof("a.txt", "إن")), rule="verb"),
    edge("e03", A.id, "quotes", STATEMENT.id),
    edge("e04", STATEMENT.id, "issued_by", BODY.id),
    edge("e05", A.id, "image_credit", IMAGE.id, scope="image"),
    edge("e06", B.id, "published_by", MEDIUM.id),
    edge("e07", SECRET.id, "told_to", MEDIUM.id),
    edge("e08", B.id, "cites", OTHER.id, scope="sentence"),
    inferred("e09", B.id, "derived_from", WORK.id, alternatives_group="parent-of-b.txt"),
    inferred("e10", B.id, "derived_from", OTHER.id, alternatives_group="parent-of-b.txt", confidence=0.2, band="weak"),
    inferred("e11", A.id, "same_story", B.id, confidence=0.94, band="strong"),
    edge("e12", C.id, "derived_from", A.id, status="inherited"),
)
BROKEN = (inferred("e13", A.id, "derived_from", C.id),)
GRAPH = ProvenanceGraph(
    nodes=(SECRET, BODY, MEDIUM, SPEAKER, A, B, C, IMAGE, STATEMENT, OTHER, WORK),
    edges=EDGES,
    flags=(Flag("b.txt", "credit_dropped", (proof("a.txt", "المصدر:"),)), Flag("b.txt", "truncated")),
    origins=(Origins(("a.txt", "b.txt", "c.txt"), (SPEAKER.id, WORK.id), 2),),
    broken=BROKEN,
)
ARTICLES = by_id(article(name, url="https://example.org/1") for name in ("a.txt", "b.txt", "c.txt"))
STORY = Drawn(GRAPH, ARTICLES)


def scan_of(drawn: Drawn) -> Scan:
    """Return the scan that found a graph, and nothing else."""
    articles = tuple(drawn.articles.values())
    return Scan(articles, (), (), Outcomes(len(articles)), "bundled", 0.5, graph=drawn.graph)


SCAN = scan_of(STORY)


def turned_back(text: str) -> str:
    """Return the id that was percent-encoded."""
    return unquote(text, errors="surrogatepass")


# Ids that any careless cleaning makes one.
ALIKE = ("a", "a ", " a", "a\x00", "a\x01", "a\u200f", "A", "a%00", "a%2500", "a\u0301", "á", "a\n", "=a", "'=a", "")
_ids = st.one_of(hostile_text(max_size=24), st.sampled_from(ALIKE))
_sources = st.builds(Source, _ids, hostile_text(max_size=24), st.sampled_from(get_args(SourceType)))


@st.composite
def _nodes(draw: st.DrawFn, documents: list[str]) -> list[Node]:
    seen = [Node(f"doc:{id}", "article", draw(hostile_text(max_size=40)), True, id) for id in documents]
    taken = {node.id for node in seen}
    ids = draw(st.lists(_ids.filter(lambda id: id not in taken), max_size=4, unique=True))
    kinds, labels = st.sampled_from(get_args(NodeKind)), hostile_text(max_size=40)
    unseen = [Node(id, draw(kinds), draw(labels), source=draw(st.none() | _sources)) for id in ids]
    return sorted([*seen, *unseen], key=lambda node: node.id)


@st.composite
def _proofs(draw: st.DrawFn, articles: Mapping[str, Article]) -> tuple[Proof, ...]:
    found = []
    for id in draw(st.lists(st.sampled_from(sorted(articles)), max_size=2)):
        length = len(articles[id].document.text)
        start = draw(st.integers(0, length))
        found.append(Proof(id, Located("text", Span(start, draw(st.integers(start, length))))))
    return tuple(found)


@st.composite
def drawn_graphs(draw: st.DrawFn) -> Drawn:
    """Return small graphs of any kinds of nodes and edges, their ids and texts such as do damage."""
    documents = draw(st.lists(_ids, min_size=1, max_size=3, unique=True))
    articles = by_id(
        article(id, draw(hostile_text(max_size=60)), url=draw(hostile_text(max_size=8))) for id in documents
    )
    nodes = draw(_nodes(documents))
    ends = st.sampled_from([node.id for node in nodes])
    edges = [
        Edge(
            id=f"e{number}",
            origin=draw(ends),
            target=draw(ends),
            kind=draw(st.sampled_from(get_args(EdgeKind))),
            status=draw(st.sampled_from(get_args(Status))),
            confidence=draw(st.floats(0, 1)),
            band="likely",
            scope="document",
            evidence=draw(_proofs(articles)),
            alternatives_group=draw(st.none() | _ids),
            rule="made",
        )
        for number in range(draw(st.integers(0, 6)))
    ]
    cut = draw(st.integers(0, len(edges)))
    flags = [Flag(id, "truncated", draw(_proofs(articles))) for id in draw(st.sets(st.sampled_from(documents)))]
    roots = tuple(sorted(draw(st.sets(ends, max_size=2))))
    origins = Origins(tuple(sorted(documents)), roots, len(roots) or None)
    return Drawn(
        ProvenanceGraph(tuple(nodes), tuple(edges[:cut]), tuple(flags), (origins,), tuple(edges[cut:])), articles
    )
