"""The report of a trace: what it says first, what stands beneath each sentence, and what it never does."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.attribution.registry import Registry
from provenance.graph.build import RULES, graph
from provenance.messages.attribution import TYPES, tier_heading
from provenance.render.layout import View
from provenance.render.painting import paint
from provenance.render.terminal_trace import SHOWN_ARTICLES, SHOWN_SOURCES, trace_rows
from provenance.render.terminal_tree import TreeOptions
from provenance.values import Outcomes, Source, SourceType, Tier, Trace
from tests.render import traced
from tests.strategies import hostile_text

ARABIC = re.compile("[\u0621-\u064a]")


def _text(trace: Trace, width: int = 80, *, stated_only: bool = False, explain: bool = False) -> str:
    view = View(width)
    rows = trace_rows(trace, view, explain=explain, trees=TreeOptions(is_stated_only=stated_only))
    return "\n".join(line.plain for line in paint(rows, view))


def _alone(**changes: object) -> str:
    """Return the report of one page and one attribution, changed."""
    found = replace(traced.attribution(), **changes)  # type: ignore[arg-type]
    return _text(Trace((traced.article(),), (found,), (), Outcomes(1)), 120)


def test_the_counts_come_first_and_then_who_is_cited() -> None:
    lines = _text(traced.trace()).splitlines()
    assert lines[0] == "3 inputs: 2 read, 0 skipped, 1 failed"
    assert lines[1] == "4 sources in 6 citations of 2 articles; 1 article names no source"
    assert lines[2] == "cue, source and medium are marked so: ‹cue› [source] {medium}"
    assert lines[4].startswith("Works, outlets and bodies")
    assert [line.split()[:2] for line in lines[5:8]] == [["1", "agency"], ["1", "outlet"], ["1", "official"]]


def test_a_page_says_how_many_it_cites_and_whom() -> None:
    text = _text(traced.trace(), 120)
    assert "  sources         4 sources in 6 citations: 1 agency, 1 outlet, 1 official body, 1 person\n" in text
    assert "  cites           وزارة الطرق، المرفأ، الساحل\n" in text
    assert "  persons         سامي\n" in text
    assert "  outlet          الميناء\n  published       2024-05-02\n" in text


def test_a_page_that_cites_nobody_says_so() -> None:
    lines = _text(traced.trace()).splitlines()
    at = lines.index("b.txt")
    assert lines[at + 1 : at + 4] == [
        "  title           none on the page",
        "  published       no date, neither given nor on the page",
        "  sources         no source named",
    ]


def test_a_page_that_cites_its_own_publisher_names_no_other_source() -> None:
    assert "sources         no source named but the publisher itself" in _alone(self_=True)
    assert "the publisher itself;" in _alone(self_=True)
    assert "1 article names no source" in _alone(self_=True)


def test_the_tiers_follow_each_other_and_what_is_carried_over_is_marked() -> None:
    text = _text(traced.trace(), 120)
    places = [text.index(tier_heading(tier)) for tier in get_args(Tier)]
    assert places == sorted(places)
    assert traced.CARRIED in text[places[2] :]
    assert "carried over: no cue says so; rule carried_over" in text[places[2] :]


def test_each_sentence_is_marked_and_explained_beneath() -> None:
    text = _text(traced.trace(), 120)
    assert (
        "  person          سامي\n"
        "  via outlet      المرفأ\n"
        "                  borrowed; in the registry as almarfa\n"
        '  speaker         ‹وقال› [المهندس سامي] ل{صحيفة "المرفأ"} ‹إن› العمل اكتمل، مضيفا أن الجسر سيفتح قريبا.\n'
        "                  reported speech; named beside the cue; rule told_to\n"
    ) in text
    assert "understood from the verb: the last subject that agrees; rule pro_drop" in text


def test_an_ambiguous_name_gives_its_candidates() -> None:
    assert "in the registry under several ids: sahel-one, sahel-two" in _text(traced.trace())


@pytest.mark.parametrize(
    ("kind", "told"), [("outlet", True), ("agency", True), ("photo_agency", True), ("person", False)]
)
def test_a_name_is_called_unknown_where_the_registry_ought_to_know_it(kind: SourceType, told: bool) -> None:
    assert ("not in the registry" in _alone(source=Source("x", "س", kind))) == told


def test_own_media_are_told_from_borrowed_ones() -> None:
    told = {"via": traced.PAPER, "via_span": traced.span("المرفأ")}
    assert "borrowed; in the registry as almarfa" in _alone(**told)
    assert "its own; in the registry as almarfa" in _alone(**told, self_=True)


def test_a_source_that_is_left_open_is_said_to_be_so() -> None:
    text = _alone(tier="B", source=None, source_span=None, source_ref="pro_drop")
    assert "  source          left open by the text" in text
    assert "no source named" in text


def test_of_several_cues_in_a_sentence_each_explanation_names_its_own() -> None:
    added = traced.attributions()[2]
    again = replace(added, cue_spans=(traced.span("قريبا"),), role="relay", rule="other")
    text = _text(Trace((traced.article(),), (added, again), (), Outcomes(1)), 120)
    assert text.count("‹مضيفا أن› الجسر سيفتح ‹قريبا›") == 1
    told = "understood from the participle: the last subject that agrees; rule"
    assert f"{told} participle: ‹مضيفا أن›" in " ".join(text.split())
    assert "\n  relay           reported speech" in text
    assert text.endswith("rule other: ‹قريبا›")


def test_words_that_are_no_cues_are_listed_when_asked_for() -> None:
    assert "  no cue  " not in _text(traced.trace())
    text = _text(traced.trace(), 120, explain=True)
    assert "Words that look like cues and are none: 1\n" in text
    assert "  no cue          وأشار إلى أن الكلفة بلغت 45 مليونا ‹بين› تصميم وتنفيذ.\n" in text
    assert "nothing follows that could be said; rule بين" in text
    assert text.index("none: 1") < text.index("b.txt") < text.index("none: 0")


def test_a_reason_that_has_no_sentence_is_told_by_its_word() -> None:
    odd = replace(traced.rejected(), reason="inside_quotation")
    assert "inside quotation; rule" in _text(replace(traced.trace(), rejected=(odd,)), explain=True)


def test_a_report_of_stated_sources_says_that_it_is_one() -> None:
    assert "Only citations whose source is named" in _text(traced.trace(), stated_only=True)
    assert "Only citations" not in _text(traced.trace())


def test_inputs_that_failed_are_listed_at_the_end() -> None:
    assert _text(traced.trace()).endswith(
        "Not read\n  failed          bad.txt: byte 3 is not valid UTF-8; save the file as UTF-8"
    )


def test_an_empty_trace_says_so() -> None:
    assert _text(Trace((), (), (), Outcomes(0))).splitlines() == [
        "0 inputs: 0 read, 0 skipped, 0 failed",
        "0 sources in 0 citations of 0 articles",
    ]


def test_what_a_long_report_leaves_out_is_counted() -> None:
    names = [f"{number:03}" for number in range(SHOWN_ARTICLES + 3)]
    sources = [Source(f"s{number:03}", f"ناشر {number}", "outlet") for number in range(SHOWN_SOURCES + 2)]
    found = tuple(replace(traced.attribution(name), source=source) for name in names for source in sources)
    trace = Trace(tuple(map(traced.article, names)), found, (), Outcomes(len(names)))
    text = _text(trace)
    assert text.count("  title  ") == SHOWN_ARTICLES
    assert "and 3 articles more" in text
    assert "and 2 sources more" in text
    full = _text(trace, explain=True)
    assert full.count("  title  ") == len(names)
    assert "more: --explain" not in full


def test_what_more_articles_cite_comes_first() -> None:
    first, told, *_ = traced.attributions()
    trace = Trace(
        (traced.article("a.txt"), traced.article("c.txt")),
        (first, told, replace(told, document="c.txt")),
        (),
        Outcomes(2),
    )
    assert _text(trace).splitlines()[5].split() == ["2", "outlet", "المرفأ"]


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_arabic_is_last_on_its_line(width: int) -> None:
    for line in _text(traced.trace(), width, explain=True).splitlines():
        if found := ARABIC.search(line):
            assert not re.search("[A-Za-z]", line[found.start() :]), line
        assert len(line) <= width


@pytest.mark.parametrize("width", [40, 120])
def test_narrow_and_wide_terminals_say_the_same(width: int) -> None:
    assert _text(traced.trace(), width, explain=True).split() == _text(traced.trace(), 80, explain=True).split()


@settings(max_examples=40)
@given(hostile_text(max_size=80), st.integers(40, 120))
def test_no_title_or_name_can_forge_a_line_of_the_report(text: str, width: int) -> None:
    forged = text + "\nNot read\n  failed x: y"
    article = traced.article("a.txt", title=forged, outlet=forged)
    source = Source(f"x{forged}", forged, "outlet", "ambiguous", (forged,))
    found = replace(traced.attribution(), source=source, via=source, via_span=traced.span("صباح"))
    report = _text(Trace((article,), (found,), (), Outcomes(1)), width)
    assert not [line for line in report.splitlines() if line.startswith("Not read")]
    assert "\x1b" not in report
    assert "\x9b" not in report


def test_every_word_of_the_vocabularies_has_its_own_words() -> None:
    assert set(TYPES) == set(get_args(SourceType))


def _with_graph(trace: Trace) -> Trace:
    drawn = graph(trace.documents, trace.attributions, (), (), Registry.bundled(), without=RULES)
    return replace(trace, graph=drawn)


def test_the_source_tree_of_an_article_stands_between_its_summary_and_its_citations() -> None:
    lines = _text(_with_graph(traced.trace()), 120).splitlines()
    at = lines.index("  origins         2 independent origins: سامي، الساحل")
    assert lines[at + 1 : at + 6] == [
        "  unseen article of الساحل",
        "  └─ printed by a.txt",
        "        also cites المرفأ",
        "        also quotes سامي",
        "",
    ]
    assert lines.index("a.txt") < at < lines.index(f"  {tier_heading('A')}")
    assert sum(line.startswith("  origins ") for line in lines) == 1
    assert any(line.startswith("  unseen          cited, but not among") for line in lines[:6])


def test_the_tree_of_a_trace_quotes_its_evidence_when_asked() -> None:
    trace, view = _with_graph(traced.trace()), View(120)
    rows = trace_rows(trace, view, trees=TreeOptions(has_evidence=True))
    text = "\n".join(line.plain for line in paint(rows, view))
    assert "        stated, at character 204 of its text:\n          ‹المصدر:› [وكالة الساحل]\n" in re.sub(
        r"character \d+", "character 204", text
    )
