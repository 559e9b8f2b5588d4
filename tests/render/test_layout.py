"""Rows become lines that fit, say nothing to the terminal and keep Arabic last."""

from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.render.layout import Row, View, foreign, own, paint, sentence
from provenance.render.show import FSI, PDI
from tests.strategies import hostile_text

WIDTHS = st.integers(40, 120)


def _lines(row: Row, view: View) -> list[str]:
    return [line.plain for line in paint([row], view)]


def _row(text: str) -> Row:
    return Row((own("see"), foreign(text, limit=400)), (own("title", cells=15),), 16, 2)


@given(hostile_text(), WIDTHS, st.booleans())
def test_no_line_is_wider_than_the_terminal(text: str, width: int, isolate: bool) -> None:
    for line in paint([_row(text)], View(width, isolate)):
        assert line.cell_len <= width


@given(hostile_text(), WIDTHS)
def test_without_a_terminal_no_control_or_bidi_character_is_written(text: str, width: int) -> None:
    for line in _lines(_row(text), View(width)):
        assert not any(category(char) == "Cc" or "\u202a" <= char <= "\u202e" for char in line)
        assert not any("\u2066" <= char <= "\u2069" for char in line)


@given(hostile_text(), WIDTHS)
def test_on_a_terminal_each_line_closes_the_isolate_that_it_opens(text: str, width: int) -> None:
    for line in _lines(_row(text), View(width, isolate=True)):
        assert line.count(FSI) == line.count(PDI) <= 1
        assert not line.startswith(FSI)
        assert line.endswith(PDI) or FSI not in line


@given(st.lists(st.sampled_from(["خبر", "عاجل", "الاقتصاد", "2024", "وزير"]), min_size=1, max_size=60), WIDTHS)
def test_wrapping_loses_no_word_and_changes_no_order(words: list[str], width: int) -> None:
    lines = _lines(Row((foreign(" ".join(words), limit=1_000),)), View(width))
    assert " ".join(lines).split() == words


def test_a_word_longer_than_the_line_is_broken_and_not_cut() -> None:
    lines = _lines(Row((foreign("س" * 100),), indent=4), View(40))
    assert "".join(line.strip() for line in lines) == "س" * 100


def test_the_body_moves_below_its_name_where_there_is_no_room_beside() -> None:
    row = Row((own("a sentence"),), (own("name", cells=29),), 30, 2)
    assert _lines(row, View(40)) == ["  name", "    a sentence"]
    assert _lines(row, View(80)) == ["  name" + " " * 26 + "a sentence"]


@pytest.mark.parametrize("text", ["[/b]", "[red]خبر", ":smile:", "[link=file:///etc/passwd]x"])
def test_markup_in_a_title_stays_text(text: str) -> None:
    (line,) = paint([Row((foreign(text),))], View())
    assert line.plain == text
    assert not [span for span in line.spans if span.style]


def test_numbers_are_padded_on_the_left_when_asked() -> None:
    row = Row((own("why"),), (own("+1.5", cells=-6),), 7)
    assert _lines(row, View()) == ["  +1.5 why"]


def test_an_empty_row_is_an_empty_line() -> None:
    assert _lines(Row(), View()) == [""]
    assert _lines(sentence("done", indent=2), View()) == ["  done"]


@pytest.mark.parametrize("room", range(6, 20))
def test_a_percent_sign_stays_with_its_number(room: int) -> None:
    lines = _lines(sentence("some words 15 % of all", indent=40 - room), View(40))
    assert any("15 %" in line for line in lines)
