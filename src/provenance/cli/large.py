"""``provenance scan --work``: corpora that need not fit into memory, in steps that survive a kill."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from provenance.cli import output
from provenance.cli.exits import NOTHING_USABLE, Wanted, has_findings, scan_code
from provenance.cli.tables import check_folder_apart, check_tables, emit_tables
from provenance.errors import NothingUsable, UsageError
from provenance.messages.catalogue import say
from provenance.render.tables.schemas import SUFFIXES as TABLE_SUFFIXES

if TYPE_CHECKING:
    from provenance.flow.large import LargeScan
    from provenance.render.layout import View
    from provenance.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])

FORMATS: Final = ("terminal", "jsonl", *TABLE_SUFFIXES)
LEAST_MEMORY: Final = 1 << 28
_SHARE_OF_MEMORY: Final = 0.25
"""Of the machine's, for the engine: kernels and what they read come on top of it."""
_SIZE: Final = re.compile(r"(\d{1,9})(?:\.\d{1,3})? ?([KMGT])i?B?", re.IGNORECASE)
_POWERS: Final = {"K": 10, "M": 20, "G": 30, "T": 40}


class Size(click.ParamType[int]):
    """A size in bytes, such as 4GB."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the bytes that a text says."""
        if isinstance(value, int):
            return value
        found = _SIZE.fullmatch(value)
        if not found:
            return self.fail(say("usage.no_size", value=repr(value)), param, ctx)
        return max(LEAST_MEMORY, int(found[1]) << _POWERS[found[2].upper()])


def default_memory() -> int:
    """Return a quarter of the memory of the machine, in bytes."""
    try:
        size_bytes = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):  # Windows has no such question
        return 1 << 31
    return max(LEAST_MEMORY, int(size_bytes * _SHARE_OF_MEMORY))


_OPTIONS: Final = (
    click.option(
        "--work",
        type=click.Path(file_okay=False),
        metavar="FOLDER",
        help="Keep the steps of the scan in FOLDER, for a corpus that need not fit into memory: stories and pairs "
        "without sources and tree. A run that was stopped goes on when it is started again. Needs the extra `large`.",
    ),
    click.option("--memory", type=Size(), metavar="SIZE", help="What the engine of --work may use, such as 4GB."),
    click.option(
        "--threads",
        type=click.IntRange(min=1),
        help="Cores that --work may use; all of them, if not given.",
    ),
)


def large_options(command: Command) -> Command:
    """Add the options of large scans to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def check_large(
    style: str, output_path: str | None, work: str, inputs: Sequence[str], refused: Mapping[str, bool]
) -> None:
    """Raise an error before the work begins when a large scan cannot give what is asked for.

    A work folder among the inputs would be read as articles by the run that goes on.
    ``refused`` are the options that only a scan in memory has, by name; a true one was given.
    """
    if style not in FORMATS:
        raise UsageError("usage.work_format", choices=", ".join(FORMATS), format=style)
    for option, value in refused.items():
        if value:
            raise UsageError("usage.work_option", option=option)
    check_folder_apart(work, inputs)
    if style in TABLE_SUFFIXES:
        check_tables(style, output_path, inputs)
    else:
        output.check_writable(output_path)
        output.check_apart(output_path, inputs)


def scan_large(
    paths: tuple[str, ...],
    *,
    work: str,
    memory_bytes: int | None,
    threads: int | None,
    settings: Settings,
    style: str,
    output_path: str | None,
    fail_on: tuple[Wanted, ...],
    view: View,
    quiet: bool,
) -> int:
    """Scan a corpus in steps, write what was found, and return the exit code."""
    from provenance.flow.large import Limits, large_scan

    limits = Limits(memory_bytes or default_memory(), threads or os.cpu_count() or 1)
    with output.progress(quiet) as report:
        told = report or _silent
        with large_scan(paths, Path(work), settings=settings, limits=limits, progress=told) as found:
            is_finding = bool(fail_on) and has_findings(found.pairs(), fail_on)
            code = scan_code(found.outcomes, is_finding)
            _emit(found, settings, style, output_path, view)
    if not output.is_report_on_screen(style, output_path):
        entries = found.outcomes.entries
        output.note_entries(entry for entry in entries if entry.status == "failed" or code == NOTHING_USABLE)
    if code == NOTHING_USABLE:
        output.note(str(NothingUsable("scan", found.outcomes.inputs)))
    return code


def _silent(step: str, done: int, total: int | None) -> None:
    """Report nothing."""


def _emit(found: LargeScan, settings: Settings, style: str, output_path: str | None, view: View) -> None:
    from provenance.render.json_report import run_object

    if style == "terminal":
        from provenance.render.terminal_large import large_rows

        output.emit(output.painted(large_rows(found.overview(), found.story_count, view), view), output_path)
        return
    run = run_object(found.overview(), settings)
    if style in TABLE_SUFFIXES and output_path is not None:
        from provenance.render.tables.rows import large_tables

        tables = large_tables(found.pairs(), found.stories, found.outcomes, found.capped)
        emit_tables(tables, run, style, output_path)
    else:
        _emit_records(_records(found, run), output_path)


def _records(found: LargeScan, run: Any) -> Iterator[str]:
    from provenance.render.json_report import capped_object, pair_object, record, story_object

    yield record("run", run)
    yield from (record("pair", pair_object(pair)) for pair in found.pairs())
    yield from (record("story", story_object(story)) for story in found.stories())
    yield from (record("capped", capped_object(one)) for one in found.capped)


def _emit_records(records: Iterator[str], output_path: str | None) -> None:
    if output_path is not None:
        output.emit_parts(records, output_path)
        return
    for text in records:
        output.emit(text, None)
