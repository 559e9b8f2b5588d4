"""Documents -> readings in columns: zones, words and sketches of each article, worked out once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np

from provenance.article.extract import read_article
from provenance.article.reading import Reading, reading
from provenance.flow.columns import lists, table, whole
from provenance.flow.documents import documents
from provenance.flow.readings import joined, reading_columns
from provenance.flow.schemas import schema
from provenance.kernels.bulk import Sketches, hash_sketches
from provenance.settings import Settings
from provenance.values import Document

if TYPE_CHECKING:
    import pyarrow as pa

Repeated = Mapping[str, frozenset[str]]


def reader(repeated: Repeated, settings: Settings) -> Callable[[pa.RecordBatch], pa.RecordBatch]:
    """Return a kernel from documents to their readings.

    Args:
        repeated: Outlet -> boilerplate lines, as of :func:`provenance.article.boilerplate.repeated_lines`.
        settings: What the sketches are made by.
    """

    def kernel(batch: pa.RecordBatch) -> pa.RecordBatch:
        readings = [_reading(document, repeated) for _, document in documents(batch)]
        return _rows(whole(batch, "n").tolist(), readings, settings)

    return kernel


def _reading(document: Document, repeated: Repeated) -> Reading:
    return reading(read_article(document, repeated=repeated.get(document.outlet, frozenset())))


def _rows(numbers: Sequence[int], readings: Sequence[Reading], settings: Settings) -> pa.RecordBatch:
    offsets = np.array([0, *accumulate(map(len, readings))], dtype=np.int64)
    found = hash_sketches(joined([one.hashes for one in readings], np.uint64), offsets, settings)
    return table(schema("readings"), numbers, *reading_columns(readings, offsets), *_sketch_columns(found))


def _sketch_columns(found: Sketches) -> Iterator[Any]:
    bands = found.band_keys
    yield lists(bands.reshape(-1), np.arange(len(bands) + 1) * bands.shape[1])
    yield lists(found.pair_sketches.values, found.pair_sketches.offsets)
    yield lists(found.samples.values, found.samples.offsets)
    yield np.diff(found.pair_sketches.offsets)
