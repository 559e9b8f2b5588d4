"""Stretches of text that an article shares with another of its story."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from provenance.graph.view import View
from provenance.text.stem import stem
from provenance.text.tokens import words
from provenance.values import Span

MIN_STEMS: Final = 4
"""Different stems that a statement needs to be known again."""
_MIN_WORDS: Final = 8
_SAME: Final = 0.6  # of the stems


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """Return the different stems of a text."""
    return frozenset(map(stem, words(text)))


def is_told_in(statement: frozenset[str], text: frozenset[str]) -> bool:
    """Return whether most stems of a statement stand in a text."""
    return len(statement) >= MIN_STEMS and len(statement & text) >= _SAME * len(statement)


def is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two statements share most stems of the shorter one."""
    return is_told_in(*sorted((one, other), key=len))


def shared_texts(view: View, document: str) -> Iterator[tuple[str, Span, Span]]:
    """Yield the other article, the stretch here and the stretch there, of passages long enough to be no accident."""
    for other, pair in view.context.reused.get(document, ()):
        for passage in pair.passages:
            here, there = (passage.left, passage.right) if pair.left == document else (passage.right, passage.left)
            if passage.words >= _MIN_WORDS and {here.field, there.field} == {"text"}:
                yield other, here.span, there.span
