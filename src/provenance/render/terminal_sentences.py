"""The sentences of two articles -> rows, one below the other: what is the same folded, what changed marked.

Two Arabic columns read wrong in most terminals, so that left and right stand one below
the other. Sentences bear their number in the article, which says where they moved to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from provenance.messages.catalogue import say
from provenance.messages.compare import Side, same_sentence, sentences_sentence, told_sentence
from provenance.messages.pairs import side_name
from provenance.render.changed import changed_piece, marks_of_changes
from provenance.render.layout import BLANK, Look, Piece, Row, View, foreign, own, sentence
from provenance.render.quote import quote
from provenance.values import AlignedSentence, Article, Comparison, Located

SHOWN: Final = 80  # rows of sentences; a longer comparison is for JSON, or for --explain
STATE: Final = 9
SIDE: Final = 6
NUMBER: Final = 3
LEAD: Final = STATE + SIDE + NUMBER + 3
_SHORT: Final = 160  # characters of a sentence that stands alone
_FIRST: Final = 60
_WHOLE: Final = 2_000
_LOOKS: Final[dict[str, Look]] = {"same": "dim", "changed": "", "moved": "strong"}


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """The number from 1 of each sentence of both articles, by its place."""

    left: Mapping[Located, int]
    right: Mapping[Located, int]

    def of(self, side: Side, place: Located) -> int:
        """Return the number of a sentence."""
        return (self.left if side == "left" else self.right)[place]


def _numbered(places: Iterable[Located]) -> dict[Located, int]:
    """Return the number of each sentence: those of the title first, then by position."""
    ordered = sorted(places, key=lambda one: (one.field != "title", one.span))
    return {place: number for number, place in enumerate(ordered, start=1)}


def numbers_of(comparison: Comparison) -> Numbers:
    """Return the numbers of the sentences that a comparison aligns."""
    return Numbers(
        _numbered(place for row in comparison.alignment for place in row.lefts),
        _numbered(place for row in comparison.alignment for place in row.rights),
    )


def lead(state: str, side: Side, number: int, look: Look = "") -> tuple[Piece, ...]:
    """Return the left columns of a sentence: what became of it, on which side it stands, and its number."""
    return (
        own(state, look, cells=STATE),
        own(side_name(side), "dim", cells=SIDE),
        own(f"{number}", "dim", cells=-NUMBER),
    )


def _aligned_rows(
    row: AlignedSentence, comparison: Comparison, numbers: Numbers, view: View, is_full: bool
) -> Iterator[Row]:
    """Yield the sentences of both sides with their changes."""
    state = say(
        "compare.state_moved"
        if row.state == "moved"
        else "compare.state_changed"
        if row.state == "changed"
        else "compare.state_same"
    )
    sides: tuple[tuple[Side, Article, tuple[Located, ...]], ...] = (
        ("left", comparison.left, row.lefts),
        ("right", comparison.right, row.rights),
    )
    told = [(side, article, place) for side, article, places in sides for place in places]
    for at, (side, article, place) in enumerate(told):
        changes = row.left_changes if side == "left" else row.right_changes
        note = state if at == 0 else f"{row.similarity:.2f}" if at == len(told) - 1 else ""
        look = _LOOKS[row.state] if at == 0 else "dim"
        piece = changed_piece(article, place, changes, view, is_full=is_full)
        yield Row((piece,), lead(note, side, numbers.of(side, place), look), LEAD, 2)


def _alone_rows(row: AlignedSentence, comparison: Comparison, numbers: Numbers, is_full: bool) -> Iterator[Row]:
    """Yield a sentence that only one side has, and which sentence of the other tells some of it."""
    sides: tuple[tuple[Side, Side, Article, Located | None], ...] = (
        ("left", "right", comparison.left, row.left),
        ("right", "left", comparison.right, row.right),
    )
    for side, other, article, place in sides:
        if place is not None:
            limit = _WHOLE if is_full else _SHORT
            body = foreign(quote(article, place), limit=limit)
            state = say("compare.state_only_left" if side == "left" else "compare.state_only_right")
            yield Row((body,), lead(state, side, numbers.of(side, place), "dim"), LEAD, 2)
            if row.told_in is not None:
                told = told_sentence(row.similarity, other, numbers.of(other, row.told_in))
                yield Row((own(told, "dim"),), (own(""),), LEAD, 2)


def _folded(run: Sequence[AlignedSentence], comparison: Comparison, numbers: Numbers) -> Iterator[Row]:
    """Yield one row for a run of sentences that are the same on both sides."""
    lefts = [numbers.of("left", place) for row in run for place in row.lefts]
    rights = [numbers.of("right", place) for row in run for place in row.rights]
    told = same_sentence(len(run), (min(lefts), max(lefts)), (min(rights), max(rights)))
    first = foreign(quote(comparison.left, run[0].lefts[0]), "dim", limit=_FIRST)
    yield Row((own(told), first), (own(say("compare.state_same"), "dim", cells=STATE),), STATE + 1, 2)


def _head(comparison: Comparison, view: View) -> Iterator[Row]:
    rows = comparison.alignment
    moved = sum(row.state == "moved" and bool(row.left_changes or row.right_changes) for row in rows)
    told, respelt = sum(row.told_in is not None for row in rows), sum(row.respelt for row in rows)
    yield BLANK
    yield sentence(sentences_sentence((row.state for row in rows), moved), "head")
    if told:
        yield sentence(say("compare.told_in_part", count=told), indent=2)
    if respelt:
        yield sentence(say("compare.respelt", count=respelt), indent=2)
    if any(row.left_changes or row.right_changes for row in rows):
        yield _legend(view)


def _legend(view: View) -> Row:
    """Return what the marks of changes mean."""
    marks = marks_of_changes(view)
    meanings = {
        "replaced": say("compare.mark_replaced"),
        "only": say("compare.mark_only"),
        "moved": say("compare.mark_moved"),
        "letters": say("compare.mark_letters"),
    }
    pieces = (own(f"{mark[0]}{meanings[kind]}{mark[1]}", mark[2]) for kind, mark in marks.items())
    return Row((own(say("compare.marks"), "dim"), *pieces), indent=2)


def sentence_rows(comparison: Comparison, view: View, *, is_full: bool) -> Iterator[Row]:
    """Yield the sentences side by side; unless ``is_full`` equal ones are folded and long ones shortened."""
    numbers = numbers_of(comparison)
    yield from _head(comparison, view)
    shown = comparison.alignment if is_full else comparison.alignment[:SHOWN]
    for is_same, group in groupby(shown, key=lambda row: row.state == "same"):
        run = list(group)
        if is_same and not is_full:
            yield from _folded(run, comparison, numbers)
            continue
        for row in run:
            if row.state in ("only_left", "only_right"):
                yield from _alone_rows(row, comparison, numbers, is_full)
            else:
                yield from _aligned_rows(row, comparison, numbers, view, is_full)
    if len(shown) < len(comparison.alignment):
        yield sentence(say("compare.more_sentences", count=len(comparison.alignment) - len(shown)), "dim", indent=2)
