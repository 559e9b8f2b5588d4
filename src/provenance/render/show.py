"""The gate: the only way by which text from outside reaches a terminal.

A title may hold escape sequences that clear the screen, forge a line of the report or
fill the clipboard, and bidi controls that turn 12 % into 21 %. All of that is shown or
dropped here, before any layout sees it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal
from unicodedata import category

LIMIT: Final = 200
"""Characters of one shown field unless the caller says otherwise."""
ELLIPSIS: Final = "\u2026"
FSI: Final = "\u2068"
LRI: Final = "\u2066"
RLI: Final = "\u2067"
PDI: Final = "\u2069"

_MAX_MARKS: Final = 4  # Arabic needs three at most: shadda, a vowel, a Koranic sign
_WINDOW: Final = 8  # raw characters looked at for every shown one
_REPLACEMENT: Final = "\ufffd"
_DOTTED_CIRCLE: Final = "\u25cc"
_JOINERS: Final = frozenset("\u200c\u200d")  # Persian spelling needs them
# Number and verse signs of Arabic: format characters by class, but drawn and one cell wide.
_DRAWN: Final = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u08e2")


def _control(char: str) -> str:
    """Return a control character in a visible form."""
    point = ord(char)
    if char in "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85":
        return " "
    if point < 0x20:
        return chr(0x2400 + point)
    return "\u2421" if point == 0x7F else "\u241b" + chr(point - 0x40)  # C1 is ESC and a letter in one


@lru_cache(maxsize=1 << 14)
def _shown(char: str) -> str:
    kind = category(char)
    if kind == "Cc":
        return _control(char)
    if kind == "Cf":
        return char if char in _JOINERS or char in _DRAWN else ""
    if kind in ("Zs", "Zl", "Zp"):
        return " "
    return _REPLACEMENT if kind in ("Cs", "Cn") else char


def _is_attached(char: str) -> bool:
    return char in _JOINERS or category(char) in ("Mn", "Mc", "Me")


def _few_marks(text: str) -> Iterator[str]:
    """Yield the characters of a line with at most a few marks on each base, and a base under all."""
    marks = 0
    before = " "
    for char in text:
        if not _is_attached(char):
            marks = 0
            yield char
        elif marks < _MAX_MARKS:
            if before == " " and char not in _JOINERS:
                yield _DOTTED_CIRCLE
            marks += 1
            yield char
        before = char


def _cleaned(text: str) -> str:
    return " ".join("".join(_few_marks("".join(map(_shown, text)))).split())


_OPENING: Final = {"auto": FSI, "ltr": LRI, "rtl": RLI}


def show(
    text: str, *, limit: int = LIMIT, isolate: bool = False, direction: Literal["auto", "ltr", "rtl"] = "auto"
) -> str:
    """Return ``text`` as one harmless line of at most ``limit`` characters.

    Control characters become visible pictures; line breaks and all white space become
    single spaces; bidi controls, tag and other invisible format characters are dropped;
    lone surrogates and unassigned characters become U+FFFD; a base keeps at most four
    marks. What is longer ends in an ellipsis. Idempotent.

    Args:
        text: Anything.
        limit: Length in characters, at least 1; isolates not counted.
        isolate: Wrap the line in an isolate, so that a terminal which reorders Arabic
            leaves everything around it in place. Only for terminals: files and pipes
            get logical order without a control character.
        direction: That of the isolate; ``"auto"`` leaves it to the first letter, which is
            wrong for the second line of a sentence when a foreign name begins it.
    """
    line = _cleaned(text[: limit * _WINDOW])
    if len(line) > limit or len(text) > limit * _WINDOW:
        line = line[: limit - 1] + ELLIPSIS
    return f"{_OPENING[direction]}{line}{PDI}" if isolate and line else line
