"""The CSV table: nothing in it computes, everything in it can be read back."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given

from provenance.render.csv_table import COLUMNS, cell, pairs_table
from provenance.render.quote import by_id
from provenance.values import Document
from tests.render import samples
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
