"""Numbers in figures and in words, with what they come to: «3 آلاف و500», «ثلاثة آلاف وخمسمئة» and «3,500» are one.

What is written in words is read as far as newsrooms write it: cardinal numbers, the
thousands, millions and milliards behind them. «الاثنين» is a day and «بالمئة» a sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final, TypeAlias

from provenance.article.reading import Reading
from provenance.text.normalize import fold
from provenance.values import Span

Bounds = tuple[int, int]
Value: TypeAlias = Fraction | str
DECIMAL_SIGNS: Final = frozenset(".,\u066b\u066c")
_SIGN: Final = re.compile("[.,\u066b\u066c]")
_LONGEST: Final = 30  # figures; a longer number is compared as it is written
_LEAST_IN_WORDS: Final = 3  # «واحد» and «اثنين» are often no numbers


def _forms(rows: str) -> dict[str, int]:
    """Return folded form -> value of rows such as ``3 ثلاث ثلاثة``."""
    split = (row.split() for row in rows.strip().splitlines())
    return {fold(form): int(value) for value, *forms in split for form in forms}


_BELOW_TEN: Final = _forms("""
1 واحد واحدة إحدى
2 اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي
3 ثلاث ثلاثة
4 أربع أربعة
5 خمس خمسة
6 ست ستة
7 سبع سبعة
8 ثمان ثماني ثمانية
9 تسع تسعة
""")
_TEN: Final = _forms("10 عشر عشرة")
_TENS: Final = _forms("""
20 عشرون عشرين
30 ثلاثون ثلاثين
40 أربعون أربعين
50 خمسون خمسين
60 ستون ستين
70 سبعون سبعين
80 ثمانون ثمانين
90 تسعون تسعين
""")
_HUNDREDS: Final = _forms("""
100 مئة مائة
200 مئتان مئتين مائتان مائتين مئتا مائتا مئتي مائتي
300 ثلاثمئة ثلاثمائة
400 أربعمئة أربعمائة
500 خمسمئة خمسمائة
600 ستمئة ستمائة
700 سبعمئة سبعمائة
800 ثمانمئة ثمانمائة ثمانيمئة ثمانيمائة
900 تسعمئة تسعمائة
""")
_ALONE: Final = _forms("""
2000 ألفان ألفين ألفي
1000000 مليون مليونا
2000000 مليونان مليونين مليوني
1000000000 مليار مليارا بليون
2000000000 ملياران مليارين ملياري
1000000000000 تريليون تريليونا
""")
_TIMES: Final = _forms("""
1000 ألف ألفا آلاف
1000000 مليون مليونا ملايين
1000000000 مليار مليارا مليارات بليون بلايين
1000000000000 تريليون تريليونا تريليونات
""")
_SMALL: Final = _BELOW_TEN | _TEN | _TENS | _HUNDREDS
_PREFIXES: Final = ("", *"وفبكل", "ال", "لل", "وال", "بال", "فال", "كال", "وب", "ول", "ولل")
_DOUBTFUL: Final = frozenset(form for form, value in _BELOW_TEN.items() if value < _LEAST_IN_WORDS)
_AND: Final = "و"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as words ``first`` to ``last - 1``, and what it may come to; of «1.500» nobody knows which."""

    first: int
    last: int
    values: frozenset[Value]


@lru_cache(maxsize=4096)
def _bare(word: str) -> str:
    """Return a number word without what is written in front of it, or ``""`` if it is none."""
    for prefix in _PREFIXES:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and (rest in _SMALL or (not prefix and (rest in _TIMES or rest in _ALONE))):
            is_sign = rest in _HUNDREDS and prefix not in ("", _AND)
            return "" if is_sign or (prefix and prefix != _AND and rest in _DOUBTFUL) else rest
    return ""


def figures_values(figures: str) -> frozenset[Value]:
    """Return what folded figures with their signs may come to.

    >>> sorted(figures_values("1,500")), figures_values("8,654.64") == {Fraction("8654.64")}
    ([Fraction(3, 2), Fraction(1500, 1)], True)
    """
    parts = _SIGN.split(figures)
    if len(figures) > _LONGEST or not all(part.isdecimal() for part in parts):
        return frozenset({figures})  # among them «¼», which folds to several characters
    if len(parts) == 1:
        return frozenset({Fraction(int(figures))})
    signs = _SIGN.findall(figures)
    values: set[Value] = set()
    if all(len(part) == 3 for part in parts[1:]) and len(set(signs)) == 1:
        values.add(Fraction(int("".join(parts))))
    is_grouped = all(len(part) == 3 for part in parts[1:-1]) and signs[-1] not in signs[:-1]
    if is_grouped and len(set(signs[:-1])) <= 1:
        values.add(Fraction(f"{''.join(parts[:-1])}.{parts[-1]}"))
    return frozenset(values or {figures})


def _continues(reading: Reading, at: int) -> bool:
    """Return whether word ``at`` goes on with the figures before it, as the 12 of 136.12 does."""
    if not (0 < at < len(reading) and reading.words[at][0].isdigit() and reading.words[at - 1][0].isdigit()):
        return False
    field, between = reading.field(at), (int(reading.ends[at - 1]), int(reading.starts[at]))
    return reading.field(at - 1) == field and reading.article.document.field(field)[slice(*between)] in DECIMAL_SIGNS


def _figures(reading: Reading, at: int, end: int) -> tuple[int, frozenset[Value]]:
    """Return where the figures that begin at a word end, decimals and groups in one piece, and their values."""
    last = at + 1
    while last < end and _continues(reading, last):
        last += 1
    field, span = reading.span(at, last)
    return last, figures_values(fold(Span(span.start, span.end).of(reading.article.document.field(field))))


def _small(reading: Reading, at: int, end: int) -> tuple[int, frozenset[Value]] | None:
    """Return a number below a thousand, or in figures, that begins at a word; teens in one piece."""
    word = reading.words[at]
    if word[0].isdigit():
        return _figures(reading, at, end)
    bare = _bare(word)
    if bare not in _SMALL:
        return None
    value = _SMALL[bare]
    if bare in _BELOW_TEN and at + 1 < end:
        following = reading.words[at + 1]
        if following in _TEN:
            return at + 2, frozenset({Fraction(value + 10)})
        if following in ("ميه", "مايه") and value > 1:
            return at + 2, frozenset({Fraction(value * 100)})
    return at + 1, frozenset({Fraction(value)})


def _times(values: frozenset[Value], factor: int) -> frozenset[Value]:
    return frozenset(value * factor if isinstance(value, Fraction) else value for value in values)


def _plus(values: frozenset[Value], more: frozenset[Value]) -> frozenset[Value]:
    return frozenset(
        one + other for one in values for other in more if isinstance(one, Fraction) and isinstance(other, Fraction)
    )


def _term(reading: Reading, at: int, end: int) -> tuple[int, frozenset[Value]] | None:
    """Return a number with the thousands or millions behind it."""
    bare = _bare(reading.words[at])
    if bare in _ALONE:
        return at + 1, frozenset({Fraction(_ALONE[bare])})
    found = _small(reading, at, end)
    if found is None:
        return None
    last, values = found
    while (more := _joined(reading, last, end)) and _adds(values, _SMALL.get(more, 0)):
        last, values = last + 1, _plus(values, frozenset({Fraction(_SMALL[more])}))
    if last < end and reading.words[last] in _TIMES:
        return last + 1, _times(values, _TIMES[reading.words[last]])
    return last, values


def _adds(values: frozenset[Value], more: int) -> bool:
    """Return whether a number in words goes on with another: five and twenty, a hundred and five."""
    (value,) = values if len(values) == 1 else (Fraction(0),)
    if not isinstance(value, Fraction) or value <= 0:
        return False
    return (value < 10 and 20 <= more < 100) or (value >= 100 and value % 100 == 0 and 0 < more < 100)


def _joined(reading: Reading, at: int, end: int) -> str:
    """Return the number word that «و» joins to what stands before it, or ``""``."""
    return _bare(reading.words[at][1:]) if at < end and reading.words[at].startswith(_AND) else ""


def numbers(reading: Reading, bounds: Bounds) -> Iterator[Number]:
    """Yield the numbers of a stretch, in figures or in words from three on, in order. Linear."""
    first, end = bounds
    while first < end:
        found = _term(reading, first, end)
        if found is None:
            first += 1
            continue
        last, values = found
        is_figures = reading.words[first][0].isdigit()
        last, values = _with_rest(reading, last, end, values)
        if is_figures or all(isinstance(value, Fraction) and value >= _LEAST_IN_WORDS for value in values):
            yield Number(first, last, values)
        first = last


def _with_rest(reading: Reading, last: int, end: int, values: frozenset[Value]) -> tuple[int, frozenset[Value]]:
    """Return a number of thousands with the smaller rest that «و» joins to it: «3 آلاف و500»."""
    if reading.words[last - 1] not in _TIMES or last >= end:
        return last, values
    is_apart = reading.words[last] == _AND  # as «و» stands before figures
    at = last + is_apart
    if at >= end or not (reading.words[at][0].isdigit() if is_apart else _joined(reading, at, end)):
        return last, values
    rest = _term(reading, at, end)
    least = min((value for value in values if isinstance(value, Fraction)), default=Fraction(0))
    if rest is None or not all(isinstance(value, Fraction) and value < least for value in rest[1]):
        return last, values
    return rest[0], _plus(values, rest[1])
