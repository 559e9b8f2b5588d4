"""Readings as columns, and back: all that the verifier asks of an article, without its text.

What comes back has the hashes of its stems but neither words, apart from figures, nor
zones; everything that :func:`provenance.match.verify.verify` reads is as it was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final, TypeVar

import numpy as np
import numpy.typing as npt

from provenance.article.dates import day_of
from provenance.article.reading import Hashes, Positions, Reading
from provenance.candidates.window import published_day
from provenance.flow.columns import lists, ragged, shorts
from provenance.values import Article, Document, Field, FoundDate

if TYPE_CHECKING:
    import pyarrow as pa

_Number = TypeVar("_Number", bound=np.generic)
_WORD: Final = "·"
"""Stands for every word that is no figure."""


def joined(parts: Sequence[npt.NDArray[_Number]], kind: type[_Number]) -> npt.NDArray[_Number]:
    """Return arrays one after the other; an empty one of a kind where there are none."""
    return np.concatenate([np.empty(0, dtype=kind), *parts])


def words_digest(hashes: Hashes) -> bytes:
    """Return what equal sequences of words share: 16 bytes of BLAKE2b."""
    return blake2b(hashes.tobytes(), digest_size=16).digest()


def reading_columns(readings: Sequence[Reading], offsets: Positions) -> Iterator[Any]:
    """Yield the columns of readings behind their numbers, from ``words`` to ``figures``.

    ``offsets`` says where the words of each begin among those of all, with the end of the last.
    """
    import pyarrow as pa

    yield [words_digest(one.hashes) for one in readings]
    yield np.diff(offsets)
    yield [day_of(one.article) for one in readings]
    yield [published_day(one) for one in readings]
    yield [one.article.document.outlet for one in readings]
    yield [one.title_words for one in readings]
    yield [one.title_field == "title" for one in readings]
    yield lists(joined([one.hashes for one in readings], np.uint64), offsets)
    yield shorts(joined([one.starts for one in readings], np.int64), offsets)
    yield shorts(joined([one.ends for one in readings], np.int64), offsets)
    yield _short_lists([one.sentence_starts for one in readings])
    places = [_figure_places(one) for one in readings]
    yield _short_lists([np.array(found, dtype=np.int64) for found in places])
    figures = [[one.words[at] for at in found] for one, found in zip(readings, places, strict=True)]
    yield pa.array(figures, pa.large_list(pa.large_string()))


def _short_lists(parts: Sequence[Positions]) -> pa.Array:
    return shorts(joined(parts, np.int64), np.array([0, *accumulate(map(len, parts))], dtype=np.int64))


def _figure_places(one: Reading) -> list[int]:
    return [at for at, word in enumerate(one.words) if word[0].isdigit()]


def readings(batch: pa.RecordBatch, side: str = "") -> Iterator[Reading]:
    """Yield the readings of a batch, under their numbers as ids; ``side`` stands before the names of the columns."""
    numbers = {name: ragged(batch, side + name) for name in ("hashes", "starts", "ends", "sentence_starts")}
    places, place_offsets = ragged(batch, side + "figure_places")
    plain = "n published outlet title_words in_title figures".split()
    rows = zip(*(batch.column(side + name).to_pylist() for name in plain), strict=True)
    for row, (n, published, outlet, title_words, in_title, figures) in enumerate(rows):
        part = {name: values[offsets[row] : offsets[row + 1]] for name, (values, offsets) in numbers.items()}
        words = _words(len(part["hashes"]), places[place_offsets[row] : place_offsets[row + 1]].tolist(), figures)
        title_field: Field = "title" if in_title else "text"
        yield Reading(
            article=_article(n, outlet, published),
            words=words,
            stems=words,
            hashes=part.pop("hashes").view(np.uint64),
            title_words=title_words,
            title_field=title_field,
            **part,
        )


def _words(size: int, places: Sequence[int], figures: Sequence[str]) -> tuple[str, ...]:
    words = [_WORD] * size
    for at, figure in zip(places, figures, strict=True):
        words[at] = figure
    return tuple(words)


def _article(n: int, outlet: str, published: int | None) -> Article:
    found = None if published is None else FoundDate(dt.date.fromordinal(published), "value")
    return Article(Document(str(n), "", outlet=outlet), (), found)
