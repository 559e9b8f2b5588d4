"""The rows that a report is made of, before they become lines of a terminal.

Every row begins with the program's own words or spaces and ends with the text from
outside: in any terminal, whatever it makes of Arabic, scores and names keep their place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from provenance.render.bidi.modes import Mode

Look = Literal[
    "",
    "head",
    "strong",
    "dim",
    "for",
    "against",
    "warn",
    "cue",
    "source",
    "medium",
    "replaced",
    "only",
    "moved",
    "letters",
]

Mark: TypeAlias = tuple[str, str, Look]
"""An opening character, its closing one, and the look of what they enclose, themselves included."""

NARROWEST: Final = 40
WIDEST: Final = 120
OWN_LIMIT: Final = 2_000  # characters of the program's own sentences, which are short
DEEPER: Final = 4  # cells by which the later lines of text from outside stand further in


@dataclass(frozen=True, slots=True)
class View:
    """What the reader's device can do: its width in cells, what it makes of Arabic, characters beyond ASCII.

    What ``encoding`` has no character for is written as its code point. ``is_guessed`` tells that nobody said what
    the device makes of Arabic; ``is_terminal``, that it is no pipe and no file.
    """

    width: int = 80
    bidi: Mode = "logical"
    is_unicode: bool = True
    encoding: str = "utf-8"
    is_guessed: bool = False
    is_terminal: bool = False

    @property
    def is_narrow(self) -> bool:
        """Whether bars and side notes have to go."""
        return self.width < 60


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line.

    ``is_foreign`` marks text that somebody else wrote. In a lead, ``cells`` pads the
    piece to a column; a negative number puts the padding before it. ``marks`` gives a
    look to what stands between two characters of a body: looks inside one piece, because
    a sentence in several pieces, each isolated, reads backwards.
    """

    text: str
    look: Look = ""
    is_foreign: bool = False
    limit: int = OWN_LIMIT
    cells: int = 0
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A left column of own words, padded to ``lead_width`` cells, and a body that wraps beside it.

    ``margin`` stands to the left of all that, as the guide lines of a tree do: once for
    the first line, once for the others.
    The later lines of the body stand ``hang`` cells further in.
    """

    body: tuple[Piece, ...] = ()
    lead: tuple[Piece, ...] = ()
    lead_width: int = 0
    indent: int = 0
    margin: tuple[str, str] = ("", "")
    hang: int = 0


BLANK: Final = Row()


def own(text: str, look: Look = "", *, cells: int = 0) -> Piece:
    """Return a piece in the program's own words."""
    return Piece(text, look, cells=cells)


def foreign(text: str, look: Look = "", *, limit: int = 200) -> Piece:
    """Return a piece of text from outside: ids, titles, quotations, file names."""
    return Piece(text, look, is_foreign=True, limit=limit)


def sentence(text: str, look: Look = "", *, indent: int = 0) -> Row:
    """Return a row of own words only."""
    return Row((own(text, look),), indent=indent)
