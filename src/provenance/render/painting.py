"""Rows of a report -> lines for a terminal of some width.

The views build :class:`~provenance.render.layout.Row` values and never touch rich; this
module is the only one that makes ``Text`` objects, and every character of them has gone
through :func:`provenance.render.show.show`. Lines are wrapped in logical order and only
then isolated, piece by piece, because reordering first would put the end of a sentence
on its first line. A line is composed in reading order, with isolates, and at the end
written as the reader's terminal needs it (:mod:`provenance.render.bidi.modes`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from provenance.render.bidi.classes import first_direction, has_right_to_left, main_direction
from provenance.render.bidi.modes import as_measured, control_cells, draw, writes_controls
from provenance.render.layout import DEEPER, OWN_LIMIT, Look, Mark, Piece, Row, View
from provenance.render.show import LRI, PDI, show

if TYPE_CHECKING:
    from rich.text import Text

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
    "replaced": "underline yellow",
    "only": "underline green",
    "moved": "underline magenta",
    "letters": "underline cyan",
}
# Latin words, such as a path or an option, without the signs that follow them; a date, a time.
_LATIN: Final = re.compile(r"[!-\'*-Z^-~]*[A-Za-z](?:[ -\'*-Z^-~]*[\w/`'\"])?|\d+(?:[-/:]\d+)+", re.ASCII)
_LEAST_ROOM: Final = 20  # cells that a wrapped column needs; below, it moves to the next line
_GUIDES: Final = frozenset("\u2502\u251c\u2500\u2514|-`")


def _cells(text: str, view: View) -> int:
    """Return the width of a text as it will be drawn; of an emoji that some terminals take apart, the most."""
    from rich.cells import cell_len

    if text.isascii():
        return len(text)
    measured = as_measured(text, view.bidi)
    return max(cell_len(measured), sum(map(cell_len, measured)))


def _shown(piece: Piece, view: View) -> str:
    """Return the text of a piece as one harmless line that the device has characters for."""
    text = show(piece.text, limit=piece.limit)
    return text if view.encoding == "utf-8" else text.encode(view.encoding, "backslashreplace").decode(view.encoding)


def _is_isolated(text: str, view: View) -> bool:
    return view.bidi != "logical" and has_right_to_left(text)


def _split(word: str, room: int, view: View) -> Iterator[str]:
    """Yield a word in parts that fit, at least one character each."""
    part, used = "", 0
    for char in word:
        size = _cells(char, view)
        if part and used + size > room:
            yield part
            part, used = "", 0
        part, used = part + char, used + size
    yield part


def _words(pieces: tuple[Piece, ...], room: int, view: View) -> Iterator[tuple[int, str]]:
    """Yield the shown words of all pieces with the number of their piece."""
    for number, piece in enumerate(pieces):
        # A percent sign stays with its number; the last show() turns the glue into a space again.
        for word in _shown(piece, view).replace(" %", "\u00a0%").split(" "):
            if word:
                yield from ((number, part) for part in _split(word, room, view))


def _wrapped(pieces: tuple[Piece, ...], first: int, room: int, view: View) -> Iterator[list[tuple[int, str]]]:
    """Yield the lines of a body, the first of which has room of its own: words with the number of their piece."""
    words: list[tuple[int, str]] = []
    used, left = 0, first
    for number, word in _words(pieces, min(first, room), view):
        size = _cells(word, view)
        if words and used + 1 + size > left:
            yield words
            words, used, left = [], 0, room
        used += size + (1 if words else 0)
        words.append((number, word))
    if words:
        yield words


def _runs(line: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the words of a line joined as far as they belong to one piece."""
    numbers = list(dict.fromkeys(number for number, _ in line))
    for number in numbers:
        yield number, " ".join(word for other, word in line if other == number)


def _is_arabic_sentence(pieces: tuple[Piece, ...], view: View) -> bool:
    """Return whether pieces make one sentence from right to left: own words in Arabic, with others between them."""
    is_ordered = view.bidi in ("isolate", "visual", "words")
    return is_ordered and len(pieces) > 1 and any(_is_arabic(piece) for piece in pieces)


def _is_arabic(piece: Piece) -> bool:
    return not piece.is_foreign and _direction(piece) == "rtl"


def _direction(piece: Piece) -> Literal["ltr", "rtl"]:
    """Return which way a piece runs: own Arabic begins in Arabic, however many names and options stand in it."""
    return main_direction(piece.text) if piece.is_foreign else first_direction(piece.text)


def _apart(shown: str, piece: Piece, view: View) -> str:
    """Return own Arabic words with an isolate around each Latin word and date, whose parts would change places."""
    if not _is_arabic(piece) or view.bidi in ("logical", "lrm"):
        return shown
    return _LATIN.sub(lambda found: f"{LRI}{found[0]}{PDI}", shown)


def _add_body(
    text: Text, pieces: tuple[Piece, ...], line: list[tuple[int, str]], view: View, inside: Mark | None
) -> Mark | None:
    """Add a line of a body; a mark left open goes on in the next line, and is returned."""
    is_sentence = _is_arabic_sentence(pieces, view)
    text.append(" " if is_sentence and not text and writes_controls(view.bidi) else "")
    text.append("\u2067" if is_sentence else "")
    for at, (number, run) in enumerate(_runs(line)):
        piece = pieces[number]
        is_isolated = is_sentence or _is_isolated(run, view)
        text.append(" " if at or (not text and is_isolated and writes_controls(view.bidi)) else "")
        start = len(text)
        direction = _direction(piece) if is_isolated else "auto"
        text.append(
            _apart(show(run, limit=OWN_LIMIT, isolate=is_isolated, direction=direction), piece, view),
            style=STYLES[piece.look],
        )
        inside = _stylize(text, start, piece.marks, inside)
    text.append("\u2069" if is_sentence else "")
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


def _padded(text: str, cells: int, view: View) -> str:
    padding = " " * (abs(cells) - _cells(text, view))
    return padding + text if cells < 0 else text + padding


def _lead(row: Row, view: View) -> Text:
    from rich.text import Text

    text = Text(" " * row.indent)
    for at, piece in enumerate(row.lead):
        shown = _shown(piece, view)
        is_isolated = _is_isolated(shown, view)
        text.append(" " if at or (not text and is_isolated and writes_controls(view.bidi)) else "")
        text.append(
            _padded(show(shown, limit=OWN_LIMIT, isolate=is_isolated), piece.cells, view), style=STYLES[piece.look]
        )
    return text


def _controls(pieces: Iterable[Piece], view: View) -> int:
    return sum(control_cells(piece.text, view.bidi) for piece in pieces)


def _room(row: Row, hang: int, view: View) -> int:
    """Return how many cells the words of a body may take in a line that begins with ``hang`` spaces."""
    # A control at the very start of a line is lost in tmux, so that Arabic there is moved by one space.
    start = not hang and writes_controls(view.bidi) and any(has_right_to_left(piece.text) for piece in row.body)
    return max(1, view.width - hang - _controls((*row.lead, *row.body), view) - start)


def _hang(row: Row, lead: Text, view: View) -> tuple[int, bool]:
    """Return the column in which the body begins, and whether its first line shares the lead's."""
    if not row.lead:
        return row.indent, True
    hang = row.indent + row.lead_width
    if view.width - hang < _LEAST_ROOM:
        return row.indent + 2, False
    return hang, _cells(lead.plain, view) <= hang


def _drawn(line: Text, view: View) -> Text:
    """Return a line as the reader's terminal needs it; looks stay with their characters."""
    from rich.text import Text

    if view.bidi in ("logical", "isolate"):
        return line
    drawn = draw(line.plain, view.bidi)
    text = Text(drawn.text)
    for span in line.spans:
        for start, end in drawn.stretches(span.start, span.end):
            text.stylize(span.style, start, end)
    return text


def _hang_behind(row: Row, hang: int) -> int:
    """Return the column of a body's later lines: no text from outside may look like a row of the report."""
    is_forgeable = not row.lead and not any(row.margin) and any(piece.is_foreign for piece in row.body)
    return hang + (DEEPER if is_forgeable else row.hang)


def _body(row: Row, line: Text, hang: int, view: View) -> Iterator[Text]:
    """Yield the lines of a body, of which the first goes on in ``line``."""
    inside: Mark | None = None
    behind = _hang_behind(row, hang)
    for words in _wrapped(row.body, _room(row, hang, view), _room(row, behind, view), view):
        line.append(" " * (hang - _cells(line.plain, view)))
        inside = _add_body(line, row.body, words, view, inside)
        yield _drawn(line, view)
        line, hang = line.blank_copy(), behind


def lines_of(row: Row, view: View) -> Iterator[Text]:
    """Yield the lines of one row; an empty row is a blank line. No line is wider than the view."""
    if not any(row.margin):
        yield from _lines(row, view)
        return
    inner = replace(view, width=view.width - max(map(len, row.margin)))
    for number, line in enumerate(_lines(row, inner)):
        yield _beside(row.margin[min(number, 1)], line)


def _guides(margin: str) -> str:
    """Return the guide lines of a margin, with blanks for anything else."""
    return "".join(char if char in _GUIDES else " " for char in margin)


def _beside(margin: str, line: Text) -> Text:
    """Return a line to the right of its margin."""
    from rich.text import Text

    text = Text()
    text.append(_guides(margin), style=STYLES["dim"])
    return text.append_text(line)


def _lines(row: Row, view: View) -> Iterator[Text]:
    from rich.text import Text

    line = _lead(row, view)
    hang, is_beside = _hang(row, line, view)
    if not row.body or not is_beside:
        if _cells(line.plain, view) + _controls(row.lead, view) > view.width:
            yield from _body(Row(row.lead, indent=row.indent), Text(), row.indent, view)
        else:
            line.rstrip()
            yield _drawn(line, view)
        line = Text()
    yield from _body(row, line, hang, view)


def paint(rows: Iterable[Row], view: View) -> Iterator[Text]:
    """Yield the lines of a report, ready to be printed without markup, wrapping or highlighting."""
    for row in rows:
        yield from lines_of(row, view)
