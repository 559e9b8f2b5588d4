"""Two articles side by side: which sentence of the one answers which of the other, and what changed in it."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from provenance.article.reading import Reading
from provenance.match.align import BestMatch
from provenance.match.changes import Bounds, Changes, changes
from provenance.match.profile import Profile
from provenance.match.sequence import longest_ascending
from provenance.match.signals import ALIGNED, Shared
from provenance.values import AlignedSentence, Located, SentenceState

Extras = dict[Bounds, list[Bounds]]
JOINED: Final = 0.15
"""Share of a sentence, by rarity, that a further counterpart has to explain to be told by it too."""


@dataclass(frozen=True, slots=True)
class Row:
    """Sentences of both sides that tell the same, as word ranges in order; ``anchor`` are those most alike."""

    anchor: tuple[Bounds, Bounds]
    lefts: tuple[Bounds, ...]
    rights: tuple[Bounds, ...]
    similarity: float


@dataclass(frozen=True, slots=True)
class _Alone:
    """A sentence without a row: how much of it its best counterpart holds, and which that is."""

    similarity: float
    told_in: Bounds | None


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


def _further(one: Profile, other: Profile, matches: Iterable[BestMatch], partner: Mapping[Bounds, Bounds]) -> Extras:
    """Return sentence of ``other`` -> the sentences of ``one`` that it tells besides its partner.

    They are those whose best counterpart it is and which hold some of it that neither its
    partner nor a better one holds: a sentence that is merely said twice stands alone.
    """
    bounds = other.reading.sentence_bounds()
    of_other = {theirs: own for own, theirs in partner.items()}
    told: dict[Bounds, list[Bounds]] = defaultdict(list)
    unexplained: dict[Bounds, dict[int, float]] = {}
    for row in sorted(matches, key=lambda row: (-row.similarity, row.first)):
        own = row.first, row.last
        theirs = bounds[row.counterpart] if row.similarity >= ALIGNED else None
        if theirs is None or own in partner or theirs not in of_other:
            continue
        whole = other.weights(*theirs)
        if theirs not in unexplained:
            held = one.weights(*of_other[theirs])
            unexplained[theirs] = {name: weight for name, weight in whole.items() if name not in held}
        held = one.weights(*own)
        gain = sum(weight for name, weight in unexplained[theirs].items() if name in held)
        if gain >= JOINED * sum(whole.values()):
            told[theirs].append(own)
            unexplained[theirs] = {name: at for name, at in unexplained[theirs].items() if name not in held}
    return told


def rows(pair: Shared) -> tuple[Row, ...]:
    """Return the sentences that answer each other, in order of the left article; each sentence in one row at most.

    Where one article tells in one sentence what the other tells in two, the row holds all three.
    """
    chosen = matched_sentences(pair)
    partner = {left: right for left, (right, _) in chosen.items()}
    back = {right: left for left, right in partner.items()}
    lefts = _further(pair.left, pair.right, pair.left_matches, partner)
    rights = _further(pair.right, pair.left, pair.right_matches, back)
    return tuple(
        Row(
            (left, right),
            tuple(sorted((left, *lefts.get(right, ())))),
            tuple(sorted((right, *rights.get(left, ())))),
            similarity,
        )
        for left, (right, similarity) in sorted(chosen.items())
    )


def _alone(other: Profile, matches: Iterable[BestMatch]) -> dict[Bounds, _Alone]:
    """Return of each sentence the share of its words that its best counterpart holds, and that one if it is enough."""
    bounds = other.reading.sentence_bounds()
    return {
        (row.first, row.last): _Alone(row.similarity, bounds[row.counterpart] if row.similarity >= ALIGNED else None)
        for row in matches
    }


def _state(pair: Shared, row: Row, is_in_order: bool) -> SentenceState:
    if not is_in_order:
        return "moved"
    words = [
        [side.reading.words[at] for bounds in held for at in range(*bounds)]
        for side, held in ((pair.left, row.lefts), (pair.right, row.rights))
    ]
    return "same" if words[0] == words[1] else "changed"


def _places(one: Profile, held: Sequence[Bounds], anchor: Bounds) -> tuple[Located, ...]:
    return tuple(located(one.reading, *bounds) for bounds in held if bounds != anchor)


def _aligned(pair: Shared, row: Row, is_in_order: bool) -> AlignedSentence:
    left, right = row.anchor
    found: Changes = changes(pair.left.reading, row.lefts, pair.right.reading, row.rights)
    return AlignedSentence(
        located(pair.left.reading, *left),
        located(pair.right.reading, *right),
        _state(pair, row, is_in_order),
        row.similarity,
        left_more=_places(pair.left, row.lefts, left),
        right_more=_places(pair.right, row.rights, right),
        left_changes=found.left,
        right_changes=found.right,
        respelt=found.respelt,
    )


_NOWHERE: Final = _Alone(0.0, None)


def alignment(pair: Shared) -> tuple[AlignedSentence, ...]:
    """Return both articles sentence by sentence, in the order of the left one.

    Every sentence of both sides stands in exactly one row. A sentence that only the right
    article has follows the row of the sentence before it.
    """
    found = rows(pair)
    kept = set(longest_ascending([row.anchor[1][0] for row in found]))
    aligned = {row.anchor[0]: _aligned(pair, row, number in kept) for number, row in enumerate(found)}
    held = {bounds for row in found for bounds in row.lefts}
    alone = _alone(pair.right, pair.left_matches)
    waiting = _right_only(pair, found)
    listed = list(waiting.pop(None, ()))
    for left in pair.left.reading.sentence_bounds():
        if left in aligned:
            listed.append(aligned[left])
        elif left not in held:
            listed.append(_left_only(pair, left, alone.get(left, _NOWHERE)))
        listed.extend(waiting.pop(left, ()))
    return tuple(listed)


def _told(other: Profile, alone: _Alone) -> Located | None:
    return located(other.reading, *alone.told_in) if alone.told_in else None


def _left_only(pair: Shared, left: Bounds, alone: _Alone) -> AlignedSentence:
    own = located(pair.left.reading, *left)
    return AlignedSentence(own, None, "only_left", alone.similarity, told_in=_told(pair.right, alone))


def _right_only(pair: Shared, found: Iterable[Row]) -> dict[Bounds | None, list[AlignedSentence]]:
    """Return the unmatched right sentences under the left sentence that they follow (None: before all)."""
    partner = {right: row.anchor[0] for row in found for right in row.rights}
    waiting: dict[Bounds | None, list[AlignedSentence]] = defaultdict(list)
    alone = _alone(pair.left, pair.right_matches)
    after: Bounds | None = None
    for right in pair.right.reading.sentence_bounds():
        if right in partner:
            after = partner[right]
            continue
        here, own = alone.get(right, _NOWHERE), located(pair.right.reading, *right)
        waiting[after].append(AlignedSentence(None, own, "only_right", here.similarity, told_in=_told(pair.left, here)))
    return waiting
