"""What the inferring rules see: the context, and the stated edges by the document that states them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from provenance.article.reading import reading
from provenance.graph.context import Context
from provenance.graph.drafts import Draft
from provenance.graph.facts import SharedFacts, facts, shared_facts
from provenance.values import EdgeKind, Node, Pair


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """Stated drafts, unmerged, by document and kind; ``facts_read`` keeps the facts of documents once read."""

    context: Context
    by_kind: Mapping[tuple[str, EdgeKind], Sequence[Draft]]
    facts_read: dict[str, dict[str, int]] = field(default_factory=dict)

    def of(self, document: str, kind: EdgeKind) -> Sequence[Draft]:
        """Return what a document states of a kind."""
        return self.by_kind.get((document, kind), ())

    def credited(self, document: str) -> dict[str, Draft]:
        """Return the works to which a document as a whole is credited, by id."""
        return {draft.target.id: draft for draft in self.of(document, "republishes")}

    def cited(self, document: str) -> dict[str, Draft]:
        """Return the works that a document cites, by id."""
        return {draft.target.id: draft for draft in self.of(document, "cites")}

    def named(self, document: str) -> set[str]:
        """Return the ids of every source and medium that a document names, its own publisher among them."""
        known = self.context.attributions.get(document, ())
        named = {one.id for found in known for one in (found.source, found.via) if one}
        return named | {self.context.publishers[document].id}

    def spoken(self, document: str) -> set[tuple[str, str]]:
        """Return who speaks to which medium in a document."""
        known = self.context.attributions.get(document, ())
        return {(found.source.id, found.via.id) for found in known if found.source and found.via}

    def shared_facts(self, pair: Pair) -> SharedFacts:
        """Return the facts that two documents have in common."""
        return shared_facts(self._facts(pair.left), self._facts(pair.right))

    def _facts(self, document: str) -> dict[str, int]:
        if document not in self.facts_read:
            known = self.context.readings.get(document) or reading(self.context.articles[document])
            self.facts_read[document] = facts(known)
        return self.facts_read[document]


Rule: TypeAlias = Callable[[View], Iterator[Draft]]


def view_of(context: Context, drafts: Iterable[tuple[str, Draft]]) -> View:
    """Return the view of stated drafts, each with the document that states it."""
    by_kind: dict[tuple[str, EdgeKind], list[Draft]] = defaultdict(list)
    for document, draft in drafts:
        if draft.origin.id == f"doc:{document}":
            by_kind[document, draft.kind].append(draft)
    return View(context, by_kind)


def is_about(node: Node, named: set[str]) -> bool:
    """Return whether the publisher or owner of a node is among the named."""
    return node.source is not None and node.source.id in named
