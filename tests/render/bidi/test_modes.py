"""Each way of writing a line keeps its characters, and knows which became which."""

from __future__ import annotations

from itertools import pairwise
from unicodedata import category, normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from provenance.render.bidi.classes import MIRRORED, bidi_class, has_right_to_left, main_direction
from provenance.render.bidi.lines import in_visual_order
from provenance.render.bidi.modes import (
    LRE,
    LRM,
    MODES,
    PDF,
    RLE,
    Mode,
    as_measured,
    control_cells,
    draw,
    writes_controls,
)
from provenance.render.bidi.shaping import forms
from provenance.render.show import FSI, LRI, PDI, RLI, show
from tests.strategies import arabic_text, hostile_text

modes = st.sampled_from(MODES)
OPENING = frozenset((FSI, LRI, RLI))
EMBEDDINGS = frozenset((RLE, LRE))
CONTROLS = OPENING | EMBEDDINGS | {PDI, PDF, LRM}
LINE = f"see {RLI}قال «وزير الخارجية» إن (12%) من ‹وفقاً› COVID-19 تم{PDI} end"


def lines() -> st.SearchStrategy[str]:
    """Return lines as the layout composes them: own words, and isolates around what came from outside."""
    piece = st.builds(
        lambda text, direction: show(text, isolate=has_right_to_left(text), direction=direction),
        st.one_of(hostile_text(), arabic_text(max_sentences=2)),
        st.sampled_from(["auto", "ltr", "rtl"]),
    )
    return st.lists(st.one_of(st.sampled_from(["see", "12 %", "(copy)"]), piece), max_size=4).map(" ".join)


def _visible(line: str) -> list[int]:
    """Return the places of the characters that are seen."""
    return [at for at, char in enumerate(line) if char not in CONTROLS and bidi_class(char) != "BN"]


@given(lines(), modes)
@example("\u2068\u200c\u064bب\u2069", "visual")
@example("\u2068ب\u200c\u064bب\u2069", "visual")
def test_every_visible_character_is_drawn_once_and_nothing_else_is(line: str, mode: Mode) -> None:
    drawn = draw(line, mode)
    assert len(drawn.text) == len(drawn.sources)
    places = sorted(place for source in drawn.sources for place in source)
    assert len(set(places)) == len(places)
    assert [at for at in places if at in set(_visible(line))] == _visible(line)


@given(lines(), modes)
def test_each_drawn_character_is_a_form_or_a_mirror_image_of_its_source(line: str, mode: Mode) -> None:
    drawn = draw(line, mode)
    for char, source in zip(drawn.text, drawn.sources, strict=True):
        letters = "".join(line[place] for place in source)
        assert (
            char in (letters, MIRRORED.get(letters))
            or char in forms().get(letters, {}).values()
            or (char == LRM and not source)
            or (char in EMBEDDINGS and letters in OPENING)
            or (char == PDF and letters == PDI)
        )


@given(lines(), modes, st.data())
def test_a_stretch_keeps_its_characters(line: str, mode: Mode, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    drawn = draw(line, mode)
    stretches = list(drawn.stretches(start, end))
    kept = {place for first, last in stretches for at in range(first, last) for place in drawn.sources[at]}
    seen = {place for source in drawn.sources for place in source}
    # A ligature has one look: it takes that of the letter that is inside.
    shared = {place for source in drawn.sources if len(source) > 1 for place in source}
    assert kept - shared == (set(range(start, end)) & seen) - shared
    assert kept >= set(range(start, end)) & seen
    assert all(left[1] < right[0] for left, right in pairwise(stretches))


@given(lines(), modes)
def test_controls_are_balanced_and_only_where_a_mode_writes_them(line: str, mode: Mode) -> None:
    text = draw(line, mode).text
    assert sum(map(text.count, OPENING)) == text.count(PDI)
    assert sum(map(text.count, EMBEDDINGS)) == text.count(PDF)
    assert text.count(LRM) == 2 * text.count(PDF)
    if not writes_controls(mode):
        assert not any(char in CONTROLS for char in text)
    assert PDF not in text or mode == "lrm"
    assert not any(category(char) == "Cc" for char in text)


@given(lines())
@example(f"{RLI}قال 5% NATO.{PDI} 12 {FSI}‹قال›{PDI} 3 {LRI}a «خبر» 4{PDI} 0.5")
def test_embeddings_and_marks_are_drawn_in_the_order_of_isolates(line: str) -> None:
    drawn = in_visual_order(draw(line, "lrm").text).text
    assert drawn.replace(LRM, "") == in_visual_order(line).text


@given(st.lists(st.sampled_from(["see", "12 %", "(copy)", "x [1]"]), max_size=5).map(" ".join), modes)
def test_a_line_without_arabic_stays_as_it_is(line: str, mode: Mode) -> None:
    assert draw(line, mode).text == line


@given(arabic_text(max_sentences=2))
def test_in_visual_order_marks_stand_behind_their_letter(text: str) -> None:
    line = " ".join(text.split())
    drawn, letter = in_visual_order(line), [0]
    for char, source in zip(drawn.text, drawn.sources, strict=True):
        if category(char) != "Mn":
            letter = list(source)
        elif source[0]:
            # Between a mark and its letter there is nothing but other marks.
            assert all(
                category(line[at]) == "Mn" for at in range(max(at for at in letter if at < source[0]) + 1, source[0])
            )


@pytest.mark.parametrize(
    ("mode", "wanted"),
    [
        pytest.param("isolate", LINE, id="isolate"),
        pytest.param("lrm", LINE.replace(RLI, LRM + RLE).replace(PDI, PDF + LRM), id="lrm"),
        pytest.param("logical", LINE.replace(RLI, "").replace(PDI, ""), id="logical"),
        pytest.param("words", "see تم COVID-19 ‹وفقاً› من (%12) إن الخارجية» «وزير قال end", id="words"),
        pytest.param("visual", "see مت COVID-19 ‹اًقفو› نم (%12) نإ «ةيجراخلا ريزو» لاق end", id="visual"),
    ],
)
def test_a_sentence_is_written_as_each_terminal_needs_it(mode: Mode, wanted: str) -> None:
    text = draw(LINE, mode).text
    assert normalize("NFKC", text) == wanted
    assert (text == wanted) == (mode != "visual")


def test_lam_and_alef_are_one_cell_in_visual_order_and_take_the_look_of_both() -> None:
    drawn = in_visual_order("سلام")
    assert (len(drawn.text), drawn.sources[1]) == (3, (1, 2))
    assert list(drawn.stretches(2, 3)) == [(1, 2)]
    assert len(as_measured("سلام", "visual")) == 3
    assert as_measured("سلام", "words") == "سلام"


def test_room_for_controls_is_kept_only_where_a_terminal_draws_them() -> None:
    assert control_cells("سلام", "lrm") == 4
    assert control_cells("peace", "lrm") == control_cells("سلام", "isolate") == 0


@pytest.mark.parametrize(
    ("text", "direction"),
    [("NATO تعلن عن لقاء", "rtl"), ("a story of رويترز", "ltr"), ("2024", "ltr"), ("", "ltr"), ("خبر", "rtl")],
)
def test_the_direction_of_a_text_is_that_of_most_of_its_letters(text: str, direction: str) -> None:
    assert main_direction(text) == direction
