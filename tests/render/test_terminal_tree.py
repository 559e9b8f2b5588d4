"""The tree of a scan in a terminal: what stands where, what is marked, what is counted, what the legend explains."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from provenance.cli.main import commands
from provenance.graph.tree import BUDGET, FIRST, Limits
from provenance.render.layout import View
from provenance.render.painting import paint
from provenance.render.terminal_tree import (
    DEFAULT_TREES,
    TreeOptions,
    broken_rows,
    laid_out,
    origin_rows,
    tree_legend,
    trees_of,
)
from provenance.values import Article, Document, Edge, Flag, FoundDate, Node, ProvenanceGraph, Source
from tests.graph.made import WORK, article, chain, edge, fan, graph_of

SEEDS = Path(__file__).parents[2] / "seeds"
A, B = article("a.txt", "عنوان أول"), article("b.txt", "عنوان ثان")
AGENT = Node("agent:x", "agent", "الوزير", source=Source("x", "الوزير", "person"))
AGENCY = Node("work:reuters", "article", "رويترز", source=Source("reuters", "رويترز", "agency"))
WHOLE = TreeOptions(Limits(is_whole=True))


def _page(node: Node, *, outlet: str = "", date: dt.date | None = None, title: str = "") -> Article:
    found = FoundDate(date, "value") if date else None
    return Article(Document(node.document, "نص", title=title, outlet=outlet), (), found)


def _lines(
    graph: ProvenanceGraph,
    *pages: Article,
    view: View = View(80),  # noqa: B008 - a frozen value
    wanted: TreeOptions = DEFAULT_TREES,
) -> list[str]:
    trees = trees_of(graph, pages, (), view, wanted)
    laid = laid_out(trees, graph.origins[0])
    return [line.plain for line in paint(origin_rows(laid, "story 1", trees, view), view)]


def _legend(graph: ProvenanceGraph) -> list[str]:
    view = View(120)
    laid = laid_out(trees_of(graph, (), (), view), graph.origins[0])
    return [line.plain.split("  ")[1] for line in paint(tree_legend([laid]), view)]


def _rewrites(**changes: object) -> ProvenanceGraph:
    """Return two articles: one prints a dispatch that quotes somebody, of the other that is inferred."""
    inferred = {"status": "inferred", "band": "likely", "confidence": 0.7, "rule": "common_parent"}
    edges = [
        edge(A.id, AGENCY.id),
        edge(B.id, AGENCY.id, "derived_from", **inferred | changes),
        edge(AGENCY.id, AGENT.id, "quotes"),
    ]
    return graph_of([A, B, AGENCY, AGENT], edges, AGENT.id)


def test_a_story_says_its_origins_and_runs_from_them_down_to_the_articles() -> None:
    assert _lines(_rewrites()) == [
        "  story 1         1 independent origin: الوزير",
        "  person الوزير",
        "  └─ quoted by unseen article of رويترز",
        "     ├─ printed by a.txt",
        "     │     عنوان أول",
        "     └─ ~ likely: source of b.txt",
        "           عنوان ثان",
    ]


def test_guide_lines_are_plain_where_the_device_has_no_others() -> None:
    lines = _lines(_rewrites(), view=View(80, is_unicode=False))
    assert lines[2:6] == [
        "  `- quoted by unseen article of رويترز",
        "     |- printed by a.txt",
        "     |     عنوان أول",
        "     `- ~ likely: source of b.txt",
    ]


def test_a_wide_screen_has_the_title_beside_the_id_unless_that_is_arabic_too() -> None:
    assert "  │  └─" not in "".join(_lines(_rewrites(), view=View(120)))
    assert "     ├─ printed by a.txt عنوان أول" in _lines(_rewrites(), view=View(120))
    arabic = article("خبر.txt", "عنوان")
    lines = _lines(graph_of([arabic, WORK], [edge(arabic.id, WORK.id)], WORK.id), view=View(120))
    assert lines[2:] == ["  └─ printed by خبر.txt", "        عنوان"]


def test_date_and_latin_outlet_stand_beside_the_id_and_an_arabic_outlet_with_the_title() -> None:
    graph = graph_of([A, B, WORK], [edge(A.id, WORK.id), edge(B.id, WORK.id)], WORK.id)
    date = dt.datetime(2024, 5, 2, 13, 30)
    lines = _lines(graph, _page(A, outlet="sabq", date=date), _page(B, outlet="عكاظ", title="من الصفحة"))
    assert lines[2:] == [
        "  ├─ printed by a.txt 2024-05-02 sabq",
        "  │     عنوان أول",
        "  └─ printed by b.txt",
        "        عكاظ: من الصفحة",
    ]


def test_what_wraps_stays_to_the_right_of_the_guide_lines() -> None:
    long = article("a-name-that-is-longer-than-the-line-has-room-for.txt", "عنوان " * 12)
    graph = graph_of([long, B, WORK], [edge(long.id, WORK.id), edge(B.id, long.id, "derived_from")], WORK.id)
    lines = _lines(graph, view=View(40))
    assert len(lines) > 8
    assert all(line.startswith(("  └─ ", "     │  ", "     └─ ", "        ")) for line in lines[3:])
    assert all(len(line) <= 40 for line in lines)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        pytest.param({"status": "stated"}, "source of b.txt", id="stated"),
        pytest.param({"band": "weak"}, "~ weak: source of b.txt", id="inferred"),
        pytest.param({"status": "inherited"}, "~ inherited: source of b.txt", id="inherited"),
    ],
)
def test_what_no_article_states_says_so_and_how_sure_it_is(changes: dict[str, object], told: str) -> None:
    assert f"     └─ {told}" in _lines(_rewrites(**changes))


def test_further_sources_stand_on_a_line_each_relation_and_rivals_say_or() -> None:
    rival = {"status": "inferred", "band": "weak", "alternatives_group": "g", "confidence": 0.2}
    others = [Node(f"work:{name}", "article", name) for name in ("الأولى", "الثانية", "الثالثة")]
    edges = [*_rewrites(alternatives_group="g").edges, edge(B.id, others[0].id, "derived_from", **rival)]
    edges += [edge(B.id, other.id, "cites") for other in others]
    edges += [edge(B.id, others[1].id, "derived_from", status="inferred", band="weak", scope="3 sentences")]
    lines = _lines(graph_of([A, B, AGENCY, AGENT, *others], edges, AGENT.id))
    assert lines[-3:] == [
        "           or ~ weak: comes from الأولى",
        "           also cites الأولى، الثالثة، الثانية",
        "           also ~ weak: takes 3 sentences from الثانية",
    ]


def test_a_long_list_of_sources_is_counted_and_shown_whole_on_demand() -> None:
    others = [Node(f"work:{number}", "article", f"s{number}") for number in range(9)]
    edges = [edge(A.id, WORK.id), *(edge(A.id, other.id, "cites") for other in others)]
    graph = graph_of([A, WORK, *others], edges, WORK.id)
    assert _lines(graph)[-1] == "        also cites 9, among them s0، s1، s2، s3، s4، s5"
    assert _lines(graph, wanted=WHOLE)[-1] == "        also cites s0، s1، s2، s3، s4، s5، s6، s7، s8"


def test_an_article_that_hangs_on_nothing_says_so_and_what_joins_it() -> None:
    joined = edge(A.id, B.id, "same_story", status="inferred", band="strong")
    graph = graph_of([A, B, WORK], [edge(B.id, WORK.id), joined], WORK.id)
    lines = _lines(graph)
    assert lines[-3:] == [
        "  article, origin unknown: a.txt",
        "     عنوان أول",
        "     ~ strong: same story as b.txt",
    ]


def test_a_flag_stands_beneath_its_article_and_of_hidden_ones_they_are_counted() -> None:
    graph = fan(100)
    flags = [Flag(name, "truncated") for name in graph.origins[0].documents]
    lines = _lines(graph_of(graph.nodes, graph.edges, WORK.id, flags=flags))
    noted = "note: breaks off: the page does not hold the whole text"
    assert sum(noted in line for line in lines) == FIRST
    told = " ".join(" ".join(lines[-4:]).split())
    assert told.startswith("95 articles and sources of this story are counted and not shown: --unfold shows all")
    assert told.endswith("95 articles that are not shown: breaks off: the page does not hold the whole text")


def test_a_story_of_five_hundred_articles_folds_and_its_counts_add_up() -> None:
    lines = _lines(fan(500))
    assert len(lines) < BUDGET
    (rest,) = re.findall(r"printed by ([\d,]+) more$", "\n".join(lines), re.MULTILINE)
    shown = sum("printed by" in line for line in lines) - 1
    assert shown + int(rest) == 500
    whole = _lines(fan(500), wanted=WHOLE)
    assert sum("printed by" in line for line in whole) == 500
    assert not any("more" in line for line in whole)


def test_what_depth_cuts_off_is_counted_in_its_place() -> None:
    lines = _lines(chain(9), wanted=TreeOptions(Limits(depth=2)))
    assert lines[-1] == "        └─ … 6 more below (--depth)"
    assert not any("--unfold" in line for line in lines)
    plain = _lines(chain(9), view=View(80, is_unicode=False), wanted=TreeOptions(Limits(depth=2)))
    assert plain[-1] == "        `- ... 6 more below (--depth)"


@pytest.mark.parametrize(("width", "level"), [(40, 5), (80, 13)])
def test_a_level_without_a_guide_line_says_its_number(width: int, level: int) -> None:
    lines = _lines(chain(30), view=View(width), wanted=WHOLE)
    assert not any(f"level {level - 1}:" in line for line in lines)
    assert any(f"level {level}:" in line for line in lines)
    assert any("level 29:" in line for line in lines)


def test_no_origin_draws_no_tree() -> None:
    flags = [Flag("a.txt", "truncated"), Flag("a.txt", "no_source_named")]
    told = ["  story 1         no source named: a.txt", "  title           من الصفحة"]
    note = "                  note: breaks off: the page does not hold the whole text"
    assert _lines(graph_of([A], (), flags=flags), _page(A, title="من الصفحة")) == [*told, note]
    assert _lines(graph_of([A, B], (), flags=flags))[0] == "  story 1         no source named"
    assert "truncated" not in _lines(graph_of([A, B], (), flags=flags))[1]
    stated = TreeOptions(is_stated_only=True)
    assert _lines(graph_of([A], ()), wanted=stated) == ["  story 1         no source stated: a.txt"]


def test_many_origins_are_counted_and_the_first_named() -> None:
    agents = [Node(f"agent:{number}", "agent", f"n{number}") for number in range(9)]
    edges = [edge(A.id, agent.id, "quotes") for agent in agents]
    lines = _lines(graph_of([A, *agents], edges, *(agent.id for agent in agents)), view=View(120))
    assert lines[0] == "  story 1         9 independent origins; the first 6 are: n0، n1، n2، n3، n4، n5"
    assert lines[1] == "  source n0"


def test_no_name_draws_a_line_of_the_tree() -> None:
    forged = article("a", "├─ printed by b.txt")
    assert _lines(graph_of([forged, WORK], [edge(forged.id, WORK.id)], WORK.id))[-1] == "        -- printed by b.txt"


def test_the_legend_explains_what_stands_in_the_trees_and_nothing_else() -> None:
    assert _legend(fan(1)) == ["unseen"]
    assert _legend(chain(2)) == []
    assert _legend(_rewrites()) == ["~", "strong … weak", "unseen"]
    assert _legend(_rewrites(status="inherited")) == ["~", "inherited", "unseen"]
    other = Node("agent:y", "agent", "شاهد")
    cited = graph_of([A, WORK, other], [edge(A.id, WORK.id), edge(A.id, other.id, "quotes")], WORK.id, other.id)
    assert _legend(cited) == ["unseen", "also"]
    joined = graph_of([A, B], [edge(A.id, B.id, "same_story", status="inferred")], A.id)
    assert _legend(joined) == ["~", "strong … weak", "same story"]


def test_edges_left_out_because_of_a_circle_are_told() -> None:
    broken: tuple[Edge, ...] = (edge("a", "b"),)
    (row,) = broken_rows(replace(fan(1), broken=broken))
    assert "1 link is left out" in row.body[0].text
    assert list(broken_rows(fan(1))) == []


@pytest.mark.parametrize("name", sorted(path.name for path in SEEDS.glob("*.txt"))[1:])
def test_every_seed_that_names_a_source_stands_in_the_tree_once(name: str) -> None:
    result = CliRunner().invoke(commands, ["scan", str(SEEDS)], env={"COLUMNS": "120"}, catch_exceptions=False)
    _, _, behind = result.stdout.partition("Where they come from")
    tree, _, _ = behind.partition("Kept apart")
    relations = ("cited by", "quoted by", "printed by", "source of")
    assert sum(name in line and any(word in line for word in relations) for line in tree.splitlines()) == 1
