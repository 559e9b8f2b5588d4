"""Two forms of one word -> the letters in which they differ: clitics in front and behind, and endings.

Arabic writes "and", "the", "to" and "its" as letters of the next word. A comparison that
marks «بالمدينة» as a whole against «المدينة» hides that nothing but «ب» was added.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from provenance.text.normalize import fold_with_offsets
from provenance.text.stem import PROTECTED

Letters = Literal["clitic", "form"]
_LONGEST_FRONT: Final = 5  # «وبال», «وسأ»; longer beginnings are no clitics
_SHORTEST: Final = 3
_FRONT: Final = re.compile("[وف]?(?:[بكلس]?(?:ال)?|لل)")
_BEHIND: Final = frozenset({"ه", "ها", "هم", "هن", "هما", "نا", "ك", "كم", "كن"})
_TEH_MARBUTA: Final = "\u0629"
_BARE: Final = re.compile("^[وف](?=..)")


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """The letters ``start`` to ``end - 1`` of a raw word that its other form has not, and what they are."""

    start: int
    end: int
    kind: Letters


def without_clitics(word: str, stem: str) -> str:
    """Return what the forms of one word have in common: its light stem, of a short one without و, ف and the like.

    >>> without_clitics("وقد", "وقد"), without_clitics("بها", "بها"), without_clitics("المدينه", "مدين")
    ('قد', 'به', 'مدين')
    """
    if len(stem) > _SHORTEST or not "\u0621" <= word[:1] <= "\u064a":
        return stem
    bare = stem if stem in PROTECTED else _BARE.sub("", stem)
    return bare[:-1] if len(bare) == _SHORTEST and bare.endswith("ها") else bare


def _core(one: str, other: str) -> tuple[int, int, int]:
    """Return where the longest stretch that two words share begins in each, near their beginnings, and its length."""
    best = (0, 0, 0)
    for here in range(min(_LONGEST_FRONT, len(one)) + 1):
        for there in range(min(_LONGEST_FRONT, len(other)) + 1):
            size = 0
            while here + size < len(one) and there + size < len(other) and one[here + size] == other[there + size]:
                size += 1
            if (size, -here - there) > (best[2], -best[0] - best[1]):
                best = (here, there, size)
    return best


def _common(one: str, other: str) -> int:
    """Return how many letters two words begin with in common."""
    size = 0
    while size < min(len(one), len(other)) and one[size] == other[size]:
        size += 1
    return size


def _edges(one: str, other: str) -> tuple[tuple[int, int, int, int], tuple[int, int, int, int], int]:
    """Return the differing letters of both words: from, to in front, from, to behind; and the length of the core."""
    here, there, size = _core(one, other)
    # «للمدينة» and «المدينة» differ in لل and ال: the ل of the one is no article by itself.
    if size > _SHORTEST and one[here] == "ل" and {one[:here][-1:], other[:there][-1:]} == {"ل", "ا"}:
        here, there, size = here + 1, there + 1, size - 1
    # «ه» and «ها» are two pronouns, not one with a letter more.
    if size > 1 and one[here + size - 1] == "ه" and sorted((one[here + size :], other[there + size :])) == ["", "ا"]:
        size -= 1
    front = _common(one[:here], other[:there])
    behind = _common(one[here + size :][::-1], other[there + size :][::-1])
    ours = (front, here, here + size, len(one) - behind)
    return ours, (front, there, there + size, len(other) - behind), size


def _parts(raw: str, edges: tuple[int, int, int, int]) -> list[Part] | None:
    """Return the letters of a raw word at folded places; None where a place lies inside a ligature."""
    folded, offsets = fold_with_offsets(raw)
    cuts = [0 if at == 0 else len(raw) if at == len(folded) else offsets[at] for at in edges]
    if any(0 < at < len(folded) and offsets[at] == offsets[at - 1] for at in edges):
        return None
    found = []
    if cuts[0] < cuts[1]:
        kind: Letters = "clitic" if _FRONT.fullmatch(folded[edges[0] : edges[1]]) else "form"
        found.append(Part(cuts[0], cuts[1], kind))
    if cuts[2] < cuts[3]:
        is_pronoun = folded[edges[2] : edges[3]] in _BEHIND and _TEH_MARBUTA not in raw[cuts[2] : cuts[3]]
        found.append(Part(cuts[2], cuts[3], "clitic" if is_pronoun else "form"))
    return found


def differing_letters(one: str, other: str, core: int) -> tuple[list[Part], list[Part]] | None:
    """Return the letters that each of two raw forms of a word has and the other has not.

    Without them both read the same. None where the forms share fewer than ``core`` letters
    in a row, as two spellings of a name do.

    >>> differing_letters("بالمدينة", "المدينة", 4)
    ([Part(start=0, end=1, kind='clitic')], [])
    """
    folded = fold_with_offsets(one)[0], fold_with_offsets(other)[0]
    ours, theirs, size = _edges(*folded)
    if size < core:
        return None
    parts = _parts(one, ours), _parts(other, theirs)
    return None if parts[0] is None or parts[1] is None else (parts[0], parts[1])
