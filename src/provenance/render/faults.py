"""Inputs that gave no document -> what a reader is told: files in order, equal faults of one file once.

A wrong column name fails every row of a table. Each row is an outcome of its own, for
programs to count; a person reads one sentence with the lines it is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from provenance.corpus.formats import ROW_SUFFIXES, has_suffix
from provenance.corpus.walk import STDIN_NAME
from provenance.messages.inputs import place_words, problem_sentence, rows_sentence
from provenance.values import Unreadable

_SHOWN_RANGES: Final = 5


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason that one file, or some of its rows, gave no document; ``entries`` are in order of line."""

    entries: tuple[Unreadable, ...]

    def __len__(self) -> int:
        return len(self.entries)

    @property
    def status(self) -> Literal["skipped", "failed"]:
        """Whether the inputs were skipped or have failed."""
        return self.entries[0].status

    @property
    def message(self) -> str:
        """The message of a single input; of several rows, one that names their lines."""
        first = self.entries[0]
        if len(self) == 1:
            return first.message
        file, line = place_of(first)
        rests = {_rest(entry) for entry in self.entries}
        ranges = _ranges([place_of(entry)[1] for entry in self.entries])
        return rows_sentence(file, len(self), ranges, _rest(first), line if len(rests) > 1 else None)


def place_of(entry: Unreadable) -> tuple[str, int]:
    """Return the file of an entry and its line, 0 when the entry is no row of a table."""
    file, _, line = entry.path.rpartition(":")
    is_row = line.isascii() and line.isdigit() and (file == STDIN_NAME or has_suffix(file, ROW_SUFFIXES))
    return (file, int(line)) if is_row else (entry.path, 0)


def in_order(entries: Iterable[Unreadable]) -> list[Unreadable]:
    """Return the entries by name of file and then by number of line: line 9 before line 10."""
    return sorted(entries, key=lambda entry: (*place_of(entry), entry.message))


def faults(entries: Iterable[Unreadable]) -> list[Fault]:
    """Return the entries in order, those rows of a file together that have one reason."""
    groups: dict[tuple[str, ...], list[Unreadable]] = {}
    for entry in in_order(entries):
        file, line = place_of(entry)
        alike = (file, entry.status, entry.reason) if line else (file, entry.status, entry.reason, entry.message)
        groups.setdefault(alike, []).append(entry)
    return [Fault(tuple(group)) for group in groups.values()]


def _rest(entry: Unreadable) -> str:
    """Return the message of a row without its place."""
    file, line = place_of(entry)
    message = entry.message
    for place in (place_words(file, line), place_words(entry.path)):
        message = message.removeprefix(problem_sentence(place, ""))
    return message


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each run of numbers that follow one another."""
    first = last = None
    for number in numbers:
        if first is not None and last is not None and number > last + 1:
            yield first, last
            first = None
        first, last = number if first is None else first, number
    if first is not None and last is not None:
        yield first, last


def _ranges(numbers: Iterable[int]) -> str:
    """Return ascending numbers as ``1-3, 7``, and that there are more where they are many."""
    told = [f"{first}" if first == last else f"{first}-{last}" for first, last in _runs(numbers)]
    return ", ".join(told[:_SHOWN_RANGES] + (["\u2026"] if len(told) > _SHOWN_RANGES else []))
