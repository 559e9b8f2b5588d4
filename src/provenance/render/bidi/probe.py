"""Which way of writing Arabic a terminal needs: what its user wishes, what it answers, what its variables say.

A terminal is asked whether it reorders text (DECRQM for mode 8, "implicit"): few answer,
but an answer is certain. The table holds what was seen on screens; inherited variables
can mislead it, as in an xterm that was started from a GNOME terminal, hence the question
first.

References:
    Bidirectional Emulation: terminal-wg.pages.freedesktop.org/bidi; ECMA-48, BDSM.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from provenance.errors import UsageError
from provenance.render.bidi.modes import MODES, Mode

Wish: TypeAlias = Literal["auto"] | Mode
WISHES: Final[tuple[Wish, ...]] = ("auto", *MODES)
VARIABLE: Final = "PROVENANCE_BIDI"

QUESTION: Final = b"\x1b[8$p\x1b[c"
"""Is the bidi mode on; and then what every terminal answers, so that silence need not be waited out."""
_ANSWER: Final = re.compile(rb"\x1b\[8;([0-4])\$y")
_LAST_ANSWER: Final = re.compile(rb"\x1b\[\?[0-9;]*c")
# Set (for good), and unset (for good); 0 is a terminal that has never heard of it.
_MEANINGS: Final[Mapping[int, Mode]] = {1: "isolate", 3: "isolate", 2: "visual", 4: "visual"}
# These print a part of the question, or stand between us and the terminal that would have to answer.
_NOT_ASKED: Final = ("linux", "tmux", "screen", "dumb")
_FIRST_REORDERING_VTE: Final = 5_800


def wished(name: str, value: str) -> Wish:
    """Return a wish as somebody wrote it; ``name`` says where.

    Raises:
        UsageError: It is none.
    """
    found = next((wish for wish in WISHES if wish == value.strip().lower()), None)
    if found is None:
        raise UsageError("usage.bidi", name=name, value=repr(value), choices=", ".join(WISHES))
    return found


def is_answered(reply: bytes) -> bool:
    """Return whether a terminal has said all that it has to say to :data:`QUESTION`."""
    return _LAST_ANSWER.search(reply) is not None


def mode_answered(reply: bytes) -> Mode | None:
    """Return the mode that an answer to :data:`QUESTION` calls for; None when it decides nothing."""
    found = _ANSWER.search(reply)
    return _MEANINGS.get(int(found[1])) if found else None


def is_multiplexed(environ: Mapping[str, str]) -> bool:
    """Return whether tmux or screen stands between the program and the terminal."""
    return bool(environ.get("TMUX") or environ.get("STY")) or environ.get("TERM", "").startswith(("tmux", "screen"))


def may_be_asked(environ: Mapping[str, str]) -> bool:
    """Return whether a terminal may be asked; some would print a part of the question."""
    is_known = environ.get("TERM_PROGRAM") != "Apple_Terminal" and not is_multiplexed(environ)
    return is_known and bool(environ.get("TERM")) and not environ["TERM"].startswith(_NOT_ASKED)


def patience_s(environ: Mapping[str, str]) -> float:
    """Return how many seconds to wait: an answer that comes too late would be typed into the shell."""
    return 1.0 if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY") else 0.2


def _is_reordering_vte(environ: Mapping[str, str]) -> bool:
    version = environ.get("VTE_VERSION", "")
    return version.isdecimal() and int(version) >= _FIRST_REORDERING_VTE


def mode_listed(environ: Mapping[str, str]) -> Mode:
    """Return the mode for the terminal that the variables of the environment tell of; visual order for others."""
    term, program = environ.get("TERM", ""), environ.get("TERM_PROGRAM", "")
    follows = bool(environ.get("KONSOLE_VERSION")) or _is_reordering_vte(environ)
    if is_multiplexed(environ):
        return "isolate" if follows else "visual"
    if environ.get("MLTERM") or term.startswith("mlterm"):
        return "lrm"
    if environ.get("KITTY_WINDOW_ID") or term == "xterm-kitty":
        return "words"
    if program == "Apple_Terminal":
        return "logical"
    draws = ("XTERM_VERSION", "ALACRITTY_WINDOW_ID", "WT_SESSION")
    if program == "vscode" or term == "alacritty" or any(environ.get(name) for name in draws):
        return "visual"
    return "isolate" if follows else "visual"
