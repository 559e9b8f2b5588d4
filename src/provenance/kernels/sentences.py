"""Sentences of the two articles of a pair: the twin of ``best_matches``.

Of a match only what signals are made of is worked out: similarity, freshness and missing numbers.
"""

from __future__ import annotations

from typing import Any

from provenance.kernels.compiling import inner
from provenance.kernels.pairing import LEFT, RIGHT, clear, tick

IS_RETOLD, IS_AGREEING, IS_CLOSE, IS_VERBATIM, NUMBERS, WHOLE = range(6)
"""Rows of the tally: tests of a sentence, numbers of those that are closely aligned, and all sentences."""


@inner
def article_of(side: int, left: Any, right: Any) -> Any:
    """Return the article on a side."""
    return left if side == LEFT else right


@inner
def count_fresh(words: Any, side: int, article: Any, fresh: int, room: Any) -> None:
    """Count for each word of an article the fresh phrases that begin before it."""
    begin = words.first[article]
    count = words.first[article + 1] - begin
    room.before[side, 0] = 0
    for at in range(count):
        phrase = words.phrase[begin + at]
        added = 0
        if fresh > 0 and phrase >= 0:
            added = room.is_fresh[side, phrase]
        room.before[side, at + 1] = room.before[side, at] + added


@inner
def fresh_in(sentences: Any, number: Any, side: int, limits: Any, room: Any) -> Any:
    """Return how many fresh phrases a sentence holds."""
    start = sentences.start[number]
    behind = max(start, sentences.end[number] - limits.phrase_words + 1)
    return room.before[side, behind] - room.before[side, start]


@inner
def _freshness(sentences: Any, number: Any, side: int, limits: Any, room: Any) -> Any:
    phrases = sentences.end[number] - sentences.start[number] - limits.phrase_words + 1
    return fresh_in(sentences, number, side, limits, room) / phrases


@inner
def stems_in(sentences: Any, number: Any) -> Any:
    return sentences.held_first[number + 1] - sentences.held_first[number]


@inner
def suppose_all(sentences: Any, left: Any, right: Any, room: Any) -> None:
    """Suppose the most of every sentence: all told, no number lacking."""
    for side in range(2):
        article = article_of(side, left, right)
        for at in range(sentences.first[article + 1] - sentences.first[article]):
            room.similarity[side, at] = 1.0
            room.missing[side, at] = 0


@inner
def _compare_figures(columns: Any, left: Any, right: Any, room: Any) -> None:
    """Mark the numbers in figures that both articles show."""
    first, values = columns.figure_first, columns.figures
    for side in range(2):
        article = article_of(side, left, right)
        for at in range(first[article + 1] - first[article]):
            room.has_figure[side, at] = 0
    one, other = first[left], first[right]
    while one < first[left + 1] and other < first[right + 1]:
        ours, theirs = values[one], values[other]
        if ours == theirs:
            room.has_figure[LEFT, one - first[left]] = 1
            room.has_figure[RIGHT, other - first[right]] = 1
        one += ours <= theirs
        other += theirs <= ours


@inner
def _list_sentences(sentences: Any, side: int, article: Any, common: int, room: Any) -> None:
    """List for each common stem the sentences of an article that hold it, without repeats, in order."""
    starts, first = room.starts, sentences.first[article]
    clear(starts, common + 2)
    for turn in range(2):
        for number in range(first, sentences.first[article + 1]):
            if sentences.is_repeat[number]:
                continue
            for at in range(sentences.held_first[number], sentences.held_first[number + 1]):
                stem = room.known[side, sentences.held[at]]
                if stem < 0:
                    continue
                if turn == 0:
                    starts[stem + 2] += 1
                else:
                    room.entries[starts[stem + 1]] = number - first
                    starts[stem + 1] += 1
        if turn == 0:
            for stem in range(common):
                starts[stem + 2] += starts[stem + 1]


@inner
def add_weight(number: Any, value: Any, mark: Any, met: int, room: Any) -> Any:
    """Add a weight to what a sentence holds, and return how many sentences have been met."""
    if room.seen[number] != mark:
        room.seen[number] = mark
        room.weight[number] = 0.0
        room.met[met] = number
        met += 1
    room.weight[number] += value
    return met


@inner
def _holds(sentences: Any, number: Any, place: Any) -> Any:
    """Return whether a sentence holds a stem."""
    first, last = sentences.held_first[number], sentences.held_first[number + 1]
    end = last
    while first < last:
        middle = (first + last) // 2
        if sentences.held[middle] < place:
            first = middle + 1
        else:
            last = middle
    return first < end and sentences.held[first] == place


@inner
def _add_everywhere(columns: Any, number: Any, side: int, other: Any, met: int, limits: Any, room: Any) -> Any:
    """Add the weight of stems of everywhere to the sentences met, or to the first few with any stem; count them."""
    sentences, rarity = columns.sentences, columns.stems.rarity
    mark = room.clock[0]
    held = range(sentences.held_first[number], sentences.held_first[number + 1])
    if met == 0:
        for at in held:
            stem = room.known[side, sentences.held[at]]
            if stem >= 0:
                start = room.starts[stem]
                for entry in range(start, min(room.starts[stem + 1], start + limits.everywhere)):
                    met = add_weight(room.entries[entry], 0.0, mark, met, room)
    for at in held:
        stem = room.known[side, sentences.held[at]]
        if stem >= 0 and room.starts[stem + 1] - room.starts[stem] > limits.everywhere:
            place = room.at[1 - side, stem]
            value = rarity[columns.stems.first[other] + place]
            for entry in range(met):
                if _holds(sentences, columns.sentences.first[other] + room.met[entry], place):
                    room.weight[room.met[entry]] += value
    return met


@inner
def _most_shared(columns: Any, number: Any, side: int, other: Any, limits: Any, room: Any) -> Any:
    """Return the most of a sentence's weight that one sentence of the other article holds."""
    sentences, rarity = columns.sentences, columns.stems.rarity
    mark = tick(room)
    met, has_everywhere = 0, False
    for at in range(sentences.held_first[number], sentences.held_first[number + 1]):
        stem = room.known[side, sentences.held[at]]
        if stem < 0:
            continue
        if room.starts[stem + 1] - room.starts[stem] > limits.everywhere:
            has_everywhere = True
            continue
        value = rarity[columns.stems.first[other] + room.at[1 - side, stem]]
        for entry in range(room.starts[stem], room.starts[stem + 1]):
            met = add_weight(room.entries[entry], value, mark, met, room)
    if has_everywhere:
        met = _add_everywhere(columns, number, side, other, met, limits, room)
    most = 0.0
    for at in range(met):
        most = max(most, room.weight[room.met[at]])
    return most


@inner
def align(columns: Any, left: Any, right: Any, common: int, limits: Any, room: Any) -> None:
    """Work out of each sentence of both articles how much the other tells of it, and how many numbers it lacks."""
    sentences = columns.sentences
    _compare_figures(columns, left, right, room)
    for side in range(2):
        article, other = article_of(side, left, right), article_of(1 - side, left, right)
        _list_sentences(sentences, 1 - side, other, common, room)
        first = sentences.first[article]
        for number in range(first, sentences.first[article + 1]):
            if stems_in(sentences, number) < limits.min_stems:
                continue
            whole = sentences.weight[number]
            shared = _most_shared(columns, number, side, other, limits, room)
            room.similarity[side, number - first] = min(1.0, shared / whole) if whole > 0 else 0.0
            missing = 0
            for at in range(sentences.figure_first[number], sentences.figure_first[number + 1]):
                missing += 1 - room.has_figure[side, sentences.figures[at]]
            room.missing[side, number - first] = missing


@inner
def _pass(room: Any, side: int, test: int, words: Any) -> None:
    room.tally[side, test, 0] += words
    room.tally[side, test, 1] += 1


@inner
def count_told(sentences: Any, left: Any, right: Any, limits: Any, room: Any) -> None:
    """Count words and sentences of each article that pass the tests of the signals."""
    for side in range(2):
        for test in range(6):
            room.tally[side, test, 0] = room.tally[side, test, 1] = 0
        article = article_of(side, left, right)
        first = sentences.first[article]
        for number in range(first, sentences.first[article + 1]):
            if stems_in(sentences, number) < limits.min_stems:
                continue
            words = sentences.end[number] - sentences.start[number]
            _pass(room, side, WHOLE, words)
            _test(sentences, number, number - first, side, words, limits, room)


@inner
def _test(sentences: Any, number: Any, at: Any, side: int, words: Any, limits: Any, room: Any) -> None:
    similarity, missing = room.similarity[side, at], room.missing[side, at]
    if similarity >= limits.closely:
        room.tally[side, NUMBERS, 0] += sentences.figure_first[number + 1] - sentences.figure_first[number]
        room.tally[side, NUMBERS, 1] += missing
    freshness = _freshness(sentences, number, side, limits, room)
    if similarity >= limits.aligned and freshness > 0:
        _pass(room, side, IS_RETOLD, words)
    if missing == 0 and similarity >= limits.loosely and freshness > limits.some_fresh:
        _pass(room, side, IS_AGREEING, words)
    if missing == 0 and similarity >= limits.closely and freshness > limits.some_fresh:
        _pass(room, side, IS_CLOSE, words)
    if missing == 0 and similarity >= limits.loosely and freshness > limits.mostly_fresh:
        _pass(room, side, IS_VERBATIM, words)
