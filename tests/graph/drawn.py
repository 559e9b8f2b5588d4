"""Small stories built by hand: articles, whom they cite, and which of them share text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from provenance.article.extract import read_article
from provenance.attribution.registry import Registry
from provenance.graph.build import graph
from provenance.match.cluster import stories
from provenance.values import (
    REUSE_LABELS,
    Article,
    Attribution,
    Document,
    Edge,
    Evidence,
    Flag,
    Located,
    Origins,
    Pair,
    PairLabel,
    Passage,
    ProvenanceGraph,
    Source,
    Span,
)

REUTERS = Source("reuters", "رويترز", "agency", "registered")
AFP = Source("afp", "فرانس برس", "agency", "registered")
SPA = Source("spa", "واس", "agency", "registered")
OKAZ = Source("okaz", "عكاظ", "outlet", "registered")
TWITTER = Source("twitter", "تويتر", "social_media", "registered")
STATE = Source("jo-state", "الأردن", "official_body", "registered")
MINISTRY = Source("official_body:وزاره المياه", "وزارة المياه", "official_body")
NADA = Source("person:ندي سالم", "ندى سالم", "person")
SALIM = Source("person:سالم", "سالم", "person")
UNNAMED = Source("anonymous:مصدر مطلع", "مصدر مطلع", "anonymous")

FLOOD = (
    "غمرت السيول حي النخيل ليلا وأغلقت المدارس أبوابها.\n"
    "قالت ندى سالم إن 40 أسرة نقلت إلى المخيم الشمالي.\n"
    "وأضافت أن المضخات تعمل منذ الفجر في الأنفاق الثلاثة.\n"
    "وينتظر السكان عودة التيار الكهربائي خلال يومين.\n"
    "وبدأت البلدية حصر الأضرار في المحال والبيوت القديمة."
)


def article(id: str, text: str = FLOOD, **known: Any) -> Article:
    """Return an article as the program reads it."""
    return read_article(Document(id, text, **known))


def place(text: str, part: str) -> Span:
    """Return where a part of a text stands."""
    return Span(text.index(part), text.index(part) + len(part))


def said(of: Article, source: Source | None, **changes: Any) -> Attribution:
    """Return an attribution by the cue and content given as parts of the text; a plain speaker by default.

    ``cue`` and ``content`` are words of the text, all else fields of the attribution.
    """
    raw = of.document.text
    cue, content = changes.pop("cue", "قالت"), changes.pop("content", "")
    plain: dict[str, Any] = {
        "document": of.document.id,
        "tier": "B" if source and source.type == "person" and not changes.get("via") else "A",
        "field": "text",
        "zone": "body",
        "cue_spans": (place(raw, cue),) if cue else (),
        "source_span": None,
        "source": source,
        "source_ref": "explicit",
        "via_span": None,
        "via": None,
        "content_spans": (place(raw, content),) if content else (),
        "kind": "indirect",
        "role": "speaker",
        "self_": False,
        "rule": "verb_subject_that",
    }
    return Attribution(**(plain | changes))


def credit(of: Article, source: Source, **changes: Any) -> Attribution:
    """Return the line that credits a whole article."""
    cue = of.document.text.split()[-1]
    line = {"role": "source_line", "kind": "whole_doc", "rule": "source_line", "cue": cue}
    return said(of, source, **(line | changes))


def pair(left: Article, right: Article, label: PairLabel = "copy", score: float = 0.8, **changes: Any) -> Pair:
    """Return a verified pair; the articles in either order."""
    ids = sorted((left.document.id, right.document.id))
    evidence = Evidence(0.4, changes.get("held", 0.4), 0.1, 0.0, (), "bundled")
    return Pair(ids[0], ids[1], label, score, "likely", "unknown", False, evidence, changes.get("passages", ()))


def passage(left: Article, right: Article, part: str) -> Passage:
    """Return a passage that stands in both articles."""
    here, there = (Located("text", place(one.document.text, part)) for one in (left, right))
    return Passage(here, there, len(part.split()))


def draw(
    articles: Sequence[Article], cited: Sequence[Attribution] = (), pairs: Sequence[Pair] = (), **options: Any
) -> ProvenanceGraph:
    """Return the graph; reuse pairs make the stories."""
    told = stories(one for one in pairs if one.label in REUSE_LABELS)
    return graph(articles, cited, pairs, told, Registry.bundled(), **options)


def lines(drawn: ProvenanceGraph, *statuses: str) -> set[str]:
    """Return the edges as ``from kind to``, of some statuses or of all."""
    return {text(edge) for edge in drawn.edges if not statuses or edge.status in statuses}


def text(edge: Edge) -> str:
    """Return an edge as ``from kind to``."""
    return f"{edge.origin} {edge.kind} {edge.target}"


def edge(drawn: ProvenanceGraph, line: str) -> Edge:
    """Return the one edge that reads so."""
    (found,) = [one for one in drawn.edges if text(one) == line]
    return found


def flagged(drawn: ProvenanceGraph, id: str) -> set[str]:
    """Return the flags of a document."""
    return {flag.kind for flag in drawn.flags if flag.document == id}


def flag(drawn: ProvenanceGraph, id: str, kind: str) -> Flag:
    """Return one flag of a document."""
    (found,) = [one for one in drawn.flags if (one.document, one.kind) == (id, kind)]
    return found


def origins(drawn: ProvenanceGraph, id: str) -> Origins:
    """Return the origins of a document's story."""
    (found,) = [one for one in drawn.origins if id in one.documents]
    return found
