"""Rows become lines that fit, say nothing to the terminal and keep Arabic last."""

from __future__ import annotations

from unicodedata import category, normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from provenance.render.bidi.lines import in_visual_order
from provenance.render.bidi.modes import LRE, LRM, MODES, PDF, RLE, Mode, draw
from provenance.render.layout import Piece, Row, View, foreign, own, sentence
from provenance.render.painting import paint
from provenance.render.show import FSI, LRI, PDI, RLI
from tests.strategies import arabic_text, hostile_text

WIDTHS = st.integers(40, 120)
CONTROLS = frozenset((FSI, LRI, RLI, PDI, LRM, *map(chr, range(0x202A, 0x202F))))


def _lines(row: Row, view: View) -> list[str]:
    return [line.plain for line in paint([row], view)]


def _row(text: str) -> Row:
    return Row((own("see"), foreign(text, limit=400)), (own("title", cells=15),), 16, 2)


@given(hostile_text(), WIDTHS, st.sampled_from(MODES))
def test_no_line_is_wider_than_the_terminal(text: str, width: int, mode: Mode) -> None:
    for line in paint([_row(text)], View(width, mode)):
        # The terminal that these are written to moves its cursor by a cell for each.
        assert line.cell_len + sum(map(line.plain.count, (LRM, LRE, RLE, PDF))) <= width


@pytest.mark.parametrize("mode", MODES)
def test_a_letter_behind_a_joiner_has_a_cell_of_its_own(mode: Mode) -> None:
    """A letter joined to nothing is written with a joiner behind it: «1436ه\u200d»; an emoji it is not."""
    for length in range(30, 40):
        row = Row((foreign("\u062c" * length + '\u200d1""0 ' + "\u0647\u200d1 " * 20),), indent=2)
        for line in _lines(row, View(40, mode)):
            assert sum(category(char) != "Cf" for char in line) <= 40


@given(hostile_text(), WIDTHS, st.sampled_from(["visual", "words", "logical"]))
def test_only_two_ways_of_writing_arabic_use_controls(text: str, width: int, mode: Mode) -> None:
    for line in _lines(_row(text), View(width, mode)):
        assert not any(category(char) == "Cc" or char in CONTROLS for char in line)


@given(hostile_text(), WIDTHS)
def test_on_a_terminal_each_line_closes_the_isolate_that_it_opens(text: str, width: int) -> None:
    for line in _lines(_row(text), View(width, "isolate")):
        assert line.count(RLI) + line.count(LRI) == line.count(PDI) <= 1
        assert line.endswith(PDI) or PDI not in line


@given(hostile_text(), WIDTHS, st.sampled_from(MODES), st.booleans())
@example("\x00\u200f", 40, "visual", True)
def test_no_line_begins_with_a_control(text: str, width: int, mode: Mode, is_lead: bool) -> None:
    piece = foreign(text, limit=400)
    row = Row((own("behind it"),), (piece,), 20) if is_lead else Row((piece, foreign("سطر"), own("last")))
    for line in _lines(row, View(width, mode)):
        assert line[:1] not in CONTROLS or not line


@given(arabic_text(), WIDTHS, st.sampled_from(["isolate", "lrm", "logical"]))
def test_without_reordering_the_words_of_all_modes_are_the_same(text: str, width: int, mode: Mode) -> None:
    lines = _lines(_row(text), View(width, mode))
    words = " ".join("".join(char for char in line if char not in CONTROLS) for line in lines).split()
    assert words == " ".join(_lines(_row(text), View(width))).split()


@given(st.lists(st.sampled_from(["خبر", "سلام", "الاقتصاد", "2024", "وزير", "(NATO)", "لا"]), min_size=1), WIDTHS)
def test_sentences_are_wrapped_before_they_are_reordered(words: list[str], width: int) -> None:
    read = _lines(Row((foreign(" ".join(words), limit=1_000),)), View(width, "words"))
    wrapped = _lines(Row((foreign(" ".join(words), limit=1_000),)), View(width))
    assert [sorted(line.split()) for line in read] == [sorted(line.split()) for line in wrapped]


@pytest.mark.parametrize("mode", MODES)
def test_a_look_stays_with_its_words_however_they_are_written(mode: Mode) -> None:
    marked = Piece("قال [الناطق] إن 12% منها", is_foreign=True, marks=(("[", "]", "source"),))
    (line,) = paint([Row((own("left"), marked, own("right", "dim")))], View(80, mode))
    looks = {str(span.style): line.plain[span.start : span.end] for span in line.spans}
    assert looks["dim"] == "right"
    assert sorted(normalize("NFKC", looks["bold cyan"])) == sorted("[الناطق]")
    assert looks["bold cyan"].startswith("[")
    assert looks["bold cyan"].endswith("]")


def test_a_second_line_that_begins_with_a_foreign_name_keeps_the_direction_of_its_sentence() -> None:
    text = "تعلن المنظمة اليوم نتائج الدراسة التي أعدها NATO عن الأمن"
    first, second = _lines(Row((foreign(text),), indent=2), View(47, "isolate"))
    assert first.strip().startswith(RLI)
    assert second.strip().startswith(RLI + "NATO")


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


def _seen(line: str) -> str:
    """Return what is drawn of a line."""
    return "".join(char for char in line if char not in CONTROLS)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", ["الدرجة", "النص الممثِّل", "الأول", "لا", ""])
def test_the_body_keeps_its_column_beside_arabic_names(mode: Mode, name: str) -> None:
    row = Row((own("0.62"),), (own(name, cells=15),), 16, 2)
    (line,) = paint([row], View(80, mode))
    assert line.plain[0] not in CONTROLS
    before = _seen(line.plain).partition("0.62")[0]
    assert cell_len(before) == 18


@pytest.mark.parametrize("mode", ["isolate", "visual", "words"])
def test_pieces_of_an_arabic_sentence_follow_one_another_from_right_to_left(mode: Mode) -> None:
    row = Row((own("مأخوذ من"), foreign("001_a.txt"), own("وكذلك")), indent=2)
    (line,) = _lines(row, View(80, mode))
    words = [draw(f"{FSI}{word}{PDI}", "visual").text for word in ("وكذلك", "001_a.txt", "مأخوذ")]
    drawn = in_visual_order(line).text if mode == "isolate" else line
    if mode != "words":
        assert sorted(map(drawn.index, words)) == [drawn.index(word) for word in words]
    assert drawn.index("001_a.txt") > 2


@pytest.mark.parametrize("own_words", ["001_a.txt", "2024-03-01", "--format json", "`copy>=0.8`", "-o"])
def test_latin_words_and_dates_in_own_arabic_stay_whole(own_words: str) -> None:
    (line,) = _lines(sentence(f"اكتب {own_words}؛ ثم (انظر) التقرير"), View(80, "visual"))
    assert own_words in line
    (line,) = _lines(sentence(f"اكتب {own_words}؛ ثم (انظر) التقرير"), View(80, "logical"))
    assert not CONTROLS & set(line)


@given(hostile_text(), WIDTHS, st.sampled_from(MODES))
def test_arabic_around_hostile_text_is_balanced_and_fits(text: str, width: int, mode: Mode) -> None:
    row = Row((own("لا يذكر"), foreign(text), own("في (3.txt) من 2024-03-01.")), (own("ملاحظة", cells=15),), 16, 2)
    for line in paint([row], View(width, mode)):
        assert cell_len(line.plain) <= width
        opened = [1 if char in (FSI, LRI, RLI) else -1 for char in line.plain if char in (FSI, LRI, RLI, PDI)]
        assert sum(opened) == 0
        assert line.plain[:1] not in CONTROLS


def test_own_arabic_runs_from_right_to_left_however_much_latin_it_holds() -> None:
    """By the number of letters the choices would stand before the words that they belong to."""
    (line,) = _lines(sentence("اختر من terminal, json, jsonl, csv"), View(80, "visual"))
    assert line.startswith("terminal, json, jsonl, csv ")
