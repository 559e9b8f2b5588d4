"""Arrow columns as arrays of numbers, and back. Hashes travel as signed numbers, which every engine has."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from provenance.article.reading import Hashes, Positions

if TYPE_CHECKING:
    import pyarrow as pa

Whole: TypeAlias = npt.NDArray[np.int64]


def whole(batch: pa.RecordBatch, name: str) -> Whole:
    """Return a column of whole numbers without nulls."""
    found: Whole = np.ascontiguousarray(batch.column(name).to_numpy(zero_copy_only=False), dtype=np.int64)
    return found


def ragged(batch: pa.RecordBatch, name: str) -> tuple[Whole, Positions]:
    """Return a column of lists as its numbers and where in them each row begins, with the end of the last."""
    import pyarrow as pa

    column = batch.column(name).cast(pa.large_list(pa.int64()))
    offsets = np.asarray(column.offsets, dtype=np.int64)
    values = np.asarray(column.values, dtype=np.int64)
    return np.ascontiguousarray(values[offsets[0] : offsets[-1]]), offsets - offsets[0]


def hashes(batch: pa.RecordBatch, name: str) -> tuple[Hashes, Positions]:
    """Return a column of lists of hashes like :func:`ragged`."""
    values, offsets = ragged(batch, name)
    return values.view(np.uint64), offsets


def shorts(values: npt.NDArray[np.int64], offsets: Positions) -> pa.Array:
    """Return small numbers as a column of lists like :func:`lists`."""
    import pyarrow as pa

    return pa.LargeListArray.from_arrays(pa.array(offsets, pa.int64()), pa.array(values, pa.int32()))


def lists(values: npt.NDArray[np.generic], offsets: Positions) -> pa.Array:
    """Return numbers as a column of lists; row ``r`` is ``values[offsets[r]:offsets[r + 1]]``."""
    import pyarrow as pa

    return pa.LargeListArray.from_arrays(pa.array(offsets, pa.int64()), pa.array(values.view(np.int64), pa.int64()))


def table(schema: pa.Schema, *columns: object) -> pa.RecordBatch:
    """Return columns, in the order of the schema, as a batch of it."""
    import pyarrow as pa

    return pa.RecordBatch.from_arrays(
        [
            column if isinstance(column, pa.Array) else pa.array(column, kind.type)
            for column, kind in zip(columns, schema, strict=True)
        ],
        schema=schema,
    )
