"""A sentence with what changed in it between marks, and words that differ within what stands around them.

The marks are there with and without colour. They stand inside words too: of «ووصل» only
the first letter is marked where the other side has «وصل».
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from provenance.messages.compare import MARK_OF, MarkKind
from provenance.render.layout import Mark, Piece, View
from provenance.render.marked import LONGEST, between_marks, segments, shortened
from provenance.values import Article, Change, Located, Span

_LIMIT: Final = 2_000
_AROUND: Final = 40  # characters on either side of words that differ
_PLAIN: Final[dict[MarkKind, Mark]] = {
    "replaced": ("[", "]", "replaced"),
    "only": ("{", "}", "only"),
    "moved": ("|", "|", "moved"),
    "letters": ("<", ">", "letters"),
}
_FULL: Final[dict[MarkKind, Mark]] = {**_PLAIN, "letters": ("\u2039", "\u203a", "letters")}


def marks_of_changes(view: View) -> dict[MarkKind, Mark]:
    """Return the marks that the reader's device can write."""
    return _FULL if view.is_unicode else _PLAIN


def _piece(parts: Iterable[tuple[str, Mark | None]], view: View) -> Piece:
    # The bar is no bracket, so that the text's own gets another shape here.
    barred = ((text.replace("|", "/"), mark) for text, mark in parts)
    text = between_marks(barred, is_unicode=view.is_unicode)
    return Piece(text, is_foreign=True, limit=_LIMIT, marks=tuple(marks_of_changes(view).values()))


def changed_piece(article: Article, place: Located, changes: Iterable[Change], view: View, *, is_full: bool) -> Piece:
    """Return a sentence with its changes marked; unless ``is_full`` a long one is shown as far as they go."""
    marks = marks_of_changes(view)
    inside = [one for one in changes if one.at.field == place.field and one.at.span.overlaps(place.span)]
    stretches = [(one.at.span, marks[MARK_OF[one.kind]]) for one in inside]
    parts = list(segments(article.document.field(place.field), place.span, stretches))
    return _piece(parts if is_full or len(place.span) <= LONGEST else shortened(parts), view)


def piece_in_context(article: Article, places: Sequence[Located], sentence: Located, view: View) -> Piece:
    """Return words of one field, marked, with some of the sentence that they stand in around them."""
    raw = article.document.field(places[0].field)
    first, last = places[0].span.start, places[-1].span.end
    start = max(min(sentence.span.start, first), first - _AROUND)
    end = min(max(sentence.span.end, last), last + _AROUND)
    if start > sentence.span.start:
        start = min(first, max(start, raw.find(" ", start, first) + 1))
    if end < sentence.span.end:
        end = max(last, raw.rfind(" ", last, end))
    mark = marks_of_changes(view)["replaced"]
    stretches = [(place.span, mark) for place in places if place.field == places[0].field]
    return _piece(segments(raw, Span(start, end), stretches), view)
