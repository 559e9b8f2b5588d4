"""Two articles -> the numbers, dates and names that they say otherwise.

Only matched sentences are looked at, and only what the whole other article lacks is
reported: a number told elsewhere in it is no difference. What counts is what they mean:
«3» and «ثلاث», a day in two calendars, a name in two spellings are no contradiction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from provenance.article.reading import Reading
from provenance.match.changes import NAME_SHARE
from provenance.match.days import Date, Day, dates
from provenance.match.frequencies import word_frequency
from provenance.match.numbers import Number, Value, numbers
from provenance.match.profile import Profile
from provenance.match.sidebyside import Row, located, rows
from provenance.match.signals import Shared
from provenance.text.normalize import NormalText, fold
from provenance.text.skeleton import skeleton
from provenance.values import Difference, Located

Bounds = tuple[int, int]
Sides: TypeAlias = tuple[frozenset[str], frozenset[str]]
"""All stems of the left article and of the right one."""
NAME_LIKENESS: Final = 75.0
"""Percent of letters in common from which two rare words of matched sentences are shown beside each other."""

# What a rare word has that is no name: pronouns and plurals behind it, the beginnings of verbs.
_INFLECTED: Final = ("وا", "ون", "هم", "ها", "كم", "نا", "هما", "هن", "ته", "تها", "ين", "ات", "تين")
_VERBAL: Final = ("است", "سي", "ست", "وسي", "وست", "لل", "وال", "بال", "فال", "كال", "وي", "وت", "في", "لي", "لت")
_LEAST_NAME, _LONGEST_NAME = 4, 10  # letters; longer ones are mostly two words without a space


@dataclass(frozen=True, slots=True)
class _Given:
    """All that an article says of numbers and days; ``partial`` are days without a year, ``days`` all of them."""

    numbers: frozenset[Value]
    ordinals: frozenset[int]
    partial: frozenset[Day]
    days: frozenset[Day]

    def has_number(self, number: Number) -> bool:
        """Return whether the article gives a number, in whatever writing."""
        return not number.values.isdisjoint(self.numbers)

    def has_date(self, date: Date) -> bool:
        """Return whether the article gives a date; without a year on one of the sides, the day is all there is."""
        if date.ordinal is None:
            return date.day in self.days
        return date.ordinal in self.ordinals or date.day in self.partial


def _given(reading: Reading) -> _Given:
    whole = 0, len(reading)
    found, told = list(dates(reading, whole)), list(numbers(reading, whole))
    return _Given(
        numbers=frozenset(value for number in told for value in number.values),
        ordinals=frozenset(date.ordinal for date in found if date.ordinal is not None),
        partial=frozenset(date.day for date in found if date.ordinal is None),
        days=frozenset(date.day for date in found),
    )


@dataclass(frozen=True, slots=True)
class _Missing:
    """The numbers and the dates of some sentences that the other article does not give."""

    numbers: Sequence[Number]
    dates: Sequence[Date]


def _places(reading: Reading, found: Sequence[Number] | Sequence[Date]) -> tuple[Located, ...]:
    return tuple(located(reading, one.first, one.last) for one in found)


def _missing(reading: Reading, sentences: Sequence[Bounds], other: _Given) -> _Missing:
    told = [date for bounds in sentences for date in dates(reading, bounds)]
    inside = {at for date in told for at in range(date.first, date.last)}
    counted = [number for bounds in sentences for number in numbers(reading, bounds) if number.first not in inside]
    missing = {number.values: number for number in reversed(counted) if not other.has_number(number)}
    return _Missing(
        sorted(missing.values(), key=lambda number: number.first),
        [date for date in told if not other.has_date(date)],
    )


def _without_weekdays(one: _Missing, other: _Missing) -> tuple[_Missing, _Missing]:
    """Return what is missing but for weekdays that only one side gives: the other may say «yesterday»."""
    sides = [[date for date in side.dates if date.is_weekday] for side in (one, other)]
    if all(sides):
        return one, other
    kept = [replace(side, dates=[date for date in side.dates if not date.is_weekday]) for side in (one, other)]
    return kept[0], kept[1]


def _number_differences(pair: Shared, row: Row, given: tuple[_Given, _Given]) -> Iterator[Difference]:
    """Yield one row of numbers and one of dates where a side gives some that the whole other article lacks."""
    readings = pair.left.reading, pair.right.reading
    ours, theirs = _without_weekdays(
        _missing(readings[0], row.lefts, given[1]), _missing(readings[1], row.rights, given[0])
    )
    if ours.numbers or theirs.numbers:
        yield Difference("number", _places(readings[0], ours.numbers), _places(readings[1], theirs.numbers))
    if ours.dates or theirs.dates:
        yield Difference("date", _places(readings[0], ours.dates), _places(readings[1], theirs.dates))


def _names(profile: Profile, sentences: Sequence[Bounds], other: frozenset[str]) -> list[int]:
    """Return the positions of words that Arabic at large hardly knows and the other side's stems lack."""
    reading = profile.reading
    at = [one for bounds in sentences for one in range(*bounds)]
    frequency = word_frequency(reading.hashes[at]).tolist() if at else []
    return [
        one
        for one, share in zip(at, frequency, strict=True)
        if share <= NAME_SHARE and not reading.words[one][0].isdigit() and reading.stems[one] not in other
    ]


def _looks_like_name(word: str) -> bool:
    """Return whether a rare word that stands alone is more than a rare form of a common verb or noun."""
    return _LEAST_NAME <= len(word) <= _LONGEST_NAME and not word.endswith(_INFLECTED) and not word.startswith(_VERBAL)


def _at(profile: Profile, positions: Sequence[int]) -> tuple[Located, ...]:
    return tuple(located(profile.reading, at, at + 1) for at in positions)


def _by_skeleton(profile: Profile, other: frozenset[str]) -> dict[str, int]:
    """Return skeleton -> first place, of the names of an article that the other side's stems lack."""
    places = _names(profile, [(0, len(profile.reading))], other)
    return {key: at for at in reversed(places) if (key := skeleton(profile.reading.words[at]))}


def _likest(word: str, others: Sequence[int], words: Sequence[str]) -> int | None:
    """Return the place of the word that is spelt most alike, if it is alike enough."""
    from rapidfuzz.fuzz import ratio

    likeness = {at: ratio(word, words[at]) for at in others}
    best = max(others, key=lambda at: (likeness[at], -at), default=None)
    return best if best is not None and likeness[best] >= NAME_LIKENESS else None


def _name_differences(
    pair: Shared, row: Row, stems: Sides, spellings: tuple[Mapping[str, int], Mapping[str, int]]
) -> Iterator[Difference]:
    """Yield the names of matched sentences that are spelt differently, then those of one side alone.

    A name counts as given when the other article has it in another spelling anywhere.
    """
    ours = _names(pair.left, row.lefts, stems[1])
    theirs = _names(pair.right, row.rights, stems[0])
    for at in ours:
        word = pair.left.reading.words[at]
        other = spelt = spellings[1].get(skeleton(word))
        if other is None:
            other = _likest(word, theirs, pair.right.reading.words)
        if other in theirs:
            theirs.remove(other)
        places = () if other is None else _at(pair.right, [other])
        if places or _looks_like_name(word):
            yield Difference("name", _at(pair.left, [at]), places, is_spelling=spelt is not None)
    for at in theirs:
        other = spellings[0].get(skeleton(pair.right.reading.words[at]))
        places = () if other is None else _at(pair.left, [other])
        if places or _looks_like_name(pair.right.reading.words[at]):
            yield Difference("name", places, _at(pair.right, [at]), is_spelling=other is not None)


def _words(one: Profile, places: tuple[Located, ...]) -> NormalText:
    document = one.reading.article.document
    return fold(" ".join(place.span.of(document.field(place.field)) for place in places))


def differences(pair: Shared) -> tuple[Difference, ...]:
    """Return the numbers, dates and names in matched sentences that the other article does not give so."""
    # Gathered once: per sentence it would be quadratic work on a long text.
    given = _given(pair.left.reading), _given(pair.right.reading)
    stems = frozenset(pair.left.reading.stems), frozenset(pair.right.reading.stems)
    spellings = _by_skeleton(pair.left, stems[1]), _by_skeleton(pair.right, stems[0])
    found: list[Difference] = []
    told: set[tuple[str, str]] = set()
    for row in rows(pair):
        found.extend(_beside(pair, row, one) for one in _number_differences(pair, row, given))
        for name in _name_differences(pair, row, stems, spellings):
            # A name that comes in every sentence is one difference.
            said = _words(pair.left, name.left), _words(pair.right, name.right)
            if said not in told:
                told.add(said)
                found.append(_beside(pair, row, name))
    return tuple(found)


def _beside(pair: Shared, row: Row, one: Difference) -> Difference:
    """Return a difference with the sentences it was found in: that of the first place, or the one most alike."""
    sides = zip((pair.left, pair.right), row.anchor, (one.left, one.right), strict=True)
    left, right = (_sentence(side.reading, bounds, places) for side, bounds, places in sides)
    return replace(one, left_in=left, right_in=right)


def _sentence(reading: Reading, bounds: Bounds, places: Sequence[Located]) -> Located:
    if not places:
        return located(reading, *bounds)
    # The title comes first and may stand in a field of its own, so that offsets alone do not tell.
    first = places[0]
    start, end = (0, reading.title_words) if first.field != "text" else (0, len(reading))
    if first.field == "text" and reading.title_field != "text":
        start = reading.title_words
    at = start + int(reading.starts[start:end].searchsorted(first.span.start, "right")) - 1
    number = int(reading.sentence_starts.searchsorted(at, "right")) - 1
    return located(reading, *reading.sentence_bounds()[number])
