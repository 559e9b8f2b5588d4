"""The guide lines of a source tree: what stands to the left of each of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from provenance.graph.tree import DEEPEST, Entry, Line
from provenance.render.layout import View

_ROOM: Final = 28  # cells that the guide lines leave to the text at least
_STEP: Final = 3
_SIGNS: Final = MappingProxyType(dict.fromkeys(range(0x2500, 0x2580), "-"))
_PLAIN_SIGNS: Final = MappingProxyType({**_SIGNS, ord("|"): "!", ord("`"): "'"})


def without_guides(view: View) -> Mapping[int, str]:
    """Return what stands in text from outside for the characters of guide lines, so that no title can draw a tree."""
    return _SIGNS if view.is_unicode else _PLAIN_SIGNS


def drawn_levels(view: View) -> int:
    """Return how many levels have a guide line; deeper ones stand at the last of these and say their number."""
    return min(DEEPEST, max(1, (view.width - _ROOM) // _STEP))


def margins(entry: Entry, view: View) -> tuple[str, str]:
    """Return the guide lines of the first row of an entry and of what follows it."""
    bar, fork, elbow = ("\u2502", "\u251c\u2500", "\u2514\u2500") if view.is_unicode else ("|", "|-", "`-")
    guides = entry.guides[: drawn_levels(view)]
    through = "".join(f"{bar if more else ' '}  " for more in guides)
    follows = f"{bar} " if isinstance(entry, Line) and entry.has_below else "  "
    if not guides:
        return " ", f"  {follows}"
    return f"  {through[:-_STEP]}{fork if guides[-1] else elbow}", f"  {through}{follows}"
