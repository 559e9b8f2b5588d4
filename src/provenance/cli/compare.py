"""``provenance compare``: two articles side by side."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from provenance.cli import output
from provenance.cli.dates import UnreadDates
from provenance.cli.exits import DONE, EXIT_CODES, FINDINGS, Wanted, has_findings
from provenance.cli.options import registry_of, shared_options, sources_option
from provenance.cli.refusals import Counted
from provenance.corpus.walk import STDIN, STDIN_NAME, common_base, name_of
from provenance.errors import NothingUsable, UsageError
from provenance.messages.background import background_sentence, small_background_sentence, thin_background_note
from provenance.messages.catalogue import say
from provenance.settings import Settings

if TYPE_CHECKING:
    from provenance.match.background import Background
    from provenance.render.bidi.probe import Wish
    from provenance.render.layout import View
    from provenance.values import Comparison, Document


def _one(path: str, settings: Settings, dates: UnreadDates) -> Document:
    """Return the only article of an input; what cannot be read is told before the run ends."""
    from provenance.corpus.reader import located
    from provenance.values import Document

    items = list(dates.watch(located([path], settings=settings)))
    documents = [item for item in items if isinstance(item, Document)]
    if len(documents) > 1:
        raise UsageError("usage.several_articles", path=path, number=len(documents))
    if not documents:
        output.note_entries(item for item in items if not isinstance(item, Document))
        raise NothingUsable(f"compare: {path}", max(1, len(items)))
    return documents[0]


def _sides(left: str, right: str, settings: Settings, dates: UnreadDates) -> tuple[Document, Document]:
    ours, theirs = _one(left, settings, dates), _one(right, settings, dates)
    if ours.id != theirs.id:
        return ours, theirs
    names = _apart(left, right)
    return replace(ours, id=names[0]), replace(theirs, id=names[1])


def _apart(left: str, right: str) -> tuple[str, str]:
    """Return names for two inputs that are called the same: those that a scan of both would give them."""
    base = common_base([path for path in (left, right) if path != STDIN])
    ours, theirs = (STDIN_NAME if path == STDIN else name_of(path, base) for path in (left, right))
    if ours != theirs:
        return ours, theirs
    return say("usage.left_name", name=ours), say("usage.right_name", name=theirs)


def _background(path: str | None, settings: Settings, dates: UnreadDates, quiet: bool) -> Background | None:
    """Return how common phrases are in the news at ``path``; its bad inputs are counted and left out."""
    if path is None:
        return None
    from provenance.corpus.reader import located
    from provenance.match.background import Background
    from provenance.values import Document, Unreadable

    items = list(dates.watch(located([path], settings=settings)))
    documents = [item for item in items if isinstance(item, Document)]
    if not documents:
        output.note_entries(item for item in items if not isinstance(item, Document))
        raise NothingUsable(f"compare: {path}", max(1, len(items)))
    if len(documents) < len(items) and not quiet:
        failed = sum(isinstance(item, Unreadable) and item.status == "failed" for item in items)
        output.note(background_sentence(len(documents), len(items) - len(documents) - failed, failed))
    found = Background.from_documents(documents)
    if not quiet:
        _note_size(found)
    return found


def _note_size(background: Background) -> None:
    """Say what a background of this size leaves open."""
    from provenance.render.terminal import THIN_CORPUS

    if background.kind == "bundled":
        output.note(small_background_sentence(background.documents, background.ENOUGH_DOCUMENTS))
    elif background.documents < THIN_CORPUS:
        output.note(thin_background_note(background.documents))


def _rendered(found: Comparison, style: str, settings: Settings, view: View, *, is_full: bool) -> str:
    if style == "terminal":
        from provenance.render.terminal_compare import comparison_rows

        return output.painted(comparison_rows(found, view, threshold=settings.threshold, is_full=is_full), view)
    if style == "csv":
        from provenance.render.csv_table import pairs_table
        from provenance.render.quote import by_id

        return pairs_table([found.pair], by_id([found.left, found.right]))
    from provenance.render.json_report import comparison_object, records, report

    value = comparison_object(found, settings)
    return report(value) if style == "json" else "".join(records(value))


@click.command(cls=Counted, short_help="Show two articles side by side.", epilog=EXIT_CODES)
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@shared_options
@sources_option
@click.option(
    "--background",
    "background_path",
    metavar="PATH",
    help="Folder or table of news to learn formulas from; the more articles, the more formulas it knows. "
    "Rows of it that cannot be read are counted and do not change the exit code.",
)
@click.option(
    "--explain", is_flag=True, help="Show every sentence whole, those that are the same too, and every source."
)
def compare(
    left: str,
    right: str,
    style: str,
    output_path: str | None,
    bidi: Wish,
    fail_on: tuple[Wanted, ...],
    quiet: bool,
    sources_path: str | None,
    background_path: str | None,
    explain: bool,
    **choices: Any,
) -> None:
    """Show two articles side by side: verdict and why, who takes from whom, sources, what differs, sentences.

    A and B are .txt files in UTF-8, tables (JSONL, CSV, TSV, Parquet) of one article, or - for standard input.
    """
    from provenance.pipeline import compare as compared

    settings = Settings(**choices)
    paths = (left, right) if background_path is None else (left, right, background_path)
    output.check_named(paths)
    output.check_writable(output_path)
    view = output.view_of(style, output_path, bidi)
    output.check_apart(output_path, (*paths, sources_path) if sources_path else paths)
    dates = UnreadDates()
    ours, theirs = _sides(left, right, settings, dates)
    background = _background(background_path, settings, dates, quiet)
    if not quiet:
        dates.tell()
    found = compared(ours, theirs, background=background, settings=settings, registry=registry_of(sources_path))
    output.emit(_rendered(found, style, settings, view, is_full=explain), output_path)
    output.note_order(view, quiet)
    sys.exit(FINDINGS if has_findings([found.pair], fail_on) else DONE)
