"""How much a scan of a lopsided corpus does, counted instead of timed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest

from benchmarks.scale.skewed import skewed
from provenance.article.reading import Reading, reading
from provenance.candidates.generate import Candidates, candidate_pairs
from provenance.candidates.join import Counts, PostingLists
from provenance.pipeline import read_articles
from provenance.settings import Settings


@dataclass(frozen=True, slots=True)
class Work:
    """Pairs that are to be verified, and pairs of entries of posting lists that were joined to find them."""

    candidates: Candidates
    joined: int

    @property
    def pairs(self) -> int:
        """How many verifications there will be."""
        return len(self.candidates.pairs)


@contextmanager
def _joins() -> Iterator[list[int]]:
    """Note how many pairs of entries each join goes through."""
    seen: list[int] = []
    partners = PostingLists._partners

    def counted(lists: PostingLists, chained: bool) -> Counts:
        found = partners(lists, chained)
        seen.append(int(found.sum()))
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PostingLists, "_partners", counted)
        yield seen


def readings(shape: str, documents: int) -> list[Reading]:
    """Return the documents of a shape, read as a scan reads them."""
    return [reading(article) for article in read_articles([*skewed(shape, documents)])]


def copies_of(one: Reading, documents: int) -> list[Reading]:
    """Return a reading under so many ids, without reading it again."""
    return [
        replace(one, article=replace(one.article, document=replace(one.article.document, id=f"{number:07}")))
        for number in range(documents)
    ]


def work(read: list[Reading], settings: Settings) -> Work:
    """Return what it takes to find the pairs of articles."""
    with _joins() as seen:
        found = candidate_pairs(read, settings=settings)
    return Work(found, sum(seen))
