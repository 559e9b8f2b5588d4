from __future__ import annotations

import pytest

from provenance.article.datelines import credit_suffix, dateline_end, is_agency, is_clock, is_date_line, source_value

REST = "أعلنت السلطات إغلاق الجسر القديم أمام الشاحنات حتى نهاية الشهر."


@pytest.mark.parametrize(
    "dateline",
    [
        "القاهرة (رويترز) - ",
        "القاهرة - رويترز: ",
        "بيروت – ",
        "دمشق: ",
        "نادر السعيد - جدة: ",
        "جدة - نادر السعيد: ",
        "باريس / الأناضول / ",
        "غزة – «الحياة»: ",
        "(أ ف ب) - ",
        "لندن (أ.ب) – ",
        "الرياض 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس ",
    ],
)
def test_dateline_is_measured(dateline: str) -> None:
    expected = len(dateline.rstrip()) if not dateline.endswith("واس ") else 0
    assert len(dateline[: dateline_end(dateline + REST)].rstrip()) == expected


@pytest.mark.parametrize(
    "paragraph",
    [
        REST,
        "قال الوزير: لن نغلق الجسر.",
        "وأضاف - في لقاء مع الصحافة - أن الجسر آمن.",
        "الجسر القديم: حكاية مدينة",
        "القاهرة:",
        "",
    ],
)
def test_paragraph_without_a_dateline_has_none(paragraph: str) -> None:
    assert dateline_end(paragraph) == 0


@pytest.mark.parametrize(
    "text", ["رويترز", "(أ. ف. ب)", "رويترز، د ب أ", "وكالات", "AFP", "واس + رويترز", "أ ف ب ورويترز"]
)
def test_agencies_and_nothing_else_are_recognised(text: str) -> None:
    assert is_agency(text)


@pytest.mark.parametrize("text", ["رويترز نشرت الخبر", "صحيفة الوادي", ""])
def test_words_around_an_agency_are_no_agency(text: str) -> None:
    assert not is_agency(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("المصدر: وكالات", "وكالات"),
        ("المصدر / صحيفة الوادي", "صحيفة الوادي"),
        ("مصدر الخبر: رويترز", "رويترز"),
        ("Source: Reuters", "Reuters"),
        ("المصدر", ""),
        ("المصدر:", ""),
        ("المصدر: قال الوزير إن الجسر آمن", None),
        ("المصدر الرئيسي للدخل: الزراعة", None),
        ("الجسر: وكالات", None),
    ],
)
def test_value_of_a_source_line(text: str, value: str | None) -> None:
    assert source_value(text) == value


@pytest.mark.parametrize(
    ("text", "is_dated"),
    [
        ("12 مارس 2021", True),
        ("نشر في 12 مارس 2021 الساعة 10:15", True),
        ("12 مارس", False),
        ("اجتمع الوزراء في 12 مارس 2021 لبحث أزمة الجسر القديم", False),
    ],
)
def test_date_line_says_when_and_nothing_else(text: str, is_dated: bool) -> None:
    assert is_date_line(text) is is_dated


@pytest.mark.parametrize(
    ("text", "is_time"), [("10:15 ص", True), ("الساعة 10:15", True), ("12 مارس 2021 10:15", False), ("10", False)]
)
def test_clock_is_a_time_without_a_day(text: str, is_time: bool) -> None:
    assert is_clock(text) is is_time


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("انتهت الأزمة. (رويترز)", "انتهت الأزمة. "),
        ("انتهت الأزمة. (الجسر القديم)", "انتهت الأزمة. (الجسر القديم)"),
        ("نقلت وكالة (رويترز)", "نقلت وكالة (رويترز)"),
    ],
)
def test_agency_in_brackets_closes_a_finished_paragraph_only(text: str, kept: str) -> None:
    assert text[: credit_suffix(text)] == kept
