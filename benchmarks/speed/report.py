"""The rows of a speed run: one per system and corpus, printed with ratios and saved as JSON."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.quality.report import RESULTS, Table, commit
from benchmarks.speed.corpus import Corpus
from benchmarks.speed.judge import Verdict
from benchmarks.speed.measure import Cost
from provenance import __version__
from provenance.text.alphabet import FOLD_HASH

OWN = "provenance"


@dataclass(frozen=True, slots=True)
class Result:
    """What a system cost on a corpus and on a few documents of it, and how well it did by each tokenisation."""

    system: str
    corpus: str
    rounds: tuple[Cost, ...]
    starts: tuple[Cost, ...]
    verdicts: Mapping[str, Verdict]


def row(result: Result) -> dict[str, Any]:
    """Return the row of a result.

    CPU and wall seconds are the least of all rounds, since other work on the machine only
    adds; memory is the most. ``cpu_spread`` is the largest over the least, ``start_cpu_s`` what a few
    documents cost. ``recall`` and
    ``precision`` are by the folded words, those of ``_whitespace`` by what stands between
    white space.
    """
    cpu = [cost.cpu_s for cost in result.rounds]
    folded, whitespace = result.verdicts["folded"], result.verdicts["whitespace"]
    return {
        "system": result.system,
        "corpus": result.corpus,
        "cpu_s": round(min(cpu), 3),
        "start_cpu_s": round(min(cost.cpu_s for cost in result.starts), 3),
        "wall_s": round(min(cost.wall_s for cost in result.rounds), 3),
        "peak_rss_mb": round(max(cost.peak_rss_mb for cost in result.rounds), 1),
        "recall": round(folded.recall, 4),
        "precision": round(folded.precision, 4),
        "recall_whitespace": round(whitespace.recall, 4),
        "precision_whitespace": round(whitespace.precision, 4),
        "cpu_spread": round(max(cpu) / min(cpu), 3) if min(cpu) else 1.0,
        "pairs_found": folded.found,
        "recall_by_edit": {edit: round(share, 4) for edit, share in folded.by_edit.items()},
        "rounds": [asdict(cost) for cost in result.rounds],
    }


def with_ratios(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of one corpus with CPU as a ratio to that of ``provenance``, where that is among them.

    ``cpu_ratio`` compares whole processes, ``cpu_ratio_without_start`` what is left of each
    without its start: the first is what a user waits for, the second what grows with the corpus.
    """
    made = [dict(one) for one in rows]
    own = next((one for one in made if one["system"] == OWN), None)
    for one in made:
        if own is not None:
            one["cpu_ratio"] = _ratio(one["cpu_s"], own["cpu_s"])
            one["cpu_ratio_without_start"] = _ratio(_without_start(one), _without_start(own))
    return made


def _without_start(one: Mapping[str, Any]) -> float:
    return float(one["cpu_s"]) - float(one["start_cpu_s"])


def _ratio(one: float, own: float) -> float | None:
    return round(one / own, 3) if own > 0 else None


def table(rows: Sequence[Mapping[str, Any]], corpus: Corpus, notes: Iterable[str]) -> Table:
    """Return the rows of one corpus, cheapest first, with the ratios that they have."""
    here = sorted((one for one in rows if one["corpus"] == corpus.name), key=lambda one: float(one["cpu_s"]))
    ratios = {f"CPU / {OWN}": "cpu_ratio", "without start": "cpu_ratio_without_start"}
    shown = "cpu_s start_cpu_s cpu_spread wall_s peak_rss_mb recall precision".split()
    shown += ["recall_whitespace", "precision_whitespace"]
    made: dict[str, dict[str, float | str]] = {
        one["system"]: {
            **{title: one[name] for title, name in ratios.items() if one.get(name) is not None},
            **{name: one[name] for name in shown},
        }
        for one in here
    }
    name = f"{corpus.name}: {corpus.documents} documents, {corpus.size_bytes / 1e6:.1f} MB"
    return Table(name, made, {}, tuple(notes))


def save(
    rows: Sequence[Mapping[str, Any]],
    corpora: Iterable[Corpus],
    *,
    left_out: Mapping[str, str],
    versions: Mapping[str, Mapping[str, str]],
    given: Mapping[str, float],
    folder: Path = RESULTS,
) -> Path:
    """Write a run and return its file, named by when it was made.

    Args:
        rows: One per system and corpus.
        corpora: What was read; their paths stay out of the file, as does the name of the machine.
        left_out: System or system and corpus -> why there is no row.
        versions: System -> package -> version.
        given: Threshold, rounds, threads and seed.
        folder: Where to.
    """
    run = {
        **heading("speed", versions=versions, given=given),
        "corpora": [
            {"name": one.name, "documents": one.documents, "bytes": one.size_bytes, "sha256": one.sha256}
            for one in corpora
        ],
        "left_out": dict(left_out),
        "rows": [dict(one) for one in rows],
    }
    return write(run, folder)


def heading(
    kind: str, *, versions: Mapping[str, Mapping[str, str]], given: Mapping[str, float | str]
) -> dict[str, Any]:
    """Return what every saved run begins with: its kind, time and commit, settings, machine, versions."""
    return {
        "kind": kind,
        "at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "commit": commit(),
        "version": __version__,
        "fold_table": FOLD_HASH,
        "settings": dict(given),
        "machine": {
            "python": platform.python_version(),
            "system": platform.system(),
            "processor": platform.machine(),
            "cores": os.cpu_count(),
        },
        "versions": {system: dict(found) for system, found in versions.items()},
    }


def write(run: Mapping[str, Any], folder: Path = RESULTS) -> Path:
    """Write a run and return its file, named by its kind and when it was made."""
    folder.mkdir(exist_ok=True)
    made = dt.datetime.fromisoformat(run["at"])
    target = folder / f"{run['kind']}-{made:%Y%m%dT%H%M%S}.json"
    target.write_text(json.dumps(run, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return target
