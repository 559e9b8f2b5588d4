"""A line in reading order -> the line that a terminal has to be given, and where each character of it came from.

The caller wraps first, in reading order, and hands over one line at a time: the other
way round, the end of a sentence would stand on its first line. What the caller knows of
stretches of the line, such as colours, follows by :meth:`Drawn.stretches`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from provenance.render.bidi.classes import ISOLATES, MIRRORED, bidi_class
from provenance.render.bidi.levels import REMOVED, levels_of, visual_order
from provenance.render.bidi.shaping import Cell, cells_of, shaped

_NOT_DRAWN: Final = ISOLATES | {"PDI"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line as it is written to the terminal.

    ``sources`` has for each character of ``text`` the places in the line in reading
    order that it stands for: one, two for lam and alef that are drawn as one, none for a
    mark that a mode adds.
    """

    text: str
    sources: tuple[tuple[int, ...], ...]

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield where the characters from ``start`` to before ``end`` of the line in reading order are drawn."""
        first = None
        for at in range(len(self.sources) + 1):
            is_inside = at < len(self.sources) and any(start <= place < end for place in self.sources[at])
            if is_inside and first is None:
                first = at
            elif not is_inside and first is not None:
                yield first, at
                first = None


def drawn_from(cells: Iterable[Cell]) -> Drawn:
    """Return the line that cells make in the order in which they come."""
    listed = list(cells)
    return Drawn("".join(cell.text for cell in listed), tuple(source for cell in listed for source in cell.sources))


def _mirrored(cell: Cell) -> Cell:
    return Cell(MIRRORED.get(cell.text[0], cell.text[0]) + cell.text[1:], cell.sources)


def _is_drawn(cell: Cell, level: int) -> bool:
    return level != REMOVED and bidi_class(cell.text[0]) not in _NOT_DRAWN


def _ordered(line: str, cells: Sequence[Cell]) -> list[tuple[Cell, int]]:
    """Return the cells that are drawn from left to right, each with its level (L2, L3).

    A cell moves as one, so that marks stay behind their letter, where a terminal looks
    for them.
    """
    levels = levels_of(line, "ltr").each
    of_cells = [levels[cell.place] for cell in cells]
    return [(cells[at], of_cells[at]) for at in visual_order(of_cells) if _is_drawn(cells[at], of_cells[at])]


def in_visual_order(line: str) -> Drawn:
    """Return a line for a terminal that draws what it is given from left to right, letter by letter.

    Letters are in their joined forms, brackets within Arabic are mirrored (L4), controls
    are left out. The line as a whole runs from left to right.
    """
    ordered = _ordered(line, shaped(cells_of(line)))
    return drawn_from(_mirrored(cell) if level & 1 else cell for cell, level in ordered)


def _words(ordered: Sequence[tuple[Cell, int]]) -> Iterator[list[tuple[Cell, int]]]:
    """Yield the stretches from left to right that hold no space and run in one direction."""
    word: list[tuple[Cell, int]] = []
    for cell, level in ordered:
        is_space = cell.text.isspace()
        if word and (is_space or word[-1][0].text.isspace() or word[-1][1] != level):
            yield word
            word = []
        word.append((cell, level))
    if word:
        yield word


def _is_arabic(word: Iterable[tuple[Cell, int]]) -> bool:
    return any(level & 1 and bidi_class(cell.text[0]) in ("R", "AL") for cell, level in word)


def in_order_of_words(line: str) -> Drawn:
    """Return a line for a terminal that reorders and joins letters within words, but leaves words where they stand.

    Words come from left to right as they are to be seen; the letters of an Arabic word,
    and the signs that touch it, in the order in which they are read.
    """
    cells: list[Cell] = []
    for word in _words(_ordered(line, cells_of(line))):
        if _is_arabic(word):
            cells += [cell for cell, _ in reversed(word)]
        else:
            cells += [_mirrored(cell) if level & 1 else cell for cell, level in word]
    return drawn_from(cells)
