"""Tables say what the JSON report says, in any format, however they are cut into batches."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import provenance
from provenance.render.json_report import report, scan_object
from provenance.render.json_values import Object
from provenance.render.tables import write
from provenance.render.tables.rows import Rows, kept_tables, scan_tables
from provenance.render.tables.schemas import KEPT_TABLES, SUFFIXES, TABLES, arrow_schema, file_names
from provenance.render.tables.write import ROWS_IN_BATCH, batches, json_lines, write_tables
from provenance.settings import Settings
from provenance.values import Document, Dropped, Edge, Kept, Scan
from tests.conftest import SEEDS
from tests.render import samples, traced
from tests.strategies import hostile_text

DOCS = Path(__file__).parents[3] / "docs" / "exports.md"
FORMATS = tuple(SUFFIXES)


@pytest.fixture(scope="module")
def seeds() -> Scan:
    """What a scan of the seeds finds: every kind of row but inputs that failed, caps and edges left out."""
    return provenance.scan(provenance.read(SEEDS))


def _made() -> Scan:
    """Return a scan by hand with the kinds of rows that the seeds lack."""
    scan = replace(samples.scan(), attributions=traced.attributions())
    broken = Edge("e", "doc:a.txt", "doc:b.txt", "cites", "inferred", 0.4, "weak", "sentence", (), "g", "earlier")
    return replace(scan, graph=replace(scan.graph, broken=(broken,)))


def read_back(folder: Path, name: str, style: str) -> list[Any]:
    """Return the rows of a table as Python reads them."""
    path = folder / (name + SUFFIXES[style])
    if style == "parquet":
        found: list[Any] = pq.read_table(path).to_pylist()
        return found
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def _lists(scan: Scan) -> dict[str, Any]:
    """Return the lists of the JSON report by the names of the tables."""
    value = json.loads(report(scan_object(scan, Settings())))
    graph = value["graph"]
    named = {name: value[name] for name in ("documents", "pairs", "stories", "attributions", "capped")}
    named |= {name: graph[name] for name in ("nodes", "edges", "flags", "origins")}
    return named | {"broken_edges": graph["broken"], "outcomes": value["outcomes"]["entries"]}


@pytest.mark.parametrize("style", FORMATS)
@pytest.mark.parametrize("which", ["seeds", "made"])
def test_every_table_holds_the_rows_of_the_json_report(which: str, style: str, seeds: Scan, tmp_path: Path) -> None:
    scan = seeds if which == "seeds" else _made()
    write_tables(str(tmp_path), scan_tables(scan), style)
    for name, rows in _lists(scan).items():
        assert read_back(tmp_path, name, style) == rows, name
    members = [(row["story"], row["document"]) for row in read_back(tmp_path, "members", style)]
    assert members == [(story.id, document) for story in scan.stories for document in story.documents]


def test_the_two_scans_fill_every_table_and_every_column(seeds: Scan) -> None:
    """Else the test above would hold where nothing is written."""
    rows: dict[str, list[Object]] = {name: [] for name in TABLES}
    for scan in (seeds, _made()):
        for name, found in scan_tables(scan).items():
            rows[name].extend(found)
    empty = {
        f"{name}.{column}"
        for name, columns in TABLES.items()
        for column in columns
        if all(row[column] in (None, [], "") for row in rows[name])
    }
    assert empty <= {"documents.fetched", "documents.url", "documents.outlet", "broken_edges.evidence"}


def test_one_member_of_each_story_is_its_representative(seeds: Scan) -> None:
    chosen = [row["document"] for row in scan_tables(seeds)["members"] if row["representative"]]
    assert chosen == [story.representative for story in seeds.stories]


@pytest.mark.parametrize("name", [*TABLES, *KEPT_TABLES])
def test_parquet_has_the_types_of_the_schema_even_without_rows(name: str, tmp_path: Path) -> None:
    write_tables(str(tmp_path), {name: []}, "parquet")
    columns = {**TABLES, **KEPT_TABLES}[name]
    assert pq.read_schema(tmp_path / f"{name}.parquet").equals(arrow_schema(columns))


def test_the_documentation_names_every_table_and_column() -> None:
    told = DOCS.read_text(encoding="utf-8")
    wanted = {
        f"`{name}`"
        for tables in (TABLES, KEPT_TABLES)
        for table, columns in tables.items()
        for name in (table, *columns)
    }
    assert {name for name in wanted if name not in told} == set()


def test_every_file_that_is_written_is_known_as_ours(tmp_path: Path) -> None:
    for style in FORMATS:
        write_tables(str(tmp_path), {**scan_tables(_made()), **kept_tables(Kept("representative", (), ()))}, style)
    assert {path.name for path in tmp_path.iterdir()} < file_names()


def _documents(texts: list[str]) -> Rows:
    documents = tuple(Document(f"d{at}", text, title=text[:5]) for at, text in enumerate(texts))
    return kept_tables(Kept("representative", documents, (Dropped("x", "d0", "copy", 0.98765, 0.8),)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(texts=st.lists(hostile_text(max_size=40), max_size=9), style=st.sampled_from(FORMATS))
def test_any_text_comes_back_as_it_was(texts: list[str], style: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("any")
    write_tables(str(folder), _documents(texts), style)
    found = [row["text"] for row in read_back(folder, "kept", style)]
    if style == "parquet":  # which has no bytes for half a character
        texts = [text.encode("utf-8", "backslashreplace").decode("utf-8") for text in texts]
    assert found == texts


@pytest.mark.parametrize("style", FORMATS)
def test_batches_and_groups_change_no_row(style: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"نص {at}" for at in range(11)]
    monkeypatch.setattr(write, "ROWS_IN_BATCH", 2)
    monkeypatch.setattr(write, "ROWS_IN_GROUP", 4)
    write_tables(str(tmp_path), _documents(texts), style)
    assert [row["text"] for row in read_back(tmp_path, "kept", style)] == texts
    if style == "parquet":
        assert pq.ParquetFile(tmp_path / "kept.parquet").num_row_groups == 3


def test_long_articles_close_a_group_early(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "ROWS_IN_BATCH", 1)
    monkeypatch.setattr(write, "GROUP_BYTES", 1_000)
    write_tables(str(tmp_path), _documents(["a" * 600] * 4), "parquet")
    assert pq.ParquetFile(tmp_path / "kept.parquet").num_row_groups == 2


@pytest.mark.parametrize("style", FORMATS)
def test_the_same_rows_are_the_same_bytes(style: str, tmp_path: Path) -> None:
    for name in ("1", "2"):
        (tmp_path / name).mkdir()
        write_tables(str(tmp_path / name), scan_tables(_made()), style)
    for path in (tmp_path / "1").iterdir():
        assert path.read_bytes() == (tmp_path / "2" / path.name).read_bytes()


def test_rows_are_asked_for_a_batch_at_a_time() -> None:
    asked = 0

    def rows() -> Iterator[Object]:
        nonlocal asked
        for at in range(5 * ROWS_IN_BATCH):
            asked += 1
            yield {"at": at}

    next(json_lines(rows()))
    assert asked == ROWS_IN_BATCH


@given(st.lists(st.integers()), st.integers(1, 7))
def test_batches_are_full_but_for_the_last(items: list[int], size: int) -> None:
    found = list(batches(items, size))
    assert [item for batch in found for item in batch] == items
    assert all(len(batch) == size for batch in found[:-1])
    assert all(found)
