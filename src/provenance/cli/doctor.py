"""``provenance doctor``: what this terminal and installation can do, and which way Arabic reads right here."""

from __future__ import annotations

import os
import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import click

from provenance._version import __version__
from provenance.cli import output
from provenance.cli.asking import ask
from provenance.cli.config import config_path, config_with
from provenance.cli.options import language_option
from provenance.cli.refusals import Counted
from provenance.cli.screen import Choice, settled
from provenance.messages.catalogue import say
from provenance.messages.screen import decided_sentence, remembered_sentence
from provenance.render.bidi.modes import MODES, Mode
from provenance.render.bidi.probe import patience_s

if TYPE_CHECKING:
    from provenance.render.layout import View
    from provenance.render.terminal_doctor import Checkup, Part, Width

_DISTRIBUTION: Final = "provenance-ar"
_REQUIREMENT: Final = re.compile(r"([A-Za-z0-9._-]+)[^;]*(?:;.*extra == ['\"]([^'\"]+)['\"])?")
_WHERE: Final = b"\x1b[6n"
_COLUMN: Final = re.compile(rb"\x1b\[[0-9]+;([0-9]+)R")
# Name, text, cells that reports reckon with.
_SAMPLES: Final = (
    ("lam_alef", "\u0644\u0627", 2),
    ("vowel_sign", "\u0628\u064e", 1),
    ("isolates", "\u2068\u0628\u2069", 1),
    ("joined_form", "\ufefb", 1),
)


def _version(name: str) -> str | None:
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _parts() -> Iterator[Part]:
    """Yield the libraries that the program uses."""
    from importlib import metadata  # no other command has time for it

    from provenance.render.terminal_doctor import Part

    try:
        listed = metadata.requires(_DISTRIBUTION) or []
    except metadata.PackageNotFoundError:  # run from a checkout that is not installed
        return
    for requirement in listed:
        if found := _REQUIREMENT.match(requirement):
            yield Part(found[1], _version(found[1]), found[2])


def _width(name: str, text: str, expected: int) -> Width:
    """Return how far a text moves the cursor."""
    from provenance.render.terminal_doctor import Width

    question = b"\r" + text.encode() + _WHERE
    reply = ask(question, lambda reply: _COLUMN.search(reply) is not None, patience_s=patience_s(os.environ))
    found = _COLUMN.search(reply)
    return Width(say(f"screen.{name}"), expected, int(found[1]) - 1 if found else None)


def _checkup(view: View, choice: Choice | None) -> Checkup:
    from unicodedata import unidata_version

    from provenance.render.terminal_doctor import Checkup

    program = " ".join(filter(None, (os.environ.get("TERM_PROGRAM"), os.environ.get("TERM_PROGRAM_VERSION"))))
    versions = (
        ("provenance", __version__),
        ("Python", f"{platform.python_version()}, {platform.system()} {platform.machine()}"),
        ("Unicode", unidata_version),
    )
    screen = (
        (
            say("screen.terminal"),
            ", ".join(filter(None, (os.environ.get("TERM"), program))) or say("screen.no_terminal_type"),
        ),
        (say("screen.encoding"), view.encoding),
        (say("screen.width"), f"{view.width}"),
        (say("screen.arabic"), decided_sentence(choice.mode, choice.by) if choice else say("screen.not_on_screen")),
        (say("screen.settings"), config_path()),
    )
    widths = tuple(_width(*sample) for sample in _SAMPLES) if choice else ()
    return Checkup(versions, screen, tuple(_parts()), widths)


def _picked(answer: str) -> Mode | None:
    """Return the mode of a line by its number or name."""
    listed = enumerate(MODES, start=1)
    return next((mode for number, mode in listed if answer.strip().lower() in (str(number), mode)), None)


def _remember(mode: Mode) -> None:
    path = config_path()
    text = config_with(path, mode)
    output.make_folder_of(path)
    output.emit(text, path)
    output.note(remembered_sentence(mode, path))


def _ask_which(view: View) -> None:
    """Show the sentence in every way, and remember the one that reads right."""
    from provenance.render.layout import BLANK, sentence
    from provenance.render.terminal_doctor import sample_row

    text = output.painted([sentence(say("screen.which"), "head"), BLANK], view)
    for number, mode in enumerate(MODES, start=1):
        text += output.painted([sample_row(number, mode)], replace(view, bidi=mode))
    output.emit(text + "\n", None)
    answer = output.asked(say("screen.question"), view)
    if picked := _picked(answer):
        _remember(picked)
    elif answer:
        output.note(say("screen.no_number"))


@click.command(cls=Counted, short_help="Show what this terminal and installation can do.")
@language_option
def doctor() -> None:
    """Show versions, libraries and what this terminal makes of Arabic; ask which way to write it reads right.

    The answer is kept in your own settings, so that every report is written that way. Without a terminal nothing is
    asked.
    """
    from provenance.render.terminal_doctor import checkup_rows

    choice = settled("auto") if output.shows_arabic() else None
    view = output.view_of("terminal", None, choice.mode if choice else "logical")
    output.emit(output.painted(checkup_rows(_checkup(view, choice)), view), None)
    if choice and output.is_terminal(sys.stdin):
        _ask_which(view)
