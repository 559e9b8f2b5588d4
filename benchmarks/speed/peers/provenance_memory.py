"""provenance as it is today: its near-duplicate stage in memory, over word-5-shingles, pairs verified exactly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

import numpy as np

from benchmarks.speed.peers.files import Task, task, write
from provenance import read
from provenance.article.reading import Hashes, stem_hash
from provenance.candidates.join import places_of
from provenance.candidates.lsh import identical, likeness, proposed_pairs
from provenance.settings import Settings
from provenance.sketch.shingle import shingle_hashes
from provenance.text.tokens import words
from provenance.values import Document

SHINGLE_WORDS = 5


def _hashes(text: str) -> Hashes:
    return np.array([stem_hash(word) for word in words(text)], dtype=np.uint64)


def _close(texts: Sequence[Hashes], settings: Settings) -> Iterator[tuple[int, int]]:
    """Yield the places of two different texts whose Jaccard similarity reaches the threshold."""
    sets = [shingle_hashes(text, SHINGLE_WORDS) for text in texts]
    keys, _ = proposed_pairs(sets, settings=settings)
    left, right = places_of(keys[likeness(sets, keys).jaccard >= settings.copy_likeness])
    yield from zip(left.tolist(), right.tolist(), strict=True)


def pairs(given: Task) -> Iterator[tuple[str, str]]:
    """Yield the pairs of documents whose Jaccard similarity reaches the threshold; equal texts are compared once."""
    settings = Settings(copy_likeness=given.threshold)
    documents = [one for one in read(given.corpus, settings=settings) if isinstance(one, Document)]
    hashed = [(one.id, _hashes(one.text)) for one in documents]
    kept = [(name, found) for name, found in hashed if len(found) >= SHINGLE_WORDS]
    equal = [[kept[place][0] for place in places] for places in identical([found for _, found in kept])]
    first = {names[0]: at for at, names in enumerate(equal)}
    texts = [found for name, found in kept if name in first]
    for group in equal:
        yield from combinations(group, 2)
    for left, right in _close(texts, settings):
        yield from product(equal[left], equal[right])


if __name__ == "__main__":
    asked = task()
    write(pairs(asked), asked.found)
