"""How the command begins and how it ends when something goes wrong."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner

from provenance import __version__
from provenance.cli import output
from provenance.cli.exits import Wanted, has_findings, scan_code
from provenance.cli.main import commands, main
from provenance.values import Outcomes, Unreadable
from tests.render import samples


def test_the_version_is_that_of_the_package() -> None:
    assert CliRunner().invoke(commands, ["--version"]).stdout.strip() == f"provenance, version {__version__}"


def test_help_names_the_commands_and_the_exit_codes() -> None:
    text = CliRunner().invoke(commands, ["--help"]).stdout
    for part in ("compare", "scan", "4 nothing usable", "1 findings"):
        assert part in " ".join(text.split())


def test_a_command_is_asked_for() -> None:
    assert CliRunner().invoke(commands, []).exit_code == 2


def _broken(*args: object, **choices: object) -> NoReturn:
    raise ZeroDivisionError("\x1b[2J")


def _interrupted(*args: object, **choices: object) -> NoReturn:
    raise KeyboardInterrupt


def test_a_defect_is_not_taken_for_findings(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], seeds_dir: Path
) -> None:
    monkeypatch.setattr("provenance.pipeline.scan", _broken)
    monkeypatch.setattr(sys, "argv", ["provenance", "scan", str(seeds_dir)])
    with pytest.raises(SystemExit) as ended:
        main()
    told = capsys.readouterr().err
    assert ended.value.code == 70
    assert "please report it" in told
    assert "\x1b" not in told


def test_an_interrupted_run_has_a_code_of_its_own(monkeypatch: pytest.MonkeyPatch, seeds_dir: Path) -> None:
    monkeypatch.setattr("provenance.pipeline.scan", _interrupted)
    assert CliRunner().invoke(commands, ["scan", str(seeds_dir)]).exit_code == 130


@pytest.mark.parametrize(
    ("read", "failed", "is_finding", "code"),
    [(0, 0, False, 4), (0, 2, True, 4), (3, 1, True, 3), (3, 0, True, 1), (3, 0, False, 0)],
)
def test_the_highest_code_wins(read: int, failed: int, is_finding: bool, code: int) -> None:
    entries = tuple(Unreadable(f"{at}", "binary", "no text") for at in range(failed))
    assert scan_code(Outcomes(read, entries), is_finding) == code


def test_a_finding_counts_from_the_score_that_is_printed() -> None:
    pairs = (samples.pair("a", "b", "copy", 0.79996),)
    assert has_findings(pairs, (Wanted("copy", 0.8),))
    assert not has_findings(pairs, (Wanted("copy", 0.8001), Wanted("rewrite")))


def test_a_write_that_fails_leaves_the_old_file_and_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.txt"
    target.write_text("old")

    def full(source: str, into: str) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(output.Unwritable, match="No space left"):
        output.emit("new", str(target))
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_is_written_through(tmp_path: Path) -> None:
    target, link = tmp_path / "report.txt", tmp_path / "latest"
    target.write_text("old")
    link.symlink_to(target)
    output.emit("new", str(link))
    assert target.read_text() == "new"
    assert link.is_symlink()


def test_many_bad_inputs_are_listed_in_part_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    output.note_entries(Unreadable(f"{at}", "binary", f"{at}: no text") for at in range(25))
    told = capsys.readouterr().err.splitlines()
    assert len(told) == output.LISTED + 1
    assert told[-1].startswith("and 5 more")
