"""``provenance dedup``: the near-duplicates of a corpus, or the corpus without them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

import click

from provenance.cli import output
from provenance.cli.exits import EXIT_CODES_WITHOUT_FINDINGS, NOTHING_USABLE, scan_code
from provenance.cli.kinds import Number, OneOf, WholeNumber
from provenance.cli.options import corpus_options
from provenance.corpus.walk import STDIN
from provenance.errors import NothingUsable, UsageError
from provenance.settings import Settings

if TYPE_CHECKING:
    from provenance.near.gather import Gathered
    from provenance.near.values import NearDuplicates
    from provenance.render.bidi.probe import Wish
    from provenance.render.layout import View

FORMATS: Final = ("terminal", "json", "jsonl")


def _found(
    paths: tuple[str, ...], settings: Settings, threshold: float, threads: int, quiet: bool
) -> tuple[NearDuplicates, Gathered]:
    from provenance.kernels.presence import missing_kernels
    from provenance.near.search import searched

    if not quiet and (missing := missing_kernels()):
        output.note(missing)
    with output.progress(quiet) as report:
        return searched(paths, settings=settings, threshold=threshold, threads=threads, progress=report)


def _rendered(found: NearDuplicates, style: str, view: View) -> str:
    if style == "terminal":
        from provenance.render.terminal_near import near_rows

        return output.painted(near_rows(found), view)
    from provenance.render.json_near import near_object, near_records
    from provenance.render.json_report import report

    return report(near_object(found)) if style == "json" else "".join(near_records(found))


def _kept(paths: tuple[str, ...], found: NearDuplicates, read: Gathered, settings: Settings) -> Iterable[bytes]:
    from provenance.near.keep import kept_rows

    return kept_rows(paths, read, found, settings=settings)


def _check_keep(paths: tuple[str, ...], style: str) -> None:
    if STDIN in paths:
        raise UsageError("usage.keep_stdin")
    if style == "json":
        raise UsageError("usage.keep_format")


@click.command(short_help="Find the near-duplicates of a corpus.", epilog=EXIT_CODES_WITHOUT_FINDINGS)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@corpus_options(FORMATS)
@click.option(
    "--threshold",
    type=Number(),
    default=0.7,
    show_default=True,
    help="Jaccard similarity of five-word shingles from which two articles are near-duplicates, above 0 and up to 1.",
)
@click.option(
    "--keep",
    type=OneOf(("representative",)),
    help="Write the corpus as JSON lines with one article of each cluster; rows of JSONL stay as they are.",
)
@click.option("--threads", type=WholeNumber(), default=1, show_default=True, help="Threads that read and compare.")
def dedup(
    paths: tuple[str, ...],
    style: str,
    output_path: str | None,
    bidi: Wish,
    quiet: bool,
    threshold: float,
    keep: str | None,
    threads: int,
    **choices: Any,
) -> None:
    """Find the articles in PATH that are the same text again, give or take some words.

    PATH is a folder, a .txt file in UTF-8, a table (JSONL, CSV, TSV, Parquet), or - for standard input.
    JSONL is the fastest.
    """
    output.check_named(paths)
    if keep:
        _check_keep(paths, style)
    settings = Settings(**choices)
    output.check_writable(output_path)
    view = output.view_of(style, output_path, bidi)
    output.check_apart(output_path, paths)
    found, read = _found(paths, settings, threshold, max(1, threads), quiet)
    if keep:
        output.emit_rows(_kept(paths, found, read, settings), output_path)
    else:
        output.emit(_rendered(found, style, view), output_path)
        output.note_order(view, quiet)
    code = scan_code(found.outcomes, False)
    if keep or not output.is_report_on_screen(style, output_path):
        output.note_entries(one for one in found.outcomes.entries if one.status == "failed" or code == NOTHING_USABLE)
    if code == NOTHING_USABLE:
        output.note(str(NothingUsable("dedup", found.outcomes.inputs)))
    sys.exit(code)
