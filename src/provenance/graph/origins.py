"""Where stories come from: the nodes at the roots of their edges, each counted once.

What a document quotes is no origin of its own where the words hang on a work that the
document takes them from: whoever speaks in a dispatch came with the dispatch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from provenance.graph.context import Context
from provenance.graph.drafts import Draft
from provenance.graph.nodes import is_vague
from provenance.values import EdgeKind, Node, Origins, Proof, Story

_WORKS: Final[frozenset[EdgeKind]] = frozenset({"republishes", "cites", "derived_from"})
_TAKEN: Final[frozenset[EdgeKind]] = frozenset({"republishes", "derived_from"})


@dataclass(frozen=True, slots=True, eq=False)
class _Edges:
    out: Mapping[str, Sequence[Draft]]
    issuers: Mapping[str, str]

    def taken(self, node: str) -> list[Draft]:
        return [draft for draft in self.out.get(node, ()) if draft.kind in _TAKEN]


def _edges(drafts: Iterable[Draft]) -> _Edges:
    out: dict[str, list[Draft]] = defaultdict(list)
    issuers: dict[str, str] = {}
    for draft in _without_rivals(drafts):
        if draft.kind in _WORKS or draft.kind == "quotes":
            out[draft.origin.id].append(draft)
        elif draft.kind == "issued_by":
            issuers[draft.origin.id] = draft.target.id
    return _Edges(out, issuers)


def _without_rivals(drafts: Iterable[Draft]) -> list[Draft]:
    """Return the drafts with the likeliest of each group of alternatives only."""
    kept = sorted(drafts, key=lambda one: (-one.confidence, one.key))
    seen: set[str] = set()
    found = []
    for draft in kept:
        if draft.group is None or draft.group not in seen:
            found.append(draft)
        if draft.group is not None:
            seen.add(draft.group)
    return found


def _is_inside(place: Proof, places: Sequence[Proof]) -> bool:
    return any(one.at.field == place.at.field and one.at.span.overlaps(place.at.span) for one in places)


def _is_covered(quote: Draft, taken: Sequence[Draft]) -> bool:
    """Return whether the words of a quotation all hang on works that the document takes from."""
    if any(draft.scope == "document" for draft in taken):
        return True
    places = [place for draft in taken for place in draft.content]
    words = quote.content or quote.evidence
    return bool(places) and all(_is_inside(place, places) for place in words)


def _steps(node: str, edges: _Edges) -> list[Draft]:
    taken = edges.taken(node) if node.startswith("doc:") else []
    return [draft for draft in edges.out.get(node, ()) if draft.kind != "quotes" or not _is_covered(draft, taken)]


def _roots(documents: Sequence[str], edges: _Edges) -> dict[str, Node]:
    """Return the nodes that lead nowhere further, but for the documents that nothing hangs on."""
    open_, seen, roots = [f"doc:{name}" for name in documents], set[str](), dict[str, Node]()
    while open_:
        node = open_.pop()
        if node in seen:
            continue
        seen.add(node)
        for draft in _steps(node, edges):
            open_.append(draft.target.id)
            if not _steps(draft.target.id, edges):
                roots[draft.target.id] = draft.target
    return roots


def _independent(roots: Mapping[str, Node], edges: _Edges) -> tuple[str, ...]:
    """Return the roots without bodies whose statement is one, and without the vague where somebody nearer speaks."""
    issuers = {edges.issuers[name] for name in roots if name in edges.issuers}
    left = {name: node for name, node in roots.items() if name not in issuers}
    near = [name for name, node in left.items() if not is_vague(node)]
    return tuple(sorted(near or left))


def origins(context: Context, drafts: Iterable[Draft]) -> tuple[Origins, ...]:
    """Return where each story and each document without one comes from, in order of first document."""
    edges = _edges(drafts)
    found = []
    for documents in sorted(context.members.values()):
        roots = _independent(_roots(documents, edges), edges)
        found.append(Origins(documents, roots, len(roots) or None))
    return tuple(found)


def with_origins(stories: Iterable[Story], origins: Iterable[Origins]) -> tuple[Story, ...]:
    """Return the stories with the number of their independent origins."""
    counts = {one.documents: one.count for one in origins}
    return tuple(replace(story, origins=counts.get(story.documents)) for story in stories)
