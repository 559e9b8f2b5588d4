"""Two articles side by side: which sentence answers which, and what they say otherwise."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from provenance.article.dates import date_spans
from provenance.article.reading import Reading
from provenance.match.align import BestMatch
from provenance.match.frequencies import RAREST, word_frequency
from provenance.match.profile import Profile
from provenance.match.signals import ALIGNED, Shared
from provenance.values import AlignedSentence, Difference, Located

NAME_LIKENESS: Final = 75.0
"""Percent of letters in common from which two rare words count as spellings of one name."""
Bounds = tuple[int, int]
State = Literal["same", "changed", "moved", "only_left", "only_right"]


def _located(reading: Reading, first: int, last: int) -> Located:
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
        own = _located(pair.left.reading, *left)
        if left in chosen:
            right, similarity = chosen[left]
            state = _state(pair, left, right, left in unmoved)
            rows.append(AlignedSentence(own, _located(pair.right.reading, *right), state, similarity))
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
        row = AlignedSentence(None, _located(pair.right.reading, *right), "only_right", 0.0)
        waiting.setdefault(after, []).append(row)
    return waiting


def _numbers(profile: Profile, bounds: Bounds, other: frozenset[str]) -> list[int]:
    """Return the positions of numbers in a sentence that the other side's words lack."""
    words = profile.reading.words
    return [at for at in range(*bounds) if words[at][0].isdigit() and words[at] not in other]


def _names(profile: Profile, bounds: Bounds, other: frozenset[str]) -> list[int]:
    """Return the positions of words that Arabic at large hardly knows and the other side's stems lack."""
    reading = profile.reading
    frequency = word_frequency(reading.hashes[slice(*bounds)])
    return [
        at
        for at, share in zip(range(*bounds), frequency.tolist(), strict=True)
        if share <= 2 * RAREST and not reading.words[at][0].isdigit() and reading.stems[at] not in other
    ]


def _at(profile: Profile, positions: Sequence[int]) -> tuple[Located, ...]:
    return tuple(_located(profile.reading, at, at + 1) for at in positions)


def _is_in_date(profile: Profile, position: int) -> bool:
    field, span = profile.reading.span(position, position + 1)
    raw = profile.reading.article.document.field(field)
    around = raw[max(0, span.start - 40) : span.end + 40]
    offset = max(0, span.start - 40)
    return any(date.start <= span.start - offset < date.end for date in date_spans(around))


def _number_differences(pair: Shared, left: Bounds, right: Bounds) -> Iterator[Difference]:
    """Yield one row per aligned pair in which a side gives numbers that the whole other article lacks."""
    ours = _numbers(pair.left, left, frozenset(pair.right.reading.words))
    theirs = _numbers(pair.right, right, frozenset(pair.left.reading.words))
    if ours or theirs:
        dated = [_is_in_date(pair.left, at) for at in ours] + [_is_in_date(pair.right, at) for at in theirs]
        yield Difference("date" if all(dated) else "number", _at(pair.left, ours), _at(pair.right, theirs))


def _name_differences(pair: Shared, left: Bounds, right: Bounds) -> Iterator[Difference]:
    """Yield rare words of an aligned pair that are spelt differently, then those of one side alone."""
    from rapidfuzz.fuzz import ratio

    ours = _names(pair.left, left, frozenset(pair.right.reading.stems))
    theirs = _names(pair.right, right, frozenset(pair.left.reading.stems))
    for at in ours:
        word = pair.left.reading.words[at]
        likeness = {other: ratio(word, pair.right.reading.words[other]) for other in theirs}
        best = max(theirs, key=lambda other: (likeness[other], -other), default=None)
        if best is not None and likeness[best] >= NAME_LIKENESS:
            theirs.remove(best)
            yield Difference("name", _at(pair.left, [at]), _at(pair.right, [best]))
        else:
            yield Difference("name", _at(pair.left, [at]), ())
    for at in theirs:
        yield Difference("name", (), _at(pair.right, [at]))


def differences(pair: Shared) -> tuple[Difference, ...]:
    """Return the numbers, dates and names in matched sentences that the other article does not give."""
    found: list[Difference] = []
    for left, (right, _) in sorted(matched_sentences(pair).items()):
        found.extend(_number_differences(pair, left, right))
        found.extend(_name_differences(pair, left, right))
    return tuple(found)
