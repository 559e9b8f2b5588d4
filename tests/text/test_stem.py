from __future__ import annotations

import pytest

from provenance.text.normalize import fold
from provenance.text.stem import ALIASES, PROTECTED, stem


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [
        ("والاستخبارات", "استخبار"),
        ("بالمذكرة", "مذكر"),
        ("للمسؤولين", "مسوول"),
        ("لتوسيع", "توسيع"),
        ("وقال", "قال"),
        ("اتفاقياتها", "اتفاق"),
        ("تعاون", "تعاون"),
        ("معلمون", "معلم"),
        ("ليبيا", "ليبي"),
        ("وزارة", "وزار"),
        ("من", "من"),
        ("2011", "2011"),
        ("nato", "nato"),
    ],
)
def test_light_stem_of_a_word(word: str, stemmed: str) -> None:
    assert stem(fold(word)) == stemmed


@pytest.mark.parametrize(
    "words",
    [
        ("أميركي", "الأمريكية", "وأميركا", "لأمريكا"),
        ("غوغل", "جوجل"),
        ("إنكليزية", "الإنجليزي"),
        ("مسئول", "المسؤولون"),
        ("ديموقراطي", "الديمقراطية"),
        ("ترمب", "ترامب"),
    ],
)
def test_spellings_of_different_newsrooms_share_a_stem(words: tuple[str, ...]) -> None:
    assert len({stem(fold(word)) for word in words}) == 1


@pytest.mark.parametrize(
    ("left", "right"), [("مباحثات", "بحث"), ("أمريكا", "أمر"), ("هولندا", "هولاند"), ("الأردن", "الأردية")]
)
def test_words_of_one_root_or_sound_stay_apart(left: str, right: str) -> None:
    assert stem(fold(left)) != stem(fold(right))


def test_stem_keeps_three_letters_of_a_word() -> None:
    assert min(len(stem(word)) for word in PROTECTED) == 3


def test_alias_leads_to_a_stem_that_is_no_alias_itself() -> None:
    assert not ALIASES.keys() & set(ALIASES.values())


@pytest.mark.parametrize("letter", ["و", "ه", "ات", "وال", "ها"])
def test_endless_word_of_particles_or_endings_has_a_stem(letter: str) -> None:
    assert 0 < len(stem(letter * 50_000)) <= len(letter) * 50_000
