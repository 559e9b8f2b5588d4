"""The command ``provenance`` and how it ends."""

from __future__ import annotations

import os
import sys
import traceback
from typing import Any

import click

from provenance._version import __version__
from provenance.cli import output
from provenance.cli.bench import bench
from provenance.cli.compare import compare
from provenance.cli.config import config_path, setting
from provenance.cli.dedup import dedup
from provenance.cli.doctor import doctor
from provenance.cli.exits import DEFECT, EXIT_CODES, INTERRUPTED
from provenance.cli.groups import Named
from provenance.cli.language import language_for
from provenance.cli.options import language_option
from provenance.cli.refusals import Refused, WrongUsage, WrongWords
from provenance.cli.scan import scan
from provenance.cli.trace import trace
from provenance.errors import ProvenanceError, SettingsError, UsageError
from provenance.messages.catalogue import Lang, say, spoken


class Commands(Named):
    """A group that speaks the reader's language and whose commands end every expected error in one line."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Return the context of a run, in which one language is spoken from here to its end."""
        lang = _language(args)
        with spoken(lang):
            try:
                context = super().make_context(info_name, args, parent, **extra)
            except click.UsageError as error:
                raise _told(error) from error
        context.with_resource(spoken(lang))
        return context

    def invoke(self, ctx: click.Context) -> Any:
        """Run the chosen command."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            raise _told(error) from error
        except (UsageError, SettingsError) as error:
            raise WrongUsage(error) from error
        except ProvenanceError as error:
            raise Refused(error) from error
        except KeyboardInterrupt:
            output.note(say("usage.interrupted"))
            ctx.exit(INTERRUPTED)


def _language(words: list[str]) -> Lang:
    try:
        return language_for(words, os.environ, lambda: setting("lang", config_path()), config_path())
    except UsageError as error:
        raise WrongUsage(error) from error


def _told(error: click.UsageError) -> click.ClickException:
    """Return an error of click in our words; a bare ``provenance`` shows its help."""
    return error if isinstance(error, click.exceptions.NoArgsIsHelpError) else WrongWords(error)


@click.group(cls=Commands, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@language_option
@click.version_option(__version__, prog_name="provenance")
def commands() -> None:
    """Find copied and rewritten stories in Arabic news, and whom they cite, with the evidence.

    Everything happens on this machine; nothing is sent anywhere.
    """


commands.add_command(scan)
commands.add_command(compare)
commands.add_command(trace)
commands.add_command(bench)
commands.add_command(dedup)
commands.add_command(doctor)


def main() -> None:
    """Run the command line and exit; a defect ends with a code of its own, so that no script takes it for findings."""
    # numpy starts a thread per core for products of matrices, of which there are none here.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        commands(prog_name="provenance")
    except Exception:  # noqa: BLE001 - the last resort; everything expected is caught where it happens
        for line in traceback.format_exc().splitlines():
            output.note_plain(line)
        output.note_plain(say("usage.defect"))
        sys.exit(DEFECT)
