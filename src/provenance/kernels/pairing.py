"""What the kernels of verification share: where the two articles of a pair meet, and room to work in.

The stems that both articles hold are numbered 0, 1, … in ascending order of hash; ``known``
gives the number of each distinct stem of an article, -1 for one that the other lacks.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from provenance.kernels.compiling import inner, making

LEFT, RIGHT = 0, 1
NONE = -1


class Room(NamedTuple):
    """Arrays that are made once for many pairs, long enough for the longest article; index 0 is left, 1 right.

    Attributes:
        at: Places of the common stems among those of each article.
        known: Number of each stem, by article.
        phrase_at: Places of the common phrases among those of each article.
        is_fresh: By article and phrase, whether it is shared and no formula.
        before: By article and word, how many fresh phrases begin before it.
        has_figure: By article and distinct number in figures, whether the other shows it too.
        starts: By common stem, where the sentences that hold it begin in ``entries``.
        entries: Sentences, or windows of two.
        weight: By sentence of the other article, what it holds of the one in hand.
        seen: By sentence, the mark of the last round that met it.
        met: The sentences met in a round.
        similarity: By article and sentence.
        missing: By article and sentence, how many of its numbers the other article lacks.
        marks: By article and stem, the mark of the last stretch that held it.
        is_seed: By common stem, whether it proposes points.
        points: Two positions in one number.
        groups: Groups of points that wait for a look.
        blocks: Left, left end, right and right end of stretches; ``order`` to sort them by.
        tails: Lowest last places of ascending runs, by length.
        tally: By article and test, words and sentences that pass.
        clock: The last mark given.
    """

    at: Any
    known: Any
    phrase_at: Any
    is_fresh: Any
    before: Any
    has_figure: Any
    starts: Any
    entries: Any
    weight: Any
    seen: Any
    met: Any
    similarity: Any
    missing: Any
    marks: Any
    is_seed: Any
    points: Any
    groups: Any
    blocks: Any
    order: Any
    tails: Any
    tally: Any
    clock: Any


@inner
def _longest(first: Any) -> Any:
    found = 0
    for at in range(len(first) - 1):
        found = max(found, first[at + 1] - first[at])
    return found


@inner
def _most_held(sentences: Any) -> Any:
    """Return how many stems the sentences of an article hold at most, all together."""
    found = 0
    for at in range(len(sentences.first) - 1):
        found = max(found, sentences.held_first[sentences.first[at + 1]] - sentences.held_first[sentences.first[at]])
    return found


@making
def room_for(columns: Any, max_crossings: int) -> Any:
    """Return room for any two of some articles."""
    words, stems = _longest(columns.words.first), _longest(columns.stems.first)
    sentences, held = _longest(columns.sentences.first), _most_held(columns.sentences)
    phrases, figures = _longest(columns.phrases.first), _longest(columns.figure_first)
    # A stem in a and b places makes a * b points, which is at most the root of the most allowed times (a + b) / 2.
    points = (int(np.sqrt(max_crossings)) + 1) * words
    return Room(
        np.empty((2, stems + 1), dtype=np.int32),
        np.empty((2, stems), dtype=np.int32),
        np.empty((2, phrases + 1), dtype=np.int32),
        np.zeros((2, phrases), dtype=np.uint8),
        np.empty((2, words + 1), dtype=np.int32),
        np.empty((2, figures), dtype=np.uint8),
        np.empty(stems + 2, dtype=np.int64),
        np.empty(2 * held, dtype=np.int32),
        np.empty(sentences, dtype=np.float64),
        np.zeros(sentences, dtype=np.int64),
        np.empty(sentences, dtype=np.int32),
        np.empty((2, sentences), dtype=np.float64),
        np.empty((2, sentences), dtype=np.int32),
        np.zeros((2, stems), dtype=np.int64),
        np.empty(stems, dtype=np.uint8),
        np.empty(points, dtype=np.int64),
        np.empty((points // 4 + 2, 6), dtype=np.int64),
        np.empty((points // 4 + 2, 4), dtype=np.int64),
        np.empty((points // 4 + 2, 4), dtype=np.int64),
        np.empty(stems, dtype=np.int32),
        np.empty((2, 6, 2), dtype=np.int64),
        np.zeros(1, dtype=np.int64),
    )


@inner
def tick(room: Any) -> Any:
    """Return a mark that nothing bears yet."""
    room.clock[0] += 1
    return room.clock[0]


@inner
def clear(values: Any, count: int) -> None:
    """Set the first ``count`` numbers to 0."""
    for at in range(count):
        values[at] = 0


@inner
def meet(first: Any, values: Any, left: Any, right: Any, at: Any) -> Any:
    """Put where two ascending lists hold the same, counted from their beginnings, into ``at``; return how often."""
    one, other = first[left], first[right]
    end, last = first[left + 1], first[right + 1]
    count = 0
    while one < end and other < last:
        ours, theirs = values[one], values[other]
        # Written at every step and kept where equal: without a jump that the processor would have to guess.
        at[LEFT, count] = one - first[left]
        at[RIGHT, count] = other - first[right]
        count += ours == theirs
        one += ours <= theirs
        other += theirs <= ours
    return count


@inner
def number_stems(stems: Any, left: Any, right: Any, common: int, room: Any) -> None:
    """Fill ``known`` of both articles from the places of their common stems."""
    for side in range(2):
        article = right if side else left
        for place in range(stems.first[article + 1] - stems.first[article]):
            room.known[side, place] = NONE
        for number in range(common):
            room.known[side, room.at[side, number]] = number


@inner
def _is_less(rows: Any, one: int, other: int) -> Any:
    for column in range(rows.shape[1]):
        if rows[one, column] != rows[other, column]:
            return rows[one, column] < rows[other, column]
    return False


@inner
def _swap(rows: Any, one: int, other: int) -> None:
    for column in range(rows.shape[1]):
        rows[one, column], rows[other, column] = rows[other, column], rows[one, column]


@inner
def _sink(rows: Any, root: int, count: int) -> None:
    while True:
        child = 2 * root + 1
        if child >= count:
            return
        if child + 1 < count and _is_less(rows, child, child + 1):
            child += 1
        if not _is_less(rows, root, child):
            return
        _swap(rows, root, child)
        root = child


@inner
def sort_rows(rows: Any, count: int) -> None:
    """Sort the first ``count`` rows by their columns, the first one first (a heap sort)."""
    for root in range(count // 2 - 1, -1, -1):
        _sink(rows, root, count)
    for last in range(count - 1, 0, -1):
        _swap(rows, 0, last)
        _sink(rows, 0, last)


@inner
def _sink_number(values: Any, start: int, root: int, count: int) -> None:
    while True:
        child = 2 * root + 1
        if child >= count:
            return
        if child + 1 < count and values[start + child] < values[start + child + 1]:
            child += 1
        if values[start + root] >= values[start + child]:
            return
        values[start + root], values[start + child] = values[start + child], values[start + root]
        root = child


@inner
def sort_numbers(values: Any, start: int, end: int) -> None:
    """Sort ``values[start:end]``: by insertion where they are few or nearly in order, else by a heap."""
    at, moves = start + 1, 16 * (end - start)
    while at < end and moves >= 0:
        value, slot = values[at], at
        while slot > start and values[slot - 1] > value:
            values[slot] = values[slot - 1]
            slot -= 1
        values[slot] = value
        moves -= at - slot
        at += 1
    if moves >= 0:
        return
    count = end - start
    for root in range(count // 2 - 1, -1, -1):
        _sink_number(values, start, root, count)
    for last in range(count - 1, 0, -1):
        values[start], values[start + last] = values[start + last], values[start]
        _sink_number(values, start, 0, last)
