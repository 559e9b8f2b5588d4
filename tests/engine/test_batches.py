"""Batches keep their order through threads, few are under way, and groups are never cut."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from threading import Event, Lock
from time import sleep

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.engine.batches import in_order, whole_groups


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_results_come_in_the_order_of_the_items(threads: int) -> None:
    def slow_when_early(item: int) -> int:
        sleep(0.002 * (item % 3 == 0))
        return item * item

    assert list(in_order(slow_when_early, range(20), threads)) == [(item, item * item) for item in range(20)]


def test_only_a_few_items_are_taken_before_their_results_are() -> None:
    taken, lock = 0, Lock()

    def items() -> Iterator[int]:
        nonlocal taken
        for item in range(50):
            with lock:
                taken += 1
            yield item

    most_ahead = max(taken - number for number, _ in enumerate(in_order(str, items(), 3)))
    assert most_ahead <= 4


@pytest.mark.parametrize("threads", [1, 3])
def test_what_a_kernel_raises_reaches_the_reader_and_ends_it(threads: int) -> None:
    results = in_order(lambda item: 1 // (5 - item), range(1000), threads)
    assert [next(results)[0] for _ in range(5)] == [0, 1, 2, 3, 4]
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_work_that_nobody_waits_for_is_told_to_stop() -> None:
    stop = Event()

    def until_stopped(item: int) -> bool:
        return item == 0 or stop.wait(timeout=30)

    results = in_order(until_stopped, range(5), 2, stop)
    assert next(results) == (0, True)
    results.close()
    assert stop.is_set()


_keys = st.lists(st.integers(-3, 3) | st.integers(-(2**63), 2**63 - 1), max_size=60).map(sorted)


@given(keys=_keys, cuts=st.lists(st.integers(0, 60), max_size=12).map(sorted), at_least=st.integers(1, 9))
def test_groups_are_whole_whatever_the_batches(keys: list[int], cuts: list[int], at_least: int) -> None:
    batch = pa.record_batch({"key": pa.array(keys, pa.int64()), "row": pa.array(range(len(keys)), pa.int64())})
    edges = [0, *(min(cut, len(keys)) for cut in cuts), len(keys)]
    batches = [batch.slice(first, last - first) for first, last in pairwise(edges)]
    found = list(whole_groups(batches, "key", at_least))
    assert [row for one in found for row in one.column("row").to_pylist()] == list(range(len(keys)))
    assert all(one.num_rows >= at_least for one in found[:-1])
    sizes = {key: len(list(group)) for key, group in groupby(keys)}
    for one in found:
        of_batch = {key: len(list(group)) for key, group in groupby(one.column("key").to_pylist())}
        assert of_batch == {key: sizes[key] for key in of_batch}
        *before, _ = of_batch.values()
        assert sum(before) < at_least


@pytest.mark.parametrize("column", [pa.array([1, None], pa.int64()), pa.array([1, 2], pa.uint64()), pa.array(["a"])])
def test_groups_need_a_key_of_whole_numbers_without_nulls(column: pa.Array) -> None:
    with pytest.raises(ValueError, match="int64 without nulls"):
        list(whole_groups([pa.record_batch({"key": column})], "key"))
