"""The five ways to write a line with Arabic to a terminal, by what the terminal makes of it.

============  ==========================================  =====================================
mode          what is written                             for a terminal that
============  ==========================================  =====================================
``isolate``   reading order, isolates around Arabic       follows Unicode (GNOME, Konsole, tmux
                                                          inside them)
``visual``    drawing order, letters joined               draws what it gets (xterm, Alacritty)
``words``     words in drawing order, letters as read     reorders within words only (kitty)
``lrm``       reading order, marks around Arabic          reorders and shows isolates (mlterm)
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

from provenance.render.bidi.classes import has_right_to_left
from provenance.render.bidi.lines import Drawn, in_order_of_words, in_visual_order
from provenance.render.bidi.shaping import shape
from provenance.render.show import FSI, LRI, PDI, RLI

Mode: TypeAlias = Literal["isolate", "visual", "words", "lrm", "logical"]
MODES: Final[tuple[Mode, ...]] = get_args(Mode)
LRM: Final = "\u200e"
_CONTROLS: Final = frozenset((FSI, LRI, RLI, PDI))
_AS_MARKS: Final = {ord(control): LRM for control in _CONTROLS}
_CONTROL_CELLS: Final = 2  # mlterm draws each mark as a cell of its own


def _as_read(line: str) -> Drawn:
    return Drawn(line, tuple((at,) for at in range(len(line))))


def _with_marks(line: str) -> Drawn:
    return _as_read(line.translate(_AS_MARKS))


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
