"""Readings -> candidate pairs: the union of what the tiers propose, each pair with who proposed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np

from provenance.article.reading import Hashes, Reading
from provenance.candidates.join import Overflow, places_of
from provenance.candidates.lsh import copies, identical
from provenance.candidates.passages import passage_pairs
from provenance.candidates.postings import rewrite_pairs
from provenance.candidates.window import Pair, Window, published_day
from provenance.settings import Settings
from provenance.sketch.pairs import pair_sketch
from provenance.sketch.sample import shingle_sample
from provenance.values import CandidatePair, Capped

GENERATORS: Final = ("bands", "passages", "postings")
_NOTHING: Final = np.empty(0, dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Candidates:
    """The pairs to verify, in order of ids, and what was too frequent to be joined in full."""

    pairs: tuple[CandidatePair, ...]
    capped: tuple[Capped, ...]


@dataclass(frozen=True, slots=True)
class _Groups:
    """Readings by place in two steps: equal words make a text, copies of a text its cluster.

    ``texts[t]`` are the places of text ``t``, ``clusters[t]`` the texts that ``t`` stands
    for, itself first; only texts that stand for themselves have a cluster.
    """

    texts: list[list[int]]
    clusters: dict[int, list[int]]

    def places(self, cluster: int) -> list[int]:
        """Return the places of a cluster; those of the text that stands for it come first."""
        return [place for text in self.clusters[cluster] for place in self.texts[text]]


def candidate_pairs(
    readings: Sequence[Reading], *, settings: Settings, generators: Iterable[str] = GENERATORS
) -> Candidates:
    """Return the pairs of articles that may share a text or a story.

    The result depends neither on the order of the readings nor on the machine. Texts
    without words are in no pair. Copies stand for each other: large groups of them give
    one pair per copy instead of all, and one pair with whatever resembles them. Of texts
    that are half alike in large numbers, each is paired with the nearest.

    Args:
        readings: Articles with different ids.
        settings: Caps, thresholds, window, and up to how many articles all pairs are taken.
        generators: Those to ask, of :data:`GENERATORS`; copies are collapsed all the same.
    """
    ordered = sorted(readings, key=lambda one: one.id)
    window = Window([published_day(one) for one in ordered], settings.window_days, settings.copies_named)
    found_by, overflows = _proposed(ordered, window, settings, frozenset(generators))
    if len(ordered) <= settings.all_pairs_documents:
        filled = [place for place, one in enumerate(ordered) if len(one)]
        for pair in combinations(filled, 2):
            if window.allows(*pair):
                found_by.setdefault(pair, [])
    pairs = (
        CandidatePair(ordered[left].id, ordered[right].id, tuple(sorted(names)))
        for (left, right), names in sorted(found_by.items())
    )
    return Candidates(tuple(pairs), tuple(_capped(overflows, ordered)))


def _proposed(
    readings: Sequence[Reading], window: Window, settings: Settings, wanted: frozenset[str]
) -> tuple[dict[Pair, list[str]], list[tuple[str, Overflow, int]]]:
    """Return who proposed each pair of places, and the overflows with an example of each."""
    texts = identical([one.hashes for one in readings])
    copied = copies([readings[text[0]].hashes for text in texts], settings=settings)
    groups = _groups(texts, copied.representative.tolist())
    standing = sorted(groups.clusters)
    first = [readings[text[0]] for text in texts]
    found: dict[Pair, list[str]] = {}
    overflows: list[tuple[str, Overflow, int]] = []

    def note(name: str, pairs: Iterator[Pair], overflow: Overflow | None, places: Sequence[int]) -> None:
        for left, right in pairs:
            names = found.setdefault((min(left, right), max(left, right)), [])
            if name not in names:
                names.append(name)
        if overflow:
            overflows.append((name, overflow, texts[places[overflow.place]][0]))

    if "bands" in wanted:
        note("bands", _copy_pairs(groups, copied.between, window), copied.overflow, range(len(texts)))
    if "passages" in wanted:
        passages = passage_pairs(_united(_samples(first, settings), groups), settings=settings)
        note("passages", _spread(groups, passages.keys, window), passages.overflow, standing)
    if "postings" in wanted:
        sketches = _sketches(first, settings)
        sizes = [len(sketches[text]) for text in standing]
        rewrites = rewrite_pairs(_united(sketches, groups), sizes, settings=settings)
        note("postings", _spread(groups, rewrites.keys, window), rewrites.overflow, standing)
    return found, overflows


def _groups(texts: list[list[int]], representative: list[int]) -> _Groups:
    clusters: dict[int, list[int]] = {}
    for text in sorted(range(len(texts)), key=lambda text: (text != representative[text], text)):
        clusters.setdefault(representative[text], []).append(text)
    return _Groups(texts, clusters)


def _united(features: Sequence[Hashes], groups: _Groups) -> list[Hashes]:
    """Return the features of each cluster: all those of its texts.

    A copy may hold a passage that the text which stands for it lacks.
    """
    clusters = (groups.clusters[text] for text in sorted(groups.clusters))
    return [
        features[texts[0]] if len(texts) == 1 else np.unique(np.concatenate([features[text] for text in texts]))
        for texts in clusters
    ]


def _copy_pairs(groups: _Groups, between: Hashes, window: Window) -> Iterator[Pair]:
    """Yield the pairs inside clusters and those of copies in different clusters."""
    for cluster in groups.clusters:
        yield from window.within(groups.places(cluster))
    for left, right in _place_pairs(between):
        yield from window.between(groups.texts[left], groups.texts[right])


def _spread(groups: _Groups, keys: Hashes, window: Window) -> Iterator[Pair]:
    """Yield the pairs of readings that pairs of clusters stand for."""
    places = [groups.places(cluster) for cluster in sorted(groups.clusters)]
    for left, right in _place_pairs(keys):
        yield from window.between(places[left], places[right])


def _place_pairs(keys: Hashes) -> Iterator[Pair]:
    left, right = places_of(keys)
    return zip(left.tolist(), right.tolist(), strict=True)


def _sketches(readings: Sequence[Reading], settings: Settings) -> list[Hashes]:
    """Return the pair sketches; texts too short to be called rewrites have none."""
    return [
        pair_sketch(one.hashes, bottom=settings.pair_bottom) if len(one) >= settings.min_words else _NOTHING
        for one in readings
    ]


def _samples(readings: Sequence[Reading], settings: Settings) -> list[Hashes]:
    return [shingle_sample(one.hashes, settings.passage_words, one_in=settings.passage_sample) for one in readings]


def _capped(overflows: Iterable[tuple[str, Overflow, int]], readings: Sequence[Reading]) -> Iterator[Capped]:
    for kind, overflow, place in overflows:
        yield Capped(kind=kind, size=overflow.longest, example=readings[place].id, lists=overflow.lists)
