"""The measures of attribution themselves, on records small enough to count by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.quality.attribution_gold import Gold, Negative, Record
from benchmarks.quality.attribution_match import holds, matching, name_words, names_agree
from benchmarks.quality.attribution_measures import (
    PARTS,
    Share,
    f1,
    false_hits,
    is_via_right,
    matched,
    named,
    self_right,
    spans_exact,
    spans_overlap,
    tier_precision,
    tier_recall,
    via,
)
from provenance.values import Span

BLANK = Record(
    doc="page",
    field="text",
    tier="B",
    kind="indirect",
    cues=(),
    source_span=None,
    source_name="",
    source_type="person",
    source_ref="",
    via_span=None,
    via_name="",
    self_=False,
)


def cue(*ranges: tuple[int, int], **other: object) -> Record:
    """Return a record with cues at the given ranges."""
    return replace(BLANK, cues=tuple(Span(*one) for one in ranges), **other)  # type: ignore[arg-type]


def bare(start: int, end: int) -> Record:
    """Return a record without a cue whose source stands at the given range."""
    return replace(BLANK, tier="A", source_span=Span(start, end))


records = st.lists(
    st.builds(
        lambda start, length, tier: cue((start, start + length), tier=tier),
        st.integers(0, 40),
        st.integers(1, 9),
        st.sampled_from("AB"),
    ),
    max_size=8,
)


def test_cues_that_share_a_character_match() -> None:
    assert matching([cue((10, 14))], [cue((13, 20))]).pairs


def test_cues_that_only_touch_do_not_match() -> None:
    found = matching([cue((10, 14))], [cue((14, 20))])
    assert not found.pairs
    assert len(found.missed) == len(found.false) == 1


def test_one_half_of_a_split_cue_is_enough() -> None:
    assert matching([cue((10, 14), (30, 32))], [cue((30, 32))]).pairs


@pytest.mark.parametrize("other", [{"field": "title"}, {"doc": "another page"}], ids=["field", "document"])
def test_a_cue_at_the_same_place_elsewhere_does_not_match(other: dict[str, object]) -> None:
    assert not matching([cue((10, 14))], [cue((10, 14), **other)]).pairs


def test_gold_with_a_cue_is_not_matched_by_its_source_alone() -> None:
    gold = cue((10, 14), source_span=Span(15, 30))
    assert not matching([gold], [cue((40, 44), source_span=Span(15, 30))]).pairs


def test_gold_without_a_cue_is_matched_by_its_source() -> None:
    assert matching([bare(5, 9)], [cue((0, 4), source_span=Span(5, 9))]).pairs


def test_gold_without_a_cue_is_not_matched_by_a_cue_on_the_same_words_with_another_source() -> None:
    assert not matching([bare(5, 9)], [cue((5, 9), source_span=Span(20, 25))]).pairs


def test_a_bare_credit_matches_gold_that_takes_the_whole_credit_for_a_cue() -> None:
    assert matching([cue((0, 20))], [bare(8, 19)]).pairs


def test_no_record_is_matched_twice() -> None:
    found = matching([cue((0, 5)), cue((6, 9))], [cue((0, 9))])
    assert len(found.pairs) == 1
    assert found.pairs[0][0].cues == (Span(0, 5),)
    assert found.missed[0].cues == (Span(6, 9),)


def test_of_two_equal_overlaps_the_one_of_the_same_size_is_taken() -> None:
    found = matching([cue((0, 5))], [cue((0, 5), (40, 45)), cue((0, 5), tier="A")])
    assert found.pairs[0][1].tier == "A"


@given(records, records)
def test_every_record_is_matched_missed_or_false(gold: list[Record], found: list[Record]) -> None:
    result = matching(gold, found)
    assert sorted(map(repr, gold)) == sorted(map(repr, [*(one for one, _ in result.pairs), *result.missed]))
    assert sorted(map(repr, found)) == sorted(map(repr, [*(one for _, one in result.pairs), *result.false]))


@given(records)
def test_a_system_that_repeats_the_gold_is_perfect(gold: list[Record]) -> None:
    found = matched(gold, gold)
    for tier in "AB":
        assert tier_recall(found, tier).value in {None, 1.0}
        assert tier_precision(found, tier).value in {None, 1.0}


def test_a_match_of_the_wrong_tier_counts_against_both() -> None:
    found = matched([cue((0, 5), tier="A"), cue((10, 15), tier="A")], [cue((0, 5)), cue((10, 15), tier="A")])
    assert tier_recall(found, "A") == Share(1, 2)
    assert tier_precision(found, "B") == Share(0, 1)
    assert tier_recall(found, "A", is_same_tier=False) == Share(2, 2)
    assert tier_precision(found, "B", is_same_tier=False) == Share(1, 1)


def test_what_is_carried_over_neither_matches_nor_is_false() -> None:
    found = matched([cue((0, 5))], [cue((0, 5), tier="C")])
    assert not found.pairs
    assert not found.false
    assert tier_recall(found, "B") == Share(0, 1)


@pytest.mark.parametrize(
    ("gold", "found", "agrees", "is_held"),
    [
        pytest.param("سامي الخطيب", "السيد سامي الخطيب", True, True, id="title"),
        pytest.param("صحيفة المنارة", "المنارة", True, True, id="kind_of_outlet"),
        pytest.param("سامي الخطيب", "الخطيب", False, True, id="surname_alone"),
        pytest.param("سامي أحمد الخطيب", "سامي الخطيب", True, True, id="middle_name"),
        pytest.param("سامي الخطيب", "سامي النجار", False, False, id="another_person"),
        pytest.param("سامي الخطيب", "", False, False, id="no_name"),
        pytest.param("الصحيفة", "صحيفة المنارة", False, False, id="noun_for_the_outlet"),
        pytest.param("أُسامة", "اسامه", True, True, id="spelling"),
    ],
)
def test_names_agree_by_their_words(gold: str, found: str, agrees: bool, is_held: bool) -> None:
    assert names_agree(gold, found) is names_agree(found, gold) is agrees
    assert holds(gold, found) is is_held


def test_a_name_of_titles_only_keeps_them() -> None:
    assert name_words("الأمير") == {"امير"}


def test_names_are_judged_where_there_is_a_match_and_a_name() -> None:
    gold = [cue((0, 5), source_name="سامي الخطيب"), cue((10, 15)), cue((20, 25), source_name="منى")]
    found = matched(gold, [cue((0, 5), source_name="سامي الخطيب"), cue((10, 15), source_name="ليلى")])
    assert named(found, lambda left, right: names_agree(left.source_name, right.source_name)) == Share(1, 1)


def test_a_medium_of_a_false_or_missed_record_counts_unless_only_matches_do() -> None:
    gold = [cue((0, 5), via_name="المنارة"), cue((20, 25), via_name="الفجر")]
    found = matched(gold, [cue((0, 5), via_name="صحيفة المنارة"), cue((40, 45), via_name="الفجر")])
    assert via(found) == (Share(1, 2), Share(1, 2))
    assert via(found, is_matched_only=True) == (Share(1, 1), Share(1, 1))


@pytest.mark.parametrize(("gold", "found"), [("", "المنارة"), ("المنارة", ""), ("المنارة", "الفجر")])
def test_a_medium_too_many_too_few_or_of_another_name_is_wrong(gold: str, found: str) -> None:
    assert not is_via_right(replace(BLANK, via_name=gold), replace(BLANK, via_name=found))


def test_own_and_borrowed_are_judged_only_where_there_is_a_medium() -> None:
    gold = [cue((0, 5), via_name="الفجر"), cue((10, 15), self_=True), cue((20, 25))]
    found = matched(gold, [cue((0, 5)), cue((10, 15)), cue((20, 25), self_=True)])
    assert self_right(found) == Share(1, 2)


def test_exact_spans_agree_to_the_character_and_overlapping_ones_share_one() -> None:
    gold, found = [cue((0, 5), (8, 10))], [cue((0, 5), (9, 14)), cue((30, 35))]
    assert spans_exact(gold, found, PARTS["cue"]) == (Share(1, 3), Share(1, 2))
    assert spans_overlap(gold, found, PARTS["cue"]) == (Share(2, 3), Share(2, 2))


@pytest.mark.parametrize(
    ("found", "is_hit"),
    [
        pytest.param(cue((12, 16)), True, id="cue"),
        pytest.param(cue((30, 34), source_span=Span(10, 20)), False, id="source_of_another_cue"),
        pytest.param(bare(10, 20), True, id="bare_credit"),
        pytest.param(cue((12, 16), doc="another page"), False, id="another_page"),
    ],
)
def test_a_negative_is_hit_by_a_cue_or_by_a_bare_credit(found: Record, is_hit: bool) -> None:
    gold = Gold((), (), (Negative("n1", "page", Span(10, 15), "substring"),))
    assert bool(list(false_hits(gold, [found]))) is is_hit


@pytest.mark.parametrize(
    ("precision", "recall", "expected"),
    [
        pytest.param(Share(1, 2), Share(1, 1), 2 / 3, id="mean"),
        pytest.param(Share(0, 0), Share(0, 4), 0.0, id="nothing_found"),
        pytest.param(Share(0, 0), Share(0, 0), None, id="nothing_to_find"),
    ],
)
def test_f1_is_the_harmonic_mean(precision: Share, recall: Share, expected: float | None) -> None:
    assert f1(precision, recall) == (None if expected is None else pytest.approx(expected))
