"""Two articles -> the numbers, dates and names that they say otherwise.

Only matched sentences are looked at, and only what the whole other article lacks is
reported: a number told elsewhere in it is no difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from provenance.article.dates import date_spans
from provenance.article.reading import Reading
from provenance.match.frequencies import word_frequency
from provenance.match.profile import Profile
from provenance.match.sidebyside import Bounds, located, matched_sentences
from provenance.match.signals import Shared
from provenance.text.normalize import NormalText, fold
from provenance.text.skeleton import skeleton
from provenance.values import Difference, Located

Sides: TypeAlias = tuple[frozenset[str], frozenset[str]]
"""All numbers or stems of the left article and of the right one."""
DECIMAL_SIGNS: Final = frozenset(".,\u066b\u066c")
NAME_LIKENESS: Final = 75.0
"""Percent of letters in common from which two rare words of matched sentences count as spellings of one name."""
NAME_SHARE: Final = 2e-7  # of running words; commoner ones are not asked whether they differ
_DATE_WINDOW: Final = 40  # characters around a number in which a date is looked for


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as the reader sees it: words ``first`` to ``last - 1``, and its folded figures with their signs."""

    first: int
    last: int
    figures: str


def _continues(reading: Reading, at: int) -> bool:
    """Return whether word ``at`` goes on with the number before it, as the 12 of 136.12 does."""
    if not (0 < at < len(reading) and reading.words[at][0].isdigit() and reading.words[at - 1][0].isdigit()):
        return False
    field, between = reading.field(at), (int(reading.ends[at - 1]), int(reading.starts[at]))
    return reading.field(at - 1) == field and reading.article.document.field(field)[slice(*between)] in DECIMAL_SIGNS


def _numbers(reading: Reading, bounds: Bounds) -> Iterator[_Number]:
    """Yield the numbers of a stretch, decimals and groups of thousands in one piece."""
    first = bounds[0]
    while first < bounds[1]:
        last = first + 1
        if reading.words[first][0].isdigit():
            while last < bounds[1] and _continues(reading, last):
                last += 1
            place = located(reading, first, last)
            yield _Number(first, last, fold(place.span.of(reading.article.document.field(place.field))))
        first = last


def _all_numbers(profile: Profile) -> frozenset[str]:
    return frozenset(number.figures for number in _numbers(profile.reading, (0, len(profile.reading))))


def _missing(profile: Profile, bounds: Bounds, other: frozenset[str]) -> list[_Number]:
    """Return the numbers of a sentence that the other article does not give."""
    return [number for number in _numbers(profile.reading, bounds) if number.figures not in other]


def _names(profile: Profile, bounds: Bounds, other: frozenset[str]) -> list[int]:
    """Return the positions of words that Arabic at large hardly knows and the other side's stems lack."""
    reading = profile.reading
    frequency = word_frequency(reading.hashes[slice(*bounds)])
    return [
        at
        for at, share in zip(range(*bounds), frequency.tolist(), strict=True)
        if share <= NAME_SHARE and not reading.words[at][0].isdigit() and reading.stems[at] not in other
    ]


def _at(profile: Profile, positions: Sequence[int]) -> tuple[Located, ...]:
    return tuple(located(profile.reading, at, at + 1) for at in positions)


def _is_in_date(profile: Profile, position: int) -> bool:
    field, span = profile.reading.span(position, position + 1)
    raw = profile.reading.article.document.field(field)
    around = raw[max(0, span.start - _DATE_WINDOW) : span.end + _DATE_WINDOW]
    offset = max(0, span.start - _DATE_WINDOW)
    return any(date.start <= span.start - offset < date.end for date in date_spans(around))


def _number_differences(pair: Shared, left: Bounds, right: Bounds, numbers: Sides) -> Iterator[Difference]:
    """Yield one row per aligned pair in which a side gives numbers that the whole other article lacks."""
    ours, theirs = _missing(pair.left, left, numbers[1]), _missing(pair.right, right, numbers[0])
    if ours or theirs:
        dated = [_is_in_date(pair.left, one.first) for one in ours] + [
            _is_in_date(pair.right, one.first) for one in theirs
        ]
        places = (
            tuple(located(side.reading, one.first, one.last) for one in found)
            for side, found in ((pair.left, ours), (pair.right, theirs))
        )
        yield Difference("date" if all(dated) else "number", *places)


def _by_skeleton(profile: Profile, other: frozenset[str]) -> dict[str, int]:
    """Return skeleton -> first place, of the names of an article that the other side's stems lack."""
    places = _names(profile, (0, len(profile.reading)), other)
    return {key: at for at in reversed(places) if (key := skeleton(profile.reading.words[at]))}


def _likest(word: str, others: Sequence[int], words: Sequence[str]) -> int | None:
    """Return the place of the word that is spelt most alike, if it is alike enough."""
    from rapidfuzz.fuzz import ratio

    likeness = {at: ratio(word, words[at]) for at in others}
    best = max(others, key=lambda at: (likeness[at], -at), default=None)
    return best if best is not None and likeness[best] >= NAME_LIKENESS else None


def _name_differences(
    pair: Shared, left: Bounds, right: Bounds, stems: Sides, spellings: tuple[Mapping[str, int], Mapping[str, int]]
) -> Iterator[Difference]:
    """Yield the names of two matched sentences that are spelt differently, then those of one side alone.

    A name counts as given when the other article has it in another spelling anywhere.
    """
    ours = _names(pair.left, left, stems[1])
    theirs = _names(pair.right, right, stems[0])
    for at in ours:
        word = pair.left.reading.words[at]
        other = spellings[1].get(skeleton(word))
        if other is None:
            other = _likest(word, theirs, pair.right.reading.words)
        if other in theirs:
            theirs.remove(other)
        yield Difference("name", _at(pair.left, [at]), () if other is None else _at(pair.right, [other]))
    for at in theirs:
        other = spellings[0].get(skeleton(pair.right.reading.words[at]))
        yield Difference("name", () if other is None else _at(pair.left, [other]), _at(pair.right, [at]))


def _words(one: Profile, places: tuple[Located, ...]) -> NormalText:
    document = one.reading.article.document
    return fold(" ".join(place.span.of(document.field(place.field)) for place in places))


def differences(pair: Shared) -> tuple[Difference, ...]:
    """Return the numbers, dates and names in matched sentences that the other article does not give so."""
    # Gathered once: per sentence it would be quadratic work on a long text.
    numbers = _all_numbers(pair.left), _all_numbers(pair.right)
    stems = frozenset(pair.left.reading.stems), frozenset(pair.right.reading.stems)
    spellings = _by_skeleton(pair.left, stems[1]), _by_skeleton(pair.right, stems[0])
    found: list[Difference] = []
    told: set[tuple[str, str]] = set()
    for left, (right, _) in sorted(matched_sentences(pair).items()):
        found.extend(_number_differences(pair, left, right, numbers))
        for name in _name_differences(pair, left, right, stems, spellings):
            # A name that comes in every sentence is one difference.
            said = _words(pair.left, name.left), _words(pair.right, name.right)
            if said not in told:
                told.add(said)
                found.append(name)
    return tuple(found)
