"""Arabic letters -> the joined forms that a terminal without shaping can draw, and where each came from.

The forms are the presentation forms of Unicode, taken from the decompositions that
Python knows: a letter has up to four, by whether it joins its neighbours. Lam and alef
become one character. Marks stay on the letter that they stand on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from typing import Final
from unicodedata import category, decomposition

from provenance.render.bidi.classes import bidi_class
from provenance.text.alphabet import LAM, TATWEEL

_ZWJ: Final = "\u200d"
_FORM_BLOCKS: Final = (range(0xFB50, 0xFE00), range(0xFE70, 0xFF00))
_JOINING_BOTH: Final = frozenset((TATWEEL, _ZWJ))
_SKIN_TONES: Final = frozenset(map(chr, range(0x1F3FB, 0x1F400)))


@dataclass(frozen=True, slots=True)
class Cell:
    """A letter with its marks: what is drawn, and for each of its characters the places that it stands for."""

    text: str
    sources: tuple[tuple[int, ...], ...]

    @property
    def place(self) -> int:
        """Where the letter stands in the line."""
        return self.sources[0][0]


Forms = Mapping[str, Mapping[str, str]]


@cache
def forms() -> Forms:
    """Return letter, or lam and alef -> the name of a form, such as ``"initial"`` -> the character for it."""
    found: dict[str, dict[str, str]] = {}
    for point in chain(*_FORM_BLOCKS):
        name, *letters = decomposition(chr(point)).split()[:4] or [""]
        whole = "".join(chr(int(letter, 16)) for letter in letters)
        is_letter = len(whole) == 1 or (len(whole) == 2 and whole[0] == LAM and _is_alef(whole[1]))
        if is_letter and name in ("<isolated>", "<final>", "<initial>", "<medial>"):
            found.setdefault(whole, {}).setdefault(name.strip("<>"), chr(point))
    return found


def _is_alef(char: str) -> bool:
    return char in "\u0622\u0623\u0625\u0627"


def _is_attached(text: str, at: int, base: str) -> bool:
    """Return whether a character belongs to the letter before it: a mark, or a part of one emoji."""
    char, kind = text[at], bidi_class(base)
    if category(char) in ("Mn", "Me") or char in _SKIN_TONES:
        return kind != "BN"  # what is not drawn itself would take its marks with it
    is_sign = kind == "ON"
    return is_sign and (char == _ZWJ or (text[at - 1] == _ZWJ and bidi_class(char) == "ON"))


def cells_of(text: str) -> list[Cell]:
    """Return the letters of a line in the order in which they are read, each with its marks."""
    starts: list[int] = []
    for at in range(len(text)):
        if not starts or not _is_attached(text, at, text[starts[-1]]):
            starts.append(at)
    return [
        Cell(text[start:end], tuple((at,) for at in range(start, end))) for start, end in pairwise([*starts, len(text)])
    ]


def _joins_next(char: str) -> bool:
    return char in _JOINING_BOTH or "initial" in forms().get(char, ())


def _joins_previous(char: str) -> bool:
    return char in _JOINING_BOTH or "final" in forms().get(char, ())


def _form(letter: str, is_joined_before: bool, is_joined_behind: bool) -> str:
    """Return a letter as it looks beside its neighbours; one without such a form stays as it is."""
    name = ("isolated", "initial", "final", "medial")[2 * is_joined_before + is_joined_behind]
    return forms().get(letter, {}).get(name, letter[0])


def _ligatures(cells: Sequence[Cell]) -> Iterator[tuple[Cell, str]]:
    """Yield cells with the letters in them, lam and a following alef as one."""
    at = 0
    while at < len(cells):
        cell, letter = cells[at], cells[at].text[0]
        behind = cells[at + 1] if at + 1 < len(cells) else None
        if letter == LAM and behind is not None and _is_alef(behind.text[0]):
            both = cell.sources[0] + behind.sources[0]
            marks = cell.text[1:] + behind.text[1:]
            yield Cell(LAM + marks, (both, *cell.sources[1:], *behind.sources[1:])), LAM + behind.text[0]
            at += 2
        else:
            yield cell, letter
            at += 1


def shaped(cells: Sequence[Cell]) -> list[Cell]:
    """Return cells with each letter in the form that it has beside its neighbours.

    Lam and alef become one cell, whose first character stands for two places. What has
    no form of its own, such as Latin, digits and signs, is returned as it is.
    """
    found = list(_ligatures(cells))
    letters = [letter for _, letter in found]
    result = []
    for at, (cell, letter) in enumerate(found):
        is_before = at > 0 and _joins_next(letters[at - 1]) and _joins_previous(letter)
        is_behind = at + 1 < len(letters) and _joins_next(letter) and _joins_previous(letters[at + 1])
        result.append(Cell(_form(letter, is_before, is_behind) + cell.text[1:], cell.sources))
    return result


def shape(text: str) -> str:
    """Return a text in the order in which it is read, its letters in their joined forms.

    >>> shape("\\u0644\\u0627") == "\\ufefb"
    True
    """
    return "".join(cell.text for cell in shaped(cells_of(text)))
