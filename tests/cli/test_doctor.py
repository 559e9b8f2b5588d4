"""The check-up tells what is there, asks what reads right, and keeps the answer."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from provenance.cli.config import config_with, wish_in_config
from provenance.errors import UsageError
from provenance.render.show import RLI
from tests.cli.terminals import UNKNOWN, YES, on_terminal

CURSOR = {b"\x1b[6n": b"\x1b[7;3R"}
PICK_TWO = {b"change nothing: ": b"2\n"}


def _plain(text: str) -> str:
    """Return what a terminal got without colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def _config(home: Path) -> Path:
    return home / "provenance" / "config.toml"


def test_without_a_terminal_it_reports_and_asks_nothing(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "provenance", "doctor"],
        capture_output=True,
        encoding="utf-8",
        input="2\n",
        check=False,
        env={**os.environ, "XDG_CONFIG_HOME": str(tmp_path)},
    )
    assert (result.returncode, result.stderr) == (0, "")
    for name in ("provenance", "Python", "Unicode", "numpy", "terminal", "encoding", "width"):
        assert f"\n  {name} " in result.stdout
    assert "no terminal: reading order" in result.stdout
    assert "\x1b" not in result.stdout
    assert not _config(tmp_path).exists()


def test_the_line_that_reads_right_is_remembered_and_used(tmp_path: Path) -> None:
    asked = on_terminal("doctor", home=tmp_path, answers={**YES, **CURSOR, **PICK_TWO}, XDG_CONFIG_HOME=str(tmp_path))
    assert (asked.code, asked.is_restored) == (0, True)
    assert "isolate, as the terminal itself answers" in asked.text
    assert tomllib.loads(_config(tmp_path).read_text(encoding="utf-8")) == {"bidi": "visual"}
    again = on_terminal(
        "doctor", home=tmp_path, answers={**YES, b"change nothing: ": b"\n"}, XDG_CONFIG_HOME=str(tmp_path)
    )
    assert "visual, as your settings ask" in again.text
    assert "\x1b[8$p" not in again.text


def test_the_sentence_is_shown_in_each_way_once(tmp_path: Path) -> None:
    text = on_terminal("doctor", home=tmp_path, answers={**UNKNOWN, b"change nothing: ": b"\n"}, NO_COLOR="1").text
    lines = [line for line in _plain(text).splitlines() if "NATO" in line]
    assert [line.split()[1] for line in lines] == ["isolate", "visual", "words", "lrm", "logical"]
    assert len({line.split("  ", 3)[-1] for line in lines}) == 5
    assert RLI in lines[0]
    assert "\ufefb" in lines[1]


@pytest.mark.parametrize("answer", [b"9\n", b"\n", b"\x04"], ids=["no-line", "nothing", "end-of-input"])
def test_an_answer_that_picks_no_line_changes_nothing(tmp_path: Path, answer: bytes) -> None:
    answers = {**YES, **CURSOR, b"change nothing: ": answer}
    shown = on_terminal("doctor", home=tmp_path, answers=answers, XDG_CONFIG_HOME=str(tmp_path))
    assert shown.code == 0
    assert not _config(tmp_path).exists()


def test_widths_are_those_that_the_terminal_tells(tmp_path: Path) -> None:
    told = on_terminal("doctor", home=tmp_path, answers={**YES, **CURSOR, **PICK_TWO}).text
    assert "lam-alef        2\r" in _plain(told)
    assert "2; reports reckon with 1" in told
    assert "the terminal does not say" in on_terminal("doctor", home=tmp_path, answers=PICK_TWO).text


def test_a_wish_replaces_the_old_one_and_leaves_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('# mine\nbidi = "lrm"\nother = 1\n', encoding="utf-8")
    path.write_text(config_with(str(path), "words"), encoding="utf-8")
    assert tomllib.loads(path.read_text(encoding="utf-8")) == {"bidi": "words", "other": 1}
    assert "# mine" in path.read_text(encoding="utf-8")
    assert wish_in_config(str(path)) == "words"


def test_settings_that_are_not_there_ask_for_nothing(tmp_path: Path) -> None:
    assert wish_in_config(str(tmp_path / "none.toml")) == "auto"


def test_settings_of_the_wrong_kind_are_told_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("bidi = 3", encoding="utf-8")
    with pytest.raises(UsageError, match=r"config\.toml: bidi: '3' is no way to write Arabic"):
        wish_in_config(str(path))
