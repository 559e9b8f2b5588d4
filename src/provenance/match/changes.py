"""Two matched stretches of text -> what differs between them, word by word, of one word letter by letter.

Words are matched by their light stems along a longest common subsequence, so that a word
with another clitic is the same word. Spellings that folding makes equal are no change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from provenance.article.reading import Reading
from provenance.match.frequencies import word_frequency
from provenance.match.letters import Part, differing_letters, without_clitics
from provenance.text.skeleton import skeleton
from provenance.values import Change, ChangeKind, Field, Located, Span

Bounds = tuple[int, int]
Stretch = tuple[int, int, int, int]
NAME_SHARE: Final = 2e-7  # of running words; commoner ones are not asked whether they are spellings of one name
_LEAST_MOVED: Final = 4  # letters; shorter words come back everywhere


@dataclass(frozen=True, slots=True)
class _Side:
    """Some sentences of an article: the position of each of their words, the word and its key."""

    reading: Reading
    at: tuple[int, ...]
    words: tuple[str, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What two stretches do not share, on each side in order, and how many words they only spell otherwise."""

    left: tuple[Change, ...] = ()
    right: tuple[Change, ...] = ()
    respelt: int = 0


@dataclass(frozen=True, slots=True)
class _Mark:
    """A word, or with ``span`` some letters of it, that the other side has not."""

    index: int
    kind: ChangeKind
    run: int = 0
    span: Span | None = None


def _side(reading: Reading, sentences: Sequence[Bounds]) -> _Side:
    at = tuple(place for bounds in sentences for place in range(*bounds))
    words = tuple(reading.words[one] for one in at)
    return _Side(reading, at, words, tuple(without_clitics(reading.words[one], reading.stems[one]) for one in at))


def _common(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of places of a longest common subsequence, in order."""
    from rapidfuzz.distance import LCSseq

    numbers: dict[str, int] = {}
    left, right = ([numbers.setdefault(key, len(numbers)) for key in keys] for keys in (ours, theirs))
    for step in LCSseq.opcodes(left, right):
        if step.tag == "equal":
            yield from zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True)


def _gaps(pairs: Sequence[tuple[int, int]], ends: tuple[int, int]) -> Iterator[Stretch]:
    """Yield what lies between pairs of places: from, to on the left; from, to on the right."""
    here, there = 0, 0
    for one, other in (*pairs, ends):
        if one > here or other > there:
            yield here, one, there, other
        here, there = one + 1, other + 1


def _names(side: _Side, start: int, end: int, name: str) -> list[str]:
    """Return the skeletons of rare words, which mostly are names; a key that nothing equals for all others."""
    if start == end:
        return []
    at = list(side.at[start:end])
    rare = (word_frequency(side.reading.hashes[at]) <= NAME_SHARE).tolist()
    found = [skeleton(side.reading.words[one]) if is_rare else "" for one, is_rare in zip(at, rare, strict=True)]
    return [key or f"{name} {number}" for number, key in enumerate(found)]


def _spellings(ours: _Side, theirs: _Side, gap: Stretch) -> list[tuple[int, int]]:
    """Return the pairs of places in a gap at which one name stands in two spellings."""
    here, there = gap[0], gap[2]
    left, right = _names(ours, *gap[:2], "left"), _names(theirs, *gap[2:], "right")
    return [(here + one, there + other) for one, other in _common(left, right)]


def _raw(side: _Side, index: int) -> str:
    field, span = side.reading.span(side.at[index], side.at[index] + 1)
    return span.of(side.reading.article.document.field(field))


def _forms(ours: _Side, theirs: _Side, pair: tuple[int, int]) -> tuple[list[_Mark], list[_Mark], bool]:
    """Return the letters in which two forms of a word differ, and whether they are one word spelt otherwise."""
    here, there = pair
    raw = _raw(ours, here), _raw(theirs, there)
    if ours.reading.words[ours.at[here]] == theirs.reading.words[theirs.at[there]]:
        return [], [], raw[0] != raw[1]
    parts = differing_letters(*raw, len(ours.keys[here]))
    if parts is None:  # one of the words that newsrooms spell in several ways
        return [_Mark(here, "spelling")], [_Mark(there, "spelling")], False
    return _letters(here, parts[0]), _letters(there, parts[1]), False


def _letters(index: int, parts: Sequence[Part]) -> list[_Mark]:
    return [_Mark(index, part.kind, span=Span(part.start, part.end)) for part in parts]


def _moved(ours: _Side, theirs: _Side, gaps: Sequence[Stretch]) -> tuple[set[int], set[int]]:
    """Return the words of gaps that stand in a gap of the other side, as often as they stand in both."""
    places = (
        [at for gap in gaps for at in range(gap[0], gap[1])],
        [at for gap in gaps for at in range(gap[2], gap[3])],
    )
    counts = [Counter(side.keys[at] for at in listed) for side, listed in zip((ours, theirs), places, strict=True)]
    shared = counts[0] & counts[1]
    found = []
    for side, listed in zip((ours, theirs), places, strict=True):
        left = Counter({key: count for key, count in shared.items() if len(key) >= _LEAST_MOVED or key.isdigit()})
        moved = set()
        for at in listed:
            if left[side.keys[at]] > 0:
                left[side.keys[at]] -= 1
                moved.add(at)
        found.append(moved)
    return found[0], found[1]


def _is_respaced(ours: _Side, theirs: _Side, gap: Stretch) -> bool:
    """Return whether a gap holds the same letters on both sides, as «عبد الله» and «عبدالله»."""
    return "".join(ours.words[gap[0] : gap[1]]) == "".join(theirs.words[gap[2] : gap[3]])


def _of_gaps(gaps: Sequence[Stretch], moved: tuple[set[int], set[int]]) -> tuple[list[_Mark], list[_Mark]]:
    """Return the words of both sides that stand in gaps; each gap is a run of its own."""
    left: list[_Mark] = []
    right: list[_Mark] = []
    for run, (here, one, there, other) in enumerate(gaps, start=1):
        kind: ChangeKind = "replaced" if here < one and there < other else "only"
        left += [_Mark(at, "moved" if at in moved[0] else kind, run) for at in range(here, one)]
        right += [_Mark(at, "moved" if at in moved[1] else kind, run) for at in range(there, other)]
    return left, right


def _place(side: _Side, first: _Mark, last: _Mark) -> Located:
    field, span = side.reading.span(side.at[first.index], side.at[last.index] + 1)
    if first.span is not None:
        span = Span(span.start + first.span.start, span.start + first.span.end)
    return Located(field, span)


def _sentence(side: _Side, index: int) -> tuple[Field, int]:
    """Return what words have to agree in to make one run: the field, and the sentence."""
    at = side.at[index]
    return side.reading.field(at), int(side.reading.sentence_starts.searchsorted(at, "right"))


def _changes(side: _Side, marks: Sequence[_Mark]) -> tuple[Change, ...]:
    """Return marks in order of position, the words of one run and kind as one stretch."""
    ordered = sorted(marks, key=lambda mark: (mark.index, mark.span or Span(0, 0)))

    def run_of(numbered: tuple[int, _Mark]) -> tuple[object, ...]:
        number, mark = numbered
        return mark.kind, mark.run or -number, _sentence(side, mark.index)

    runs = [[mark for _, mark in group] for _, group in groupby(enumerate(ordered, start=1), key=run_of)]
    return tuple(Change(_place(side, run[0], run[-1]), run[0].kind) for run in runs)


def _compared(ours: _Side, theirs: _Side) -> Changes:
    pairs = list(_common(ours.keys, theirs.keys))
    ends = len(ours.at), len(theirs.at)
    forms = [_forms(ours, theirs, pair) for pair in pairs]
    spelt = [pair for gap in _gaps(pairs, ends) for pair in _spellings(ours, theirs, gap)]
    gaps = list(_gaps(sorted(pairs + spelt), ends))
    respaced = [gap for gap in gaps if _is_respaced(ours, theirs, gap)]
    gaps = [gap for gap in gaps if not _is_respaced(ours, theirs, gap)]
    left, right = _of_gaps(gaps, _moved(ours, theirs, gaps))
    for run, gap in enumerate(respaced, start=len(gaps) + 1):
        left += [_Mark(at, "spelling", run) for at in range(gap[0], gap[1])]
        right += [_Mark(at, "spelling", run) for at in range(gap[2], gap[3])]
    left += [_Mark(here, "spelling") for here, _ in spelt] + [mark for one in forms for mark in one[0]]
    right += [_Mark(there, "spelling") for _, there in spelt] + [mark for one in forms for mark in one[1]]
    return Changes(_changes(ours, left), _changes(theirs, right), sum(one[2] for one in forms))


def changes(left: Reading, ours: Sequence[Bounds], right: Reading, theirs: Sequence[Bounds]) -> Changes:
    """Return what some sentences of two articles do not share.

    Symmetric: with the sides exchanged the same changes come out, exchanged. Without the
    changed stretches the folded words of both sides are the same.

    Args:
        left: Words of the left article.
        ours: The sentences of it that are compared, as word ranges in order.
        right: Words of the right article.
        theirs: Its sentences.
    """
    one, other = _side(left, ours), _side(right, theirs)
    # Of several longest common subsequences the same one has to be taken from both sides.
    if one.words <= other.words:
        return _compared(one, other)
    found = _compared(other, one)
    return Changes(found.right, found.left, found.respelt)
