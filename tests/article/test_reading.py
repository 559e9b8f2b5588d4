from __future__ import annotations

import subprocess
import sys

import pytest

from provenance.article.extract import read_article
from provenance.article.reading import Reading, reading, stem_hash
from provenance.values import Document

TEXT = "عاد الصيادون إلى الميناء. حملوا سمكا قليلا وقصصا كثيرة عن موج لم يعرفوه من قبل."


def read(raw: str, *, title: str = "") -> Reading:
    return reading(read_article(Document("page", raw, title=title)))


def test_columns_have_one_row_per_word() -> None:
    one = read(TEXT, title="موسم شحيح")
    columns = (one.words, one.stems, one.hashes, one.starts, one.ends)
    assert {len(column) for column in columns} == {len(one)} == {17}


def test_headline_comes_first_and_points_into_its_own_field() -> None:
    one = read(TEXT, title="موسم شحيح")
    assert (one.title_words, one.words[:2]) == (2, ("موسم", "شحيح"))
    field, span = one.span(0, 2)
    assert (field, span.of("موسم شحيح")) == ("title", "موسم شحيح")
    field, span = one.span(2, 4)
    assert (field, span.of(TEXT)) == ("text", "عاد الصيادون")


def test_headline_printed_twice_is_compared_once(seed_documents: dict[str, Document]) -> None:
    one = reading(read_article(seed_documents["004"]))
    assert one.title_words == 10
    assert one.words[: one.title_words].count("مباحثات") == 1
    assert one.words.count("جزايريه") == 1


def test_sentences_of_a_reading_start_at_their_first_word() -> None:
    one = read(TEXT, title="موسم شحيح")
    assert one.sentence_bounds() == ((0, 2), (2, 6), (6, 17))


def test_furniture_is_not_compared(seed_documents: dict[str, Document]) -> None:
    words = set(reading(read_article(seed_documents["004"])).words)
    assert {"بوقادوم", "الثلاثين"} <= words
    assert not {"نتنياهو", "اوراس", "التعليقات", "legion"} & words


def test_columns_cannot_be_written_to() -> None:
    with pytest.raises(ValueError, match="read-only"):
        read(TEXT).hashes[0] = 1


def test_hash_of_a_stem_is_the_same_in_every_process() -> None:
    code = "from provenance.article.reading import stem_hash; print(stem_hash('ميناء'))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert int(found.stdout) == stem_hash("ميناء")


def test_empty_document_has_an_empty_reading() -> None:
    one = read("")
    assert (len(one), one.sentence_bounds(), one.title_words) == (0, (), 0)
