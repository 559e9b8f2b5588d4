"""Two articles -> the stretches of the one that reappear in the other, as raw spans.

Seeding, extension and filtering, as in text alignment since PAN 2012 (compare
Sanchez-Perez, Sidorov and Gelbukh 2014): every informative stem that both articles hold
is a *point* (position in the left, position in the right); points are split where they
lie far apart on either side until each group is dense on both; a group is a passage when
the two stretches that it spans hold mostly the same weight of stems. Order does not count
inside a group, so a reworded or rearranged passage is found like a verbatim one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, exp
from operator import itemgetter
from typing import Final, TypeAlias

import numpy as np

from provenance.article.page import best_run
from provenance.article.reading import Hashes
from provenance.match.profile import Profile
from provenance.values import Located, Passage

# Chosen on the planted passages of the development set (benchmarks/quality, passages).
MIN_RARITY: Final = 1.5  # natural logarithm: stems in more than about every fifth article are no seeds
MAX_CROSSINGS: Final = 16  # points of one stem; a commoner word of both articles says nothing about place
GAPS: Final = (24, 12, 6)  # words between points, tried from the loosest on
CHANCE: Final = 6  # a passage needs this many fewer distinct stems than the logarithm of the places to find one in
# From how many places on their logarithm, rounded, is 1, 2 and so on: looked up, as logarithms differ between machines.
PLACES: Final = tuple(ceil(exp(step + 0.5)) for step in range(42))
MIN_POINTS: Final = 4
WORDS_PER_POINT: Final = 2
MIN_SHARE: Final = 0.45  # of the weight of either stretch that the other holds
JOINED_WORDS: Final = 48  # passages closer than this on both sides are one
FOREIGN_COST: Final = 1.0  # what a word costs that only one stretch holds, in words of its rarity that both hold

Point: TypeAlias = tuple[int, int]
Points: TypeAlias = list[Point]
_BY_RIGHT: Final = itemgetter(1, 0)


@dataclass(frozen=True, slots=True, order=True)
class _Block:
    """Words ``left`` to ``left_end - 1`` of one article and ``right`` to ``right_end - 1`` of the other."""

    left: int
    left_end: int
    right: int
    right_end: int


def _positions(one: Profile, stems: Hashes) -> dict[int, list[int]]:
    """Return stem hash -> where it stands, of some stems."""
    found: dict[int, list[int]] = defaultdict(list)
    places = one.places_of(stems)
    for at, name in zip(places, one.reading.hashes[places].tolist(), strict=True):
        found[name].append(at)
    return found


def _points(left: Profile, right: Profile) -> Points:
    common, at, _ = np.intersect1d(left.stems, right.stems, assume_unique=True, return_indices=True)
    informative = common[left.stem_rarity[at] >= MIN_RARITY]
    ours, theirs = _positions(left, informative), _positions(right, informative)
    return sorted(
        (at, other)
        for name, places in ours.items()
        if len(places) * len(theirs[name]) <= MAX_CROSSINGS
        for at in places
        for other in theirs[name]
    )


def _runs(points: Iterable[Point], axis: int, gap: int) -> Iterator[Points]:
    """Yield the points cut where two neighbours on an axis lie further apart than ``gap``."""
    run: Points = []
    for point in sorted(points, key=_BY_RIGHT) if axis else sorted(points):
        if run and point[axis] - run[-1][axis] > gap:
            yield run
            run = []
        run.append(point)
    if run:
        yield run


def _dense(points: Points, gap: int, needed: int) -> Iterator[Points]:
    """Yield the groups of points that no cut on either axis divides further."""
    waiting = [(points, 0, False)]
    while waiting:
        group, axis, was_whole = waiting.pop()
        parts = [run for run in _runs(group, axis, gap) if len(run) >= needed]
        for part in parts:
            is_whole = len(part) == len(group)
            if is_whole and was_whole:
                yield part
            else:
                waiting.append((part, 1 - axis, is_whole))


def _block(points: Sequence[Point]) -> _Block:
    lefts, rights = [at for at, _ in points], [at for _, at in points]
    return _Block(min(lefts), max(lefts) + 1, min(rights), max(rights) + 1)


def _held(left: Profile, right: Profile, block: _Block) -> float:
    """Return the weight of the stems that both stretches hold."""
    theirs = right.weights(block.right, block.right_end)
    return sum(weight for name, weight in left.weights(block.left, block.left_end).items() if name in theirs)


def _share(left: Profile, right: Profile, block: _Block) -> float:
    """Return the share of the weight of the stretches that both hold, on the side where it is smaller."""
    ours, theirs = left.weights(block.left, block.left_end), right.weights(block.right, block.right_end)
    return _held(left, right, block) / max(sum(ours.values()), sum(theirs.values()), 1e-9)


def _best_range(one: Profile, first: int, last: int, common: frozenset[int]) -> tuple[int, int]:
    """Return the part of a stretch in which shared words outweigh the others most (a maximum subarray)."""
    hashes, rarity = one.reading.hashes[first:last].tolist(), one.rarity[first:last].tolist()
    scores = [weight if name in common else -FOREIGN_COST * weight for name, weight in zip(hashes, rarity, strict=True)]
    start, end = best_run(scores)
    return first + start, first + end


def _trimmed(left: Profile, right: Profile, block: _Block) -> _Block:
    """Return the block without chance points at its edges, which the gap between points lets in."""
    common = frozenset(left.weights(block.left, block.left_end)) & frozenset(
        right.weights(block.right, block.right_end)
    )
    return _Block(
        *_best_range(left, block.left, block.left_end, common),
        *_best_range(right, block.right, block.right_end, common),
    )


def _needed(left: Profile, right: Profile) -> int:
    """Return how many distinct stems a passage needs, so that two long texts have none by chance.

    What chance brings together grows with the logarithm of the places to look in, the
    product of the lengths (as in Karlin and Altschul 1990): 5 for two articles of 300
    words, 8 for two of 1,500.
    """
    places = max(1, len(left.reading) * len(right.reading))
    return max(MIN_POINTS, bisect_right(PLACES, places) - CHANCE)


def _is_passage(left: Profile, right: Profile, block: _Block, needed: int) -> bool:
    length = min(block.left_end - block.left, block.right_end - block.right)
    return length >= WORDS_PER_POINT * needed and _share(left, right, block) >= MIN_SHARE


def _found(left: Profile, right: Profile, points: Points, gaps: Sequence[int], needed: int) -> Iterator[_Block]:
    """Yield the passages among points; a group that is none is looked at again with a smaller gap."""
    for group in _dense(points, gaps[0], needed):
        if len({left.reading.hashes.item(at) for at, _ in group}) < needed:
            continue
        block = _trimmed(left, right, _block(group))
        if _is_passage(left, right, block, needed):
            yield block
        elif len(gaps) > 1:
            yield from _found(left, right, group, gaps[1:], needed)


def _near(one: _Block, other: _Block) -> bool:
    return (
        other.left - one.left_end <= JOINED_WORDS
        and max(one.right, other.right) - min(one.right_end, other.right_end) <= JOINED_WORDS
    )


def _joined(blocks: Iterable[_Block]) -> list[_Block]:
    """Return the blocks with neighbours on both sides made one."""
    kept: list[_Block] = []
    for block in sorted(blocks):
        if kept and _near(kept[-1], block):
            last = kept.pop()
            block = _Block(
                last.left,
                max(last.left_end, block.left_end),
                min(last.right, block.right),
                max(last.right_end, block.right_end),
            )
        kept.append(block)
    return kept


def _grown(left: Profile, right: Profile, block: _Block) -> _Block:
    """Return the block with the equal words around it, which were too common to be points."""
    ours, theirs = left.reading.hashes, right.reading.hashes
    first, other = block.left, block.right
    while first and other and ours[first - 1] == theirs[other - 1]:
        first, other = first - 1, other - 1
    last, end = block.left_end, block.right_end
    while last < len(ours) and end < len(theirs) and ours[last] == theirs[end]:
        last, end = last + 1, end + 1
    return _Block(first, last, other, end)


def _parts(one: Profile, first: int, last: int) -> list[tuple[int, int]]:
    """Return a stretch, or its parts in title and text where it runs over the end of the title."""
    edge = one.reading.title_words
    return [(first, edge), (edge, last)] if first < edge < last else [(first, last)]


def _in_fields(left: Profile, right: Profile, block: _Block) -> _Block:
    """Return the part of a block that lies in one field on either side and holds most of what both share."""
    cuts = [
        _Block(*ours, *theirs)
        for ours in _parts(left, block.left, block.left_end)
        for theirs in _parts(right, block.right, block.right_end)
    ]
    return block if len(cuts) == 1 else _trimmed(left, right, max(cuts, key=lambda cut: _held(left, right, cut)))


def _apart(left: Profile, right: Profile, blocks: Iterable[_Block]) -> Iterator[_Block]:
    """Yield the blocks without what an earlier one covers of the left article, while they remain passages."""
    end = 0
    for block in sorted(blocks, key=lambda block: (block.left, -block.left_end)):
        if block.left < end:
            rest = _Block(min(end, block.left_end), block.left_end, block.right, block.right_end)
            block = _trimmed(left, right, rest)
            if not _is_passage(left, right, block, _needed(left, right)):
                continue
        yield block
        end = block.left_end


def _passage(left: Profile, right: Profile, block: _Block) -> Passage:
    ours, theirs = (block.left, block.left_end), (block.right, block.right_end)
    common = set(left.reading.hashes[slice(*ours)].tolist()) & set(right.reading.hashes[slice(*theirs)].tolist())
    return Passage(Located(*left.reading.span(*ours)), Located(*right.reading.span(*theirs)), len(common))


def passages(left: Profile, right: Profile) -> tuple[Passage, ...]:
    """Return the stretches of ``left`` that ``right`` tells too, in order of the left text.

    ``words`` of a passage counts the distinct stems that both stretches hold. Passages of
    the left text do not overlap; two of them may answer one stretch of the right text.
    """
    blocks = _joined(_found(left, right, _points(left, right), GAPS, _needed(left, right)))
    grown = (_in_fields(left, right, _grown(left, right, block)) for block in blocks)
    return tuple(_passage(left, right, block) for block in _apart(left, right, grown))
