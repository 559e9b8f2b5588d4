"""The register of sources: reading it, laying a file over it, looking things up."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.attribution.entries import parse
from provenance.attribution.registry import Registry
from provenance.errors import UsageError
from provenance.text.tokens import words
from tests.strategies import arabic_words, disguised

ENTRY = """
[nahr]
type = "outlet"
country = "EG"
medium = "newspaper"
ar = ["بريد النهر", "النهر"]
en = ["River Mail"]
acronyms = ["ب ن ر"]
needs_head = ["النهر"]
domains = ["rivermail.example"]
source = "made up"
"""


@pytest.fixture
def registry() -> Registry:
    return Registry(parse(ENTRY, "here"))


def _file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_bundled_register_is_read_once() -> None:
    assert Registry.bundled() is Registry.bundled()


def test_block_of_a_file_is_added_to_the_bundled_ones(tmp_path: Path) -> None:
    merged = Registry.from_file(_file(tmp_path, ENTRY))
    assert len(merged.entries) == len(Registry.bundled().entries) + 1
    assert merged.named("River mail") == (merged.get("nahr"),)
    assert Registry.bundled().get("nahr") is None


def test_block_of_a_bundled_id_replaces_it_with_all_its_names(tmp_path: Path) -> None:
    merged = Registry.from_file(_file(tmp_path, ENTRY.replace("[nahr]", "[reuters]")))
    assert len(merged.entries) == len(Registry.bundled().entries)
    assert merged.named("رويترز") == ()
    assert [entry.id for entry in merged.named("بريد النهر")] == ["reuters"]
    assert merged.by_domain("reuters.com") is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[nahr", "mine.toml: Expected ']' at the end of a table declaration"),
        ('name = "x"', "[name]: stands outside of any block"),
        (ENTRY.replace("[nahr]", "[Nahr!]").replace("Nahr!", '"Nahr!"'), "[Nahr!]: is no id; use small Latin letters"),
        (ENTRY.replace('"outlet"', '"newspaper"'), "[nahr]: type 'newspaper' is unknown; use outlet, agency,"),
        (ENTRY.replace('type = "outlet"', ""), "[nahr]: type '' is unknown"),
        (ENTRY.replace('"EG"', '"Egypt"'), "country 'Egypt' is no code; use two capital letters or INT"),
        (ENTRY.replace("rivermail.example", "https://rivermail.example/x"), "is no host name; write it like"),
        (
            ENTRY.replace('needs_head = ["النهر"]', 'needs_head = ["البحر"]'),
            "needs_head lists 'البحر', which is no name",
        ),
        (ENTRY.replace("domains =", "domain ="), "[nahr]: 'domain' is no field; use some of type, country,"),
        (ENTRY.replace('["River Mail"]', '"River Mail"'), '[nahr]: en is no list of texts; write en = ["…", "…"]'),
        (ENTRY.replace('"made up"', "7"), '[nahr]: source is no text; write source = "…"'),
        (ENTRY.replace('"River Mail"', '" - "'), "the name '-' is empty or too long"),
        ('[x]\ntype = "outlet"\n', "[x]: has no name; write some under ar or en"),
        (ENTRY.replace('"newspaper"', '"paper"'), "medium 'paper' is unknown; use newspaper,"),
    ],
)
def test_wrong_file_says_where_and_what_to_do(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        Registry.from_file(_file(tmp_path, text))
    assert message in str(caught.value)
    assert str(tmp_path) in str(caught.value)


def test_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.toml: No such file or directory; name a register"):
        Registry.from_file(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b"[x]\nar = ['\xe9']")
    with pytest.raises(UsageError, match="byte 11 is not valid UTF-8; save the register as UTF-8"):
        Registry.from_file(tmp_path / "latin.toml")


def test_host_belongs_to_the_site_that_it_is_under(registry: Registry) -> None:
    for host in ("rivermail.example", "www.rivermail.example", "AR.m.rivermail.example."):
        found = registry.by_domain(host)
        assert found is not None
        assert found.id == "nahr"
    for host in ("notrivermail.example", "example", "", "rivermail.example.org"):
        assert registry.by_domain(host) is None


def test_acronym_is_no_name(registry: Registry) -> None:
    assert [entry.id for entry in registry.acronym("ب. ن. ر")] == ["nahr"]
    assert registry.named("ب ن ر") == ()


@pytest.mark.parametrize(
    "text", ["قال بريد النهر إن", "قال لبريد النهر إن", "قال وبريد النهر إن", "قال ولبريد النهر إن"]
)
def test_name_in_running_text_is_found_behind_a_particle(registry: Registry, text: str) -> None:
    found = registry.find_names(words(text), 1, attached=True)
    assert found is not None
    assert (found[0], found[1].id) == (2, "nahr")
    assert bool(registry.find_names(words(text), 1)) == (words(text)[1] == "بريد")


@pytest.mark.parametrize("text", ["قال النهر إن", "قال للنهر إن", "قال بريد إن", "قال ب ن ر"])
def test_ordinary_word_part_of_a_name_and_acronym_are_not_found(registry: Registry, text: str) -> None:
    assert registry.find_names(words(text), 1, attached=True) is None


def test_longest_name_is_found() -> None:
    two = ENTRY + '[long]\ntype = "outlet"\nar = ["بريد النهر المسائي"]\n'
    found = Registry(parse(two, "here")).find_names(words("بريد النهر المسائي"), 0)
    assert found is not None
    assert (found[0], found[1].id) == (3, "long")


def test_article_of_a_name_joins_a_particle_in_writing() -> None:
    found = Registry.bundled().find_names(words("للأناضول"), 0, attached=True)
    assert found is not None
    assert found[1].id == "anadolu"


@given(st.data())
def test_every_disguise_of_a_name_leads_to_its_entry(data: st.DataObject) -> None:
    registry = Registry(parse(ENTRY, "here"))
    assert [entry.id for entry in registry.named(data.draw(disguised("بريد النهر")))] == ["nahr"]


@given(arabic_words(min_size=1), st.data())
def test_what_is_found_lies_within_the_words(forms: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(forms) - 1))
    found = Registry.bundled().find_names(forms, at, attached=True)
    assert found is None or 0 < found[0] <= len(forms) - at
