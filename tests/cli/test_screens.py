"""What a reader sees: whole lines, everything in its column, and nothing lost, in every terminal and at every width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from provenance._version import __version__
from provenance.cli.main import commands
from provenance.render.bidi.modes import MODES, Mode
from provenance.render.layout import View
from provenance.render.painting import lines_of, paint
from provenance.render.terminal_doctor import SENTENCE, sample_row
from tests.cli.screens import (
    SEEDS,
    VIEWS,
    WIDTHS,
    Painted,
    letters_of,
    lines_of_rows,
    painted,
    reported,
    screen_of,
    squeezed,
)
from tests.cli.terminals import on_terminal

SCORE = re.compile(r"(?<![\d.])\d\.\d\d(?![\d.])")


@pytest.fixture(scope="module", params=list(product(VIEWS, WIDTHS, MODES)), ids=lambda param: "-".join(map(str, param)))
def found(request: pytest.FixtureRequest) -> Painted:
    """A report on a screen of each width, in each mode."""
    return painted(*request.param)


each_mode = pytest.mark.parametrize("mode", MODES)
each_width = pytest.mark.parametrize("width", WIDTHS)


def test_the_terminal_has_no_line_to_wrap(found: Painted) -> None:
    assert len(found.screen) == len(found.text.rstrip("\n").split("\n"))


def _begins_at(line: str, column: int) -> bool:
    return not line[:column].strip() and bool(line[column : column + 1].strip())


def test_names_stand_at_the_left_and_what_they_name_in_its_column(found: Painted) -> None:
    beside = 0
    for row, (first, *rest) in lines_of_rows(found):
        column = row.indent + row.lead_width
        if row.lead and row.body:
            assert _begins_at(first, row.indent) or not row.lead[0].text or row.lead[0].cells < 0
            is_beside = first[column - 1 : column].isspace() and _begins_at(first[column:], 0)
            beside += is_beside
            assert all(_begins_at(line, column if is_beside else row.indent + 2) for line in rest)
    assert beside > 0


def test_nothing_is_lost_at_the_edges(found: Painted) -> None:
    logical = replace(found.view, bidi="logical")
    assert letters_of(found.screen) == letters_of(line.plain for line in paint(found.rows, logical))


def _scores(value: Any) -> Iterator[float]:
    """Yield all scores in a report."""
    if isinstance(value, dict):
        yield from (found for key, found in value.items() if key == "score")
        yield from (found for part in value.values() for found in _scores(part))
    elif isinstance(value, list):
        yield from (found for part in value for found in _scores(part))


def test_every_article_and_every_score_of_the_json_is_on_the_screen(found: Painted) -> None:
    if found.name == "doctor":
        assert __version__ in squeezed(found.screen)
        return
    report = reported(found.name)
    assert report["documents"]
    assert all(document["id"] in squeezed(found.screen) for document in report["documents"])
    shown = {score for line in found.screen for score in SCORE.findall(line)}
    assert {f"{score:.2f}" for score in _scores(report)} <= shown


@each_mode
@each_width
def test_the_sentence_of_the_check_up_is_whole(mode: Mode, width: int) -> None:
    text = "\n".join(line.plain for line in lines_of(sample_row(1, mode), View(width, mode)))
    screen = screen_of(text, width)
    assert letters_of(screen) == letters_of([SENTENCE, "1", mode])
    assert screen[0].split()[:2] == ["1", mode]
    assert width < 80 or len(screen) == 1


@pytest.mark.parametrize(("mode", "width"), list(zip(MODES, WIDTHS, strict=True)))
def test_a_real_terminal_shows_a_whole_trace_at_its_own_width(mode: Mode, width: int, tmp_path: Path) -> None:
    shown = on_terminal("trace", str(SEEDS), "--bidi", mode, home=tmp_path, columns=width, NO_COLOR="1")
    assert (shown.code, shown.is_restored) == (0, True)
    screen = screen_of(shown.text, width)
    piped = CliRunner().invoke(commands, ["trace", str(SEEDS)]).stdout
    assert letters_of(screen) == letters_of([piped])
    # The last line is where the next prompt begins.
    assert len(screen) == shown.text.rstrip().count("\n") + 1
