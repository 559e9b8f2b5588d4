"""Batches on their way through kernels: in threads but in order, and cut where groups end."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import pyarrow as pa

In = TypeVar("In")
Out = TypeVar("Out")


def in_order(
    function: Callable[[In], Out], items: Iterable[In], threads: int, stop: Event | None = None
) -> Generator[tuple[In, Out]]:
    """Yield each item with what a function makes of it, in the order of the items.

    With several threads at most one item more than there are threads is under way or
    waits to be yielded, so that memory stays bounded however slow the reader is. ``stop``
    is set as soon as the iterator ends or is left: a function that takes long should look
    at it, since nobody gets an answer before those that have begun are done.
    """
    if threads == 1:
        yield from ((item, function(item)) for item in items)
        return
    waiting: deque[tuple[In, Future[Out]]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        try:
            for item in items:
                waiting.append((item, pool.submit(function, item)))
                if len(waiting) > threads:
                    first, result = waiting.popleft()
                    yield first, result.result()
            for first, result in waiting:
                yield first, result.result()
        finally:
            if stop is not None:
                stop.set()
            pool.shutdown(wait=True, cancel_futures=True)


def whole_groups(batches: Iterable[pa.RecordBatch], key: str, at_least: int = 1) -> Iterator[pa.RecordBatch]:
    """Yield the rows of batches that are sorted by ``key`` again, cut only where the key changes.

    Args:
        batches: Batches of any size; a group may run over several.
        key: A column of int64 without nulls.
        at_least: Rows that a batch has before it is cut, except the last one.

    Raises:
        ValueError: The key is of another type, or null somewhere.
    """
    import pyarrow as pa

    held: list[pa.RecordBatch] = []
    rows, last = 0, None
    for batch in (one for one in batches if one.num_rows):
        begin = 0
        starts, first, end = _starts(batch, key)
        for start in starts if first == last else [0, *starts]:
            if rows + start - begin >= at_least:
                yield pa.concat_batches([*held, batch.slice(begin, start - begin)])
                held, rows, begin = [], 0, start
        held.append(batch.slice(begin))
        rows += batch.num_rows - begin
        last = end
    if held:
        yield pa.concat_batches(held)


def _starts(batch: pa.RecordBatch, key: str) -> tuple[list[int], int, int]:
    """Return where groups begin in a batch, leaving out its first row, and its first and last key."""
    import numpy as np

    column = batch.column(key)
    if str(column.type) != "int64" or column.null_count:
        raise ValueError(f"groups are made by a column of int64 without nulls, not by {key}: {column.type}")
    keys = column.to_numpy()
    return (np.flatnonzero(keys[1:] != keys[:-1]) + 1).tolist(), int(keys[0]), int(keys[-1])
