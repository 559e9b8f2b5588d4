"""Dates and weekdays in running text, with the day that they mean, so that one day in two calendars is one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from provenance.article.dates import MONTHS, date_spans, parse_date
from provenance.article.reading import Reading
from provenance.text.normalize import fold

Bounds = tuple[int, int]
Day: TypeAlias = tuple[str, int, int]
"""A calendar, a month and a day; or ``weekday``, which one, and 0."""

_WINDOW: Final = 40  # characters around a number in which a date is looked for
_NEAR: Final = 5  # words; a date without a second number so near is not complete
_WEEKDAYS: Final[dict[str, int]] = {
    fold(name): number for number, name in enumerate("الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت".split())
}
_LAST_DAY: Final = 31


@dataclass(frozen=True, slots=True)
class Date:
    """A date as words ``first`` to ``last - 1``: its day, with the year also as a proleptic ordinal."""

    first: int
    last: int
    day: Day
    ordinal: int | None = None

    @property
    def is_weekday(self) -> bool:
        """Whether nothing but the name of a weekday is given."""
        return self.day[0] == "weekday"


def _month(reading: Reading, at: int, end: int) -> tuple[int, str, int] | None:
    """Return where the name of a month that begins at a word ends, its calendar and its number; two words first."""
    for size in (2, 1):
        if at + size <= end and (found := MONTHS.get(" ".join(reading.words[at : at + size]))):
            return at + size, *found
    return None


def _whole(reading: Reading, at: int, bounds: Bounds) -> tuple[int, int, int] | None:
    """Return the words and the ordinal of the complete date that begins at a number, or None."""
    near = reading.words[at + 1 : min(at + 1 + _NEAR, bounds[1])]
    if not any(word[0].isdigit() for word in near):
        return None
    field, span = reading.span(at, at + 1)
    raw = reading.article.document.field(field)
    offset = max(int(reading.starts[bounds[0]]), span.start - _WINDOW)
    around = raw[offset : min(int(reading.ends[bounds[1] - 1]), span.end + _WINDOW)]
    for date in date_spans(around):
        if offset + date.start == span.start and (value := parse_date(date.of(around))):
            last = at + 1
            while last < bounds[1] and reading.starts[last] < offset + date.end:
                last += 1
            return at, last, value.toordinal()
    return None


def _of_month(reading: Reading, at: int, end: int) -> tuple[int, Day] | None:
    """Return the day of a month that a number and a name make, and where it ends."""
    word = reading.words[at]
    if not (len(word) <= 2 and word.isdigit() and 0 < int(word) <= _LAST_DAY) or at + 1 >= end:
        return None
    found = _month(reading, at + 1 + (reading.words[at + 1] == "من"), end)
    return None if found is None else (found[0], (found[1], found[2], int(word)))


def dates(reading: Reading, bounds: Bounds) -> Iterator[Date]:
    """Yield the dates of a stretch in order: complete ones, days of a month without a year, weekdays."""
    at = bounds[0]
    while at < bounds[1]:
        found = _date(reading, at, bounds)
        if found is not None:
            yield found
        at = found.last if found is not None else at + 1


def _date(reading: Reading, at: int, bounds: Bounds) -> Date | None:
    word = reading.words[at]
    if word in _WEEKDAYS:
        return Date(at, at + 1, ("weekday", _WEEKDAYS[word], 0))
    if not word[0].isdigit():
        return None
    named = _of_month(reading, at, bounds[1])
    whole = _whole(reading, at, bounds)
    if whole is not None:
        return Date(whole[0], whole[1], named[1] if named else _in_figures(whole[2]), whole[2])
    return Date(at, named[0], named[1]) if named else None


def _in_figures(ordinal: int) -> Day:
    import datetime as dt

    value = dt.date.fromordinal(ordinal)
    return "gregorian", value.month, value.day
