"""Article -> reading: the words of title and body in columns, ready to be compared.

Furniture, captions and summaries are masked here and nowhere else; they stay in the
article's zones, where attribution and the reports find them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from provenance.article.columns import Hashes as Hashes  # noqa: PLC0414 - passed on
from provenance.article.columns import Positions as Positions  # noqa: PLC0414
from provenance.text.sentences import sentences
from provenance.text.stem import stem
from provenance.text.tokens import Token, tokens_of
from provenance.values import Article, Field, Span, Zone

_Integer = TypeVar("_Integer", np.uint64, np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The compared words of one article, in reading order, in columns of equal length ``n``.

    ``hashes`` holds the 64-bit hash of each light stem, ``starts`` and ``ends`` the range
    of each word in its raw field, ``sentence_starts`` the index of the first word of each
    sentence (ascending; the first is 0 unless ``n`` is 0). The first ``title_words`` words
    stand in ``title_field``, all others in ``text``.
    """

    article: Article
    words: tuple[str, ...]
    stems: tuple[str, ...]
    hashes: Hashes
    starts: Positions
    ends: Positions
    sentence_starts: Positions
    title_words: int
    title_field: Field

    def __len__(self) -> int:
        return len(self.words)

    @property
    def id(self) -> str:
        """The id of the document."""
        return self.article.document.id

    def sentence_bounds(self) -> tuple[tuple[int, int], ...]:
        """Return the half-open word range of each sentence."""
        edges = [*self.sentence_starts.tolist(), len(self)]
        return tuple(pairwise(edges))

    def field(self, at: int) -> Field:
        """Return the field that word ``at`` stands in."""
        return self.title_field if at < self.title_words else "text"

    def span(self, first: int, last: int) -> tuple[Field, Span]:
        """Return the field and raw range of words ``first`` to ``last - 1``; both in one field."""
        return self.field(first), Span(int(self.starts[first]), int(self.ends[last - 1]))


@lru_cache(maxsize=1 << 19)
def stem_hash(name: str) -> int:
    """Return the 64-bit hash of a stem (BLAKE2b), the same on every machine."""
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _readonly(values: list[int], kind: type[_Integer]) -> npt.NDArray[_Integer]:
    column = np.array(values, dtype=kind)
    column.setflags(write=False)
    return column


def _compared_zones(article: Article) -> Iterator[Zone]:
    """Yield the title, once, and then the body."""
    titles = article.zones_of("title")
    yield from titles[:1]
    yield from article.zones_of("body")


def _sentence_tokens(article: Article, zone: Zone) -> Iterator[list[Token]]:
    raw = article.document.field(zone.field)
    yield from filter(None, tokens_of(raw, sentences(raw, start=zone.span.start, end=zone.span.end)))


def reading(article: Article) -> Reading:
    """Return the compared words of an article: its title, then its body, sentence by sentence."""
    flat: list[Token] = []
    sentence_starts: list[int] = []
    title_words = 0
    title_field: Field = "text"
    for zone in _compared_zones(article):
        for sentence in _sentence_tokens(article, zone):
            sentence_starts.append(len(flat))
            flat.extend(sentence)
        if zone.kind == "title":
            title_words, title_field = len(flat), zone.field
    words = tuple(token.word for token in flat)
    stems = tuple(stem(word) for word in words)
    return Reading(
        article=article,
        words=words,
        stems=stems,
        hashes=_readonly([stem_hash(name) for name in stems], np.uint64),
        starts=_readonly([token.start for token in flat], np.int64),
        ends=_readonly([token.end for token in flat], np.int64),
        sentence_starts=_readonly(sentence_starts, np.int64),
        title_words=title_words,
        title_field=title_field,
    )
