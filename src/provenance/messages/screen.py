"""What the program says about the reader's own screen and installation."""

from __future__ import annotations

from typing import Literal, TypeAlias

from provenance.messages.catalogue import say

Decider: TypeAlias = Literal["option", "variable", "config", "answer", "table"]


def decided_sentence(mode: str, by: Decider) -> str:
    """Return how Arabic is written, and what decided for it."""
    return say(f"screen.by_{by}", mode=mode)


def extra_sentence(extra: str) -> str:
    """Return which group of optional libraries one belongs to."""
    return say("screen.optional", extra=extra)


def width_sentence(found: int, expected: int) -> str:
    """Return how wide a text is, and what the report reckons with where that differs."""
    return f"{found}" if found == expected else say("screen.uneven", found=found, expected=expected)


def remembered_sentence(mode: str, path: str) -> str:
    """Return that a choice was written down, and where."""
    return say("screen.remembered", mode=mode, path=path)
