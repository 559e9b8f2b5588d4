"""What became of the inputs, and how far the program is with them."""

from __future__ import annotations

from math import ceil
from typing import Final

from provenance.messages.catalogue import Message, say

_WITHOUT_LINES: Final = ".parquet"
"""What files are named whose rows stand on no line; they are told by their number."""


_ONLY_SECONDS: Final = 90


def _has_lines(file: str) -> bool:
    return not file.lower().endswith(_WITHOUT_LINES)


def place_words(file: str, line: int | None = None) -> str:
    """Return the place that a message begins with: a file, or a row of one."""
    if line is None:
        return say("input.at", where=file)
    return say("input.at_line" if _has_lines(file) else "input.at_row", file=file, line=str(line))


def problem_sentence(place: str, problem: str | Message) -> str:
    """Return what is wrong at a place and what to do."""
    return say("input.problem", place=place, problem=problem)


def refusal_sentence(where: str, reason: str) -> str:
    """Return why an input is refused, by a reason of :mod:`provenance.corpus.outcomes`."""
    return problem_sentence(place_words(where), say(f"input.{reason}"))


def outcomes_sentence(inputs: int, read: int, skipped: int, failed: int) -> str:
    """Return what became of the inputs; the three parts add up to the whole."""
    return say("input.outcomes", inputs=say("count.input", count=inputs), read=read, skipped=skipped, failed=failed)


def unread_dates_sentence(file: str, dates: int, example: str) -> str:
    """Return that dates of a file say no date; ``example`` is the first of them."""
    return say("input.unread_dates", file=file, count=dates, example=repr(example[:40]))


def rows_sentence(file: str, rows: int, lines: str, problem: str, example: int | None) -> str:
    """Return what is wrong with many rows of a file; ``example`` is the line of the problem where theirs differ."""
    has_lines = _has_lines(file)
    place = say("input.at_rows" if has_lines else "input.at_numbers", file=file, count=rows, lines=lines)
    if example is not None:
        place = say("input.such_as_line" if has_lines else "input.such_as_row", rows=place, line=str(example))
    return problem_sentence(place, problem)


def progress_sentence(step: str, done: int, total: int | None, rate: float = 0.0) -> str:
    """Return what is being done, how far it is and, where the rate per second is known, how long it will take."""
    name = say(f"input.step_{step}")
    if total is None:
        return say("input.progress", step=name, done=done)
    if not rate:
        return say("input.progress_of", step=name, done=done, total=total)
    left = _duration((total - done) / rate)
    return say("input.progress_left", step=name, done=done, total=total, rate=max(1, round(rate)), left=left)


def _duration(seconds: float) -> str:
    if seconds < _ONLY_SECONDS:
        return say("input.seconds", number=ceil(seconds))
    return say("input.minutes", number=ceil(seconds / 60))
