"""Two articles side by side: which sentence of the one answers which of the other."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from provenance.article.reading import Reading
from provenance.match.align import BestMatch
from provenance.match.sequence import longest_ascending
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


def _equal_sentences(pair: Shared) -> Iterator[tuple[Bounds, Bounds]]:
    """Yield the sentences of equal words, first with first; alignment passes over the short ones."""
    places: dict[tuple[str, ...], deque[Bounds]] = defaultdict(deque)
    for right in pair.right.reading.sentence_bounds():
        places[pair.right.reading.words[slice(*right)]].append(right)
    for left in pair.left.reading.sentence_bounds():
        if equal := places.get(pair.left.reading.words[slice(*left)]):
            yield left, equal.popleft()


def matched_sentences(pair: Shared) -> dict[Bounds, tuple[Bounds, float]]:
    """Return left sentence -> right sentence and similarity, each sentence used once: equals, then best pairs first."""
    chosen = {left: (right, 1.0) for left, right in _equal_sentences(pair)}
    taken = {right for right, _ in chosen.values()}
    for similarity, left, right in _candidates(pair):
        if left not in chosen and right not in taken:
            chosen[left] = (right, similarity)
            taken.add(right)
    return chosen


def _told_elsewhere(matches: Iterable[BestMatch]) -> dict[Bounds, float]:
    """Return the share of each sentence's words that its best counterpart holds, taken or not."""
    return {(row.first, row.last): row.similarity for row in matches}


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
    unmoved = {lefts[index] for index in longest_ascending([chosen[left][0][0] for left in lefts])}
    elsewhere = _told_elsewhere(pair.left_matches)
    waiting = _right_only(pair, {right: left for left, (right, _) in chosen.items()})
    rows = list(waiting.pop(None, ()))
    for left in pair.left.reading.sentence_bounds():
        own = located(pair.left.reading, *left)
        if left in chosen:
            right, similarity = chosen[left]
            state = _state(pair, left, right, left in unmoved)
            rows.append(AlignedSentence(own, located(pair.right.reading, *right), state, similarity))
        else:
            rows.append(AlignedSentence(own, None, "only_left", elsewhere.get(left, 0.0)))
        rows.extend(waiting.pop(left, ()))
    return tuple(rows)


def _right_only(pair: Shared, partner: dict[Bounds, Bounds]) -> dict[Bounds | None, list[AlignedSentence]]:
    """Return the unmatched right sentences under the left sentence that they follow (None: before all)."""
    waiting: dict[Bounds | None, list[AlignedSentence]] = {}
    elsewhere = _told_elsewhere(pair.right_matches)
    after: Bounds | None = None
    for right in pair.right.reading.sentence_bounds():
        if right in partner:
            after = partner[right]
            continue
        row = AlignedSentence(None, located(pair.right.reading, *right), "only_right", elsewhere.get(right, 0.0))
        waiting.setdefault(after, []).append(row)
    return waiting
