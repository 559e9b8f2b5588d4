"""Passages that both articles of a pair tell: the twin of ``passages``, in places of words.

A point is the position in the left and in the right article in one number, the one that it
is to be sorted by in the high half.
"""

from __future__ import annotations

from typing import Any

from provenance.kernels.compiling import inner
from provenance.kernels.pairing import LEFT, RIGHT, sort_numbers, sort_rows, tick
from provenance.kernels.stretches import held_by, is_passage, number_of, trimmed

_HALF = 32
_LOW = (1 << 32) - 1
START, END, FORM, AXIS, WAS_WHOLE, LEVEL = range(6)
"""Columns of a group: a range of points, the axis in their high half, the one to cut next, whether the last cut
on the other axis left it whole, and which gap is tried."""


@inner
def _points(columns: Any, left: Any, right: Any, room: Any) -> Any:
    """Put the points of the seeds down, by left and right position, and return how many there are."""
    words, stems = columns.words, columns.stems
    count = 0
    for at in range(words.first[left + 1] - words.first[left]):
        number = number_of(words, LEFT, left, at, room)
        if number >= 0 and room.is_seed[number]:
            stem = stems.first[right] + room.at[RIGHT, number]
            for spot in range(stems.spot_first[stem], stems.spot_first[stem + 1]):
                room.points[count] = (at << _HALF) | stems.spots[spot]
                count += 1
    return count


@inner
def _wait(room: Any, waiting: int, start: Any, end: Any, form: Any, axis: Any, was_whole: Any, level: Any) -> Any:
    """Put a group of points onto the pile, and return its new height."""
    room.groups[waiting, START] = start
    room.groups[waiting, END] = end
    room.groups[waiting, FORM] = form
    room.groups[waiting, AXIS] = axis
    room.groups[waiting, WAS_WHOLE] = was_whole
    room.groups[waiting, LEVEL] = level
    return waiting + 1


@inner
def _turn(room: Any, start: Any, end: Any) -> None:
    """Sort points by their other position."""
    for at in range(start, end):
        point = room.points[at]
        room.points[at] = ((point & _LOW) << _HALF) | (point >> _HALF)
    sort_numbers(room.points, start, end)


@inner
def _run_end(room: Any, start: Any, end: Any, gap: Any) -> Any:
    """Return where the first run of points without a wider gap ends."""
    at = start + 1
    while at < end and (room.points[at] >> _HALF) - (room.points[at - 1] >> _HALF) <= gap:
        at += 1
    return at


@inner
def _block(room: Any, start: Any, end: Any, form: Any) -> Any:
    """Return the block that points span."""
    low = least = _LOW
    high = most = 0
    for at in range(start, end):
        one, other = room.points[at] >> _HALF, room.points[at] & _LOW
        low, high = min(low, one), max(high, one)
        least, most = min(least, other), max(most, other)
    if form == LEFT:
        return low, high + 1, least, most + 1
    return least, most + 1, low, high + 1


@inner
def _stems_of(words: Any, left: Any, room: Any, start: Any, end: Any, form: Any) -> Any:
    """Return how many distinct stems points stand for."""
    mark, count = tick(room), 0
    for at in range(start, end):
        point = room.points[at]
        stem = words.stem[words.first[left] + (point >> _HALF if form == LEFT else point & _LOW)]
        count += room.marks[LEFT, stem] != mark
        room.marks[LEFT, stem] = mark
    return count


@inner
def _put(rows: Any, at: int, block: Any) -> None:
    for column in range(4):
        rows[at, column] = block[column]


@inner
def _get(rows: Any, at: int) -> Any:
    return rows[at, 0], rows[at, 1], rows[at, 2], rows[at, 3]


@inner
def _find(columns: Any, left: Any, right: Any, count: int, needed: int, limits: Any, room: Any) -> Any:
    """Put the passages among the points down, and return how many there are."""
    found, waiting = 0, _wait(room, 0, 0, count, LEFT, LEFT, 0, 0)
    while waiting:
        waiting -= 1
        start, end, form = room.groups[waiting, START], room.groups[waiting, END], room.groups[waiting, FORM]
        axis, was_whole, level = (
            room.groups[waiting, AXIS],
            room.groups[waiting, WAS_WHOLE],
            room.groups[waiting, LEVEL],
        )
        if form != axis:
            _turn(room, start, end)
        first = start
        while first < end:
            last = _run_end(room, first, end, limits.gaps[level])
            is_whole = last - first == end - start
            if last - first >= needed and not (is_whole and was_whole):
                waiting = _wait(room, waiting, first, last, axis, 1 - axis, is_whole, level)
            elif last - first >= needed and _stems_of(columns.words, left, room, first, last, axis) >= needed:
                block = trimmed(columns, left, right, _block(room, first, last, axis), limits, room)
                if is_passage(columns, left, right, block, needed, limits, room):
                    _put(room.blocks, found, block)
                    found += 1
                elif level + 1 < len(limits.gaps):
                    waiting = _wait(room, waiting, first, last, axis, LEFT, 0, level + 1)
            first = last
    return found


@inner
def _join(blocks: Any, count: int, near: Any) -> Any:
    """Make neighbours on both sides one, and return how many blocks are left."""
    sort_rows(blocks, count)
    kept = 0
    for at in range(count):
        block = _get(blocks, at)
        if kept:
            last = _get(blocks, kept - 1)
            is_near = block[0] - last[1] <= near and max(last[2], block[2]) - min(last[3], block[3]) <= near
            if is_near:
                kept -= 1
                block = last[0], max(last[1], block[1]), min(last[2], block[2]), max(last[3], block[3])
        _put(blocks, kept, block)
        kept += 1
    return kept


@inner
def _is_equal(words: Any, left: Any, right: Any, one: Any, other: Any, room: Any) -> Any:
    number = number_of(words, LEFT, left, one, room)
    return number >= 0 and number == number_of(words, RIGHT, right, other, room)


@inner
def _grown(words: Any, left: Any, right: Any, block: Any, room: Any) -> Any:
    """Return the block with the equal words around it."""
    first, last, other, end = block
    while first and other and _is_equal(words, left, right, first - 1, other - 1, room):
        first, other = first - 1, other - 1
    ours, theirs = words.first[left + 1] - words.first[left], words.first[right + 1] - words.first[right]
    while last < ours and end < theirs and _is_equal(words, left, right, last, end, room):
        last, end = last + 1, end + 1
    return first, last, other, end


@inner
def _part(first: Any, last: Any, edge: Any, part: int) -> Any:
    """Return a stretch before the edge of the title or behind it; all of it twice if the edge is not inside."""
    if not first < edge < last:
        return first, last
    return (first, edge) if part == 0 else (edge, last)


@inner
def _in_fields(columns: Any, left: Any, right: Any, block: Any, limits: Any, room: Any) -> Any:
    """Return the part of a block that lies in one field on either side and holds most of what both share."""
    title = columns.words.title
    if not (block[0] < title[left] < block[1] or block[2] < title[right] < block[3]):
        return block
    best, most = block, -1.0
    for cut in range(4):
        ours = _part(block[0], block[1], title[left], cut // 2)
        theirs = _part(block[2], block[3], title[right], cut % 2)
        part = ours[0], ours[1], theirs[0], theirs[1]
        weight, _, _ = held_by(columns, left, right, part, room)
        if weight > most:
            best, most = part, weight
    return trimmed(columns, left, right, best, limits, room)


@inner
def _keep_apart(columns: Any, left: Any, right: Any, count: int, needed: int, limits: Any, room: Any) -> Any:
    """Put the blocks into ``order`` without what an earlier one covers of the left article; return how many stay."""
    for at in range(count):
        _put(room.order, at, (room.blocks[at, 0], -room.blocks[at, 1], at, 0))
    sort_rows(room.order, count)
    end = kept = 0
    for at in range(count):
        block = _get(room.blocks, room.order[at, 2])
        if block[0] < end:
            rest = min(end, block[1]), block[1], block[2], block[3]
            block = trimmed(columns, left, right, rest, limits, room)
            if not is_passage(columns, left, right, block, needed, limits, room):
                continue
        _put(room.order, kept, block)
        kept += 1
        end = block[1]
    return kept


@inner
def find_passages(columns: Any, left: Any, right: Any, needed: int, limits: Any, room: Any) -> Any:
    """Put the passages of a pair, whose seeds are marked, into ``order``, by left position; return how many."""
    count = _points(columns, left, right, room)
    if count < needed:
        return 0
    found = _join(room.blocks, _find(columns, left, right, count, needed, limits, room), limits.joined_words)
    for at in range(found):
        block = _grown(columns.words, left, right, _get(room.blocks, at), room)
        _put(room.blocks, at, _in_fields(columns, left, right, block, limits, room))
    return _keep_apart(columns, left, right, found, needed, limits, room)


@inner
def stems_in_passage(columns: Any, left: Any, right: Any, at: int, room: Any) -> Any:
    """Return how many distinct stems both sides of a passage in ``order`` hold."""
    return held_by(columns, left, right, _get(room.order, at), room)[1]
