"""The catalogue is complete in both languages, and the program uses what it holds and nothing else."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from provenance.messages.catalogue import (
    CATEGORIES,
    FIELD,
    LANGS,
    OPTIONAL,
    category,
    entries,
    language,
    later,
    say,
    spoken,
    topics,
)
from tests.messages.keys import uses, uses_in

# What stays Latin in an Arabic text: options, names of formats, variables and commands, and what is typed as it stands.
LATIN_ALLOWED = re.compile(
    r"--?[a-z][a-z-]*( (FILE|PATH|NAME))?|`[^`]*`|\.(txt|jsonl|ndjson|csv|tsv|parquet|gz|zst|xz|bz2|toml)\b"
    r"|PROVENANCE_[A-Z]+|\b([ABC]|JSONL?|CSV|Parquet|TOML|UTF-8|TERM|NFC|PATH|FILE|null|Enter|Unicode|Python|provenance)\b"
)


CHARGES = ("plagiar", "proof", "proves", "stolen", "guilty", "سرق", "سرقة", "انتحال", "منتحل", "دليل قاطع", "تزوير")


def _texts() -> Iterator[tuple[str, str, str, str]]:
    for topic in topics():
        for name, entry in entries(topic).items():
            for lang, forms in entry.items():
                yield from ((f"{topic}.{name}", lang, form, text) for form, text in forms.items())


TEXTS = list(_texts())
KEYS = {key for key, *_ in TEXTS}


def _fields(key: str, *languages: str) -> set[str]:
    """Return the fields of an entry; one with plural forms is given the number that chooses among them."""
    own = [(form, text) for other, lang, form, text in TEXTS if other == key and lang in (languages or LANGS)]
    counted = {"count"} if any(form != "other" for form, _ in own) else set()
    return counted.union(*(FIELD.findall(text) for _, text in own))


def test_every_key_is_literal_or_of_a_closed_vocabulary() -> None:
    assert [use.place for use in uses() if not use.keys] == []


def test_every_key_that_is_used_exists() -> None:
    assert {key for use in uses() for key in use.keys} - KEYS == set()


def test_every_key_is_used() -> None:
    assert KEYS - {key for use in uses() for key in use.keys} == set()


def test_every_use_gives_the_fields_of_its_texts_and_no_other() -> None:
    wrong = [
        (use.place, sorted(use.fields))
        for use in uses()
        if use.fields != set().union(*(_fields(key) for key in use.keys))
    ]
    assert wrong == []


def test_the_reader_of_keys_sees_what_is_wrong() -> None:
    """A scan that finds nothing would make the tests above pass."""
    tree = ast.parse('say(key); say("a.b", n=1); later(f"label.{x}"); say("a.c" if y else "a.d"); say(f"{x}.a")')
    found = list(uses_in(tree, "made.py"))
    assert [len(use.keys) for use in found] == [0, 1, 7, 2, 0]
    assert found[1].fields == {"n"}
    assert found[3].keys == {"a.c", "a.d"}
    assert len(list(uses())) > 1


@pytest.mark.parametrize("topic", topics())
def test_every_entry_has_both_languages_with_the_same_fields(topic: str) -> None:
    for name, entry in entries(topic).items():
        assert set(entry) == set(LANGS), name
        assert _fields(f"{topic}.{name}", "en") == _fields(f"{topic}.{name}", "ar"), name


@pytest.mark.parametrize("topic", topics())
def test_plural_forms_are_complete_and_one_language_has_them_when_the_other_has(topic: str) -> None:
    for name, entry in entries(topic).items():
        for lang in LANGS:
            forms = set(entry[lang])
            assert forms == {"other"} or forms | {OPTIONAL} == set(CATEGORIES[lang]) | {OPTIONAL}, (name, lang)


def test_no_text_is_empty_padded_or_has_a_brace_that_is_no_field() -> None:
    for key, lang, form, text in TEXTS:
        rest = FIELD.sub("", text)
        assert text.strip() == text != "", (key, lang, form)
        assert not set("{}\n\t") & set(rest), (key, lang, form)


def test_arabic_texts_are_arabic() -> None:
    for key, lang, form, text in TEXTS:
        rest = LATIN_ALLOWED.sub("", FIELD.sub("", text))
        if lang == "ar":
            assert not re.search("[A-Za-z]", rest), (key, form, rest)
            assert not re.search(r"[;?]|,(?!\d)", rest), (key, form)
        else:
            assert text.isascii() or not re.search("[\u0600-\u06ff]", text), key


@pytest.mark.parametrize(
    ("keys", "cells"), [("label.name_", 10), ("field.", 15), ("signal.name_", 15), ("attribution.role_", 15)]
)
def test_names_fit_their_column(keys: str, cells: int) -> None:
    wide = [(key, text) for key, _, _, text in TEXTS if key.startswith(keys) and cell_len(text) > cells]
    assert wide == []


def test_no_text_charges_anybody() -> None:
    for key, _, _, text in TEXTS:
        assert not any(word in text.lower() for word in CHARGES), key


def test_digits_are_ascii_in_both_languages() -> None:
    assert not [key for key, _, _, text in TEXTS if re.search("[\u0660-\u0669\u06f0-\u06f9]", text)]


def test_numbers_agree_with_their_nouns_in_arabic() -> None:
    with spoken("ar"):
        told = [say("count.article", count=number) for number in (0, 1, 2, 3, 11, 100, 1_203)]
    assert told == ["لا مقالات", "مقال واحد", "مقالان", "3 مقالات", "11 مقالًا", "100 مقال", "1,203 مقالات"]


def test_english_is_spoken_unless_another_language_is_asked_for() -> None:
    assert (language(), say("label.name_copy")) == ("en", "copy")
    with spoken("ar"):
        assert (language(), say("label.name_copy")) == ("ar", "نسخة")
        with spoken("en"):
            assert say("label.name_copy") == "copy"
    assert language() == "en"


def test_the_language_is_that_of_one_thread() -> None:
    heard: list[str] = []
    with spoken("ar"):
        thread = Thread(target=lambda: heard.append(language()))
        thread.start()
        thread.join()
        heard.append(language())
    assert heard == ["en", "ar"] or getattr(sys.flags, "thread_inherit_context", False)


def test_what_is_said_later_is_said_in_the_language_of_then() -> None:
    message = later("label.name_copy")
    with spoken("ar"):
        assert str(message) == "نسخة"
    assert str(message) == "copy"


@pytest.mark.parametrize(
    ("key", "fields"), [("nowhere.copy", {}), ("label.nothing", {}), ("count.article", {}), ("label", {})]
)
def test_a_key_or_field_that_is_missing_is_a_mistake_in_the_program(key: str, fields: dict[str, int]) -> None:
    with pytest.raises((KeyError, FileNotFoundError)):
        say(key, **fields)


@given(st.integers(0, 10**9))
def test_every_number_has_a_category(number: int) -> None:
    assert str(later("count.article", count=number)) == say("count.article", count=number)
    assert all(category(lang, number) in CATEGORIES[lang] for lang in LANGS)
