"""Each rule concludes what it should, no more, and can be left out."""

from __future__ import annotations

from typing import Any

import pytest

from provenance.graph.drafts import Draft, settled
from provenance.graph.facts import kendall_tau, shared_facts
from provenance.values import Node, Pair, Source
from tests.graph.drawn import (
    AFP,
    NADA,
    OKAZ,
    REUTERS,
    SPA,
    article,
    credit,
    draw,
    edge,
    lines,
    pair,
    said,
)

A, B = article("a"), article("b")
FACTS = " ".join(f"بلغ العدد {number} في الحي." for number in (11, 22, 33, 44, 55, 66, 77, 88))


def test_verified_reuse_joins_without_a_direction() -> None:
    found = edge(draw([A, B], (), [pair(A, B, score=0.8)]), "doc:a same_story doc:b")
    assert (found.status, found.confidence, found.band) == ("inferred", 0.8, "likely")


@pytest.mark.parametrize("label", ["same_event", "template", "unrelated", "too_short"])
def test_what_is_no_reuse_joins_nothing(label: Any) -> None:
    assert not draw([A, B], (), [pair(A, B, label)]).edges


def test_the_same_person_told_the_same_medium_makes_a_join_surer() -> None:
    told = [said(one, NADA, via=OKAZ) for one in (A, B)]
    pairs = [pair(A, B, score=0.6)]
    sure, plain = (
        edge(draw([A, B], told, pairs, without=without), "doc:a same_story doc:b").confidence
        for without in ((), ("shared_speaker",))
    )
    assert sure > 0.9 > plain == 0.6


def test_facts_in_one_order_make_a_join_surer_and_reversed_ones_do_not() -> None:
    left, right = article("a", FACTS), article("b", FACTS + "\nوغادر الجميع.")
    back = article("b", " ".join(reversed(FACTS.split(". "))))
    same = edge(draw([left, right], (), [pair(left, right, "rewrite", 0.6)]), "doc:a same_story doc:b")
    other = edge(draw([left, back], (), [pair(left, back, "rewrite", 0.6)]), "doc:a same_story doc:b")
    assert (same.rule, other.rule) == ("fact_order", "verified_reuse")
    assert same.confidence > other.confidence


def test_half_of_the_phrases_of_one_side_join_what_the_verifier_calls_an_event() -> None:
    held = [pair(A, B, "same_event", 0.3, held=0.7)]
    assert lines(draw([A, B], (), held)) == {"doc:a same_story doc:b"}
    assert not draw([A, B], (), held, without=("containment",)).edges


def test_the_order_of_facts_is_kendall_s() -> None:
    left = dict(zip("abcd", range(4), strict=True))
    assert kendall_tau(left, left) == 1
    assert kendall_tau(left, dict(zip("dcba", range(4), strict=True))) == -1
    assert kendall_tau(left, {"a": 0, "c": 1, "b": 2, "x": 3}) == pytest.approx(1 / 3)
    assert kendall_tau(left, {"z": 1}) == 0
    assert shared_facts(left, {"a": 0, "z": 1}).left_only == 3


def _wire(label: Any = "copy", *, signed: bool = True, paper: str = "عكاظ") -> tuple[list[Any], list[Any], list[Pair]]:
    dispatch, copy = article("w", outlet="واس"), article("p", outlet=paper)
    cited = [credit(dispatch, SPA, self_=True)] if signed else []
    return [dispatch, copy], cited, [pair(dispatch, copy, label)]


def test_a_paper_s_copy_comes_from_the_dispatch_that_the_agency_signs() -> None:
    drawn = draw(*_wire())
    assert {line for line in lines(drawn) if "doc:p" in line} == {"doc:p derived_from doc:w"}
    assert draw(*_wire(), without=("agency_dispatch",)).edges[-1].kind != "derived_from"


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"label": "partial"}, id="a-part-only"),
        pytest.param({"label": "rewrite"}, id="two-ways-of-one-release"),
        pytest.param({"signed": False}, id="unsigned"),
        pytest.param({"paper": "رويترز"}, id="two-agencies"),
        pytest.param({"paper": "واس"}, id="one-agency-twice"),
    ],
)
def test_without_evidence_an_agency_s_text_and_its_twin_have_no_direction(options: Any) -> None:
    assert "doc:p same_story doc:w" in lines(draw(*_wire(**options)))


def test_who_shows_reporting_of_its_own_does_not_come_from_the_agency() -> None:
    articles, cited, pairs = _wire()
    own = said(articles[1], NADA, via=OKAZ, self_=True)
    assert "doc:p same_story doc:w" in lines(draw(articles, [*cited, own], pairs))
    other = credit(articles[1], REUTERS)
    assert "doc:p same_story doc:w" in lines(draw(articles, [*cited, other], pairs))


def _dated(first: str | None, second: str | None, label: Any = "copy", outlet: str = "عكاظ") -> Any:
    left = article("a", published=first, outlet="الرياض")
    right = article("b", published=second, outlet=outlet)
    return draw([left, right], (), [pair(left, right, label)])


def test_the_later_copy_comes_from_the_earlier() -> None:
    assert lines(_dated("2024-05-01", "2024-05-03")) == {"doc:b derived_from doc:a"}
    assert lines(_dated("2024-05-03T08:00", "2024-05-03T03:00")) == {"doc:a derived_from doc:b"}


@pytest.mark.parametrize(
    "dates",
    [
        pytest.param((None, "2024-05-03"), id="one-undated"),
        pytest.param(("2024-05-03", "2024-05-03"), id="same-day"),
        pytest.param(("2024-05-03T08:00", "2024-05-03T08:40"), id="within-the-hour"),
        pytest.param(("2024-05-01", "2024-05-03", "rewrite"), id="a-rewrite"),
        pytest.param(("2024-05-03", "2024-05-01", "copy", "رويترز"), id="an-agency"),
    ],
)
def test_unclear_times_give_no_direction(dates: Any) -> None:
    assert lines(_dated(*dates)) == {"doc:a same_story doc:b"}


def test_a_work_inherits_what_the_article_that_republishes_it_cites() -> None:
    drawn = draw([A], [credit(A, REUTERS), said(A, OKAZ)])
    found = edge(drawn, "work:reuters@doc:a derived_from work:okaz@doc:a")
    assert (found.status, found.rule, found.confidence) == ("inferred", "inherited_citation", 0.85)
    assert len(found.evidence) == 2
    assert not lines(draw([A], [credit(A, REUTERS), said(A, OKAZ)], without=("inherited_citation",)), "inferred")


def test_a_copy_inherits_the_credit_of_its_twin() -> None:
    drawn = draw([A, B], [credit(B, REUTERS)], [pair(A, B)])
    assert edge(drawn, "doc:a derived_from work:reuters@story-1").status == "inherited"
    assert edge(drawn, "doc:a same_story doc:b").confidence == 0.8


@pytest.mark.parametrize("label", ["partial", "same_event", "template"])
def test_who_shares_only_a_part_or_a_form_inherits_nothing(label: Any) -> None:
    assert "doc:a derived_from" not in " ".join(lines(draw([A, B], [credit(B, REUTERS)], [pair(A, B, label)])))


def test_who_names_the_credited_agency_or_credits_another_inherits_nothing() -> None:
    for own in (said(A, REUTERS), credit(A, AFP)):
        assert not lines(draw([A, B], [credit(B, REUTERS), own], [pair(A, B)]), "inherited")


def test_a_credit_to_agencies_at_large_is_nobody_s_parent_and_inherits_nothing() -> None:
    vague = credit(B, Source("agency:وكالات", "وكالات", "agency"))
    drawn = draw([A, B], [vague, said(B, OKAZ)], [pair(A, B)])
    assert lines(drawn, "inferred", "inherited") == {"doc:a same_story doc:b"}


def _rewrites(*, own: str = "\nوغادر 901 حافلة و902 شاحنة.") -> tuple[Any, Any]:
    return article("a", FACTS + own), article("b", FACTS + own.replace("90", "80"))


def test_rewrites_with_facts_of_their_own_come_from_the_work_that_one_of_them_names() -> None:
    left, right = _rewrites()
    cited = [credit(right, REUTERS, cue="الحي"), *(said(one, OKAZ, cue="بلغ") for one in (left, right))]
    drawn = draw([left, right], cited, [pair(left, right, "rewrite")])
    parent = edge(drawn, "doc:a derived_from work:reuters@story-1")
    (rival,) = [one for one in drawn.edges if one.rule == "common_statement"]
    assert (parent.confidence, rival.confidence) == (0.7, 0.2)
    assert parent.alternatives_group == rival.alternatives_group == "parent-of-a"
    assert rival.target == "work:okaz@story-1"


def test_a_statement_that_both_cite_is_a_rival_only_while_its_rule_holds() -> None:
    left, right = _rewrites()
    cited = [credit(right, REUTERS, cue="الحي"), *(said(one, OKAZ, cue="بلغ") for one in (left, right))]
    drawn = draw([left, right], cited, [pair(left, right, "rewrite")], without=("common_statement",))
    assert edge(drawn, "doc:a derived_from work:reuters@story-1").alternatives_group is None
    assert "common_statement" not in {one.rule for one in drawn.edges}


def test_a_later_copy_may_have_taken_from_what_both_cite() -> None:
    dated = [article(name, published=day) for name, day in (("a", "2024-05-01"), ("b", "2024-05-03"))]
    cited = [said(one, OKAZ) for one in dated]
    drawn = draw(dated, cited, [pair(dated[0], dated[1])], without=("content_inclusion",))
    earlier, rival = (edge(drawn, f"doc:b derived_from {name}") for name in ("doc:a", "work:okaz@story-1"))
    assert (earlier.rule, rival.rule, rival.confidence) == ("published_later", "common_statement", 0.2)
    assert earlier.alternatives_group == rival.alternatives_group == "parent-of-b"


def test_siblings_that_credit_different_works_make_rivals_that_share_what_is_left() -> None:
    left, right = _rewrites()
    third = article("c", right.document.text)
    cited = [credit(right, REUTERS, cue="الحي"), credit(third, AFP, cue="الحي")]
    drawn = draw([left, right, third], cited, [pair(left, one, "rewrite") for one in (right, third)])
    parents = {one.rule: one.confidence for one in drawn.edges if one.alternatives_group == "parent-of-a"}
    assert parents == {"common_parent": 0.7, "rival_parent": 0.1}


def test_alternatives_that_claim_too_much_together_are_scaled_to_one() -> None:
    node = Node("doc:a", "article", "a")
    rivals = [
        Draft(
            origin=node,
            target=Node(f"work:{number}", "article", "w"),
            kind="derived_from",
            status="inferred",
            confidence=0.7,
            rule="r",
            group="g",
        )
        for number in range(3)
    ]
    shares = [one.confidence for one in settled(rivals)]
    assert shares == [0.3333] * 3
    assert settled(rivals[:1])[0].group is None


def test_a_rewrite_without_facts_of_its_own_is_less_sure_and_without_rivals_in_no_group() -> None:
    left, right = _rewrites(own="")
    drawn = draw([left, right], [credit(right, REUTERS, cue="الحي")], [pair(left, right, "rewrite")])
    parent = edge(drawn, "doc:a derived_from work:reuters@story-1")
    assert (parent.confidence, parent.alternatives_group) == (0.6, None)


def test_a_rewrite_that_shares_few_facts_has_no_parent() -> None:
    drawn = draw([A, B], [credit(B, REUTERS)], [pair(A, B, "rewrite")])
    assert lines(drawn, "inferred", "inherited") == {"doc:a same_story doc:b"}


def test_a_citation_in_the_lead_speaks_for_what_follows() -> None:
    drawn = draw([A], [said(A, OKAZ, cue="غمرت", content="غمرت السيول")])
    found = edge(drawn, "doc:a derived_from work:okaz@doc:a")
    assert (found.rule, found.scope, found.confidence) == ("lead_citation", "4 sentences", 0.6)


def test_it_stops_where_another_work_is_cited() -> None:
    drawn = draw([A], [said(A, OKAZ, cue="غمرت"), said(A, REUTERS, cue="وينتظر")])
    assert edge(drawn, "doc:a derived_from work:okaz@doc:a").scope == "2 sentences"


def test_a_citation_further_down_speaks_for_the_sentences_that_name_nobody() -> None:
    found = edge(draw([A], [said(A, OKAZ, cue="وأضافت")]), "doc:a derived_from work:okaz@doc:a")
    assert (found.rule, found.scope) == ("carried_on", "2 sentences")
    followed = [said(A, OKAZ, cue="وأضافت"), said(A, NADA, cue="وينتظر")]
    assert not lines(draw([A], followed), "inferred")


def test_a_work_cited_in_the_lead_and_again_is_one_edge_that_counts_all_that_follows() -> None:
    drawn = draw([A], [said(A, OKAZ, cue="غمرت"), said(A, OKAZ, cue="وأضافت")])
    (found,) = [one for one in drawn.edges if one.kind == "derived_from"]
    assert (found.rule, found.scope, len(found.evidence)) == ("lead_citation", "4 sentences", 2)


def test_an_article_credited_as_a_whole_needs_no_part_of_it_inferred() -> None:
    cited = [credit(A, REUTERS), said(A, OKAZ, cue="غمرت")]
    assert "doc:a derived_from work:okaz@doc:a" not in lines(draw([A], cited))


def test_nothing_inferred_is_surer_than_its_cap() -> None:
    drawn = draw([A, B], [credit(B, REUTERS)], [pair(A, B, score=0.999)])
    assert {one.confidence for one in drawn.edges if one.status != "stated"} == {0.9, 0.95}
