"""Terminals are told apart by what they answer and by what their variables say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import UsageError
from provenance.render.bidi.modes import MODES, Mode
from provenance.render.bidi.probe import (
    WISHES,
    is_answered,
    may_be_asked,
    mode_answered,
    mode_listed,
    patience_s,
    wished,
)

VTE = {"TERM": "xterm-256color", "VTE_VERSION": "7006", "COLORTERM": "truecolor"}
KONSOLE = {"TERM": "xterm-256color", "KONSOLE_VERSION": "221203"}
XTERM = {"TERM": "xterm-256color", "XTERM_VERSION": "XTerm(379)"}


@pytest.mark.parametrize(
    ("environ", "mode"),
    [
        pytest.param(VTE, "isolate", id="gnome-terminal"),
        pytest.param({**VTE, "VTE_VERSION": "5202"}, "visual", id="gnome-terminal-before-bidi"),
        pytest.param({**VTE, "VTE_VERSION": "new"}, "visual", id="vte-of-no-version"),
        pytest.param(KONSOLE, "isolate", id="konsole"),
        pytest.param(XTERM, "visual", id="xterm"),
        pytest.param({**VTE, **XTERM}, "visual", id="xterm-out-of-a-gnome-terminal"),
        pytest.param({"TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"}, "words", id="kitty"),
        pytest.param({"TERM": "xterm-kitty"}, "words", id="kitty-over-ssh"),
        pytest.param({"TERM": "mlterm", "MLTERM": "3.9.0"}, "lrm", id="mlterm"),
        pytest.param({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, "logical", id="macos"),
        pytest.param({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"}, "visual", id="vscode"),
        pytest.param({"TERM": "alacritty"}, "visual", id="alacritty"),
        pytest.param({"WT_SESSION": "4f2c"}, "visual", id="windows-terminal"),
        pytest.param({**VTE, "TMUX": "socket,1,0", "TERM": "tmux-256color"}, "isolate", id="tmux-in-vte"),
        pytest.param({**KONSOLE, "STY": "1.pts", "TERM": "screen"}, "isolate", id="screen-in-konsole"),
        pytest.param({"TERM": "screen-256color"}, "visual", id="tmux-somewhere"),
        pytest.param({"TERM": "xterm-256color"}, "visual", id="unknown"),
        pytest.param({}, "visual", id="nothing-known"),
    ],
)
def test_a_terminal_is_known_by_its_variables(environ: dict[str, str], mode: Mode) -> None:
    assert mode_listed(environ) == mode


@pytest.mark.parametrize(
    ("reply", "mode"),
    [
        pytest.param(b"\x1b[8;1$y\x1b[?65;1;9c", "isolate", id="reorders"),
        pytest.param(b"\x1b[8;3$y\x1b[?62c", "isolate", id="always-reorders"),
        pytest.param(b"\x1b[8;2$y\x1b[?62c", "visual", id="can-and-does-not"),
        pytest.param(b"\x1b[8;4$y\x1b[?62c", "visual", id="never"),
        pytest.param(b"\x1b[8;0$y\x1b[?62c", None, id="does-not-know-the-mode"),
        pytest.param(b"\x1b[?62;22c", None, id="does-not-know-the-question"),
        pytest.param(b"", None, id="silent"),
        pytest.param(b"\x1b[?8;1$y\x1b[?62c", None, id="answers-of-another-mode"),
    ],
)
def test_only_a_clear_answer_decides(reply: bytes, mode: Mode | None) -> None:
    assert mode_answered(reply) == mode
    assert is_answered(reply) == (reply != b"")


def test_half_an_answer_is_waited_for() -> None:
    whole = b"\x1b[8;1$y\x1b[?65;1;9c"
    assert [is_answered(whole[:end]) for end in range(len(whole))] == [False] * len(whole)


@given(st.binary(max_size=60))
def test_noise_is_no_error(reply: bytes) -> None:
    assert mode_answered(reply) in (*MODES, None)
    assert is_answered(reply + b"\x1b[?6c")


@pytest.mark.parametrize(
    ("environ", "may"),
    [
        pytest.param(VTE, True, id="vte"),
        pytest.param({"TERM": "xterm"}, True, id="unknown"),
        pytest.param({"TERM": "linux"}, False, id="console-prints-the-question"),
        pytest.param({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, False, id="macos-prints-it-too"),
        pytest.param({**VTE, "TMUX": "x"}, False, id="tmux-would-answer-for-itself"),
        pytest.param({"TERM": "dumb"}, False, id="dumb"),
        pytest.param({}, False, id="no-terminal-type"),
    ],
)
def test_a_terminal_is_asked_only_when_it_keeps_the_question_to_itself(environ: dict[str, str], may: bool) -> None:
    assert may_be_asked(environ) is may


def test_a_distant_terminal_is_given_more_time() -> None:
    assert patience_s(VTE) < patience_s({**VTE, "SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}) <= 1.0


@pytest.mark.parametrize("wish", WISHES)
def test_a_wish_is_read_in_any_case(wish: str) -> None:
    assert wished("here", f" {wish.upper()} ") == wish


def test_a_wish_that_is_none_is_told_with_its_place_and_the_choices() -> None:
    with pytest.raises(UsageError, match=r"^PROVENANCE_BIDI: 'rtl' is no way to write Arabic; choose of auto, isolate"):
        wished("PROVENANCE_BIDI", "rtl")
