"""Names that are read letter by letter: «سي إن إن» after CNN, «أ ف ب» after Agence France-Presse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_NAMES: Final = {
    **dict.fromkeys(("اي", "ايه"), "aei"),
    **dict.fromkeys(("بي", "بيه"), "bp"),
    **dict.fromkeys(("جي", "جيه"), "gj"),
    **dict.fromkeys(("اتش", "ايتش"), "h"),
    **dict.fromkeys(("كي", "كيه"), "k"),
    **dict.fromkeys(("في", "فيه"), "v"),
    **dict.fromkeys(("زد", "زي"), "z"),
    **dict(zip("سي دي اف ال ام ان او كيو ار اس تي يو دبليو اكس واي".split(), "cdflmnoqrstuwxy", strict=True)),
}
"""Folded Arabic name of a Latin letter -> the letters that it may stand for."""
_SINGLE: Final = {"ا": "aeiou", "ب": "bp", "د": "d", "ف": "fv", "ي": "iy", "ج": "gj", "ك": "kc", "س": "sc", "و": "uwo"}
_MIN_LETTERS: Final = 2
_MAX_LETTERS: Final = 6


def spelled(forms: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what the letter names at the head of a name may stand for, and the words behind them.

    A single letter name is no spelling: «في» is a preposition.

    >>> spelled(("سي", "ان", "ان"))[0]
    ('c', 'n', 'n')
    """
    count = 0
    while count < min(len(forms), _MAX_LETTERS) and forms[count] in _NAMES:
        count += 1
    if count < _MIN_LETTERS:
        return (), tuple(forms)
    return tuple(_NAMES[form] for form in forms[:count]), tuple(forms[count:])


def latin_letters(name: str) -> tuple[str, str]:
    """Return the capitals at the head of a Latin name in small letters, and the rest of it.

    >>> latin_letters("USA Today")
    ('usa', 'Today')
    """
    first, _, rest = name.partition(" ")
    first = first.strip(".").replace(".", "")
    if first.isupper() and first.isascii() and first.isalpha() and _MIN_LETTERS <= len(first) <= _MAX_LETTERS:
        return first.lower(), rest
    return "", name


def initials_agree(forms: Sequence[str], initials: str) -> bool:
    """Return whether single Arabic letters are the initials of a Latin name («أ ف ب»)."""
    if len(forms) < _MIN_LETTERS or len(forms) != len(initials) or any(len(form) != 1 for form in forms):
        return False
    return all(initial in _SINGLE.get(form, "") for form, initial in zip(forms, initials, strict=True))


def letters_agree(options: Sequence[str], letters: Sequence[str]) -> bool:
    """Return whether ``letters`` are one reading of ``options``."""
    return len(options) == len(letters) and all(
        letter in option for letter, option in zip(letters, options, strict=True)
    )


def initials_of(latin: str) -> str:
    """Return the small initials of the words of a Latin name; empty for a name that is none.

    >>> initials_of("Agence France-Presse")
    'afp'
    """
    parts = latin.replace("-", " ").split() if latin.isascii() else []
    return "".join(part[0] for part in parts if part[0].isalpha()).lower()
