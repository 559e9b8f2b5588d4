"""Corpora of the speed benchmark, made from SaudiNewsNet: news as it is, news with planted edits, and a large one.

A corpus is a JSONL file of ``id`` and ``text``. It is the same for the same articles,
settings and seed, byte for byte. A planted document is called ``<source id>~<edit>``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, cycle, islice
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.quality.data import saudi_documents
from benchmarks.speed.edits import EDITS

EDITED_SHARE: Final = 0.3
# Below, one edited word would already move a pair across the threshold.
EDITED_FROM_WORDS: Final = 60
MARK: Final = "~"
_VOCABULARY_TEXTS: Final = 500
_MEGABYTE: Final = 1_000_000

Row = tuple[str, str]
"""Id and text."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus on disk: how many documents, how many bytes and the SHA-256 of the file."""

    name: str
    path: Path
    documents: int
    size_bytes: int
    sha256: str


def edit_of(name: str) -> str | None:
    """Return which edit made the document of this id, None for an article as it was printed."""
    _, mark, edit = name.rpartition(MARK)
    return edit if mark else None


def articles(data: Path) -> list[Row]:
    """Return id and text of every article that has a text, in order of id."""
    return sorted((one.id, one.text) for one in saudi_documents(data) if one.text.strip())


def vocabulary(rows: Sequence[Row]) -> list[str]:
    """Return words of the first texts with repetition, so that a random one is as common as in news."""
    return [word for _, text in rows[:_VOCABULARY_TEXTS] for word in text.split()]


def planted(originals: Sequence[Row], *, seed: int) -> Iterator[Row]:
    """Yield edited versions of the originals without end: every edit in turn, each of an article of its own choice.

    No document comes twice. Short articles are left alone; without long ones there is nothing to yield.
    """
    long = [row for row in originals if len(row[1].split()) >= EDITED_FROM_WORDS]
    words = vocabulary(originals)
    rng = Random(f"{seed} sources")
    turns = [rng.sample(long, len(long)) for _ in EDITS]
    for turn in range(len(long)):
        for (edit, function), sources in zip(EDITS.items(), turns, strict=True):
            name, text = sources[turn]
            yield f"{name}{MARK}{edit}", function(text, Random(f"{seed} {name} {edit}"), words)


def news(rows: Sequence[Row], *, documents: int, seed: int) -> list[Row]:
    """Return so many articles, drawn by chance, as they were printed; all where there are fewer."""
    return Random(f"{seed} news").sample(rows, min(documents, len(rows)))


def edits(rows: Sequence[Row], *, documents: int, seed: int) -> list[Row]:
    """Return articles of which three in ten are planted versions of the others, in random order."""
    wanted = round(EDITED_SHARE * documents)
    originals = Random(f"{seed} edits").sample(rows, min(documents - wanted, len(rows)))
    mixed = [*originals, *islice(planted(originals, seed=seed), wanted)]
    Random(f"{seed} order").shuffle(mixed)
    return mixed


def _scrambled(row: Row, number: int, *, seed: int) -> Row:
    """Return an article with its words in random order: new text of the same words, near to nothing else."""
    words = row[1].split()
    Random(f"{seed} {number} {row[0]}").shuffle(words)
    return f"{row[0]}-{number}", " ".join(words)


def large(rows: Sequence[Row], *, size_bytes: int, seed: int) -> Iterator[Row]:
    """Yield at least so many bytes of text: all articles, edited ones, and articles with their words scrambled.

    Three in ten are planted versions, as in :func:`edits`, for as long as there are articles to edit.
    """
    numbered = ((number, row) for number in range(1, 1_000_000) for row in rows)
    new = (_scrambled(row, number, seed=seed) for number, row in numbered)
    sources = (planted(rows, seed=seed), chain(rows, new))
    left = size_bytes
    for is_edit in cycle((True, False, False, True, False, False, True, False, False, False)):
        row = next(sources[0 if is_edit else 1], None) or next(sources[1])
        yield row
        left -= len(row[1].encode())
        if left <= 0:
            return


def write(name: str, rows: Iterable[Row], path: Path) -> Corpus:
    """Write a corpus whole or not at all, and return what it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part, digest, documents, size = path.with_suffix(".part"), hashlib.sha256(), 0, 0
    with part.open("wb") as file:
        for row_id, text in rows:
            line = json.dumps({"id": row_id, "text": text}, ensure_ascii=False).encode() + b"\n"
            file.write(line)
            digest.update(line)
            documents, size = documents + 1, size + len(line)
    part.replace(path)
    return Corpus(name, path, documents, size, digest.hexdigest())


def first_rows(corpus: Corpus, documents: int = 5) -> Corpus:
    """Return the first few documents of a corpus as one of their own, which costs a system its start and no more."""
    rows = islice(read(corpus.path), documents)
    return write(f"{corpus.name}-start", rows, corpus.path.with_name(f"{corpus.name}-start.jsonl"))


def read(path: Path) -> Iterator[Row]:
    """Yield id and text of each row of a corpus."""
    with path.open("rb") as file:
        for line in file:
            row = json.loads(line)
            yield row["id"], row["text"]


def build(name: str, rows: Sequence[Row], folder: Path, *, documents: int, megabytes: int, seed: int) -> Corpus:
    """Write the corpus ``news``, ``edits`` or ``large`` into a folder; ``megabytes`` is the size of the large one."""
    made: Iterable[Row]
    if name == "news":
        made = news(rows, documents=documents, seed=seed)
    elif name == "edits":
        made = edits(rows, documents=documents, seed=seed)
    else:
        made = large(rows, size_bytes=megabytes * _MEGABYTE, seed=seed)
    return write(name, made, folder / f"{name}.jsonl")
