"""The engine keeps tables, makes them anew when their definition changes, and stays within its memory."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from provenance.engine.base import Shard
from provenance.engine.duckdb import DuckDB
from provenance.engine.parts import PartWriter
from provenance.engine.work import Fingerprint, WorkFolder
from provenance.errors import EngineFailed, EngineMissing
from provenance.messages.catalogue import spoken

FINGERPRINT = Fingerprint(inputs="corpus", settings="defaults", version="1")
NUMBERS = pa.schema([("n", pa.int64())])


@pytest.fixture
def work(tmp_path: Path) -> Iterator[WorkFolder]:
    with WorkFolder(tmp_path / "work", FINGERPRINT) as work:
        yield work


# ruff: noqa: S608 - the queries below are made of nothing but what stands beside them.


def _engine(work: WorkFolder, memory_bytes: int = 1 << 27, threads: int = 2) -> DuckDB:
    return DuckDB(work, memory_bytes=memory_bytes, threads=threads)


def _same(batch: pa.RecordBatch) -> pa.RecordBatch:
    return batch


def _doubled(batch: pa.RecordBatch) -> pa.RecordBatch:
    return pa.record_batch([batch.column("n").to_numpy() * 2], schema=NUMBERS)


def _nothing(shard: Shard) -> Iterator[pa.RecordBatch]:
    yield from ()


def _values(engine: DuckDB, table: str) -> list[int]:
    return [row for batch in engine.rows(f"SELECT n FROM {table} ORDER BY n") for row in batch.column(0).to_pylist()]


def test_a_step_is_a_table_for_later_steps(work: WorkFolder) -> None:
    with _engine(work) as engine:
        engine.step("few", "SELECT range AS n FROM range(5)")
        engine.map("twice", "SELECT n FROM few", _doubled, NUMBERS)
        engine.step("lists", "SELECT [n, n + 1] AS pair FROM twice WHERE n > 4")
        engine.step("flat", f"SELECT {engine.explode}(pair) AS n FROM lists")
        assert _values(engine, "flat") == [6, 7, 8, 9]
        assert engine.scalar("SELECT count(*) FROM twice") == 5


def test_strings_come_with_long_offsets(work: WorkFolder) -> None:
    with _engine(work) as engine:
        (batch,) = engine.rows("SELECT 'خبر' AS text, ['a'] AS words")
    assert batch.schema == pa.schema([("text", pa.large_string()), ("words", pa.large_list(pa.large_string()))])


def test_tables_without_rows_have_columns(work: WorkFolder) -> None:
    with _engine(work) as engine:
        engine.shards("no_inputs", [], _nothing, NUMBERS)
        engine.shards("no_rows", [Shard("a", "1")], _nothing, NUMBERS)
        engine.step("none", "SELECT n FROM no_rows WHERE n = 1")
        engine.map("mapped", "SELECT n FROM none", _same, NUMBERS)
        engine.map_groups("grouped", "SELECT n FROM mapped", "n", _same, NUMBERS)
        assert [_values(engine, table) for table in ("no_inputs", "no_rows", "none", "mapped", "grouped")] == [[]] * 5


def test_every_row_is_of_one_part_whatever_its_number(work: WorkFolder) -> None:
    parts = [-5, 0, 1, 2, 3, 400, None]
    rows = ", ".join(f"({n}, {'NULL' if part is None else part})" for n, part in enumerate(parts))
    with _engine(work) as engine:
        engine.step("given", f"SELECT CAST(n AS BIGINT) AS n, part FROM (VALUES {rows}) AS t(n, part)")
        for count in (1, 2, 3, 5):
            kept = "SELECT n, part FROM given"
            engine.map(f"in_{count}", kept, lambda batch: batch.select(["n"]), NUMBERS, parts=count)
            assert _values(engine, f"in_{count}") == list(range(len(parts)))


def test_groups_come_whole_and_in_ascending_order(work: WorkFolder) -> None:
    seen: list[list[int]] = []

    def note(batch: pa.RecordBatch) -> pa.RecordBatch:
        seen.append(batch.column("n").to_pylist())
        return batch

    with DuckDB(work, memory_bytes=1 << 27, batch_rows=7) as engine:
        engine.step("given", "SELECT (range * 7919) % 50 - 25 AS n FROM range(1000)")
        engine.map_groups("one", "SELECT n FROM given", "n", note, NUMBERS)
        assert seen == [[key] * 20 for key in range(-25, 25)]
        seen.clear()
        engine.map_groups("several", "SELECT n FROM given", "n", note, NUMBERS, at_least=50)
        assert [sorted(set(keys)) for keys in seen][:2] == [[-25, -24, -23], [-22, -21, -20]]
        assert _values(engine, "several") == _values(engine, "given")


def test_a_changed_query_and_all_that_read_it_are_made_anew(work: WorkFolder) -> None:
    for limit in (3, 5, 3):
        with _engine(work) as engine:
            engine.step("few", f"SELECT range AS n FROM range({limit})")
            engine.map("twice", "SELECT n FROM few", _doubled, NUMBERS)
            assert _values(engine, "twice") == list(range(0, 2 * limit, 2))
            assert engine.scalar("SELECT count(*) FROM twice") == limit


def test_another_kernel_or_table_that_it_looks_into_makes_a_table_anew(work: WorkFolder) -> None:
    def table_of(kernel_is_same: bool, background: int) -> tuple[int, list[int]]:
        with _engine(work) as engine:
            engine.step("few", "SELECT range AS n FROM range(3)")
            engine.step("background", f"SELECT {background} AS n")
            kernel = _same if kernel_is_same else _doubled
            engine.map("made", "SELECT n FROM few", kernel, NUMBERS, reads=["background"])
            return (work.path / "tables/made/part-00000.parquet").stat().st_mtime_ns, _values(engine, "made")

    first = table_of(True, 1)
    assert table_of(True, 1) == first
    assert table_of(False, 1)[1] == [0, 2, 4]
    again = table_of(True, 1)
    assert again[1] == first[1]
    assert table_of(True, 2)[0] != again[0]


def test_a_dropped_table_takes_no_room_and_is_not_made_again(work: WorkFolder) -> None:
    told: list[str] = []
    for _ in range(2):
        told.clear()
        with DuckDB(work, memory_bytes=1 << 27, progress=lambda step, done, total: told.append(step)) as engine:
            engine.step("few", "SELECT range AS n FROM range(3)")
            engine.step("sums", "SELECT n + 1 AS n FROM few")
            assert engine.scalar("SELECT count(*) FROM few") == 3
            engine.drop("few")
            assert _values(engine, "sums") == [1, 2, 3]
            assert not list(work.path.glob("tables/few/*.parquet"))
    assert told == ["few", "sums"]


def test_a_changed_step_whose_sources_are_dropped_is_refused(work: WorkFolder) -> None:
    with _engine(work) as engine:
        engine.step("few", "SELECT range AS n FROM range(3)")
        engine.step("sums", "SELECT n + 1 AS n FROM few")
        engine.drop("few")
    with _engine(work) as engine:
        engine.step("few", "SELECT range AS n FROM range(3)")
        with pytest.raises(EngineFailed, match="the step sums has changed and what it needs is gone"):
            engine.step("sums", "SELECT n + 2 AS n FROM few")


def test_a_join_larger_than_the_limit_spills_and_is_right(work: WorkFolder) -> None:
    spilled: list[int] = []

    def note(batch: pa.RecordBatch) -> pa.RecordBatch:
        spilled.append(sum(file.stat().st_size for file in work.spill.rglob("*") if file.is_file()))
        return batch

    wide = "SELECT (range * {by}) % 250000 AS n, repeat(md5(CAST(range AS VARCHAR)), 20) AS text FROM range(250000)"
    with _engine(work, memory_bytes=160_000_000) as engine:
        engine.step("a", wide.format(by=7))
        engine.step("b", wide.format(by=13))
        engine.map("joined", "SELECT a.n FROM a JOIN b ON a.n = b.n WHERE a.text <> b.text || 'x'", note, NUMBERS)
        assert engine.scalar("SELECT count(*) FROM joined") == 250_000
        assert engine.scalar("SELECT count(DISTINCT n) FROM joined") == 250_000
    assert max(spilled) > 0


def test_what_cannot_be_done_within_the_limit_says_so(work: WorkFolder) -> None:
    with _engine(work, memory_bytes=8_000_000) as engine, pytest.raises(EngineFailed) as failed:
        engine.step("wide", "SELECT list(repeat(md5(CAST(range AS VARCHAR)), 40)) AS texts FROM range(100000)")
    assert str(failed.value).startswith("step wide: does not fit into the memory that it may use")
    with spoken("ar"):
        assert str(failed.value).startswith("الخطوة `wide`: لا تكفيها الذاكرة")


@pytest.mark.parametrize("way", ["shards", "map", "map_groups"])
def test_a_full_disk_says_so_and_leaves_no_half_part(
    work: WorkFolder, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    def full(self: PartWriter, batch: pa.RecordBatch) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with _engine(work) as engine:
        engine.step("few", "SELECT range AS n FROM range(3)")
        monkeypatch.setattr(PartWriter, "add", full)
        calls = {
            "shards": lambda: engine.shards("made", [Shard("a", "1")], lambda shard: engine.rows("FROM few"), NUMBERS),
            "map": lambda: engine.map("made", "SELECT n FROM few", _same, NUMBERS),
            "map_groups": lambda: engine.map_groups("made", "SELECT n FROM few", "n", _same, NUMBERS),
        }
        with pytest.raises(EngineFailed, match="no room is left on the disk for the step made"):
            calls[way]()
        assert [file.name for file in work.path.glob("tables/made/*")] == ["started"]
        monkeypatch.undo()
        calls[way]()
        assert _values(engine, "made") == [0, 1, 2]


def test_a_mistake_in_a_query_is_not_dressed_up(work: WorkFolder) -> None:
    import duckdb

    with _engine(work) as engine:
        with pytest.raises(duckdb.Error, match="no_such_column"):
            engine.step("bad", "SELECT no_such_column FROM range(3)")
        with pytest.raises(ValueError, match="is no name of a table"):
            engine.step("../bad", "SELECT 1 AS n")
        with pytest.raises(ValueError, match="instead of"):
            engine.map("bad", "SELECT 'a' AS n", _same, NUMBERS)
    assert not list(work.path.glob("tables/bad/*.parquet"))


def test_no_extension_is_fetched(work: WorkFolder) -> None:
    sql = "SELECT count(*) FROM duckdb_settings() WHERE name LIKE 'auto%_known_extensions' AND value = 'false'"
    with _engine(work) as engine:
        assert engine.scalar(sql) == 2


@pytest.mark.parametrize("library", ["duckdb", "pyarrow"])
def test_a_missing_library_says_what_to_install(
    work: WorkFolder, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(EngineMissing) as missing:
        _engine(work)
    assert str(missing.value) == (f"large scans: {library} is not installed; run `pip install 'provenance-ar[large]'`")


def test_progress_tells_rows_and_where_known_of_how_many(work: WorkFolder) -> None:
    told: list[tuple[str, int, int | None]] = []
    with DuckDB(work, memory_bytes=1 << 27, batch_rows=400, progress=lambda *report: told.append(report)) as engine:
        engine.shards("none", [Shard("a", "1"), Shard("b", "2")], _nothing, NUMBERS)
        engine.step("few", "SELECT range AS n FROM range(1000)")
        engine.map("kept", "SELECT n FROM few", _same, NUMBERS, total=1000)
    assert told[:3] == [("none", 0, 2), ("none", 1, 2), ("none", 2, 2)]
    assert told[3:5] == [("few", 0, None), ("few", 1000, 1000)]
    assert told[-1] == ("kept", 1000, 1000)
