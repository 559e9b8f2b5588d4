"""Numbers, dates and names that two articles say otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.match.differences import differences
from provenance.values import Difference, Located
from tests.match.stories import CRANE, CRANE_RETOLD, PRIZE, TURTLES, pair_of, text

NAMED = "وقال مراسل صحيفة {0} إن القوارب الخشبية عادت إلى جزيرة الفنار محملة بالمحار واللؤلؤ الأسود."
COUNTED = "باع الصيادون {0} سلة من المحار في سوق جزيرة الفنار قبل وصول القوارب الخشبية."

BOTH = [("number", ["40"], ["54"]), ("date", ["12 مارس 2019"], ["14 مارس 2019"])]

_sentences = st.lists(st.sampled_from([*CRANE, *CRANE_RETOLD, *PRIZE, "خبر عاجل."]), max_size=9)


def _words(raw: str, places: tuple[Located, ...]) -> list[str]:
    return [place.span.of(raw) for place in places]


def _differences(left: str, right: str) -> list[tuple[str, list[str], list[str]]]:
    return [(one.kind, _words(left, one.left), _words(right, one.right)) for one in differences(pair_of(left, right))]


@given(_sentences)
def test_text_says_nothing_otherwise_than_itself(sentences: list[str]) -> None:
    assert differences(pair_of(text(sentences), text(sentences))) == ()


def test_two_spellings_of_a_name_are_one_difference() -> None:
    left, right = NAMED.format("ديفانسور"), NAMED.format("ديفينسور")
    assert _differences(left, right) == [("name", ["ديفانسور"], ["ديفينسور"])]
    assert [one.is_spelling for one in differences(pair_of(left, right))] == [True]


def test_two_different_names_are_not_taken_for_spellings_of_one() -> None:
    found = _differences(NAMED.format("بلاتكوف"), NAMED.format("غرينهوزن"))
    assert found == [("name", ["بلاتكوف"], []), ("name", [], ["غرينهوزن"])]


def test_rare_form_of_a_word_is_no_name() -> None:
    assert _differences(NAMED.format("فاستهجنوها"), NAMED.format("")) == []


def test_name_on_one_side_alone_is_a_difference() -> None:
    assert _differences(NAMED.format("غرينهوزن"), NAMED.format("")) == [("name", ["غرينهوزن"], [])]


def test_name_that_the_other_article_gives_elsewhere_is_none() -> None:
    right = text([NAMED.format(""), "وتصدر غرينهوزن مرة كل أسبوع في المدينة."])
    assert [kind for kind, left, _ in _differences(NAMED.format("غرينهوزن"), right) if left] == []


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param("40", "54", [("number", ["40"], ["54"])], id="other_number"),
        pytest.param("40", "٤٠", [], id="other_digits"),
        pytest.param("40", "", [("number", ["40"], [])], id="left_out"),
        pytest.param("", "54", [("number", [], ["54"])], id="added"),
        pytest.param(
            "(12 مارس 2019) 40", "(14 مارس 2019) 40", [("date", ["12 مارس 2019"], ["14 مارس 2019"])], id="date"
        ),
        pytest.param("(12 مارس 2019) 40", "(14 مارس 2019) 54", BOTH, id="both"),
        pytest.param("3", "ثلاث", [], id="figure_and_word"),
        pytest.param("3500", "ثلاثة آلاف وخمسمئة", [], id="compound"),
        pytest.param("3 آلاف و500", "3,500", [], id="thousands"),
        pytest.param("45 مليون", "45 مليار", [("number", ["45 مليون"], ["45 مليار"])], id="other_power"),
        pytest.param("ثلاث", "خمس", [("number", ["ثلاث"], ["خمس"])], id="other_word"),
        pytest.param("(12/10/1436هـ)", "(28 يوليو 2015)", [], id="two_calendars"),
        pytest.param("(22 يناير)", "(22 كانون الثاني 2025)", [], id="without_a_year"),
        pytest.param("(22 يناير)", "(23 يناير)", [("date", ["22 يناير"], ["23 يناير"])], id="other_day"),
        pytest.param("يوم الأحد", "يوم الخميس", [("date", ["الأحد"], ["الخميس"])], id="weekday"),
        pytest.param("يوم الأحد", "أمس", [], id="weekday_on_one_side"),
    ],
)
def test_numbers_and_dates_that_differ_are_listed(
    left: str, right: str, expected: list[tuple[str, list[str], list[str]]]
) -> None:
    assert _differences(COUNTED.format(left), COUNTED.format(right)) == expected


def test_numbers_of_sentences_without_counterpart_are_no_difference() -> None:
    assert _differences(text([PRIZE[0], CRANE[4]]), text([PRIZE[0], TURTLES[0]])) == []


def _mirrored(one: Difference) -> Difference:
    return Difference(one.kind, one.right, one.left, one.is_spelling, one.right_in, one.left_in)


@given(_sentences, _sentences)
def test_every_difference_quotes_words_of_its_side(left: list[str], right: list[str]) -> None:
    raw = text(left), text(right)
    for one in differences(pair_of(*raw)):
        assert one.left or one.right
        assert all((*_words(raw[0], one.left), *_words(raw[1], one.right)))
        for places, within in ((one.left, one.left_in), (one.right, one.right_in)):
            assert within is not None
            assert not places or within.span.start <= places[0].span.start < within.span.end


def test_differences_are_the_same_from_both_sides() -> None:
    left, right = text(CRANE), text(CRANE_RETOLD).replace("القرواني", "القروانى").replace("370", "512")
    mirrored = [_mirrored(one) for one in differences(pair_of(right, left))]
    assert sorted(map(repr, mirrored)) == sorted(map(repr, differences(pair_of(left, right))))


def test_decimals_are_one_number() -> None:
    left = text(["أغلق المؤشر عند 8654.64 نقطة مرتفعا 1.55% في بورصة المرفأ الجنوبي أمس."])
    right = text(["أغلق المؤشر عند 8790.77 نقطة مرتفعا 1.55% في بورصة المرفأ الجنوبي أمس."])
    pair = pair_of(left, right)
    (found,) = [one for one in differences(pair) if one.kind == "number"]
    assert [place.span.of(left) for place in found.left] == ["8654.64"]
    assert [place.span.of(right) for place in found.right] == ["8790.77"]
