"""How much two pair sketches have to share to be proposed."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest

from provenance.article.reading import Hashes
from provenance.candidates.passages import passage_pairs
from provenance.candidates.postings import rewrite_pairs
from provenance.settings import Settings


def features(values: Iterable[int]) -> Hashes:
    return np.array(sorted(values), dtype=np.uint64)


def sharing(common: int, *sizes: int) -> list[Hashes]:
    """Return one set of each size; all of them hold the first ``common`` features and no others in common."""
    return [
        features([*range(common), *range(1_000 * place, 1_000 * place + size - common)])
        for place, size in enumerate(sizes, 1)
    ]


@pytest.mark.parametrize(
    ("common", "sizes", "is_proposed"),
    [
        pytest.param(2, (16, 16), True, id="two of sixteen"),
        pytest.param(1, (4, 4), False, id="one is chance however short the texts"),
        pytest.param(5, (400, 400), True, id="five of four hundred"),
        pytest.param(4, (400, 400), False, id="four of four hundred are chance"),
        pytest.param(2, (16, 900), True, id="the shorter text decides"),
    ],
)
def test_a_longer_text_has_to_share_more(common: int, sizes: tuple[int, ...], is_proposed: bool) -> None:
    found = rewrite_pairs(sharing(common, *sizes), sizes, settings=Settings())
    assert len(found.keys) == is_proposed


def test_common_features_weigh_less_than_rare_ones() -> None:
    rare = rewrite_pairs(sharing(3, *[100] * 2), [100] * 2, settings=Settings())
    frequent = rewrite_pairs(sharing(3, *[100] * 40), [100] * 40, settings=Settings())
    assert len(rare.keys) == 1
    assert len(frequent.keys) == 0
    assert frequent.overflow is None


def test_features_above_the_cap_propose_nothing_and_are_reported() -> None:
    found = rewrite_pairs(sharing(90, *[100] * 5), [100] * 5, settings=Settings(posting_cap=4))
    assert len(found.keys) == 0
    assert found.overflow
    assert (found.overflow.lists, found.overflow.longest) == (90, 5)


@pytest.mark.parametrize(("common", "is_proposed"), [(1, False), (2, True)])
def test_a_passage_is_two_rare_shingles_whatever_the_length(common: int, is_proposed: bool) -> None:
    assert len(passage_pairs(sharing(common, 900, 900), settings=Settings()).keys) == is_proposed
