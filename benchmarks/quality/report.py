"""Tables of a quality run: printed, saved as JSON, and held against the saved run before."""

from __future__ import annotations

import datetime as dt
import json
import platform
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from provenance import __version__
from provenance.settings import Settings
from provenance.text.alphabet import FOLD_HASH

RESULTS = Path(__file__).parents[1] / "results"
PREFIX = "quality"
FALSE = "false "
"""Begins the name of something accepted that no label of its own says to be wrong."""


@dataclass(frozen=True, slots=True)
class Table:
    """Systems or variants (rows) by measures (columns) on one data set.

    ``asked`` says what a column should reach; ``accepted`` names, of a labelled set, the
    pairs that the program takes for reuse or the attributions that it finds; what it finds
    in error begins with ``FALSE``.
    """

    name: str
    rows: Mapping[str, Mapping[str, float | str]]
    asked: Mapping[str, str] = field(default_factory=dict)
    notes: Sequence[str] = ()
    accepted: tuple[str, ...] = ()


def _cell(value: float | str | None) -> str:
    if value is None:
        return "-"
    if isinstance(value, float):
        return f"{value:.4f}" if 0.995 <= value < 1 else f"{value:.3f}"
    return str(value)


def lines(table: Table) -> list[str]:
    """Return a table as aligned lines of text."""
    columns = list(dict.fromkeys(name for row in table.rows.values() for name in row))
    grid = [
        ["", *columns],
        *([name, *(_cell(row.get(column)) for column in columns)] for name, row in table.rows.items()),
    ]
    if table.asked:
        grid.append(["(asked)", *(table.asked.get(column, "") for column in columns)])
    widths = [max(len(row[at]) for row in grid) for at in range(len(columns) + 1)]
    body = [
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in grid
    ]
    return [f"## {table.name}", *body, *(f"  {note}" for note in table.notes), ""]


def latest() -> dict[str, Any] | None:
    """Return the newest saved run, None before the first; a table that it lacks comes from the newest that has it."""
    saved = [json.loads(path.read_text(encoding="utf-8")) for path in RESULTS.glob("*.json")]
    runs = [run for run in saved if "tables" in run]  # runs of speed hold rows instead
    runs.sort(key=lambda run: str(run["at"]))
    newest = {table["name"]: table for run in runs for table in run["tables"]}
    return {**runs[-1], "tables": list(newest.values())} if runs else None


def _accepted(run: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    return {table["name"]: frozenset(table["accepted"]) for table in run["tables"] if table["accepted"]}


def changes(tables: Iterable[Table], before: Mapping[str, Any] | None, truth: Mapping[str, bool]) -> list[str]:
    """Return what is right now and was wrong in the run before, and back.

    Args:
        tables: Those of this run.
        before: The run to compare with.
        truth: Of labelled pairs, whether they should be accepted. What it does not name
            should be, unless it begins with ``FALSE``.
    """
    if before is None:
        return ["no saved run to compare with"]
    old, found = _accepted(before), []
    for table in tables:
        if not table.accepted or table.name not in old:
            continue
        flipped = sorted(frozenset(table.accepted) ^ old[table.name])
        gained = [name for name in flipped if (name in table.accepted) == truth.get(name, not name.startswith(FALSE))]
        lost = [name for name in flipped if name not in gained]
        found.append(f"{table.name}: gained {len(gained)} {gained}, lost {len(lost)} {lost}")
    return found


def commit() -> str:
    """Return the short name of the commit that is checked out, ``unknown`` outside a repository."""
    asked = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    return asked.stdout.strip() or "unknown"


def save(tables: Iterable[Table], seconds: float, kind: str = PREFIX) -> Path:
    """Write a run into ``benchmarks/results`` and return its file, named by what was run and when."""
    now = dt.datetime.now(dt.UTC)
    run = {
        "kind": kind,
        "at": now.isoformat(timespec="seconds"),
        "commit": commit(),
        "version": __version__,
        "fold_table": FOLD_HASH,
        "settings": asdict(Settings()),
        "machine": {"python": platform.python_version(), "system": platform.system(), "processor": platform.machine()},
        "seconds": round(seconds, 1),
        "tables": [asdict(table) for table in tables],
    }
    RESULTS.mkdir(exist_ok=True)
    target = RESULTS / f"{kind}-{now:%Y%m%dT%H%M%S}.json"
    target.write_text(json.dumps(run, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return target
