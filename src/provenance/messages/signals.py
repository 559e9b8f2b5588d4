"""What each signal measured."""

from __future__ import annotations

from typing import Final

from provenance.messages.catalogue import say
from provenance.messages.numbers import percent
from provenance.values import Signal

SHARES: Final = frozenset({"formulaic", "lead"})
"""The signals that are a share of something."""
COUNTED: Final = frozenset(
    {"wording", "retold", "agreeing", "agreeing_both", "verbatim", "rare_words", "order", "words"}
)
"""The signals that count something, and say what share it makes; nothing counted needs no share."""
EXPLAINED: Final = SHARES | COUNTED | {"headline", "near_copy", "passage", "number_conflict"}
"""The signals that have a sentence of their own."""


def _headline(value: float) -> str:
    from provenance.match.signals import NO_HEADLINE  # here, because it loads numpy and --help does without

    return say("signal.headline_none" if value == NO_HEADLINE else "signal.headline", share=percent(value))


def _number_conflict(number: int) -> str:
    return say("signal.number_conflict", count=number) if number else say("signal.number_conflict_none")


def _passage(value: float, number: int) -> str:
    return say("signal.passage", count=number) if value else say("signal.passage_none")


def _near_copy(value: float, number: int) -> str:
    return say("signal.near_copy", count=number) if value else say("signal.near_copy_none")


def signal_sentence(signal: Signal) -> str:
    """Return in words what a signal measured."""
    name, value, number = signal.name, signal.value, signal.counts[0] if signal.counts else 0
    if name in COUNTED:
        if not number:
            return say(f"signal.none_{name}")
        return say(f"signal.counted_{name}", count=number, share=percent(value))
    if name in SHARES:
        return say(f"signal.share_{name}", share=percent(value))
    if name == "headline":
        return _headline(value)
    if name == "number_conflict":
        return _number_conflict(number)
    if name == "passage":
        return _passage(value, number)
    return _near_copy(value, number) if name == "near_copy" else f"{signal_name(name)}: {value:.2f}"


def signal_name(name: str) -> str:
    """Return the name of a signal as a reader sees it; one that the catalogue does not know, as it is."""
    return say(f"signal.name_{name}") if name in EXPLAINED else name.replace("_", " ")
