"""Pairs of articles in columns -> their measures, counts and passages: the twin of ``shared`` and ``measure``.

The cheapest comes first: shared stems and phrases, then sentences, then passages. Weights
have fixed signs, so that what is still unknown of a pair bounds its score from above; a
pair that can only come out unrelated is left there, unless everything is asked for.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from provenance.kernels.compiling import (
    BEGINS,
    COLUMNS,
    COUNTS,
    LIMITS,
    OFFSETS,
    SHARES,
    STATES,
    inner,
    kernel,
    making,
    together,
)
from provenance.kernels.pairing import LEFT, RIGHT, meet, number_stems, room_for
from provenance.kernels.sentences import (
    AGREEING,
    AGREEING_BOTH,
    NUMBERS,
    RETOLD,
    VERBATIM,
    WHOLE,
    align,
    article_of,
    count_fresh,
    count_told,
    suppose_all,
    told_share,
)
from provenance.kernels.stretches import find_passages, find_seeds, needed_stems, stems_in_passage

SIGNALS: Final = (
    "near_copy passage wording retold agreeing agreeing_both verbatim rare_words order words lead headline formulaic "
    "number_conflict"
).split()
"""The columns of values and counts, in the order of :data:`provenance.match.signals.SIGNALS`."""
(
    _NEAR_COPY,
    _PASSAGE,
    _WORDING,
    _RETOLD,
    _AGREEING,
    _AGREEING_BOTH,
    _VERBATIM,
    _RARE_WORDS,
    _ORDER,
    _WORDS,
    _LEAD,
    _HEADLINE,
    _FORMULAIC,
    _NUMBER_CONFLICT,
) = range(14)
JACCARD, OF_LEFT, OF_RIGHT, TOLD = range(4)
"""Columns of shares: Jaccard similarity and both containments of phrases, and the told share of the less told side."""
LEFT_OUT, WORKED_OUT = 0, 1
UNDATED: Final = np.iinfo(np.int64).min
_FORMULA, _WORDING_FLAG = 1, 4


@inner
def _size(first: Any, article: Any) -> Any:
    return first[article + 1] - first[article]


@inner
def _share(part: Any, whole: Any) -> Any:
    return min(1.0, part / whole) if whole > 0 else 0.0


@inner
def _compare_stems(
    stems: Any, left: Any, right: Any, limits: Any, values: Any, counts: Any, row: Any, room: Any
) -> Any:
    """Measure the common stems, and return how many there are. Of their order only the most that it may be."""
    common = meet(stems.first, stems.hashes, left, right, room.at)
    weight, rare = 0.0, 0
    for number in range(common):
        rarity = stems.rarity[stems.first[left] + room.at[LEFT, number]]
        weight += rarity
        rare += rarity >= limits.rare
    smaller = min(stems.weight[left], stems.weight[right])
    values[row, _WORDS] = _share(weight, max(limits.min_weight, smaller))
    counts[row, _WORDS] = common
    fewer = min(_size(stems.rare_first, left), _size(stems.rare_first, right))
    values[row, _RARE_WORDS] = _share(rare, max(limits.min_rare, fewer))
    values[row, _ORDER] = _share(rare, max(limits.min_ordered, fewer))
    counts[row, _RARE_WORDS] = counts[row, _ORDER] = rare
    return common


@inner
def _find_fresh(phrases: Any, left: Any, common: int, room: Any) -> Any:
    """Mark the shared phrases that are no formulas; return how many they are, and how many of them are wording."""
    fresh = wording = 0
    for number in range(common):
        flags = phrases.flags[phrases.first[left] + room.phrase_at[LEFT, number]]
        if not flags & _FORMULA:
            room.is_fresh[LEFT, room.phrase_at[LEFT, number]] = 1
            room.is_fresh[RIGHT, room.phrase_at[RIGHT, number]] = 1
            fresh += 1
            wording += (flags & _WORDING_FLAG) > 0
    return fresh, wording


@inner
def _compare_phrases(
    columns: Any, left: Any, right: Any, limits: Any, values: Any, counts: Any, shares: Any, row: Any, room: Any
) -> None:
    """Measure the common phrases, and count the fresh ones before each word."""
    phrases = columns.phrases
    common = meet(phrases.first, phrases.hashes, left, right, room.phrase_at)
    ours, theirs = _size(phrases.first, left), _size(phrases.first, right)
    shares[row, JACCARD] = _share(common, ours + theirs - common)
    shares[row, OF_LEFT] = _share(common, ours)
    shares[row, OF_RIGHT] = _share(common, theirs)
    likeness = min(shares[row, JACCARD], common / limits.min_phrases)
    values[row, _NEAR_COPY] = max(0.0, (likeness - limits.nearly_same) / (1 - limits.nearly_same))
    counts[row, _NEAR_COPY] = common
    fresh, wording = _find_fresh(phrases, left, common, room)
    values[row, _WORDING] = _share(wording, min(ours, theirs))
    counts[row, _WORDING] = wording
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
def _compare_parts(columns: Any, left: Any, right: Any, limits: Any, values: Any, row: Any, room: Any) -> None:
    """Measure first words and headlines."""
    lead, title, stems = columns.lead, columns.title, columns.stems
    ours = _in_other(lead, stems, LEFT, left, 2, limits.min_weight, room)
    theirs = _in_other(lead, stems, RIGHT, right, 2, limits.min_weight, room)
    values[row, _LEAD] = max(ours, theirs)
    best = -1.0
    if _size(title.first, left):
        best = max(best, _in_other(title, stems, LEFT, left, 1, limits.min_title_weight, room))
    if _size(title.first, right):
        best = max(best, _in_other(title, stems, RIGHT, right, 1, limits.min_title_weight, room))
    values[row, _HEADLINE] = best if best >= 0 else limits.no_headline


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
def _compare_order(
    stems: Any, left: Any, right: Any, limits: Any, values: Any, counts: Any, row: Any, room: Any
) -> None:
    length = _ascending(stems, left, right, room)
    fewer = min(_size(stems.rare_first, left), _size(stems.rare_first, right))
    values[row, _ORDER] = _share(length, max(limits.min_ordered, fewer))
    counts[row, _ORDER] = length


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
def _compare_sentences(
    sentences: Any, left: Any, right: Any, limits: Any, values: Any, counts: Any, row: Any, room: Any
) -> None:
    """Measure what the sentences come to."""
    count_told(sentences, left, right, limits, room)
    _compare_sides(_RETOLD, RETOLD, False, values, counts, row, room)
    _compare_sides(_AGREEING, AGREEING, False, values, counts, row, room)
    _compare_sides(_AGREEING_BOTH, AGREEING_BOTH, True, values, counts, row, room)
    _compare_sides(_VERBATIM, VERBATIM, False, values, counts, row, room)
    values[row, _NUMBER_CONFLICT] = min(_lacking(LEFT, room), _lacking(RIGHT, room))
    counts[row, _NUMBER_CONFLICT] = min(room.tally[LEFT, NUMBERS, 1], room.tally[RIGHT, NUMBERS, 1])


@inner
def _log_odds(values: Any, row: Any, limits: Any) -> Any:
    """Return the log-odds of reuse that the values of a pair add up to."""
    total = 0.0
    for signal in range(len(limits.weights)):
        value = values[row, signal]
        entered = np.sqrt(value) if limits.rooted[signal] else value
        total += np.rint(limits.weights[signal] * entered / limits.step) * limits.step
    return limits.base + total


@inner
def _is_close(words: Any, left: Any, right: Any, days: Any) -> Any:
    """Return whether two articles appeared within some days, as far as anyone knows."""
    ours, theirs = words.day[left], words.day[right]
    return ours == UNDATED or theirs == UNDATED or abs(ours - theirs) <= days


@inner
def _is_unrelated(
    words: Any, left: Any, right: Any, values: Any, shares: Any, row: Any, conflict: Any, limits: Any
) -> Any:
    """Return whether values that can only sink, and a conflict of numbers at most, leave nothing but ``unrelated``."""
    containment = max(shares[row, OF_LEFT], shares[row, OF_RIGHT])
    least, words_alike = limits.signals, values[row, _WORDS]
    is_formulaic = values[row, _FORMULAIC] >= least.template_formulaic and containment >= least.template_containment
    is_series = words_alike >= least.template_words and conflict >= least.template_conflict
    is_event = words_alike >= least.event_words and values[row, _LEAD] >= least.event_lead
    if is_formulaic or is_series or (is_event and _is_close(words, left, right, least.event_days)):
        return False
    return _log_odds(values, row, limits.score) < limits.score.low


@inner
def _is_worth(words: Any, left: Any, right: Any, limits: Any) -> Any:
    """Return whether everything of a pair is to be worked out, whatever it comes to."""
    return limits.is_all != 0 or min(_size(words.first, left), _size(words.first, right)) < limits.min_words


@inner
def _state(
    columns: Any, left: Any, right: Any, limits: Any, values: Any, counts: Any, shares: Any, row: Any, room: Any
) -> Any:
    """Measure a pair; return whether everything was worked out, and how many passages wait in the room."""
    words, stems, sentences = columns.words, columns.stems, columns.sentences
    is_worth = _is_worth(words, left, right, limits.score)
    common = _compare_stems(stems, left, right, limits.signals, values, counts, row, room)
    number_stems(stems, left, right, common, room)
    _compare_phrases(columns, left, right, limits.signals, values, counts, shares, row, room)
    _compare_parts(columns, left, right, limits.signals, values, row, room)
    values[row, _FORMULAIC] = min(words.formulaic[left], words.formulaic[right])
    needed = needed_stems(words, left, right, limits.passages)
    has_seeds = find_seeds(stems, left, right, common, limits.passages, room) >= needed
    values[row, _PASSAGE] = 1.0 if has_seeds else 0.0
    if not is_worth:
        suppose_all(sentences, left, right, room)
        _compare_sentences(sentences, left, right, limits.sentences, values, counts, row, room)
        values[row, _NUMBER_CONFLICT] = 0.0
        if _is_unrelated(words, left, right, values, shares, row, 1.0, limits):
            return LEFT_OUT, 0
    align(columns, left, right, common, limits.sentences, room)
    _compare_sentences(sentences, left, right, limits.sentences, values, counts, row, room)
    _compare_order(stems, left, right, limits.signals, values, counts, row, room)
    conflict = values[row, _NUMBER_CONFLICT]
    if not is_worth and _is_unrelated(words, left, right, values, shares, row, conflict, limits):
        return LEFT_OUT, 0
    found = find_passages(columns, left, right, needed, limits.passages, room) if has_seeds else 0
    longest = 0
    for at in range(found):
        longest = max(longest, stems_in_passage(columns, left, right, at, room))
    values[row, _PASSAGE] = 1.0 if longest > 0 else 0.0
    counts[row, _PASSAGE] = longest
    if not is_worth and _is_unrelated(words, left, right, values, shares, row, conflict, limits):
        return LEFT_OUT, 0
    shares[row, TOLD] = 1.0
    if _log_odds(values, row, limits.score) >= limits.score.low:
        ours = told_share(columns, LEFT, left, right, common, limits.sentences, room)
        shares[row, TOLD] = min(ours, told_share(columns, RIGHT, left, right, common, limits.sentences, room))
        return WORKED_OUT, found
    return WORKED_OUT, 0


@making
def _with_place(rows: Any, count: int, more: int) -> Any:
    """Return rows with place for more of them."""
    if count + more <= len(rows):
        return rows
    grown = np.empty((2 * (count + more), rows.shape[1]), dtype=np.int64)
    for at in range(count):
        for column in range(rows.shape[1]):
            grown[at, column] = rows[at, column]
    return grown


@inner
def _copy(columns: Any, left: Any, right: Any, rows: Any, count: int, found: int, room: Any) -> None:
    for at in range(found):
        for column in range(4):
            rows[count + at, column] = room.order[at, column]
        rows[count + at, 4] = stems_in_passage(columns, left, right, at, room)


@kernel(together(STATES, SHARES, COUNTS, SHARES, COUNTS, BEGINS), COLUMNS, OFFSETS, OFFSETS, LIMITS)
def measured(columns: Any, lefts: Any, rights: Any, limits: Any) -> Any:
    """Return of each pair of articles, given by their numbers, all that its label and evidence follow from.

    Returns:
        What was left out or worked out; the values of the signals and their counts, shape ``(n, 14)``;
        shares, shape ``(n, 4)``; passages as rows of left, left end, right, right end and common stems;
        and where those of each pair begin.
    """
    room = room_for(columns, limits.passages.max_crossings)
    states = np.zeros(len(lefts), dtype=np.uint8)
    values, shares = np.zeros((len(lefts), 14)), np.zeros((len(lefts), 4))
    counts = np.zeros((len(lefts), 14), dtype=np.int64)
    begins = np.zeros(len(lefts) + 1, dtype=np.int64)
    rows = np.empty((len(lefts), 5), dtype=np.int64)
    count = 0
    for row in range(len(lefts)):
        left, right = lefts[row], rights[row]
        states[row], found = _state(columns, left, right, limits, values, counts, shares, row, room)
        rows = _with_place(rows, count, found)
        _copy(columns, left, right, rows, count, found, room)
        count += found
        begins[row + 1] = count
    return states, values, counts, shares, rows[:count].copy(), begins
