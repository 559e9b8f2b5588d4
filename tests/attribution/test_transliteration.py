"""Latin names read out of their Arabic spelling."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.attribution.letters import initials_agree, latin_letters, spelled
from provenance.attribution.transliteration import ACCEPT, matches, rank, score, sound
from tests.strategies import disguised, hostile_text

LATIN = (
    "Nordic Courier",
    "The Harbour Gazette",
    "Le Matin Bleu",
    "El Faro",
    "Kraftwerk Zeitung",
    "Phoenix Tribune",
    "Quantum Weekly",
    "XBN",
    "KTV Sport",
    "Express",
    "Jakarta Globe",
    "Al Gharb",
)


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        pytest.param("نورديك كورير", "Nordic Courier", id="c-is-k"),
        pytest.param("هاربر غازيت", "The Harbour Gazette", id="article-left-out"),
        pytest.param("ذا هاربور جازيت", "The Harbour Gazette", id="article-kept-g-as-jeem"),
        pytest.param("لوماتان بلو", "Le Matin Bleu", id="joined-article"),
        pytest.param("إل فارو", "El Faro", id="spanish-article"),
        pytest.param("كرافتفيرك تسايتونغ", "Kraftwerk Zeitung", id="german-w"),
        pytest.param("فينيكس تريبيون", "Phoenix Tribune", id="ph-and-x"),
        pytest.param("كوانتوم ويكلي", "Quantum Weekly", id="qu"),
        pytest.param("إكس بي إن", "XBN", id="spelled"),
        pytest.param("كي تي في سبورت", "KTV Sport", id="spelled-with-a-word"),
        pytest.param("إكسبريس", "Express", id="x-is-ks"),
        pytest.param("جاكرتا غلوب", "Jakarta Globe", id="j"),
    ],
)
def test_spelling_by_ear_finds_its_name_first(arabic: str, latin: str) -> None:
    best, second = rank(arabic, LATIN)[:2]
    assert best[0] == latin
    assert best[1] >= ACCEPT > second[1]
    assert matches(arabic, LATIN) == (latin,)


@pytest.mark.parametrize("arabic", ["صوت الوادي", "المنبر الحر", "كل أخبار الميناء", "إم إف جي"])
def test_name_that_is_not_among_them_is_refused(arabic: str) -> None:
    assert matches(arabic, LATIN) == ()


def test_two_names_of_one_sound_are_both_given() -> None:
    assert matches("نورديك كورير", ["Nordic Courier", "Nordik Kurier"]) == ("Nordic Courier", "Nordik Kurier")


@pytest.mark.parametrize(
    ("one", "other"), [("غازيت", "جازيت"), ("ديفنس", "ديفانس"), ("تريبيون", "تريبيونه"), ("لو ماتان", "لوماتان")]
)
def test_spellings_of_one_name_share_their_consonants(one: str, other: str) -> None:
    assert sound(one).consonants == sound(other).consonants


def test_vowels_tell_names_of_the_same_consonants_apart() -> None:
    assert score("موندو", "Mundo") > score("موندو", "Monad")


@given(st.data())
def test_marks_and_lookalike_letters_change_no_score(data: st.DataObject) -> None:
    name = "فينيكس تريبيون"
    assert score(data.draw(disguised(name)), "Phoenix Tribune") == score(name, "Phoenix Tribune")


@given(hostile_text(), st.sampled_from(LATIN))
def test_score_is_within_bounds_for_any_text(name: str, latin: str) -> None:
    assert 0 <= score(name, latin) <= 100


@given(st.permutations(LATIN), st.sampled_from(["إل فارو", "نورديك كورير", "لا أحد"]))
def test_order_of_the_names_changes_no_ranking(names: list[str], arabic: str) -> None:
    assert rank(arabic, names) == rank(arabic, LATIN)


@given(st.sampled_from(["إل فارو", "إكس بي إن", "هاربر", "كورير نورديك", "غلوب"]))
def test_shortcut_by_length_never_drops_a_name_that_would_be_accepted(arabic: str) -> None:
    accepted = {latin for latin, points in rank(arabic, LATIN) if points >= ACCEPT}
    assert set(matches(arabic, LATIN)) <= accepted
    assert bool(matches(arabic, LATIN)) == bool(accepted)


def test_very_long_name_is_compared_at_once() -> None:
    started = time.perf_counter()
    rank("فارو " * 20_000, LATIN)
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    ("forms", "letters", "rest"),
    [
        (("سي", "ان", "ان"), ("c", "n", "n"), ()),
        (("بي", "بي", "سي", "عربي"), ("bp", "bp", "c"), ("عربي",)),
        (("في", "الشمال"), (), ("في", "الشمال")),
        ((), (), ()),
    ],
)
def test_letter_names_are_letters_from_two_on(
    forms: tuple[str, ...], letters: tuple[str, ...], rest: tuple[str, ...]
) -> None:
    assert spelled(forms) == (letters, rest)


def test_capitals_at_the_head_of_a_latin_name_are_letters() -> None:
    assert latin_letters("K.T.V. Sport") == ("ktv", "Sport")
    assert latin_letters("Nordic KTV") == ("", "Nordic KTV")


def test_single_letters_agree_with_the_initials_they_transcribe() -> None:
    assert initials_agree(("ا", "ف", "ب"), "afp")
    assert not initials_agree(("ا", "ف", "ب"), "afx")
    assert not initials_agree(("ا",), "a")
