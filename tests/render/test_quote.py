"""What views quote: titles, masked characters, the longest run of equal words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given

from provenance.render.quote import date_text, left_out, longest_passage, longest_run, quote, title_of
from provenance.text.tokens import words
from provenance.values import Article, Document, Located, Passage, Span, Zone
from tests.render import samples
from tests.strategies import arabic_text


def _whole(text: str) -> tuple[Article, Located]:
    place = Located("text", Span(0, len(text)))
    return Article(Document("x", text), (Zone("body", "text", place.span),)), place


def _run(left: str, right: str) -> tuple[int, str, str] | None:
    (ours, here), (theirs, there) = _whole(left), _whole(right)
    found = longest_run(Passage(here, there, 1), ours, theirs)
    return (found[0], quote(ours, found[1]), quote(theirs, found[2])) if found else None


def test_the_longest_run_is_quoted_in_the_spelling_of_each_page() -> None:
    left, right = "قالَ أحمد إنَّ الطريق مفتوح غدا", "ذكر أن احمد إن الطريق مفتوح اليوم"
    assert _run(left, right) == (4, "أحمد إنَّ الطريق مفتوح", "احمد إن الطريق مفتوح")


def test_texts_without_a_common_word_have_no_run() -> None:
    assert _run("شمس قمر", "بحر نهر") is None


@given(arabic_text(), arabic_text(max_sentences=2))
def test_both_quotations_of_a_run_are_the_same_words(text: str, other: str) -> None:
    found = _run(text, other + text)
    if found:
        number, left, right = found
        assert words(left) == words(right)
        assert len(words(left)) == number
    else:
        assert not words(text)


def test_a_title_that_came_with_the_document_wins_over_the_page() -> None:
    page = Article(Document("x", "عنوان\nمتن"), (Zone("title", "text", Span(0, 5)), Zone("body", "text", Span(6, 9))))
    assert title_of(page) == "عنوان"
    assert title_of(replace(page, document=replace(page.document, title="آخر"))) == "آخر"
    assert title_of(replace(page, zones=())) == ""


def test_furniture_is_counted_in_visible_characters() -> None:
    assert left_out(samples.LEFT_ARTICLE) == (len("شاركالخبر"), len("".join(samples.LEFT.split())))
    assert left_out(samples.RIGHT_ARTICLE)[0] == 0


def test_the_longest_passage_is_the_one_with_most_words() -> None:
    longer = replace(samples.PASSAGE, words=9)
    assert longest_passage(replace(samples.REWRITE, passages=(samples.PASSAGE, longer))) == longer
    assert longest_passage(replace(samples.REWRITE, passages=())) is None


def test_dates_are_iso_and_strings_stay_as_they_came() -> None:
    assert date_text(dt.date(2024, 1, 2)) == "2024-01-02"
    assert date_text("غرة محرم") == "غرة محرم"
    assert date_text(None) is None
