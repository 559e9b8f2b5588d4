"""Measure quality on labelled data: ``make quality DATA=folder`` or ``python -m benchmarks.quality --data folder``."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from benchmarks.quality import attribution, attribution_speed, graph, labelled, planted, sizes, transliteration, whole
from benchmarks.quality import data as sets
from benchmarks.quality.report import PREFIX, Table, changes, latest, lines, save
from benchmarks.quality.training import saudi_corpus

SECTIONS: dict[str, Callable[[Path], list[Table]]] = {
    "seeds": lambda folder: [labelled.seeds(folder)],
    "pairs": lambda folder: labelled.saudi(folder, saudi_corpus(folder)),
    "sizes": lambda folder: [sizes.table(folder, saudi_corpus(folder))],
    "rewrites": lambda folder: [labelled.rewrites(folder)],
    "planted": lambda folder: [planted.table(folder)],
    "disguises": lambda folder: [whole.disguises(folder)],
    "candidates": lambda folder: [whole.candidates(folder)],
    "attribution": attribution.tables,
    "attribution_speed": lambda folder: [attribution_speed.table(folder)],
    "transliterations": lambda folder: [transliteration.table(folder)],
    "seeds_graph": lambda folder: [graph.seeds(folder)],
    "graph": lambda folder: [graph.saudi(folder)],
    "scan": lambda folder: [whole.whole_scan(folder)],
}


def _tables(folder: Path, wanted: tuple[str, ...]) -> Iterator[Table]:
    for name in wanted:
        for table in SECTIONS[name](folder):
            click.echo("\n".join(lines(table)))
            yield table


@click.command()
@click.option("--data", "folder", type=click.Path(path_type=Path), help="Folder of gold/, data/ and seeds/.")
@click.option("--only", multiple=True, type=click.Choice(list(SECTIONS)), help="A section; may be repeated.")
@click.option("--save/--no-save", "is_saved", default=True, help="Keep the run in benchmarks/results.")
def main(folder: Path | None, only: tuple[str, ...], is_saved: bool) -> None:
    """Print a table per data set, with baselines and ablations, and what is gained and lost since the saved run."""
    folder = folder or Path(os.environ.get("PROVENANCE_DATA", ""))
    if not (folder / "gold").is_dir():
        raise click.UsageError(f"{folder}: holds no gold/; give the folder of the data sets with --data")
    started = time.perf_counter()
    before = latest()
    tables = list(_tables(folder, only or tuple(SECTIONS)))
    truth = {f"{pair.left} {pair.right}": pair.is_reuse for pair in sets.saudi_pairs(folder)}
    click.echo("\n".join(["## since the saved run", *changes(tables, before, truth)]))
    if is_saved:
        click.echo(f"saved {save(tables, time.perf_counter() - started, '-'.join(only) or PREFIX).name}")


if __name__ == "__main__":
    main()
