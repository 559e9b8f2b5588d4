"""Names as articles give them -> sources, or the answer that nobody knows."""

from __future__ import annotations

import time
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.attribution.linking import link
from provenance.attribution.registry import Registry
from provenance.values import Source, SourceType
from tests.strategies import disguised, hostile_text

REGISTRY = Registry.bundled()


def _link(name: str, kind: SourceType = "outlet", **known: Any) -> Source:
    return link(name, REGISTRY, type=kind, **known)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        pytest.param("رويترز", "reuters", id="bare"),
        pytest.param("وكالة «رويترز» للأنباء", "reuters", id="head-quotes-tail"),
        pytest.param("رويترز الأمريكية", "reuters", id="wrong-nationality-of-a-telling-name"),
        pytest.param("صحيفة «أوراس» الجزائرية", "aoras", id="head-and-nationality"),
        pytest.param("موقع ديفنس سكوب", "defensescoop", id="spelling"),
        pytest.param("«واشنطن بوست» (Washington Post)", "washington-post", id="gloss"),
        pytest.param("موقع «كلام كثير» (Politico)", "politico", id="gloss-decides"),
        pytest.param("هيئة الإذاعة البريطانية (بي بي سي)", "bbc", id="second-name-in-brackets"),
        pytest.param("reuters.com", "reuters", id="site"),
        pytest.param("صحيفة هندوستان تايمس", "hindustan-times", id="by-ear"),
        pytest.param("القناة الـ12 العبرية", "channel12-il", id="number"),
        pytest.param("الهيئة العامة للاستعلامات المصرية", "sis-eg", id="body"),
        pytest.param("وكالة أنباء «مهر» الإيرانية", "mehr", id="agency-of-an-ordinary-word"),
        pytest.param("وكالة الطاقة الدولية", "iea", id="agency-that-is-none"),
    ],
)
def test_known_source_is_registered(name: str, id: str) -> None:
    found = _link(name)
    assert (found.id, found.status, found.candidates) == (id, "registered", ())
    assert found.name == name
    entry = REGISTRY.get(id)
    assert entry is not None
    assert found.type == entry.type


@pytest.mark.parametrize(
    ("name", "country", "id"),
    [
        pytest.param("قناة الجزيرة", "", "al-jazeera", id="channel"),
        pytest.param("صحيفة الجزيرة", "", "al-jazirah", id="newspaper"),
        pytest.param("«الجزيرة»", "SA", "al-jazirah", id="country-of-the-publisher"),
        pytest.param("«الجزيرة» القطرية", "SA", "al-jazeera", id="nationality-beats-the-publisher"),
        pytest.param("صحيفة الوطن السورية", "EG", "al-watan-sy", id="watan"),
        pytest.param("جريدة «الرأي» الكويتية", "JO", "al-rai-kw", id="rai-kuwait"),
        pytest.param("صحيفة «الرأي» الأردنية", "", "al-rai-jo", id="rai-jordan"),
        pytest.param("صحيفة الشروق", "TN", "echourouk-tn", id="shourouk-tunisia"),
        pytest.param("صحيفة الشروق", "DZ", "echorouk-dz", id="shourouk-algeria"),
        pytest.param("صحيفة النهار", "LB", "an-nahar-lb", id="nahar"),
    ],
)
def test_namesakes_are_told_apart_by_evidence(name: str, country: str, id: str) -> None:
    found = _link(name, country=country)
    assert (found.id, found.status) == (id, "registered")


@pytest.mark.parametrize("country", ["", "JP"])
def test_namesakes_without_evidence_stay_ambiguous(country: str) -> None:
    found = _link("صحيفة النهار", country=country)
    assert found.status == "ambiguous"
    assert found.candidates == ("al-nahar-kw", "an-nahar-lb", "ennahar-dz")
    assert REGISTRY.get(found.id) is None


@pytest.mark.parametrize("name", ["صحيفة النهار اليابانية", "قناة الوطن", "وكالة الأنباء الرسمية", "وكالة الوطن"])
def test_ordinary_word_of_another_country_or_medium_is_nobody_known(name: str) -> None:
    assert _link(name).status == "unregistered"


@pytest.mark.parametrize("name", ["سبق", "الوطن", "اليوم", "الرياض", "كان"])
def test_ordinary_word_means_a_source_only_with_evidence(name: str) -> None:
    assert _link(name).status == "unregistered"
    assert _link(name, is_named=True).status != "unregistered"
    assert _link(f"«{name}»").status != "unregistered"


def test_city_in_a_credit_is_a_city_unless_marked_as_a_name() -> None:
    assert _link("الرياض", in_credit=True).status == "unregistered"
    assert _link("سبق", in_credit=True).id == "sabq"
    assert _link("الرياض", in_credit=True, is_named=True).id == "al-riyadh"


@pytest.mark.parametrize(("name", "id"), [("واس", "spa"), ("أ. ف. ب", "afp"), ("AFP", "afp"), ("د.ب.أ", "dpa")])
def test_acronym_is_trusted_in_a_credit_alone(name: str, id: str) -> None:
    assert _link(name, "agency", in_credit=True).id == id
    assert _link(name, "agency", is_named=True).status == "unregistered"


@pytest.mark.parametrize("kind", ["person", "document", "anonymous"])
def test_who_is_no_outlet_or_body_is_never_linked(kind: SourceType) -> None:
    found = _link("رويترز", kind, in_credit=True, is_named=True)
    assert (found.id, found.type, found.status) == (f"{kind}:رويترز", kind, "unregistered")


@pytest.mark.parametrize("name", ["حائل", "نيروبي", "تيماء", "أميركا", "الخليل", "بيشة"])
def test_short_name_of_a_place_sounds_like_nobody(name: str) -> None:
    assert _link(name, is_named=True).status == "unregistered"


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("وزارة الدفاع الروسية", "ru-ministry-of-defence"),
        ("وزارة الدفاع في روسيا", "ru-ministry-of-defence"),
        ("الخارجية الفرنسية", "fr-ministry-of-foreign-affairs"),
        ("الاتحاد التونسي لكرة القدم", "tn-football-association"),
        ("وزارة الدفاع الأميركية", "pentagon"),
    ],
)
def test_body_of_a_named_country_needs_no_entry(name: str, id: str) -> None:
    found = _link(name, "official_body")
    assert (found.id, found.status, found.type) == (id, "registered", "official_body")


def test_body_without_a_country_is_not_guessed() -> None:
    assert _link("وزارة الدفاع", "official_body", country="SA").status == "unregistered"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("صحيفة «كلاريون هيرالد»", "كلاريون هيرالد الأسترالية"),
        ("موقع «فيلاديكس»", "«فيلاديكس» الأمريكي"),
        ("موقع Veladix", "موقع «فيلاديكس»"),
        ("مجلة غورمانتيك", "مجلة «جورمنتيك»"),
    ],
)
def test_spellings_of_an_unknown_outlet_share_one_id(one: str, other: str) -> None:
    assert _link(one).status == _link(other).status == "unregistered"
    assert _link(one).id == _link(other).id


def test_different_unknown_outlets_have_different_ids() -> None:
    names = ["صحيفة البحر", "صحيفة النور", "صحيفة «كلاريون هيرالد»", "موقع «فيلاديكس»"]
    assert len({_link(name).id for name in names}) == len(names)


@given(st.data(), st.sampled_from(["صحيفة «أوراس» الجزائرية", "«الوطن»", "وزارة الدفاع الروسية", "موقع «فيلاديكس»"]))
def test_disguise_of_letters_changes_no_answer(data: st.DataObject, name: str) -> None:
    plain, worn = _link(name), _link(data.draw(disguised(name)))
    assert (worn.id, worn.status, worn.type, worn.candidates) == (plain.id, plain.status, plain.type, plain.candidates)


@given(hostile_text(), st.sampled_from(get_args(SourceType)), st.booleans(), st.booleans())
def test_any_text_gets_an_honest_answer(name: str, kind: SourceType, in_credit: bool, is_named: bool) -> None:
    found = _link(name, kind, in_credit=in_credit, is_named=is_named)
    assert found == _link(name, kind, in_credit=in_credit, is_named=is_named)
    assert (found.status == "ambiguous") == (len(found.candidates) > 1)
    assert found.candidates == tuple(sorted(set(found.candidates)))
    assert found.status == "registered" or found.id.startswith(f"{kind}:")


def test_very_long_name_is_answered_at_once() -> None:
    started = time.perf_counter()
    for name in ("لا" * 50_000, "لا " * 30_000, "«" * 100_000, "(أ" * 50_000, "a." * 50_000):
        assert len(_link(name, is_named=True).name) <= 200
    assert time.perf_counter() - started < 3


@pytest.mark.parametrize("name", ["مبادرة «كلام طويل» الألمانية", "جمعية «الوطن»", "شركة «المستقبل» للنقل"])
def test_ordinary_word_in_the_name_of_a_body_is_no_outlet(name: str) -> None:
    assert _link(name, "organisation", is_named=True).status == "unregistered"


def test_agency_is_told_from_the_newspaper_inside_its_name() -> None:
    assert _link("وكالة أنباء الشرق الأوسط").id == "mena"
    assert _link("وكالة أنباء الشرق الأوسط المصرية").id == "mena"
    assert _link("صحيفة الشرق الأوسط").id == "asharq-al-awsat"


def test_body_of_an_ordinary_name_is_known_by_its_marks() -> None:
    assert _link("«نزاهة»", "official_body").id == "nazaha-sa"
    assert _link("نزاهة", "official_body").status == "unregistered"


def test_names_of_one_state_are_one_body() -> None:
    assert {_link(name, "official_body").id for name in ("أمريكا", "أميركا", "الولايات المتحدة")} == {"us-state"}
    assert _link("دولة قطر", "official_body").id == _link("قطر", "official_body").id == "qa-state"
    assert _link("قطر").status == _link("القطرية", "official_body").status == "unregistered"
