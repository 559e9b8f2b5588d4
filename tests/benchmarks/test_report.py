"""What a saved run is held against."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.quality import report
from benchmarks.quality.report import FALSE, Table, changes, latest


def _run(at: str, **accepted: list[str]) -> dict[str, object]:
    return {"at": at, "tables": [{"name": name, "accepted": names} for name, names in accepted.items()]}


def test_what_is_right_now_is_gained_and_what_was_right_is_lost() -> None:
    table = Table("pairs", {}, accepted=("a b", "c d"))
    told = changes([table], _run("2026", pairs=["c d", "e f", "g h"]), {"a b": False, "e f": True, "g h": False})
    assert told == ["pairs: gained 1 ['g h'], lost 2 ['a b', 'e f']"]


def test_a_false_find_that_goes_is_gained_and_one_that_comes_is_lost() -> None:
    table = Table("found", {}, accepted=("page text 5", FALSE + "page text 9"))
    told = changes([table], _run("2026", found=[FALSE + "page text 7"]), {})
    assert told == ["found: gained 2 ['false page text 7', 'page text 5'], lost 1 ['false page text 9']"]


def test_a_table_is_held_against_the_newest_run_that_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "RESULTS", tmp_path)
    runs = {"one": _run("2026-01", pairs=["old"], found=["kept"]), "two": _run("2026-02", pairs=["new"])}
    for name, run in runs.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(run), encoding="utf-8")
    newest = latest()
    assert newest is not None
    assert {table["name"]: table["accepted"] for table in newest["tables"]} == {"pairs": ["new"], "found": ["kept"]}


def test_there_is_nothing_to_compare_with_before_the_first_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "RESULTS", tmp_path)
    assert latest() is None
    assert changes([], None, {}) == ["no saved run to compare with"]
