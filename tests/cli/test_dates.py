"""Dates that cannot be read are told, by file, and change nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from provenance.cli.main import commands
from tests.cli.pages import OTHER, STORY


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(commands, [str(arg) for arg in args], catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two tables: one with dates of every kind, one with a single bad one."""
    dates = ["2024-13-45", 20240301, "2024-03-02", 1709251200, "", None]
    rows = [json.dumps({"id": f"n{at}", "text": STORY, "published": date}) for at, date in enumerate(dates)]
    (tmp_path / "many.jsonl").write_text("\n".join(rows), encoding="utf-8")
    row = {"id": "o", "text": OTHER, "published": "2024-03-03", "fetched": "قبل قليل"}
    (tmp_path / "one.jsonl").write_text(json.dumps(row), encoding="utf-8")
    return tmp_path


def test_dates_that_say_no_date_are_counted_by_file(folder: Path) -> None:
    result = run("scan", folder, "--format", "json")
    assert result.exit_code == 0
    many, one = result.stderr.splitlines()
    assert many.startswith("many.jsonl: 2 dates could not be read, such as '2024-13-45'; they count as unknown")
    assert one.startswith("one.jsonl: 1 date could not be read, such as 'قبل قليل'; it counts as unknown")
    published = {one["id"]: one["published"] for one in json.loads(result.stdout)["documents"]}
    assert published == {"n1": "2024-03-01", "n2": "2024-03-02", "o": "2024-03-03"} | dict.fromkeys(
        ("n0", "n3", "n4", "n5")
    )


def test_a_comparison_tells_them_too_and_quiet_does_not(folder: Path) -> None:
    (folder / "a.txt").write_text(STORY, encoding="utf-8")
    args = ("compare", folder / "a.txt", folder / "one.jsonl")
    assert run(*args).stderr.startswith("one.jsonl: 1 date could not be read")
    assert run(*args, "--quiet").stderr == ""
    assert run("scan", folder, "--quiet").stderr == ""
