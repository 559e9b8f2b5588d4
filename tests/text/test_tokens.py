from __future__ import annotations

import pytest

from provenance.text.tokens import tokens, words


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        pytest.param("«صفقات» لـ٩٠٠ كيلومتر", ("صفقات", "ل", "900", "كيلومتر"), id="letter-before-digit"),
        pytest.param("ل900", ("ل", "900"), id="letter-before-digit-without-tatweel"),
        pytest.param("عام2011م", ("عام", "2011", "م"), id="digit-between-letters"),
        pytest.param("3.5 1,200 ٪70", ("3", "5", "1", "200", "70"), id="numbers-split-at-signs"),
        pytest.param("طائرة F-16", ("طايره", "f", "16"), id="latin"),
        pytest.param("قال\u2009نعم\u3000لا", ("قال", "نعم", "لا"), id="thin-spaces"),
        pytest.param("snake_case", ("snake", "case"), id="underscore"),
        pytest.param("قال\u200bها", ("قالها",), id="zero-width-joins"),
        pytest.param("عليه\ufdfaوقال", ("عليه", "وقال"), id="phrase-ligature-separates"),
        pytest.param("ﻻﺣﻆ", ("لاحظ",), id="ligature-in-a-word"),
        pytest.param("ـ ـــ \u064b \u200f", (), id="nothing-but-marks"),
        pytest.param("", (), id="empty"),
    ],
)
def test_words_of_a_text(raw: str, found: tuple[str, ...]) -> None:
    assert words(raw) == found


def test_token_points_at_the_spelling_of_the_page() -> None:
    raw = "قَالَ «الوَزِيـرُ»: ٩٠٠"
    found = [raw[token.start : token.end] for token in tokens(raw)]
    assert found == ["قَالَ", "الوَزِيـرُ", "٩٠٠"]


def test_offsets_of_a_part_count_from_the_beginning_of_the_text() -> None:
    raw = "قال الوزير نعم"
    assert [raw[token.start : token.end] for token in tokens(raw, start=4, end=10)] == ["الوزير"]


def test_one_word_repeated_a_million_times_is_a_million_tokens() -> None:
    assert sum(1 for _ in tokens("خبر " * 300_000)) == 300_000
