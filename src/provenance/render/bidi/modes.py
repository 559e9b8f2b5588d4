"""The five ways to write a line with Arabic to a terminal, by what the terminal makes of it.

============  ==========================================  =====================================
mode          what is written                             for a terminal that
============  ==========================================  =====================================
``isolate``   reading order, isolates around Arabic       follows Unicode (GNOME, Konsole, tmux
                                                          inside them)
``visual``    drawing order, letters joined               draws what it gets (xterm, Alacritty)
``words``     words in drawing order, letters as read     reorders within words only (kitty)
``lrm``       reading order, embeddings and marks around  reorders and shows isolates (mlterm)
              Arabic
``logical``   reading order, no controls                  reorders lines; files, pipes, screen
                                                          readers
============  ==========================================  =====================================

All are functions from line to line. The line given is in reading order, with isolates
around every stretch that holds Arabic and no other control.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias, get_args

from provenance.render.bidi.classes import first_direction, has_right_to_left
from provenance.render.bidi.lines import Drawn, in_order_of_words, in_visual_order
from provenance.render.bidi.shaping import shape
from provenance.render.show import FSI, LRI, PDI, RLI

Mode: TypeAlias = Literal["isolate", "visual", "words", "lrm", "logical"]
MODES: Final[tuple[Mode, ...]] = get_args(Mode)
LRM: Final = "\u200e"
LRE: Final = "\u202a"
RLE: Final = "\u202b"
PDF: Final = "\u202c"
_CONTROLS: Final = frozenset((FSI, LRI, RLI, PDI))
_CONTROL_CELLS: Final = 4  # mlterm moves its cursor by a cell for each control, though it draws nothing there


def _as_read(line: str) -> Drawn:
    return Drawn(line, tuple((at,) for at in range(len(line))))


def _embedding(line: str, at: int) -> str:
    """Return the embedding that stands for the isolate which opens at a place."""
    is_right = line[at] == RLI or (line[at] == FSI and first_direction(line[at + 1 : line.find(PDI, at)]) == "rtl")
    return RLE if is_right else LRE


def _with_marks(line: str) -> Drawn:
    """Return a line with an embedding for each isolate, between two marks.

    Marks alone would leave the full stop at the wrong end of a sentence, and a foreign
    name that ends it before its first word. Without the mark before it, an embedding
    would make its whole line run from the right; without the one behind it, a number
    that follows would be drawn into it.
    """
    chars: list[tuple[str, tuple[int, ...]]] = []
    for at, char in enumerate(line):
        if char == PDI:
            chars += [(PDF, (at,)), (LRM, ())]
        elif char in _CONTROLS:
            chars += [(LRM, ()), (_embedding(line, at), (at,))]
        else:
            chars.append((char, (at,)))
    return Drawn("".join(char for char, _ in chars), tuple(source for _, source in chars))


def _without_controls(line: str) -> Drawn:
    kept = [at for at, char in enumerate(line) if char not in _CONTROLS]
    return Drawn("".join(line[at] for at in kept), tuple((at,) for at in kept))


_DRAW: Final[Mapping[Mode, Callable[[str], Drawn]]] = MappingProxyType(
    {
        "isolate": _as_read,
        "visual": in_visual_order,
        "words": in_order_of_words,
        "lrm": _with_marks,
        "logical": _without_controls,
    }
)


def draw(line: str, mode: Mode) -> Drawn:
    """Return a line as a mode writes it, and where each of its characters came from."""
    return _DRAW[mode](line) if has_right_to_left(line) else _without_controls(line)


def writes_controls(mode: Mode) -> bool:
    """Return whether a mode puts invisible characters around Arabic, which must not begin a line: tmux drops them."""
    return mode in ("isolate", "lrm")


def control_cells(text: str, mode: Mode) -> int:
    """Return how many cells the controls around a text may take on a terminal of a mode."""
    return _CONTROL_CELLS if mode == "lrm" and has_right_to_left(text) else 0


def as_measured(text: str, mode: Mode) -> str:
    """Return a text as wide as it will be drawn: joined letters take fewer cells."""
    return shape(text) if mode == "visual" and has_right_to_left(text) else text
