"""How Arabic is to be written to this terminal: the first that has something to say decides."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Final

import click

from provenance.cli.asking import ask
from provenance.cli.config import config_path, wish_in_config
from provenance.errors import UsageError
from provenance.messages.screen import Decider
from provenance.render.bidi.modes import Mode
from provenance.render.bidi.probe import (
    QUESTION,
    VARIABLE,
    Wish,
    is_answered,
    may_be_asked,
    mode_answered,
    mode_listed,
    patience_s,
    wished,
)

_SETTLED: Final = "provenance.cli.screen"  # in what click keeps for a run
_GUESSES: Final[frozenset[Decider]] = frozenset(("answer", "table"))


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to write Arabic, and what decided for it."""

    mode: Mode
    by: Decider

    @property
    def is_guessed(self) -> bool:
        """Whether nobody asked for it."""
        return self.by in _GUESSES


def _asked() -> Mode | None:
    if not may_be_asked(os.environ):
        return None
    return mode_answered(ask(QUESTION, is_answered, patience_s=patience_s(os.environ)))


def settled(option: Wish) -> Choice:
    """Return the choice of this run, made once: no terminal should be asked twice."""
    context = click.get_current_context(silent=True)
    if context is None:
        return chosen(option)
    if _SETTLED not in context.meta or option != "auto":
        context.meta[_SETTLED] = chosen(option)
    found: Choice = context.meta[_SETTLED]
    return found


def mode_of_notes() -> Mode:
    """Return how Arabic is written on standard error; a wrong wish is told there too."""
    try:
        return settled("auto").mode
    except UsageError:
        return mode_listed(os.environ)


def chosen(option: Wish) -> Choice:
    """Return how to write Arabic: by option, environment variable, settings of the user, the terminal's answer, table.

    Raises:
        UsageError: The variable or the settings name no way to write Arabic.
    """
    if option != "auto":
        return Choice(option, "option")
    wish = wished(VARIABLE, os.environ.get(VARIABLE) or "auto")
    if wish != "auto":
        return Choice(wish, "variable")
    wish = wish_in_config(config_path())
    if wish != "auto":
        return Choice(wish, "config")
    answer = _asked()
    return Choice(answer, "answer") if answer else Choice(mode_listed(os.environ), "table")
