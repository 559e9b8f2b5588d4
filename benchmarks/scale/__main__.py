"""Measure how cost grows with the size of a corpus: ``python -m benchmarks.scale --data DIR``.

Every system reads the same raw JSONL in a process of its own; sizes go up, and a system
that fails or takes too long at one size is left out from there on.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from benchmarks.plots import announce
from benchmarks.quality.report import lines
from benchmarks.scale import articles, corpus
from benchmarks.scale.report import Result, growths, row, save, tables
from benchmarks.scale.systems import DEFAULT, NAMES, Places, command, counted, environ, interpreter, packages
from benchmarks.speed.measure import CommandFailed, Cost, measured
from benchmarks.speed.systems import ROOT, NotInstalled

SIZES = "1000,3000,10000,30000,100000"


@dataclass(frozen=True, slots=True)
class Bench:
    """What is the same for all runs: folders, threshold of near-duplicates, rounds, threads and time allowed."""

    work: Path
    threshold: float
    rounds: int
    threads: int
    timeout_s: float

    def once(self, system: str, python: Path, path: Path) -> tuple[Cost, Path]:
        """Run a system over a corpus and return its cost and the file of what it found."""
        found = self.work / "found" / f"{path.stem}-{system.replace(' ', '')}.jsonl"
        found.parent.mkdir(parents=True, exist_ok=True)
        found.unlink(missing_ok=True)
        kept = found.with_suffix(".work")
        shutil.rmtree(kept, ignore_errors=True)  # what an earlier round kept would make this one cheaper
        cost = measured(
            command(system, python, Places(path, found, kept), self.threshold),
            log=found.with_suffix(".log"),
            env=environ(system, self.threads),
            folder=ROOT,
            timeout_s=self.timeout_s,
        )
        shutil.rmtree(kept, ignore_errors=True)
        return cost, found

    def result(self, system: str, python: Path, path: Path, held: corpus.Composition) -> Result:
        """Run a system over a corpus so many times as there are rounds."""
        costs = []
        for number in range(self.rounds):
            click.echo(f"{held.documents} documents, round {number + 1}: {system}", err=True)
            cost, found = self.once(system, python, path)
            costs.append(cost)
        result = Result(system, held, tuple(costs), counted(system, found))
        found.unlink()
        return result


def _sizes(ctx: click.Context, param: click.Parameter, value: str) -> tuple[int, ...]:
    try:
        sizes = sorted({int(part) for part in value.split(",")})
    except ValueError:
        raise click.BadParameter(f"{value!r} is no list of whole numbers; write 1000,10000") from None
    if sizes[0] < 10:
        raise click.BadParameter("a corpus of fewer than 10 documents shows nothing; give larger ones")
    return tuple(sizes)


def system_names(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    """Return the systems of a list with commas."""
    names = tuple(dict.fromkeys(value.split(",")))
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        raise click.BadParameter(f"{', '.join(unknown)}: no such system; choose of {', '.join(NAMES)}")
    return names


def _pythons(names: Sequence[str], folder: Path, left_out: dict[str, str]) -> dict[str, Path]:
    """Return system -> interpreter of all that can be installed; the others are noted in ``left_out``."""
    found = {}
    for name in names:
        try:
            found[name] = interpreter(name, folder)
        except NotInstalled as failure:
            left_out[name] = str(failure)
    return found


def measured_all(
    bench: Bench, corpora: Mapping[Path, corpus.Composition], pythons: Mapping[str, Path], left_out: dict[str, str]
) -> list[Result]:
    """Return what each system cost on each corpus; one that fails is noted in ``left_out`` and not run on more."""
    found, pythons = [], dict(pythons)
    for path, held in corpora.items():
        for name in [*pythons]:
            try:
                found.append(bench.result(name, pythons[name], path, held))
            except CommandFailed as failure:
                left_out[f"{name} from {held.documents}"] = str(failure)
                click.echo(f"left out: {name} from {held.documents}: {failure}", err=True)
                del pythons[name]
    return found


def work_folder() -> Path:
    """Return where corpora and environments are kept for the next run."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "provenance-benchmarks"


def _corpora(data: Path, sizes: Sequence[int], seed: int, folder: Path) -> dict[Path, corpus.Composition]:
    real = articles.prepared(data, folder)
    share = corpus.real_share(len(real), sizes[-1])
    found = {}
    for documents in sizes:
        path, held = corpus.built(real, corpus.Recipe(documents, share, seed), folder)
        click.echo(f"{held.documents} documents: {held.real} real, {held.scrambled} scrambled, {held.planted} planted")
        found[path] = held
    return found


@click.command()
@click.option("--data", type=click.Path(path_type=Path), help="Folder that holds data/saudinewsnet and data/bulk.")
@click.option("--sizes", default=SIZES, callback=_sizes, show_default=True, help="Documents, with commas between.")
@click.option(
    "--systems",
    "names",
    default=",".join(DEFAULT),
    callback=system_names,
    show_default=True,
    help=f"Of {', '.join(NAMES)}.",
)
@click.option("--rounds", default=1, show_default=True, type=click.IntRange(min=1))
@click.option("--fit-from", default=0, show_default=True, help="Fit sizes of so many documents and more.")
@click.option(
    "--threshold", default=0.7, show_default=True, type=click.FloatRange(0.5, 1.0), help="Of near-duplicates."
)
@click.option("--threads", default=1, show_default=True, type=click.IntRange(min=1), help="For the systems of others.")
@click.option("--seed", default=1, show_default=True)
@click.option("--timeout", "timeout_s", default=14_400.0, show_default=True, help="Seconds for one run of one system.")
@click.option("--work", type=click.Path(path_type=Path), help="For corpora and environments; the user's cache.")
@click.option("--save/--no-save", "is_saved", default=True, help="Keep the run in benchmarks/results, with its plots.")
def main(
    data: Path | None,
    sizes: tuple[int, ...],
    names: tuple[str, ...],
    rounds: int,
    fit_from: int,
    threshold: float,
    threads: int,
    seed: int,
    timeout_s: float,
    work: Path | None,
    is_saved: bool,
) -> None:
    """Print CPU, wall time and memory of every system at every size, and how they grow."""
    work = (work or work_folder()).absolute()
    left_out: dict[str, str] = {}
    corpora = _corpora(data or Path(os.environ.get("PROVENANCE_DATA", "")), sizes, seed, work / "corpora")
    pythons = _pythons(names, work / "environments", left_out)
    bench = Bench(work, threshold, rounds, threads, timeout_s)
    rows = [row(result) for result in measured_all(bench, corpora, pythons, left_out)]
    laws = growths(rows, least=fit_from)
    for table in tables(rows, laws):
        click.echo("\n".join(lines(table)))
    if is_saved:
        noted = {name: packages(name, python) for name, python in pythons.items()}
        given = {"threshold": threshold, "rounds": rounds, "threads": threads, "seed": seed, "fit_from": fit_from}
        announce(save(rows, corpora.values(), laws, left_out=left_out, versions=noted, given=given))


if __name__ == "__main__":
    main()
