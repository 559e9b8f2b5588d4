"""Who is who in the graph: one node for each article, cited work, statement, image and agent.

Ids are made of what the node is and of the story that it belongs to, so that they are the
same whatever else is in the scan and in whatever order it comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from provenance.attribution.linking import link
from provenance.attribution.registry import Registry
from provenance.graph.context import Context
from provenance.text.normalize import fold
from provenance.values import Article, Node, Source

# «statement issued by X» and «X's statement»: what stands behind these words issued it, if it is a body.
_ISSUED: Final = re.compile(r"(?:صدر|صدرت|صادر|صادره|الصادر|الصادره|صدره) (?:عن|من) |(?:اصدره|اصدرته|اصدرتها) ")
_PAPER: Final = re.compile(r"^(?:ال)?(?:بيان|تقرير|مذكره|وثيقه|رساله|خطاب|بلاغ|تعميم|قرار) (?:من )?")
_BODIES: Final = frozenset(
    "وزاره هييه رياسه مجلس جيش حكومه شركه موسسه منظمه لجنه امانه حزب حركه قياده مكتب رابطه اتحاد جامعه بنك "
    "مديريه اماره بلديه جمعيه محكمه نيابه سفاره بعثه مفوضيه".split()
)


_NOBODY: Final = frozenset({"وكالات", "وكالات انباء", "وكالات عالميه", "متابعات", "مصادر"})


def is_vague(node: Node) -> bool:
    """Return whether a node stands for nobody in particular: «agencies», or a state as a whole."""
    if node.source is None:
        return False
    return fold(node.source.name).removeprefix("ال") in _NOBODY or node.source.id.endswith("-state")


def document_node(document: str, context: Context) -> Node:
    """Return the node of an article of the scan."""
    if document not in context.drawn:
        label = _title(context.articles[document]) or document
        publisher = context.publisher(document)
        node = Node(f"doc:{document}", "article", label, seen=True, document=document, source=publisher)
        context.drawn[document] = node
    return context.drawn[document]


def _title(article: Article) -> str:
    """Return the title of an article, as it came or as the page shows it; "" without one."""
    titles = (zone.span.of(article.document.field(zone.field)).strip() for zone in article.zones_of("title"))
    return article.document.title.strip() or next(filter(None, titles), "")


def work_node(source: Source, document: str, context: Context) -> Node:
    """Return what a document cites of an outlet: that outlet's article of the same story, or else an unseen work."""
    for other, _ in context.reused.get(document, ()):
        same = context.scopes[other] == context.scopes[document]
        if same and context.publishers[other].is_source(source) and not context.publishers[document].is_source(source):
            return document_node(other, context)
    known = canonical(source, context.registry)
    return Node(f"work:{known.id}@{context.scopes[document]}", "article", known.name, source=known)


def agent_node(source: Source, document: str, context: Context) -> Node:
    """Return the node of whoever speaks.

    A person by one word and an unnamed source are known within a story only.
    """
    known = canonical(source, context.registry)
    is_local = known.type == "anonymous" or (known.type == "person" and len(fold(known.name).split()) < 2)
    scope = f"@{context.scopes[document]}" if is_local and known.status != "registered" else ""
    return Node(f"agent:{known.id}{scope}", "agent", known.name, source=known)


def image_node(source: Source, document: str, context: Context) -> Node:
    """Return the node of a picture: one for each document and owner."""
    known = canonical(source, context.registry)
    return Node(f"image:{known.id}@doc:{document}", "image", known.name, source=known)


def statement_node(source: Source, issuer: Source | None, document: str, context: Context) -> Node:
    """Return the node of a statement or paper: one for each story and issuer, or name where nobody issues it."""
    owner = issuer or source
    return Node(f"statement:{owner.id}@{context.scopes[document]}", "statement", source.name, source=owner)


def canonical(source: Source, registry: Registry) -> Source:
    """Return a source under the name that the register gives it; what is not registered stays as it is."""
    entry = registry.get(source.id) if source.status == "registered" else None
    return source if entry is None else Source(source.id, entry.name, source.type, "registered")


def issuer_of(source: Source, registry: Registry) -> Source | None:
    """Return the body that issued a document, as its name says, or None."""
    folded = fold(source.name)
    issued = _ISSUED.search(folded)
    found = issued or _PAPER.match(folded)
    # Folding keeps the words, so that the raw name is cut behind as many.
    rest = source.name.split()[len(folded[: found.end()].split()) :] if found else []
    name = " ".join(rest) if issued else _body(rest)
    if not name:
        return None
    return link(name, registry, type="official_body")


def _body(rest: Sequence[str]) -> str:
    """Return the name of a body that some words begin with, the particle of belonging taken off; else ""."""
    head, *more = rest or [""]
    for first in (head, head.removeprefix("ل"), f"ا{head.removeprefix('ل')}"):
        if fold(first).removeprefix("ال") in _BODIES:
            return " ".join((first, *more))
    return ""


def merged_nodes(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Return one node for each id, in order of id; of several labels the longest stays."""
    best: dict[str, Node] = {}
    for node in nodes:
        held = best.get(node.id)
        if held is None or (len(node.label), node.label) > (len(held.label), held.label):
            best[node.id] = node
    return tuple(best[name] for name in sorted(best))
