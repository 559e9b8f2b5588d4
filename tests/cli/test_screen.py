"""What the program writes to terminals that answer, keep silent, or are none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from provenance.render.bidi.modes import LRM
from provenance.render.show import LRI, PDI, RLI
from tests.cli.terminals import IN_BACKGROUND, ORDER, SILENT, UNKNOWN, YES, on_terminal

FORMS = frozenset(map(chr, (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF))))
CONTROLS = frozenset((LRI, RLI, PDI, LRM))
ARTICLE = "قالت الوزارة (السبت) إن 12% من الأسعار لا تزال مرتفعة، بحسب NATO. " * 8


@pytest.fixture
def page(tmp_path: Path) -> str:
    """The path of an article."""
    path = tmp_path / "page.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


def _ways(text: str) -> set[str]:
    """Return which signs of the ways to write Arabic a text shows."""
    signs = {"isolates": {LRI, RLI}, "marks": {LRM}, "forms": FORMS}
    return {name for name, chars in signs.items() if any(char in chars for char in text)}


@pytest.mark.parametrize(
    ("mode", "ways"),
    [("isolate", {"isolates"}), ("visual", {"forms"}), ("words", set()), ("lrm", {"marks"}), ("logical", set())],
)
def test_the_option_decides_and_nothing_is_asked(page: str, tmp_path: Path, mode: str, ways: set[str]) -> None:
    shown = on_terminal("trace", page, "--bidi", mode, home=tmp_path, answers=YES, PROVENANCE_BIDI="visual")
    assert (shown.code, _ways(shown.text)) == (0, ways)
    assert "\x1b[8$p" not in shown.text
    assert "drawing order" not in shown.text


def test_each_isolate_is_closed_on_its_line_and_begins_none(page: str, tmp_path: Path) -> None:
    lines = on_terminal("trace", page, home=tmp_path, PROVENANCE_BIDI="isolate").text.splitlines()
    assert sum(line.count(RLI) for line in lines) > 5
    assert all(line.count(RLI) + line.count(LRI) == line.count(PDI) for line in lines)
    assert not any(line[:1] in CONTROLS for line in lines if line)


def test_the_variable_is_heard_before_the_settings_and_both_before_the_terminal(page: str, tmp_path: Path) -> None:
    settings = tmp_path / "provenance" / "config.toml"
    settings.parent.mkdir()
    settings.write_text('bidi = "lrm"\n', encoding="utf-8")
    heard = on_terminal(
        "trace", page, home=tmp_path, answers=YES, XDG_CONFIG_HOME=str(tmp_path), PROVENANCE_BIDI="words"
    )
    assert _ways(heard.text) == set()
    by_settings = on_terminal("trace", page, home=tmp_path, answers=YES, XDG_CONFIG_HOME=str(tmp_path))
    assert _ways(by_settings.text) == {"marks"}
    assert "\x1b[8$p" not in heard.text + by_settings.text


def test_a_terminal_that_answers_decides_against_its_variables(page: str, tmp_path: Path) -> None:
    shown = on_terminal("trace", page, home=tmp_path, answers=YES, XTERM_VERSION="XTerm(379)")
    assert _ways(shown.text) == {"isolates"}
    assert shown.is_restored
    assert "65;1;9c" not in shown.text


@pytest.mark.parametrize("answers", [UNKNOWN, SILENT], ids=["does-not-know", "silent"])
def test_a_terminal_without_an_answer_is_looked_up(page: str, tmp_path: Path, answers: dict[bytes, bytes]) -> None:
    known = on_terminal("trace", page, home=tmp_path, answers=answers, VTE_VERSION="7006")
    assert (known.code, _ways(known.text), known.is_restored) == (0, {"isolates"}, True)
    unknown = on_terminal("trace", page, home=tmp_path, answers=answers)
    assert (unknown.code, _ways(unknown.text)) == (0, {"forms"})
    assert unknown.text.count("drawing order") == 1
    assert unknown.text.rstrip().endswith("see `provenance doctor`.")


@pytest.mark.parametrize("typed", [b"ls\n", b"ls"], ids=["a-line", "half-a-line"])
def test_who_typed_ahead_loses_nothing(page: str, tmp_path: Path, typed: bytes) -> None:
    shown = on_terminal("trace", page, home=tmp_path, answers=YES, typed=typed)
    assert (shown.code, shown.unread, shown.is_restored) == (0, typed, True)
    assert "\x1b[8$p" not in shown.text


def test_who_breaks_off_while_the_terminal_is_asked_gets_it_back_as_it_was(page: str, tmp_path: Path) -> None:
    shown = on_terminal("trace", page, home=tmp_path, answers={ORDER: b"\x03"}, SSH_TTY="/dev/pts/9")
    assert (shown.code, shown.is_restored) == (130, True)
    assert "Traceback" not in shown.text


def test_a_run_in_the_background_asks_nothing_and_is_not_stopped(page: str, tmp_path: Path) -> None:
    shown = on_terminal("trace", page, home=tmp_path, answers=YES, start=IN_BACKGROUND)
    assert (shown.code, shown.is_restored) == (0, True)
    assert "\x1b[8$p" not in shown.text
    assert _ways(shown.text) == {"forms"}


def test_quiet_says_nothing_of_the_order(page: str, tmp_path: Path) -> None:
    assert "drawing order" not in on_terminal("trace", page, "--quiet", home=tmp_path).text


def _in_pipe(*args: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "provenance", *args],
        capture_output=True, encoding="utf-8", env={**os.environ, **settings}, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("mode", ["isolate", "visual", "words", "lrm"])
def test_pipes_and_files_get_reading_order_without_controls_whatever_is_wished(
    page: str, tmp_path: Path, mode: str
) -> None:
    target = tmp_path / "out"
    target.mkdir()
    piped = _in_pipe("trace", page, "--bidi", mode, PROVENANCE_BIDI=mode).stdout
    _in_pipe("trace", page, "--bidi", mode, "-o", str(target / "report"))
    for text in (piped, (target / "report").read_text(encoding="utf-8")):
        assert "الوزارة" in text
        assert not any(char in CONTROLS | FORMS for char in text)


def test_json_on_a_terminal_is_not_touched(page: str, tmp_path: Path) -> None:
    shown = on_terminal("trace", page, "--format", "json", "--quiet", home=tmp_path, answers=YES)
    assert json.loads(shown.text)["kind"] == "trace"
    assert "\x1b" not in shown.text


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        pytest.param({"PROVENANCE_BIDI": "rtl"}, "PROVENANCE_BIDI: 'rtl' is no way to write Arabic", id="variable"),
        pytest.param({"XDG_CONFIG_HOME": "wrong"}, "config.toml: bidi: 'rtl' is no way", id="settings"),
        pytest.param({"XDG_CONFIG_HOME": "broken"}, "config.toml: is no TOML", id="no-toml"),
    ],
)
def test_a_wish_that_cannot_be_met_is_wrong_usage(
    page: str, tmp_path: Path, settings: dict[str, str], told: str
) -> None:
    for name, text in (("wrong", 'bidi = "rtl"'), ("broken", "bidi = [")):
        (tmp_path / name / "provenance").mkdir(parents=True)
        (tmp_path / name / "provenance" / "config.toml").write_text(text, encoding="utf-8")
    places = {name: str(tmp_path / value) if name.startswith("XDG") else value for name, value in settings.items()}
    shown = on_terminal("trace", page, home=tmp_path, answers=SILENT, typed=b"", environ=places)
    assert shown.code == 2
    assert told in shown.text
