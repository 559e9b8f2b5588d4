"""Measure lopsided corpora at n, 2n and 4n documents: ``python -m benchmarks.scale.skew``.

No data are needed: the shapes of :mod:`benchmarks.scale.skewed` are invented. A shape
that costs in proportion to its documents has exponents near 1; a heap that is joined with
itself would have 2.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from benchmarks.plots import announce
from benchmarks.quality.report import lines
from benchmarks.scale.__main__ import Bench, measured_all, system_names, work_folder
from benchmarks.scale.articles import Row
from benchmarks.scale.corpus import Composition
from benchmarks.scale.report import growths, row, save, tables
from benchmarks.scale.skewed import SHAPES, skewed
from benchmarks.scale.systems import COMMANDS, NAMES, interpreter

TIMES = (1, 2, 4)


def written(shape: str, documents: int, seed: int, folder: Path) -> tuple[Path, Composition]:
    """Return a corpus of a shape, written anew."""
    folder.mkdir(parents=True, exist_ok=True)
    path, digest, size = folder / f"skew-{shape}-{documents}.jsonl", hashlib.sha256(), 0
    with path.open("wb") as file:
        for one in skewed(shape, documents, seed=seed):
            line = Row(one.id, one.text, one.outlet).line()
            file.write(line)
            digest.update(line)
            size += len(line)
    return path, Composition(documents, 0, documents, 0, size, digest.hexdigest())


def measured_shapes(
    bench: Bench, shapes: Sequence[str], sizes: Sequence[int], names: Sequence[str], seed: int, left_out: dict[str, str]
) -> Iterator[tuple[dict[str, object], Composition]]:
    """Yield a row and what was read for each shape, size and system; the row's system names the shape too."""
    pythons = {name: interpreter(name, bench.work / "environments") for name in names}
    for shape in shapes:
        corpora = dict(written(shape, documents, seed, bench.work / "corpora") for documents in sizes)
        failed: dict[str, str] = {}
        for result in measured_all(bench, corpora, pythons, failed):
            yield {**row(result), "system": f"{result.system}, {shape}", "shape": shape}, result.corpus
        left_out.update({f"{name}, {shape}": why for name, why in failed.items()})


@click.command()
@click.option("--documents", default=5_000, show_default=True, type=click.IntRange(min=10), help="Of the smallest.")
@click.option("--shapes", multiple=True, type=click.Choice([*SHAPES]), help="May be repeated; all of them else.")
@click.option("--systems", "names", default=next(iter(COMMANDS)), callback=system_names, help=f"Of {', '.join(NAMES)}.")
@click.option("--seed", default=1, show_default=True)
@click.option("--timeout", "timeout_s", default=14_400.0, show_default=True, help="Seconds for one run of one system.")
@click.option("--work", type=click.Path(path_type=Path), help="For corpora and environments; the user's cache.")
@click.option("--save/--no-save", "is_saved", default=True, help="Keep the run in benchmarks/results, with its plots.")
def main(
    documents: int,
    shapes: tuple[str, ...],
    names: tuple[str, ...],
    seed: int,
    timeout_s: float,
    work: Path | None,
    is_saved: bool,
) -> None:
    """Print CPU, wall time, memory and what was found of lopsided corpora, and how they grow."""
    bench = Bench((work or work_folder()).absolute(), 0.7, 1, 1, timeout_s)
    sizes = [times * documents for times in TIMES]
    left_out: dict[str, str] = {}
    found = [*measured_shapes(bench, shapes or [*SHAPES], sizes, names, seed, left_out)]
    rows = [one for one, _ in found]
    laws = growths(rows, least=0)
    for table in tables(rows, laws):
        click.echo("\n".join(lines(table)))
    if is_saved:
        given = {"seed": seed, "documents": documents}
        announce(save(rows, [held for _, held in found], laws, left_out=left_out, versions={}, given=given))


if __name__ == "__main__":
    main()
