"""What an edge rests on: the rule in words, the sentences that say so, and where they stand."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import provenance.graph.build
from provenance.graph.drafts import proofs
from provenance.messages.graph import INFERRING, rule_sentence
from provenance.render.layout import View
from provenance.render.marked import marks_for
from provenance.render.painting import paint
from provenance.render.tree_evidence import SHOWN, Witnesses, evidence_rows
from provenance.render.tree_guides import without_guides
from provenance.values import Article, Attribution, Document, Edge, Located, Proof, Span
from tests.graph.made import edge
from tests.render import traced

GRAPH = Path(provenance.graph.build.__file__).parent
DRAWING = {"_joined", "_derived", "_parent", "_carried"}


def _rules() -> Iterator[str]:
    """Yield the names of the rules that draw edges in the modules of the graph."""
    for path in GRAPH.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                named = [one.value for one in node.keywords if one.arg == "rule"]
                given = node.args if getattr(node.func, "id", "") in DRAWING else []
                for value in (*named, *given):
                    if isinstance(value, ast.Constant) and isinstance(value.value, str):
                        yield value.value


def _lines(
    found: Edge,
    *articles: Article,
    attributions: tuple[Attribution, ...] = (),
    reader: str = "a.txt",
    view: View = View(120),  # noqa: B008 - a frozen value
) -> list[str]:
    pages = {article.document.id: article for article in articles}
    cited = {name: [one for one in attributions if one.document == name] for name in pages}
    witnesses = Witnesses(pages, cited, marks_for(view), without_guides(view))
    return [line.plain for line in paint(evidence_rows(found, reader, witnesses), view)]


def _proof(name: str, part: str, text: str = traced.TEXT) -> Proof:
    start = text.index(part)
    return Proof(name, Located("text", Span(start, start + len(part))))


def test_every_rule_that_draws_an_edge_has_a_sentence_and_no_other_name_has() -> None:
    assert set(_rules()) == INFERRING
    assert all(rule_sentence(rule) for rule in INFERRING)


def test_a_stated_edge_quotes_its_sentence_with_the_cue_marked_and_says_how_it_was_found() -> None:
    told = traced.attributions()[1]
    found = edge("doc:a.txt", "work:x", "cites", evidence=proofs(told))
    assert _lines(found, traced.article(), attributions=traced.attributions()) == [
        f"stated, at character {told.cue_spans[0].start} of its text:",
        '  ‹وقال› [المهندس سامي] ل{صحيفة "المرفأ"} ‹إن› العمل اكتمل، مضيفا أن الجسر سيفتح قريبا.',
        "  reported speech; named beside the cue; rule told_to",
    ]


def test_what_another_article_says_names_it_last() -> None:
    found = edge("work:x", "agent:y", "quotes", evidence=(_proof("b.txt", "وقال"),))
    lines = _lines(found, traced.article(), traced.article("b.txt"))
    assert lines[0] == f"at character {traced.TEXT.index('وقال')} of the text of b.txt"
    assert lines[1].startswith("  وقال المهندس سامي")


def test_an_inferred_edge_tells_its_rule_and_where_that_can_be_read() -> None:
    places = (_proof("a.txt", "وقال"), _proof("b.txt", "المصدر:"))
    found = edge("doc:a.txt", "work:x", "derived_from", status="inferred", rule="common_parent", evidence=places)
    lines = _lines(found, traced.article(), traced.article("b.txt"), attributions=traced.attributions("b.txt"))
    assert lines[0] == rule_sentence("common_parent")
    assert lines[1].endswith(" of the text of a.txt")
    assert lines[3].endswith(" of the text of b.txt")
    assert lines[4] == "  ‹المصدر:› [وكالة الساحل]"
    assert not any("rule" in line for line in lines)


def test_the_first_sentence_of_each_article_comes_before_a_second_one() -> None:
    first = [_proof("a.txt", part) for part in ("أعلنت", "وقال", "وأشار")]
    places = (*first, _proof("b.txt", "وقال"))
    lines = _lines(edge("w", "x", evidence=places), traced.article(), traced.article("b.txt"), reader="")
    assert [line.rpartition(" ")[2] for line in lines if line.startswith("at ")] == ["a.txt", "b.txt"]
    assert lines[-1] == f"{4 - SHOWN} more places in JSON"


def test_two_cues_of_one_sentence_are_quoted_once() -> None:
    places = (_proof("a.txt", "وقال"), _proof("a.txt", "مضيفا"))
    lines = _lines(edge("doc:a.txt", "x", evidence=places), traced.article(), attributions=traced.attributions())
    assert sum("العمل اكتمل" in line for line in lines) == 1
    assert lines[1].startswith("  ‹وقال›")
    assert "‹مضيفا أن›" in lines[1]


@pytest.mark.parametrize("evidence", [(), (_proof("gone.txt", "وقال"),)], ids=["none", "article-not-at-hand"])
def test_an_edge_without_evidence_at_hand_quotes_nothing(evidence: tuple[Proof, ...]) -> None:
    assert _lines(edge("a", "b", evidence=evidence), traced.article()) == []
    inferred = edge("a", "b", evidence=evidence, status="inferred", rule="carried_on")
    assert _lines(inferred, traced.article()) == [rule_sentence("carried_on")]


def test_quoted_text_draws_no_guide_lines() -> None:
    text = "├─ وقال الوزير إن العمل اكتمل."
    page = replace(traced.silent("a.txt"), document=Document("a.txt", text))
    page = replace(page, zones=())
    lines = _lines(edge("doc:a.txt", "x", evidence=(_proof("a.txt", "وقال", text),)), page)
    assert lines[1] == "  -- وقال الوزير إن العمل اكتمل."
