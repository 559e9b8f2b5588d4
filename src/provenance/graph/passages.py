"""Stretches of text that an article shares with another of its story."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from provenance.graph.view import View
from provenance.values import Span

_MIN_WORDS: Final = 8


def shared_texts(view: View, document: str) -> Iterator[tuple[str, Span, Span]]:
    """Yield the other article, the stretch here and the stretch there, of passages long enough to be no accident."""
    for other, pair in view.context.reused.get(document, ()):
        for passage in pair.passages:
            here, there = (passage.left, passage.right) if pair.left == document else (passage.right, passage.left)
            if passage.words >= _MIN_WORDS and {here.field, there.field} == {"text"}:
                yield other, here.span, there.span
