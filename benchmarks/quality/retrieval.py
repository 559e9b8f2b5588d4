"""Which pairs a scan gets to see: recall of the candidate generators, and what it costs.

Usage: ``python -m benchmarks.quality.retrieval --data DIR``. Nothing is counted that is not
named as a pair: that two articles ended up beside a common third does not help them here.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import click

from benchmarks.quality import data as sets
from provenance.article.extract import read_article
from provenance.article.reading import Reading, reading
from provenance.candidates.generate import GENERATORS, Candidates, candidate_pairs
from provenance.pipeline import DEFAULTS, read_articles
from provenance.settings import Settings
from provenance.values import Document

Pairs: TypeAlias = set[tuple[str, str]]
Figures: TypeAlias = dict[str, Any]

REWRITES = 1_500
STRONG_REWRITE = 50  # per cent of the text that the language model was asked to change
MISSES = 20


def ordered(left: str, right: str) -> tuple[str, str]:
    """Return the two ids as a pair, the lower one first."""
    return min(left, right), max(left, right)


def named(candidates: Candidates) -> Pairs:
    """Return the pairs of ids that are proposed."""
    return {(pair.left, pair.right) for pair in candidates.pairs}


def saudi_readings(folder: Path) -> list[Reading]:
    """Return SaudiNewsNet as a scan reads it."""
    documents = sorted(sets.saudi_documents(folder), key=lambda document: document.id)
    return [reading(article) for article in read_articles(documents)]


def wanted_pairs(folder: Path) -> dict[str, Pairs]:
    """Return the pairs that should be proposed, by kind: exact likeness of the raw texts, and labels."""
    wanted: dict[str, Pairs] = {"jaccard >= .5": set(), "containment >= .5": set()}
    for row in sets.exact_pairs(folder):
        for measure in ("jaccard", "containment"):
            if row[measure] >= 0.5:
                wanted[f"{measure} >= .5"].add(ordered(row["a"], row["b"]))
    for pair in sets.saudi_pairs(folder):
        if pair.is_reuse:
            for kind in ("labelled reuse", f"labelled {pair.label}"):
                wanted.setdefault(kind, set()).add(ordered(pair.left, pair.right))
    return wanted


def recalls(found: Pairs, wanted: Mapping[str, Pairs]) -> dict[str, float]:
    """Return the share of the wanted pairs of each kind that were found."""
    return {kind: round(len(found & pairs) / max(1, len(pairs)), 4) for kind, pairs in wanted.items()}


def ablations(readings: Sequence[Reading], wanted: Mapping[str, Pairs], settings: Settings) -> Figures:
    """Return candidates and recalls with each generator left out and with each alone."""
    rows: Figures = {}
    for name in GENERATORS:
        others = [other for other in GENERATORS if other != name]
        for title, chosen in ((f"without {name}", others), (f"{name} alone", [name])):
            found = named(candidate_pairs(readings, settings=settings, generators=chosen))
            rows[title] = {"candidates": len(found), **recalls(found, wanted)}
    return rows


def missed(found: Pairs, wanted: Pairs, readings: Iterable[Reading]) -> list[Figures]:
    """Return some of the pairs that were not found, with how many words each side has left to compare."""
    lengths = {one.id: len(one) for one in readings}
    return [
        {"left": left, "right": right, "words": (lengths[left], lengths[right])}
        for left, right in sorted(wanted - found)[:MISSES]
    ]


def _half_and_foreign(document: Document, foreign: Reading, name: str, chance: random.Random) -> Document:
    """Return half of the sentences of a text with two thirds of their length of another text behind them."""
    own = reading(read_article(document))
    bounds = own.sentence_bounds()
    kept = sorted(chance.sample(bounds, (len(bounds) + 1) // 2))
    words = [word for first, last in kept for word in own.words[first:last]]
    return Document(name, " ".join([*words, *foreign.words[: len(words) * 2 // 3]]))


def rewrites(folder: Path, readings: Sequence[Reading], settings: Settings) -> Figures:
    """Return the recall of strong rewrites by language models, whole and mixed with other matter, in the corpus."""
    chance = random.Random(1)
    apt = sets.apt(folder)
    strong = [(name, one) for name, one in apt.rewrites if int(one.id.split("|")[1]) >= STRONG_REWRITE]
    chosen = chance.sample(strong, min(REWRITES, len(strong)))
    documents = [apt.originals[name] for name in sorted({name for name, _ in chosen})]
    wanted: dict[str, Pairs] = {"rewrites": set(), "mixed rewrites": set()}
    for original, document in chosen:
        mixed = _half_and_foreign(document, chance.choice(readings), f"mixed {document.id}", chance)
        documents += [document, mixed]
        wanted["rewrites"].add(ordered(original, document.id))
        wanted["mixed rewrites"].add(ordered(original, mixed.id))
    added = [reading(read_article(document)) for document in documents]
    return dict(recalls(named(candidate_pairs([*readings, *added], settings=settings)), wanted))


def planted(folder: Path, readings: Sequence[Reading], settings: Settings) -> Figures:
    """Return the recall of passages planted in long documents, by how they were disguised, in the corpus."""
    documents = sets.rows(folder / "data/exara2015/documents_dev.jsonl.xz")
    added = [reading(read_article(Document(row["id"], row["text"]))) for row in documents]
    wanted: dict[str, Pairs] = {}
    for row in sets.rows(folder / "data/exara2015/passages_dev.jsonl.xz"):
        wanted.setdefault(row["obfuscation"], set()).add(ordered(row["suspicious"], row["source"]))
    corpus = [*readings, *added]
    without = [name for name in GENERATORS if name != "passages"]
    return {
        "all": recalls(named(candidate_pairs(corpus, settings=settings)), wanted),
        "without passages": recalls(named(candidate_pairs(corpus, settings=settings, generators=without)), wanted),
    }


def figures(folder: Path, readings: Sequence[Reading], settings: Settings = DEFAULTS) -> Figures:
    """Return everything measured, as plain values.

    Args:
        folder: Holds ``gold/`` and ``data/``.
        readings: The articles of :func:`saudi_readings`.
        settings: Those of the scan.
    """
    wanted = wanted_pairs(folder)
    started = time.perf_counter()
    candidates = candidate_pairs(readings, settings=settings)
    seconds = time.perf_counter() - started
    found = named(candidates)
    return {
        "documents": len(readings),
        "candidates": len(found),
        "candidates per document": round(len(found) / max(1, len(readings)), 2),
        "seconds": round(seconds, 1),
        "capped": [(one.kind, one.lists, one.size) for one in candidates.capped],
        "recall": recalls(found, wanted),
        "pairs wanted": {kind: len(pairs) for kind, pairs in wanted.items()},
        "ablations": ablations(readings, wanted, settings),
        "rewrites in the corpus": rewrites(folder, readings, settings),
        "planted passages in the corpus": planted(folder, readings, settings),
        "missed": {kind: missed(found, pairs, readings) for kind, pairs in wanted.items() if pairs - found},
    }


@click.command()
@click.option("--data", "folder", type=click.Path(exists=True, path_type=Path), required=True)
def main(folder: Path) -> None:
    """Measure the candidate generators on the corpus in FOLDER."""
    measured = figures(folder, saudi_readings(folder))
    # Kilobytes on Linux, bytes on macOS.
    unit = 1e9 if sys.platform == "darwin" else 1e6
    peak = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit, 2)
    click.echo(json.dumps({**measured, "peak GB, reading included": peak}, indent=1))


if __name__ == "__main__":
    main()
