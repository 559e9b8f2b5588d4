"""Days and copies: which members of groups of copies are worth naming as a pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import TypeAlias

from provenance.article.reading import Reading

Pair: TypeAlias = tuple[int, int]


def published_day(reading: Reading) -> int | None:
    """Return the day an article was published as an ordinal, or None; when it was fetched says nothing here."""
    found = reading.article.published
    return found.value.toordinal() if found else None


@dataclass(frozen=True, slots=True)
class Window:
    """``days[p]`` is when place ``p`` was published; pairs more than ``width`` days apart are left out, if it is given.

    Groups of copies speak for each other: where naming every pair of members would take
    more than ``limit`` pairs, only as many are named as keep each member tied to the rest.
    """

    days: Sequence[int | None]
    width: int | None
    limit: int

    def allows(self, left: int, right: int) -> bool:
        """Return whether two places may be a pair; they may when either day is unknown."""
        if self.width is None:
            return True
        one, other = self.days[left], self.days[right]
        return one is None or other is None or abs(one - other) <= self.width

    def within(self, members: Sequence[int]) -> Iterator[Pair]:
        """Yield the pairs inside a group of copies, the one that stands for the group first."""
        if len(members) * (len(members) - 1) // 2 <= self.limit:
            yield from (pair for pair in combinations(members, 2) if self.allows(*pair))
        else:
            yield from self._star(members)

    def between(self, left: Sequence[int], right: Sequence[int]) -> Iterator[Pair]:
        """Yield the pairs of two groups of copies, or only the nearest in time when there are many."""
        if len(left) * len(right) <= self.limit:
            yield from (pair for pair in product(left, right) if self.allows(*pair))
            return
        nearest = self._nearest(left, right)
        if self.allows(*nearest):
            yield nearest

    def _star(self, members: Sequence[int]) -> Iterator[Pair]:
        """Yield each member with the one that stands for it: by turns, as the days go by, one per window."""
        centre, *rest = members if self.width is None else sorted(members, key=self._order)
        previous = centre
        for member in rest:
            if self.allows(centre, member):
                yield centre, member
            else:
                if self.allows(previous, member):
                    yield previous, member
                centre = member
            previous = member

    def _order(self, place: int) -> tuple[int, int]:
        """Return the place of a member in time; the undated come first because they are near to all."""
        return self.days[place] or 0, place

    def _nearest(self, left: Sequence[int], right: Sequence[int]) -> Pair:
        """Return the first members where no window is set, else the pair with the fewest days between."""
        if self.width is None:
            return left[0], right[0]
        ours, theirs = sorted(left, key=self._order), sorted(right, key=self._order)
        best, at = (ours[0], theirs[0]), 0
        for member in ours:
            while at + 1 < len(theirs) and self._gap(member, theirs[at + 1]) <= self._gap(member, theirs[at]):
                at += 1
            best = min(best, (member, theirs[at]), key=lambda pair: self._gap(*pair))
        return best

    def _gap(self, left: int, right: int) -> int:
        one, other = self.days[left], self.days[right]
        return 0 if one is None or other is None else abs(one - other)
