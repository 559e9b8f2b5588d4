"""Compare near-duplicate systems side by side: ``python -m benchmarks.speed --data DIR``.

Every system reads the same raw JSONL in a process of its own; rounds are interleaved, so
that a busy minute of the machine hits all of them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from benchmarks.plots import announce
from benchmarks.quality.report import lines
from benchmarks.speed import corpus as corpora
from benchmarks.speed.corpus import Corpus
from benchmarks.speed.judge import Verdict, groups, judged, true_pairs
from benchmarks.speed.measure import CommandFailed, Cost, measured
from benchmarks.speed.report import Result, row, save, table, with_ratios
from benchmarks.speed.systems import ROOT, SYSTEMS, NotInstalled, System, environment, surroundings, versions
from benchmarks.speed.truth import TOKENISATIONS, truth

CORPORA = ("news", "edits", "large")


@dataclass(frozen=True, slots=True)
class Bench:
    """What is the same for all runs: folders, threshold, rounds, threads and time allowed."""

    work: Path
    threshold: float
    rounds: int
    threads: int
    timeout_s: float

    def found(self, system: System, corpus: Corpus) -> Path:
        """Return the file of what a system finds in a corpus."""
        return self.work / "found" / f"{corpus.name}-{system.name}.jsonl"

    def once(self, system: System, python: Path, corpus: Corpus) -> Cost:
        """Run a system over a corpus and return its cost."""
        found = self.found(system, corpus)
        found.parent.mkdir(parents=True, exist_ok=True)
        found.unlink(missing_ok=True)
        return measured(
            system.command(python, corpus.path, found, self.threshold),
            log=found.with_suffix(".log"),
            env=surroundings(system, self.threads),
            folder=ROOT,
            timeout_s=self.timeout_s,
        )

    def verdicts(self, corpus: Corpus, results: Mapping[str, list[Cost]]) -> dict[str, dict[str, Verdict]]:
        """Return system -> tokenisation -> verdict on what its last round found."""
        ids = [name for name, _ in corpora.read(corpus.path)]
        judgements: dict[str, dict[str, Verdict]] = {name: {} for name in results}
        for tokenisation in TOKENISATIONS:
            true = true_pairs(truth(corpus, tokenisation, self.work / "truth"), ids, self.threshold)
            for name in results:
                found = groups(self.found(SYSTEMS[name], corpus))
                judgements[name][tokenisation] = judged(found, SYSTEMS[name].kind, true)
        return judgements

    def costs(
        self, corpus: Corpus, pythons: Mapping[str, Path], left_out: dict[str, str]
    ) -> tuple[dict[str, list[Cost]], dict[str, list[Cost]]]:
        """Return system -> cost of each round, and of its start: a few documents of the same corpus.

        One that fails is noted in ``left_out`` and not run again.
        """
        few = corpora.first_rows(corpus)
        taken: dict[str, list[Cost]] = {name: [] for name in pythons}
        starts: dict[str, list[Cost]] = {name: [] for name in pythons}
        for number in range(self.rounds):
            for name in [*taken]:
                click.echo(f"{corpus.name}, round {number + 1}: {name}", err=True)
                try:
                    starts[name].append(self.once(SYSTEMS[name], pythons[name], few))
                    taken[name].append(self.once(SYSTEMS[name], pythons[name], corpus))
                except CommandFailed as failure:
                    left_out[f"{name} on {corpus.name}"] = str(failure)
                    del taken[name]
        return taken, starts

    def results(self, corpus: Corpus, pythons: Mapping[str, Path], left_out: dict[str, str]) -> Iterator[Result]:
        """Yield what each system cost and found on a corpus."""
        taken, starts = self.costs(corpus, pythons, left_out)
        verdicts = self.verdicts(corpus, taken)
        for name, rounds in taken.items():
            yield Result(name, corpus.name, tuple(rounds), tuple(starts[name]), verdicts[name])


def _environments(names: Sequence[str], folder: Path, left_out: dict[str, str]) -> dict[str, Path]:
    """Return system -> interpreter of all that can be installed; the others are noted in ``left_out``."""
    found = {}
    for name in names:
        click.echo(f"environment of {name}", err=True)
        try:
            found[name] = environment(SYSTEMS[name], folder)
        except NotInstalled as failure:
            left_out[name] = str(failure)
    return found


def _work_folder() -> Path:
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "provenance-benchmarks"


def _notes(corpus: Corpus, left_out: Mapping[str, str]) -> list[str]:
    here = {name: why for name, why in left_out.items() if " on " not in name or name.endswith(f" on {corpus.name}")}
    return [f"left out: {name}: {why}" for name, why in here.items()]


@click.command()
@click.option("--data", type=click.Path(path_type=Path), help="Folder that holds data/saudinewsnet.")
@click.option("--systems", multiple=True, type=click.Choice([*SYSTEMS]), help="May be repeated; all of them else.")
@click.option("--corpora", "names", multiple=True, type=click.Choice(CORPORA), help="news and edits, if not given.")
@click.option("--docs", default=20_000, show_default=True, type=click.IntRange(min=2), help="Of news and edits.")
@click.option("--megabytes", default=300, show_default=True, type=click.IntRange(min=1), help="Of the large corpus.")
@click.option("--rounds", default=3, show_default=True, type=click.IntRange(min=1))
@click.option("--threshold", default=0.7, show_default=True, type=click.FloatRange(0.5, 1.0))
@click.option("--threads", default=1, show_default=True, type=click.IntRange(min=1))
@click.option("--seed", default=1, show_default=True)
@click.option("--timeout", "timeout_s", default=3_600.0, show_default=True, help="Seconds for one run of one system.")
@click.option("--work", type=click.Path(path_type=Path), help="For corpora, truth and environments; the user's cache.")
@click.option("--save/--no-save", "is_saved", default=True, help="Keep the run in benchmarks/results.")
def main(
    data: Path | None,
    systems: tuple[str, ...],
    names: tuple[str, ...],
    docs: int,
    megabytes: int,
    rounds: int,
    threshold: float,
    threads: int,
    seed: int,
    timeout_s: float,
    work: Path | None,
    is_saved: bool,
) -> None:
    """Print CPU, wall time, memory, recall and precision of every system on the same raw files."""
    work = (work or _work_folder()).absolute()
    bench = Bench(work, threshold, rounds, threads, timeout_s)
    left_out: dict[str, str] = {}
    pythons = _environments(systems or [*SYSTEMS], work / "environments", left_out)
    articles = corpora.articles(data or Path(os.environ.get("PROVENANCE_DATA", "")))
    rows: list[dict[str, Any]] = []
    built = []
    for name in names or CORPORA[:2]:
        one = corpora.build(name, articles, work / "corpora", documents=docs, megabytes=megabytes, seed=seed)
        built.append(one)
        rows += with_ratios([row(result) for result in bench.results(one, pythons, left_out)])
        click.echo("\n".join(lines(table(rows, one, _notes(one, left_out)))))
    if is_saved:
        noted = {name: versions(SYSTEMS[name], python) for name, python in pythons.items()}
        given = {"threshold": threshold, "rounds": rounds, "threads": threads, "seed": seed}
        announce(save(rows, built, left_out=left_out, versions=noted, given=given))


if __name__ == "__main__":
    main()
