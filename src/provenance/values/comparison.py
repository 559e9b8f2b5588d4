"""Two articles side by side: their sentences, what changed in them, and what they say otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provenance.values.citations import Attribution
from provenance.values.documents import Article, Located
from provenance.values.graph import NO_GRAPH, ProvenanceGraph
from provenance.values.matches import Evidence, Pair, PairDirection, PairLabel

SentenceState = Literal["same", "changed", "moved", "only_left", "only_right"]
ChangeKind = Literal["replaced", "only", "moved", "clitic", "form", "spelling"]


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of a sentence that its counterpart does not say so. Without all of them both sides read the same.

    ``replaced`` words stand where the counterpart has others, ``only`` words where it has
    none; ``moved`` words stand elsewhere in it. Of a word that both have, ``clitic`` is what
    is written in front of it or behind as a part of it, ``form`` other letters, an ending
    for example, and ``spelling`` the whole of a name that folding does not make equal.
    """

    at: Located
    kind: ChangeKind


@dataclass(frozen=True, slots=True)
class AlignedSentence:
    """A row of the comparison: a sentence of each side, or of one side alone.

    ``state`` is ``same``, ``changed``, ``moved`` (out of the order of the rest, with or
    without changes), ``only_left`` or ``only_right``; ``similarity`` the idf-weighted share
    of words in common, of a sentence that stands alone with the sentence of the other side
    that holds most of it. That one is ``told_in`` where it holds enough to tell it.

    ``left_more`` and ``right_more`` are further sentences that the counterpart tells
    together with the first. The changes are those of all sentences of the row;
    ``respelt`` counts words that differ in hamza, marks or the like and read the same.
    """

    left: Located | None
    right: Located | None
    state: SentenceState
    similarity: float
    left_more: tuple[Located, ...] = ()
    right_more: tuple[Located, ...] = ()
    left_changes: tuple[Change, ...] = ()
    right_changes: tuple[Change, ...] = ()
    respelt: int = 0
    told_in: Located | None = None

    @property
    def lefts(self) -> tuple[Located, ...]:
        """The sentences of the left article, in order of position."""
        return _in_order(self.left, self.left_more)

    @property
    def rights(self) -> tuple[Located, ...]:
        """The sentences of the right article, in order of position."""
        return _in_order(self.right, self.right_more)


def _in_order(first: Located | None, more: tuple[Located, ...]) -> tuple[Located, ...]:
    places = more if first is None else (first, *more)
    return tuple(sorted(places, key=lambda one: (one.field != "title", one.span)))


@dataclass(frozen=True, slots=True)
class Difference:
    """A number, date or name inside aligned sentences that one side says otherwise or not at all.

    ``is_spelling`` says that both sides give one name in two spellings. ``left_in`` and
    ``right_in`` are the sentences that are compared, whether or not they hold the words.
    """

    kind: Literal["number", "date", "name"]
    left: tuple[Located, ...]
    right: tuple[Located, ...]
    is_spelling: bool = False
    left_in: Located | None = None
    right_in: Located | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles side by side.

    ``raw_score`` is the score with page furniture left in. ``attributions`` are those of
    both articles, in order of left and right and of position; ``graph`` is that of the two and their pair.
    """

    left: Article
    right: Article
    pair: Pair
    raw_score: float
    alignment: tuple[AlignedSentence, ...]
    differences: tuple[Difference, ...]
    attributions: tuple[Attribution, ...] = ()
    graph: ProvenanceGraph = NO_GRAPH

    @property
    def label(self) -> PairLabel:
        """The label of the pair."""
        return self.pair.label

    @property
    def score(self) -> float:
        """The score of the pair."""
        return self.pair.score

    @property
    def direction(self) -> PairDirection:
        """Who took from whom, as far as the evidence goes."""
        return self.pair.direction

    @property
    def evidence(self) -> Evidence:
        """What decided."""
        return self.pair.evidence
