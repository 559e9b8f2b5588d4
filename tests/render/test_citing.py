"""Who is cited, in which sentences: grouped, in order, the publisher told from the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.render.citing import cited, others, place_of, sentence_finder, sources_of
from provenance.values import Article, Document, Span
from tests.render import traced

FIND = sentence_finder(traced.article())


def test_each_source_stands_once_in_each_tier_and_tier_a_comes_first() -> None:
    found = cited(reversed(traced.attributions()), FIND)
    assert [(one.tier, one.source and one.source.name, one.via and one.via.name, len(one)) for one in found] == [
        ("A", "الساحل", None, 1),
        ("A", "سامي", "المرفأ", 1),
        ("A", "وزارة الطرق", None, 1),
        ("B", "سامي", None, 2),
        ("C", "سامي", None, 1),
    ]


def test_one_source_under_two_names_is_one() -> None:
    first, *_ = traced.attributions()
    other = replace(first, source=replace(traced.MINISTRY, name="الوزارة"))
    (one,) = cited([first, other], FIND)
    assert one.source == traced.MINISTRY
    assert len(one) == 2


def test_citations_in_one_sentence_are_told_together() -> None:
    added = traced.attributions()[2]
    again = replace(added, cue_spans=(traced.span("قريبا"),))
    (one,) = cited([added, again], FIND)
    (sentence,) = one.sentences
    assert sentence.span.of(traced.TEXT) == traced.TOLD
    assert sentence.attributions == (added, again)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        pytest.param(0, traced.OPENED, id="cue-and-source"),
        pytest.param(1, traced.TOLD, id="medium"),
        pytest.param(3, traced.ADDED, id="source-left-out"),
        pytest.param(4, traced.CARRIED, id="no-cue"),
        pytest.param(5, traced.CREDIT, id="line-of-its-own"),
    ],
)
def test_the_sentence_of_a_citation_is_the_one_that_its_cue_stands_in(number: int, sentence: str) -> None:
    found = traced.attributions()[number]
    assert FIND("text", place_of(found)).of(traced.TEXT) == sentence


def test_a_stretch_over_two_sentences_is_shown_with_both() -> None:
    place = Span(traced.span("صباح").start, traced.span("سامي").end)
    assert FIND("text", place).of(traced.TEXT) == f"{traced.OPENED}\n{traced.TOLD}"


def test_a_field_without_zones_has_sentences_too() -> None:
    find = sentence_finder(Article(Document("x", "", byline="القاهرة. أ ف ب"), ()))
    assert find("byline", Span(9, 10)) == Span(9, 14)


@given(st.integers(0, len(traced.TEXT)), st.integers(0, len(traced.TEXT)))
def test_a_sentence_holds_the_stretch_that_it_was_asked_for(one: int, other: int) -> None:
    place = Span(min(one, other), max(one, other))
    found = FIND("text", place)
    assert found.start <= place.start <= place.end <= found.end <= len(traced.TEXT)


def test_an_attribution_without_any_span_has_a_place() -> None:
    bare = replace(traced.attributions()[4], content_spans=())
    assert place_of(bare) == Span(0, 0)


def test_the_publisher_itself_is_nobody_that_it_cites() -> None:
    announced, told, *_ = traced.attributions()
    assert [source.id for source in others(told)] == ["person:سامي", "almarfa"]
    assert [source.id for source in others(replace(told, self_=True))] == ["person:سامي"]
    assert list(others(replace(announced, self_=True))) == []
    assert list(sources_of(traced.attributions())) == [
        "official_body:وزارة الطرق",
        "person:سامي",
        "almarfa",
        "agency:الساحل",
    ]
