"""Name -> consonant skeleton: one key for the spellings of a foreign name.

Newsrooms write foreign names by ear: بلومبرغ and بلومبيرج, ديفانس and ديفينس. What differs
is the long vowels, which letter stands for a g, and how emphatic a consonant is. Keys of
ordinary words collide in masses (seven in ten of the rarer stems share theirs), so a
skeleton says something only of rare words, which in news are mostly names, and only beside
other evidence.
"""

from __future__ import annotations

from typing import Final

from provenance.text.tokens import words

MIN_CONSONANTS: Final = 3
"""Below, a skeleton is shared by too many names to say anything."""
_CLASSES: Final = {"ج": "غكق", "س": "ثص", "ز": "ذظ", "ت": "ط"}
_LONG_VOWELS: Final = "اوي"
_TABLE: Final = {
    **{ord(letter): shared for shared, letters in _CLASSES.items() for letter in letters},
    **dict.fromkeys(map(ord, _LONG_VOWELS), ""),
}
_MIN_BEHIND_ARTICLE: Final = 3


def skeleton(word: str) -> str:
    """Return the consonants of a folded word, each as the first of its class; ``""`` if they are too few.

    Long vowels go (hamza went with folding); غ ك ق ج are one letter, and so are ث س ص,
    ذ ز ظ and ط ت.

    >>> skeleton("بلومبيرغ") == skeleton("بلومبرج"), skeleton("قال")
    (True, '')
    """
    consonants = word.translate(_TABLE)
    return consonants if len(consonants) >= MIN_CONSONANTS else ""


def _bare(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) >= 2 + _MIN_BEHIND_ARTICLE else word


def name_skeleton(name: str) -> str:
    """Return the skeleton of a raw name of one or more words, without articles or spaces.

    >>> name_skeleton("لو فيغارو") == name_skeleton("لوفيجارو")
    True
    """
    return skeleton("".join(map(_bare, words(name))))
