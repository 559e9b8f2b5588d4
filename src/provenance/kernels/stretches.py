"""Stretches of the two articles of a pair: what they share, and whether that makes a passage.

A stretch of both, or block, is left, left end, right and right end, in places of words.
"""

from __future__ import annotations

from typing import Any

from provenance.kernels.compiling import inner
from provenance.kernels.pairing import LEFT, RIGHT, tick


@inner
def _spots(stems: Any, article: Any, place: Any) -> Any:
    at = stems.first[article] + place
    return stems.spot_first[at + 1] - stems.spot_first[at]


@inner
def find_seeds(stems: Any, left: Any, right: Any, common: int, limits: Any, room: Any) -> Any:
    """Mark the common stems that propose points, and return how many they are."""
    seeds = 0
    for number in range(common):
        ours, theirs = room.at[LEFT, number], room.at[RIGHT, number]
        is_seed = stems.rarity[stems.first[left] + ours] >= limits.min_rarity
        if is_seed:
            is_seed = _spots(stems, left, ours) * _spots(stems, right, theirs) <= limits.max_crossings
        room.is_seed[number] = is_seed
        seeds += is_seed
    return seeds


@inner
def needed_stems(words: Any, left: Any, right: Any, limits: Any) -> Any:
    """Return how many distinct stems a passage of the two articles needs."""
    places = (words.first[left + 1] - words.first[left]) * (words.first[right + 1] - words.first[right])
    rounded = 0
    while rounded < len(limits.places) and limits.places[rounded] <= places:
        rounded += 1
    return max(limits.min_points, rounded - limits.chance)


@inner
def number_of(words: Any, side: int, article: Any, at: Any, room: Any) -> Any:
    """Return the number of the common stem of a word, -1 if the other article lacks it."""
    return room.known[side, words.stem[words.first[article] + at]]


@inner
def _mark(words: Any, stems: Any, side: int, article: Any, first: Any, last: Any, mark: Any, room: Any) -> Any:
    """Mark the stems of a stretch of an article, and return what they weigh."""
    weight = 0.0
    for at in range(words.first[article] + first, words.first[article] + last):
        stem = words.stem[at]
        if room.marks[side, stem] != mark:
            room.marks[side, stem] = mark
            weight += stems.rarity[stems.first[article] + stem]
    return weight


@inner
def _is_shared(side: int, stem: Any, mark: Any, room: Any) -> Any:
    """Return whether both marked stretches hold a stem of one of the articles."""
    number = room.known[side, stem]
    return (
        number >= 0
        and room.marks[LEFT, room.at[LEFT, number]] == mark
        and room.marks[RIGHT, room.at[RIGHT, number]] == mark
    )


@inner
def _best_range(
    words: Any, stems: Any, side: int, article: Any, first: Any, last: Any, mark: Any, limits: Any, room: Any
) -> Any:
    """Return the part of a stretch in which shared words outweigh the others most."""
    best, best_start, best_end, total, start = 0.0, 0, 0, 0.0, 0
    begin = words.first[article] + first
    for at in range(last - first):
        stem = words.stem[begin + at]
        weight = stems.rarity[stems.first[article] + stem]
        if total <= 0:
            total, start = 0.0, at
        total += weight if _is_shared(side, stem, mark, room) else -limits.foreign_cost * weight
        if total > best:
            best, best_start, best_end = total, start, at + 1
    return first + best_start, first + best_end


@inner
def _mark_both(columns: Any, left: Any, right: Any, block: Any, mark: Any, room: Any) -> Any:
    """Mark the stems of both sides of a block, and return what those of each weigh."""
    words, stems = columns.words, columns.stems
    ours = _mark(words, stems, LEFT, left, block[0], block[1], mark, room)
    theirs = _mark(words, stems, RIGHT, right, block[2], block[3], mark, room)
    return ours, theirs


@inner
def trimmed(columns: Any, left: Any, right: Any, block: Any, limits: Any, room: Any) -> Any:
    """Return the block without chance points at its edges."""
    words, stems, mark = columns.words, columns.stems, tick(room)
    _mark_both(columns, left, right, block, mark, room)
    ours = _best_range(words, stems, LEFT, left, block[0], block[1], mark, limits, room)
    theirs = _best_range(words, stems, RIGHT, right, block[2], block[3], mark, limits, room)
    return ours[0], ours[1], theirs[0], theirs[1]


@inner
def held_by(columns: Any, left: Any, right: Any, block: Any, room: Any) -> Any:
    """Return weight and count of the stems that both sides of a block hold, and the weight of the heavier side."""
    words, stems, mark = columns.words, columns.stems, tick(room)
    ours, theirs = _mark_both(columns, left, right, block, mark, room)
    weight, count, counted = 0.0, 0, tick(room)
    for at in range(words.first[left] + block[0], words.first[left] + block[1]):
        stem = words.stem[at]
        if _is_shared(LEFT, stem, mark, room):
            room.marks[LEFT, stem] = counted
            weight += stems.rarity[stems.first[left] + stem]
            count += 1
    return weight, count, max(ours, theirs)


@inner
def is_passage(columns: Any, left: Any, right: Any, block: Any, needed: int, limits: Any, room: Any) -> Any:
    if min(block[1] - block[0], block[3] - block[2]) < limits.words_per_point * needed:
        return False
    weight, _, heavier = held_by(columns, left, right, block, room)
    return weight / max(heavier, 1e-9) >= limits.min_share
