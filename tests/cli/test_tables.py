"""``--format parquet`` and ``tables-jsonl``: a folder that is whole or not there, and nobody else's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from provenance.cli import tables
from provenance.cli.folders import whole_folder
from provenance.cli.main import commands
from provenance.render.tables.schemas import RUN_FILE, SUFFIXES, TABLES
from tests.cli.pages import OTHER, STORY
from tests.conftest import SEEDS

OURS = frozenset({"a.jsonl", "b.jsonl"})


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(commands, [str(arg) for arg in args], catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two copies and another text."""
    (tmp_path / "in").mkdir()
    for name, text in (("a", STORY), ("b", STORY), ("c", OTHER)):
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path / "in"


def _bytes(folder: Path) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("style", SUFFIXES)
def test_a_folder_has_a_file_for_each_table_and_nothing_else_is_left(style: str, folder: Path, tmp_path: Path) -> None:
    result = run("scan", folder, "--format", style, "-o", tmp_path / "out")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert set(_bytes(tmp_path / "out")) == {RUN_FILE, *(name + SUFFIXES[style] for name in TABLES)}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]


def test_the_run_is_what_the_first_record_of_json_lines_says(folder: Path, tmp_path: Path) -> None:
    run("scan", folder, "--format", "tables-jsonl", "-o", tmp_path / "out")
    first = json.loads(run("scan", folder, "--format", "jsonl").stdout.split("\n")[0])
    assert {"record": "run", **json.loads((tmp_path / "out" / RUN_FILE).read_text(encoding="utf-8"))} == first


def test_stated_only_holds_for_tables_too(tmp_path: Path) -> None:
    run("scan", SEEDS, "--format", "parquet", "--stated-only", "-o", tmp_path / "out")
    assert set(pq.read_table(tmp_path / "out" / "edges.parquet")["status"].to_pylist()) == {"stated"}
    assert json.loads((tmp_path / "out" / RUN_FILE).read_text(encoding="utf-8"))["stated_only"] is True


def test_tables_of_an_earlier_run_are_replaced_whatever_their_format(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("scan", folder, "--format", "tables-jsonl", "--keep", "representative", "-o", out)
    assert run("scan", folder, "--format", "parquet", "-o", out).exit_code == 0
    assert set(_bytes(out)) == {RUN_FILE, *(f"{name}.parquet" for name in TABLES)}


def test_a_folder_with_anything_else_is_left_alone_and_told_before_the_work(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "pairs.parquet").write_text("old")
    (out / "notes.md").write_text("mine")
    result = run("scan", tmp_path / "none", "--format", "parquet", "-o", out)
    assert result.exit_code == 4
    assert "it holds 'notes.md', which is no table of an earlier run" in result.stderr
    assert _bytes(out) == {"pairs.parquet": b"old", "notes.md": b"mine"}


def test_a_file_in_the_place_of_the_folder_stays(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    result = run("scan", folder, "--format", "parquet", "-o", tmp_path / "out")
    assert (result.exit_code, (tmp_path / "out").read_text()) == (4, "mine")
    assert "it is no folder" in result.stderr


@pytest.mark.parametrize("keep", [[], ["--keep", "representative"]])
def test_tables_need_a_folder_and_say_so(folder: Path, keep: list[str]) -> None:
    result = run("scan", folder, "--format", "parquet", *keep)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "name it with -o FOLDER" in result.stderr


def test_a_missing_library_is_wrong_usage_and_says_what_to_install(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "find_spec", lambda name: None)
    result = run("scan", folder, "--format", "parquet", "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "pip install 'provenance-ar[data]'" in result.stderr
    assert run("scan", folder, "--format", "tables-jsonl", "-o", tmp_path / "out").exit_code == 0


def test_a_scan_without_parquet_loads_none_of_its_library(folder: Path) -> None:
    code = "import sys; from provenance.cli.main import main\n"
    code += f"sys.argv[1:] = ['scan', {str(folder)!r}, '--format', 'csv']\n"
    code += "try:\n    main()\nfinally:\n    assert 'pyarrow' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_tables_never_land_among_the_articles(folder: Path) -> None:
    before = _bytes(folder)
    result = run("scan", folder, "--format", "tables-jsonl", "-o", folder / "out")
    assert (result.exit_code, _bytes(folder)) == (2, before)


def test_a_folder_that_holds_an_input_is_never_replaced(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "documents.jsonl").write_text(json.dumps({"id": "a", "text": STORY}), encoding="utf-8")
    before = _bytes(out)
    for path in (out, out / "documents.jsonl"):
        result = run("scan", path, "--format", "tables-jsonl", "-o", out)
        assert (result.exit_code, _bytes(out)) == (2, before)
        assert "which would be lost" in result.stderr


def test_the_current_folder_is_not_replaced_under_the_feet_of_a_shell(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    result = run("scan", folder, "--format", "parquet", "-o", ".")
    assert result.exit_code == 4
    assert "it is the current folder" in result.stderr


def test_the_order_of_arguments_does_not_change_a_byte(folder: Path, tmp_path: Path) -> None:
    paths = sorted(folder.iterdir())
    for name, given in (("1", paths), ("2", paths[::-1])):
        run("scan", *given, "--format", "parquet", "--keep", "representative", "-o", tmp_path / name)
    assert _bytes(tmp_path / "1") == _bytes(tmp_path / "2")


def test_the_exit_code_does_not_depend_on_the_format(folder: Path, tmp_path: Path) -> None:
    assert run("scan", folder, "--format", "parquet", "--fail-on", "copy", "-o", tmp_path / "out").exit_code == 1
    (folder / "d.txt").write_bytes(b"\xff\xfe\xff")
    assert run("scan", folder, "--format", "parquet", "-o", tmp_path / "out").exit_code == 3


def _break_off(out: Path) -> None:
    with whole_folder(str(out), OURS) as draft:
        Path(draft, "a.jsonl").write_text("new")
        raise ZeroDivisionError


def test_a_folder_that_breaks_off_leaves_the_old_one_and_no_draft(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.jsonl").write_text("old")
    with pytest.raises(ZeroDivisionError):
        _break_off(out)
    assert _bytes(out) == {"a.jsonl": b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def _disturbed(out: Path) -> None:
    with whole_folder(str(out), OURS) as draft:
        Path(draft, "b.jsonl").write_text("new")
        (out / "notes.md").write_text("mine")


def test_what_comes_into_the_folder_during_the_work_stays_there(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.jsonl").write_text("old")
    with pytest.raises(FileExistsError):
        _disturbed(out)
    assert _bytes(out) == {"a.jsonl": b"old", "notes.md": b"mine"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_a_replaced_folder_keeps_its_mode(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    out.chmod(0o700)
    with whole_folder(str(out), OURS) as draft:
        Path(draft, "b.jsonl").write_text("new")
    assert (out.stat().st_mode & 0o777, _bytes(out)) == (0o700, {"b.jsonl": b"new"})
