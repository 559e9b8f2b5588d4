"""Values refuse what they cannot be."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from provenance.errors import UsageError
from provenance.values import Document, SourceRef, Span, Tier
from tests.render import traced


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


@pytest.mark.parametrize(
    ("tier", "ref", "source", "via", "is_stated"),
    [
        pytest.param("A", "explicit", True, False, True, id="named"),
        pytest.param("B", "description", True, False, True, id="described"),
        pytest.param("B", "pro_drop", False, False, False, id="left-out"),
        pytest.param("A", "pro_drop", False, True, True, id="left-out-but-the-medium-is-named"),
        pytest.param("B", "pronoun", True, False, False, id="a-pronoun-names-nobody"),
        pytest.param("C", "explicit", True, True, False, id="carried-over"),
    ],
)
def test_an_attribution_is_stated_when_its_source_or_medium_is_written_beside_the_cue(
    tier: Tier, ref: SourceRef, source: bool, via: bool, is_stated: bool
) -> None:
    place = Span(0, 3)
    found = replace(
        traced.attribution(),
        tier=tier,
        source_ref=ref,
        source_span=place if source else None,
        via_span=place if via else None,
    )
    assert found.is_stated == is_stated
