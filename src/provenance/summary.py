"""The summary of a scan: what an editor wants to know of ten thousand articles before reading any list."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from provenance.match.stars import stars
from provenance.values import (
    Article,
    Boilerplate,
    OutletCounts,
    Pair,
    Story,
    StorySummary,
    Summary,
    TemplateFamily,
)

LARGEST: Final = 20
"""Stories and families of templates that are summed up."""
EXAMPLES: Final = 3
"""Documents that are named of a family."""

Articles = Mapping[str, Article]
Neighbours = Mapping[str, Sequence[str]]


def _day(article: Article) -> dt.date | None:
    """Return when an article was published, by the calendar of its own time zone."""
    if article.published is None:
        return None
    value = article.published.value
    return value.date() if isinstance(value, dt.datetime) else value


def _outlets(names: Iterable[str], articles: Articles) -> OutletCounts:
    counts = Counter(articles[name].document.outlet for name in names)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _story(story: Story, articles: Articles) -> StorySummary:
    days = [day for name in story.documents if (day := _day(articles[name]))]
    return StorySummary(
        id=story.id,
        size=len(story.documents),
        outlets=_outlets(story.documents, articles),
        first=min(days, default=None),
        last=max(days, default=None),
        representative=story.representative,
    )


def template_pairs(pairs: Iterable[Pair]) -> Iterator[tuple[str, str]]:
    """Yield the documents of each pair labelled ``template``."""
    return ((pair.left, pair.right) for pair in pairs if pair.label == "template")


def _neighbours(templates: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return for each document those that it makes a pair labelled ``template`` with."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for left, right in templates:
        found[left].append(right)
        found[right].append(left)
    return found


def _families(neighbours: Neighbours) -> list[list[str]]:
    """Return the families, largest first, each with the document in its middle before the others."""
    groups = stars(neighbours, order=lambda name: (-len(neighbours[name]), name))
    families = [
        [centre, *sorted(others, key=lambda name: (-len(neighbours[name]), name))] for centre, others in groups.items()
    ]
    return sorted(families, key=lambda family: (-len(family), family))


def _examples(family: Iterable[str], articles: Articles) -> tuple[str, ...]:
    """Return the first documents of a family, no two under one title that came with them."""
    by_title: dict[str, str] = {}
    for name in family:
        by_title.setdefault(articles[name].document.title or name, name)
    return tuple(by_title.values())[:EXAMPLES]


def _family(family: Sequence[str], articles: Articles) -> TemplateFamily:
    return TemplateFamily(len(family), _outlets(family, articles), _examples(family, articles))


def summary(
    articles: Iterable[Article],
    templates: Iterable[tuple[str, str]],
    stories: Iterable[Story],
    boilerplate: Iterable[Boilerplate],
) -> Summary:
    """Return the summary of a scan; takes time in proportion to what the scan found, but for sorting.

    Args:
        articles: Those of the stories and of the pairs at least.
        templates: The pairs labelled ``template``, by the ids of their documents.
        stories: Largest first.
        boilerplate: What was left out of the pages of each outlet.
    """
    known = {article.document.id: article for article in articles}
    families = _families(_neighbours(templates))
    return Summary(
        stories=tuple(_story(story, known) for story in tuple(stories)[:LARGEST]),
        boilerplate=tuple(sorted(boilerplate, key=lambda one: (-one.documents, one.outlet))),
        templates=tuple(_family(family, known) for family in families[:LARGEST]),
        families=len(families),
        in_families=sum(map(len, families)),
    )
