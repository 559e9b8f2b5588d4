"""What a pair of articles shares, as the values and counts of its signals: the twin of ``measure``.

Every function fills columns of one row; those of stems and phrases cost least.
"""

from __future__ import annotations

from typing import Any, Final

from provenance.kernels.compiling import inner
from provenance.kernels.pairing import LEFT, RIGHT, meet
from provenance.kernels.sentences import (
    IS_AGREEING,
    IS_CLOSE,
    IS_RETOLD,
    IS_VERBATIM,
    NUMBERS,
    WHOLE,
    article_of,
    count_fresh,
    count_told,
)
from provenance.match import columns as flags_of

SIGNALS: Final = (
    "near_copy passage wording retold agreeing agreeing_both verbatim rare_words order words lead headline formulaic "
    "number_conflict"
).split()
"""The columns of values and counts, in the order of :data:`provenance.match.signals.SIGNALS`."""
NEAR_COPY, PASSAGE, WORDING, RETOLD, AGREEING, AGREEING_BOTH, VERBATIM = range(7)
RARE_WORDS, ORDER, WORDS, LEAD, HEADLINE, FORMULAIC, NUMBER_CONFLICT = range(7, 14)
JACCARD, OF_LEFT, OF_RIGHT, TOLD = range(4)
"""Columns of shares: Jaccard similarity and both containments of phrases, and the told share of the less told side."""


_IS_FORMULA, _IS_WORDING = flags_of.FORMULA, flags_of.WORDING


@inner
def size_of(first: Any, article: Any) -> Any:
    return first[article + 1] - first[article]


@inner
def _share(part: Any, whole: Any) -> Any:
    return min(1.0, part / whole) if whole > 0 else 0.0


@inner
def compare_stems(stems: Any, left: Any, right: Any, limits: Any, values: Any, counts: Any, row: Any, room: Any) -> Any:
    """Measure the common stems, and return how many there are. Of their order only the most that it may be."""
    common = meet(stems.first, stems.hashes, left, right, room.at)
    weight, rare = 0.0, 0
    for number in range(common):
        rarity = stems.rarity[stems.first[left] + room.at[LEFT, number]]
        weight += rarity
        rare += rarity >= limits.rare
    smaller = min(stems.weight[left], stems.weight[right])
    values[row, WORDS] = _share(weight, max(limits.min_weight, smaller))
    counts[row, WORDS] = common
    fewer = min(size_of(stems.rare_first, left), size_of(stems.rare_first, right))
    values[row, RARE_WORDS] = _share(rare, max(limits.min_rare, fewer))
    values[row, ORDER] = _share(rare, max(limits.min_ordered, fewer))
    counts[row, RARE_WORDS] = counts[row, ORDER] = rare
    return common


@inner
def _find_fresh(phrases: Any, left: Any, common: int, room: Any) -> Any:
    """Mark the shared phrases that are no formulas; return how many they are, and how many of them are wording."""
    fresh = wording = 0
    for number in range(common):
        flags = phrases.flags[phrases.first[left] + room.phrase_at[LEFT, number]]
        if not flags & _IS_FORMULA:
            room.is_fresh[LEFT, room.phrase_at[LEFT, number]] = 1
            room.is_fresh[RIGHT, room.phrase_at[RIGHT, number]] = 1
            fresh += 1
            wording += (flags & _IS_WORDING) > 0
    return fresh, wording


@inner
def compare_phrases(
    columns: Any, left: Any, right: Any, limits: Any, values: Any, counts: Any, shares: Any, row: Any, room: Any
) -> None:
    """Measure the common phrases, and count the fresh ones before each word."""
    phrases = columns.phrases
    common = meet(phrases.first, phrases.hashes, left, right, room.phrase_at)
    ours, theirs = size_of(phrases.first, left), size_of(phrases.first, right)
    shares[row, JACCARD] = _share(common, ours + theirs - common)
    shares[row, OF_LEFT] = _share(common, ours)
    shares[row, OF_RIGHT] = _share(common, theirs)
    likeness = min(shares[row, JACCARD], common / limits.min_phrases)
    values[row, NEAR_COPY] = max(0.0, (likeness - limits.nearly_same) / (1 - limits.nearly_same))
    counts[row, NEAR_COPY] = common
    fresh, wording = _find_fresh(phrases, left, common, room)
    values[row, WORDING] = _share(wording, min(ours, theirs))
    counts[row, WORDING] = wording
    for side in range(2):
        count_fresh(columns.words, side, article_of(side, left, right), fresh, room)
        for number in range(common):
            room.is_fresh[side, room.phrase_at[side, number]] = 0


@inner
def _in_other(parts: Any, stems: Any, side: int, article: Any, power: int, least: Any, room: Any) -> Any:
    """Return the share of a part of an article whose stems the other holds."""
    weight = 0.0
    for at in range(parts.first[article], parts.first[article + 1]):
        if room.known[side, parts.stems[at]] >= 0:
            rarity = stems.rarity[stems.first[article] + parts.stems[at]]
            weight += rarity * rarity if power == 2 else rarity
    return _share(weight, max(least, parts.weight[article]))


@inner
def compare_parts(columns: Any, left: Any, right: Any, limits: Any, values: Any, row: Any, room: Any) -> None:
    """Measure first words and headlines."""
    lead, title, stems = columns.lead, columns.title, columns.stems
    headline = -1.0
    for side in range(2):
        article = article_of(side, left, right)
        values[row, LEAD] = max(values[row, LEAD], _in_other(lead, stems, side, article, 2, limits.min_weight, room))
        if size_of(title.first, article):
            headline = max(headline, _in_other(title, stems, side, article, 1, limits.min_title_weight, room))
    values[row, HEADLINE] = headline if headline >= 0 else limits.no_headline


@inner
def _ascending(stems: Any, left: Any, right: Any, room: Any) -> Any:
    """Return the length of the longest run of rare stems that both articles bring in one order."""
    length = 0
    for at in range(stems.rare_first[left], stems.rare_first[left + 1]):
        number = room.known[LEFT, stems.rare[at]]
        if number < 0:
            continue
        place = stems.place[stems.first[right] + room.at[RIGHT, number]]
        first, last = 0, length
        while first < last:
            middle = (first + last) // 2
            if room.tails[middle] < place:
                first = middle + 1
            else:
                last = middle
        room.tails[first] = place
        length = max(length, first + 1)
    return length


@inner
def compare_order(
    stems: Any, left: Any, right: Any, limits: Any, values: Any, counts: Any, row: Any, room: Any
) -> None:
    length = _ascending(stems, left, right, room)
    fewer = min(size_of(stems.rare_first, left), size_of(stems.rare_first, right))
    values[row, ORDER] = _share(length, max(limits.min_ordered, fewer))
    counts[row, ORDER] = length


@inner
def _compare_sides(signal: int, test: int, is_worse: bool, values: Any, counts: Any, row: Any, room: Any) -> None:
    """Measure a test of sentences on its better or worse side, by share and then by sentences."""
    ours = _share(room.tally[LEFT, test, 0], room.tally[LEFT, WHOLE, 0])
    theirs = _share(room.tally[RIGHT, test, 0], room.tally[RIGHT, WHOLE, 0])
    one, other = room.tally[LEFT, test, 1], room.tally[RIGHT, test, 1]
    is_left_more = ours > theirs or (ours == theirs and one > other)
    values[row, signal] = ours if is_left_more != is_worse else theirs
    counts[row, signal] = one if is_left_more != is_worse else other


@inner
def _lacking(side: int, room: Any) -> Any:
    return (room.tally[side, NUMBERS, 1] + 0.25) / (room.tally[side, NUMBERS, 0] + 1)


@inner
def compare_sentences(
    sentences: Any, left: Any, right: Any, limits: Any, values: Any, counts: Any, row: Any, room: Any
) -> None:
    """Measure what the sentences come to."""
    count_told(sentences, left, right, limits, room)
    _compare_sides(RETOLD, IS_RETOLD, False, values, counts, row, room)
    _compare_sides(AGREEING, IS_AGREEING, False, values, counts, row, room)
    _compare_sides(AGREEING_BOTH, IS_CLOSE, True, values, counts, row, room)
    _compare_sides(VERBATIM, IS_VERBATIM, False, values, counts, row, room)
    values[row, NUMBER_CONFLICT] = min(_lacking(LEFT, room), _lacking(RIGHT, room))
    counts[row, NUMBER_CONFLICT] = min(room.tally[LEFT, NUMBERS, 1], room.tally[RIGHT, NUMBERS, 1])
