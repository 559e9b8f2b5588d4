"""What an edge of the tree rests on -> rows: the rule that concluded it, and the sentences in which it can be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from provenance.graph.drafts import proofs
from provenance.messages.attribution import how_sentence
from provenance.messages.graph import INFERRING, more_places_words, own_place_words, place_words, rule_sentence
from provenance.render.citing import Find, sentence_finder
from provenance.render.layout import Row, foreign, own
from provenance.render.marked import Marks, marked_piece, marked_spans
from provenance.values import Article, Attribution, Edge, Field, Proof, Span

SHOWN: int = 2
"""Sentences that are quoted for one edge; JSON lists every place."""


@dataclass(frozen=True, slots=True, eq=False)
class Witnesses:
    """The articles that evidence is quoted from, and what they cite by document.

    ``signs`` says what stands for characters that would look like guide lines; the rest
    keeps what was looked up.
    """

    articles: Mapping[str, Article]
    attributions: Mapping[str, Sequence[Attribution]]
    marks: Marks
    signs: Mapping[int, str]
    _finders: dict[str, Find] = field(default_factory=dict)
    _at: dict[str, dict[Proof, list[Attribution]]] = field(default_factory=dict)

    def sentence(self, proof: Proof) -> Span:
        """Return the sentence, or the sentences, in which evidence stands."""
        if proof.document not in self._finders:
            self._finders[proof.document] = sentence_finder(self.articles[proof.document])
        return self._finders[proof.document](proof.at.field, proof.at.span)

    def citations(self, proof: Proof) -> Sequence[Attribution]:
        """Return the attributions that a piece of evidence belongs to."""
        if proof.document not in self._at:
            known = self._at[proof.document] = {}
            for found in self.attributions.get(proof.document, ()):
                for place in proofs(found):
                    known.setdefault(place, []).append(found)
        return self._at[proof.document].get(proof, ())


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A sentence that holds evidence."""

    document: str
    field: Field
    span: Span
    first: int
    citations: tuple[Attribution, ...]


def _quoted(edge: Edge, witnesses: Witnesses) -> list[_Quoted]:
    """Return the sentences that hold the evidence of an edge, in order."""
    groups: dict[tuple[str, Field, Span], list[Proof]] = {}
    for proof in edge.evidence:
        if proof.document in witnesses.articles:
            key = proof.document, proof.at.field, witnesses.sentence(proof)
            groups.setdefault(key, []).append(proof)
    return [
        _Quoted(*key, min(proof.at.span.start for proof in group), _citations(group, witnesses))
        for key, group in groups.items()
    ]


def _citations(group: Sequence[Proof], witnesses: Witnesses) -> tuple[Attribution, ...]:
    """Return the attributions of several places, each once."""
    found = {id(one): one for proof in group for one in witnesses.citations(proof)}
    return tuple(found.values())


def _of_each(quoted: Sequence[_Quoted]) -> list[_Quoted]:
    """Return the sentences with the first of every article before the others."""
    seen: dict[str, int] = {}
    order = []
    for place, one in enumerate(quoted):
        seen[one.document] = seen.get(one.document, 0) + 1
        order.append((seen[one.document], place, one))
    return [one for _, _, one in sorted(order, key=lambda item: item[:2])]


def _quote(one: _Quoted, reader: str, is_stated: bool, witnesses: Witnesses) -> Iterator[Row]:
    if one.document == reader and is_stated:
        yield Row((own(own_place_words(one.field, one.first), "dim"),))
    else:
        yield Row(
            (own(place_words(one.field, one.first), "dim"), foreign(one.document.translate(witnesses.signs), "dim"))
        )
    raw = witnesses.articles[one.document].document.field(one.field)
    spans = marked_spans(one.citations, witnesses.marks)
    # One character for one, so that the spans hold.
    yield Row((marked_piece(raw.translate(witnesses.signs), one.span, spans, witnesses.marks),), indent=2)
    if is_stated:
        yield from (Row((own(how, "dim"),), indent=2) for how in dict.fromkeys(map(how_sentence, one.citations)))


def evidence_rows(edge: Edge, reader: str, witnesses: Witnesses) -> Iterator[Row]:
    """Yield what an edge rests on; ``reader`` is the document that the line above stands for, if any."""
    if edge.rule in INFERRING:
        yield Row((own(rule_sentence(edge.rule), "dim"),))
    quoted = _of_each(_quoted(edge, witnesses))
    for one in quoted[:SHOWN]:
        yield from _quote(one, reader, edge.status == "stated", witnesses)
    if len(quoted) > SHOWN:
        yield Row((own(more_places_words(len(quoted) - SHOWN), "dim"),))
