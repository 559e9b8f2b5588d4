"""The rows of a scale run: one per system and size, with how cost and memory grow; printed and saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.quality.report import RESULTS, Table
from benchmarks.scale.corpus import Composition
from benchmarks.scale.fit import Growth, growth
from benchmarks.scale.systems import Found
from benchmarks.speed.measure import Cost
from benchmarks.speed.report import heading, write

MEASURES: Final = ("cpu_s", "peak_rss_mb")
"""The columns whose growth is fitted."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a system cost on a corpus, round by round, and how much it found."""

    system: str
    corpus: Composition
    rounds: tuple[Cost, ...]
    found: Found


def row(result: Result) -> dict[str, Any]:
    """Return the row of a result: of the rounds the least seconds, since other work only adds, and the most memory."""
    cpu = [cost.cpu_s for cost in result.rounds]
    return {
        "system": result.system,
        "documents": result.corpus.documents,
        "bytes": result.corpus.size_bytes,
        "cpu_s": round(min(cpu), 3),
        "wall_s": round(min(cost.wall_s for cost in result.rounds), 3),
        "peak_rss_mb": round(max(cost.peak_rss_mb for cost in result.rounds), 1),
        "cpu_spread": round(max(cpu) / min(cpu), 3) if min(cpu) else 1.0,
        "cpu_ms_per_document": round(1_000 * min(cpu) / result.corpus.documents, 4),
        "pairs": result.found.pairs,
        "stories": result.found.stories,
        "rounds": [asdict(cost) for cost in result.rounds],
    }


def growths(rows: Iterable[Mapping[str, Any]], *, least: int) -> dict[str, dict[str, Growth]]:
    """Return system -> measure -> how it grows over the sizes of at least ``least`` documents."""
    by_system: dict[str, list[Mapping[str, Any]]] = {}
    for one in sorted(rows, key=lambda one: one["documents"]):
        if one["documents"] >= least:
            by_system.setdefault(one["system"], []).append(one)
    found: dict[str, dict[str, Growth]] = {}
    for system, here in by_system.items():
        for measure in MEASURES:
            law = growth([one["documents"] for one in here], [one[measure] for one in here])
            if law:
                found.setdefault(system, {})[measure] = law
    return found


def tables(rows: Sequence[Mapping[str, Any]], laws: Mapping[str, Mapping[str, Growth]]) -> list[Table]:
    """Return a table of the costs, and one of the exponents where there are any."""
    shown = "cpu_s cpu_spread wall_s peak_rss_mb cpu_ms_per_document pairs stories".split()
    costs: dict[str, dict[str, float | str]] = {
        f"{one['system']}, {one['documents']:,}": {name: "-" if one[name] is None else one[name] for name in shown}
        for one in rows
    }
    fitted: dict[str, dict[str, float | str]] = {
        system: {
            column: value
            for measure, law in by_measure.items()
            for column, value in (
                (f"exponent of {measure}", law.exponent),
                (f"its error, {measure}", "-" if law.spread is None else law.spread),
                (f"steps of {measure}", " ".join(f"{step:.2f}" for step in law.steps)),
            )
        }
        for system, by_measure in laws.items()
    }
    return [Table("scale", costs), *([Table("growth", fitted)] if fitted else [])]


def save(
    rows: Sequence[Mapping[str, Any]],
    corpora: Iterable[Composition],
    laws: Mapping[str, Mapping[str, Growth]],
    *,
    left_out: Mapping[str, str],
    versions: Mapping[str, Mapping[str, str]],
    given: Mapping[str, float],
    folder: Path = RESULTS,
) -> Path:
    """Write a run and return its file.

    Args:
        rows: One per system and size.
        corpora: What each size holds.
        laws: System -> measure -> growth.
        left_out: System, or system and size -> why there is no row.
        versions: System -> package -> version.
        given: Rounds, threads, seed and the like.
        folder: Where to.
    """
    run = {
        **heading("scale", versions=versions, given=given),
        "corpora": [asdict(one) for one in corpora],
        "left_out": dict(left_out),
        "growth": {name: {measure: asdict(law) for measure, law in each.items()} for name, each in laws.items()},
        "rows": [dict(one) for one in rows],
    }
    return write(run, folder)
