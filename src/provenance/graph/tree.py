"""Provenance graph -> tree: every node once, under its best parent, with the other parents beside it.

The graph is no tree. Here each node hangs on the edge that says most about where it comes
from; its other edges stand beside it. A story is laid out from its origins down to its
articles, and what is too long to be shown is counted. All of it takes time in proportion
to the nodes and edges of what is laid out.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby
from typing import Final, TypeAlias

from provenance.values import Edge, EdgeKind, FlagKind, Node, ProvenanceGraph
from provenance.values.matches import Band

PARENTS: Final[tuple[EdgeKind, ...]] = ("republishes", "derived_from", "issued_by", "cites", "quotes")
"""The edges that lead to a parent, the one that says most about where a text comes from first."""
WORKS: Final[tuple[EdgeKind, ...]] = ("republishes", "derived_from", "cites")
WHOLE: Final = "document"
FIRST: Final = 5
"""How many nodes stand under one parent by one relation before the rest of a long story is counted."""
BUDGET: Final = 30
"""How many nodes of a long story are shown; shorter stories are shown whole."""
DEEPEST: Final = 12
"""Levels that are told apart by guides; chains of copies can be much longer."""
_TOP: Final = ""
_BANDS: Final[tuple[Band, ...]] = ("strong", "likely", "weak")
_LAST: Final = "\U0010ffff"


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """A graph as a tree: the best edge upwards of each node, its other edges, and what joins articles without order.

    ``articles`` gives the node of each document, ``flags`` what a reader should know of it.
    """

    nodes: Mapping[str, Node]
    best: Mapping[str, Edge]
    others: Mapping[str, Sequence[Edge]]
    joins: Mapping[str, Edge]
    articles: Mapping[str, str]
    flags: Mapping[str, Sequence[FlagKind]]


def tree_of(graph: ProvenanceGraph) -> Tree:
    """Return the tree that a graph is shown as."""
    upwards: dict[str, list[Edge]] = defaultdict(list)
    joins: dict[str, Edge] = {}
    for edge in graph.edges:
        if edge.kind in PARENTS:
            upwards[edge.origin].append(edge)
        elif edge.kind == "same_story":
            _keep_surer(joins, edge)
    flags: dict[str, list[FlagKind]] = defaultdict(list)
    for flag in graph.flags:
        flags[flag.document].append(flag.kind)
    ranked = {name: sorted(edges, key=_rank) for name, edges in upwards.items()}
    return Tree(
        nodes={node.id: node for node in graph.nodes},
        best={name: edges[0] for name, edges in ranked.items()},
        others={name: edges[1:] for name, edges in ranked.items()},
        joins=joins,
        articles={node.document: node.id for node in graph.nodes if node.document},
        flags=flags,
    )


def _keep_surer(joins: dict[str, Edge], edge: Edge) -> None:
    for name in (edge.origin, edge.target):
        if name not in joins or joins[name].confidence < edge.confidence:
            joins[name] = edge


def _rank(edge: Edge) -> tuple[bool, int, float, int, str]:
    """Return the order of parents: of the whole text first, then by kind, confidence and how often it is said."""
    is_part = edge.kind == "derived_from" and edge.scope != WHOLE
    return is_part, PARENTS.index(edge.kind), -edge.confidence, -len(edge.evidence), edge.target


@dataclass(frozen=True, slots=True, eq=False)
class Branches:
    """The part of a tree that leads to some articles: what stands beneath each node, the tops beneath ``""``.

    ``sizes`` counts a node and all beneath it; ``places`` numbers the nodes from top to
    bottom, so that what stands beneath a node has the numbers that follow its own.
    """

    tree: Tree
    below: Mapping[str, Sequence[str]]
    sizes: Mapping[str, int]
    places: Mapping[str, int]

    def __len__(self) -> int:
        return len(self.places)

    def is_above(self, upper: str, lower: str) -> bool:
        """Return whether one node stands on the way from another to its top."""
        if upper not in self.places or lower not in self.places:
            return False
        return self.places[upper] <= self.places[lower] < self.places[upper] + self.sizes[upper]


def branches(tree: Tree, documents: Iterable[str], published: Mapping[str, str] | None = None) -> Branches:
    """Return the part of a tree that leads to the articles of some documents.

    ``published`` gives dates in ISO 8601, by which the articles beneath one node are in order.
    """
    below: dict[str, list[str]] = defaultdict(list)
    for name in sorted(_above(tree, documents)):
        below[tree.best[name].target if name in tree.best else _TOP].append(name)
    sizes: dict[str, int] = {}
    for name in reversed(list(_down(below))):
        sizes[name] = 1 + sum(sizes[child] for child in below.get(name, ()))

    def order(name: str) -> tuple[tuple[int, ...], int, str, str]:
        date = (published or {}).get(tree.nodes[name].document, _LAST)
        return _group(tree, name), -sizes[name], date, name

    for children in below.values():
        children.sort(key=order)
    return Branches(tree, below, sizes, {name: place for place, name in enumerate(_down(below))})


def _above(tree: Tree, documents: Iterable[str]) -> set[str]:
    """Return the nodes on the way from documents to their tops."""
    found: set[str] = set()
    for document in documents:
        name: str | None = tree.articles.get(document)
        while name is not None and name not in found:
            found.add(name)
            name = tree.best[name].target if name in tree.best else None
    return found


def _down(below: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield the nodes from top to bottom; a loop, because chains of copies can be long."""
    waiting = list(reversed(below.get(_TOP, ())))
    while waiting:
        name = waiting.pop()
        yield name
        waiting += reversed(below.get(name, ()))


def _group(tree: Tree, name: str) -> tuple[int, ...]:
    """Return the relation by which a node stands beneath its parent, as a sort key; of a top, what it is."""
    edge = tree.best.get(name)
    if edge is None:
        return (int(tree.nodes[name].seen),)
    return PARENTS.index(edge.kind), int(edge.status != "stated"), _BANDS.index(edge.band)


@dataclass(frozen=True, slots=True)
class Line:
    """A node where it stands in the tree: the edge to the line above, and its other parents.

    ``guides`` says of each level from the first to its own whether more of that level follows.
    """

    node: Node
    edge: Edge | None
    level: int
    guides: tuple[bool, ...]
    has_below: bool
    also: tuple[Edge, ...] = ()


@dataclass(frozen=True, slots=True)
class Rest:
    """Nodes beneath one parent that are counted in the place of being shown; ``size`` counts what is beneath them too.

    ``edge`` is that of one of them. With ``is_cut`` they are all that stands beneath a
    node, by whatever relation; it is None then, and where they are tops.
    """

    nodes: tuple[str, ...]
    edge: Edge | None
    level: int
    guides: tuple[bool, ...]
    size: int
    is_cut: bool = False


Entry: TypeAlias = Line | Rest


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a tree is shown: at most ``depth`` levels beneath the tops, and long stories whole or in outline."""

    depth: int | None = None
    is_whole: bool = False


OUTLINE: Final = Limits()
"""Every level; long stories in outline."""


_Kept: TypeAlias = Mapping[str, Sequence[tuple[Sequence[str], Sequence[str]]]]
"""Beneath each node that is shown, and not cut off below: by relation, what is shown and what is counted."""


def _kept(found: Branches, limits: Limits) -> _Kept:
    """Return what is shown and what is counted: the structure first, level by level."""
    is_whole = limits.is_whole or len(found) <= BUDGET
    first, left = (len(found), len(found)) if is_whole else (FIRST, BUDGET)
    kept: dict[str, list[tuple[Sequence[str], Sequence[str]]]] = {}
    waiting: deque[tuple[str, int]] = deque([(_TOP, 0)])
    while waiting:
        parent, level = waiting.popleft()
        if limits.depth is not None and level > limits.depth:
            continue
        kept[parent] = []
        for group in _groups(found, parent):
            # A line that counts one node takes as much room as the node.
            size = min(left, len(group) if len(group) == first + 1 else first)
            kept[parent].append((group[:size], group[size:]))
            left -= len(group[:size])
            waiting += [(name, level + 1) for name in group[:size]]
    return kept


def _groups(found: Branches, parent: str) -> list[list[str]]:
    """Return what stands beneath a node, by relation."""
    children = found.below.get(parent, ())
    return [list(group) for _, group in groupby(children, key=lambda name: _group(found.tree, name))]


def layout(found: Branches, roots: Sequence[str], limits: Limits = OUTLINE) -> Iterator[Entry]:
    """Yield what is shown of a story, from top to bottom; ``roots`` are the nodes that count as its origins."""
    kept = _kept(found, limits)
    waiting: list[tuple[str | Rest, int, tuple[bool, ...]]] = list(reversed(_beneath(found, kept, _TOP, -1, ())))
    known = frozenset(roots)
    while waiting:
        entry, level, guides = waiting.pop()
        if isinstance(entry, Rest):
            yield entry
            continue
        beneath = _beneath(found, kept, entry, level, guides)
        also = tuple(_also(found, entry, known))
        yield Line(found.tree.nodes[entry], found.tree.best.get(entry), level, guides, bool(beneath), also)
        waiting += reversed(beneath)


def _beneath(
    found: Branches, kept: _Kept, parent: str, level: int, guides: tuple[bool, ...]
) -> list[tuple[str | Rest, int, tuple[bool, ...]]]:
    """Return what is shown beneath a node: nodes, and the count of those that are not."""
    own = level + 1
    items: list[str | tuple[Sequence[str], bool]] = []
    for shown, rest in kept.get(parent, ()):
        items += [*shown, (rest, False)] if rest else shown
    if parent not in kept and found.below.get(parent):
        items = [(found.below[parent], True)]
    placed: list[tuple[str | Rest, int, tuple[bool, ...]]] = []
    for place, item in enumerate(items):
        # Tops hang on nothing, and deeper than this no level is drawn.
        here = (*guides, place + 1 < len(items))[:DEEPEST] if own else ()
        placed.append((item if isinstance(item, str) else _rest(found, *item, own, here), own, here))
    return placed


def _rest(found: Branches, nodes: Sequence[str], is_cut: bool, level: int, guides: tuple[bool, ...]) -> Rest:
    edge = None if is_cut else found.tree.best.get(nodes[0])
    return Rest(tuple(nodes), edge, level, guides, sum(found.sizes[name] for name in nodes), is_cut)


def _also(found: Branches, name: str, roots: AbstractSet[str]) -> Iterator[Edge]:
    """Yield the other parents of a node: works, and whoever is at a root; rivals first, each edge once.

    Whoever speaks in a work above has come with that work. Of an article that hangs on
    nothing, what joins it to the others.
    """
    tree = found.tree
    edges = tree.others.get(name, ())
    told = [one for one in edges if one.kind in WORKS or (one.target in roots and not found.is_above(one.target, name))]
    yield from sorted(told, key=lambda edge: (edge.alternatives_group is None, edge.status != "stated", _rank(edge)))
    if name not in tree.best and found.sizes[name] == 1 and name in tree.joins:
        yield tree.joins[name]
