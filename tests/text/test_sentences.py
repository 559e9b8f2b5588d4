from __future__ import annotations

import pytest

from provenance.text.sentences import MAX_SENTENCE, sentences


def split(raw: str) -> list[str]:
    return [span.of(raw) for span in sentences(raw)]


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(["وصل الوفد.", "بدأ اللقاء."], id="full-stop"),
        pytest.param(["هل وصل الوفد؟", "نعم!", "حقا…", "أجل."], id="other-ends"),
        pytest.param(["انتهى الأمر۔", "بدأ غيره."], id="urdu-full-stop"),
        pytest.param(["قال «وصلنا.»", "ثم صمت."], id="closing-guillemet-behind-the-stop"),
        pytest.param(["قال «وصلنا».", "ثم صمت."], id="closing-guillemet-before-the-stop"),
        pytest.param(['قال "هل وصلوا؟"', "ثم صمت."], id="straight-quotes"),
        pytest.param(['قال "وصلنا ولم يغلق القوس.', "ثم صمت."], id="unbalanced-quotes"),
        pytest.param(["وصلوا (أمس.)", "وعادوا."], id="bracket"),
        pytest.param(["بلغت النسبة 3.5 بالمئة.", "ثم هبطت."], id="decimal"),
        pytest.param(["عقد في 12.5.2021 لقاء.", "ثم آخر."], id="date"),
        pytest.param(["حضر د. سالم وم. نادر اللقاء.", "ثم خرجا."], id="initials"),
        pytest.param(["حضر أ.د. سالم اللقاء.", "ثم خرج."], id="two-initials"),
        pytest.param(["عنوانه ص.ب. 12 الرياض.", "ثم انتقل."], id="abbreviation"),
        pytest.param(["قال Mr. Smith كلمة.", "ثم صمت."], id="latin-abbreviation"),
        pytest.param(["المدينة.. حكاية صبر.", "ثم نهاية."], id="two-dots"),
        pytest.param(["انتظرنا... ثم مضينا.", "لم يأت."], id="three-dots"),
        pytest.param(["زوروا site.com اليوم.", "شكرا."], id="address"),
        pytest.param(["انتهى اللقاء.", "وصل الوفد"], id="no-end-at-the-end"),
        pytest.param(["ماذا؟!", "نعم."], id="run-of-ends"),
    ],
)
def test_sentences_end_where_a_reader_ends_them(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\n\n\n", "\u2028", "\u2029", "\x85"])
def test_line_break_ends_a_sentence(newline: str) -> None:
    assert split(f"عنوان بلا نقطة{newline}نص الخبر") == ["عنوان بلا نقطة", "نص الخبر"]


def test_missing_space_behind_a_stop_does_not_glue_sentences() -> None:
    assert split("انتهى اللقاء.وقال الوزير كلمة.") == ["انتهى اللقاء.", "وقال الوزير كلمة."]


def test_number_of_a_list_stays_with_its_item() -> None:
    assert split("1. تدريب الجنود\n2. تبادل الخبراء") == ["1. تدريب الجنود", "2. تبادل الخبراء"]


def test_year_at_the_end_of_a_sentence_ends_it() -> None:
    assert split("بدأ المشروع عام 2011. وانتهى بعده.") == ["بدأ المشروع عام 2011.", "وانتهى بعده."]


@pytest.mark.parametrize("hidden", ["\u200f", "\u064b", "\ufeff", "\u00ad"])
def test_hidden_characters_around_a_stop_move_no_boundary(hidden: str) -> None:
    plain = split("بلغت 3.5 نقطة. قال د. سالم نعم. انتهى.وقال غيره لا.")
    marked = split(
        f"بلغت 3{hidden}.{hidden}5 نقطة{hidden}.{hidden} قال د{hidden}. سالم نعم.{hidden} انتهى{hidden}.وقال غيره لا."
    )
    assert [part.replace(hidden, "") for part in marked] == plain


def test_sentence_without_end_is_cut_at_a_space() -> None:
    parts = split("كلمة " * 1_000)
    assert all(len(part) <= MAX_SENTENCE for part in parts)
    assert "".join(parts).replace(" ", "") == "كلمة" * 1_000
    assert {word for part in parts for word in part.split()} == {"كلمة"}


def test_word_without_end_is_cut_too() -> None:
    assert [len(part) for part in split("ا" * 4_500)] == [2_000, 2_000, 500]


@pytest.mark.parametrize(
    "raw",
    ["!", ".", "ا. ", '."', "\n", " ", ".\u064b", "1.", "..."],
    ids=["marks", "stops", "initials", "closers", "lines", "spaces", "marked-stops", "numbers", "ellipses"],
)
def test_half_a_megabyte_of_ends_is_split_at_once(raw: str) -> None:
    """Looking at a run of ends again from each of its members would take hours."""
    text = raw * (500_000 // len(raw))
    assert all(len(span) <= 2 * MAX_SENTENCE for span in sentences(text))


def test_part_of_a_text_is_split_by_itself() -> None:
    raw = "واحد. اثنان. ثلاثة."
    assert [span.of(raw) for span in sentences(raw, start=6, end=12)] == ["اثنان."]
