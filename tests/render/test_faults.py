"""Faults as a reader is told them: in order of line, and the same fault of one file once."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from provenance.cli.main import commands
from provenance.render.faults import faults, in_order
from provenance.values import Unreadable
from tests.cli.pages import STORY


def row(
    line: int, problem: str = "no text; write one", file: str = "x.jsonl", reason: str = "missing_text"
) -> Unreadable:
    """Return the outcome of a row that failed."""
    return Unreadable(f"{file}:{line}", reason, f"{file}, line {line}: {problem}")


def told(*entries: Unreadable) -> list[str]:
    """Return the messages of the faults."""
    return [fault.message for fault in faults(entries)]


def test_rows_of_one_fault_are_one_line_with_their_ranges() -> None:
    assert told(*map(row, (10, 9, 2, 3, 4))) == ["x.jsonl, 5 rows (lines 2-4, 9-10): no text; write one"]


def test_rows_whose_faults_differ_in_detail_name_an_example() -> None:
    assert told(row(3, "byte 7"), row(4, "byte 9")) == ["x.jsonl, 2 rows (lines 3-4), such as line 3: byte 7"]


def test_many_ranges_are_cut_short() -> None:
    assert told(*map(row, range(2, 40, 2))) == ["x.jsonl, 19 rows (lines 2, 4, 6, 8, 10, …): no text; write one"]


def test_other_files_reasons_and_whole_files_stay_apart() -> None:
    entries = [
        row(1), row(2, file="y.jsonl"), row(3, reason="malformed_row"),
        Unreadable("a.txt", "empty", "a.txt: empty", "skipped"),
        Unreadable("b.txt", "empty", "b.txt: empty", "skipped"),
        Unreadable("news:12", "unknown_format", "news:12: of no kind"),
        Unreadable("news:13", "unknown_format", "news:13: of no kind"),
    ]  # fmt: skip
    assert len(faults(entries)) == len(entries)


def test_a_message_that_says_its_row_in_the_other_way_loses_it_too() -> None:
    empty = [Unreadable(f"stdin:{at}", "empty", f"stdin:{at}: holds no text", "skipped") for at in (1, 2)]
    assert told(*empty) == ["stdin, 2 rows (lines 1-2): holds no text"]


@given(st.lists(st.tuples(st.sampled_from(["x.jsonl", "y.ndjson", "z.txt"]), st.integers(1, 50)), unique=True))
def test_no_fault_is_lost_and_input_order_decides_nothing(places: list[tuple[str, int]]) -> None:
    entries = [row(line, file=file) for file, line in places]
    shuffled = random.Random(1).sample(entries, len(entries))
    assert sum(map(len, faults(entries))) == len(entries)
    assert faults(shuffled) == faults(entries)


def test_line_nine_comes_before_line_ten() -> None:
    assert [entry.path for entry in in_order(map(row, (10, 9, 100)))] == ["x.jsonl:9", "x.jsonl:10", "x.jsonl:100"]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table whose text stands in a column of another name."""
    rows = [json.dumps({"nr": str(at), "body": STORY, "head": "عنوان"}, ensure_ascii=False) for at in range(12)]
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_a_wrong_column_name_is_one_line_that_names_the_columns(table: Path) -> None:
    result = CliRunner().invoke(commands, ["scan", str(table)], catch_exceptions=False)
    sentence = "12 rows (lines 1-12): the text column 'text' is missing; name the right one among 'nr', 'body', 'head'"
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 2
    assert "12 inputs: 0 read, 0 skipped, 12 failed" in result.stdout
    assert result.stdout.count("the text column") == 1


def test_programs_get_every_row_in_order_of_line(table: Path) -> None:
    result = CliRunner().invoke(commands, ["scan", str(table), "--format", "json"], catch_exceptions=False)
    entries = json.loads(result.stdout)["outcomes"]["entries"]
    assert [entry["path"] for entry in entries] == [f"news.jsonl:{line}" for line in range(1, 13)]


def test_a_single_entry_keeps_its_message() -> None:
    assert told(replace(row(5), message="anything")) == ["anything"]
