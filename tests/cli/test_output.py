"""Where results and faults go: never over an input, never to a reader who could not read the old one."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner, Result

from provenance.cli import output
from provenance.cli.main import commands
from provenance.values import Unreadable
from tests.cli.pages import OTHER, STORY


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(commands, [str(arg) for arg in args], catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two texts."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "in" / "b.txt").write_text(OTHER, encoding="utf-8")
    return tmp_path / "in"


@pytest.mark.parametrize("target", ["a.txt", "new.txt", "new.jsonl"])
def test_a_result_never_lands_among_the_articles(folder: Path, target: str) -> None:
    before = sorted(path.read_bytes() for path in folder.iterdir())
    result = run("scan", folder, "--format", "jsonl", "-o", folder / target)
    assert result.exit_code == 2
    assert "write elsewhere" in result.stderr
    assert sorted(path.read_bytes() for path in folder.iterdir()) == before


def test_a_result_never_overwrites_a_side_of_the_comparison(folder: Path) -> None:
    result = run("compare", folder / "a.txt", folder / "b.txt", "-o", folder / "b.txt")
    assert result.exit_code == 2
    assert (folder / "b.txt").read_text(encoding="utf-8") == OTHER


def test_a_kind_of_file_that_is_not_read_may_stand_beside_the_articles(folder: Path) -> None:
    assert run("scan", folder, "--format", "json", "-o", folder / "report.json").exit_code == 0


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_an_overwritten_result_keeps_its_mode(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_text("old")
    target.chmod(0o600)
    assert run("scan", folder, "--format", "json", "-o", target).exit_code == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert json.loads(target.read_text(encoding="utf-8"))["kind"] == "scan"


@pytest.mark.skipif(os.name != "posix", reason="closing a stream this way takes a POSIX shell")
def test_closed_standard_output_is_told_in_one_line(folder: Path) -> None:
    command = [sys.executable, "-m", "provenance", "scan", str(folder)]
    code = f"import os, sys; os.close(1); os.execv({sys.executable!r}, {command!r})"
    found = subprocess.run([sys.executable, "-c", code], stderr=subprocess.PIPE, check=False, timeout=60)
    assert found.returncode == 4
    assert found.stderr.decode().count("\n") == 1
    assert b"Traceback" not in found.stderr


def test_files_of_one_name_are_told_apart_without_the_way_to_them(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.txt").write_text(STORY, encoding="utf-8")
    result = run("compare", folder / "a.txt", tmp_path / "out" / "a.txt", "--format", "json")
    pair = json.loads(result.stdout)["pair"]
    assert (pair["left"], pair["right"]) == ("in/a.txt", "out/a.txt")


def test_rows_of_one_fault_are_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    output.note_entries(Unreadable(f"x.jsonl:{at}", "empty", f"x.jsonl, line {at}: no text") for at in range(1, 40))
    assert capsys.readouterr().err.splitlines() == ["failed: x.jsonl, 39 rows (lines 1-39): no text"]


@pytest.mark.parametrize("name", ["B.TXT", "new.JSONL"])
def test_capital_letters_do_not_hide_an_article(folder: Path, name: str) -> None:
    assert run("scan", folder, "--format", "json", "-o", folder / name).exit_code == 2


def test_another_name_of_an_input_is_that_input(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link.out").symlink_to(folder / "a.txt")
    assert run("scan", folder / "a.txt", folder / "b.txt", "-o", tmp_path / "link.out").exit_code == 2
    assert (folder / "a.txt").read_text(encoding="utf-8") == STORY


def test_a_name_that_is_long_but_allowed_is_written(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / ("r" * 250 + ".out")
    assert run("scan", folder, "--format", "json", "-o", target).exit_code == 0
    assert json.loads(target.read_text(encoding="utf-8"))["kind"] == "scan"


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a run fail that reads an input."""

    def located(paths: object, **options: object) -> NoReturn:
        raise AssertionError("an input was read")

    monkeypatch.setattr("provenance.corpus.reader.located", located)


@pytest.mark.usefixtures("unread")
def test_a_name_too_long_is_told_before_the_work(folder: Path, tmp_path: Path) -> None:
    result = run("scan", folder, "-o", tmp_path / ("r" * 300))
    assert result.exit_code == 4
    assert "cannot be written" in result.stderr


@pytest.mark.usefixtures("unread")
@pytest.mark.parametrize("refused", ["out", "out/report.out"], ids=["folder", "file"])
def test_a_place_that_may_not_be_written_is_told_before_the_work(
    folder: Path, tmp_path: Path, refused: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "report.out").write_text("old")
    real = os.path.realpath(tmp_path / refused)
    monkeypatch.setattr(os, "access", lambda path, mode: os.path.realpath(path) != real)
    result = run("scan", folder, "-o", tmp_path / "out" / "report.out")
    assert result.exit_code == 4
    assert "permission denied" in result.stderr


@pytest.mark.usefixtures("unread")
@pytest.mark.parametrize(
    "args",
    [
        ["scan", ""],
        ["compare", "", "b"],
        ["compare", "a", ""],
        ["compare", "a", "b", "--background", ""],
        ["scan", "a", "-o", ""],
    ],
    ids=" ".join,
)
def test_an_empty_argument_is_wrong_usage(args: list[str]) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
