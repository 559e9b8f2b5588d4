from __future__ import annotations

import subprocess
import sys
import unicodedata as ud
from pathlib import Path

import pytest

from provenance.text.alphabet import FOLD, FOLD_HASH
from provenance.text.normalize import fold, fold_with_offsets

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        pytest.param("مُذكّرة", "مذكره", id="marks-and-teh-marbuta"),
        pytest.param("أإآٱا", "ااااا", id="alefs"),
        pytest.param("مسؤولية هيئة", "مسووليه هييه", id="hamza-seats"),
        pytest.param("على", "علي", id="alef-maksura"),
        pytest.param("بناء", "بنا", id="bare-hamza"),
        pytest.param("ســـلام", "سلام", id="tatweel"),
        pytest.param("ﺍﻟﺴﻼﻡ", "السلام", id="presentation-forms"),
        pytest.param("ﷲ ﷴ", "الله محمد", id="word-ligatures"),
        pytest.param("\ufdfa", " ", id="phrase-ligature-separates"),
        pytest.param("بنا\ufe80", "بنا", id="presented-hamza"),
        pytest.param("ك\ufe76ت\ufe79ب", "كتب", id="presented-marks"),
        pytest.param("کتابی", "كتابي", id="farsi"),
        pytest.param("ہمدۃ", "همده", id="urdu"),
        pytest.param("پژگچ", "بزكج", id="foreign-sounds"),
        pytest.param("𞺀𞺁", "اب", id="math-alphabet"),
        pytest.param("ك\u200b\u200c\u200dت\ufeffا\u2060ب", "كتاب", id="zero-width"),
        pytest.param("\u200fك\u202eت\u2066ا\u061cب\u2069", "كتاب", id="bidi"),
        pytest.param("ك\u00adت\u034fاب", "كتاب", id="soft-hyphen-and-joiner"),
        pytest.param("ك\ufe0fت\U000e0100ا\U000e0041ب", "كتاب", id="selectors-and-tags"),
        pytest.param("ك\u0870ت\u08f0ا\u0670ب", "كاتاب", id="extended-letters-and-marks"),
        pytest.param("ك\U00010efdتاب", "كتاب", id="marks-newer-than-the-database"),
        pytest.param("ك\u3164ت\u115fاب", "كتاب", id="blank-fillers"),
        pytest.param("ك\x00ت\x1bا\x9bب", "كتاب", id="controls"),
        pytest.param("٠١٢٣٤٥٦٧٨٩ ۴۵۶ ४५६ \uff14", "0123456789 456 456 4", id="digits"),
        pytest.param("3٫5", "3.5", id="decimal-sign"),
        pytest.param("NATO Ａ ß", "nato a ss", id="latin-case"),
    ],
)
def test_spellings_fold_to_one(raw: str, folded: str) -> None:
    assert fold(raw) == folded


@pytest.mark.parametrize("kept", ["\n", "\t", "\u2009", "\u00a0", "،", "؛", "؟", "۔", ".", "«", "-"])
def test_what_separates_words_is_left_alone(kept: str) -> None:
    assert fold(f"قال{kept}نعم") == f"قال{kept}نعم"


@pytest.mark.parametrize(
    ("left", "right"),
    [("سيف", "صيف"), ("قلب", "كلب"), ("ضرب", "درب"), ("طين", "تين"), ("غيب", "عيب"), ("نور", "نار"), ("ذل", "زل")],
)
def test_words_that_sound_alike_stay_apart(left: str, right: str) -> None:
    assert fold(left) != fold(right)


@pytest.mark.parametrize(
    ("left", "right"), [("ماء", "ما"), ("علماء", "علما"), ("على", "علي"), ("كرة", "كره"), ("لأن", "لان")]
)
def test_reviewed_price_of_folding_is_that_these_words_meet(left: str, right: str) -> None:
    """Newsrooms mistype each of these so often that keeping them apart would part copies."""
    assert fold(left) == fold(right)


def test_no_rule_yields_a_mark_an_invisible_character_or_more_than_four() -> None:
    for out in FOLD.values():
        assert len(out) <= 4
        assert all(ud.category(char) not in {"Mn", "Me", "Cf", "Cc", "Cs", "Cn"} for char in out)


def test_no_rule_puts_a_space_inside_a_word() -> None:
    assert {out for out in FOLD.values() if " " in out} == {" "}


def test_every_mark_and_format_character_of_this_python_is_dropped() -> None:
    arabic = [*range(0x600, 0x700), *range(0x870, 0x900), *range(0xFB50, 0xFF00), *range(0x10EC0, 0x10F00)]
    left = [hex(point) for point in arabic if ud.category(chr(point)) in {"Mn", "Me", "Cf"} and FOLD.get(point) != ""]
    assert left == []


def test_committed_table_is_what_the_script_builds() -> None:
    """Only under the Unicode database that the table names; others know other characters."""
    table = (ROOT / "src/provenance/text/data/fold.tsv").read_text(encoding="utf-8")
    if f"Unicode {ud.unidata_version};" not in table.splitlines()[0]:
        pytest.skip(f"this Python has Unicode {ud.unidata_version}")
    built = subprocess.run(
        [sys.executable, str(ROOT / "scripts/build_fold_table.py")], capture_output=True, check=True, encoding="utf-8"
    )
    assert built.stdout == table
    assert len(FOLD_HASH) == 16


def test_offsets_lead_back_to_the_raw_characters() -> None:
    folded, offsets = fold_with_offsets("\u200fﻻ تُـسأل")
    assert folded == "لا تسال"
    assert offsets == (1, 1, 2, 3, 6, 7, 8)
