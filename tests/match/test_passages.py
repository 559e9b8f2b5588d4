"""Stretches of one article that reappear in another, as raw spans."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.match.passages import JOINED_WORDS, passages
from provenance.match.profile import Profile
from provenance.values import Located, Passage
from tests.match.stories import CRANE, CRANE_RETOLD, PRIZE, TURTLES, nonsense, profiled, sentence, text

PLANTED = sentence(nonsense(40, 1))


def _prose(seed: int, sentences: int = 10) -> list[str]:
    """Return sentences that share no word with those of another seed."""
    names = nonsense(sentences * 12, seed)
    return [sentence(names[at : at + 12]) for at in range(0, len(names), 12)]


def _around(middle: str, seed: int) -> str:
    return text([*_prose(seed), middle, *_prose(seed + 1)])


def _found(left: str, right: str) -> tuple[Passage, ...]:
    return passages(profiled(left), profiled(right, id="b"))


def _quoted(raw: str, place: Located) -> str:
    assert place.field == "text"
    return place.span.of(raw)


def test_verbatim_passage_is_found_with_its_exact_borders() -> None:
    left, right = _around(PLANTED, 10), _around(PLANTED, 20)
    (found,) = _found(left, right)
    assert _quoted(left, found.left) == _quoted(right, found.right) == PLANTED.removesuffix(".")
    assert found.words == 40


def test_common_words_at_the_borders_belong_to_the_passage() -> None:
    planted = f"من في {PLANTED.removesuffix('.')} إلى عن."
    left, right = _around(planted, 10), _around(planted, 20)
    (found,) = _found(left, right)
    assert _quoted(left, found.left) == planted.removesuffix(".")


def test_chance_word_near_the_border_does_not_move_it() -> None:
    stray, inner = nonsense(1, 50)[0], PLANTED.removesuffix(".")
    left = _around(f"{stray} {' '.join(nonsense(7, 51))} {inner} {' '.join(nonsense(7, 52))} {stray}.", 10)
    right = _around(f"{stray} {' '.join(nonsense(7, 53))} {inner} {' '.join(nonsense(7, 54))} {stray}.", 20)
    (found,) = _found(left, right)
    assert _quoted(left, found.left) == _quoted(right, found.right) == inner


def test_span_holds_the_spelling_of_each_page() -> None:
    plain = text(CRANE)
    spelt = plain.replace("ا", "ا\u0640").replace("ة", "ه")
    (found,) = _found(plain, spelt)
    assert _quoted(plain, found.left) == plain.removesuffix(".")
    assert _quoted(spelt, found.right) == spelt.removesuffix(".")


def test_reordered_sentences_are_one_passage() -> None:
    left, right = _around(text(CRANE), 10), _around(text([CRANE[at] for at in (3, 0, 5, 1, 4, 2)]), 20)
    (found,) = _found(left, right)
    assert _quoted(left, found.left) == text(CRANE).removesuffix(".")


def test_words_shuffled_within_a_passage_do_not_hide_it() -> None:
    names = nonsense(40, 1)
    mixed = random.Random(5).sample(names, k=len(names))
    left, right = _around(sentence(names), 10), _around(sentence(mixed), 20)
    (found,) = _found(left, right)
    assert _quoted(left, found.left) == " ".join(names)
    assert _quoted(right, found.right) == " ".join(mixed)


def test_retold_stretch_is_found_inside_strangers() -> None:
    left, right = text([*PRIZE, *CRANE]), text([*CRANE_RETOLD, *TURTLES])
    (found,) = _found(left, right)
    assert found.left.span.start >= left.index(CRANE[0])
    assert found.right.span.end <= right.index(TURTLES[0])
    assert found.words > 30


def test_two_passages_far_apart_are_two() -> None:
    other = sentence(nonsense(30, 2))
    left = text([PLANTED, *_prose(10), other])
    right = text([other, *_prose(20), PLANTED])
    found = _found(left, right)
    assert [_quoted(left, one.left) for one in found] == [PLANTED.removesuffix("."), other.removesuffix(".")]
    assert [_quoted(right, one.right) for one in found] == [PLANTED.removesuffix("."), other.removesuffix(".")]


@pytest.mark.parametrize(("between", "expected"), [(JOINED_WORDS, 1), (JOINED_WORDS + 1, 2)])
def test_passages_close_on_both_sides_are_one(between: int, expected: int) -> None:
    parts = [sentence(nonsense(30, seed)) for seed in (1, 2)]
    left, right = (sentence(nonsense(between, seed)).join([parts[0], parts[1]]) for seed in (30, 40))
    assert len(_found(left, right)) == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(text(CRANE), text(PRIZE), id="two_stories"),
        pytest.param(text(_prose(10)), text(_prose(20)), id="no_common_word"),
        pytest.param("", text(CRANE), id="empty"),
        pytest.param("", "", id="both_empty"),
        pytest.param("؟؟ !!", text(CRANE), id="no_words"),
        pytest.param("كلمة " * 300, "كلمة " * 300, id="one_word_repeated"),
        pytest.param("من في إلى على عن " * 20, "من في إلى على عن " * 20, id="everyday_words"),
    ],
)
def test_nothing_is_found_where_there_is_nothing(left: str, right: str) -> None:
    assert _found(left, right) == ()


@pytest.mark.parametrize(("count", "expected"), [(6, 0), (14, 1)])
def test_short_run_is_idiom(count: int, expected: int) -> None:
    planted = sentence(nonsense(count, 1))
    assert len(_found(_around(planted, 10), _around(planted, 20))) == expected


def test_a_longer_text_needs_a_longer_passage() -> None:
    planted = sentence(nonsense(9, 1))
    page, book = (
        text([sentence(nonsense(9, at + 50)) for at in range(3)]),
        [sentence(nonsense(9, at + 500)) for at in range(400)],
    )
    assert len(_found(planted + page, text(CRANE) + planted)) == 1
    assert _found(planted + text(book), text(book[::-1][:0]) + text(CRANE) + planted + text(PRIZE)) == ()


def test_words_scattered_over_a_page_are_no_passage() -> None:
    names = nonsense(30, 1)
    spread = text([sentence([name, *nonsense(12, at + 100)]) for at, name in enumerate(names)])
    assert _found(_around(sentence(names), 10), spread) == ()


def test_passage_that_runs_over_the_headline_stays_in_the_longer_field() -> None:
    one = profiled(text(CRANE[1:]), title=CRANE[0])
    other = profiled(text(CRANE), id="b")
    (found,) = passages(one, other)
    assert found.left.field == "text"
    assert found.left.span.of(text(CRANE[1:])) == text(CRANE[1:]).removesuffix(".")
    (mirrored,) = passages(other, one)
    assert mirrored.right == found.left


def test_passage_in_a_long_headline_is_quoted_from_it() -> None:
    one = profiled("", title=text(CRANE[:2]))
    (found,) = passages(one, profiled(text(CRANE), id="b"))
    assert found.left.field == "title"
    assert found.left.span.of(text(CRANE[:2])) == text(CRANE[:2]).removesuffix(".")


_pieces = st.lists(st.sampled_from([*CRANE, *CRANE_RETOLD, *PRIZE, PLANTED, *_prose(10, 3)]), max_size=12)


def _in_field(one: Profile, place: Located) -> bool:
    raw = one.reading.article.document.field(place.field)
    return 0 <= place.span.start < place.span.end <= len(raw)


@given(_pieces, _pieces, st.sampled_from(["", *CRANE[:2]]))
def test_passages_are_in_order_and_in_their_fields(left: list[str], right: list[str], title: str) -> None:
    one, other = profiled(text(left), title=title), profiled(text(right), id="b")
    found = passages(one, other)
    assert all(_in_field(one, each.left) and _in_field(other, each.right) for each in found)
    assert all(each.words > 0 for each in found)
    starts = [(each.left.field != "title", each.left.span) for each in found]
    assert all(before <= after for before, after in pairwise(starts))


@given(st.permutations([*CRANE, *PRIZE]), st.permutations([*CRANE, *TURTLES]))
def test_passages_of_the_left_article_do_not_overlap(left: list[str], right: list[str]) -> None:
    found = _found(text(left), text(right))
    assert found
    assert not any(before.left.span.overlaps(after.left.span) for before, after in pairwise(found))
