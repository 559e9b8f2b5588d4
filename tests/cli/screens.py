"""Screens for tests: what a reader sees of a report, by a terminal in memory, and what the report says as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import category, normalize

import pyte
import pytest
from click.testing import CliRunner

from provenance.cli import output
from provenance.cli.main import commands
from provenance.render.bidi.classes import MIRRORED
from provenance.render.bidi.modes import Mode
from provenance.render.layout import WIDEST, Row, View
from provenance.render.painting import paint

SEEDS = Path(__file__).parents[2] / "seeds"
LEFT, RIGHT = (str(SEEDS / name) for name in ("001_1b4fe8d37dfc8185.txt", "004_90126e723162e160.txt"))
VIEWS = {
    "scan": ("scan", str(SEEDS)),
    "compare": ("compare", LEFT, RIGHT),
    "trace": ("trace", RIGHT),
    "doctor": ("doctor",),
}
_NO_CELL = ("Cf", "Mn")
_GUIDES = "\u2502\u251c\u2500\u2514"
WIDTHS = (40, 60, 80, 120, 200)


@dataclass(frozen=True)
class Painted:
    """A report: its rows, what is written to the terminal, and the lines that the terminal shows."""

    name: str
    rows: tuple[Row, ...]
    view: View
    text: str
    screen: tuple[str, ...]


def screen_of(text: str, width: int) -> tuple[str, ...]:
    """Return the lines that a terminal shows which was given a text, without those that stayed empty at the end."""
    # Terminals give these no cell; pyte drops what follows a control, and wraps before a mark on the last cell.
    text = "".join(char for char in text if category(char) not in _NO_CELL)
    screen = pyte.Screen(width, text.count("\n") * 2 + 10)
    pyte.Stream(screen).feed(text.replace("\r\n", "\n").replace("\n", "\r\n"))
    return tuple("\n".join(screen.display).rstrip().split("\n"))


def painted(name: str, width: int, mode: Mode) -> Painted:
    """Return the report of a command as a terminal of a width shows it, in a mode."""
    found: list[Painted] = []
    # A screen is as wide as a view may be; wider terminals leave the rest free.
    view = View(min(width, WIDEST), mode, is_terminal=True)
    paint_text = output.painted

    def record(rows: Iterable[Row], view: View) -> str:
        listed = tuple(rows)
        text = paint_text(listed, view)
        found.append(Painted(name, listed, view, text, screen_of(text, width)))
        return text

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(output, "view_of", lambda *_: view)
        patch.setattr(output, "painted", record)
        result = CliRunner().invoke(commands, VIEWS[name], catch_exceptions=False)
    assert (result.exit_code, len(found)) == (0, 1)
    return found[0]


@cache
def reported(name: str) -> Any:
    """Return what a command says as JSON."""
    return json.loads(CliRunner().invoke(commands, [*VIEWS[name], "--format", "json"], catch_exceptions=False).stdout)


def lines_of_rows(found: Painted) -> list[tuple[Row, list[str]]]:
    """Return each row of a report with the lines of the screen that it takes."""
    at, listed = 0, []
    for row in found.rows:
        count = len(list(paint([row], found.view)))
        listed.append((row, [*found.screen[at : at + count], *[""] * (at + count - len(found.screen))]))
        at += count
    return listed


def letters_of(lines: Iterable[str]) -> Counter[str]:
    """Return how often each letter and sign is seen, whatever its form, its order, and the side that it opens to.

    Guide lines of trees are left out: each line has its own.
    """
    text = normalize("NFKC", "".join(lines))
    seen = (char for char in text if not char.isspace() and category(char) not in _NO_CELL and char not in _GUIDES)
    return Counter(min(char, MIRRORED.get(char, char)) for char in seen)


def squeezed(lines: Iterable[str]) -> str:
    """Return lines as one text without spaces, in which a name that was wrapped is whole again."""
    return "".join("".join(lines).split())
