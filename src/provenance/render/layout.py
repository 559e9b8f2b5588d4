"""Rows of a report -> lines for a terminal of some width.

The views build :class:`Row` values and never touch rich; this module is the only one
that makes ``Text`` objects, and every character of them has gone through
:func:`provenance.render.show.show`. Lines are wrapped in logical order and only then
isolated, piece by piece, because reordering first would put the end of a sentence on
its first line. Every row begins with Latin words or spaces and ends with the text from
outside: in any terminal, whatever it makes of Arabic, scores and names keep their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from provenance.render.show import show

if TYPE_CHECKING:
    from rich.text import Text

Look = Literal["", "head", "strong", "dim", "for", "against", "warn", "cue", "source", "medium"]

# Standard colours only, so that they fit the reader's own scheme.
STYLES: Final[dict[Look, str]] = {
    "": "",
    "head": "bold",
    "strong": "bold",
    "dim": "dim",
    "for": "green",
    "against": "red",
    "warn": "yellow",
    "cue": "yellow",
    "source": "bold cyan",
    "medium": "bold magenta",
}
Mark: TypeAlias = tuple[str, str, Look]
"""An opening character, its closing one, and the look of what they enclose, themselves included."""

NARROWEST: Final = 40
WIDEST: Final = 120
_OWN_LIMIT: Final = 2_000  # of the program's own sentences, which are short
_LEAST_ROOM: Final = 20  # cells that a wrapped column needs; below, it moves to the next line


@dataclass(frozen=True, slots=True)
class View:
    """What the reader's device can do: its width in cells, bidi isolates, characters beyond ASCII."""

    width: int = 80
    isolate: bool = False
    is_unicode: bool = True

    @property
    def is_narrow(self) -> bool:
        """Whether bars and side notes have to go."""
        return self.width < 60


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line.

    ``is_foreign`` marks text that somebody else wrote. In a lead, ``cells`` pads the
    piece to a column; a negative number puts the padding before it. ``marks`` gives a
    look to what stands between two characters of a body, however many lines it takes:
    looks inside one piece, because pieces of their own would be isolated, and a sentence
    in several isolates reads backwards.
    """

    text: str
    look: Look = ""
    is_foreign: bool = False
    limit: int = _OWN_LIMIT
    cells: int = 0
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A left column of own words, padded to ``lead_width`` cells, and a body that wraps beside it."""

    body: tuple[Piece, ...] = ()
    lead: tuple[Piece, ...] = ()
    lead_width: int = 0
    indent: int = 0


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


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


def _split(word: str, room: int) -> Iterator[str]:
    """Yield a word in parts that fit, at least one character each."""
    part, used = "", 0
    for char in word:
        size = _cells(char)
        if part and used + size > room:
            yield part
            part, used = "", 0
        part, used = part + char, used + size
    yield part


def _words(pieces: tuple[Piece, ...], room: int) -> Iterator[tuple[int, str]]:
    """Yield the shown words of all pieces with the number of their piece."""
    for number, piece in enumerate(pieces):
        # A percent sign stays with its number; the last show() turns the glue into a space again.
        for word in show(piece.text, limit=piece.limit).replace(" %", "\u00a0%").split(" "):
            if word:
                yield from ((number, part) for part in _split(word, room))


def _wrapped(pieces: tuple[Piece, ...], room: int) -> Iterator[list[tuple[int, str]]]:
    """Yield the lines of a body: words with the number of their piece."""
    words: list[tuple[int, str]] = []
    used = 0
    for number, word in _words(pieces, room):
        size = _cells(word)
        if words and used + 1 + size > room:
            yield words
            words, used = [], 0
        used += size + (1 if words else 0)
        words.append((number, word))
    if words:
        yield words


def _runs(line: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the words of a line joined as far as they belong to one piece."""
    numbers = list(dict.fromkeys(number for number, _ in line))
    for number in numbers:
        yield number, " ".join(word for other, word in line if other == number)


def _add_body(
    text: Text, pieces: tuple[Piece, ...], line: list[tuple[int, str]], view: View, inside: Mark | None
) -> Mark | None:
    """Add a line of a body; a mark left open goes on in the next line, and is returned."""
    for at, (number, run) in enumerate(_runs(line)):
        piece = pieces[number]
        text.append(" " if at else "")
        start = len(text)
        text.append(show(run, limit=_OWN_LIMIT, isolate=view.isolate and piece.is_foreign), style=STYLES[piece.look])
        inside = _stylize(text, start, piece.marks, inside)
    return inside


def _stylize(text: Text, start: int, marks: tuple[Mark, ...], inside: Mark | None) -> Mark | None:
    """Give what is marked from ``start`` on its look; return the mark that is still open at the end."""
    if not marks:
        return None
    plain = text.plain
    for at in range(start, len(plain)):
        if inside is None:
            inside, start = next((mark for mark in marks if mark[0] == plain[at]), None), at
        elif plain[at] == inside[1]:
            text.stylize(STYLES[inside[2]], start, at + 1)
            inside = None
    if inside is not None:
        text.stylize(STYLES[inside[2]], start, len(plain))
    return inside


def _padded(text: str, cells: int) -> str:
    padding = " " * (abs(cells) - _cells(text))
    return padding + text if cells < 0 else text + padding


def _lead(row: Row) -> Text:
    from rich.text import Text

    text = Text(" " * row.indent)
    for at, piece in enumerate(row.lead):
        text.append(" " if at else "")
        text.append(_padded(show(piece.text, limit=piece.limit), piece.cells), style=STYLES[piece.look])
    return text


def _hang(row: Row, lead: Text, view: View) -> tuple[int, bool]:
    """Return the column in which the body begins, and whether its first line shares the lead's."""
    if not row.lead:
        return row.indent, True
    hang = row.indent + row.lead_width
    if view.width - hang < _LEAST_ROOM:
        return row.indent + 2, False
    return hang, lead.cell_len <= hang


def lines_of(row: Row, view: View) -> Iterator[Text]:
    """Yield the lines of one row; an empty row is a blank line. No body is wider than the view."""
    from rich.text import Text

    line = _lead(row)
    hang, is_beside = _hang(row, line, view)
    if not row.body or not is_beside:
        line.rstrip()
        yield line
        line = Text()
    inside: Mark | None = None
    for words in _wrapped(row.body, max(1, view.width - hang)):
        line.append(" " * (hang - line.cell_len))
        inside = _add_body(line, row.body, words, view, inside)
        yield line
        line = Text()


def paint(rows: Iterable[Row], view: View) -> Iterator[Text]:
    """Yield the lines of a report, ready to be printed without markup, wrapping or highlighting."""
    for row in rows:
        yield from lines_of(row, view)
