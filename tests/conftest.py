"""What tests of several rooms share: the five seed pages and the profiles of Hypothesis."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from provenance.values import Document

# The reports speak the reader's language and follow the reader's settings; here the reader has neither.
for _name in ("LC_ALL", "LC_MESSAGES", "LANG", "PROVENANCE_LANG", "PROVENANCE_BIDI"):
    os.environ.pop(_name, None)
os.environ["XDG_CONFIG_HOME"] = os.devnull

SEEDS = Path(__file__).parents[1] / "seeds"

# The default run is the same every time and never fails on a slow machine; the long one looks for news.
settings.register_profile(
    "default",
    max_examples=60,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("long", settings.get_profile("default"), max_examples=5_000, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(scope="session")
def seeds_dir() -> Path:
    """The folder of the five seed pages."""
    return SEEDS


@pytest.fixture(scope="session")
def seed_documents() -> dict[str, Document]:
    """The seed pages by the number that their names begin with: ``"000"`` to ``"004"``."""
    pages = sorted(SEEDS.glob("*.txt"))
    return {page.name[:3]: Document(page.name, page.read_text(encoding="utf-8")) for page in pages}
