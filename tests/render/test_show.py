"""The gate between untrusted text and the terminal."""

from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.render.show import FSI, PDI, show

HOSTILE = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.characters(min_codepoint=0, max_codepoint=0xA0),
        st.sampled_from(
            "\u202a\u202e\u2066\u2067\u2069\u200f\u061c\ufeff\u2028\U000e0041\u0300\u064b\u200d\ud800 سلام"
        ),
    ),
    max_size=60,
)
FORMAT_KEPT = set("\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u08e2")


@given(HOSTILE)
def test_nothing_shown_can_steer_a_terminal(text: str) -> None:
    for char in show(text):
        assert char in FORMAT_KEPT or category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp", "Cn") or char == "\ufffd"


@given(HOSTILE, st.booleans(), st.integers(1, 40))
def test_showing_twice_changes_nothing(text: str, isolate: bool, limit: int) -> None:
    once = show(text, isolate=isolate, limit=limit)
    assert show(once, isolate=isolate, limit=limit) == once


@given(HOSTILE, st.integers(1, 40))
def test_a_field_is_one_line_within_its_limit_and_can_be_written_as_utf8(text: str, limit: int) -> None:
    line = show(text, limit=limit)
    assert len(line.splitlines()) <= 1
    assert len(line) <= limit
    assert line.encode("utf-8").decode("utf-8") == line


@given(HOSTILE)
def test_isolates_are_balanced_and_outermost(text: str) -> None:
    line = show(text, isolate=True)
    inner = line.removeprefix(FSI).removesuffix(PDI)
    assert FSI not in inner
    assert PDI not in inner
    assert line == (f"{FSI}{inner}{PDI}" if inner else "")


@given(HOSTILE)
def test_no_base_carries_a_tower_of_marks(text: str) -> None:
    run = 0
    for char in show(text):
        run = run + 1 if category(char).startswith("M") else 0
        assert run <= 4


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("\x1b[2Jخبر", "␛[2Jخبر", id="escape"),
        pytest.param("\x9b2Jخبر", "␛[2Jخبر", id="eight-bit-escape"),
        pytest.param("a\x00b\x7fc", "a␀b␡c", id="nul-and-delete"),
        pytest.param("أول\nثان\u2028ثالث\u0085رابع", "أول ثان ثالث رابع", id="line-breaks"),
        pytest.param("\u202e12 %\u202c \u2067x\u2069", "12 % x", id="bidi-controls"),
        pytest.param("\U000e0041\u00ad\ufeffنص", "نص", id="invisible"),
        pytest.param("\ud800نص\u0378", "\ufffdنص\ufffd", id="surrogate-and-unassigned"),
        pytest.param("می\u200cخواهد", "می\u200cخواهد", id="joiner-kept"),
        pytest.param("\u064eكتب", "\u25cc\u064eكتب", id="mark-without-a-base"),
        pytest.param("[/b] :smile: [link=x]", "[/b] :smile: [link=x]", id="markup-is-text"),
        pytest.param(" \t ", "", id="blank"),
    ],
)
def test_each_kind_of_trap_has_a_visible_or_empty_form(text: str, shown: str) -> None:
    assert show(text) == shown


def test_what_is_cut_says_so() -> None:
    assert show("خبر طويل", limit=4) == "خبر…"
    assert show("\u200b" * 10_000 + "خبر", limit=4) == "…"
