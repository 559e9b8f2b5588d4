"""Provenance graph -> rows: each story as a tree, from where it starts down to the articles.

The graph is no tree: every node stands once, under its best parent, and a line "also"
names the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from provenance.messages.catalogue import say
from provenance.messages.graph import also_words, flag_sentence, origins_sentence, relation_words
from provenance.render.layout import Row, foreign, own, sentence
from provenance.render.terminal import field
from provenance.values import Edge, EdgeKind, Node, Origins, ProvenanceGraph

_PARENTS: Final[tuple[EdgeKind, ...]] = ("republishes", "derived_from", "issued_by", "cites", "quotes")
"""The edges that lead to a parent, the one that says most about where a text comes from first."""
_WORKS: Final[tuple[EdgeKind, ...]] = ("republishes", "derived_from", "cites")
_WHOLE: Final = "document"
_STEP: Final = 2
_SHOWN: Final = 20
_DEEPEST: Final = 8  # levels that are indented


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """A graph as a tree: of each node its best edge upwards, its other edges, and what stands below it."""

    nodes: Mapping[str, Node]
    best: Mapping[str, Edge]
    others: Mapping[str, Sequence[Edge]]
    below: Mapping[str, Sequence[str]]
    flags: Mapping[str, Sequence[str]]


def tree_of(graph: ProvenanceGraph) -> Tree:
    """Return the tree that a graph is shown as."""
    upwards: dict[str, list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        if edge.kind in _PARENTS:
            upwards[edge.origin].append(edge)
    best: dict[str, Edge] = {}
    others: dict[str, list[Edge]] = {}
    below: dict[str, list[str]] = defaultdict(list)
    for origin in sorted(upwards):
        first, *rest = sorted(upwards[origin], key=_rank)
        best[origin], others[origin] = first, [edge for edge in rest if edge.target != first.target]
        below[first.target].append(origin)
    flags: dict[str, list[str]] = defaultdict(list)
    for flag in graph.flags:
        if flag.kind != "no_source_named":  # the count of origins says it
            flags[flag.document].append(flag_sentence(flag.kind))
    return Tree({node.id: node for node in graph.nodes}, best, others, below, flags)


def _rank(edge: Edge) -> tuple[bool, int, float, str]:
    """Return the order of parents: of the whole text first, then by kind, then by confidence."""
    is_part = edge.kind == "derived_from" and edge.scope != _WHOLE
    return is_part, _PARENTS.index(edge.kind), -edge.confidence, edge.target


def origin_rows(tree: Tree, origins: Origins, story: str, *, is_full: bool) -> Iterator[Row]:
    """Yield where the documents of one story come from: a tree, and what a reader should know of each."""
    if not story:
        yield field(say("field.article"), foreign(origins.documents[0], "strong"))
    yield field(story or say("field.origins"), own(origins_sentence(origins.count), "strong"))
    documents = [node.id for node in tree.nodes.values() if node.document in origins.documents]
    tops = list(dict.fromkeys(_top(tree, name) for name in sorted(documents)))
    wanted = _above(tree, documents)
    budget = len(tree.nodes) if is_full else _SHOWN
    rows = [row for top in tops for row in _branch(tree, top, wanted, origins.roots) if origins.count is not None]
    yield from rows[:budget]
    if len(rows) > budget:
        yield sentence(say("graph.more_lines", number=len(rows) - budget), "dim", indent=_STEP)
    for document in origins.documents:
        for words in tree.flags.get(document, ()):
            yield field(say("field.note"), foreign(document), own(words))


def _top(tree: Tree, name: str) -> str:
    while name in tree.best:
        name = tree.best[name].target
    return name


def _above(tree: Tree, documents: Sequence[str]) -> frozenset[str]:
    """Return the nodes on the way from the documents to the top, and the other sources that they name."""
    found: set[str] = set()
    waiting = list(documents)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [tree.best[name].target] if name in tree.best else []
    return frozenset(found)


def _branch(tree: Tree, top: str, wanted: frozenset[str], roots: Sequence[str]) -> Iterator[Row]:
    """Yield a node and, indented, what came from it; a loop, because chains of copies can be long."""
    waiting = [(top, 0)]
    while waiting:
        name, depth = waiting.pop()
        yield _node_row(tree, name, min(depth, _DEEPEST))
        for edge in _also(tree, name, roots):
            words = own(also_words(edge), "dim")
            label = foreign(tree.nodes[edge.target].label, "dim")
            yield Row((words, label), indent=_STEP * (min(depth, _DEEPEST) + 3))
        children = [child for child in tree.below.get(name, ()) if child in wanted]
        waiting += [(child, depth + 1) for child in reversed(children)]


def _also(tree: Tree, name: str, roots: Sequence[str]) -> list[Edge]:
    """Return the other parents of an article: works, and whoever is at a root; each once, and rivals."""
    found: dict[str, Edge] = {}
    above = _above(tree, [name])
    for edge in tree.others.get(name, ()) if tree.nodes[name].seen else ():
        is_told = edge.kind in _WORKS or (edge.target in roots and edge.target not in above)
        key = f"{edge.target} {edge.alternatives_group or ''}"
        if is_told and (key not in found or edge.status == "stated"):
            found[key] = edge
    return sorted(found.values(), key=lambda edge: (edge.alternatives_group is None, _rank(edge)))


def _node_row(tree: Tree, name: str, depth: int) -> Row:
    node, edge = tree.nodes[name], tree.best.get(name)
    words = [own(relation_words(edge))] if edge else []
    if node.kind == "article" and not node.seen:
        words.append(own(say("graph.not_seen"), "dim"))
    label = node.document or node.label
    return Row((*words, foreign(label, "strong" if node.seen else "source")), indent=_STEP * (depth + 1))
