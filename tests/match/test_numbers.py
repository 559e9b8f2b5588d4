"""Numbers are what they come to, in figures of any script and in words."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from provenance.article.extract import read_article
from provenance.article.reading import reading
from provenance.match.numbers import figures_values, numbers
from provenance.text.normalize import fold
from provenance.values import Document


def _values(text: str) -> list[set[object]]:
    read = reading(read_article(Document("a", text)))
    return [set(one.values) for one in numbers(read, (0, len(read)))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("زار ٤٥ بيتا", 45, id="arabic-digits"),
        pytest.param("زار خمسة وأربعين بيتا", 45, id="in-words"),
        pytest.param("زار 45 ألف بيت", 45_000, id="figures-with-thousands"),
        pytest.param("زار ثلاثة آلاف ومئتي بيت", 3_200, id="words-with-thousands"),
    ],
)
def test_a_number_is_read_in_figures_and_in_words(text: str, value: int) -> None:
    assert _values(text) == [{Fraction(value)}]


@pytest.mark.parametrize("sign", ["¼", "½", "1⁄2"])
def test_figures_that_are_no_whole_number_stay_as_they_are_written(sign: str) -> None:
    assert figures_values(fold(sign)) == {fold(sign)}


@given(st.text(st.characters(categories=["Nd", "No", "Nl"]) | st.sampled_from(" .,٫٬ ألف مليون")))
@example("¼")
def test_no_figures_stop_the_reading(text: str) -> None:
    assert all(found for found in _values(f"قال إن {text} بيتا"))
