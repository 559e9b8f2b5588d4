"""Two articles side by side: which sentence of the one answers which of the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal

from provenance.article.reading import Reading
from provenance.match.align import BestMatch
from provenance.match.signals import ALIGNED, Shared
from provenance.values import AlignedSentence, Located

Bounds = tuple[int, int]
State = Literal["same", "changed", "moved", "only_left", "only_right"]


def located(reading: Reading, first: int, last: int) -> Located:
    """Return the raw place of words ``first`` to ``last - 1``, all in one field."""
    return Located(*reading.span(first, last))


def _candidates(pair: Shared) -> list[tuple[float, Bounds, Bounds]]:
    """Return the aligned pairs of sentences of both directions, most similar first."""
    left_bounds, right_bounds = pair.left.reading.sentence_bounds(), pair.right.reading.sentence_bounds()

    def rows(matches: Sequence[BestMatch], others: Sequence[Bounds]) -> Iterator[tuple[float, Bounds, Bounds]]:
        for row in matches:
            if row.similarity >= ALIGNED:
                yield row.similarity, (row.first, row.last), others[row.counterpart]

    found = list(rows(pair.left_matches, right_bounds))
    found += [(similarity, other, own) for similarity, own, other in rows(pair.right_matches, left_bounds)]
    return sorted(found, key=lambda row: (-row[0], row[1], row[2]))


def matched_sentences(pair: Shared) -> dict[Bounds, tuple[Bounds, float]]:
    """Return left sentence -> right sentence and similarity, each sentence used once, best pairs first."""
    chosen: dict[Bounds, tuple[Bounds, float]] = {}
    taken: set[Bounds] = set()
    for similarity, left, right in _candidates(pair):
        if left not in chosen and right not in taken:
            chosen[left] = (right, similarity)
            taken.add(right)
    return chosen


def _in_order(positions: Sequence[int]) -> set[int]:
    """Return the indices of a longest ascending subsequence: what was not moved."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, value in enumerate(positions):
        slot = bisect_left(tails, value)
        tails[slot : slot + 1] = [value]
        at[slot : slot + 1] = [index]
        before.append(at[slot - 1] if slot else -1)
    kept: set[int] = set()
    index = at[-1] if at else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return kept


def _state(pair: Shared, left: Bounds, right: Bounds, is_in_order: bool) -> State:
    if not is_in_order:
        return "moved"
    same = pair.left.reading.words[slice(*left)] == pair.right.reading.words[slice(*right)]
    return "same" if same else "changed"


def alignment(pair: Shared) -> tuple[AlignedSentence, ...]:
    """Return both articles sentence by sentence, in the order of the left one.

    Every sentence of both sides stands in exactly one row. A sentence that only the right
    article has follows the row of the sentence before it.
    """
    chosen = matched_sentences(pair)
    lefts = sorted(chosen)
    kept = _in_order([chosen[left][0][0] for left in lefts])
    unmoved = {left for index, left in enumerate(lefts) if index in kept}
    waiting = _right_only(pair, {right: left for left, (right, _) in chosen.items()})
    rows = list(waiting.pop(None, ()))
    for left in pair.left.reading.sentence_bounds():
        own = located(pair.left.reading, *left)
        if left in chosen:
            right, similarity = chosen[left]
            state = _state(pair, left, right, left in unmoved)
            rows.append(AlignedSentence(own, located(pair.right.reading, *right), state, similarity))
        else:
            rows.append(AlignedSentence(own, None, "only_left", 0.0))
        rows.extend(waiting.pop(left, ()))
    return tuple(rows)


def _right_only(pair: Shared, partner: dict[Bounds, Bounds]) -> dict[Bounds | None, list[AlignedSentence]]:
    """Return the unmatched right sentences under the left sentence that they follow (None: before all)."""
    waiting: dict[Bounds | None, list[AlignedSentence]] = {}
    after: Bounds | None = None
    for right in pair.right.reading.sentence_bounds():
        if right in partner:
            after = partner[right]
            continue
        row = AlignedSentence(None, located(pair.right.reading, *right), "only_right", 0.0)
        waiting.setdefault(after, []).append(row)
    return waiting
