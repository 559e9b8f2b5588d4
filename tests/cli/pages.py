"""Invented texts for the commands: words of no language, so that only copying can make two texts alike."""

from __future__ import annotations

from itertools import islice, permutations


def invented(letters: str, words: int = 90) -> str:
    """Return a text of distinct words over the given letters, in sentences of nine."""
    found = ["".join(word) for word in islice(permutations(letters, 5), 0, 40 * words, 40)]
    return " ".join(" ".join(found[at : at + 9]) + "." for at in range(0, words, 9))


STORY = invented("بتجحخدرس")
OTHER = invented("صطعغفقكل")
