"""What every view takes from an article: its title, its date, a quotation by span."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from provenance.values import Article, Date, Located, Pair, Passage, Span

_SEARCHED_WORDS: Final = 1_000  # of each passage; the search is quadratic at worst
_JUDGED: Final = 500  # characters
_GLANCE: Final = 100
_LEAST_ARABIC: Final = 0.1  # of the letters
_ARABIC: Final = re.compile("[\u0620-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_COMPARED = frozenset({"title", "body"})


def title_of(article: Article) -> str:
    """Return the raw title: the one that came with the document, else the page's own, else ``""``."""
    if article.document.title:
        return article.document.title
    zones = article.zones_of("title")
    return zones[0].span.of(article.document.field(zones[0].field)) if zones else ""


def quote(article: Article, located: Located) -> str:
    """Return the newspaper's own characters at a place."""
    return located.span.of(article.document.field(located.field))


def date_text(value: Date | str | None) -> str | None:
    """Return a date in ISO 8601; a string that came with the document stays as it is."""
    return value if value is None or isinstance(value, str) else value.isoformat()


def left_out(article: Article) -> tuple[int, int]:
    """Return how many visible characters of the text are not compared, and how many there are."""
    text = article.document.text
    kept = sum(
        _visible(zone.span.of(text)) for zone in article.zones if zone.field == "text" and zone.kind in _COMPARED
    )
    whole = _visible(text)
    return whole - kept, whole


def _visible(text: str) -> int:
    return sum(map(len, text.split()))


def is_arabic(article: Article) -> bool:
    """Return whether the body begins in Arabic script, or has no letters to tell; judged by its first characters."""
    bodies = (quote(article, Located(zone.field, zone.span)) for zone in article.zones_of("body"))
    text = next(bodies, "")[:_JUDGED]
    # In nearly every article a glance settles it: so many Arabic letters are enough, whatever follows.
    if _arabic(text[:_GLANCE])[0] >= _LEAST_ARABIC * _JUDGED:
        return True
    arabic, letters = _arabic(text)
    return arabic >= _LEAST_ARABIC * letters


def _arabic(text: str) -> tuple[int, int]:
    """Return how many Arabic letters a text has, and how many letters."""
    letters = "".join(filter(str.isalpha, text))
    return len(_ARABIC.findall(letters)), len(letters)


def longest_passage(pair: Pair) -> Passage | None:
    """Return the passage with most words in common, the first of equals; None when there is none."""
    return max(pair.passages, key=lambda passage: (passage.words, -passage.left.span.start), default=None)


def longest_run(passage: Passage, left: Article, right: Article) -> tuple[int, Located, Located] | None:
    """Return the longest run of the same words within a passage: its length, and where it stands on both sides.

    Words are the same when they are after folding; None when not one is shared.
    """
    from difflib import SequenceMatcher
    from itertools import islice

    from provenance.text.tokens import Token, tokens

    def words_of(article: Article, place: Located) -> list[Token]:
        raw = article.document.field(place.field)
        return list(islice(tokens(raw, start=place.span.start, end=place.span.end), _SEARCHED_WORDS))

    ours, theirs = words_of(left, passage.left), words_of(right, passage.right)
    matcher = SequenceMatcher(None, [one.word for one in ours], [one.word for one in theirs], autojunk=False)
    run = matcher.find_longest_match()
    if not run.size:
        return None
    first = Span(ours[run.a].start, ours[run.a + run.size - 1].end)
    second = Span(theirs[run.b].start, theirs[run.b + run.size - 1].end)
    return run.size, Located(passage.left.field, first), Located(passage.right.field, second)


def by_id(articles: Iterable[Article]) -> dict[str, Article]:
    """Return the articles under the ids of their documents."""
    return {article.document.id: article for article in articles}
