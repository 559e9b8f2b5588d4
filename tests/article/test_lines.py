from __future__ import annotations

import pytest

from provenance.article.lines import lines_of, watermarks
from provenance.article.phrases import begins_with, compact_key, line_key

GLUED = "حصادالقمحفيسهولالواديالكبيربعدالمطر"


def test_lines_hold_every_visible_character_once() -> None:
    raw = "  عنوان \r\n\n نص أول.\u2028نص ثان  \n"
    assert [raw[line.start : line.end] for line in lines_of(raw)] == ["عنوان", "نص أول.", "نص ثان"]


def test_string_that_several_tokens_begin_with_is_a_watermark() -> None:
    raw = f"بدأ الحصاد. {GLUED}\n{GLUED}وانتهى سريعا."
    assert watermarks(raw) == (GLUED,)
    assert [raw[line.start : line.end] for line in lines_of(raw)] == ["بدأ الحصاد.", GLUED, GLUED, "وانتهى سريعا."]


@pytest.mark.parametrize("raw", [GLUED, "ههههههههههههههههههههههههههههههه " * 3, "https://example.org " * 3])
def test_lone_token_laughter_and_addresses_are_no_watermark(raw: str) -> None:
    assert watermarks(raw) == ()


@pytest.mark.parametrize(
    ("raw", "is_prose"),
    [
        ("انتهى موسم الحصاد باكرا هذا العام في الوادي.", True),
        ("عنوان قصير", False),
        ("كلمة " * 30, True),
        ("نعم.", False),
    ],
)
def test_paragraph_is_finished_or_long(raw: str, is_prose: bool) -> None:
    (line,) = lines_of(raw)
    assert line.is_prose is is_prose


def test_key_is_the_same_for_every_way_of_typing_a_label() -> None:
    typed = ["اقرأ أيضا", "أقرا أيضا..", "اِقرأ أيضًا:", "• اقرأ ايضا", "اقـرأ\u200f أيضاً"]
    assert {line_key(one) for one in typed} == {"اقرا ايضا"}
    assert {compact_key(one) for one in ["أ. ف. ب", "أ ف ب", "أف ب"]} == {"افب"}


@pytest.mark.parametrize(
    ("key", "head"),
    [("المصدر وكالات", "المصدر"), ("المصدري وكالات", ""), ("مصدر الخبر وكالات", "مصدر الخبر"), ("", "")],
)
def test_head_is_made_of_whole_words(key: str, head: str) -> None:
    assert begins_with(key, frozenset({"المصدر", "مصدر", "مصدر الخبر"})) == head
