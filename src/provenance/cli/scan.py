"""``provenance scan``: the stories in a folder or corpus, and what holds them together."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from provenance.cli import output
from provenance.cli.dates import UnreadDates
from provenance.cli.exits import EXIT_CODES, NOTHING_USABLE, Wanted, has_findings, scan_code
from provenance.cli.kinds import WholeNumber
from provenance.cli.options import DEFAULTS, graph_options, registry_of, sources_option, tree_options, wanted_trees
from provenance.errors import NothingUsable, UsageError
from provenance.render.exports.formats import DATABASE, TEXT_EXPORTS, check_library, graph_text
from provenance.render.quote import by_id
from provenance.settings import Settings

if TYPE_CHECKING:
    from provenance.attribution.registry import Registry
    from provenance.render.bidi.probe import Wish
    from provenance.render.layout import View
    from provenance.render.terminal_tree import TreeOptions
    from provenance.values import Scan

EVERY_PAIR = 1_000_000_000  # documents; more than any scan holds, and exact in every JSON reader


def _scan(paths: tuple[str, ...], settings: Settings, registry: Registry, stated_only: bool, quiet: bool) -> Scan:
    from provenance.corpus.reader import located
    from provenance.pipeline import scan

    dates = UnreadDates()
    with output.progress(quiet) as report:
        items = dates.watch(located(paths, settings=settings))
        found = scan(items, settings=settings, registry=registry, stated_only=stated_only, progress=report)
    if not quiet:
        dates.tell()
    return found


def _rendered(found: Scan, style: str, settings: Settings, view: View, explain: bool, trees: TreeOptions) -> str:
    if style == "terminal":
        from provenance.render.terminal_scan import scan_rows

        return output.painted(scan_rows(found, view, explain=explain, trees=trees), view)
    if style == "csv":
        from provenance.render.csv_table import pairs_table

        return pairs_table(found.pairs, by_id(found.documents))
    if style in TEXT_EXPORTS:
        return graph_text(style, found.graph, by_id(found.documents))
    from provenance.render.json_report import records, report, scan_object

    value = scan_object(found, settings, stated_only=trees.is_stated_only)
    return report(value) if style == "json" else "".join(records(value))


def _check_style(style: str, output_path: str | None) -> None:
    """Raise :class:`UsageError` before the work begins when nothing can come of a format."""
    check_library(style)
    if style == DATABASE and output_path is None:
        raise UsageError("export.file_needed", format=style)


def _database(found: Scan) -> bytes:
    from provenance.render.exports.database import database

    return database(found)


@click.command(short_help="Find the versions of one story.", epilog=EXIT_CODES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@graph_options
@sources_option
@tree_options
@click.option("--window-days", type=WholeNumber(), help="Do not look at pairs published further apart than this.")
@click.option("--explain", is_flag=True, help="List every pair, of every label, with all its signals.")
def scan(
    paths: tuple[str, ...],
    style: str,
    output_path: str | None,
    bidi: Wish,
    fail_on: tuple[Wanted, ...],
    quiet: bool,
    sources_path: str | None,
    stated_only: bool,
    evidence: bool,
    depth: int | None,
    unfold: bool,
    explain: bool,
    **choices: Any,
) -> None:
    """Find the articles in PATH that are versions of one story, show why, and where it comes from.

    PATH is a folder, a .txt file in UTF-8, a table (JSONL, CSV, TSV, Parquet), or - for standard input.
    """
    output.check_named(paths)
    _check_style(style, output_path)
    settings = Settings(**choices, listed_documents=EVERY_PAIR if explain else DEFAULTS.listed_documents)
    output.check_writable(output_path)
    view = output.view_of(style, output_path, bidi)
    output.check_apart(output_path, (*paths, sources_path) if sources_path else paths)
    found = _scan(paths, settings, registry_of(sources_path), stated_only, quiet)
    code = scan_code(found.outcomes, has_findings(found.pairs, fail_on))
    trees = wanted_trees(stated_only=stated_only, evidence=evidence, depth=depth, unfold=unfold or explain)
    if style == DATABASE and output_path is not None:
        output.emit_file(_database(found), output_path)
    else:
        output.emit(_rendered(found, style, settings, view, explain, trees), output_path)
    output.note_order(view, quiet)
    if not output.is_report_on_screen(style, output_path):
        entries = found.outcomes.entries
        output.note_entries(entry for entry in entries if entry.status == "failed" or code == NOTHING_USABLE)
    if code == NOTHING_USABLE:
        output.note(str(NothingUsable("scan", found.outcomes.inputs)))
    sys.exit(code)
