"""A corpus large enough to know its formulas, read once."""

from __future__ import annotations

import random

import pytest

from provenance.match.background import Background
from provenance.values import Document
from tests.match.stories import bulletin, day, nonsense

EVERYDAY = "في من إلى على أن عن التي الذي هذا كان قال مع بعد خلال بين اليوم بلدة ألف شركة مدير نهاية العمل".split()
BULLETINS = 60


def _article(number: int) -> Document:
    chance = random.Random(number)
    words = chance.choices(nonsense(15, number) + EVERYDAY, k=35)
    return Document(f"news-{number:04}", " ".join(words) + ".", published=day(number % 400))


@pytest.fixture(scope="session")
def corpus() -> Background:
    """The background of two thousand invented articles, sixty of them the bulletins of sixty days."""
    news = [_article(number) for number in range(Background.ENOUGH_DOCUMENTS - BULLETINS)]
    weather = [Document(f"sky-{number:02}", bulletin(number), published=day(number)) for number in range(BULLETINS)]
    return Background.from_documents(news + weather)
