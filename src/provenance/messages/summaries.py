"""The lines of a summary: how large a story or family is, where and when, and what an outlet repeats."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from provenance.messages.catalogue import say
from provenance.messages.numbers import listed


def size_sentence(articles: int, outlets: int, first: dt.date | None = None, last: dt.date | None = None) -> str:
    """Return how many articles of how many outlets, where any is known, and from which day to which."""
    told = [say("count.article", count=articles)]
    if outlets:
        told.append(say("count.outlet", count=outlets))
    if first is not None and last is not None:
        told.append(_days(first, last))
    return listed(told)


def _days(first: dt.date, last: dt.date) -> str:
    if first == last:
        return first.isoformat()
    return say("summary.days", first=first.isoformat(), last=last.isoformat())


def outlet_counts(counts: Iterable[tuple[str, int]]) -> str:
    """Return outlets with the number of their articles."""
    return listed(f"{outlet} {articles}" for outlet, articles in counts)


def more_outlets(outlets: int) -> str:
    """Return how many outlets a list leaves out."""
    return say("summary.and_more", count=outlets)


def without_outlet(articles: int) -> str:
    """Return how many articles name no outlet, behind a list of outlets."""
    return say("summary.without_outlet", count=articles)


def lines_sentence(lines: int, articles: int) -> str:
    """Return how many lines of boilerplate an outlet has, on how many articles; an example follows."""
    return say("summary.lines", lines=say("count.line", count=lines), articles=say("count.of_article", count=articles))


def templates_heading(families: int, articles: int) -> str:
    """Return how many families of templates there are, and how many articles are in one."""
    return say("summary.templates", families=families, articles=say("count.article", count=articles))
