"""The picture of a provenance graph in DOT, the language of Graphviz."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from provenance.render.exports.parts import iri_part
from provenance.render.exports.picture import Arrow, Box, picture
from provenance.values import Article, NodeKind, ProvenanceGraph

_SHAPES: Final[Mapping[NodeKind, str]] = MappingProxyType(
    {
        "article": "box",
        "statement": "note",
        "image": "tab",
        "event": "hexagon",
        "agent": "ellipse",
        "claim": "parallelogram",
    }
)
# What is at hand is filled, what is only cited has a broken line: to be told apart without colour too.
_SEEN: Final = 'style="filled,rounded", fillcolor="#e8f0fe"'
_UNSEEN: Final = 'style="dashed,rounded"'
_AGENT: Final = 'style="filled", fillcolor="#f5f5f5"'


def dot(graph: ProvenanceGraph, articles: Mapping[str, Article]) -> str:
    """Return the picture: arrows run to the left, from what was written to where it comes from."""
    return "".join(_written(graph))


def _written(graph: ProvenanceGraph) -> Iterator[str]:
    drawn = picture(graph)
    yield "digraph provenance {\n"
    yield '  graph [rankdir=RL, charset="UTF-8", fontname="Noto Naskh Arabic", nodesep=0.2, ranksep=0.9, '
    yield f"label={_label(drawn.legend)}];\n"
    yield '  node [fontname="Noto Naskh Arabic", fontsize=12];\n'
    yield '  edge [fontname="Noto Naskh Arabic", fontsize=9, color="#444444"];\n'
    for box in drawn.unframed:
        yield f"  {_name(box.id)} [{_look(box)}];\n"
    for number, frame in enumerate(drawn.frames, start=1):
        yield f'  subgraph "cluster_{number}" {{\n    graph [label="", style="rounded", color="#9aa0a6"];\n'
        yield from (f"    {_name(box.id)} [{_look(box)}];\n" for box in frame)
        yield "  }\n"
    for arrow in drawn.arrows:
        yield f"  {_name(arrow.origin)} -> {_name(arrow.target)} [{_stroke(arrow)}];\n"
    yield "}\n"


def _name(id: str) -> str:
    return f'"{iri_part(id)}"'


def _label(*lines: str) -> str:
    r"""Return a quoted string: Graphviz reads escapes such as ``\N`` and entities such as ``&amp;`` in it, but no HTML.

    The lines are joined by the escape for a line that is centred.
    """
    shown = (line.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;") for line in lines)
    return '"' + "\\n".join(shown) + '"'


def _look(box: Box) -> str:
    style = _AGENT if box.kind == "agent" else _SEEN if box.is_seen else _UNSEEN
    many = ", peripheries=2" if box.count > 1 else ""
    return f"label={_label(*box.lines)}, shape={_SHAPES[box.kind]}, {style}{many}"


def _stroke(arrow: Arrow) -> str:
    parts = [f"label={_label(arrow.words)}"]
    if arrow.is_left_out:
        parts += ["style=dotted", 'color="#999999"', "constraint=false"]
    elif not arrow.is_certain:
        parts.append("style=dashed")
    if not arrow.has_direction:
        parts += ["dir=none", "constraint=false"]
    return ", ".join(dict.fromkeys(parts))
