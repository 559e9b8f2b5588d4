"""Ids stay apart wherever they go, and what is certain is told from what is not."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.render.exports.names import name
from provenance.render.exports.parts import confidence, iri_part, is_certain, legible, plain_id
from tests.render.exports.drawn import ALIKE, edge, inferred, turned_back
from tests.strategies import hostile_text


@given(st.one_of(hostile_text(), st.text()))
def test_an_encoded_id_turns_back_into_the_id(id: str) -> None:
    assert turned_back(plain_id(id)) == turned_back(iri_part(id)) == id


@given(hostile_text(), hostile_text())
def test_two_names_of_two_parts_are_one_only_if_their_parts_are(left: str, right: str) -> None:
    assert (name("node", left, right) == name("node", right, left)) == (left == right)


def test_ids_that_look_alike_stay_apart() -> None:
    for encode in (plain_id, iri_part):
        assert all(encode(one) != encode(other) for one, other in combinations(ALIKE, 2))


@given(hostile_text())
def test_an_id_is_printable_and_no_formula(id: str) -> None:
    encoded = plain_id(id)
    assert encoded.isprintable()
    assert encoded == encoded.strip()
    assert not encoded.startswith(tuple("=+-@'\uff1d"))
    assert iri_part(id).isascii()


@pytest.mark.parametrize("id", ["doc:001_1b4fe8d37dfc8185.txt", "agent:person:صبري بوقادوم", "doc:خبر (2) «عاجل».txt"])
def test_an_honest_id_is_left_as_people_know_it(id: str) -> None:
    assert plain_id(id) == id


def test_a_text_is_one_line_without_a_control() -> None:
    assert legible("خبر\x1b[2J\nعاجل\u202e") == "خبر␛[2J عاجل"
    assert len(legible("م" * 9_000)) == 2_000


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(edge("e", "a", "cites", "b"), True, id="stated"),
        pytest.param(edge("e", "a", "cites", "b", status="inherited"), True, id="inherited"),
        pytest.param(inferred("e", "a", "cites", "b"), False, id="inferred"),
        pytest.param(edge("e", "a", "cites", "b", alternatives_group="g"), False, id="stated-with-rivals"),
    ],
)
def test_only_what_is_said_without_a_rival_is_certain(one: object, expected: bool) -> None:
    assert is_certain(one) is expected  # type: ignore[arg-type]


def test_a_confidence_has_four_decimals_and_no_negative_zero() -> None:
    assert confidence(edge("e", "a", "cites", "b", confidence=0.123456)) == 0.1235
    assert str(confidence(edge("e", "a", "cites", "b", confidence=-0.0))) == "0.0"
