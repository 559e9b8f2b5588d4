"""The CSV table: nothing in it computes, everything in it can be read back."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given

from provenance.render.csv_table import ATTRIBUTION_COLUMNS, COLUMNS, attributions_table, cell, pairs_table
from provenance.render.quote import by_id
from provenance.values import Document, Source
from tests.render import samples, traced
from tests.strategies import hostile_text


def _rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table, newline="")))


@given(hostile_text())
def test_no_cell_begins_like_a_formula(text: str) -> None:
    assert not cell(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\u200b=", "\uff1d", "\r\n+"])
def test_a_formula_is_defused_by_an_apostrophe(start: str) -> None:
    assert cell(f"{start}HYPERLINK(1)")[0] == "'"


def test_an_honest_cell_is_left_as_it_is() -> None:
    assert cell("خبر - عاجل = اليوم") == "خبر - عاجل = اليوم"


def test_each_pair_is_a_row_with_the_score_that_json_gives() -> None:
    scan = samples.scan()
    rows = _rows(pairs_table(scan.pairs, by_id(scan.documents)))
    assert [(row["left"], row["right"], row["label"], row["score"]) for row in rows] == [
        ("a.txt", "b.txt", "rewrite", "0.8123"),
        ("a.txt", "c.txt", "same_event", "0.2000"),
        ("b.txt", "c.txt", "unrelated", "0.0312"),
    ]
    assert rows[0]["left_title"] == "افتتاح جسر"


def test_commas_quotes_and_line_breaks_in_a_title_stay_in_their_cell() -> None:
    hostile = replace(samples.LEFT_ARTICLE, document=Document("a.txt", samples.LEFT, title='قال: "نعم"،\n=1, لا'))
    articles = {**by_id(samples.scan().documents), "a.txt": hostile}
    rows = _rows(pairs_table([samples.REWRITE], articles))
    assert rows[0]["left_title"] == 'قال: "نعم"، =1, لا'


def test_no_pairs_leave_the_header() -> None:
    assert pairs_table([], {}).strip().split(",") == list(COLUMNS)


ARTICLES = by_id([traced.article(), traced.silent()])


def test_each_attribution_is_a_row_with_the_words_of_the_page() -> None:
    announced, told, added, _, carried, credited = _rows(attributions_table(traced.attributions(), ARTICLES))
    assert (announced["tier"], announced["source"], announced["cue_text"]) == ("A", "وزارة الطرق", "أعلنت")
    assert (told["cue_text"], told["source_text"], told["via_text"]) == ("وقال … إن", "المهندس سامي", 'صحيفة "المرفأ"')
    assert (told["via"], told["via_type"], told["via_id"], told["via_status"]) == (
        "المرفأ",
        "outlet",
        "almarfa",
        "registered",
    )
    assert (added["source"], added["source_text"], added["source_ref"]) == ("سامي", "", "participle")
    assert (carried["tier"], carried["cue_text"], carried["content_text"]) == ("C", "", traced.CARRIED)
    assert (credited["kind"], credited["source_status"], credited["title"]) == ("whole_doc", "ambiguous", "افتتاح نفق")
    assert (announced["outlet"], announced["published"], announced["self"]) == ("الميناء", "2024-05-02", "false")


def test_a_row_says_where_its_citation_stands() -> None:
    for row in _rows(attributions_table(traced.attributions()[:2], ARTICLES)):
        stretch = traced.TEXT[int(row["start"]) : int(row["end"])]
        assert stretch.startswith(row["cue_text"].split()[0])
        assert row["source_text"] in stretch


def test_a_source_that_is_left_open_has_empty_cells() -> None:
    (row,) = _rows(attributions_table([replace(traced.attribution(), source=None)], ARTICLES))
    assert (row["source"], row["source_type"], row["source_id"], row["source_status"]) == ("", "", "", "")


@given(hostile_text(max_size=60))
def test_no_name_in_a_table_of_attributions_begins_like_a_formula(text: str) -> None:
    source = Source(text, text, "outlet")
    found = replace(traced.attribution(text), source=source, via=source)
    table = attributions_table([found], {text: traced.article(text, title=text, outlet=text)})
    (row,) = _rows(table)
    assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for value in row.values())
    assert "\x1b" not in table


def test_no_attributions_leave_the_header() -> None:
    assert attributions_table([], {}).strip().split(",") == list(ATTRIBUTION_COLUMNS)
