"""What the rules of the graph look things up in: articles, their publishers, their stories and their reuse pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from provenance.article.reading import Reading
from provenance.attribution.publisher import Publisher, publisher_of
from provenance.attribution.registry import Registry
from provenance.values import REUSE_LABELS, Article, Attribution, Node, Pair, Source, Story


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """The input of a graph, by document. ``scopes`` names the story of each, or the document itself where it has none.

    Works and unnamed people are one within a scope and never across: that two articles
    cite the same agency does not make it the same dispatch. ``drawn`` keeps the nodes of
    documents once made.
    """

    articles: Mapping[str, Article]
    attributions: Mapping[str, Sequence[Attribution]]
    publishers: Mapping[str, Publisher]
    scopes: Mapping[str, str]
    members: Mapping[str, tuple[str, ...]]
    pairs: Sequence[Pair]
    reused: Mapping[str, Sequence[tuple[str, Pair]]]
    registry: Registry
    readings: Mapping[str, Reading]
    drawn: dict[str, Node]

    def is_agency(self, document: str) -> bool:
        """Return whether a news agency publishes a document."""
        entry = self.registry.get(self.publishers[document].id)
        return entry is not None and entry.type == "agency"

    def publisher(self, document: str) -> Source | None:
        """Return the registered publisher of a document, None where it is unknown."""
        entry = self.registry.get(self.publishers[document].id)
        return None if entry is None else Source(entry.id, entry.name, entry.type, "registered")


def _publishers(articles: Iterable[Article], registry: Registry) -> dict[str, Publisher]:
    """Return who publishes each document; an outlet and host are looked up once."""
    known: dict[tuple[str, str], Publisher] = {}
    found = {}
    for article in articles:
        document = article.document
        key = document.outlet, "/".join(document.url.split("/", 3)[:3])
        if key not in known:
            known[key] = publisher_of(document, registry)
        found[document.id] = known[key]
    return found


def _scopes(articles: Iterable[Article], stories: Iterable[Story]) -> dict[str, str]:
    alone = {article.document.id: f"doc:{article.document.id}" for article in articles}
    return alone | {name: story.id for story in stories for name in story.documents}


def _neighbours(pairs: Iterable[Pair]) -> dict[str, list[tuple[str, Pair]]]:
    """Return document -> what it shares verified reuse with, best first."""
    found: dict[str, list[tuple[str, Pair]]] = defaultdict(list)
    for pair in pairs:
        if pair.label in REUSE_LABELS:
            found[pair.left].append((pair.right, pair))
            found[pair.right].append((pair.left, pair))
    for others in found.values():
        others.sort(key=lambda item: (-item[1].score, item[0]))
    return found


def context_of(
    articles: Iterable[Article],
    attributions: Iterable[Attribution],
    pairs: Iterable[Pair],
    stories: Iterable[Story],
    registry: Registry,
    readings: Iterable[Reading] = (),
) -> Context:
    """Return the lookups of a graph; the order of the arguments' items decides nothing."""
    by_id = {article.document.id: article for article in sorted(articles, key=lambda one: one.document.id)}
    cited: dict[str, list[Attribution]] = defaultdict(list)
    for one in attributions:
        cited[one.document].append(one)
    scopes = _scopes(by_id.values(), stories)
    members: dict[str, list[str]] = defaultdict(list)
    for document in by_id:
        members[scopes[document]].append(document)
    ordered = sorted(pairs, key=lambda pair: (pair.left, pair.right))
    return Context(
        articles=by_id,
        attributions={name: sorted(found, key=_position) for name, found in cited.items()},
        publishers=_publishers(by_id.values(), registry),
        scopes=scopes,
        members={scope: tuple(names) for scope, names in members.items()},
        pairs=ordered,
        reused=_neighbours(ordered),
        registry=registry,
        readings={one.id: one for one in readings},
        drawn={},
    )


def _position(found: Attribution) -> tuple[object, ...]:
    """Return a sort key that any two different attributions of a document differ in."""
    spans = (*found.cue_spans, *found.content_spans, *filter(None, (found.source_span, found.via_span)))
    names = tuple(one.id if one else "" for one in (found.source, found.via))
    return found.field, spans, names, found.rule, found.kind, found.role
