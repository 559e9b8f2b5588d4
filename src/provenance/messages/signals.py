"""What each signal measured, in English sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from provenance.messages.english import count, percent
from provenance.values import Signal


def _counted(number: int, noun: str, rest: str, share: str, *, plural: str = "") -> str:
    """Return a count and the share that it makes; nothing counted needs no share."""
    return f"{count(number, noun, plural)} {rest}: {share}" if number else f"no {noun} {rest}"


def _wording(value: float, number: int) -> str:
    rest, share = "in common that could have been put otherwise", f"{percent(value)} of the shorter text's phrases"
    return _counted(number, "phrase of everyday words", rest, share, plural="phrases of everyday words")


def _near_copy(value: float, number: int) -> str:
    if not value:
        return "the texts are not the same throughout: under four fifths of all their three-word phrases agree"
    return f"{count(number, 'three-word phrase')} in common: nearly all that the two texts hold"


def _passage(value: float, number: int) -> str:
    if not value:
        return "no stretch of one article reappears in the other; what they share lies scattered"
    return f"a stretch of one article reappears in the other, with {count(number, 'different word')} in common"


def _retold(value: float, number: int) -> str:
    return _counted(number, "sentence", "told again with a phrase in common", f"{percent(value)} of one article")


def _agreeing(value: float, number: int) -> str:
    rest = "with phrases of the other and no number that it lacks"
    return _counted(number, "sentence", rest, f"{percent(value)} of one article")


def _agreeing_both(value: float, number: int) -> str:
    rest = "in close agreement, numbers too, on both sides"
    return _counted(number, "sentence", rest, f"at least {percent(value)} of each article")


def _verbatim(value: float, number: int) -> str:
    return _counted(number, "sentence", "taken over mostly word for word", f"{percent(value)} of one article")


def _rare_words(value: float, number: int) -> str:
    share = f"{percent(value)} of the rarer vocabulary of the shorter article"
    return _counted(number, "rare word", "in common", share)


def _order(value: float, number: int) -> str:
    share = f"{percent(value)} of the rarer vocabulary of the shorter article"
    return _counted(number, "rare word", "in one order in both", share)


def _headline(value: float, number: int) -> str:
    from provenance.match.signals import NO_HEADLINE  # here, because it loads numpy and --help does without

    if value == NO_HEADLINE:
        return f"no headline to compare; {percent(value)} is assumed, as between unlike headlines"
    return f"{percent(value)} of the words of one headline, by rarity, stand in the other article"


def _formulaic(value: float, number: int) -> str:
    return f"{percent(value)} or more of the phrases of each article come back on other days in the corpus"


def _words(value: float, number: int) -> str:
    share = f"{percent(value)} of the vocabulary of the shorter article, by rarity"
    return _counted(number, "word", "in common", share)


def _lead(value: float, number: int) -> str:
    return f"{percent(value)} of the words of one article's first sentences, by rarity, stand in the other"


def _number_conflict(value: float, number: int) -> str:
    if not number:
        return "no number in closely matching sentences contradicts; having few to agree on counts a little against"
    return f"{count(number, 'number')} in closely matching sentences missing from the other article"


_SENTENCES: Final[Mapping[str, Callable[[float, int], str]]] = MappingProxyType(
    {
        "near_copy": _near_copy,
        "passage": _passage,
        "wording": _wording,
        "retold": _retold,
        "agreeing": _agreeing,
        "agreeing_both": _agreeing_both,
        "verbatim": _verbatim,
        "rare_words": _rare_words,
        "order": _order,
        "headline": _headline,
        "formulaic": _formulaic,
        "words": _words,
        "lead": _lead,
        "number_conflict": _number_conflict,
    }
)
EXPLAINED: Final = frozenset(_SENTENCES)
"""The signals that have a sentence of their own."""


def signal_sentence(signal: Signal) -> str:
    """Return in words what a signal measured."""
    tell = _SENTENCES.get(signal.name)
    if tell is None:
        return f"{signal.name.replace('_', ' ')}: {signal.value:.2f}"
    return tell(signal.value, signal.counts[0] if signal.counts else 0)


def signal_name(name: str) -> str:
    """Return the name of a signal as a reader sees it."""
    return name.replace("_", " ")
