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
SUFFIXES: Final = ("ها", "ات", "ان", "ون", "ين", "يه", "ه", "ي", "ا")
MIN_STEM: Final = 3
# A plural or dual ending is only trusted behind four letters: تعاون is not a plural.
LONG_SUFFIXES: Final = frozenset({"ان", "ون", "ين"})
CLITIC_LETTERS: Final = "وبلف"
FIRST_LETTER: Final = "\u0621"
LAST_LETTER: Final = "\u064a"
"""Only words that begin with a letter from hamza to yeh, the range of plain Arabic, are stemmed."""


def _rows(name: str) -> list[list[str]]:
    table = files("provenance.text").joinpath("data", name).read_text(encoding="utf-8")
    return [row.split("\t") for row in table.splitlines() if row and not row.startswith("#")]


PROTECTED: Final = frozenset(row[0] for row in _rows("protected.tsv"))
"""Words whose first letter is no clitic, by frequency: وزارة is not و + زارة."""


_LONGEST_PROTECTED: Final = max(map(len, PROTECTED))


def _without_prefix(word: str) -> str:
    start = 0
    while True:
        size = len(word) - start
        for article in ARTICLES:
            if word.startswith(article, start) and size - len(article) >= MIN_STEM:
                return word[start + len(article) :]
        if word[start] not in CLITIC_LETTERS or size <= MIN_STEM:
            return word[start:]
        if size <= _LONGEST_PROTECTED and word[start:] in PROTECTED:
            return word[start:]
        start += 1
        if word[start - 1] != "و":
            return word[start:]


def _suffix(word: str, end: int) -> str:
    """Return the ending that a word cut off at ``end`` can do without, or ``""``."""
    for suffix in SUFFIXES:
        needed = MIN_STEM + (suffix in LONG_SUFFIXES)
        if word.endswith(suffix, 0, end) and end - len(suffix) >= needed:
            return suffix
    return ""


def _without_suffix(word: str) -> str:
    end = len(word)
    while suffix := _suffix(word, end):
        end -= len(suffix)
        if suffix == "ا":
            break
    return word[:end]


def _light(word: str) -> str:
    """Return a folded word without clitics and inflection."""
    if len(word) <= MIN_STEM or not FIRST_LETTER <= word[0] <= LAST_LETTER:
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
