"""Values refuse what they cannot be."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from provenance.errors import UsageError
from provenance.values import Document


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        pytest.param({"text": None}, "text is NoneType", id="no-text"),
        pytest.param({"text": "خبر".encode()}, "text is bytes", id="bytes"),
        pytest.param({"id": 7}, "id is int", id="number-for-id"),
        pytest.param({"title": None}, "title is NoneType", id="no-title"),
        pytest.param({"published": 20240301}, "published is int", id="number-for-date"),
        pytest.param({"fetched": 1.5}, "fetched is float", id="number-for-fetched"),
    ],
)
def test_a_document_of_the_wrong_kind_is_refused_where_it_is_made(wrong: dict[str, Any], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        Document(**({"id": "a", "text": "خبر"} | wrong))


@pytest.mark.parametrize("date", [None, "أمس", dt.date(2024, 3, 1), dt.datetime(2024, 3, 1, tzinfo=dt.UTC)], ids=str)
def test_a_date_may_be_given_in_each_of_its_forms(date: Any) -> None:
    assert Document("a", "خبر", published=date, fetched=date).published == date
