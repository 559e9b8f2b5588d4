"""What this terminal and installation can do -> rows: versions, screen, widths, and one sentence in every way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from provenance.messages.catalogue import say
from provenance.messages.screen import extra_sentence, width_sentence
from provenance.render.bidi.modes import Mode
from provenance.render.layout import BLANK, Row, foreign, own, sentence
from provenance.render.terminal import field

# Holds what goes wrong first: a number, brackets, quotation marks, a foreign name, lam-alef, a vowel sign.
SENTENCE: Final = "قال الناطق (أمس) إن 12% من «الأسعار» لا تزال مرتفعةً، بحسب NATO."


@dataclass(frozen=True, slots=True)
class Width:
    """Cells that a text should take, and those that the terminal gives it; None when it does not say."""

    name: str
    expected: int
    found: int | None


@dataclass(frozen=True, slots=True)
class Part:
    """A library: its version, None when it is not there, and the extra that asks for it, if one does."""

    name: str
    version: str | None
    extra: str | None


@dataclass(frozen=True, slots=True)
class Checkup:
    """What was found out: names with values, in order."""

    versions: Sequence[tuple[str, str]]
    screen: Sequence[tuple[str, str]]
    parts: Sequence[Part]
    widths: Sequence[Width] = ()


def _facts(title: str, facts: Sequence[tuple[str, str]]) -> Iterator[Row]:
    yield sentence(title, "head")
    for name, value in facts:
        yield field(name, foreign(value))
    yield BLANK


def _parts(parts: Sequence[Part]) -> Iterator[Row]:
    yield sentence(say("screen.parts"), "head")
    for part in parts:
        version = foreign(part.version) if part.version else own(say("screen.missing"), "dim" if part.extra else "warn")
        yield field(part.name, version, *([own(extra_sentence(part.extra), "dim")] if part.extra else []))
    yield BLANK


def _widths(widths: Sequence[Width]) -> Iterator[Row]:
    yield sentence(say("screen.widths"), "head")
    for width in widths:
        if width.found is None:
            yield field(width.name, own(say("screen.unanswered"), "dim"))
        else:
            told = width_sentence(width.found, width.expected)
            yield field(width.name, own(told, "for" if width.found == width.expected else "warn"))
    yield BLANK


def checkup_rows(found: Checkup) -> Iterator[Row]:
    """Yield the report of a check-up."""
    yield from _facts(say("screen.versions"), found.versions)
    yield from _parts(found.parts)
    yield from _facts(say("screen.screen"), found.screen)
    if found.widths:
        yield from _widths(found.widths)


def sample_row(number: int, mode: Mode) -> Row:
    """Return the sentence as one line to be shown in a view of this mode."""
    lead = (own(f"{number}", "strong", cells=-2), own(mode, cells=8))
    return Row((foreign(SENTENCE),), lead, 12)
