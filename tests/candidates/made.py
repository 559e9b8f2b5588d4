"""Articles made of numbers: readings whose stems are drawn, edited and mixed by seeded chance."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence

import numpy as np

from provenance.article.reading import Hashes, Reading
from provenance.sketch.pairs import common_stems
from provenance.values import Article, Document, FoundDate

Words = list[int]
# Words are drawn like in language: a few very often, most hardly ever.
VOCABULARY = 60_000


def words(count: int, chance: random.Random) -> Words:
    """Return ``count`` words drawn by Zipf's law."""
    return [int(VOCABULARY ** chance.random()) for _ in range(count)]


def edited(original: Words, share: float, chance: random.Random) -> Words:
    """Return the words with a share of them replaced, dropped or followed by a new one."""
    kept: Words = []
    for word in original:
        if chance.random() >= share:
            kept.append(word)
        else:
            kept += chance.choice([words(1, chance), [], [word, *words(1, chance)]])
    return kept


def hashes(text: Sequence[int]) -> Hashes:
    """Return a 64-bit hash of each word; the commonest words are the commonest stems of Arabic."""
    numbers, common = np.array(text, dtype=np.uint64), common_stems()
    mixed = numbers * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(31))) * np.uint64(0xBF58476D1CE4E5B9)
    is_common = numbers < np.uint64(len(common))
    mixed[is_common] = common[numbers[is_common].astype(np.int64)]
    return np.asarray(mixed)


def made(name: str, text: Sequence[int], *, published: dt.date | None = None) -> Reading:
    """Return the reading of an article with these words."""
    found = FoundDate(published, "value") if published else None
    places = np.arange(len(text), dtype=np.int64)
    return Reading(
        article=Article(Document(name, ""), (), found),
        words=tuple(map(str, text)),
        stems=tuple(map(str, text)),
        hashes=hashes(text),
        starts=places,
        ends=places + 1,
        sentence_starts=places[:1],
        title_words=0,
        title_field="text",
    )


def strangers(count: int, chance: random.Random, *, length: int = 120) -> list[Reading]:
    """Return articles that have nothing to do with each other."""
    return [made(f"other-{number:04}", words(length, chance)) for number in range(count)]
