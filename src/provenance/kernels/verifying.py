"""Pairs of articles in columns -> their measures, counts and passages: the twin of ``verify``.

The cheapest comes first: shared stems and phrases, then sentences, then passages. Weights
have fixed signs, so that what is still unknown of a pair bounds its score from above; a
pair that can only come out unrelated is left there, unless everything is asked for.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from provenance.kernels.compiling import BEGINS, COUNTS, OFFSETS, SHARES, STATES, inner, kernel, making, together
from provenance.kernels.measuring import (
    FORMULAIC,
    LEAD,
    NUMBER_CONFLICT,
    OF_LEFT,
    OF_RIGHT,
    PASSAGE,
    TOLD,
    WORDS,
    compare_order,
    compare_parts,
    compare_phrases,
    compare_sentences,
    compare_stems,
    size_of,
)
from provenance.kernels.pair_types import COLUMNS, LIMITS
from provenance.kernels.pairing import number_stems, room_for
from provenance.kernels.passages import find_passages, stems_in_passage
from provenance.kernels.sentences import align, suppose_all
from provenance.kernels.stretches import find_seeds, needed_stems
from provenance.kernels.telling import told_share
from provenance.match.columns import UNDATED

LEFT_OUT, WORKED_OUT = 0, 1


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
    least, words_alike = limits.signals, values[row, WORDS]
    is_formulaic = values[row, FORMULAIC] >= least.template_formulaic and containment >= least.template_containment
    is_series = words_alike >= least.template_words and conflict >= least.template_conflict
    is_event = words_alike >= least.event_words and values[row, LEAD] >= least.event_lead
    if is_formulaic or is_series or (is_event and _is_close(words, left, right, least.event_days)):
        return False
    return _log_odds(values, row, limits.score) < limits.score.low


@inner
def _is_worth(words: Any, left: Any, right: Any, limits: Any) -> Any:
    """Return whether everything of a pair is to be worked out, whatever it comes to."""
    return limits.is_all != 0 or min(size_of(words.first, left), size_of(words.first, right)) < limits.min_words


@inner
def _state(
    columns: Any, left: Any, right: Any, limits: Any, values: Any, counts: Any, shares: Any, row: Any, room: Any
) -> Any:
    """Measure a pair; return whether everything was worked out, and how many passages wait in the room."""
    words, stems, sentences = columns.words, columns.stems, columns.sentences
    is_worth = _is_worth(words, left, right, limits.score)
    common = compare_stems(stems, left, right, limits.signals, values, counts, row, room)
    number_stems(stems, left, right, common, room)
    compare_phrases(columns, left, right, limits.signals, values, counts, shares, row, room)
    compare_parts(columns, left, right, limits.signals, values, row, room)
    values[row, FORMULAIC] = min(words.formulaic[left], words.formulaic[right])
    needed = needed_stems(words, left, right, limits.passages)
    has_seeds = find_seeds(stems, left, right, common, limits.passages, room) >= needed
    values[row, PASSAGE] = 1.0 if has_seeds else 0.0
    if not is_worth:
        suppose_all(sentences, left, right, room)
        compare_sentences(sentences, left, right, limits.sentences, values, counts, row, room)
        values[row, NUMBER_CONFLICT] = 0.0
        if _is_unrelated(words, left, right, values, shares, row, 1.0, limits):
            return LEFT_OUT, 0
    align(columns, left, right, common, limits.sentences, room)
    compare_sentences(sentences, left, right, limits.sentences, values, counts, row, room)
    compare_order(stems, left, right, limits.signals, values, counts, row, room)
    conflict = values[row, NUMBER_CONFLICT]
    if not is_worth and _is_unrelated(words, left, right, values, shares, row, conflict, limits):
        return LEFT_OUT, 0
    found = find_passages(columns, left, right, needed, limits.passages, room) if has_seeds else 0
    longest = 0
    for at in range(found):
        longest = max(longest, stems_in_passage(columns, left, right, at, room))
    values[row, PASSAGE] = 1.0 if longest > 0 else 0.0
    counts[row, PASSAGE] = longest
    if not is_worth and _is_unrelated(words, left, right, values, shares, row, conflict, limits):
        return LEFT_OUT, 0
    shares[row, TOLD] = 1.0
    if _log_odds(values, row, limits.score) >= limits.score.low:
        for side in range(2):
            told = told_share(columns, side, left, right, common, limits.sentences, room)
            shares[row, TOLD] = min(shares[row, TOLD], told)
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
