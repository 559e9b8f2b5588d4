"""How much of one article the other tells: the twin of ``told_share``."""

from __future__ import annotations

from typing import Any

import numpy as np

from provenance.kernels.compiling import inner
from provenance.kernels.pairing import clear, tick
from provenance.kernels.sentences import add_weight, article_of, fresh_in, stems_in


@inner
def _list_windows(sentences: Any, side: int, article: Any, common: int, room: Any) -> None:
    """List for each common stem the windows of two sentences of an article that hold it, without repeats."""
    starts, first = room.starts, sentences.first[article]
    count = sentences.first[article + 1] - first
    clear(starts, common + 2)
    for turn in range(2):
        for window in range(max(min(count, 1), count - 1)):
            if sentences.is_repeated_window[first + window]:
                continue
            mark = tick(room)
            last = min(first + window + 2, sentences.first[article + 1])
            for at in range(sentences.held_first[first + window], sentences.held_first[last]):
                stem = room.known[side, sentences.held[at]]
                if stem < 0 or room.marks[side, sentences.held[at]] == mark:
                    continue
                room.marks[side, sentences.held[at]] = mark
                if turn == 0:
                    starts[stem + 2] += 1
                else:
                    room.entries[starts[stem + 1]] = window
                    starts[stem + 1] += 1
        if turn == 0:
            for stem in range(common):
                starts[stem + 2] += starts[stem + 1]


@inner
def _is_told(columns: Any, number: Any, side: int, other: Any, limits: Any, room: Any) -> Any:
    """Return whether one window of the other article holds enough of a sentence's weight."""
    sentences = columns.sentences
    mark = tick(room)
    met = 0
    for at in range(sentences.held_first[number], sentences.held_first[number + 1]):
        stem = room.known[side, sentences.held[at]]
        if stem < 0:
            continue
        value = columns.stems.rarity[columns.stems.first[other] + room.at[1 - side, stem]]
        for entry in range(room.starts[stem], room.starts[stem + 1]):
            met = add_weight(room.entries[entry], value, mark, met, room)
    most = 0.0
    for at in range(met):
        most = max(most, room.weight[room.met[at]])
    return most >= limits.told * sentences.weight[number]


@inner
def told_share(columns: Any, side: int, left: Any, right: Any, common: int, limits: Any, room: Any) -> Any:
    """Return the share of the words of one article in sentences that the other tells."""
    sentences = columns.sentences
    article, other = article_of(side, left, right), article_of(1 - side, left, right)
    _list_windows(sentences, 1 - side, other, common, room)
    told = whole = 0
    for number in range(sentences.first[article], sentences.first[article + 1]):
        if stems_in(sentences, number) < limits.min_stems:
            continue
        words = sentences.end[number] - sentences.start[number]
        whole += words
        is_fresh = fresh_in(sentences, number, side, limits, room) > 0
        if is_fresh and _is_told(columns, number, side, other, limits, room):
            told += words
    return np.float64(told) / whole if whole > 0 else 0.0
