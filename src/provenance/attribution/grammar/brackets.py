"""Short stretches of a sentence that stand apart: quotations that are names, and brackets that explain them."""

from __future__ import annotations

from typing import Final

from provenance.attribution.grammar.words import Words, has_quote

_MAX_TITLE: Final = 5  # words of a name in quotation marks
_MAX_GLOSS: Final = 5
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
