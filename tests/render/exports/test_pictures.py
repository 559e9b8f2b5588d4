"""DOT and Mermaid: the picture that both draw, and labels that stay labels."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from warnings import catch_warnings, simplefilter

import pytest
from hypothesis import given

from provenance.messages.catalogue import say, spoken
from provenance.render.exports.dot import dot
from provenance.render.exports.mermaid import mermaid
from provenance.render.exports.parts import is_certain
from provenance.render.exports.picture import FOLDED_FROM, picture
from provenance.values import Node, Origins, ProvenanceGraph
from tests.render.exports.drawn import (
    EDGES,
    GRAPH,
    STORY,
    WORK,
    A,
    B,
    C,
    Drawn,
    drawn_graphs,
    edge,
    inferred,
    turned_back,
)

with catch_warnings():
    simplefilter("ignore", DeprecationWarning)  # its parser is made with names that pyparsing has renamed
    import pydot.dot_parser

ESCAPES = re.compile(r"\\(.)")
_MERMAID_NODE = re.compile(r'^  n(\d+)(?:\[|\(\[|\[/|\[\[|\{\{|\[\\)"([^"]*)"(?:\]|\]\)|/\]|\]\]|\}\}|\\\]):::(\w+)$')
_MERMAID_EDGE = re.compile(r'^  n(\d+) (==x|-->|-\.->|---|-\.-)\|"([^"]*)"\| n(\d+)$')


def _copies(number: int) -> ProvenanceGraph:
    """Return a graph of so many articles that republish one work, and one that is taken from the first of them."""
    articles = [Node(f"doc:{at:03}", "article", f"خبر {at}", True, f"{at:03}") for at in range(number)]
    edges = [edge(f"e{at:03}", one.id, "republishes", WORK.id) for at, one in enumerate(articles)]
    last = Node("doc:last", "article", "آخر", True, "last")
    return ProvenanceGraph((*articles, last, WORK), (*edges, inferred("e999", last.id, "derived_from", "doc:000")))


def test_a_story_of_copies_is_one_box_with_their_number() -> None:
    drawn = picture(_copies(500))
    assert [(box.lines, box.count) for box in drawn.boxes if box.is_seen] == [
        (("خبر 0",), 1),
        (("499 articles",), 499),
        (("آخر",), 1),
    ]
    assert len(drawn.arrows) == 3


def test_a_few_articles_are_drawn_one_by_one() -> None:
    drawn = picture(_copies(FOLDED_FROM))
    assert all(box.count == 1 for box in drawn.boxes)
    assert len(drawn.boxes) == FOLDED_FROM + 2


def test_articles_that_differ_in_one_link_are_not_folded() -> None:
    graph = _copies(FOLDED_FROM + 1)
    doubtful = replace(graph.edges[1], status="inferred")
    drawn = picture(replace(graph, edges=(graph.edges[0], doubtful, *graph.edges[2:])))
    assert all(box.count == 1 for box in drawn.boxes)


def test_one_story_is_a_frame_instead_of_lines_between_its_articles() -> None:
    drawn = picture(GRAPH)
    assert [[box.id for box in frame] for frame in drawn.frames] == [[A.id, B.id, C.id]]
    assert not {box.id for box in drawn.unframed} & {A.id, B.id, C.id}
    assert all(arrow.has_direction for arrow in drawn.arrows)
    assert 'subgraph "cluster_1" {' in dot(GRAPH, {})
    assert "  subgraph s1" in mermaid(GRAPH, {})


def test_two_stories_are_joined_once_by_the_surest_edge() -> None:
    articles = tuple(Node(f"doc:{name}", "article", name, True, name) for name in "abcd")
    joins = [
        inferred("e1", "doc:a", "same_story", "doc:c", confidence=0.6, band="weak"),
        inferred("e2", "doc:b", "same_story", "doc:d", confidence=0.94, band="strong"),
    ]
    told = (Origins(("a", "b"), (), None), Origins(("c", "d"), (), None))
    drawn = picture(ProvenanceGraph(articles, tuple(joins), (), told))
    assert [(arrow.origin, arrow.target, arrow.has_direction) for arrow in drawn.arrows] == [("doc:b", "doc:d", False)]


def test_images_alike_are_one_box_when_their_articles_are() -> None:
    graph = _copies(40)
    images = [Node(f"image:afp@{one.id}", "image", "فرانس برس") for one in graph.nodes if one.seen][:-1]
    lines = [edge(f"i{at:03}", one.id.partition("@")[2], "image_credit", one.id) for at, one in enumerate(images)]
    drawn = picture(replace(graph, nodes=(*graph.nodes, *images), edges=(*graph.edges, *lines)))
    assert [box.lines for box in drawn.boxes if box.kind == "image"] == [("فرانس برس",), ("فرانس برس", "× 39")]


def test_a_long_label_is_four_short_lines_in_logical_order() -> None:
    long = Node("doc:a", "article", "الجزائر تعزز قدراتها الدفاعية " * 9, True, "a")
    (box,) = picture(ProvenanceGraph((long,))).boxes
    assert len(box.lines) == 4
    assert box.lines[0] == "الجزائر تعزز قدراتها"
    assert all(len(line) <= 26 for line in box.lines)
    assert box.lines[-1].endswith("…")


def test_the_words_are_those_of_the_language_spoken() -> None:
    with spoken("ar"):
        drawn = picture(GRAPH)
        assert "الخط المتقطع" in drawn.legend
    assert {"يعيد نشر", "~ مرجَّح: مأخوذ من"} <= {arrow.words for arrow in drawn.arrows}


def _dot_text(quoted: str) -> str:
    """Return what Graphviz shows of a quoted label."""
    lines = ESCAPES.sub(lambda found: "\n" if found[1] == "n" else found[1], quoted[1:-1])
    return html.unescape(lines)


def _pydot(drawn: Drawn) -> Any:
    found = pydot.graph_from_dot_data(dot(drawn.graph, drawn.articles))
    assert found is not None
    return found[0]


@given(drawn_graphs())
def test_dot_reads_back_as_the_picture(drawn: Drawn) -> None:
    found, wanted = _pydot(drawn), picture(drawn.graph)
    inner = [node for frame in found.get_subgraphs() for node in frame.get_nodes()]
    nodes = [node for node in (*found.get_nodes(), *inner) if node.get_name() not in ("graph", "node", "edge")]
    shown = {turned_back(node.get_name()[1:-1]): _dot_text(node.get("label")) for node in nodes}
    assert shown == {box.id: "\n".join(box.lines) for box in wanted.boxes}
    edges = [(edge.get_source(), edge.get_destination(), edge.get("label")) for edge in found.get_edges()]
    read = [(turned_back(a[1:-1]), turned_back(b[1:-1]), _dot_text(label)) for a, b, label in edges]
    assert sorted(read) == sorted((arrow.origin, arrow.target, arrow.words) for arrow in wanted.arrows)


def test_dot_draws_what_is_inferred_dashed_and_what_was_left_out_dotted() -> None:
    styles = [(edge.get("label"), edge.get("style"), edge.get("dir")) for edge in _pydot(STORY).get_edges()]
    drawn = [one for one in EDGES if one.kind != "same_story"]
    assert [style for _, style, _ in styles[:-1]] == [None if is_certain(one) else "dashed" for one in drawn]
    assert styles[-1][1] == "dotted"


@pytest.mark.parametrize(
    "label",
    [r"\N \G \E", 'a"b', "back\\", "&lt;b&gt; &#65;", "<b>x</b>", "a -> b; c", "/* x */ // y", "{ | }"],
)
def test_a_label_is_never_read_as_dot(label: str) -> None:
    drawn = replace(STORY, graph=ProvenanceGraph((replace(A, label=label),)))
    (node,) = [node for node in _pydot(drawn).get_nodes() if node.get("shape") == "box"]
    assert _dot_text(node.get("label")).replace("\n", " ") == label


def _mermaid_text(escaped: str) -> str:
    """Return what Mermaid shows of a label: its entity codes decoded."""
    return re.sub(r"#(\d+);", lambda found: chr(int(found[1])), escaped.replace("<br/>", "\n"))


def _rows(drawn: Drawn, pattern: re.Pattern[str]) -> list[tuple[str, ...]]:
    found = (pattern.match(line) for line in mermaid(drawn.graph, drawn.articles).split("\n"))
    return [one.groups() for one in found if one]


@given(drawn_graphs())
def test_mermaid_reads_back_as_the_picture(drawn: Drawn) -> None:
    wanted = picture(drawn.graph)
    nodes = _rows(drawn, _MERMAID_NODE)
    assert sorted((int(number), _mermaid_text(text)) for number, text, _ in nodes) == [
        (number, "\n".join(box.lines)) for number, box in enumerate(wanted.boxes, start=1)
    ]
    ids = [box.id for box in wanted.boxes]
    edges = [(ids[int(a) - 1], ids[int(b) - 1], _mermaid_text(words)) for a, _, words, b in _rows(drawn, _MERMAID_EDGE)]
    assert edges == [(arrow.origin, arrow.target, arrow.words) for arrow in wanted.arrows]
    lines = mermaid(drawn.graph, drawn.articles).split("\n")
    assert len(lines) == 1 + len(nodes) + len(edges) + 2 * len(wanted.frames) + 5 + 1


@given(drawn_graphs())
def test_mermaid_has_no_sign_in_a_label_that_it_could_read_as_syntax(drawn: Drawn) -> None:
    for _, text, _ in _rows(drawn, _MERMAID_NODE):
        assert not re.search(r"[\"'`<>\[\]{}()|\\&%$*_~@=+\-!?/.,:]", text.replace("<br/>", ""))
        assert not re.search(r"#(?!\d+;)|(?<!\d);", text)


def test_mermaid_draws_each_kind_of_certainty_with_a_line_of_its_own() -> None:
    lines: Mapping[str, str] = {words: line for _, line, words, _ in _rows(STORY, _MERMAID_EDGE)}
    shown = {_mermaid_text(words): line for words, line in lines.items()}
    assert shown[say("export.edge_republishes")] == "-->"
    assert shown["~ weak: derived from"] == "-.->"
    assert _rows(STORY, _MERMAID_EDGE)[-1][1] == "==x"
