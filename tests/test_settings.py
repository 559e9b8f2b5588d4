"""Choices that cannot be meant are refused with the name of the choice."""

from __future__ import annotations

from typing import Any

import pytest

from provenance.errors import SettingsError
from provenance.settings import Settings


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("threshold", 0),
        ("threshold", 1.0),
        ("threshold", "0.5"),
        ("threshold", True),
        ("min_words", -1),
        ("min_words", 1.5),
        ("window_days", -1),
        ("window_days", True),
        ("window_days", 1.5),
        ("listed_documents", -1),
        ("all_pairs_documents", -3),
        ("max_file_bytes", 0),
        ("max_row_bytes", 1e6),
        ("min_words", None),
        ("threshold", float("nan")),
        ("threshold", None),
        ("num_perm", 128.0),
        ("posting_cap", "100"),
        ("pair_weight", float("inf")),
        ("copy_likeness", "half"),
        ("text_field", ""),
        ("id_field", None),
    ],
)
def test_a_choice_that_cannot_be_meant_is_refused(name: str, value: Any) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings(**{name: value})


@pytest.mark.parametrize(("name", "value"), [("threshold", 0.01), ("min_words", 0), ("window_days", 0)])
def test_the_edges_are_allowed(name: str, value: Any) -> None:
    assert getattr(Settings(**{name: value}), name) == value
