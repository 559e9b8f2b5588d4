"""What the bidi algorithm knows of a character: its class, its mirror image, the bracket that it opens or closes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final, Literal
from unicodedata import bidirectional

ISOLATES: Final = frozenset(("LRI", "RLI", "FSI"))
EMBEDDINGS: Final = frozenset(("LRE", "RLE", "LRO", "RLO"))
REMOVED_CLASSES: Final = EMBEDDINGS | {"PDF", "BN"}
"""Classes that take no part in the order of a line (rule X9)."""
RIGHT_TO_LEFT: Final = frozenset(("R", "AL", "AN"))
"""Classes that make a terminal change the order of what stands around them."""

# Blocks kept for scripts from right to left: a letter newer than this Python still has their direction.
_ARABIC_BLOCKS: Final = (
    (0x0600, 0x07C0), (0x0860, 0x0900), (0xFB50, 0xFE00), (0xFE70, 0xFF00), (0x10D00, 0x10D40),
    (0x10EC0, 0x10F00), (0x10F30, 0x10F70), (0x1EC70, 0x1ECC0), (0x1ED00, 0x1ED50), (0x1EE00, 0x1EF00),
)  # fmt: skip
_OTHER_BLOCKS: Final = ((0x0590, 0x0600), (0x07C0, 0x0860), (0xFB1D, 0xFB50), (0x10800, 0x11000), (0x1E800, 0x1F000))


def _rows() -> Iterator[tuple[str, str, str]]:
    table = files("provenance.render.bidi").joinpath("data/mirroring.tsv").read_text(encoding="utf-8")
    for row in table.splitlines():
        if not row.startswith("#"):
            char, mirror, kind = row.split("\t")
            yield chr(int(char, 16)), chr(int(mirror, 16)), kind


_ROWS: Final = tuple(_rows())

MIRRORED: Final[Mapping[str, str]] = MappingProxyType({char: mirror for char, mirror, _ in _ROWS})
"""Character -> the character that looks like its mirror image."""

# The two forms of angle brackets are one character to Unicode, and so one bracket (BD16).
_ONE: Final = {"\u2329": "\u3008", "\u232a": "\u3009"}

CLOSED_BY: Final[Mapping[str, str]] = MappingProxyType(
    {char: _ONE.get(mirror, mirror) for char, mirror, kind in _ROWS if kind == "o"}
)
"""Opening bracket -> its closing one."""

CLOSING: Final[Mapping[str, str]] = MappingProxyType(
    {char: _ONE.get(char, char) for char, _, kind in _ROWS if kind == "c"}
)
"""Closing bracket -> the same, in the form that :data:`CLOSED_BY` gives."""


def _default_class(point: int) -> str:
    """Return the class of a code point that this Python has no character for."""
    if any(first <= point < last for first, last in _ARABIC_BLOCKS):
        return "AL"
    if any(first <= point < last for first, last in _OTHER_BLOCKS):
        return "R"
    return "ET" if 0x20A0 <= point < 0x20D0 else "L"


@lru_cache(maxsize=1 << 14)
def bidi_class(char: str) -> str:
    """Return the ``Bidi_Class`` of a character by its short name, such as ``"AL"``."""
    return bidirectional(char) or _default_class(ord(char))


def has_right_to_left(text: str) -> bool:
    """Return whether a text holds a character that a terminal might draw from right to left."""
    return not text.isascii() and any(bidi_class(char) in RIGHT_TO_LEFT for char in text)


def first_direction(text: str) -> Literal["ltr", "rtl"]:
    """Return the direction of the first letter, which Unicode goes by where nothing else is said."""
    kinds = (bidi_class(char) for char in text)
    return "rtl" if next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L" else "ltr"


def main_direction(text: str) -> Literal["ltr", "rtl"]:
    """Return the direction that most letters of a text have.

    The first letter, which Unicode goes by when it knows no better, is a foreign one in
    many an Arabic headline.
    """
    kinds = [bidi_class(char) for char in text]
    return "rtl" if kinds.count("AL") + kinds.count("R") > kinds.count("L") else "ltr"
