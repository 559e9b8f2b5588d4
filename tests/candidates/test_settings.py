"""Settings of the candidates that make no sense are refused where they are made."""

from __future__ import annotations

from typing import Any

import pytest

from provenance.errors import SettingsError
from provenance.settings import Settings


@pytest.mark.parametrize(
    "wrong",
    [
        {"copy_likeness": 0.0},
        {"band_recall": 1.0},
        {"collapse_jaccard": -0.1},
        {"posting_cap": 0},
        {"bucket_cap": 0},
        {"passage_sample": 0},
        {"num_perm": 0},
        {"pair_weight": -1.0},
        {"passage_weight": -0.5},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_a_value_out_of_range_is_refused_by_name(wrong: dict[str, Any]) -> None:
    with pytest.raises(SettingsError, match=next(iter(wrong))):
        Settings(**wrong)
