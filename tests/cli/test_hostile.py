"""Whatever an input, a name, a setting or an argument holds: nothing of it steers the terminal or forges a line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from provenance.cli import main as command_line
from provenance.cli.main import commands
from provenance.cli.options import FORMATS
from provenance.render.bidi.modes import MODES
from tests.cli.hostile import CLEAR, LEAST, OVERRIDE, SGR, TRAP, make_hostile, steering
from tests.cli.pages import OTHER, STORY
from tests.cli.screens import screen_of
from tests.cli.terminals import BARE, Shown, on_terminal

ROWS = f"rows{CLEAR}.jsonl"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of input that means harm."""
    made = tmp_path_factory.mktemp("hostile") / f"folder{CLEAR}"
    make_hostile(made)
    return made


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Two articles of one file each, with ids and titles that mean harm."""
    paths = []
    for at, text in enumerate((STORY, STORY.replace(".", f". {TRAP} 12% {LEAST}", 3))):
        path = tmp_path_factory.mktemp("pair") / f"{at}{CLEAR}{OVERRIDE}.jsonl"
        path.write_text(json.dumps({"id": f"{TRAP}{at}", "text": text, "title": TRAP, "outlet": LEAST}), "utf-8")
        paths.append(str(path))
    return paths


def _forged(lines: tuple[str, ...]) -> list[str]:
    return [line for line in lines if line.lstrip().startswith("Story 99") and not line.startswith(" " * 4)]


def _assert_harmless(shown: Shown, width: int = 80) -> None:
    assert steering(shown.text, is_terminal=True) == []
    assert _forged(screen_of(shown.text, width)) == []
    assert "Traceback" not in shown.text


@pytest.mark.parametrize("mode", MODES)
def test_articles_steer_no_terminal(folder: Path, tmp_path: Path, mode: str) -> None:
    command = ("scan",) if mode in ("visual", "isolate") else ("trace", "--explain")
    shown = on_terminal(*command, str(folder), "--bidi", mode, home=tmp_path)
    assert shown.code == 3  # some of them fail, and are told about
    assert len(shown.text) > 5_000
    _assert_harmless(shown)


def test_two_articles_side_by_side_steer_no_terminal(pair: list[str], tmp_path: Path) -> None:
    for mode in ("visual", "isolate"):
        shown = on_terminal("compare", *pair, home=tmp_path, PROVENANCE_BIDI=mode)
        assert shown.code == 0
        _assert_harmless(shown)


def test_a_report_of_hostile_articles_has_as_many_lines_on_the_screen_as_it_wrote(folder: Path, tmp_path: Path) -> None:
    shown = on_terminal("scan", str(folder / ROWS), "--quiet", home=tmp_path, PROVENANCE_BIDI="visual")
    assert len(screen_of(shown.text, 80)) == SGR.sub("", shown.text).rstrip().count("\n") + 1


@pytest.mark.parametrize("style", FORMATS)
@pytest.mark.parametrize("command", ["scan", "trace"])
def test_in_a_pipe_no_format_has_a_control_but_line_ends(folder: Path, command: str, style: str) -> None:
    result = CliRunner().invoke(commands, [command, str(folder), "--format", style])
    if result.exit_code == 2:  # a format that goes to a file only
        assert steering(result.stderr, is_terminal=False) == []
        return
    assert result.exit_code == 3
    assert steering(result.stdout.replace("\r\n", "\n"), is_terminal=False) == []
    assert steering(result.stderr, is_terminal=False) == []


@pytest.mark.parametrize("style", [style for style in FORMATS if style != "terminal"])
def test_on_a_terminal_no_format_steers_it(folder: Path, tmp_path: Path, style: str) -> None:
    shown = on_terminal("trace", str(folder / ROWS), "--format", style, home=tmp_path)
    assert steering(shown.text, is_terminal=True) == []
    assert "\x1b[2J" not in shown.text


ARGUMENTS = {
    "option-value": ("scan", "x", "--bidi", TRAP),
    "option-name": ("scan", "x", f"--{TRAP}"),
    "extra-argument": ("compare", "a", "b", TRAP),
    "command": (TRAP,),
    "label": ("scan", "x", "--fail-on", TRAP),
    "score-of-label": ("scan", "x", "--fail-on", f"copy>={TRAP}"),
    "threshold": ("scan", "x", "--threshold", TRAP),
    "no-such-file": ("scan", TRAP),
    "no-such-files": ("compare", TRAP, LEAST),
    "place": ("scan", ".", "-o", f"{TRAP}/x"),
    "sources": ("trace", ".", "--sources", TRAP),
    "column": ("scan", ".", "--text-field", TRAP),
}
WITHOUT_NUL = {name: tuple(part.replace("\x00", "") for part in args) for name, args in ARGUMENTS.items()}


@pytest.mark.parametrize("args", WITHOUT_NUL.values(), ids=WITHOUT_NUL)
def test_an_argument_is_told_about_and_not_obeyed(args: tuple[str, ...]) -> None:
    result = CliRunner().invoke(commands, args)
    assert result.exit_code in (2, 3, 4)
    assert result.stderr
    assert steering(result.stderr, is_terminal=False) == []
    assert steering(result.stdout, is_terminal=False) == []


@pytest.mark.parametrize("name", ["extra-argument", "no-such-file", "option-name"])
def test_an_argument_is_not_obeyed_on_a_terminal_either(name: str, tmp_path: Path) -> None:
    shown = on_terminal(*WITHOUT_NUL[name], home=tmp_path)
    assert shown.code in (2, 4)
    _assert_harmless(shown)
    assert any(sign in shown.text for sign in ("␛[2J", "␇", "\\x1b[2J"))


def test_an_argument_that_is_no_text_is_told_about(tmp_path: Path) -> None:
    shown = on_terminal("scan", b"none\xff\x9b2J\x1b[2J", home=tmp_path)
    assert shown.code == 4
    _assert_harmless(shown)


def test_a_column_is_named_in_the_message_and_not_obeyed(folder: Path, tmp_path: Path) -> None:
    shown = on_terminal("scan", str(folder / "wrong.jsonl"), home=tmp_path)
    assert shown.code == 4
    assert "--text-field" in shown.text.replace("\r\n", " ")
    _assert_harmless(shown)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f'bidi = "{TRAP}"'.encode(), id="value"),
        pytest.param(b'bidi = "\\u001b[2J\\u202e"', id="escaped-value"),
        pytest.param(f"{TRAP} = 1".encode(), id="key"),
        pytest.param(b"bidi = '\xff\x9b2J'", id="not-utf8"),
        pytest.param(b"x = " + b"[" * 5_000, id="deep"),
        pytest.param(b"# " + b"x" * 200_000, id="long"),
    ],
)
def test_settings_that_mean_harm_are_told_about_with_their_place(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "provenance" / "config.toml"
    path.parent.mkdir()
    path.write_bytes(content)
    shown = on_terminal("doctor", home=tmp_path, XDG_CONFIG_HOME=str(tmp_path))
    assert shown.code == 2
    assert "config.toml" in shown.text.replace("\r\n", "")
    _assert_harmless(shown)
    assert path.read_bytes() == content


def test_settings_as_an_editor_of_windows_writes_them_are_read(tmp_path: Path) -> None:
    path = tmp_path / "provenance" / "config.toml"
    path.parent.mkdir()
    path.write_bytes(b'\xef\xbb\xbfbidi = "logical"\r\n')
    shown = on_terminal("doctor", home=tmp_path, answers={b"change nothing: ": b"\n"}, XDG_CONFIG_HOME=str(tmp_path))
    assert (shown.code, "as your settings ask" in shown.text) == (0, True)


def test_the_environment_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    trap = TRAP.replace("\x00", "")
    names = {"TERM": f"xterm{trap}", "TERM_PROGRAM": trap, "TERM_PROGRAM_VERSION": trap, "XDG_CONFIG_HOME": f"/x{trap}"}
    shown = on_terminal("doctor", home=tmp_path, answers={b"change nothing: ": b"\n"}, environ=names)
    assert shown.code == 0
    # The check-up itself asks where the cursor is, and clears the line after it.
    asked = ("\r\x1b[K", "\x1b[6n", "\x1b[8$p", "\x1b[c", "\r")
    text = shown.text.replace("\r\n", "\n")
    for question in asked:
        text = text.replace(question, "")
    assert steering(text, is_terminal=True) == []
    told = on_terminal("trace", ".", home=tmp_path, PROVENANCE_BIDI=trap)
    assert told.code == 2
    _assert_harmless(told)


def test_a_defect_is_told_with_its_text_but_not_obeyed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError(TRAP)

    monkeypatch.setattr("provenance.pipeline.scan", broken)
    monkeypatch.setattr(sys, "argv", ["provenance", "scan", str(folder)])
    with pytest.raises(SystemExit) as ended:
        command_line.main()
    told = capsys.readouterr().err
    assert ended.value.code == 70
    assert "RuntimeError" in told
    assert steering(told, is_terminal=False) == []


def test_a_title_cannot_forge_a_row_by_its_words(tmp_path: Path) -> None:
    rows = [
        {"id": f"{'x' * 70} Story 99: 9 documents score 0.99", "text": OTHER, "title": f"{'y' * 55} score 0.99 copy"},
        {"id": "b", "text": OTHER},
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    for command in ("scan", "trace"):
        text = CliRunner().invoke(commands, [command, str(path)]).stdout
        assert "Story 99" in " ".join(text.split())
        assert _forged(tuple(text.splitlines())) == []


def test_hostile_names_on_standard_error_of_a_pipe_are_harmless(folder: Path) -> None:
    environ = {name: os.environ[name] for name in BARE & os.environ.keys()}
    command = [sys.executable, "-m", "provenance", "scan", str(folder), "--format", "csv"]
    result = subprocess.run(command, capture_output=True, env=environ, check=False)
    told = result.stderr.decode("utf-8")
    assert result.returncode == 3
    assert "broken" in told
    assert steering(told, is_terminal=False) == []
    assert _forged(tuple(told.splitlines())) == []
