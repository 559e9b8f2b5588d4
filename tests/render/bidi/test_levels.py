"""Levels and order are those of the Unicode standard, for every case that it publishes."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from bidi import get_display
from hypothesis import example, given
from hypothesis import strategies as st

from provenance.render.bidi.classes import CLOSED_BY, CLOSING, MIRRORED, bidi_class, has_right_to_left
from provenance.render.bidi.levels import REMOVED, Direction, levels_of, visual_order
from tests.strategies import arabic_text, hostile_text

# The file of the Unicode Character Database, version 15.0.0, as it is; its licence lies beside it.
CASES = Path(__file__).parent / "data" / "BidiCharacterTest.txt.xz"
DIRECTIONS: Final[tuple[Direction, ...]] = ("ltr", "rtl", "auto")
CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
bidi_text = st.text(st.sampled_from(f"ab\u05d0\u0628\u06611 .,%+-()[]\u064b\u200f\u2029\t{CONTROLS}"), max_size=40)
directions = st.sampled_from(DIRECTIONS)


def _cases() -> Iterator[tuple[str, Direction, int, list[int], list[int]]]:
    with lzma.open(CASES, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                points, direction, paragraph, levels, order = line.strip().split(";")
                text = "".join(chr(int(point, 16)) for point in points.split())
                wanted = [REMOVED if level == "x" else int(level) for level in levels.split()]
                yield text, DIRECTIONS[int(direction)], int(paragraph), wanted, [int(place) for place in order.split()]


def test_all_cases_of_the_standard_give_its_levels_and_its_order() -> None:
    count, wrong = 0, []
    for text, direction, paragraph, levels, order in _cases():
        count += 1
        found = levels_of(text, direction)
        if (found.paragraph, list(found.each), visual_order(found.each)) != (paragraph, levels, order):
            wrong.append((text.encode("unicode_escape"), direction, found))
    assert count == 91_707
    assert wrong[:5] == []


@given(st.one_of(bidi_text, hostile_text()), directions)
@example("\u2066" * 200 + "a" + "\u2069" * 200, "ltr")
@example("\u202b" * 200 + "a\u2029b" + "\u202c" * 200, "rtl")
@example("(" * 100 + "\u0628" + ")" * 100, "auto")
def test_whatever_the_text_each_character_is_drawn_once(text: str, direction: Direction) -> None:
    found = levels_of(text, direction)
    assert len(found.each) == len(text)
    assert sorted(visual_order(found.each)) == [at for at, level in enumerate(found.each) if level != REMOVED]
    assert all(REMOVED <= level <= 126 for level in found.each)


@given(arabic_text(max_sentences=3))
def test_a_text_between_isolates_is_drawn_as_it_is_by_itself(text: str) -> None:
    line = " ".join(text.split())
    alone = visual_order(levels_of(line).each)
    within = visual_order(levels_of(f"see \u2068{line}\u2069.", "ltr").each)
    assert [at - 5 for at in within[5:-2]] == alone


@given(arabic_text(max_sentences=3), directions)
def test_the_order_of_news_is_that_of_the_usual_library(text: str, direction: Direction) -> None:
    line = " ".join(text.split())
    base = {"ltr": "L", "rtl": "R"}.get(direction)
    assert "".join(line[at] for at in visual_order(levels_of(line, direction).each)) == get_display(line, base_dir=base)


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_text_without_arabic_stays_as_it_is(text: str) -> None:
    assert not has_right_to_left(text)
    levels = levels_of(text).each
    assert visual_order(levels) == [at for at, level in enumerate(levels) if level != REMOVED]


@pytest.mark.parametrize(
    ("text", "direction", "drawn"),
    [
        pytest.param("سعر 12% اليوم", "auto", "مويلا %12 رعس", id="percent-in-arabic"),
        pytest.param("price سعر 12% fell", "auto", "price 12 رعس% fell", id="number-behind-arabic"),
        pytest.param("price \u2068سعر 12%\u2069 fell", "ltr", "price \u2068%12 رعس\u2069 fell", id="number-in-isolate"),
        pytest.param("في 2024-05-01", "auto", "01-05-2024 يف", id="date-behind-an-arabic-letter"),
        pytest.param("no arabic", "rtl", "no arabic", id="latin-in-a-paragraph-from-right"),
    ],
)
def test_numbers_and_words_stand_where_a_reader_expects_them(text: str, direction: Direction, drawn: str) -> None:
    assert "".join(text[at] for at in visual_order(levels_of(text, direction).each)) == drawn


def test_the_mirror_image_of_a_mirror_image_is_the_character_itself() -> None:
    assert all(MIRRORED[mirror] == char for char, mirror in MIRRORED.items())
    assert MIRRORED["("] == ")"
    assert MIRRORED["«"] == "»"


def test_every_opening_bracket_has_its_closing_one() -> None:
    assert len(CLOSED_BY) == len(CLOSING) == 64
    assert set(CLOSED_BY.values()) == set(CLOSING.values())
    assert CLOSED_BY["\u2329"] == CLOSED_BY["\u3008"] == CLOSING["\u232a"] == "\u3009"


@pytest.mark.parametrize(
    ("char", "kind"),
    [("\u05ff", "R"), ("\u070e", "AL"), ("\u20cf", "ET"), ("\u0378", "L"), ("\u0661", "AN"), ("\u06f1", "EN")],
)
def test_points_without_a_character_have_the_direction_of_their_block(char: str, kind: str) -> None:
    assert bidi_class(char) == kind
