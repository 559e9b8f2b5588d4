"""How common stems and phrases are in the corpus, counted by tables: the background that pairs are verified against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from provenance.article.reading import Hashes
from provenance.engine.base import Engine
from provenance.flow.columns import Whole, hashes, table, whole
from provenance.flow.readings import joined
from provenance.flow.schemas import schema
from provenance.flow.statements import statement
from provenance.match.background import PHRASE_WORDS, Background
from provenance.sketch.shingle import rolling_hashes

if TYPE_CHECKING:
    import pyarrow as pa


def background(engine: Engine) -> Background:
    """Return the frequencies in ``readings``, equal texts counted once.

    Phrases that neither recur nor are common are left out: no question about them has
    another answer than for one that was never seen.
    """
    distinct = statement("distinct_texts")
    engine.map("stem_counts", distinct, _stems, schema("stem_counts"))
    engine.step("stems", statement("stems"))
    documents = engine.scalar(statement("count_texts"))
    if documents >= Background.ENOUGH_DOCUMENTS:
        engine.map("phrase_counts", distinct, _phrases, schema("phrase_counts"))
    else:
        engine.step("phrase_counts", statement("no_phrases"))
    fields = {"days": Background.RECURRING_DAYS, "documents": Background.common_documents(documents)}
    engine.step("phrases", statement("phrases", **fields))
    stems = _counted(engine, "stems", "stem", ("documents",))
    phrases = _counted(engine, "phrases", "phrase", ("documents", "days"))
    (stem_documents,), (phrase_documents, phrase_days) = stems.counts, phrases.counts
    return Background(documents, stems.keys, stem_documents, phrases.keys, phrase_documents, phrase_days)


@dataclass(frozen=True, slots=True, eq=False)
class _Counted:
    """Hashes in ascending order, and what is counted beside them."""

    keys: Hashes
    counts: tuple[Whole, ...]


def _counted(engine: Engine, name: str, key: str, counts: Sequence[str]) -> _Counted:
    batches = list(engine.rows(statement("counted", table=name)))
    columns = {one: joined([whole(batch, one) for batch in batches], np.int64) for one in (key, *counts)}
    keys = columns[key].view(np.uint64)
    order = np.argsort(keys, kind="stable")
    return _Counted(keys[order], tuple(columns[one][order] for one in counts))


def _stems(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return in how many texts of a batch each stem is."""
    values, offsets = hashes(batch, "hashes")
    found = [np.unique(values[start:end]) for start, end in pairwise(offsets)]
    stems, counts = np.unique(np.concatenate([values[:0], *found]), return_counts=True)
    return table(schema("stem_counts"), stems.view(np.int64), counts)


def _phrases(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return in how many texts of each day each phrase is; a text without a date has a day of its own."""
    values, offsets = hashes(batch, "hashes")
    days = [
        -1 - n if day is None else day
        for n, day in zip(*(batch.column(one).to_pylist() for one in "n day".split()), strict=True)
    ]
    found = [np.unique(rolling_hashes(values[start:end], PHRASE_WORDS)) for start, end in pairwise(offsets)]
    phrases = np.concatenate([values[:0], *found])
    when = np.repeat(np.array(days, dtype=np.int64), [len(one) for one in found])
    order = np.lexsort((when, phrases))
    phrases, when = phrases[order], when[order]
    first = np.flatnonzero(np.r_[True, (phrases[1:] != phrases[:-1]) | (when[1:] != when[:-1])][: len(phrases)])
    counts = np.diff(np.r_[first, len(phrases)])
    return table(schema("phrase_counts"), phrases[first].view(np.int64), when[first], counts)
