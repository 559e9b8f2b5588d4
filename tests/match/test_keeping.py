"""Which documents stay when copies are left out."""

from __future__ import annotations

import datetime as dt
import random
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.match.keeping import kept, representatives
from provenance.values import Article, Document, Evidence, FoundDate, Outcomes, Pair, PairLabel, Scan, Story

LEAST = 0.8
Found = dict[tuple[str, str], tuple[PairLabel, float, float]]


def pair(
    left: str, right: str, label: PairLabel = "copy", score: float = 0.9, held: tuple[float, float] = (1.0, 1.0)
) -> Pair:
    """Return a pair; ``held`` are the shares of left in right and of right in left."""
    evidence = Evidence(min(held), *held, 0.0, (), "bundled")
    return Pair(left, right, label, score, "strong", "unknown", False, evidence, ())


def article(name: str, day: int | None = None) -> Article:
    date = None if day is None else FoundDate(dt.date(2024, 3, day), "value")
    return Article(Document(name, f"نص {name}"), (), date)


def scanned(articles: str | list[Article], pairs: list[Pair], *stories: Story) -> Scan:
    made = [article(name) for name in articles] if isinstance(articles, str) else articles
    return Scan(tuple(made), tuple(pairs), stories, Outcomes(len(made)), "bundled", 0.5)


_name = st.sampled_from("abcdefghij")
_edge = st.tuples(_name, _name).filter(lambda edge: edge[0] < edge[1])
_shares = st.sampled_from([0.5, 0.8, 1.0])
edges = st.dictionaries(_edge, st.tuples(st.sampled_from(["copy", "copy", "copy", "rewrite"]), _shares, _shares))
days = st.fixed_dictionaries({name: st.sampled_from([1.0, 2.0, inf]) for name in "abcdefghij"})


def pairs_of(found: Found) -> list[Pair]:
    return [pair(*edge, label, held=(left, right)) for edge, (label, left, right) in found.items()]


@given(edges, days)
def test_each_document_left_out_is_a_verified_copy_that_one_that_is_kept_holds(
    found: Found, when: dict[str, float]
) -> None:
    standing = representatives(pairs_of(found), when, least=LEAST)
    for name, other in standing.items():
        label, in_right, in_left = found[min(name, other), max(name, other)]
        assert label == "copy"
        assert (in_right if name < other else in_left) >= LEAST
        assert other not in standing


@given(edges, days)
def test_of_two_copies_that_hold_each_other_one_goes(found: Found, when: dict[str, float]) -> None:
    standing = representatives(pairs_of(found), when, least=LEAST)
    for edge, (label, *shares) in found.items():
        assert label != "copy" or min(shares) < LEAST or not standing.keys().isdisjoint(edge)


@given(edges, days, st.randoms())
def test_the_order_of_pairs_decides_nothing(found: Found, when: dict[str, float], chance: random.Random) -> None:
    pairs = pairs_of(found)
    mixed = chance.sample(pairs, len(pairs))
    assert representatives(mixed, when, least=LEAST) == representatives(pairs, when, least=LEAST)


def test_a_longer_copy_is_not_left_out_for_a_shorter_one() -> None:
    cut = pair("a", "b", held=(1.0, 0.4))
    assert representatives([cut], {"a": 1.0, "b": 2.0}, least=LEAST) == {"a": "b"}


def test_copies_that_both_tell_something_else_in_places_stay() -> None:
    assert representatives([pair("a", "b", held=(0.7, 0.7))], dict.fromkeys("ab", inf), least=LEAST) == {}


def test_whoever_has_most_copies_stands_for_them() -> None:
    assert representatives([pair("a", "c"), pair("b", "c")], dict.fromkeys("abc", 1.0), least=LEAST) == {
        "a": "c",
        "b": "c",
    }


def test_of_equals_the_first_to_be_published_is_kept_and_an_unknown_day_comes_last() -> None:
    found = kept(
        scanned([article("a"), article("b", 2), article("c", 1)], [pair("b", "c")]), "representative", least=LEAST
    )
    assert [one.id for one in found.documents] == ["a", "c"]
    undated = kept(scanned([article("a"), article("b", 2)], [pair("a", "b")]), "representative", least=LEAST)
    assert [one.id for one in undated.documents] == ["b"]


def test_the_ends_of_a_chain_of_copies_may_be_different_texts_and_both_are_kept() -> None:
    found = kept(scanned("abcd", [pair("a", "b"), pair("b", "c"), pair("c", "d")]), "representative", least=LEAST)
    assert [one.id for one in found.documents] == ["b", "d"]


@pytest.mark.parametrize("label", ["rewrite", "partial", "same_event", "template", "too_short"])
def test_what_is_no_copy_is_kept(label: PairLabel) -> None:
    assert kept(scanned("ab", [pair("a", "b", label)]), "representative", least=LEAST).dropped == ()


def test_one_of_each_story_stays_with_all_that_are_in_none() -> None:
    pairs = [pair("a", "b", "rewrite", 0.7), pair("b", "c", "partial", 0.6), pair("c", "d", "template")]
    found = kept(scanned("abcd", pairs, Story("story-1", ("a", "b", "c"), "b")), "one-per-story", least=LEAST)
    assert [one.id for one in found.documents] == ["b", "d"]
    assert [(one.id, one.representative, one.label, one.score) for one in found.dropped] == [
        ("a", "b", "rewrite", 0.7),
        ("c", "b", "partial", 0.6),
    ]


def test_a_thousand_prints_of_one_text_leave_one() -> None:
    names = [f"d{at:04}" for at in range(1_000)]
    found = representatives([pair(names[0], name) for name in names[1:]], dict.fromkeys(names, inf), least=LEAST)
    assert found == dict.fromkeys(names[1:], names[0])
