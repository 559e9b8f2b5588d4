"""Kinds of values of options, which say in our words what is wrong with one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from provenance.messages.catalogue import say


class OneOf(click.Choice[str]):
    """One word of a list."""

    def __init__(self, choices: Sequence[str]) -> None:
        super().__init__(choices)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word, if it is on the list."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            return self.fail(say("usage.choice", value=repr(value), choices=", ".join(self.choices)), param, ctx)


class WholeNumber(click.types.IntParamType):
    """A whole number."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number that a text says."""
        try:
            return int(value)
        except ValueError:
            return self.fail(say("usage.no_whole_number", value=repr(value)), param, ctx)


class Levels(WholeNumber):
    """So many levels of a tree, or none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number that a text says, if it is not below nought."""
        levels = super().convert(value, param, ctx)
        return levels if levels >= 0 else self.fail(say("usage.no_levels", value=repr(value)), param, ctx)


class Number(click.types.FloatParamType):
    """A number."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number that a text says."""
        try:
            return float(value)
        except ValueError:
            return self.fail(say("usage.no_number", value=repr(value)), param, ctx)
