"""What the program says: a sentence for everything, and never a charge."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import provenance
from provenance.match.signals import NO_HEADLINE, SIGNALS
from provenance.messages.catalogue import say
from provenance.messages.numbers import percent, score_text
from provenance.messages.pairs import (
    band_sentence,
    meaning_sentence,
    run_sentence,
    unknown_direction_sentence,
)
from provenance.messages.signals import EXPLAINED, signal_sentence
from provenance.values import Signal

SOURCE = Path(provenance.__file__).parent
FORBIDDEN = ("plagiar", "proof", "proves", "stolen", "guilty")


def test_every_signal_has_a_sentence() -> None:
    assert set(SIGNALS) <= EXPLAINED


@pytest.mark.parametrize("folder", ["messages", "render", "cli"])
def test_no_string_that_a_reader_may_see_charges_anybody(folder: str) -> None:
    for path in (SOURCE / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not any(word in node.value.lower() for word in FORBIDDEN), (path.name, node.value)


def test_a_headline_that_is_missing_is_not_quoted_as_a_measure() -> None:
    assert "no headline" in signal_sentence(Signal("headline", NO_HEADLINE, 0.1))
    assert signal_sentence(Signal("headline", 0.5, 0.1)).startswith("50 % of the words of one headline")


def test_a_sentence_quotes_the_counts_and_the_share() -> None:
    told = signal_sentence(Signal("rare_words", 0.44, 1.0, (17,)))
    assert told == "17 rare words in common: 44 % of the rarer vocabulary of the shorter article"


@pytest.mark.parametrize(
    ("signal", "sentence"),
    [
        pytest.param(Signal("verbatim", 0.0, 0.0, (0,)), "no sentence taken over mostly word for word", id="none"),
        pytest.param(
            Signal("retold", 0.2, 1.0, (1,)),
            "1 sentence told again with a phrase in common: 20 % of one article",
            id="one",
        ),
        pytest.param(
            Signal("passage", 0.0, 0.0, (0,)),
            "no stretch of one article reappears in the other; what they share lies scattered",
            id="no-passage",
        ),
        pytest.param(
            Signal("passage", 1.0, 4.0, (7,)),
            "a stretch of one article reappears in the other, with 7 different words in common",
            id="passage",
        ),
        pytest.param(Signal("new_measure", 0.25, 1.0, (3,)), "new measure: 0.25", id="unknown"),
    ],
)
def test_counts_of_none_one_and_unknown_read_well(signal: Signal, sentence: str) -> None:
    assert signal_sentence(signal) == sentence


@given(st.floats(0, 1))
def test_rounding_never_claims_certainty(score: float) -> None:
    assert (score_text(score) == "1.00") <= (score == 1)
    assert (score_text(score) == "0.00") <= (score == 0)
    assert (percent(score) == "100 %") <= (score == 1)
    assert (percent(score) == "0 %") <= (score == 0)


def test_numbers_agree_with_their_nouns() -> None:
    assert [say("count.story", count=number) for number in (1, 1_204)] == ["1 story", "1,204 stories"]
    assert [say("count.pair", count=number) for number in (1, 2)] == ["1 pair", "2 pairs"]


def test_an_unknown_direction_says_what_would_settle_it() -> None:
    sentences = {unknown_direction_sentence((a, b)) for a in (True, False) for b in (True, False)}
    assert len(sentences) == 4
    assert all(told.startswith("unknown; it would take") for told in sentences)


def test_what_a_score_meant_is_told_in_labelled_pairs() -> None:
    assert meaning_sentence(0.9, 1.0, 94, 90) == "Of 94 labelled pairs that scored 0.90 to 1.00, 90 were reuse."
    assert meaning_sentence(0.9, 1.0, 0, 0) == "No labelled pair scored between 0.90 and 1.00."
    assert "read both texts" in band_sentence("weak", 0.5)
    assert "0.60" in band_sentence("strong", 0.6)


def test_one_word_in_common_is_no_run() -> None:
    assert run_sentence(1) != run_sentence(2)
