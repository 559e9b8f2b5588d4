"""Reports in pipes, in terminals that can little, with streams that are closed: readable or an error, never nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.screens import SEEDS, screen_of
from tests.cli.terminals import BARE, UNKNOWN, on_terminal

PAGE = str(SEEDS / "004_90126e723162e160.txt")
SGR = re.compile(r"\x1b\[[0-9;]*m")
COLOUR = re.compile(r"\x1b\[(?:[0-9;]*;)?[349][0-7](?:;[0-9;]*)?m")
UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufb50-\ufdff\ufe70-\ufefc]"
)
"""Controls but line ends, direction marks, and the forms of letters in drawing order."""
LEGACY = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def _environ(**settings: str) -> dict[str, str]:
    return {name: os.environ[name] for name in BARE & os.environ.keys()} | settings


def _piped(*args: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "provenance", *args]
    return subprocess.run(command, capture_output=True, env=_environ(**settings), check=False, timeout=60)


def _shell(redirection: str, *args: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program with streams as a shell redirects them."""
    command = ["/bin/sh", "-c", f'"$@" {redirection}', "sh", sys.executable, "-m", "provenance", *args]
    return subprocess.run(command, capture_output=True, env=_environ(), check=False, timeout=60)


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param({}, id="bare"),
        pytest.param(LEGACY | {"TERM": "xterm"}, id="c-locale"),
        pytest.param({"COLUMNS": "0", "TERM": "xterm-256color", "COLORTERM": "truecolor"}, id="no-columns"),
        pytest.param({"COLUMNS": "1", "FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}, id="one-column-forced-colour"),
        pytest.param({"PYTHONIOENCODING": "cp1252", "NO_COLOR": "1"}, id="cp1252"),
        pytest.param({"PYTHONIOENCODING": "cp1256", "TERM": "dumb"}, id="cp1256-dumb"),
        pytest.param({"PYTHONIOENCODING": "ascii", "PROVENANCE_BIDI": "visual", "VTE_VERSION": "7006"}, id="ascii-vte"),
    ],
)
def test_a_pipe_gets_reading_order_and_no_control_but_line_ends(settings: dict[str, str]) -> None:
    result = _piped("trace", PAGE, "--bidi", "isolate", **settings)
    assert (result.returncode, result.stderr) == (0, b"")
    text = result.stdout.decode("utf-8")
    assert "بوقادوم" in text
    assert UNSEEN.findall(text) == []
    assert max(map(len, text.split("\n"))) <= 80


@pytest.mark.parametrize("command", ["scan", "doctor"])
def test_other_reports_too_have_no_control_in_a_pipe(command: str) -> None:
    result = _piped(command, *([str(SEEDS)] if command == "scan" else []), FORCE_COLOR="1", TERM="xterm")
    assert result.returncode == 0
    assert result.stdout
    assert UNSEEN.findall(result.stdout.decode("utf-8")) == []


@pytest.mark.parametrize(
    ("settings", "columns", "width"),
    [
        pytest.param({"COLUMNS": "0"}, 100, 100, id="no-columns"),
        pytest.param({"COLUMNS": "many"}, 70, 70, id="wrong-columns"),
        pytest.param({"COLUMNS": "1"}, 80, 40, id="one-column"),
        pytest.param({"COLUMNS": "60"}, 80, 60, id="columns-before-the-terminal"),
        pytest.param({}, 300, 120, id="very-wide"),
    ],
)
def test_a_report_is_as_wide_as_the_terminal_within_reason(
    settings: dict[str, str], columns: int, width: int, tmp_path: Path
) -> None:
    shown = on_terminal("trace", PAGE, home=tmp_path, columns=columns, PROVENANCE_BIDI="logical", environ=settings)
    longest = max(len(line.rstrip()) for line in SGR.sub("", shown.text).splitlines())
    assert shown.code == 0
    assert width - 15 < longest <= width


def test_without_colour_a_terminal_gets_none(tmp_path: Path) -> None:
    coloured = on_terminal("trace", PAGE, home=tmp_path, PROVENANCE_BIDI="visual")
    plain = on_terminal("trace", PAGE, home=tmp_path, PROVENANCE_BIDI="visual", NO_COLOR="1")
    assert COLOUR.search(coloured.text)
    assert not COLOUR.search(plain.text)
    assert SGR.sub("", plain.text) == SGR.sub("", coloured.text)


@pytest.mark.parametrize("term", ["dumb", "unknown", ""], ids=["dumb", "unknown", "none"])
def test_a_terminal_that_is_not_known_to_obey_anything_is_not_told_anything(term: str, tmp_path: Path) -> None:
    shown = on_terminal("trace", PAGE, home=tmp_path, answers=UNKNOWN, TERM=term, PROVENANCE_BIDI="visual")
    assert shown.code == 0
    assert UNSEEN.findall(shown.text.replace("\r\n", "\n")) == []
    assert "بوقادوم" in shown.text


@pytest.mark.parametrize("encoding", ["cp1252", "cp1256", "ascii"])
def test_a_terminal_of_another_encoding_shows_whole_lines(encoding: str, tmp_path: Path) -> None:
    settings = {"PYTHONIOENCODING": encoding, "PROVENANCE_BIDI": "visual", "NO_COLOR": "1"}
    shown = on_terminal("trace", PAGE, "--quiet", home=tmp_path, environ=settings)
    assert shown.code == 0
    text = SGR.sub("", shown.text).replace("\r\n", "\n")
    assert UNSEEN.findall(text) == []
    assert "بوقادوم" in text if encoding == "cp1256" else "\\u0628\\u0648" in text
    assert len(screen_of(text, 80)) == text.rstrip().count("\n") + 1


@pytest.mark.parametrize("command", ["scan", "compare", "trace", "doctor"])
def test_closed_standard_output_is_an_error_that_is_told(command: str) -> None:
    paths = {"compare": [PAGE, PAGE], "doctor": []}.get(command, [PAGE])
    result = _shell(">&-", command, *paths)
    assert result.returncode == 4
    assert b"standard output" in result.stderr
    assert b"Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("args", "code"),
    [(["trace", PAGE], 0), (["trace", "none.txt"], 4), (["trace", "--none"], 2), (["none"], 2)],
    ids=str,
)
def test_closed_standard_error_changes_no_code_and_moves_nothing_to_standard_output(args: list[str], code: int) -> None:
    result = _shell("2>&-", *args)
    assert result.returncode == code
    assert result.stdout == _piped(*args).stdout
    assert (code == 2) == (result.stdout == b"")


def test_a_reader_that_takes_one_line_ends_the_run_quietly() -> None:
    result = _shell("| head -n 1", "trace", str(SEEDS))
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.count(b"\n") == 1


def test_with_all_streams_closed_the_code_still_tells() -> None:
    assert _shell("<&- >&- 2>&-", "trace", PAGE).returncode == 4
    assert _shell("<&- 2>&-", "trace", PAGE).returncode == 0
