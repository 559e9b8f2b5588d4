"""What a large scan found, in a few lines: its largest stories, boilerplate of outlets, families of templates."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TypeAlias

OutletCounts: TypeAlias = tuple[tuple[str, int], ...]
"""Outlets with the number of their documents, most first; an outlet that is not known has no name."""


@dataclass(frozen=True, slots=True)
class StorySummary:
    """A story: how many documents of which outlets, from the first day to the last where any day is known."""

    id: str
    size: int
    outlets: OutletCounts
    first: dt.date | None
    last: dt.date | None
    representative: str


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Lines that an outlet prints under unrelated articles, left out of every comparison.

    ``lines`` are their keys, ``documents`` how many documents hold one, ``example`` the one
    that most of these hold, in the outlet's own spelling.
    """

    outlet: str
    lines: frozenset[str]
    documents: int
    example: str


@dataclass(frozen=True, slots=True)
class TemplateFamily:
    """A document and all that make a pair labelled ``template`` with it and are in no larger family.

    ``examples`` are the ids of that document and of those with most such pairs after it.
    """

    size: int
    outlets: OutletCounts
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The largest stories and families, largest first, and the boilerplate of each outlet that has some.

    ``families`` counts all families of templates, ``in_families`` their documents.
    """

    stories: tuple[StorySummary, ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()
    templates: tuple[TemplateFamily, ...] = ()
    families: int = 0
    in_families: int = 0


NO_SUMMARY = Summary()
"""The summary of nothing."""
