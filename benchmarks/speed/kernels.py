"""Kernels against the plain path over SaudiNewsNet: ``python -m benchmarks.speed.kernels --data folder``."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

import click

from benchmarks.quality import data as sets
from benchmarks.quality.report import Table, lines, save
from provenance.kernels.bulk import Sketches, Texts, kernel_sketches, plain_sketches, rows_of
from provenance.settings import Settings

ROUNDS = 3
BATCH = 500  # articles, some two megabytes


def _batches(folder: Path, documents: int) -> list[Texts]:
    import pyarrow as pa

    texts = [document.text for document in islice(sets.saudi_documents(folder), documents)]
    return [rows_of(pa.array(texts[at : at + BATCH], pa.large_string())) for at in range(0, len(texts), BATCH)]


def _user_cpu(work: Callable[[], object]) -> float:
    started = os.times().user
    work()
    return os.times().user - started


def _wall(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _sketched(batches: list[Texts], threads: int) -> list[Sketches]:
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(lambda batch: kernel_sketches(batch, Settings()), batches))


def table(folder: Path, documents: int) -> Table:
    """Return user CPU per megabyte of both paths, and the wall time of one thread and of two.

    Times are the least of interleaved rounds; the first round of the plain path fills its caches.
    """
    batches = _batches(folder, documents)
    megabytes = sum(len(batch.data) for batch in batches) / 1e6
    kernel_sketches(batches[0], Settings())
    cpu: dict[str, list[float]] = {"plain": [], "kernels": []}
    wall: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(ROUNDS):
        cpu["plain"].append(_user_cpu(lambda: [plain_sketches(batch, Settings()) for batch in batches]))
        cpu["kernels"].append(_user_cpu(lambda: _sketched(batches, 1)))
        for threads, times in wall.items():
            times.append(_wall(lambda count=threads: _sketched(batches, count)))  # type: ignore[misc]
    least = {name: min(times) for name, times in cpu.items()}
    rows: dict[str, dict[str, float | str]] = {
        name: {"user CPU ms/MB": 1000 * seconds / megabytes, "times less CPU": least["plain"] / seconds}
        for name, seconds in least.items()
    }
    rows["two threads"] = {"times less wall than one": min(wall[1]) / min(wall[2])}
    asked = {"times less wall than one": ">= 1.7"}
    return Table(f"kernels, {megabytes:.1f} MB of saudinewsnet", rows, asked)


@click.command()
@click.option("--data", "folder", type=click.Path(path_type=Path), required=True, help="Folder that holds data/.")
@click.option("--documents", default=6_000, show_default=True, help="How many articles to read.")
@click.option("--save/--no-save", "is_saved", default=True, help="Keep the run in benchmarks/results.")
def main(folder: Path, documents: int, is_saved: bool) -> None:
    """Print ratios of user CPU and wall time within this run."""
    started = time.perf_counter()
    found = table(folder, documents)
    click.echo("\n".join(lines(found)))
    if is_saved:
        click.echo(f"saved {save([found], time.perf_counter() - started, 'kernels').name}")


if __name__ == "__main__":
    main()
