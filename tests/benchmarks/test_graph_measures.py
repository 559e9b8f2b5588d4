"""The measures of the graph themselves, on graphs small enough to count by hand."""

from __future__ import annotations

import json
import lzma
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality.graph import (
    Copies,
    SeedGold,
    agency_copies,
    copy_figures,
    hidden_credit_figures,
    labelled_figures,
    seed_figures,
)
from provenance.pipeline import scan
from provenance.values import Document, Edge, Node, Origins, ProvenanceGraph, Scan, Source

REUTERS = Source("reuters", "رويترز", "agency", "registered")
NODES = (
    Node("doc:000_a.txt", "article", "خبر", seen=True, document="000_a.txt"),
    Node("work:reuters@doc:000_a.txt", "article", "رويترز", source=REUTERS),
    Node("agent:okaz", "agent", "عكاظ", source=Source("okaz", "عكاظ", "outlet")),
)
GOLD = SeedGold(
    tree={
        "nodes": [
            {"id": "doc:000", "kind": "article", "seen": True},
            {"id": "work:r", "kind": "article", "seen": False, "publisher": "r"},
        ],
        "edges": [{"from": "doc:000", "to": "work:r", "kind": "cites", "status": "stated"}],
        "roots": {"doc:000": ["work:r"]},
        "origins": {"doc:000": 1},
        "flags": [],
    },
    entities={"r": {"ar": "رويترز", "en": "Reuters"}},
    attributions=(),
)


def _edge(origin: str, target: str, kind: Any, **changes: Any) -> Edge:
    plain = Edge("e1", origin, target, kind, "stated", 0.9, "strong", "document", (), None, "rule")
    return replace(plain, **changes)


def _drawn(*edges: Edge, roots: tuple[str, ...] = (NODES[1].id,)) -> ProvenanceGraph:
    return ProvenanceGraph(NODES, edges, (), (Origins(("000_a.txt",), roots, len(roots) or None),))


def test_an_edge_of_the_gold_is_right_and_found() -> None:
    figures = seed_figures(GOLD, _drawn(_edge(NODES[0].id, NODES[1].id, "cites")))
    assert (figures["stated right"], figures["stated found"]) == (1.0, 1.0)
    assert (figures["roots"], figures["origins"]) == (1.0, 1.0)


def test_an_edge_of_another_kind_is_found_by_nobody() -> None:
    figures = seed_figures(GOLD, _drawn(_edge(NODES[0].id, NODES[1].id, "republishes"), roots=()))
    assert figures["stated found"] == 0.0
    assert (figures["roots"], figures["origins"]) == (0.0, 0.0)


def _copied(kind: Any, origin: str = "p", target: str = "w", **changes: Any) -> ProvenanceGraph:
    return ProvenanceGraph(edges=(_edge(f"doc:{origin}", f"doc:{target}", kind, **changes),))


@pytest.mark.parametrize(
    ("drawn", "joined", "directed", "wrong"),
    [
        pytest.param(_copied("same_story"), 0.5, 0.0, 0, id="joined"),
        pytest.param(_copied("derived_from"), 0.5, 0.5, 0, id="from-the-agency"),
        pytest.param(_copied("derived_from", "w", "p"), 0.5, 0.0, 1, id="the-wrong-way"),
        pytest.param(ProvenanceGraph(), 0.0, 0.0, 0, id="nothing"),
    ],
)
def test_silent_copies_are_counted_by_what_joins_them(
    drawn: ProvenanceGraph, joined: float, directed: float, wrong: int
) -> None:
    figures = copy_figures(Copies((("p", "w"), ("q", "w")), ()), drawn)
    assert (figures["joined"], figures["directed"], figures["agency from paper"]) == (joined, directed, wrong)


TEXT = "افتتح الأمير المشروع الجديد في المدينة الصناعية بحضور المسؤولين والأهالي أمس في حفل كبير. " * 3


@pytest.fixture(scope="module")
def found() -> Scan:
    """A dispatch, a paper that credits the agency for it, and one that is silent."""
    return scan(
        [
            Document("w", TEXT, outlet="was"),
            Document("p", TEXT, outlet="alriyadh"),
            Document("q", f"{TEXT}\nالمصدر: وكالة الأنباء السعودية", outlet="okaz"),
        ]
    )


def _data(folder: Path) -> Path:
    rows = [{"a": name, "b": "w", "containment": 0.9, "direction": "unknown"} for name in ("p", "q")]
    text = "\n".join(map(json.dumps, rows))
    (folder / "gold").mkdir()
    (folder / "gold" / "saudi_pairs_dev.jsonl").write_text(text, encoding="utf-8")
    (folder / "data" / "saudinewsnet").mkdir(parents=True)
    with lzma.open(folder / "data" / "saudinewsnet" / "exact_pairs.jsonl.xz", "wt", encoding="utf-8") as file:
        file.write(text)
    return folder


def test_copies_of_a_dispatch_are_parted_by_whether_they_name_the_agency(found: Scan, tmp_path: Path) -> None:
    assert agency_copies(_data(tmp_path), found) == Copies((("p", "w"),), (("q", "w"),))


def test_a_labelled_pair_without_direction_counts_against_a_directed_edge(found: Scan, tmp_path: Path) -> None:
    folder = _data(tmp_path)
    assert labelled_figures(folder, found, _copied("same_story"))["directed all the same"] == 0.0
    assert labelled_figures(folder, found, _copied("derived_from"))["directed all the same"] == 0.5


def test_a_hidden_credit_is_right_where_the_parent_is_the_agency(found: Scan) -> None:
    copies = Copies((), (("q", "w"),))
    right = _copied("derived_from", "q", status="inferred")
    wrong = _copied("derived_from", "q", "p", status="inferred")
    assert hidden_credit_figures(found, copies, right)["of these right"] == 1.0
    assert hidden_credit_figures(found, copies, wrong)["of these right"] == 0.0
    assert hidden_credit_figures(found, copies, ProvenanceGraph())["directed, credit hidden"] == 0.0
