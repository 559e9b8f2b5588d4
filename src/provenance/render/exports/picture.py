"""The provenance graph -> the boxes, arrows and frames of a picture, which both DOT and Mermaid draw.

A story of five hundred copies is no picture. Nodes that look alike and hang on the same
things in the same way are one box with their number, and a frame holds the articles of a
story instead of a line between any two of them. Every other export has each by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from provenance.messages.catalogue import say
from provenance.render.exports.alike import groups
from provenance.render.exports.parts import all_edges, is_certain, legible, plain_id
from provenance.render.show import ELLIPSIS
from provenance.values import Edge, Node, NodeKind, ProvenanceGraph

FOLDED_FROM: Final = 6
"""So many nodes alike become one box; fewer can be read one by one."""
_LINE: Final = 26  # characters; two or three words of Arabic
_LINES: Final = 4


@dataclass(frozen=True, slots=True)
class Box:
    """A node, or several alike. ``lines`` are its label in logical order; ``id`` is that of the first node."""

    id: str
    kind: NodeKind
    lines: tuple[str, ...]
    is_seen: bool
    count: int = 1


@dataclass(frozen=True, slots=True)
class Arrow:
    """One or several edges alike, from what was written to where it comes from."""

    origin: str
    target: str
    words: str
    is_certain: bool
    has_direction: bool
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn, in the order of the graph, and the sentence below it.

    ``frames`` are the boxes of each story that has more than one; a box is in one frame or in none.
    """

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    frames: tuple[tuple[Box, ...], ...]
    legend: str

    @property
    def unframed(self) -> tuple[Box, ...]:
        """The boxes that no frame holds."""
        framed = {box.id for frame in self.frames for box in frame}
        return tuple(box for box in self.boxes if box.id not in framed)


def picture(graph: ProvenanceGraph) -> Picture:
    """Return the picture of a graph, its words in the language that is spoken."""
    stories = _stories(graph)
    shown = _shown(graph, stories)
    nodes = {node.id: node for node in graph.nodes}
    looks = {node.id: _look(node, stories) for node in graph.nodes}
    links = ((edge.origin, edge.target, _stroke(edge, is_left_out)) for edge, is_left_out in shown)
    folded = groups(looks, links, least=FOLDED_FROM)
    first_of = {id: group[0] for group in folded for id in group}
    boxes = tuple(_box([nodes[id] for id in group]) for group in folded)
    arrows = (_arrow(edge, first_of, is_left_out) for edge, is_left_out in shown)
    return Picture(boxes, tuple(dict.fromkeys(arrows)), _frames(boxes, stories), say("export.legend"))


def _stories(graph: ProvenanceGraph) -> dict[str, int]:
    """Return the number of the story for the node of each article that has others beside it."""
    nodes = {node.document: node.id for node in graph.nodes if node.document}
    return {
        nodes[document]: number
        for number, one in enumerate(graph.origins)
        for document in one.documents
        if len(one.documents) > 1 and document in nodes
    }


def _shown(graph: ProvenanceGraph, stories: Mapping[str, int]) -> list[tuple[Edge, bool]]:
    """Return the edges to draw, and whether each was left out.

    Of those that only say that two articles tell one story: none inside a frame, and between
    two stories the surest.
    """
    surest: dict[frozenset[int | str], Edge] = {}
    for edge in graph.edges:
        if edge.kind == "same_story":
            between = frozenset((stories.get(edge.origin, edge.origin), stories.get(edge.target, edge.target)))
            held = surest.get(between)
            if len(between) > 1 and (held is None or edge.confidence > held.confidence):
                surest[between] = edge
    joins = {edge.id for edge in surest.values()}
    return [one for one in all_edges(graph) if one[0].kind != "same_story" or one[0].id in joins]


def _look(node: Node, stories: Mapping[str, int]) -> tuple[object, ...]:
    """Return what nodes of one box have in common; titles of articles may differ, names of what is cited may not."""
    if node.kind == "article" and node.seen:
        return node.kind, stories.get(node.id)
    return node.kind, node.seen, node.label, node.source


def _stroke(edge: Edge, is_left_out: bool) -> tuple[object, ...]:
    return edge.kind, _words(edge), is_certain(edge), is_left_out


def _frames(boxes: Iterable[Box], stories: Mapping[str, int]) -> tuple[tuple[Box, ...], ...]:
    found: dict[int, list[Box]] = defaultdict(list)
    for box in boxes:
        if box.id in stories:
            found[stories[box.id]].append(box)
    return tuple(tuple(found[number]) for number in sorted(found) if len(found[number]) > 1)


def _box(group: Sequence[Node]) -> Box:
    first, many = group[0], len(group)
    if many > 1 and first.kind == "article" and first.seen:
        lines: tuple[str, ...] = (say("count.article", count=many),)
    else:
        lines = _wrapped(legible(first.label) or plain_id(first.id))
        lines += (f"\u00d7 {many:,}",) if many > 1 else ()
    return Box(first.id, first.kind, lines, first.seen, many)


def _wrapped(label: str) -> tuple[str, ...]:
    """Return a label in short lines, broken between words where it can be, in logical order."""
    lines: list[str] = []
    for word in _pieces(label.split(" ")):
        if lines and len(lines[-1]) + 1 + len(word) <= _LINE:
            lines[-1] += f" {word}"
        elif len(lines) < _LINES:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1][: _LINE - 1]}{ELLIPSIS}"
            break
    return tuple(lines)


def _pieces(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield from (word[at : at + _LINE] for at in range(0, len(word) or 1, _LINE))


def _words(edge: Edge) -> str:
    words = say(f"export.edge_{edge.kind}")
    if is_certain(edge):
        return words
    return say("export.inferred", band=say(f"graph.band_{edge.band}"), words=words)


def _arrow(edge: Edge, first_of: Mapping[str, str], is_left_out: bool) -> Arrow:
    return Arrow(
        origin=first_of[edge.origin],
        target=first_of[edge.target],
        words=_words(edge),
        is_certain=is_certain(edge),
        has_direction=edge.kind != "same_story",
        is_left_out=is_left_out,
    )
