from __future__ import annotations

import pytest

from provenance.text.visible import visible
from provenance.values import Span


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        pytest.param("قَالَ.\u200f", "قال.", id="marks-and-bidi"),
        pytest.param("قـــال", "قال", id="tatweel-in-a-word"),
        pytest.param("جدة ـ محمد", "جده - محمد", id="tatweel-as-dash"),
        pytest.param("لـ 900 هـ", "ل 900 ه", id="tatweel-behind-a-letter"),
        pytest.param("عام\u20092020\u00a0م", "عام 2020 م", id="spaces"),
        pytest.param("ﻻ ﷲ", "لا الله", id="ligatures"),
        pytest.param("", "", id="empty"),
    ],
)
def test_view_shows_what_a_reader_sees(raw: str, seen: str) -> None:
    assert visible(raw).text == seen


def test_text_without_hidden_characters_keeps_its_offsets() -> None:
    seen = visible("قال الوزير نعم")
    assert [seen.offset(at) for at in range(15)] == list(range(15))


def test_span_takes_the_marks_behind_its_last_letter_along() -> None:
    raw = "هذا كتابٌ\u200f جديد"
    seen = visible(raw)
    start = seen.text.index("كتاب")
    assert seen.raw_span(Span(start, start + 4)).of(raw) == "كتابٌ\u200f"


def test_span_that_ends_inside_a_ligature_holds_all_of_it() -> None:
    raw = "قيل ﻻ شيء"
    seen = visible(raw)
    start = seen.text.index("لا")
    assert seen.raw_span(Span(start, start + 1)).of(raw) == "ﻻ"


def test_empty_span_stays_empty() -> None:
    assert len(visible("اَبَ").raw_span(Span(1, 1))) == 0


@pytest.mark.parametrize("unit", ["\u064b", "\u064b\u0651", "\u200b", "\U000e0041", "\ufdfa", "\ufdf2", "\u0640"])
def test_megabyte_of_one_hidden_character_is_read_at_once(unit: str) -> None:
    """Quadratic work on such a run would take hours."""
    raw = unit * (1_000_000 // len(unit))
    seen = visible(raw)
    assert seen.offset(len(seen.text)) == len(raw)
