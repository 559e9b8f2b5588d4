"""The command ``provenance`` and how it ends."""

from __future__ import annotations

import sys
import traceback
from typing import Any

import click

from provenance._version import __version__
from provenance.cli import output
from provenance.cli.compare import compare
from provenance.cli.doctor import doctor
from provenance.cli.exits import DEFECT, EXIT_CODES, INTERRUPTED, NOTHING_USABLE, USAGE
from provenance.cli.scan import scan
from provenance.cli.trace import trace
from provenance.errors import ProvenanceError, SettingsError, UsageError
from provenance.render.show import show


class Refused(click.ClickException):
    """An error of the package as one line on standard error."""

    exit_code = NOTHING_USABLE

    def __init__(self, error: ProvenanceError) -> None:
        super().__init__(show(str(error), limit=500))


class WrongUsage(Refused):
    """A wish that cannot be met."""

    exit_code = USAGE


class Commands(click.Group):
    """A group whose commands end every expected error in one line."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the chosen command."""
        try:
            return super().invoke(ctx)
        except (UsageError, SettingsError) as error:
            raise WrongUsage(error) from error
        except ProvenanceError as error:
            raise Refused(error) from error
        except KeyboardInterrupt:
            output.note("interrupted")
            ctx.exit(INTERRUPTED)


@click.group(cls=Commands, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="provenance")
def commands() -> None:
    """Find copied and rewritten stories in Arabic news, and whom they cite, with the evidence.

    Everything happens on this machine; nothing is sent anywhere.
    """


commands.add_command(scan)
commands.add_command(compare)
commands.add_command(trace)
commands.add_command(doctor)


def main() -> None:
    """Run the command line and exit; a defect ends with a code of its own, so that no script takes it for findings."""
    try:
        commands(prog_name="provenance")
    except Exception:  # noqa: BLE001 - the last resort; everything expected is caught where it happens
        for line in traceback.format_exc().splitlines():
            output.note(line)
        output.note("provenance: this is a defect; please report it with the lines above")
        sys.exit(DEFECT)
