"""The picture of a provenance graph as a Mermaid flow chart, which GitHub, GitLab and Obsidian draw in a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final
from unicodedata import category

from provenance.render.exports.picture import Arrow, Box, picture
from provenance.values import Article, NodeKind, ProvenanceGraph

_SHAPES: Final[Mapping[NodeKind, tuple[str, str]]] = MappingProxyType(
    {
        "article": ("[", "]"),
        "statement": ("[/", "/]"),
        "image": ("[[", "]]"),
        "event": ("{{", "}}"),
        "agent": ("([", "])"),
        "claim": ("[\\", "\\]"),
    }
)
_PLAIN: Final = frozenset(" \u060c\u061b\u061f\u00ab\u00bb\u2026")  # Arabic comma, semicolon, question mark; quotes


def mermaid(graph: ProvenanceGraph, articles: Mapping[str, Article]) -> str:
    """Return the picture: arrows run to the left, from what was written to where it comes from."""
    return "".join(_written(graph))


def _written(graph: ProvenanceGraph) -> Iterator[str]:
    drawn = picture(graph)
    ids = {box.id: f"n{number}" for number, box in enumerate(drawn.boxes, start=1)}
    yield "flowchart RL\n"
    for box in drawn.unframed:
        yield f"  {ids[box.id]}{_shape(box)}:::{_class(box)}\n"
    for number, frame in enumerate(drawn.frames, start=1):
        yield f'  subgraph s{number}[" "]\n'
        yield from (f"  {ids[box.id]}{_shape(box)}:::{_class(box)}\n" for box in frame)
        yield "  end\n"
    for arrow in drawn.arrows:
        yield f"  {ids[arrow.origin]} {_stroke(arrow)} {ids[arrow.target]}\n"
    yield f'  legend["{_escaped(drawn.legend)}"]:::legend\n'
    yield "  classDef seen fill:#e8f0fe,stroke:#444\n"
    yield "  classDef unseen fill:#fff,stroke:#444,stroke-dasharray:5 4\n"
    yield "  classDef agent fill:#f5f5f5,stroke:#444\n"
    yield "  classDef legend fill:none,stroke:none\n"


def _escaped(text: str) -> str:
    """Return text in which Mermaid reads no syntax, no Markdown and no HTML: all but letters by its number.

    Marks stay, and so do the signs that only Arabic sentences have.
    """
    return "".join(char if _is_plain(char) else f"#{ord(char)};" for char in text)


def _is_plain(char: str) -> bool:
    return char.isalnum() or char in _PLAIN or category(char) in ("Mn", "Mc")


def _shape(box: Box) -> str:
    opening, closing = _SHAPES[box.kind]
    return f'{opening}"{"<br/>".join(map(_escaped, box.lines))}"{closing}'


def _class(box: Box) -> str:
    return "agent" if box.kind == "agent" else "seen" if box.is_seen else "unseen"


def _stroke(arrow: Arrow) -> str:
    """Return an arrow: solid what is stated, broken what is inferred, crossed out what was left out."""
    line = "==x" if arrow.is_left_out else "-->" if arrow.is_certain else "-.->"
    if not arrow.has_direction:
        line = "---" if arrow.is_certain else "-.-"
    return f'{line}|"{_escaped(arrow.words)}"|'
