"""Lopsided corpora: work grows with the documents, whatever is left out is told, and nobody is lost."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

import pytest

from benchmarks.scale.skewed import SHAPES, skewed
from provenance import scan
from provenance.match.cluster import groups, neighbours
from provenance.settings import Settings
from provenance.values import Scan
from tests.skew.work import copies_of, readings, work

# Low caps let small corpora show what the usual ones show in large ones.
SETTINGS: Final = Settings(bucket_cap=8, posting_cap=10, passage_cap=8, all_pairs_documents=0)
LOWEST: Final = Settings(bucket_cap=3, posting_cap=3, passage_cap=3, all_pairs_documents=0)
SIZE: Final = 200
# A few lists are still below their cap at the smaller size.
LINEAR: Final = 2.3


@cache
def _scan(shape: str, documents: int) -> Scan:
    return scan(skewed(shape, documents), settings=SETTINGS)


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_documents_are_twice_the_work(shape: str) -> None:
    read = readings(shape, 2 * SIZE)
    once, twice = work(read[:SIZE], LOWEST), work(read, LOWEST)
    assert twice.pairs <= LINEAR * once.pairs + SIZE / 10
    assert twice.joined <= LINEAR * once.joined + SIZE


def test_a_text_of_a_template_series_is_paired_with_no_more_copies_than_the_cap() -> None:
    found = work(readings("bulletins", 2 * SIZE), SETTINGS).candidates.pairs
    by_bands = sum("bands" in pair.found_by for pair in found)
    assert by_bands <= SETTINGS.bucket_cap * 2 * SIZE


@pytest.mark.parametrize("shape", SHAPES)
def test_every_document_is_in_the_outcomes_and_every_pair_is_counted(shape: str) -> None:
    found = _scan(shape, 60)
    assert (found.outcomes.read, found.outcomes.entries) == (60, ())
    assert [article.document.id for article in found.documents] == [f"{number:07}" for number in range(60)]
    assert len(found.pairs) + found.unrelated == found.candidates


def test_lists_that_are_too_long_to_be_joined_are_told_with_their_length_and_an_example() -> None:
    capped = {one.kind: one for one in _scan("bulletins", 60).capped}
    assert {*capped} == {"bands", "passages", "postings"}
    assert capped["passages"].size == 60
    assert all(one.size > SETTINGS.bucket_cap and one.lists and one.example for one in capped.values())


def test_identical_pages_are_one_story_with_all_of_them() -> None:
    found = _scan("identical", 60)
    (story,) = found.stories
    assert story.documents == tuple(f"{number:07}" for number in range(60))
    assert {pair.label for pair in found.pairs} == {"copy"}
    assert found.candidates == 59


def test_twenty_thousand_identical_pages_are_one_star() -> None:
    (one,) = readings("identical", 1)
    found = work(copies_of(one, 20_000), Settings())
    assert (found.pairs, found.joined) == (19_999, 0)
    star = groups(neighbours((pair.left, pair.right, 0.9) for pair in found.candidates.pairs))
    assert [len(members) for _, members in star] == [20_000]


def test_pages_that_share_only_boilerplate_are_no_story() -> None:
    assert _scan("boilerplate", 60).stories == ()
    assert _scan("one_outlet", 60).stories == ()


def test_no_bulletin_of_a_series_is_lost_and_no_news_is_taken_for_one() -> None:
    series = [replace(one, id=f"w{one.id}") for one in skewed("bulletins", 60)]
    found = scan([*skewed("boilerplate", 60), *series], settings=SETTINGS)
    paired = {name for pair in found.pairs if pair.label != "unrelated" for name in (pair.left, pair.right)}
    assert paired == {one.id for one in series}


def test_pieces_of_one_long_document_are_found_in_short_ones() -> None:
    found = _scan("long_and_short", 100)
    with_a_piece = {f"{number:07}" for number in range(10, 100, 10)}
    near_the_long_one = {pair.right for pair in found.pairs if pair.left == "0000000"}
    assert near_the_long_one >= with_a_piece
