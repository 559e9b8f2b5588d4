"""Two forms of one word: which letters differ, and what they are."""

from __future__ import annotations

import pytest

from provenance.match.letters import differing_letters, without_clitics
from provenance.text.stem import stem
from provenance.text.tokens import words


@pytest.mark.parametrize(
    ("one", "other", "ours", "theirs"),
    [
        pytest.param("ووصل", "وصل", ["و:clitic"], [], id="and"),
        pytest.param("بالمدينة", "المدينة", ["ب:clitic"], [], id="in_the"),
        pytest.param("للمدينة", "المدينة", ["لل:clitic"], ["ال:clitic"], id="for_the"),
        pytest.param("وللمدينة", "والمدينة", ["لل:clitic"], ["ال:clitic"], id="and_for_the"),
        pytest.param("كالمدينة", "فالمدينة", ["ك:clitic"], ["ف:clitic"], id="like_and_so"),
        pytest.param("فإن", "وإن", ["ف:clitic"], ["و:clitic"], id="short"),
        pytest.param("وَقد", "قد", ["وَ:clitic"], [], id="with_its_vowel_sign"),
        pytest.param("التعاون", "تعاونهم", ["ال:clitic"], ["هم:clitic"], id="article_and_pronoun"),
        pytest.param("كتابه", "كتابها", ["ه:clitic"], ["ها:clitic"], id="his_and_hers"),
        pytest.param("مشاورات", "مشاورة", ["ات:form"], ["ة:form"], id="number"),
        pytest.param("كتابة", "كتابه", [], [], id="folded_away"),
    ],
)
def test_only_the_letters_that_differ_are_found(one: str, other: str, ours: list[str], theirs: list[str]) -> None:
    found = differing_letters(one, other, 2)
    assert found is not None
    told = [
        [f"{word[part.start : part.end]}:{part.kind}" for part in side]
        for word, side in zip((one, other), found, strict=True)
    ]
    assert told == [ours, theirs]


def test_words_without_a_common_core_have_no_differing_letters() -> None:
    assert differing_letters("أميركا", "أمريكا", 4) is None


def test_a_ligature_is_not_cut() -> None:
    assert differing_letters("\ufefbعب", "لعب", 2) is None


@pytest.mark.parametrize("forms", [("وقد", "فقد", "قد"), ("بها", "به"), ("ووصل", "وصل", "فوصل")])
def test_forms_of_a_short_word_have_one_key(forms: tuple[str, ...]) -> None:
    assert len({without_clitics(word, stem(word)) for form in forms for word in words(form)}) == 1
