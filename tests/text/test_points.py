"""Long strings through tables of code points, against the same character by character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from provenance.text.alphabet import IN_PLACE
from provenance.text.normalize import folded_in_place
from provenance.text.points import LONG, points, string
from provenance.text.visible import dashed, plain_visible, visible

# Enough of them to be long; letters, marks, tatweel, invisible and rare characters among one another.
texts = st.text("ابةىأ ًـ\u200f\u00a0\u0640\n.ﻻ½A٣\ud800\U0001eef0", min_size=1).map(
    lambda part: part * (1 + LONG // len(part))
)


@given(texts)
def test_a_long_text_looks_like_the_same_text_character_by_character(text: str) -> None:
    seen, plain = visible(text), plain_visible(text, dashed(text))
    assert seen.text == plain.text
    assert all(seen.offset(at) == plain.offset(at) for at in range(len(plain.text) + 1))


@given(texts)
def test_a_long_text_is_folded_in_place_as_each_of_its_characters_is(text: str) -> None:
    assert folded_in_place(text) == "".join(IN_PLACE.get(ord(char), char) for char in text)


@given(st.text() | texts)
def test_a_string_comes_back_from_its_code_points(text: str) -> None:
    assert string(points(text)) == text
