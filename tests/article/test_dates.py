from __future__ import annotations

import datetime as dt

import pytest

from provenance.article.dates import date_spans, day_of, find_date, parse_date
from provenance.article.extract import read_article
from provenance.values import Document

MECCA = dt.timezone(dt.timedelta(hours=3))


@pytest.mark.parametrize(
    "raw",
    [
        "5 يوليو 2020", "5 يوليوز 2020", "5 جويلية 2020", "5 تموز 2020", "5 تموز/يوليو 2020", "5 تموز (يوليو) 2020",
        "٥ يوليو ٢٠٢٠", "۵ یولیو ۲۰۲۰", "5 يُولـيُو 2020", "الأحد، 5 يوليو 2020", "5 من يوليو عام 2020",
        "05/07/2020", "5-7-2020", "5.7.2020", "2020/7/5", "2020-07-05", "July 5, 2020", "5 Jul 2020",
        "نشر في: 5 يوليو 2020 م", "14 ذو القعدة 1441", "14 ذي القعدة 1441 هـ", "14/11/1441هـ",
        "الأحد 14 ذو القعدة 1441 هـ الموافق 5 يوليو 2020 م",
    ],
)  # fmt: skip
def test_one_day_is_read_however_newsrooms_write_it(raw: str) -> None:
    assert parse_date(raw) == dt.date(2020, 7, 5)


@pytest.mark.parametrize(
    ("names", "month"),
    [
        ("يناير جانفي", 1), ("فبراير فيفري شباط", 2), ("مارس آذار", 3), ("أبريل إبريل أفريل نيسان", 4),
        ("مايو ماي أيار", 5), ("يونيو يونيه جوان حزيران", 6), ("يوليو جويلية تموز", 7), ("أغسطس أوت غشت آب", 8),
        ("سبتمبر شتنبر أيلول", 9), ("أكتوبر", 10), ("نوفمبر نونبر", 11), ("ديسمبر دجنبر", 12),
    ],
)  # fmt: skip
def test_months_of_all_three_traditions_are_known(names: str, month: int) -> None:
    assert {parse_date(f"3 {name} 2019") for name in names.split()} == {dt.date(2019, month, 3)}


@pytest.mark.parametrize(
    ("name", "month"), [("كانون الثاني", 1), ("تشرين الأول", 10), ("تشرين الثاني", 11), ("كانون الأول", 12)]
)
def test_months_of_two_words_are_told_apart(name: str, month: int) -> None:
    assert parse_date(f"3 {name} 2019") == dt.date(2019, month, 3)


@pytest.mark.parametrize(
    "raw",
    [
        "", "أمس", "منذ 3 أيام", "يوليو 2020", "5 يوليو", "2020", "05/07/20", "7/15/2020", "31 أبريل 2020",
        "29 فبراير 2021", "31 شوال 1441", "5 يوليو 1441 هـ", "5 شوال 2020", "5/7/2020 هـ", "5 أيار/يونيو 2020",
        "12 يوليو 2020 أو 13 يوليو 2020", "5 يوليو 3020", "1593907200", "5 يوليو 2020 الساعة 27:10",
        "قال الوزير إن الاجتماع الذي عقد في الرياض يوم 5 يوليو 2020 لم يسفر عن شيء يذكر",
    ],
)  # fmt: skip
def test_incomplete_ambiguous_or_impossible_date_is_none(raw: str) -> None:
    assert parse_date(raw) is None


@pytest.mark.parametrize(
    ("raw", "clock", "zone"),
    [
        ("5 يوليو 2020 - 09:15", dt.time(9, 15), None),
        ("5 يوليو 2020 9:15 ص", dt.time(9, 15), None),
        ("5 يوليو 2020 9:15 م", dt.time(21, 15), None),
        ("5 يوليو 2020 9:15 مساءً", dt.time(21, 15), None),
        ("5 يوليو 2020 12:05 ص", dt.time(0, 5), None),
        ("5 يوليو 2020 12:05 ظهرا", dt.time(12, 5), None),
        ("5 يوليو 2020 11:40 ظهرا", dt.time(11, 40), None),
        ("5 يوليو 2020 1:40 ظهرا", dt.time(13, 40), None),
        ("09:15:30 05/07/2020", dt.time(9, 15, 30), None),
        ("5 يوليو 2020 09:15 GMT", dt.time(9, 15), dt.UTC),
        ("5 يوليو 2020 09:15 GMT+3", dt.time(9, 15), MECCA),
        ("5 يوليو 2020 09:15 UTC-04:30", dt.time(9, 15), dt.timezone(-dt.timedelta(hours=4, minutes=30))),
        ("5 يوليو 2020 09:15 بتوقيت غرينتش", dt.time(9, 15), dt.UTC),
        ("5 يوليو 2020 09:15 بتوقيت مكة المكرمة", dt.time(9, 15), MECCA),
        ("5 يوليو 2020 09:15 بتوقيت القدس", dt.time(9, 15), None),
        ("2020-07-05T09:15:00+03:00", dt.time(9, 15), MECCA),
        ("2020-07-05T09:15:00Z", dt.time(9, 15), dt.UTC),
        ("Sun, 05 Jul 2020 09:15:00 +0300", dt.time(9, 15), MECCA),
    ],
)  # fmt: skip
def test_time_of_day_and_stated_zone_are_kept(raw: str, clock: dt.time, zone: dt.tzinfo | None) -> None:
    found = parse_date(raw)
    assert isinstance(found, dt.datetime)
    assert found.replace(tzinfo=None) == dt.datetime.combine(dt.date(2020, 7, 5), clock)
    assert found.utcoffset() == (zone.utcoffset(None) if zone else None)


def test_dates_pass_through() -> None:
    assert parse_date(dt.date(2020, 7, 5)) == dt.date(2020, 7, 5)


def test_place_of_each_date_in_a_text_is_found() -> None:
    raw = "بين ٥ يُولِيو ٢٠٢٠ و 14/11/1441هـ"
    assert [span.of(raw) for span in date_spans(raw)] == ["٥ يُولِيو ٢٠٢٠", "14/11/1441هـ"]


PARAGRAPH = "اجتمع المزارعون صباحا في ساحة القرية لبحث أسعار القمح بعد موسم شحيح الأمطار."


def test_value_of_the_document_wins_over_its_page() -> None:
    document = Document("a", f"عنوان عن القمح\n1 يناير 2019\n{PARAGRAPH}", published="2020-07-05")
    found = find_date(document)
    assert found is not None
    assert (found.value, found.origin, found.span) == (dt.date(2020, 7, 5), "value", None)


def test_hijri_value_says_its_calendar() -> None:
    found = find_date(Document("a", PARAGRAPH, published="14 ذو القعدة 1441"))
    assert found is not None
    assert (found.value, found.calendar) == (dt.date(2020, 7, 5), "hijri")


@pytest.mark.parametrize(
    "line",
    [
        "5 يوليو 2020",
        "الأحد 5 تموز 2020 - 10:30",
        "نشر في: 5 يوليو 2020",
        "تاريخ النشر 05/07/2020",
        "آخر تحديث: 5 يوليو 2020",
    ],
)
def test_date_line_at_the_head_dates_the_page(line: str) -> None:
    raw = f"أسعار القمح تشغل مزارعي القرية\n{line}\n{PARAGRAPH}\n{PARAGRAPH}"
    found = read_article(Document("a", raw)).published
    assert found is not None
    assert found.span is not None
    assert (found.value.year, found.value.month, found.value.day, found.origin) == (2020, 7, 5, "page")
    assert found.span.of(raw) == line


def test_date_of_publication_wins_over_the_date_of_an_update() -> None:
    raw = f"أسعار القمح تشغل القرية\nآخر تحديث: 9 يوليو 2020\nنشر في: 5 يوليو 2020\n{PARAGRAPH}"
    found = read_article(Document("a", raw)).published
    assert found is not None
    assert found.value == dt.date(2020, 7, 5)


def test_dates_that_disagree_give_none() -> None:
    raw = f"أسعار القمح تشغل القرية\nنشر في: 5 يوليو 2020\nنشر في: 6 يوليو 2020\n{PARAGRAPH}"
    assert read_article(Document("a", raw)).published is None


def test_running_text_never_dates_the_page() -> None:
    raw = f"أسعار القمح تشغل القرية\n{PARAGRAPH}\nكان آخر موسم وفير قد انتهى يوم 5 يوليو 2020 وفق أهالي القرية."
    assert read_article(Document("a", raw)).published is None


def test_date_of_fetching_is_never_the_date_of_publication() -> None:
    article = read_article(Document("a", PARAGRAPH, fetched="2020-07-05"))
    assert article.published is None
    assert day_of(article) == dt.date(2020, 7, 5).toordinal()


def test_article_without_any_date_has_no_day() -> None:
    assert day_of(read_article(Document("a", PARAGRAPH))) is None
