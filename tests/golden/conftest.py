"""Golden files: what the program says about seeds/, word for word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--refresh-golden``, known when this folder is named on the command line."""
    parser.addoption("--refresh-golden", action="store_true", help="write the golden files anew; read the difference")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of a name, or write that file."""

    def check(name: str, text: str) -> None:
        path = HERE / name
        if request.config.getoption("--refresh-golden", default=False):
            path.write_text(text, encoding="utf-8", newline="")
        assert path.read_text(encoding="utf-8") == text, f"{name} differs; if it should, run `make golden`"

    return check
