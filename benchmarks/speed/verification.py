"""Verification by kernels against the plain path: ``python -m benchmarks.speed.verification --data folder``."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

import click

from benchmarks.quality import data as sets
from benchmarks.quality.report import Table, lines, save
from provenance.article.reading import Reading, reading
from provenance.candidates.generate import candidate_pairs
from provenance.match.background import Background
from provenance.match.bulk import kernel_verified, plain_verified
from provenance.pipeline import read_articles
from provenance.settings import Settings
from provenance.values import CandidatePair, Pair

ROUNDS = 2
SETTINGS = Settings()
Way = Callable[[], list[Pair]]


def _readings(folder: Path, documents: int) -> list[Reading]:
    chosen = sorted(islice(sets.saudi_documents(folder), documents), key=lambda document: document.id)
    return [reading(article) for article in read_articles(chosen)]


def _ways(pairs: Sequence[CandidatePair], readings: Sequence[Reading], background: Background) -> dict[str, Way]:
    """Return both paths, profiles included, as a scan of a large corpus takes them."""
    return {
        "plain": lambda: list(plain_verified(pairs, readings, background, SETTINGS, False)),
        "kernels": lambda: list(kernel_verified(pairs, readings, background, SETTINGS, False)),
    }


def _cpu(work: Way) -> float:
    started = os.times()
    work()
    ended = os.times()
    return ended.user + ended.system - started.user - started.system


def table(folder: Path, documents: int) -> Table:
    """Return CPU per candidate pair of both paths, the least of interleaved rounds; compilation is not in it."""
    readings = _readings(folder, documents)
    background = Background.from_readings(readings)
    pairs = candidate_pairs(readings, settings=SETTINGS).pairs
    ways = _ways(pairs, readings, background)
    # The kernels are loaded before the first round, and the two paths compared on every pair.
    if ways["kernels"]() != ways["plain"]():
        raise click.ClickException("the two paths give different pairs")
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            seconds[name].append(_cpu(way))
    least = {name: min(times) for name, times in seconds.items()}
    rows: dict[str, dict[str, float | str]] = {
        name: {"CPU ms per pair": 1000 * spent / len(pairs), "times less CPU": least["plain"] / spent}
        for name, spent in least.items()
    }
    asked = {"CPU ms per pair": "<= .2"}
    return Table(f"verification, {len(pairs):,} pairs of {len(readings):,} articles of saudinewsnet", rows, asked)


@click.command()
@click.option("--data", "folder", type=click.Path(path_type=Path), required=True, help="Folder that holds data/.")
@click.option("--documents", default=3_000, show_default=True, help="How many articles to read.")
@click.option("--save/--no-save", "is_saved", default=True, help="Keep the run in benchmarks/results.")
def main(folder: Path, documents: int, is_saved: bool) -> None:
    """Print the CPU of both paths and their ratio within this run."""
    started = time.perf_counter()
    found = table(folder, documents)
    click.echo("\n".join(lines(found)))
    if is_saved:
        click.echo(f"saved {save([found], time.perf_counter() - started, 'verification').name}")


if __name__ == "__main__":
    main()
