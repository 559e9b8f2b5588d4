"""The bundled table of word frequencies."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.article.reading import Hashes, stem_hash
from provenance.match.frequencies import RAREST, document_share, word_frequency
from provenance.text.normalize import fold
from provenance.text.stem import stem
from tests.match.stories import nonsense


def _stems(*names: str) -> Hashes:
    return np.array([stem_hash(stem(fold(name))) for name in names], dtype=np.uint64)


@pytest.mark.parametrize(("common", "rarer"), [("في", "الوزير"), ("الوزير", "رافعة"), ("رافعة", "القرواني")])
def test_everyday_word_is_more_frequent_than_a_rarer_one(common: str, rarer: str) -> None:
    frequency = word_frequency(_stems(common, rarer))
    share = document_share(_stems(common, rarer))
    assert frequency[0] > frequency[1]
    assert share[0] > share[1]


def test_word_that_the_table_lacks_is_rarer_than_all_that_it_holds() -> None:
    assert (word_frequency(_stems(*nonsense(50, 1))) == RAREST).all()
    assert word_frequency(_stems("في", "رافعة")).min() > RAREST


@given(st.lists(st.integers(0, 2**64 - 1), max_size=20))
def test_shares_lie_between_nothing_and_everything(hashes: list[int]) -> None:
    stems = np.array([*hashes, stem_hash("في")], dtype=np.uint64)
    share = document_share(stems)
    assert share.shape == stems.shape
    assert ((share > 0) & (share < 1)).all()


def test_article_holds_a_word_at_least_as_often_as_one_running_word_is_it() -> None:
    stems = _stems("في", "الوزير", "رافعة", *nonsense(3, 2))
    assert (document_share(stems) >= word_frequency(stems)).all()
