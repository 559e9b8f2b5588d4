"""What the program says about the reader's own screen and installation, in English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

DECIDERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "option": "as --bidi asks",
        "variable": "as PROVENANCE_BIDI asks",
        "config": "as your settings ask",
        "answer": "as the terminal itself answers",
        "table": "by what is known of terminals like this one",
    }
)
DRAWN_ORDER: Final = (
    "Arabic is in drawing order for this terminal: take text from -o FILE; if it reads wrong, see `provenance doctor`."
)
VERSIONS: Final = "Versions"
PARTS: Final = "Libraries"
SCREEN: Final = "Screen"
WIDTHS: Final = "Cells that this terminal gives a text"
MISSING: Final = "not installed"
UNANSWERED: Final = "the terminal does not say"
NOT_ON_SCREEN: Final = "no terminal: reading order, no control characters"
NO_TERMINAL_TYPE: Final = "not given (TERM)"
WHICH: Final = "Which of these lines reads right, from right to left, with each letter joined to its neighbours?"
QUESTION: Final = "Number of the line, or Enter to change nothing"
NO_NUMBER: Final = "That is no number of a line; nothing is changed."


def extra_sentence(extra: str) -> str:
    """Return which group of optional libraries one belongs to."""
    return f"(optional: {extra})"


def width_sentence(found: int, expected: int) -> str:
    """Return how wide a text is, and what the report reckons with where that differs."""
    return f"{found}" if found == expected else f"{found}; reports reckon with {expected}, so that lines may be uneven"


def remembered_sentence(mode: str, path: str) -> str:
    """Return that a choice was written down, and where."""
    return f"From now on: {mode}. It stands in {path}; delete that line to have the terminal asked again."
