"""Places that show something -> the words quoted there and the sentence around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

from provenance.render.citing import Find, sentence_finder
from provenance.render.exports.parts import GAP, legible
from provenance.values import Article, Field, Proof, Span

_SHORT: Final = 200  # characters; what is longer is a passage, which needs no sentence around it
_QUOTED: Final = 400  # characters; two articles can share a page, and a big story has passages by the thousand


@dataclass(frozen=True, slots=True)
class Quotation:
    """A place that shows something: ``words`` are the newspaper's own, ``sentence`` is the one they stand in.

    Both are cut after 400 characters; ``start`` and ``end`` count characters of the raw field.
    """

    document: str
    field: Field
    start: int
    end: int
    words: str
    sentence: str


Quote: TypeAlias = Callable[[Iterable[Proof]], tuple[Quotation, ...]]


def quoter(articles: Mapping[str, Article]) -> Quote:
    """Return a function that quotes evidence in the order given, and looks at each article and each place once."""
    finders: dict[str, Find] = {}

    @cache
    def quoted(proof: Proof) -> Quotation:
        article, field, span = articles[proof.document], proof.at.field, proof.at.span
        if proof.document not in finders:
            finders[proof.document] = sentence_finder(article)
        around = finders[proof.document](field, span) if len(span) <= _SHORT else span
        raw = article.document.field(field)
        words = _line(raw, span)
        sentence = words if around == span else _line(raw, around)
        return Quotation(proof.document, field, span.start, span.end, words, sentence)

    return lambda proofs: tuple(map(quoted, proofs))


def _line(raw: str, span: Span) -> str:
    """Return the words at a place; those far behind the cut are not even looked at."""
    return legible(raw[span.start : min(span.end, span.start + 2 * _QUOTED)], limit=_QUOTED)


def words_of(quoted: Iterable[Quotation]) -> str:
    """Return the words of all quotations in one line."""
    return GAP.join(one.words for one in quoted)


def sentences_of(quoted: Iterable[Quotation]) -> str:
    """Return the sentences of all quotations in one line, each once."""
    return GAP.join(dict.fromkeys(one.sentence for one in quoted))
