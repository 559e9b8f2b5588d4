from __future__ import annotations

import pytest

from provenance.text.normalize import fold
from provenance.text.skeleton import name_skeleton, skeleton


@pytest.mark.parametrize(
    "spellings",
    [
        ("بلومبرغ", "بلومبيرج", "بلومبرك"),
        ("ديفانس سكوب", "ديفينس سكوب"),
        ("شوارتزنيغر", "شوارتزنيجر"),
        ("لو فيغارو", "لوفيجارو"),
        ("غوتيريش", "جوتيريش", "الغوتيريش"),
        ("زيلينسكي", "زيلنسكي", "زلينسكي"),
    ],
)
def test_spellings_of_a_name_share_a_skeleton(spellings: tuple[str, ...]) -> None:
    assert len({name_skeleton(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [("بلومبرغ", "بوليتيكو"), ("زيلينسكي", "ميدفيدف"), ("شبيغل", "شينخوا"), ("لوموند", "لوفيغارو"), ("مدريد", "مردوخ")],
)
def test_other_names_have_other_skeletons(left: str, right: str) -> None:
    assert name_skeleton(left) != name_skeleton(right)


@pytest.mark.parametrize("name", ["", "قال", "واو", "بي بي", "يا", "..."])
def test_name_of_few_consonants_has_no_skeleton(name: str) -> None:
    assert name_skeleton(name) == ""


def test_skeleton_holds_one_letter_of_each_class() -> None:
    assert skeleton(fold("غكقج ثسص ذزظ طت").replace(" ", "")) == "ججججسسسزززتت"
