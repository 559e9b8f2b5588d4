"""Attribution -> the edges that it states. An outlet is never a parent: citing it cites a work of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from provenance.graph.context import Context
from provenance.graph.drafts import Draft, contents, proofs
from provenance.graph.nodes import agent_node, document_node, image_node, issuer_of, statement_node, work_node
from provenance.text.normalize import fold
from provenance.values import Attribution, EdgeKind, Node, Source, SourceType

CREDIT, EXPLICIT, RESOLVED = 0.98, 0.95, 0.9
"""Confidence: a line that does nothing but credit; a source named or described at the cue; one that was worked out."""
PUBLISHERS: Final[frozenset[SourceType]] = frozenset({"outlet", "agency"})
_CREDITED: Final = frozenset({"source_line", "byline", "dateline"})
_PUBLISHED: Final = "نشر"


def _confidence(found: Attribution) -> float:
    if found.role in ("source_line", "photo_credit"):
        return CREDIT
    return EXPLICIT if found.source_ref in ("explicit", "description") else RESOLVED


def _edge(found: Attribution, origin: Node, target: Node, kind: EdgeKind, scope: str = "") -> Draft:
    return Draft(
        origin=origin,
        target=target,
        kind=kind,
        status="stated",
        confidence=_confidence(found),
        rule=found.rule,
        evidence=proofs(found),
        content=contents(found),
        scope=scope,
    )


def _says_published(found: Attribution, context: Context) -> bool:
    """Return whether the cue speaks of what was published, hence of a work and not of words."""
    raw = context.articles[found.document].document.field(found.field)
    return any(_PUBLISHED in fold(span.of(raw)) for span in found.cue_spans)


def _is_own(found: Attribution, medium: Source, context: Context) -> bool:
    """Return whether a medium is the article's own outlet.

    Where the page does not say who publishes it: only the outlet that an unnamed source
    spoke to can go on quoting it by itself.
    """
    publisher = context.publishers[found.document]
    if found.self_ or publisher.is_source(medium):
        return True
    if publisher.names or found.source is None or found.source.type != "anonymous":
        return False
    others = context.attributions[found.document]
    return any(one.source == found.source and one.via is None and one.kind != "declined" for one in others)


def _spoken(found: Attribution, source: Source, origin: Node, context: Context) -> Iterator[Draft]:
    """Yield how ``origin`` hangs on a source that speaks or publishes for itself."""
    at = found.document
    if source.type in PUBLISHERS or (source.type == "official_body" and _says_published(found, context)):
        yield _edge(found, origin, work_node(source, at, context), "cites")
    elif source.type == "document":
        issuer = issuer_of(source, context.registry)
        statement = statement_node(source, issuer, at, context)
        yield _edge(found, origin, statement, "quotes")
        if issuer:
            yield _edge(found, statement, agent_node(issuer, at, context), "issued_by", "document")
    elif source.type == "photo_agency":
        yield _edge(found, origin, image_node(source, at, context), "image_credit", "image")
    else:
        yield _edge(found, origin, agent_node(source, at, context), "quotes")


def _credited(found: Attribution, source: Source, origin: Node, context: Context) -> Iterator[Draft]:
    """Yield the edge of a line that credits the whole article: to somebody else's work or to its own outlet."""
    is_own = found.self_ or found.rule == "exclusive_label" or context.publishers[found.document].is_source(source)
    if is_own:
        own = agent_node(source, found.document, context)
        yield _edge(found, origin, own, "published_by", "document")
    elif source.type in PUBLISHERS or source.type in ("official_body", "organisation", "photo_agency"):
        yield _edge(found, origin, work_node(source, found.document, context), "republishes", "document")
    else:
        yield from _spoken(found, source, origin, context)


def _through(found: Attribution, medium: Source, origin: Node, context: Context) -> Iterator[Draft]:
    """Yield the edges of words that came through a medium."""
    at, source = found.document, found.source
    if medium.type == "social_media":
        if source:
            post = Source(f"{source.id}/{medium.id}", f"{source.name} · {medium.name}", "document")
            yield _edge(found, origin, statement := statement_node(post, None, at, context), "quotes")
            yield _edge(found, statement, agent_node(source, at, context), "issued_by", "document")
    elif _is_own(found, medium, context):
        if source and source.type not in PUBLISHERS:
            yield from _spoken(found, source, origin, context)
            if source.type != "document":
                told = agent_node(source, at, context)
                yield _edge(found, told, agent_node(medium, at, context), "told_to", "document")
    else:
        work = work_node(medium, at, context)
        yield _edge(found, origin, work, "cites")
        if source and source.id != medium.id:
            yield from _spoken(found, source, work, context)


def _heard(found: Attribution, teller: Attribution, context: Context) -> Iterator[Draft]:
    """Yield whom a work quotes that an article cites; what a speaker reports of others is no source of the article."""
    medium = teller.via or teller.source
    if found.source and medium and medium.type in PUBLISHERS and not _is_own(teller, medium, context):
        work = work_node(medium, found.document, context)
        yield from _spoken(found, found.source, work, context)


def stated(found: Attribution, context: Context, teller: Attribution | None = None) -> Iterator[Draft]:
    """Yield the edges that an attribution states; none for words carried over and for who declines to speak.

    ``teller`` is the attribution in whose words it stands, where the article does not speak itself.
    """
    if found.tier == "C" or found.kind == "declined" or (found.source is None and found.via is None):
        return
    if teller is not None:
        yield from _heard(found, teller, context)
        return
    origin = document_node(found.document, context)
    credited = partial(_credited, found, origin=origin, context=context)
    if found.source and (found.kind == "image" or found.role == "photo_credit"):
        image = image_node(found.source, found.document, context)
        yield _edge(found, origin, image, "image_credit", "image")
    elif found.source and (found.role in _CREDITED or found.kind == "whole_doc"):
        yield from credited(found.source)
    elif found.via:
        yield from _through(found, found.via, origin, context)
    elif found.source and not found.self_:
        yield from _spoken(found, found.source, origin, context)
