"""The tree of a scan in a terminal: every article once, what is inferred marked, long stories folded."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from provenance.cli.main import commands
from provenance.render.layout import Row
from provenance.render.terminal_tree import origin_rows, tree_of
from provenance.values import Edge, EdgeKind, Node, Origins, ProvenanceGraph, Status

SEEDS = Path(__file__).parents[2] / "seeds"


def _article(number: int) -> Node:
    return Node(f"doc:{number:03}", "article", f"title {number}", seen=True, document=f"{number:03}")


def _edge(number: int, target: str, kind: EdgeKind = "republishes", status: Status = "stated") -> Edge:
    return Edge(f"e{number}", f"doc:{number:03}", target, kind, status, 0.9, "strong", "document", (), None, "rule")


def _told(rows: list[Row]) -> list[str]:
    return [" ".join(piece.text for piece in (*row.lead, *row.body)) for row in rows]


def _story(size: int, status: Status = "stated") -> list[str]:
    articles = tuple(_article(number) for number in range(size))
    work = Node("work:a", "article", "the dispatch")
    edges = tuple(_edge(number, work.id, status=status) for number in range(size))
    documents = tuple(one.document for one in articles)
    graph = ProvenanceGraph((*articles, work), edges, (), (Origins(documents, (work.id,), 1),))
    return _told(list(origin_rows(tree_of(graph), graph.origins[0], "story 1", is_full=False)))


def test_a_story_starts_with_its_origin_and_every_article_stands_below_it_once() -> None:
    told = _story(3)
    assert told[:2] == ["story 1 1 independent origin", "(not among the articles) the dispatch"]
    assert told[2:] == ["printed by 000", "printed by 001", "printed by 002"]


def test_a_story_of_five_hundred_articles_folds() -> None:
    told = _story(500)
    assert len(told) < 30
    assert told[-1] == "and 481 lines more: --explain"


def test_what_is_inferred_says_so_and_how_sure_it_is() -> None:
    assert _story(1, "inferred")[-1] == "~ strong: printed by 000"
    assert "~" not in _story(1)[-1]


def test_no_origin_draws_no_tree() -> None:
    graph = ProvenanceGraph((_article(1),), (), (), (Origins(("001",), (), None),))
    told = _told(list(origin_rows(tree_of(graph), graph.origins[0], "", is_full=False)))
    assert [" ".join(line.split()) for line in told] == ["article 001", "origins no source named"]


@pytest.mark.parametrize("name", sorted(path.name for path in SEEDS.glob("*.txt"))[1:])
def test_every_seed_that_names_a_source_stands_in_the_tree_once(name: str) -> None:
    result = CliRunner().invoke(commands, ["scan", str(SEEDS)], env={"COLUMNS": "120"}, catch_exceptions=False)
    _, _, behind = result.stdout.partition("Where they come from")
    tree, _, _ = behind.partition("Kept apart")
    relations = ("cited by", "quoted by", "printed by", "source of")
    assert sum(name in line and any(word in line for word in relations) for line in tree.splitlines()) == 1
