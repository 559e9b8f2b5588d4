"""Marks stand around cue, source and medium, belong to the report alone, and change no other character."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.render.bidi.modes import Mode
from provenance.render.layout import Mark, Row, View
from provenance.render.marked import (
    LONGEST,
    legend_pieces,
    marked_cue,
    marked_piece,
    marked_spans,
    marked_text,
    marks_for,
)
from provenance.render.painting import paint
from provenance.render.show import LRI, PDI, RLI
from provenance.values import Span
from tests.render import traced
from tests.strategies import hostile_text

MARKS = marks_for(View())
PLAIN = marks_for(View(is_unicode=False))
SIGNS = str.maketrans("", "", "‹›[]{}")


def _marked(text: str, *spans: tuple[str, Mark]) -> str:
    places = [(Span(text.index(part), text.index(part) + len(part)), mark) for part, mark in spans]
    return marked_text(text, Span(0, len(text)), places, MARKS)


def _lines(text: str, spans: list[tuple[Span, Mark]], width: int = 80, *, bidi: Mode = "logical") -> list[str]:
    piece = marked_piece(text, Span(0, len(text)), spans, MARKS)
    return [line.plain for line in paint([Row((piece,))], View(width, bidi))]


def test_cue_source_and_medium_have_marks_of_their_own() -> None:
    told = traced.attributions()[1]
    sentence = traced.span(traced.TOLD)
    text = marked_text(traced.TEXT, sentence, marked_spans([told], MARKS), MARKS)
    assert text == '‹وقال› [المهندس سامي] ل{صحيفة "المرفأ"} ‹إن› العمل اكتمل، مضيفا أن الجسر سيفتح قريبا.'


def test_a_device_without_unicode_gets_marks_that_it_can_write() -> None:
    assert all(sign.isascii() for mark in PLAIN.all for sign in mark[:2])
    assert len({sign for mark in PLAIN.all for sign in mark[:2]}) == 6
    assert " ".join(piece.text for piece in legend_pieces(PLAIN)) == "<cue> [source] {medium}"


def test_what_is_both_medium_and_cue_is_marked_once() -> None:
    text = "قال لصحيفة الميناء إن"
    assert _marked(text, ("صحيفة الميناء", MARKS.medium), ("لصحيفة", MARKS.cue)) == "قال ‹ل›{صحيفة الميناء} إن"


def test_a_cue_in_two_parts_side_by_side_has_one_pair_of_marks() -> None:
    assert _marked("وأكد أن الطريق", ("وأكد", MARKS.cue), ("أن", MARKS.cue)) == "‹وأكد أن› الطريق"
    assert _marked("وأكد سامي أن", ("وأكد", MARKS.cue), ("أن", MARKS.cue)) == "‹وأكد› سامي ‹أن›"


def test_a_vowel_sign_stays_with_its_letter() -> None:
    assert _marked("قال\u064e سامي", ("قال", MARKS.cue)) == "‹قال\u064e› سامي"


def test_brackets_of_the_newspaper_cannot_pass_for_marks() -> None:
    text = "قال [وزير] ‹كذا› {إن}"
    assert _marked(text) == "قال (وزير) «كذا» (إن)"
    assert _marked(text, ("وزير", MARKS.source)) == "قال ([وزير]) «كذا» (إن)"
    assert marked_text("<قال>", Span(0, 5), [], PLAIN) == "(قال)"


def test_a_long_sentence_is_cut_around_its_marks() -> None:
    filler = "كلمة " * 200
    text = f"{filler}وقال {filler}سامي {filler}إن {filler}"
    cut = _marked(text, ("وقال", MARKS.cue), ("سامي", MARKS.source), ("إن", MARKS.cue))
    assert re.search("‹وقال› .* … .*\\[سامي\\] .* … .*‹إن›", cut)
    assert cut.startswith(" … كلمة")
    assert cut.endswith(" … ")
    assert len(cut) < 600


def test_a_sentence_without_marks_is_cut_at_its_end() -> None:
    cut = _marked("كلمة " * 200)
    assert cut.startswith("كلمة كلمة")
    assert len(cut) <= LONGEST + 3


@given(st.data())
def test_marks_add_nothing_but_themselves_to_a_short_sentence(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ابتث و.،«»\u064e", max_size=LONGEST))
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)), st.sampled_from(MARKS.all))
    spans = [(Span(min(a, b), max(a, b)), mark) for a, b, mark in data.draw(st.lists(ends, max_size=6))]
    marked = marked_text(text, Span(0, len(text)), spans, MARKS)
    assert marked.translate(SIGNS) == text
    assert _is_paired(marked)


def _is_paired(text: str) -> bool:
    """Return whether every mark is closed by its partner before another opens."""
    closing = ""
    for sign in text:
        if sign in "‹[{":
            if closing:
                return False
            closing = {"‹": "›", "[": "]", "{": "}"}[sign]
        elif sign in "›]}":
            if sign != closing:
                return False
            closing = ""
    return not closing


@given(hostile_text(max_size=400), st.integers(40, 120), st.data())
def test_no_text_breaks_out_of_its_lines_or_forges_a_mark(text: str, width: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lines = _lines(text, [(Span(start, end), MARKS.cue)], width, bidi="isolate")
    for line in lines:
        assert line.count(RLI) + line.count(LRI) == line.count(PDI) <= 1
        assert "\x1b" not in line
    assert _is_paired("".join(lines))
    assert "".join(lines).count("‹") <= 1


def test_a_sentence_is_one_isolate_on_each_line_and_its_marks_are_looks_inside() -> None:
    told = traced.attributions()[1]
    piece = marked_piece(traced.TEXT, traced.span(traced.TOLD), marked_spans([told], MARKS), MARKS)
    first, *rest = paint([Row((piece,), indent=2)], View(40, "isolate"))
    assert rest
    assert first.plain.count(RLI) == 1
    looks = {first.plain[span.start : span.end].strip(RLI + PDI): str(span.style) for span in first.spans if span.style}
    assert looks == {"‹وقال›": "yellow", "[المهندس سامي]": "bold cyan", "{صحيفة": "bold magenta"}


def test_a_look_goes_on_where_its_words_wrap_to_the_next_line() -> None:
    text = "كلمة " * 12
    piece = marked_piece(text, Span(0, len(text)), [(Span(0, len(text)), MARKS.source)], MARKS)
    lines = list(paint([Row((piece,))], View(40)))
    assert len(lines) == 2
    for line in lines:
        (styled,) = [span for span in line.spans if span.style]
        indent = len(line.plain) - len(line.plain.lstrip())
        assert (styled.start, styled.end) == (indent, len(line.plain))


@pytest.mark.parametrize(("number", "told"), [(0, "‹أعلنت›"), (1, "‹وقال … إن›"), (2, "‹مضيفا أن›")])
def test_a_cue_can_be_told_by_itself(number: int, told: str) -> None:
    assert marked_cue(traced.TEXT, traced.attributions()[number], MARKS).text == told
