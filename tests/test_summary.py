"""The summary of a scan: counted, ordered, and the same whatever comes first."""

from __future__ import annotations

import datetime as dt
import random

from hypothesis import given
from hypothesis import strategies as st

from provenance.summary import EXAMPLES, LARGEST, summary, template_pairs
from provenance.values import Article, Boilerplate, Document, Evidence, FoundDate, Pair, PairLabel, Story

NOTHING = Evidence(0.0, 0.0, 0.0, 0.0, (), "bundled")
NAMES = "abcdefghijkl"


def article(name: str, outlet: str = "", published: dt.date | None = None, title: str = "") -> Article:
    found = FoundDate(published, "value") if published else None
    return Article(Document(name, f"نص {name}", outlet=outlet, title=title), (), found)


def pair(left: str, right: str, label: PairLabel = "template") -> Pair:
    return Pair(left, right, label, 0.3, "likely", "unknown", False, NOTHING, ())


ARTICLES = [article(name) for name in NAMES]
_edge = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda edge: edge[0] < edge[1])


edges = st.dictionaries(_edge, st.sampled_from(["template", "template", "copy", "same_event"]))


@given(edges, st.randoms())
def test_the_order_of_pairs_decides_nothing(found: dict[tuple[str, str], PairLabel], chance: random.Random) -> None:
    pairs = [pair(*edge, label) for edge, label in found.items()]
    mixed = chance.sample(pairs, len(pairs))
    assert summary(ARTICLES, template_pairs(mixed), (), ()) == summary(ARTICLES, template_pairs(pairs), (), ())


@given(edges)
def test_families_take_no_document_twice_and_none_without_a_template_pair(
    found: dict[tuple[str, str], PairLabel],
) -> None:
    pairs = [pair(*edge, label) for edge, label in found.items()]
    told = summary(ARTICLES, template_pairs(pairs), (), ())
    formulaic = {name for edge, label in found.items() if label == "template" for name in edge}
    assert told.in_families == sum(family.size for family in told.templates) <= len(formulaic)
    assert all(set(family.examples) <= formulaic for family in told.templates)
    assert bool(told.templates) is bool(formulaic)


def test_two_formulas_that_one_article_joins_are_two_families() -> None:
    pairs = [pair("a", other) for other in "bcde"] + [pair("h", other) for other in "ijk"] + [pair("e", "h")]
    assert [
        (family.size, family.examples[0]) for family in summary(ARTICLES, template_pairs(pairs), (), ()).templates
    ] == [
        (5, "a"),
        (4, "h"),
    ]


def test_a_family_names_its_middle_and_those_with_most_pairs_under_different_titles() -> None:
    titles = {"a": "طقس", "b": "طقس", "c": "أسعار", "d": "", "e": ""}
    pairs = [pair("a", other) for other in "bcde"] + [pair("b", "c")]
    (family,) = summary(
        [article(name, title=told) for name, told in titles.items()], template_pairs(pairs), (), ()
    ).templates
    assert family.examples == ("a", "c", "d")
    assert len(family.examples) == EXAMPLES


def test_a_story_has_its_outlets_most_first_and_its_days_where_any_is_known() -> None:
    late = dt.datetime(2024, 3, 2, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=-5)))
    pages = [article("a", "wadi", late), article("b", "jabal"), article("c", "wadi", dt.date(2024, 3, 1)), article("d")]
    dated, undated = summary(
        pages, (), (Story("story-1", ("a", "b", "c", "d"), "b"), Story("story-2", ("b", "d"), "d")), ()
    ).stories
    assert dated.outlets == (("wadi", 2), ("", 1), ("jabal", 1))
    assert (dated.size, dated.first, dated.last) == (4, dt.date(2024, 3, 1), dt.date(2024, 3, 2))
    assert (undated.first, undated.last, undated.representative) == (None, None, "d")


def test_only_the_largest_are_summed_up_and_all_families_counted() -> None:
    names = [f"d{at:03}" for at in range(2 * (LARGEST + 5))]
    pairs = [pair(left, right) for left, right in zip(names[::2], names[1::2], strict=True)]
    found = summary([article(name) for name in names], template_pairs(pairs), (), ())
    assert (len(found.templates), found.families, found.in_families) == (LARGEST, LARGEST + 5, len(names))


def test_the_outlet_with_most_boilerplate_comes_first() -> None:
    few, many = Boilerplate("a", frozenset({"x"}), 3, "x"), Boilerplate("b", frozenset({"y"}), 9, "y")
    assert summary((), (), (), (few, many)).boilerplate == (many, few)
