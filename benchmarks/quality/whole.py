"""The whole way through all of SaudiNewsNet: candidates, verification, stories; and disguises."""

from __future__ import annotations

import time
from itertools import islice
from pathlib import Path

from benchmarks.quality import data as sets
from benchmarks.quality.disguises import DISGUISES, survival
from benchmarks.quality.report import Table
from provenance.pipeline import scan
from provenance.values import REUSE_LABELS, Scan

DISGUISED = 200


def _pairs(found: Scan) -> set[tuple[str, str]]:
    return {(pair.left, pair.right) for pair in found.pairs if pair.label in REUSE_LABELS}


def whole_scan(folder: Path) -> Table:
    """Return what a scan of the corpus finds of the exact pairs and of the labelled reuse."""
    started = time.process_time()
    found = scan(sets.saudi_documents(folder))
    seconds = time.process_time() - started
    accepted = _pairs(found)
    labelled = {tuple(sorted((pair.left, pair.right))): pair for pair in sets.saudi_pairs(folder)}
    taken = [pair for names, pair in labelled.items() if names in accepted]
    right = sum(pair.is_reuse for pair in taken)
    wanted = sum(pair.is_reuse for pair in labelled.values())
    row: dict[str, float | str] = {
        "documents": len(found.documents),
        "pairs verified": found.candidates,
        "reuse pairs": len(accepted),
        "stories": len(found.stories),
        "largest story": max((len(story.documents) for story in found.stories), default=0),
        "recall of labelled reuse": right / wanted,
        "precision on labelled": right / max(1, len(taken)),
        "CPU seconds": round(seconds),
    }
    note = "labelled pairs were fitted on: see the cross-validated table for what to expect of others"
    return Table("saudinewsnet, whole scan", {"provenance": row}, {"recall of labelled reuse": ">= .93"}, (note,))


def candidates(folder: Path) -> Table:
    """Return the recall of the candidate generators against exact pairs, each left out in turn."""
    from benchmarks.quality.retrieval import figures, saudi_readings

    measured = figures(folder, saudi_readings(folder))
    rows: dict[str, dict[str, float | str]] = {
        "all": {"candidates": measured["candidates"], **measured["recall"]},
        **measured["ablations"],
    }
    notes = tuple(
        f"{name}: {measured[name]}" for name in ("capped", "rewrites in the corpus", "planted passages in the corpus")
    )
    return Table("saudinewsnet, candidates", rows, {}, notes)


def disguises(folder: Path) -> Table:
    """Return the share of articles whose reading and verdict survive each spelling disguise."""
    documents = list(islice(sets.saudi_documents(folder), 0, DISGUISED * 100, 100))
    rows: dict[str, dict[str, float | str]] = {}
    for names in (*([name] for name in DISGUISES), list(DISGUISES)):
        unchanged, same = survival(documents, names)
        rows[names[0] if len(names) == 1 else "all together"] = {"reading": unchanged, "label and score": same}
    return Table("spelling disguises", rows, {"label and score": "1.000"}, (f"{len(documents)} articles",))
