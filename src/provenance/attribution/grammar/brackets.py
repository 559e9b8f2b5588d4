"""Short stretches of a sentence that stand apart: quotations that are names, and brackets that explain them."""

from __future__ import annotations

from typing import Final

from provenance.attribution.grammar.lexicon import Head, folded, head_at
from provenance.attribution.grammar.names import is_namelike
from provenance.attribution.grammar.words import Words, has_quote

_MAX_TITLE: Final = 5  # words of a name in quotation marks
_MAX_GLOSS: Final = 5
_NEWS: Final = folded("الأنباء أنباء")
_HARMLESS: Final = "»”\"')’›"


def quoted_end(words: Words, at: int, limit: int) -> int:
    """Return the end of the short quotation that opens before word ``at``; ``at`` if none does."""
    if not words.opens(at):
        return at
    ends = range(at + 1, min(limit, at + _MAX_TITLE) + 1)
    return next((end for end in ends if has_quote(words.sign(end))), at)


def gloss_end(words: Words, at: int, limit: int) -> int:
    """Return the end of the bracket that opens before word ``at``; ``at`` if none does."""
    if "(" not in words.sign(at):
        return at
    ends = range(at + 1, min(limit, at + _MAX_GLOSS) + 1)
    return next((end for end in ends if ")" in words.sign(end)), at)


def is_parted(words: Words, at: int) -> bool:
    """Return whether the sign in front of word ``at`` ends a phrase: not a closing mark, nor the stop of «د.»."""
    sign = words.sign(at)
    return bool(sign.strip(_HARMLESS)) and not (sign == "." and len(words.form(at - 1)) <= 2)


def proper(words: Words, at: int, end: int, head: Head) -> tuple[int, int]:
    """Return the name inside a phrase: of an outlet without «صحيفة», the gloss in brackets and the nationality."""
    stop = next((step for step in range(at + 1, end) if "(" in words.sign(step)), end)
    first, is_outlet = at + head.length, head.type in ("outlet", "agency")
    if is_outlet and stop < end and (stop == first or (head.type == "agency" and not words.form(stop).isascii())):
        return stop, next((step for step in range(stop + 1, end) if ")" in words.sign(step)), end)
    if words.form(at) == "شركه" and stop > first and _is_proper(words, first):
        return first, stop
    if not is_outlet or stop <= first or head.length > 1 or head.plural or _is_descriptive(words.form(first)):
        return at, stop
    first += words.form(first).startswith("مراسل")
    while stop > first + 1 and words.form(stop - 1).startswith("ال") and not words.form(first).startswith("ال"):
        stop -= 1
    return first, stop


def _is_proper(words: Words, at: int) -> bool:
    """Return whether a firm's own name stands behind «شركة», and no noun that says what it makes."""
    is_noun = words.has_article(at) or head_at(words.forms, at) is not None or words.has_article(at + 1)
    form = words.form(at)
    return not is_noun and is_namelike(form) and not form.endswith(("يه", "ي", "ات"))


def _is_descriptive(word: str) -> bool:
    """Return whether a word behind «وكالة»، «صحيفة» is no name: «الأنباء», «اليومية»."""
    return word in _NEWS or (word.endswith(("يه", "ي")) and word.startswith("ال"))
