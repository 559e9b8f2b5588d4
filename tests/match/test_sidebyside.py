"""Two articles sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.match.sidebyside import alignment
from provenance.values import AlignedSentence, Located
from tests.match.stories import CRANE, CRANE_RETOLD, PRIZE, TURTLES, nonsense, pair_of, sentence, text


def _rows(left: str, right: str) -> tuple[AlignedSentence, ...]:
    return alignment(pair_of(left, right))


def _states(left: Sequence[str], right: Sequence[str]) -> list[str]:
    return [row.state for row in _rows(text(left), text(right))]


@pytest.mark.parametrize(
    ("left", "right", "states"),
    [
        pytest.param(CRANE[:3], CRANE[:3], ["same", "same", "same"], id="equal"),
        pytest.param(CRANE[:3], CRANE[1:3], ["only_left", "same", "same"], id="first_missing"),
        pytest.param(CRANE[:2], [PRIZE[0], *CRANE[:2]], ["only_right", "same", "same"], id="first_added"),
        pytest.param(CRANE[:2], [CRANE[0], PRIZE[0], CRANE[1]], ["same", "only_right", "same"], id="one_added"),
        pytest.param(CRANE[:2], [*CRANE[:2], PRIZE[0]], ["same", "same", "only_right"], id="last_added"),
        pytest.param(CRANE[:1], CRANE_RETOLD[:1], ["changed"], id="retold"),
        pytest.param(CRANE[:1], PRIZE[:1], ["only_right", "only_left"], id="strangers"),
        pytest.param(CRANE[:1], [], ["only_left"], id="nothing_on_the_right"),
        pytest.param([], CRANE[:1], ["only_right"], id="nothing_on_the_left"),
        pytest.param([], [], [], id="nothing"),
    ],
)
def test_rows_say_what_became_of_a_sentence(left: list[str], right: list[str], states: list[str]) -> None:
    assert _states(left, right) == states


def test_sentence_inside_a_longer_one_is_its_counterpart_from_both_sides() -> None:
    names = nonsense(20, 1)
    inner, outer = [sentence(names[:6])], [sentence(names)]
    assert _states(inner, outer) == _states(outer, inner) == ["changed"]


def test_moved_sentence_is_told_from_those_that_stayed() -> None:
    rows = _rows(text(CRANE), text([CRANE[5], *CRANE[:5]]))
    assert [row.state for row in rows] == ["same"] * 5 + ["moved"]


def test_other_spelling_is_the_same_sentence() -> None:
    assert [row.state for row in _rows(text(CRANE), text(CRANE).replace("أ", "ا"))] == ["same"] * len(CRANE)


def test_repeated_sentence_answers_once() -> None:
    assert _states([CRANE[0], CRANE[0]], [CRANE[0]]) == ["same", "only_left"]


def test_two_sentences_told_in_one_stand_beside_it() -> None:
    joined = CRANE[0].rstrip(".") + "، وأعلن أن " + CRANE[1]
    for rows, is_left in ((_rows(text(CRANE[:2]), joined), True), (_rows(joined, text(CRANE[:2])), False)):
        (row,) = rows
        assert row.state == "changed"
        assert (len(row.lefts), len(row.rights)) == ((2, 1) if is_left else (1, 2))
        added, nothing = (row.right_changes, row.left_changes) if is_left else (row.left_changes, row.right_changes)
        assert [change.kind for change in added] == ["only"]
        assert nothing == ()


def test_sentence_said_twice_stands_alone_with_the_one_that_tells_it() -> None:
    again = CRANE[0].replace("المقبل", "القادم")
    rows = _rows(text([CRANE[0], again]), text([CRANE[0]]))
    assert [row.state for row in rows] == ["same", "only_left"]
    assert rows[1].told_in == rows[0].right
    assert rows[1].similarity > 0.8


def test_strangers_are_told_nowhere() -> None:
    for row in _rows(text([PRIZE[0]]), text([TURTLES[0]])):
        assert row.similarity < 0.1
        assert row.told_in is None


def test_moved_sentence_that_changed_shows_its_changes() -> None:
    rows = _rows(text(CRANE), text([CRANE[5].replace("التخزين", "الحراسة"), *CRANE[:5]]))
    moved = [row for row in rows if row.state == "moved"]
    assert [[change.kind for change in row.left_changes] for row in moved] == [["replaced"]]
    assert all(not row.left_changes and not row.right_changes for row in rows if row.state == "same")


def test_short_sentences_of_equal_words_match() -> None:
    assert _states(["خبر عاجل."], ["خبر عاجل."]) == ["same"]


_sentences = st.lists(st.sampled_from([*CRANE, *CRANE_RETOLD, *PRIZE, "خبر عاجل."]), max_size=9)


@given(_sentences, _sentences)
def test_every_sentence_of_both_sides_stands_in_exactly_one_row(left: list[str], right: list[str]) -> None:
    pair = pair_of(text(left), text(right))
    rows = alignment(pair)
    for one, places in (
        (pair.left.reading, [place for row in rows for place in row.lefts]),
        (pair.right.reading, [place for row in rows for place in row.rights]),
    ):
        expected = [Located(*one.span(*bounds)) for bounds in one.sentence_bounds()]
        assert sorted(places, key=lambda place: place.span) == expected
    on_the_left = [row.left.span for row in rows if row.left]
    assert on_the_left == sorted(on_the_left)


@given(_sentences, _sentences)
def test_state_says_which_sides_a_row_has_and_what_stayed_is_in_order(left: list[str], right: list[str]) -> None:
    rows = _rows(text(left), text(right))
    for row in rows:
        assert (row.left is None) == (row.state == "only_right")
        assert (row.right is None) == (row.state == "only_left")
        assert 0 <= row.similarity <= 1
    stayed = [row.right.span for row in rows if row.right and row.state in ("same", "changed")]
    assert all(before <= after for before, after in pairwise(stayed))


@given(_sentences)
def test_text_beside_itself_has_only_equal_rows_in_order(left: list[str]) -> None:
    distinct = list(dict.fromkeys(line for line in left if line in (*CRANE, *PRIZE)))
    assert _states(distinct, distinct) == ["same"] * len(distinct)
