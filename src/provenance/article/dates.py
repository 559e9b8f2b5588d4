"""Dates as newsrooms write them -> dates; and the date of an article, never an invented one.

Read are ISO 8601, mail dates, day-month-year in figures (Arabic news puts the day first)
and with the month names of all three traditions (يناير, جانفي, كانون الثاني), pairs of
them (ديسمبر/كانون الأول), Hijri dates (converted by ``hijridate``, Umm al-Qura) and the
digits of any script. What is incomplete, ambiguous or impossible is ``None``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final, Literal

from provenance.article.phrases import PUBLISHED_HEADS, UPDATED_HEADS, begins_with, line_key
from provenance.text.visible import visible
from provenance.values import Article, Date, Document, FoundDate, Span, Zone

Calendar = Literal["gregorian", "hijri"]
YEARS: Final = range(1900, 2101)
HIJRI_YEARS: Final = range(1343, 1501)  # what the Umm al-Qura tables cover
MAX_VALUE: Final = 160
"""Visible characters; a longer string is no date."""
_MAX_LINE: Final = 16 * MAX_VALUE  # characters with their marks
_MAX_OTHER_WORDS: Final = 8  # «تاريخ النشر … الساعة … بتوقيت مكة المكرمة» around a date


def _months() -> dict[str, tuple[Calendar, int]]:
    table = files("provenance.article").joinpath("data", "months.tsv").read_text(encoding="utf-8")
    named: dict[str, tuple[Calendar, int]] = {}
    for row in table.splitlines():
        if row and not row.startswith("#"):
            calendar, number, names = row.split("\t")
            kind: Calendar = "hijri" if calendar == "hijri" else "gregorian"
            named.update({line_key(name): (kind, int(number)) for name in names.split(",")})
    return named


MONTHS: Final = _months()
"""Folded month name -> calendar and number from 1."""

_NAME: Final = "|".join(sorted((name.replace(" ", r"\s") for name in MONTHS), key=len, reverse=True))
_GAP: Final = r"[\s,.\-/\u060c]{0,4}"
_ERA: Final = r"(?:\s?(?P<era>[هم])(?![^\W\d_]))?"
_FIGURES: Final = re.compile(
    r"(?<![\d/.\-])(?P<a>\d{1,4})(?P<sep>\s?[/.\-]\s?)(?P<b>\d{1,2})(?P=sep)(?P<c>\d{1,4})(?![\d/\-])" + _ERA
)
_DAY_FIRST: Final = re.compile(
    rf"(?<![\d/.\-])(?P<d>\d{{1,2}})(?:\s(?:من|of))?{_GAP}(?<![^\W\d_])(?P<m>{_NAME})(?![^\W\d_])"
    rf"(?:\s?[/(]?\s?(?P<m2>{_NAME})(?![^\W\d_])\)?)?{_GAP}(?:(?:عام|سنه)\s)?(?P<y>\d{{4}})(?!\d){_ERA}"
)
_MONTH_FIRST: Final = re.compile(
    rf"(?<![^\W_])(?P<m>{_NAME})(?![^\W\d_])\s?(?P<d>\d{{1,2}})(?!\d){_GAP}(?P<y>\d{{4}})(?!\d)"
)
_TIME: Final = re.compile(
    r"(?<![\d:])(?P<h>\d{1,2}):(?P<min>\d{2})(?::(?P<s>\d{2}))?(?!\d)"
    r"\s?(?P<half>[صم](?![^\W\d_])|صباحا|مسا(?![^\W\d_])|ظهرا|am\b|pm\b|a\.m\.|p\.m\.)?"
    r"\s?(?P<zone>gmt|utc|z\b|بتوقيت (?:غرينتش|جرينتش|غرينيتش|مكه))?(?P<shift>\s?[+\-]\d{1,2}(?::\d{2})?(?![\d/]))?"
)
_MECCA: Final = dt.timezone(dt.timedelta(hours=3))  # the only clock besides Greenwich that a page names without dispute
_LINE: Final = re.compile(r"\S[^\r\n]*")
_AFTERNOON: Final = frozenset({"م", "مسا", "ظهرا", "pm", "p.m."})


@dataclass(frozen=True, slots=True)
class _Hit:
    """A date in a string: its value, the calendar it was written in and where it stands."""

    value: dt.date
    calendar: Calendar
    start: int
    end: int


def _gregorian(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def _from_hijri(year: int, month: int, day: int) -> dt.date | None:
    if year not in HIJRI_YEARS:
        return None
    from hijridate import Hijri

    try:
        return dt.date.fromordinal(Hijri(year, month, day).to_gregorian().toordinal())
    except (ValueError, OverflowError):
        return None


def _calendar(year: int, era: str | None, named: Calendar | None) -> Calendar | None:
    """Return the calendar that year, era sign and month name agree on, or None."""
    by_year: Calendar = "hijri" if year in HIJRI_YEARS else "gregorian"
    by_era: Calendar = by_year if not era else "gregorian" if era == "م" else "hijri"
    return by_year if by_year == by_era and named in (None, by_year) else None


def _date(year: int, month: int, day: int, era: str | None, named: Calendar | None) -> tuple[dt.date, Calendar] | None:
    calendar = _calendar(year, era, named)
    if calendar is None:
        return None
    value = (_from_hijri if calendar == "hijri" else _gregorian)(year, month, day)
    return (value, calendar) if value else None


def _figures(found: re.Match[str]) -> tuple[dt.date, Calendar] | None:
    first, last = found["a"], found["c"]
    year, day = (first, last) if len(first) == 4 else (last, first)
    if len(year) != 4 or len(day) > 2:
        return None
    return _date(int(year), int(found["b"]), int(day), found["era"], None)


def _named(found: re.Match[str]) -> tuple[dt.date, Calendar] | None:
    groups = found.groupdict()
    calendar, month = MONTHS[line_key(found["m"])]
    if groups.get("m2") and MONTHS[line_key(groups["m2"])] != (calendar, month):
        return None
    return _date(int(found["y"]), month, int(found["d"]), groups.get("era"), calendar)


def _hits(folded: str) -> Iterator[_Hit]:
    """Yield the complete dates in a visible text."""
    for pattern, read in ((_FIGURES, _figures), (_DAY_FIRST, _named), (_MONTH_FIRST, _named)):
        for found in pattern.finditer(folded):
            if value := read(found):
                yield _Hit(*value, found.start(), found.end())


def date_spans(text: str) -> tuple[Span, ...]:
    """Return where complete dates stand in a short ``text``, in order."""
    seen = visible(text)
    return tuple(sorted(seen.raw_span(Span(hit.start, hit.end)) for hit in _hits(seen.text[:MAX_VALUE])))


def _only(hits: list[_Hit]) -> _Hit | None:
    """Return the one date that the hits agree on; a Gregorian date explains a Hijri one beside it."""
    gregorian = [hit for hit in hits if hit.calendar == "gregorian"]
    chosen = gregorian or hits
    return chosen[0] if len({hit.value for hit in chosen}) == 1 else None


def _hour(found: re.Match[str]) -> int:
    hour, half = int(found["h"]), found["half"]
    if not half or not 1 <= hour <= 12 or (half == "ظهرا" and hour > 9):
        return hour  # «11:30 ظهرا» is still before noon
    return hour % 12 + 12 * (half in _AFTERNOON)


def _zone(found: re.Match[str]) -> dt.tzinfo | None:
    """Return the time zone that stands behind a time of day; an offset counts only behind a zone."""
    name = found["zone"]
    if not name:
        return None
    if name.endswith("مكه"):
        return _MECCA
    if not found["shift"]:
        return dt.UTC
    hours, _, minutes = found["shift"].strip().partition(":")
    offset = dt.timedelta(hours=abs(int(hours)), minutes=int(minutes or 0))
    return dt.timezone(-offset if hours.startswith("-") else offset)


def _with_time(day: dt.date, folded: str) -> Date | None:
    """Return the day with the time of day beside it; None when that time is impossible."""
    found = _TIME.search(folded)
    if not found:
        return day
    try:
        clock = dt.time(_hour(found), int(found["min"]), int(found["s"] or 0), tzinfo=_zone(found))
    except ValueError:
        return None
    return dt.datetime.combine(day, clock)


def _iso(text: str) -> Date | None:
    if not text[:4].isdigit():
        return None
    try:
        value = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    if value.year not in YEARS:
        return None
    return value if re.search(r"\d[T ]\d", text) else value.date()


def _mail(text: str) -> Date | None:
    if not text[:3].isascii() or not text[:3].isalpha():
        return None
    from email.utils import parsedate_to_datetime

    try:
        value = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return value if value.year in YEARS else None


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[Date, Calendar] | None:
    """Return the date that a string is about and the calendar it was written in."""
    folded = visible(text).text.strip()
    if not folded or len(folded) > MAX_VALUE:
        return None
    if value := _iso(folded.upper()) or _mail(folded):
        return value, "gregorian"
    hit = _only(list(_hits(folded)))
    if hit is None or len(line_key(folded[: hit.start] + " " + folded[hit.end :]).split()) > _MAX_OTHER_WORDS:
        return None
    rest = _with_time(hit.value, folded[: hit.start] + "\n" + folded[hit.end :])
    return (rest, hit.calendar) if rest else None


def parse_date(value: str | Date) -> Date | None:
    """Return the date or datetime that ``value`` states, or None.

    Dates pass through; strings are read as the module says, day before month, with the
    time and zone if they are given. Nothing is completed: no year, no date.

    >>> parse_date("22 ديسمبر/كانون الأول 2024"), parse_date("12/10/1436هـ")
    (datetime.date(2024, 12, 22), datetime.date(2015, 7, 28))
    """
    if isinstance(value, dt.date):
        return value
    found = _read(value)
    return found[0] if found else None


def _head_end(zones: tuple[Zone, ...]) -> int:
    """Return where the head of the page ends: behind the dateline of the first paragraph."""
    return next((zone.span.start for zone in zones if zone.kind == "body"), zones[-1].span.end if zones else 0)


def _page_dates(document: Document, zones: Iterable[Zone]) -> Iterator[tuple[int, Span]]:
    """Yield the lines that may date the page, with their rank: 0 published, 1 date line, 2 updated."""
    ours = tuple(zone for zone in zones if zone.field == "text")
    head = _head_end(ours)
    for zone in ours:
        if zone.kind not in ("byline", "furniture"):
            continue
        for found in _LINE.finditer(document.text, zone.span.start, zone.span.end):
            span = Span(found.start(), found.start() + len(found.group().rstrip()))
            if len(span) <= _MAX_LINE:
                key = line_key(span.of(document.text))
                if begins_with(key, PUBLISHED_HEADS):
                    yield 0, span
                elif begins_with(key, UPDATED_HEADS):
                    yield 2, span
                elif zone.kind == "byline" and zone.span.end <= head:
                    yield 1, span


def _on_page(document: Document, zones: Iterable[Zone]) -> FoundDate | None:
    found: dict[int, list[FoundDate]] = {}
    for rank, span in _page_dates(document, zones):
        if value := _read(span.of(document.text)):
            found.setdefault(rank, []).append(FoundDate(value[0], "page", value[1], span))
    best = found[min(found)] if found else []
    days = {each.value.toordinal() for each in best}
    return best[0] if len(days) == 1 else None


def find_date(document: Document, zones: Iterable[Zone] = ()) -> FoundDate | None:
    """Return when ``document`` was published, or None when neither it nor its page says so.

    The value that came with the document wins. Else the page: a line that says «نشر في»
    or the like, the date line or dateline at its head, at last «آخر تحديث»; lines of one
    kind that disagree give nothing. Never the running text, never ``fetched``.

    Args:
        document: Its ``published`` may be a date, a datetime or a string.
        zones: The zones of the document's text, in order.
    """
    if isinstance(document.published, dt.date):
        return FoundDate(document.published, "value")
    if document.published and (value := _read(document.published)):
        return FoundDate(value[0], "value", value[1])
    return _on_page(document, zones)


def day_of(article: Article) -> int | None:
    """Return the day of an article as a proleptic ordinal, or None.

    The day it was published; failing that the day it was fetched, which comes later by an
    unknown time. Fit for statistics by day, not for distances or for saying who was first.
    """
    if article.published:
        return article.published.value.toordinal()
    fetched = article.document.fetched
    value = parse_date(fetched) if fetched else None
    return value.toordinal() if value else None
