"""What speaks for reuse and what against it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.match.background import Background
from provenance.match.signals import (
    AGAINST,
    NO_HEADLINE,
    SIGNALS,
    Shared,
    agreeing,
    days_apart,
    formulaic,
    headline,
    lead,
    measure,
    near_copy,
    number_conflict,
    order,
    rare_words,
    retold,
    shared,
    verbatim,
    wording,
    words,
)
from tests.match.stories import (
    BUNDLED,
    CRANE,
    CRANE_RETOLD,
    PRIZE,
    TURTLES,
    bulletin,
    day,
    nonsense,
    pair_of,
    profiled,
    sentence,
    text,
)
from tests.strategies import arabic_text

OF_TEXT = sorted(set(SIGNALS) - AGAINST - {"headline"})


def _dated(days: int) -> Shared:
    return shared(profiled("خبر", published=day(0)), profiled("نبأ", id="b", published=day(days)))


def _titled(left: str, right: str, left_title: str = "", right_title: str = "") -> Shared:
    return shared(profiled(left, title=left_title), profiled(right, id="b", title=right_title))


@pytest.mark.parametrize("name", sorted(set(OF_TEXT) - {"wording"}))
def test_text_has_everything_in_common_with_itself(name: str) -> None:
    assert SIGNALS[name](pair_of(text(CRANE), text(CRANE))).value == pytest.approx(1)


@pytest.mark.parametrize("name", OF_TEXT)
def test_strangers_have_next_to_nothing_in_common(name: str) -> None:
    assert SIGNALS[name](pair_of(text(CRANE), text(PRIZE))).value < 0.1


@pytest.mark.parametrize("name", ["words", "rare_words", "wording", "lead", "retold", "agreeing"])
def test_retelling_has_more_in_common_than_strangers(name: str) -> None:
    retelling = SIGNALS[name](pair_of(text(CRANE), text(CRANE_RETOLD))).value
    assert retelling > SIGNALS[name](pair_of(text(CRANE), text(TURTLES))).value + 0.1


@given(arabic_text(), arabic_text(), st.booleans())
def test_signals_are_shares_and_the_same_from_both_sides(left: str, right: str, is_longer: bool) -> None:
    other = left + "\n" + right if is_longer else right
    found, mirrored = measure(pair_of(left, other)), measure(pair_of(other, left))
    assert found == mirrored
    assert list(found) == list(SIGNALS)
    assert all(0 <= one.value <= 1 for one in found.values())
    assert all(count >= 0 for one in found.values() for count in one.counts)


@pytest.mark.parametrize("left", ["", "؟!", "خبر"], ids=["empty", "no_words", "one_word"])
def test_hardly_any_text_shares_nothing(left: str) -> None:
    found = measure(pair_of(left, text(CRANE)))
    assert all(found[name].value == 0 for name in OF_TEXT)


def test_small_article_inside_a_large_one_is_held_by_it() -> None:
    pair = pair_of(text(CRANE), text([*PRIZE, *CRANE, *TURTLES]))
    assert words(pair).value == pytest.approx(1)
    assert rare_words(pair).value == pytest.approx(1)
    assert retold(pair).value == pytest.approx(1)


def test_few_words_in_common_are_no_great_share_of_a_tiny_article() -> None:
    tiny = sentence(nonsense(3, 1))
    assert words(pair_of(tiny, tiny)).value < 0.6
    assert near_copy(pair_of(tiny, tiny)).value == 0


def test_one_rare_word_in_common_is_no_great_share() -> None:
    name = nonsense(1, 1)[0]
    pair = pair_of(f"من {name} إلى.", f"في {name} على.")
    assert rare_words(pair).value < 0.5
    assert order(pair).value < 0.5


def test_agreement_of_both_is_that_of_the_side_that_agrees_less() -> None:
    pair = pair_of(text(CRANE[:2]), text([*CRANE[:2], *TURTLES]))
    assert SIGNALS["agreeing"](pair).value == 1
    assert SIGNALS["agreeing_both"](pair).value < 0.5


def test_counts_are_of_what_the_explanation_names() -> None:
    names = nonsense(10, 1)
    pair = pair_of(sentence(names), sentence([*names[:6], *nonsense(4, 2)]))
    assert words(pair).counts == rare_words(pair).counts == order(pair).counts == (6,)
    assert near_copy(pair).counts == (4,)
    assert retold(pair).counts == (1,)


def test_list_of_names_is_no_wording_and_a_sentence_is() -> None:
    names = sentence(nonsense(12, 1))
    assert wording(pair_of(names, names)).value == 0
    assert wording(pair_of(CRANE[1], CRANE[1])).value > 0.3


def test_order_falls_when_the_sentences_are_rearranged() -> None:
    straight, rearranged = pair_of(text(CRANE), text(CRANE)), pair_of(text(CRANE), text(CRANE[::-1]))
    assert order(rearranged).value < order(straight).value / 2
    assert rare_words(rearranged).value == rare_words(straight).value


def test_other_numbers_in_the_same_sentences_conflict() -> None:
    assert number_conflict(pair_of(bulletin(1), bulletin(2))).value > 0.7
    assert number_conflict(pair_of(bulletin(1), bulletin(1))).value < 0.1


def test_many_equal_numbers_conflict_less_than_none() -> None:
    numbers, none = bulletin(1), text(PRIZE)
    assert number_conflict(pair_of(numbers, numbers)).value < number_conflict(pair_of(none, none)).value


def test_conflict_counts_the_numbers_that_are_lacking() -> None:
    changed = bulletin(1).replace("سنتيمترا", "7 سنتيمترات")
    assert number_conflict(pair_of(bulletin(1), changed)).counts == (0,)
    assert number_conflict(pair_of(bulletin(1), bulletin(2))).counts == (5,)


def test_numbers_of_sentences_that_do_not_align_are_no_conflict() -> None:
    left, right = "وبيعت في السوق 17 سمكة كبيرة.", "وانطلقت من المحطة 23 حافلة مسرعة."
    assert number_conflict(pair_of(left, right)) == number_conflict(pair_of(text(PRIZE), text(TURTLES)))


def test_sentence_with_another_number_no_longer_agrees() -> None:
    other = CRANE[4].replace("370", "512")
    for signal in (agreeing, verbatim):
        assert signal(pair_of(CRANE[4], CRANE[4])).value == 1
        assert signal(pair_of(CRANE[4], other)).value == 0
    assert retold(pair_of(CRANE[4], other)).value == 1


@pytest.mark.parametrize(("days", "apart"), [(0, 0), (1, 1), (4_000, 4_000), (-7, 7)])
def test_days_apart_count_from_publication_to_publication(days: int, apart: int) -> None:
    assert days_apart(_dated(days)) == apart


def test_days_apart_are_unknown_without_both_dates() -> None:
    assert days_apart(shared(profiled("خبر", published=day(0)), profiled("نبأ", id="b"))) is None


def test_headline_is_looked_for_in_the_whole_other_article() -> None:
    other_title = "رواية عن البدو في الصحراء"
    assert headline(_titled(text(CRANE[1:]), text(CRANE), left_title=CRANE[0])).value == pytest.approx(1)
    assert headline(_titled(text(PRIZE), text(CRANE), left_title=other_title)).value < 0.2


def test_better_headline_of_the_two_counts() -> None:
    title, apart = "الرافعة العملاقة تعود إلى ميناء مرجانة", "الصفحة الأولى لصباح اليوم"
    both = _titled(text(CRANE), text(CRANE), apart, title)
    assert headline(both).value > headline(_titled(text(CRANE), text(CRANE), apart, apart)).value
    assert headline(both) == headline(_titled(text(CRANE), text(CRANE), title, apart))


def test_pair_without_headlines_is_taken_for_unlike_ones() -> None:
    assert headline(_titled(CRANE[0], CRANE[0])).value == NO_HEADLINE


def test_lead_is_found_anywhere_in_the_other_article() -> None:
    assert lead(pair_of(text(CRANE), text([*PRIZE, *TURTLES, *CRANE]))).value == pytest.approx(1)


def test_less_formulaic_side_decides_how_formulaic_a_pair_is(corpus: Background) -> None:
    weather, news = bulletin(900), text(CRANE)
    assert formulaic(pair_of(weather, bulletin(901), corpus)).value > 0.4
    assert formulaic(pair_of(weather, news, corpus)).value < 0.05
    assert formulaic(pair_of(weather, bulletin(901), BUNDLED)).value == 0
