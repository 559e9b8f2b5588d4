"""Words that lost the space between them: pages drop it behind a line, and around the link of their own name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from provenance.text.normalize import fold, fold_with_offsets
from provenance.text.tokens import Token

_GLUED: Final = re.compile(r"[\u0629\u0649](?=[\u0621-\u064a])")  # ة and ى end a word


def unglued(raw: str, found: Iterable[Token]) -> Iterator[Token]:
    """Yield the tokens, with those that lost a space cut behind ة or ى, which only end a word."""
    for token in found:
        start = token.start
        for cut in _GLUED.finditer(raw, token.start, token.end):
            yield Token(start, cut.end(), fold(raw[start : cut.end()]))
            start = cut.end()
        yield token if start == token.start else Token(start, token.end, fold(raw[start : token.end]))


def freed(raw: str, found: Iterable[Token], own: re.Pattern[str] | None) -> Iterator[Token]:
    """Yield the tokens, with the name of the site cut out of those into which its link has run."""
    for token in found:
        hit = own.search(token.word) if own is not None else None
        if hit is None or hit.span() == (0, len(token.word)) or (hit.end() == len(token.word) and hit.start() == 1):
            yield token
            continue
        offsets = (*fold_with_offsets(raw[token.start : token.end])[1], token.end - token.start)
        cuts = sorted({0, *hit.span(), len(token.word)})
        for left, right in pairwise(cuts):
            yield Token(token.start + offsets[left], token.start + offsets[right], token.word[left:right])
