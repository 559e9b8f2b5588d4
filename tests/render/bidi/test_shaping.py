"""Letters take the forms that a reader expects, and each remembers where it came from."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from arabic_reshaper import ArabicReshaper
from hypothesis import given

from provenance.render.bidi.shaping import cells_of, forms, shape, shaped
from provenance.values import Document
from tests.strategies import arabic_text, hostile_text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("بيت", "\ufe91\ufef4\ufe96", id="initial-medial-final"),
        pytest.param("دار", "\ufe8d".join(("\ufea9", "\ufead")), id="letters-that-join-nothing-behind-them"),
        pytest.param("ماء", "\ufee3\ufe8e\ufe80", id="hamza-joins-nothing"),
        pytest.param("لا", "\ufefb", id="lam-alef"),
        pytest.param("سلام", "\ufeb3\ufefc\ufee1", id="lam-alef-joined"),
        pytest.param("لآ لأ لإ", "\ufef5 \ufef7 \ufef9", id="lam-alef-with-signs"),
        pytest.param("بـت", "\ufe91\u0640\ufe96", id="tatweel-joins"),
        pytest.param("ب\u200cت", "\ufe8f\u200c\ufe95", id="non-joiner-parts"),
        pytest.param("ه\u200d", "\ufeeb\u200d", id="joiner-joins"),
        pytest.param("ب 1 ت", "\ufe8f 1 \ufe95", id="spaces-and-digits-part"),
        pytest.param("پیک", "\ufb58\ufbff\ufb8f", id="persian"),
    ],
)
def test_a_letter_takes_the_form_that_its_neighbours_ask_for(text: str, wanted: str) -> None:
    assert shape(text) == wanted


def test_marks_do_not_part_letters_and_stay_on_theirs() -> None:
    assert shape("بَيْت") == "\ufe91\u064e\ufef4\u0652\ufe96"
    cells = shaped(cells_of("لَاب"))
    assert [cell.text for cell in cells] == ["\ufefb\u064e", "\ufe8f"]
    assert [cell.sources for cell in cells] == [((0, 2), (1,)), ((3,),)]


def test_an_emoji_of_several_characters_stays_one() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert [cell.text for cell in cells_of(f"ب{family}\U0001f44b\U0001f3fd")] == ["ب", family, "\U0001f44b\U0001f3fd"]


@given(hostile_text())
def test_every_character_is_in_one_cell_in_order(text: str) -> None:
    cells = cells_of(text)
    assert "".join(cell.text for cell in cells) == text
    assert [place for cell in cells for source in cell.sources for place in source] == list(range(len(text)))


@given(hostile_text())
def test_shaping_loses_no_place_and_has_one_source_for_each_character(text: str) -> None:
    cells = shaped(cells_of(text))
    assert all(len(cell.text) == len(cell.sources) for cell in cells)
    places = [place for cell in cells for source in cell.sources for place in source]
    assert sorted(places) == list(range(len(text)))


@given(arabic_text())
def test_joined_forms_stand_for_the_letters_that_were_there(text: str) -> None:
    # Marks keep their letter, so that compatibility gives the text back but for marks between lam and alef.
    plain = "".join(char for char in text if not "\u064b" <= char <= "\u0652" and char != "\u0670")
    assert normalize("NFKC", shape(plain)) == normalize("NFKC", plain)


def test_every_letter_that_joins_behind_joins_before_as_well() -> None:
    assert len(forms()) > 70
    assert all("final" in found for found in forms().values() if "initial" in found)
    assert all({"isolated", "final"} >= set(found) for letters, found in forms().items() if len(letters) == 2)


def _differing(seed_documents: dict[str, Document], **wishes: bool) -> tuple[int, list[str]]:
    reshaper = ArabicReshaper({"delete_harakat": False, **wishes})
    words = {word for document in seed_documents.values() for word in document.text.split()}
    return len(words), [word for word in sorted(words) if shape(word) != reshaper.reshape(word)]


def test_the_words_of_the_seed_pages_look_as_the_usual_library_has_them(seed_documents: dict[str, Document]) -> None:
    count, differing = _differing(seed_documents)
    assert count > 1_000
    assert 1 - len(differing) / count >= 0.999
    # One character for the whole word, which many fonts of terminals lack, and of one cell in all of them.
    assert all("الله" in word for word in differing)
    assert _differing(seed_documents, **{"ARABIC LIGATURE ALLAH": False})[1] == []
