"""What the bundled register promises to everybody who adds to it."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files

import numpy as np
import pytest

from provenance.article.reading import stem_hash
from provenance.attribution.nations import ARAB, national_body, split_country
from provenance.attribution.registry import Registry, compact
from provenance.match.frequencies import word_frequency
from provenance.text.stem import stem
from provenance.text.tokens import words

ENTRIES = Registry.bundled().entries
COMMON = 5e-5
"""Share of running words from which a word is ordinary."""
# Frequent because the news speaks of them, or because another word has their stem.
KNOWN = frozenset(
    "تويتر يوتيوب فيسبوك الفيسبوك طالبان داعش حماس ناسا سانا أونيان اليوتيوب الدوما غوغل جوجل نيكاي ماركا".split()
)


def test_register_is_large_and_its_ids_are_unique_in_writing() -> None:
    text = files("provenance.attribution").joinpath("data/sources.toml").read_text(encoding="utf-8")
    ids = re.findall(r"^\[(.+)\]$", text, re.MULTILINE)
    assert len(ids) == len(set(ids)) == len(ENTRIES) >= 150
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id) for id in ids)


def test_every_arab_state_has_an_agency() -> None:
    agencies = {entry.country for entry in ENTRIES if entry.type == "agency"}
    assert agencies >= ARAB


@pytest.mark.parametrize(
    "id",
    """aoras defensescoop tactical-report today-business-focus sis-eg legion-media al-araby-al-jadeed hespress
    al-mayadeen al-jazeera al-jazirah jawhara-fm al-riyadh alyaum-sa al-eqtisadiah asharq-al-awsat okaz al-watan-sa
    al-madina-sa alweeam ain-alyoum sabq spa arreyadi arriyadiyah afp reuters ap""".split(),
)
def test_source_is_registered(id: str) -> None:
    assert Registry.bundled().get(id) is not None


def test_every_entry_says_where_it_is_from() -> None:
    assert [entry.id for entry in ENTRIES if not entry.source] == []


def test_whoever_shares_a_name_says_so_and_nobody_else_does() -> None:
    bearers: dict[str, set[str]] = {}
    for entry in ENTRIES:
        for name in entry.ar + entry.en:
            bearers.setdefault(compact(name), set()).add(entry.id)
    shared = {entry.id: set[str]() for entry in ENTRIES}
    for ids in bearers.values():
        for id in ids:
            shared[id] |= ids - {id}
    assert {entry.id: set(entry.ambiguous_with) for entry in ENTRIES} == shared


def test_domains_are_unique() -> None:
    counted = Counter(domain for entry in ENTRIES for domain in entry.domains)
    assert [domain for domain, count in counted.items() if count > 1] == []
    assert not any(domain.startswith("www.") for domain in counted)


def test_no_acronym_of_one_is_the_arabic_name_of_another() -> None:
    acronyms = {compact(name) for entry in ENTRIES for name in entry.acronyms}
    trusted = {compact(name) for entry in ENTRIES for name in entry.ar if name not in entry.needs_head}
    assert acronyms & trusted == set()


def test_no_name_is_written_twice_in_one_entry() -> None:
    for entry in ENTRIES:
        keys = [compact(name) for name in entry.ar]
        assert len(keys) == len(set(keys)), entry.id


def test_ordinary_word_needs_a_head() -> None:
    trusted = {
        (name, entry.id)
        for entry in ENTRIES
        for name in entry.ar
        if name not in entry.needs_head and len(words(name)) == 1 and name not in KNOWN
    }
    stems = np.array([stem_hash(stem(words(name)[0])) for name, _ in sorted(trusted)], dtype=np.uint64)
    common = word_frequency(stems) >= COMMON
    assert [pair for pair, is_common in zip(sorted(trusted), common, strict=True) if is_common] == []


def test_single_arabic_name_of_several_needs_a_head_unless_it_is_foreign() -> None:
    for entry in ENTRIES:
        for name in entry.ar:
            if entry.ambiguous_with and len(words(name)) == 1 and entry.country in ARAB:
                assert name in entry.needs_head, (entry.id, name)


def test_namesakes_differ_in_country_medium_or_type() -> None:
    by_id = {entry.id: entry for entry in ENTRIES}
    for entry in ENTRIES:
        for other in map(by_id.__getitem__, entry.ambiguous_with):
            assert (entry.country, entry.medium, entry.type) != (other.country, other.medium, other.type), entry.id


def test_no_entry_but_these_hides_a_body_that_every_country_has() -> None:
    hidden = {entry.id for entry in ENTRIES for name in entry.ar if national_body(words(name))}
    assert hidden == {"pentagon", "us-senate"}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("صحيفة السورية", "SY"),
        ("القناة الكورية الشمالية", "KP"),
        ("الموقع العربي السعودي", "SA"),
        ("وزارة النقل في الأردن", "JO"),
        ("وزارة النقل بتونس", "TN"),
        ("العرب اللندنية", "GB"),
        ("الجزائر", ""),
        ("صحيفة البحر", ""),
    ],
)
def test_country_at_the_end_of_a_name_is_told(name: str, code: str) -> None:
    assert split_country(words(name))[1] == code
