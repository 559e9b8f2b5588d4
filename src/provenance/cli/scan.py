"""``provenance scan``: the stories in a folder or corpus, and what holds them together."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from provenance.cli import output
from provenance.cli.dates import UnreadDates
from provenance.cli.exits import EXIT_CODES, NOTHING_USABLE, Wanted, has_findings, scan_code
from provenance.cli.keep import check_keep, dropped_path, emit_corpus, keep_options, note_kept
from provenance.cli.kinds import WholeNumber
from provenance.cli.large import check_large, large_options, scan_large
from provenance.cli.options import DEFAULTS, graph_options, registry_of, sources_option, tree_options, wanted_trees
from provenance.cli.tables import check_tables, emit_tables
from provenance.errors import NothingUsable, UsageError
from provenance.render.exports.formats import DATABASE, TEXT_EXPORTS, check_library, graph_text
from provenance.render.quote import by_id
from provenance.render.tables.schemas import SUFFIXES as TABLE_SUFFIXES
from provenance.settings import Settings

if TYPE_CHECKING:
    from provenance.attribution.registry import Registry
    from provenance.render.bidi.probe import Wish
    from provenance.render.layout import View
    from provenance.render.terminal_tree import TreeOptions
    from provenance.values import Keeping, Kept, Scan

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


@dataclass(frozen=True, slots=True)
class _Wish:
    """How a result is asked for: in which format, where, how much of it, and for which device."""

    style: str
    output_path: str | None
    explain: bool
    trees: TreeOptions
    view: View


def _rendered(found: Scan, settings: Settings, wish: _Wish) -> str:
    if wish.style == "terminal":
        from provenance.render.terminal_scan import scan_rows

        return output.painted(scan_rows(found, wish.view, explain=wish.explain, trees=wish.trees), wish.view)
    if wish.style == "csv":
        from provenance.render.csv_table import pairs_table

        return pairs_table(found.pairs, by_id(found.documents))
    if wish.style in TEXT_EXPORTS:
        return graph_text(wish.style, found.graph, by_id(found.documents))
    from provenance.render.json_report import records, report, scan_object

    value = scan_object(found, settings, stated_only=wish.trees.is_stated_only)
    return report(value) if wish.style == "json" else "".join(records(value))


def _check(style: str, output_path: str | None, keep: Keeping | None, inputs: Sequence[str]) -> None:
    """Raise an error before the work begins when nothing can come of it."""
    check_library(style)
    if style in TABLE_SUFFIXES:
        check_tables(style, output_path, inputs)
        return
    if style == DATABASE and output_path is None:
        raise UsageError("export.file_needed", format=style)
    if keep is not None:
        check_keep(style, output_path, inputs)
    output.check_writable(output_path)
    output.check_apart(output_path, inputs)


def _emit_database(found: Scan, output_path: str) -> None:
    from provenance.render.exports.database import database

    output.emit_file(database(found), output_path)


def _emit_tables(found: Scan, kept: Kept | None, settings: Settings, wish: _Wish, folder: str) -> None:
    from provenance.render.json_report import run_object
    from provenance.render.tables.rows import kept_tables, scan_tables

    tables = {**scan_tables(found), **(kept_tables(kept) if kept else {})}
    emit_tables(tables, run_object(found, settings, stated_only=wish.trees.is_stated_only), wish.style, folder)


def _kept(found: Scan, keep: Keeping | None, settings: Settings) -> Kept | None:
    if keep is None:
        return None
    from provenance.match.keeping import kept

    return kept(found, keep, least=settings.kept_containment)


def _emit(found: Scan, kept: Kept | None, settings: Settings, wish: _Wish) -> None:
    """Write what was asked for where it was asked for."""
    if wish.style in TABLE_SUFFIXES and wish.output_path is not None:
        _emit_tables(found, kept, settings, wish, wish.output_path)
    elif wish.style == DATABASE and wish.output_path is not None:
        _emit_database(found, wish.output_path)
    elif kept is not None:
        emit_corpus(kept, wish.output_path)
    else:
        output.emit(_rendered(found, settings, wish), wish.output_path)


def _note_kept(found: Scan, kept: Kept, wish: _Wish) -> None:
    path = wish.output_path
    note_kept(kept, found.outcomes, path if wish.style in TABLE_SUFFIXES else dropped_path(path))


def _note_kernels(found: Scan) -> None:
    """Say that so many pairs are verified faster by compiled code, where that is missing."""
    from provenance.kernels.presence import missing_kernels
    from provenance.match.bulk import MANY

    if found.candidates >= MANY and (missing := missing_kernels()):
        output.note(missing)


@click.command(short_help="Find the versions of one story.", epilog=EXIT_CODES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@graph_options
@sources_option
@tree_options
@keep_options
@large_options
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
    keep: Keeping | None,
    explain: bool,
    work: str | None,
    memory: int | None,
    threads: int | None,
    **choices: Any,
) -> None:
    """Find the articles in PATH that are versions of one story, show why, and where it comes from.

    PATH is a folder, a .txt file in UTF-8, a table (JSONL, CSV, TSV, Parquet), or - for standard input.
    """
    output.check_named(paths)
    settings = Settings(**choices, listed_documents=EVERY_PAIR if explain else DEFAULTS.listed_documents)
    if work is not None:
        refused = {
            "--stated-only": stated_only,
            "--evidence": evidence,
            "--depth": depth is not None,
            "--unfold": unfold,
            "--keep": keep is not None,
            "--sources": sources_path is not None,
        }
        check_large(style, output_path, work, paths, refused)
        code = scan_large(
            paths,
            work=work,
            memory_bytes=memory,
            threads=threads,
            settings=settings,
            style=style,
            output_path=output_path,
            fail_on=fail_on,
            view=output.view_of(style, output_path, bidi),
            quiet=quiet,
        )
        sys.exit(code)
    _check(style, output_path, keep, (*paths, sources_path) if sources_path else paths)
    trees = wanted_trees(stated_only=stated_only, evidence=evidence, depth=depth, unfold=unfold or explain)
    wish = _Wish(style, output_path, explain, trees, output.view_of(style, output_path, bidi))
    found = _scan(paths, settings, registry_of(sources_path), stated_only, quiet)
    code = scan_code(found.outcomes, has_findings(found.pairs, fail_on))
    if not quiet:
        _note_kernels(found)
    kept = _kept(found, keep, settings)
    _emit(found, kept, settings, wish)
    if kept is None:
        output.note_order(wish.view, quiet)
    elif not quiet:
        _note_kept(found, kept, wish)
    if kept is not None or not output.is_report_on_screen(style, output_path):
        entries = found.outcomes.entries
        output.note_entries(entry for entry in entries if entry.status == "failed" or code == NOTHING_USABLE)
    if code == NOTHING_USABLE:
        output.note(str(NothingUsable("scan", found.outcomes.inputs)))
    sys.exit(code)
