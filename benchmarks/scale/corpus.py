"""Corpora of 10^3 to 10^6 documents that differ in nothing but their size.

Of every ten documents three are planted versions of the other seven, by the edits of
``benchmarks/speed/edits.py`` in turn, at most three of one original. The seven are real
articles for as long as there are enough of them for the *largest* corpus of a run; above,
all corpora of the run hold the same share of articles with their words scrambled: new text
of the same words. So the exponent of a run is not that of a changing mixture. What cannot
be held equal is how many of the real articles were printed twice: a small sample of an
archive holds fewer of them for each document.

A corpus is a stream over the real articles on disk, so that memory does not grow with it.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.scale.articles import Row
from benchmarks.speed.corpus import EDITED_FROM_WORDS, EDITED_SHARE, MARK
from benchmarks.speed.edits import EDITS

SCRAMBLED: Final = "!"
"""Stands in the ids of scrambled articles, as ``MARK`` does in those of planted versions."""
VERSIONS: Final = 3
"""Of one original are planted at most so many versions."""
# Versions stand within so many originals of theirs: what is kept in memory.
_BLOCK: Final = 7_000
_VOCABULARY_TEXTS: Final = 500
_LATEST_H: Final = 72  # after the original, a version is printed
_STRIDE: Final = 3  # the versions of one original are as different edits; 3 has no divisor in common with 10 of them
_VERSION: Final = "1"  # of this recipe; another number, another file in the cache


@dataclass(frozen=True, slots=True)
class Recipe:
    """What decides a corpus: documents, the share of originals that are real articles, and a seed."""

    documents: int
    real_share: float
    seed: int

    @property
    def originals(self) -> int:
        """How many documents are no planted versions."""
        return self.documents - round(EDITED_SHARE * self.documents)

    def versions_of(self, originals: int) -> int:
        """Return how many planted versions go with the first so many originals."""
        return originals * (self.documents - self.originals) // self.originals

    @property
    def name(self) -> str:
        """What the files are called."""
        return f"scale-v{_VERSION}-{self.documents}-{self.real_share:.4f}-{self.seed}"


@dataclass(frozen=True, slots=True)
class Composition:
    """What a corpus on disk holds: documents, those of each kind, bytes and SHA-256."""

    documents: int
    real: int
    scrambled: int
    planted: int
    size_bytes: int
    sha256: str


def real_share(available: int, largest: int) -> float:
    """Return the share of originals that can be real articles in corpora of up to ``largest`` documents."""
    return min(1.0, available / Recipe(largest, 1.0, 0).originals)


def _scrambled(row: Row, number: int, rng: Random) -> Row:
    """Return an article with its words in random order, under an id of its own."""
    words = row.text.split()
    rng.shuffle(words)
    return replace(row, id=f"{row.id}{SCRAMBLED}{number}", text=" ".join(words))


def originals(articles: Sequence[Row], recipe: Recipe) -> Iterator[Row]:
    """Yield the real articles of a corpus, no one twice, and scrambled ones evenly among them."""
    rng = Random(f"{recipe.seed} {recipe.documents} originals")
    drawn = iter(rng.sample(range(len(articles)), len(articles)))
    for number in range(recipe.originals):
        is_real = int((number + 1) * recipe.real_share) > int(number * recipe.real_share)
        place = next(drawn, None) if is_real else None
        if place is None:
            yield _scrambled(articles[rng.randrange(len(articles))], number, rng)
        else:
            yield articles[place]


def _later(published: str, rng: Random) -> str:
    """Return a time up to three days after another; what is no time stays as it is."""
    try:
        return (datetime.fromisoformat(published) + timedelta(minutes=rng.randint(1, 60 * _LATEST_H))).isoformat()
    except ValueError:
        return published


def _version(row: Row, edit: str, outlet: str, words: Sequence[str], recipe: Recipe) -> Row:
    """Return what another outlet makes of an article."""
    rng = Random(f"{recipe.seed} {recipe.documents} {row.id} {edit}")
    text = EDITS[edit](row.text, rng, words)
    return Row(f"{row.id}{MARK}{edit}", text, outlet, _later(row.published, rng))


def _versions(block: Sequence[Row], wanted: int, words: Sequence[str], recipe: Recipe, rng: Random) -> Iterator[Row]:
    """Yield planted versions of a block of originals, none of them twice; fewer where they are short."""
    names = [*EDITS]
    outlets = sorted({row.outlet for row in block if row.outlet}) or [""]
    long = [place for place, row in enumerate(block) if len(row.text.split()) >= EDITED_FROM_WORDS]
    chances = [(place, turn) for place in long for turn in range(VERSIONS)]
    for place, turn in rng.sample(chances, min(wanted, len(chances))):
        edit = names[(place + _STRIDE * turn) % len(names)]
        yield _version(block[place], edit, rng.choice(outlets), words, recipe)


def documents(articles: Sequence[Row], recipe: Recipe) -> Iterator[Row]:
    """Yield the documents of a corpus, versions in random order among the originals near them."""
    words = [word for row in articles[:_VOCABULARY_TEXTS] for word in row.text.split()]
    rng = Random(f"{recipe.seed} {recipe.documents} versions")
    left = originals(articles, recipe)
    for start in range(0, recipe.originals, _BLOCK):
        block = [*islice(left, _BLOCK)]
        wanted = recipe.versions_of(start + len(block)) - recipe.versions_of(start)
        mixed = [*block, *_versions(block, wanted, words, recipe, rng)]
        rng.shuffle(mixed)
        yield from mixed


def kind(name: str) -> str:
    """Return what the document of an id is: ``real``, ``scrambled`` or ``planted``."""
    if MARK in name:
        return "planted"
    return "scrambled" if SCRAMBLED in name else "real"


def _write(rows: Iterable[Row], path: Path) -> Composition:
    """Write a corpus whole or not at all."""
    digest, kinds, size = hashlib.sha256(), Counter[str](), 0
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        for row in rows:
            line = row.line()
            file.write(line)
            digest.update(line)
            size += len(line)
            kinds[kind(row.id)] += 1
    part.replace(path)
    return Composition(kinds.total(), kinds["real"], kinds["scrambled"], kinds["planted"], size, digest.hexdigest())


def built(articles: Sequence[Row], recipe: Recipe, folder: Path) -> tuple[Path, Composition]:
    """Return a corpus and what it holds, from the folder where it has been written before.

    The file of the composition is written last: a corpus without one is made again.
    """
    path = folder / f"{recipe.name}-{len(articles)}.jsonl"
    noted = path.with_suffix(".json")
    if path.exists() and noted.exists():
        return path, Composition(**json.loads(noted.read_text(encoding="utf-8")))
    folder.mkdir(parents=True, exist_ok=True)
    found = _write(documents(articles, recipe), path)
    noted.write_text(json.dumps(asdict(found)) + "\n", encoding="utf-8")
    return path, found
