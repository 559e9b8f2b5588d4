"""What the terminal views say, and leave out, case by case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from provenance.match.background import Background
from provenance.render.layout import View
from provenance.render.painting import paint
from provenance.render.quote import is_arabic
from provenance.render.terminal import THIN_CORPUS
from provenance.render.terminal_compare import comparison_rows
from provenance.render.terminal_scan import scan_rows
from provenance.values import Article, Comparison, Document, Outcomes, PairLabel, Scan, Span, Zone
from tests.render import samples


def _scan(scan: Scan, *, explain: bool = False) -> str:
    return "\n".join(line.plain for line in paint(scan_rows(scan, View(120), explain=explain), View(120)))


def _compare(comparison: Comparison) -> str:
    return "\n".join(line.plain for line in paint(comparison_rows(comparison, View(120), threshold=0.5), View(120)))


def _labelled(label: PairLabel, left: float = 0.25, right: float = 0.2) -> Comparison:
    evidence = replace(samples.REWRITE.evidence, containment_of_left=left, containment_of_right=right)
    return replace(samples.comparison(), pair=replace(samples.REWRITE, label=label, evidence=evidence))


def _page(id: str, text: str) -> Article:
    return samples.article(id, text, body=len(text))


def test_a_pair_too_short_to_judge_has_a_score_without_a_meaning() -> None:
    told, judged = _compare(_labelled("too_short")), _compare(_labelled("rewrite"))
    assert "score           0.81\n" in told
    assert "threshold" not in told
    assert "meaning  " in judged
    assert "meaning  " not in told


@pytest.mark.parametrize(
    ("raw", "told"), [(0.8123, "the same"), (0.7, "furniture hides likeness"), (0.9, "furniture pushes it up")], ids=str
)
def test_the_score_of_the_whole_pages_always_stands_beside_the_other(raw: float, told: str) -> None:
    text = " ".join(_compare(replace(samples.comparison(), raw_score=raw)).split())
    assert f"{raw:.2f} of the whole pages: " in text
    assert told in text
    assert "9 characters of the left page and 0 of the right one" in text


def test_pages_without_menus_are_said_to_leave_nothing_out() -> None:
    bare = replace(samples.comparison(), left=_page("a.txt", samples.LEFT), right=samples.RIGHT_ARTICLE)
    assert "nothing is left out of either" in _compare(bare)


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        pytest.param(0.1, 0.7, "most of the right article stands in the left one (70 %", id="right"),
        pytest.param(0.6, 0.5, "most of the left article stands in the right one (60 %", id="left"),
        pytest.param(0.3, 0.1, "a part of the left article stands in the right one (30 %", id="less"),
        pytest.param(0.0, 0.0, "a part of one article stands in the other", id="none"),
    ],
)
def test_a_partial_pair_says_which_article_stands_in_the_other(left: float, right: float, told: str) -> None:
    assert _compare(_labelled("partial", left, right)).startswith(f"partial: {told}")


def test_a_story_held_by_a_part_says_which() -> None:
    scan = samples.scan()
    text = _scan(replace(scan, pairs=(_labelled("partial", 0.1, 0.7).pair, *scan.pairs[1:])))
    assert "most of the second article stands in the first one (70 % of its three-word phrases)" in text


def test_a_sentence_that_stands_in_another_one_says_in_which() -> None:
    comparison = samples.comparison()
    first, second, third = comparison.alignment
    text = _compare(replace(comparison, alignment=(first, replace(second, similarity=0.4, told_in=first.right), third)))
    assert "  only      left     2 وبلغت الكلفة 45" in text
    assert "40 % of it, by rarity, told in right 1" in text
    assert "1 of those on one side is told in part" in text
    assert "by rarity, told in" not in _compare(comparison)


def test_names_are_said_to_be_known_by_spelling_where_none_differs() -> None:
    assert "no name as far as spelling tells" in _compare(replace(samples.comparison(), differences=()))


def test_two_texts_of_one_outlet_are_not_put_in_order() -> None:
    pair = replace(samples.REWRITE, update=True)
    assert "another text of its own story" in _compare(replace(samples.comparison(), pair=pair))
    scan = samples.scan()
    text = _scan(replace(scan, pairs=(pair, *scan.pairs[1:])))
    assert "another text of the same outlet" in text
    assert "later" not in text


def test_pairs_too_short_to_judge_are_counted_and_listed_when_asked_for() -> None:
    scan = samples.scan()
    short = replace(scan, pairs=(*scan.pairs[:2], replace(scan.pairs[2], label="too_short")))
    assert "Kept apart: 2 pairs (1 same event, 1 too short)" in _scan(short)
    assert "b.txt and c.txt" not in _scan(short)
    assert "b.txt and c.txt" in _scan(short, explain=True)


def test_one_article_alone_is_told_that_it_takes_two() -> None:
    alone = Scan((samples.APART_ARTICLE,), (), (), Outcomes(1), "bundled", 0.5)
    assert "give two or more" in _scan(alone)
    assert "give two or more" not in _scan(samples.scan())


def test_what_a_score_cannot_know_stands_below_the_counts() -> None:
    scan = samples.scan()
    assert f"{Background.ENOUGH_DOCUMENTS:,} different articles" in _scan(scan).splitlines()[2]
    assert "knows only its most frequent formulas" in _scan(replace(scan, background="corpus")).splitlines()[2]


def test_a_corpus_of_many_articles_needs_no_caveat() -> None:
    scan = samples.scan()
    many = replace(scan, documents=scan.documents + (samples.APART_ARTICLE,) * THIN_CORPUS, background="corpus")
    assert "formulas" not in _scan(many)


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        pytest.param("وصل الوفد إلى المدينة", True, id="arabic"),
        pytest.param("وصل وفد شركة Example Motors Limited", True, id="mixed"),
        pytest.param("The delegation reached the city", False, id="english"),
        pytest.param("La délégation est arrivée في ville", False, id="one-arabic-word"),
        pytest.param("2024 - 45 %", True, id="no-letters"),
        pytest.param("\ufe8d\ufedf\ufeee\ufed3\ufeaa", True, id="presentation-forms"),
    ],
)
def test_a_text_is_called_foreign_when_hardly_a_letter_is_arabic(text: str, is_so: bool) -> None:
    assert is_arabic(_page("x", text)) == is_so


def test_a_page_without_a_body_is_not_called_foreign() -> None:
    assert is_arabic(Article(Document("x", "menu"), (Zone("furniture", "text", Span(0, 4)),)))


def test_articles_in_another_script_are_counted_and_one_is_named() -> None:
    scan = samples.scan()
    english = _page("c.txt", "The delegation reached the city")
    text = _scan(replace(scan, documents=(*scan.documents[:2], english)))
    assert "1 article is hardly in Arabic, and compared by the words all the same; such as c.txt" in text
    assert "hardly in Arabic" not in _scan(scan)
    assert "hardly any Arabic" in _compare(replace(samples.comparison(), right=english, alignment=(), differences=()))
    assert "hardly any Arabic" not in _compare(samples.comparison())
