"""``provenance trace``: whom each article cites, with the words that say so."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from provenance.cli import output
from provenance.cli.dates import UnreadDates
from provenance.cli.exits import EXIT_CODES_WITHOUT_FINDINGS, NOTHING_USABLE, scan_code
from provenance.cli.options import reading_options, registry_of, sources_option, tree_options, wanted_trees
from provenance.errors import NothingUsable
from provenance.render.exports.formats import TEXT_EXPORTS, check_library, graph_text
from provenance.render.quote import by_id
from provenance.settings import Settings

if TYPE_CHECKING:
    from provenance.attribution.registry import Registry
    from provenance.render.bidi.probe import Wish
    from provenance.render.layout import View
    from provenance.render.terminal_tree import TreeOptions
    from provenance.values import Trace


def _trace(paths: tuple[str, ...], settings: Settings, registry: Registry, stated_only: bool, quiet: bool) -> Trace:
    from provenance.corpus.reader import located
    from provenance.pipeline import trace

    dates = UnreadDates()
    with output.progress(quiet) as report:
        items = dates.watch(located(paths, settings=settings))
        found = trace(items, settings=settings, registry=registry, stated_only=stated_only, progress=report)
    if not quiet:
        dates.tell()
    return found


def _rendered(found: Trace, style: str, settings: Settings, view: View, explain: bool, trees: TreeOptions) -> str:
    if style == "terminal":
        from provenance.render.terminal_trace import trace_rows

        return output.painted(trace_rows(found, view, explain=explain, trees=trees), view)
    if style == "csv":
        from provenance.render.csv_table import attributions_table

        return attributions_table(found.attributions, by_id(found.documents))
    if style in TEXT_EXPORTS:
        return graph_text(style, found.graph, by_id(found.documents))
    from provenance.render.json_report import records, report, trace_object

    value = trace_object(found, settings, stated_only=trees.is_stated_only, explain=explain)
    return report(value) if style == "json" else "".join(records(value))


@click.command(short_help="Show whom each article cites.", epilog=EXIT_CODES_WITHOUT_FINDINGS)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@reading_options
@sources_option
@tree_options
@click.option(
    "--explain",
    is_flag=True,
    help="Show every article, and the words that look like cues and are none, with the reason (not in CSV).",
)
def trace(
    paths: tuple[str, ...],
    style: str,
    output_path: str | None,
    bidi: Wish,
    quiet: bool,
    sources_path: str | None,
    stated_only: bool,
    evidence: bool,
    depth: int | None,
    unfold: bool,
    explain: bool,
    **choices: Any,
) -> None:
    """Show whom each article in PATH cites: outlets, agencies, bodies, documents, persons.

    Each citing sentence is quoted with its cue, source and medium marked, and the rule that found it.

    PATH is a folder, a .txt file in UTF-8, a table (JSONL, CSV, TSV, Parquet), or - for standard input.
    """
    output.check_named(paths)
    check_library(style)
    settings = Settings(**choices)
    output.check_writable(output_path)
    view = output.view_of(style, output_path, bidi)
    output.check_apart(output_path, (*paths, sources_path) if sources_path else paths)
    found = _trace(paths, settings, registry_of(sources_path), stated_only, quiet)
    code = scan_code(found.outcomes, is_finding=False)
    trees = wanted_trees(stated_only=stated_only, evidence=evidence, depth=depth, unfold=unfold or explain)
    text = _rendered(found, style, settings, view, explain, trees)
    output.emit(text, output_path)
    output.note_order(view, quiet)
    if not output.is_report_on_screen(style, output_path):
        entries = found.outcomes.entries
        output.note_entries(entry for entry in entries if entry.status == "failed" or code == NOTHING_USABLE)
    if code == NOTHING_USABLE:
        output.note(str(NothingUsable("trace", found.outcomes.inputs)))
    sys.exit(code)
