"""Stories -> schema.org ``Claim`` objects, as a ClaimReview takes them in ``itemReviewed``.

What is claimed, and whether it is true, is for the fact-checker to write; the graph knows
where it appears. ``firstAppearance`` is given only where every article of the story
is credited as a whole, by its own words or by those of what it was copied from, to one
and the same work. An earlier date alone makes no first appearance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from provenance.render.exports.names import name
from provenance.render.exports.parts import is_certain
from provenance.render.json_values import Json, Object
from provenance.values import EdgeKind, Origins, ProvenanceGraph

_TAKEN: Final[frozenset[EdgeKind]] = frozenset({"republishes", "derived_from"})


def claims(graph: ProvenanceGraph) -> Iterator[Object]:
    """Yield one claim for each story that appears in more than one work, in the order of the graph's origins."""
    nodes = {node.document: node.id for node in graph.nodes if node.document}
    credited = _credited(graph)
    for number, story in enumerate(graph.origins, start=1):
        articles = [nodes[document] for document in story.documents if document in nodes]
        works = _reached(articles, credited)
        if len(works) > 1:
            yield _claim(number, story, works, _first(articles, credited))


def _credited(graph: ProvenanceGraph) -> dict[str, list[str]]:
    """Return the works that each work as a whole is certainly taken from."""
    found: dict[str, list[str]] = defaultdict(list)
    for edge in graph.edges:
        if edge.kind in _TAKEN and edge.scope == "document" and is_certain(edge):
            found[edge.origin].append(edge.target)
    return found


def _reached(starts: Iterable[str], credited: Mapping[str, list[str]]) -> list[str]:
    """Return some works and all that they are taken from, each once, in order."""
    found, open_ = dict.fromkeys(starts), list(starts)
    while open_:
        for work in credited.get(open_.pop(), ()):
            if work not in found:
                found[work] = None
                open_.append(work)
    return sorted(found)


def _first(articles: Iterable[str], credited: Mapping[str, list[str]]) -> str | None:
    """Return the one work that everything goes back to, or None."""
    last = {work for article in articles for work in _reached([article], credited) if not credited.get(work)}
    return last.pop() if len(last) == 1 else None


def _claim(number: int, story: Origins, works: Iterable[str], first: str | None) -> Object:
    appearance: list[Json] = [{"@id": name("node", work)} for work in works]
    found: Object = {"@id": name("story", str(number)), "@type": "Claim", "appearance": appearance}
    if story.count is not None:
        found["pv:independentOrigins"] = story.count
    return found if first is None else {**found, "firstAppearance": {"@id": name("node", first)}}
