"""Word -> light stem: clitics and inflection removed, roots left alone.

A light stemmer after Larkey, Ballesteros and Connell 2007 ("Light stemming for
Arabic information retrieval"), with the prepositions ب and ل before long words and
without stripping that would leave fewer than three letters. Roots would conflate
words that news tells apart (مباحثات and بحث), light stems keep them.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Final

from provenance.text.normalize import fold

ARTICLES: Final = ("وال", "بال", "كال", "فال", "ولل", "ال", "لل")
_SUFFIXES: Final = ("ها", "ات", "ان", "ون", "ين", "يه", "ه", "ي", "ا")
_MIN_STEM: Final = 3
# A plural or dual ending is only trusted behind four letters: تعاون is not a plural.
_LONG_SUFFIXES: Final = frozenset({"ان", "ون", "ين"})
CLITIC_LETTERS: Final = "وبلف"


def _rows(name: str) -> list[list[str]]:
    table = files("provenance.text").joinpath("data", name).read_text(encoding="utf-8")
    return [row.split("\t") for row in table.splitlines() if row and not row.startswith("#")]


PROTECTED: Final = frozenset(row[0] for row in _rows("protected.tsv"))
"""Words whose first letter is no clitic, by frequency: وزارة is not و + زارة."""


def _without_prefix(word: str) -> str:
    for article in ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _MIN_STEM:
            return word[len(article) :]
    if word[0] not in CLITIC_LETTERS or len(word) <= _MIN_STEM or word in PROTECTED:
        return word
    if word[0] == "و":
        return _without_prefix(word[1:])
    return word[1:]


def _without_suffix(word: str) -> str:
    for suffix in _SUFFIXES:
        needed = _MIN_STEM + (suffix in _LONG_SUFFIXES)
        if word.endswith(suffix) and len(word) - len(suffix) >= needed:
            return _without_suffix(word[: -len(suffix)]) if suffix != "ا" else word[:-1]
    return word


def _light(word: str) -> str:
    """Return a folded word without clitics and inflection."""
    if len(word) <= _MIN_STEM or not "\u0621" <= word[0] <= "\u064a":
        return word
    return _without_suffix(_without_prefix(word))


ALIASES: Final = {_light(fold(row[0])): _light(fold(row[1])) for row in _rows("aliases.tsv")}
"""Stems of one word that newsrooms spell in several ways -> the stem they share."""


@lru_cache(maxsize=1 << 19)
def stem(word: str) -> str:
    """Return the light stem of a folded word; numbers and words under four letters stay as they are.

    >>> stem("والاستخباراتيه"), stem("لمسؤولين".translate({0x624: "و"})), stem("تعاون")
    ('استخبار', 'مسوول', 'تعاون')
    """
    bare = _light(word)
    return ALIASES.get(bare, bare)
