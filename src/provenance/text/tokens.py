"""Raw text -> folded words, each with its place in the raw text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from provenance.text.alphabet import EXPANDING, TATWEEL
from provenance.text.normalize import fold, folded_in_place
from provenance.values import Span

# A run of letters or a run of digits: «لـ900» is two tokens whoever types the tatweel.
_TOKEN = re.compile(rf"[0-9][0-9{TATWEEL}]*|[^\W0-9_]+")


class Token(NamedTuple):
    """A folded word or number and its half-open range ``[start, end)`` in the raw text."""

    start: int
    end: int
    word: str


def tokens(raw: str, *, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Yield the words and numbers of ``raw[start:end]`` in order, with offsets into ``raw``.

    A word is a maximal run of letters, a number a maximal run of digits, after folding;
    whatever folding drops joins its neighbours and whatever is left separates. Linear.
    """
    part = raw[start:end]
    yield from _tokens(part, folded_in_place(part), start)


def tokens_of(raw: str, ranges: Iterable[Span]) -> Iterator[list[Token]]:
    """Yield the :func:`tokens` of each of some ranges of ``raw``, which is folded once for all of them."""
    folded = folded_in_place(raw)
    for span in ranges:
        yield list(_tokens(span.of(raw), span.of(folded), span.start))


def _tokens(part: str, folded: str, start: int) -> Iterator[Token]:
    expands = not EXPANDING.isdisjoint(part)
    for found in _TOKEN.finditer(folded):
        word = found.group()
        if expands or TATWEEL in word:
            word = fold(word)
        if word:
            yield Token(start + found.start(), start + found.end(), word)


def words(raw: str) -> tuple[str, ...]:
    """Return the folded words and numbers of ``raw``.

    >>> words("«صفقات» لـ٩٠٠ كيلومتر")
    ('صفقات', 'ل', '900', 'كيلومتر')
    """
    return tuple(token.word for token in tokens(raw))
