"""``provenance bench``: the benchmarks of a checkout; they are no part of what is installed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

import click

import provenance
from provenance.cli.exits import NOTHING_USABLE
from provenance.cli.groups import Named
from provenance.cli.options import language_option
from provenance.cli.refusals import Refused
from provenance.errors import UsageError

# Options, `--help` among them, are the benchmark's own.
_PASSED_ON: Final = {"ignore_unknown_options": True, "help_option_names": []}
EXIT_CODES: Final = (
    "Exit codes: 2 wrong usage, or no benchmarks beside the sources; 4 data that are missing or cannot be used; 0 done."
)


def checkout() -> Path | None:
    """Return the folder of the repository that this program runs from; None for an installed package."""
    root = Path(provenance.__file__).resolve().parents[2]
    return root if (root / "benchmarks" / "speed" / "__main__.py").is_file() else None


def _command(name: str) -> click.Command:
    """Return the command of a benchmark.

    Raises:
        UsageError: The benchmarks, or packages that they need, are not here.
    """
    root = checkout()
    if root is None:
        raise UsageError("bench.not_here")
    from importlib import import_module

    if str(root) not in sys.path:
        sys.path.insert(0, str(root))
    try:
        found: click.Command = import_module(f"benchmarks.{name}.__main__").main
    except ModuleNotFoundError as error:
        raise UsageError("bench.packages", module=str(error.name)) from error
    return found


def _run(name: str, words: tuple[str, ...], path: str) -> None:
    """Run a benchmark; where its data are missing it ends with a sentence, which is told as any other error is."""
    try:
        _command(name).main([*words], prog_name=path, standalone_mode=False)
    except SystemExit as ended:
        if isinstance(ended.code, str):
            raise Refused(ended.code) from ended
        sys.exit(NOTHING_USABLE if ended.code else 0)


@click.group(cls=Named, epilog=EXIT_CODES, short_help="Measure quality, speed and scale on data of your own.")
@language_option
def bench() -> None:
    """Run the benchmarks of a checkout on data that you point to.

    What follows the name goes to the benchmark: `provenance bench speed --help` shows what it takes, and
    benchmarks/README.md how to read what it prints. To measure others' systems their packages are installed from the
    package index, into environments of their own.
    """


def _added(name: str, told: str) -> None:
    @bench.command(name, context_settings=_PASSED_ON, help=told, short_help=told, add_help_option=False)
    @click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[OPTIONS]")
    @click.pass_context
    def run(ctx: click.Context, words: tuple[str, ...]) -> Any:
        _run(name, words, ctx.command_path)


_added("quality", "Precision and recall on labelled data.")
_added("speed", "Cost, recall and precision beside other near-duplicate systems.")
_added("scale", "How cost and memory grow with the size of a corpus.")
