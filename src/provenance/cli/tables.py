"""Formats that write a folder of tables: what they need before the work begins, and how they are written after it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from importlib.util import find_spec
from typing import TYPE_CHECKING

from provenance.cli.folders import require_folder_place, whole_folder
from provenance.cli.output import Unwritable
from provenance.corpus.walk import STDIN
from provenance.errors import UsageError
from provenance.render.tables.schemas import RUN_FILE, file_names

if TYPE_CHECKING:
    from provenance.render.json_values import Object
    from provenance.render.tables.rows import Rows


def check_tables(style: str, output_path: str | None, inputs: Iterable[str]) -> None:
    """Raise an error before the work begins when no tables can come of it.

    Raises:
        UsageError: No folder is named, a library is missing, or the folder and an input lie in one another.
        Unwritable: Something else is there, or nothing can be.
    """
    if style == "parquet" and find_spec("pyarrow") is None:
        raise UsageError("export.library_missing", format=style, extra="data")
    if not output_path:
        raise UsageError("export.folder_needed", format=style)
    check_folder_apart(output_path, inputs)
    try:
        require_folder_place(output_path, file_names())
    except OSError as problem:
        raise Unwritable(output_path, problem) from problem


def check_folder_apart(output_path: str, inputs: Iterable[str]) -> None:
    """Raise :class:`UsageError` when a folder holds an input, which it would replace, or lies in one."""
    real = os.path.realpath(output_path)
    for path in (os.path.realpath(name) for name in inputs if name != STDIN):
        if path == real or path.startswith(os.path.join(real, "")):
            raise UsageError("usage.folder_holds_input", output=output_path)
        if real.startswith(os.path.join(path, "")):
            raise UsageError("usage.output_inside", output=output_path)


def emit_tables(tables: Rows, run: Object, style: str, output_path: str) -> None:
    """Write a folder of tables and what is said of the run, whole or not at all."""
    from provenance.render.json_report import report
    from provenance.render.tables.write import write_tables

    try:
        with whole_folder(output_path, file_names()) as draft:
            write_tables(draft, tables, style)
            with open(os.path.join(draft, RUN_FILE), "x", encoding="utf-8", newline="\n") as file:
                file.write(report(run))
    except OSError as problem:
        raise Unwritable(output_path, problem) from problem
