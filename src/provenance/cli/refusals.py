"""Errors that end a run, in one line of the language of the run: those of the package, and those that click finds."""

from __future__ import annotations

from difflib import get_close_matches
from typing import IO, Any

import click

from provenance.cli import output
from provenance.cli.exits import NOTHING_USABLE, USAGE
from provenance.errors import ProvenanceError
from provenance.messages.catalogue import say, spoken


class Refused(output.Told):
    """An error of the package as one line on standard error."""

    exit_code = NOTHING_USABLE

    def __init__(self, error: ProvenanceError | str) -> None:
        super().__init__(str(error))


class WrongUsage(Refused):
    """A wish that cannot be met."""

    exit_code = USAGE


class WrongWords(WrongUsage):
    """A command line that click cannot make sense of: how it should look, and what is wrong."""

    def __init__(self, error: click.UsageError) -> None:
        super().__init__(problem_of(error))
        self.context = error.ctx

    def show(self, file: IO[Any] | None = None) -> None:
        """Write how the command is used, where to find more, and the line."""
        with spoken(self.lang):
            if self.context is not None:
                usage = " ".join([self.context.command_path, *self.context.command.collect_usage_pieces(self.context)])
                output.note(say("usage.line", usage=usage), self.view)
                output.note(say("usage.help", command=f"{self.context.command_path} --help"), self.view)
        super().show(file)


def _name(parameter: click.Parameter | None, hint: Any = None) -> str:
    """Return an option, or the argument, as it is typed."""
    if parameter is None:
        return str(hint or "")
    longest = max(parameter.opts, key=len)
    return longest if longest.startswith("-") else parameter.make_metavar(click.Context(click.Command(None)))


def _no_option(error: click.NoSuchOption) -> str:
    if not error.possibilities:
        return say("usage.no_such_option", option=error.option_name)
    closest = get_close_matches(error.option_name, error.possibilities, n=1) or sorted(error.possibilities)
    return say("usage.close_option", option=error.option_name, options=", ".join(closest))


def problem_of(error: click.UsageError) -> str:
    """Return in our words what click found wrong with a command line; what we have no words for, in its own."""
    if isinstance(error, click.NoSuchOption):
        return _no_option(error)
    if isinstance(error, click.MissingParameter):
        return say("usage.missing", name=_name(error.param, error.param_hint))
    if isinstance(error, click.BadParameter):
        return say("usage.value", name=_name(error.param, error.param_hint), problem=error.message)
    if isinstance(error, click.BadOptionUsage):
        return say("usage.option_value", option=error.option_name)
    return error.message


def unknown_command(name: str, group: click.Group, context: click.Context) -> click.UsageError:
    """Return the error of a command that there is none of."""
    commands = ", ".join(group.list_commands(context))
    return click.UsageError(say("usage.no_such_command", command=name, commands=commands), context)


class Counted(click.Command):
    """A command that takes so many words and no more, and says so in our words."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Return no words: all of them have a place, or the run ends."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise click.UsageError(say("usage.extra", words=" ".join(rest)), ctx)
        return rest
