"""Parquet: types of columns, rows by number, and damage that stays where it is."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.article.dates import parse_date
from provenance.corpus.parquet_sizes import page_bytes, rows_at_a_time
from provenance.corpus.reader import DEFAULTS, read
from provenance.values import Document, Unreadable
from tests.corpus.written import parquet

TEXTS = [f"خبر رقم {at}" for at in range(6)]


def outcomes(folder: Path, table: pa.Table, **choices: Any) -> list[Document | Unreadable]:
    (folder / "t.parquet").write_bytes(parquet(table))
    return list(read(folder / "t.parquet", settings=replace(DEFAULTS, **choices)))


@pytest.mark.parametrize(
    "kind",
    [pa.string(), pa.large_string(), pa.binary(), pa.large_binary(), pa.dictionary(pa.int8(), pa.string())],
    ids=str,
)
def test_strings_of_every_type_are_the_same_text(tmp_path: Path, kind: pa.DataType) -> None:
    values = ["خبر\0\u2028نهاية", "خبر\0\u2028نهاية", 'آخر "نعم"']
    column = pa.array(values).cast(kind) if not pa.types.is_dictionary(kind) else pa.array(values).dictionary_encode()
    expected = [Document(f"t.parquet:{at}", text) for at, text in enumerate(values, start=1)]
    assert outcomes(tmp_path, pa.table({"text": column})) == expected


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
@pytest.mark.parametrize("zone", [None, "UTC", "Asia/Riyadh", "+03:00"])
def test_a_timestamp_is_what_its_iso_text_says(tmp_path: Path, unit: str, zone: str | None) -> None:
    column = (
        pa.array([1_709_251_200, None]).cast(pa.timestamp("s")).cast(pa.timestamp(unit)).cast(pa.timestamp(unit, zone))
    )
    first, second = outcomes(tmp_path, pa.table({"text": TEXTS[:2], "published": column, "fetched": column}))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    iso = {None: "2024-03-01T00:00:00", "UTC": "2024-03-01T00:00:00+00:00"}.get(zone, "2024-03-01T03:00:00+03:00")
    assert (first.published, first.fetched, second.published) == (iso, iso, None)
    assert parse_date(iso) == dt.datetime.fromisoformat(iso)


def test_a_day_is_what_its_iso_text_says(tmp_path: Path) -> None:
    for kind in (pa.date32(), pa.date64()):
        column = pa.array([dt.date(2024, 3, 1)], kind)
        (found,) = outcomes(tmp_path, pa.table({"text": ["خبر"], "published": column}))
        assert isinstance(found, Document)
        assert found.published == "2024-03-01"


def test_rows_fail_alone_and_are_told_by_their_number(tmp_path: Path) -> None:
    table = pa.table(
        {
            "text": pa.array(["خبر".encode(), b"\xff", None, "آخر".encode(), b"a" * 600, b"", "ثالث".encode()]),
            "published": pa.array([0, 0, 0, 10**13, 0, 0, 0], pa.timestamp("s")),
        }
    )
    items = outcomes(tmp_path, table, max_row_bytes=500)
    assert [item.reason if isinstance(item, Unreadable) else item.id for item in items] == [
        "t.parquet:1", "not_utf8", "missing_text", "malformed_row", "too_large", "empty", "t.parquet:7",
    ]  # fmt: skip
    bad = items[3]
    assert isinstance(bad, Unreadable)
    assert (bad.path, bad.message.startswith("t.parquet, row 4: ")) == ("t.parquet:4", True)


@pytest.mark.parametrize(
    ("columns", "reason", "words"),
    [
        ({"body": TEXTS}, "missing_text", "'body'"),
        ({"text": [["a"]] * 6}, "wrong_column", "--text-field"),
        ({"text": [1] * 6}, "wrong_column", "is of type int64"),
        ({"text": TEXTS, "id": [{"a": 1}] * 6}, "wrong_column", "--id-field"),
    ],
    ids=["missing", "list", "number", "nested-id"],
)
def test_a_column_that_cannot_be_meant_fails_the_file_once(
    tmp_path: Path, columns: dict[str, Any], reason: str, words: str
) -> None:
    (item,) = outcomes(tmp_path, pa.table(columns))
    assert isinstance(item, Unreadable)
    assert (item.path, item.reason, words in item.message) == ("t.parquet", reason, True)


def test_other_columns_are_neither_read_nor_in_the_way(tmp_path: Path) -> None:
    table = pa.table({"text": ["خبر"], "author": [["a"]], "vector": [[1.0, 2.0]], "id": [7]})
    assert outcomes(tmp_path, table) == [Document("7", "خبر")]


def test_a_damaged_row_group_costs_only_itself(tmp_path: Path) -> None:
    data = bytearray(parquet(pa.table({"text": TEXTS, "id": [str(at) for at in range(6)]}), group=2))
    data[data.index("رقم 3".encode())] ^= 0xFF
    (tmp_path / "t.parquet").write_bytes(data)
    items = list(read(tmp_path))
    assert [item.id for item in items if isinstance(item, Document)] == ["0", "1", "4", "5"]
    (failed,) = [item for item in items if isinstance(item, Unreadable)]
    assert (failed.path, failed.reason) == ("t.parquet:3", "damaged")
    assert failed.message.startswith("t.parquet, row 3: damaged from here to row 4")


@given(st.data())
def test_a_file_cut_short_or_with_other_bytes_in_it_is_an_outcome(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = bytearray(parquet(pa.table({"text": TEXTS}), group=2))
    at = data.draw(st.integers(0, len(whole) - 1))
    if data.draw(st.booleans()):
        del whole[at:]
    else:
        whole[at] ^= data.draw(st.integers(1, 255))
    path = tmp_path_factory.mktemp("cut") / "t.parquet"
    path.write_bytes(whole)
    items = list(read(path))
    assert items
    assert all(one.text in TEXTS for one in items if isinstance(one, Document))


def test_one_long_value_that_many_rows_refer_to_is_unfolded_a_little_at_a_time_and_not_for_ever(tmp_path: Path) -> None:
    """Unfolded at once it would take 500 GB."""
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 100_000, pa.int32()), pa.array(["خ" * 2_500_000]))
    (tmp_path / "t.parquet").write_bytes(parquet(pa.table({"text": column})))
    before = pa.default_memory_pool().max_memory()
    *rows, last = read(tmp_path, settings=replace(DEFAULTS, max_row_bytes=1_000_000, max_expansion=100))
    assert pa.default_memory_pool().max_memory() <= max(before, 700_000_000)
    assert isinstance(last, Unreadable)
    assert (last.path, last.reason) == ("t.parquet", "expands_too_far")
    assert {item.reason for item in rows if isinstance(item, Unreadable)} == {"too_large"}


@pytest.mark.parametrize("compression", ["none", "zstd"])
def test_the_size_of_a_dictionary_is_read_off_its_page(tmp_path: Path, compression: str) -> None:
    """Few rows at a time where strings are long, so that they fit; as many as may be where they are short."""
    for length, expected in [(10, 512), (1_000_000, 268), (30_000_000, 8)]:
        path = tmp_path / f"{length}.parquet"
        pq.write_table(
            pa.table({"text": pa.array(["a" * length] * 2).dictionary_encode()}), path, compression=compression
        )
        with path.open("rb") as stream, pq.ParquetFile(path) as file:
            assert rows_at_a_time(file, 0, ["text"], stream) == expected


@given(st.binary(max_size=12))
def test_what_is_no_page_has_no_size(header: bytes) -> None:
    size = page_bytes(header)
    assert size is None or 0 <= size < 1 << 35


def test_a_file_that_declares_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"text": ["a" * 20_000_000]}), path, compression="zstd")
    (item,) = read(path)
    assert isinstance(item, Unreadable)
    assert item.reason == "expands_too_far"
