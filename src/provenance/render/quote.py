"""What every view takes from an article: its title, its date, a quotation by span."""

from __future__ import annotations

from collections.abc import Iterable

from provenance.values import Article, Date, Located, Pair, Passage

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


def longest_passage(pair: Pair) -> Passage | None:
    """Return the passage with most words in common, the first of equals; None when there is none."""
    return max(pair.passages, key=lambda passage: (passage.words, -passage.left.span.start), default=None)


def by_id(articles: Iterable[Article]) -> dict[str, Article]:
    """Return the articles under the ids of their documents."""
    return {article.document.id: article for article in articles}
