"""Large scans killed at random moments and started again: ``python -m benchmarks.scale.kills --data DIR``.

Each run of the scan gets SIGKILL after a random share of the time that an undisturbed one
takes, is started again in the same work folder, and its result is held against the
undisturbed one, byte for byte.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

import click

from benchmarks.quality import data as sets
from benchmarks.quality.report import Table, lines, save


@dataclass(frozen=True, slots=True)
class Killed:
    """A run that was killed after so many seconds, in which step, and whether its result was the undisturbed one."""

    after_s: float
    tables_done: int
    is_equal: bool


def command(corpus: Path, work: Path, found: Path) -> list[str]:
    """Return the scan of a corpus in a work folder."""
    program = [sys.executable, "-m", "provenance", "scan", str(corpus), "--work", str(work)]
    return [*program, "--format", "jsonl", "-o", str(found), "--quiet", "--memory", "512MB", "--threads", "2"]


def killed_after(seconds: float, arguments: Sequence[str]) -> bool:
    """Run a command, kill it and all its children after so many seconds, and return whether it was still at work."""
    process = subprocess.Popen(arguments, start_new_session=True)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def finished(arguments: Sequence[str]) -> None:
    """Run a command to its end; 3 says that rows without a text were met.

    Raises:
        CalledProcessError: It failed.
    """
    code = subprocess.run(arguments, check=False).returncode
    if code not in (0, 3):
        raise subprocess.CalledProcessError(code, arguments)


def digest(found: Path) -> str:
    """Return the hash of a result."""
    return hashlib.sha256(found.read_bytes()).hexdigest()


def corpus_of(folder: Path, documents: int, target: Path) -> Path:
    """Write so many articles as rows."""
    with target.open("w", encoding="utf-8") as file:
        for one in islice(sets.saudi_documents(folder), documents):
            row = {
                "id": one.id,
                "title": one.title,
                "text": one.text,
                "outlet": one.outlet,
                "fetched": str(one.fetched),
            }
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return target


def undisturbed(corpus: Path, folder: Path) -> tuple[str, float]:
    """Return the hash of the result of a scan that nobody kills, and how many seconds it takes.

    It runs twice: the first run may have to compile.
    """
    finished(command(corpus, folder / "first", folder / "first.jsonl"))
    started = time.perf_counter()
    finished(command(corpus, folder / "second", folder / "second.jsonl"))
    seconds = time.perf_counter() - started
    expected = digest(folder / "second.jsonl")
    if digest(folder / "first.jsonl") != expected:
        raise AssertionError("two undisturbed scans of one corpus differ")
    return expected, seconds


def kill(corpus: Path, folder: Path, after_s: float, expected: str) -> Killed:
    """Kill a scan after so many seconds, start it again, and compare its result."""
    work, found = folder / "work", folder / "found.jsonl"
    shutil.rmtree(work, ignore_errors=True)
    found.unlink(missing_ok=True)
    arguments = command(corpus, work, found)
    if not killed_after(after_s, arguments):
        found.unlink()
    tables = len(list((work / "tables").glob("*/done.json"))) if work.exists() else 0
    finished(arguments)
    return Killed(after_s, tables, digest(found) == expected)


@click.command()
@click.option("--data", "folder", type=click.Path(path_type=Path), required=True, help="Folder that holds data/.")
@click.option("--documents", default=3_000, show_default=True, help="How many articles of SaudiNewsNet.")
@click.option("--kills", default=20, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--save/--no-save", "is_saved", default=True, help="Keep the run in benchmarks/results.")
def main(folder: Path, documents: int, kills: int, seed: int, is_saved: bool) -> None:
    """Print how many of the killed scans came to the result of an undisturbed one."""
    began = time.perf_counter()
    rng = Random(seed)
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        corpus = corpus_of(folder, documents, room / "corpus.jsonl")
        expected, whole_s = undisturbed(corpus, room)
        runs = []
        for _ in range(kills):
            runs.append(kill(corpus, room, rng.uniform(0.05, 1.0) * whole_s, expected))
            click.echo(
                f"killed after {runs[-1].after_s:.1f} s, {runs[-1].tables_done} tables: {runs[-1].is_equal}", err=True
            )
    rows: dict[str, dict[str, float | str]] = {
        f"kill {number}": {"after s": one.after_s, "tables done": one.tables_done, "equal": float(one.is_equal)}
        for number, one in enumerate(runs, 1)
    }
    rows["all"] = {"equal": sum(one.is_equal for one in runs) / kills, "of": kills, "undisturbed s": whole_s}
    table = Table(f"kill -9 and resume, {documents} articles of saudinewsnet", rows, {"equal": "1.0"})
    click.echo("\n".join(lines(table)))
    if is_saved:
        click.echo(f"saved {save([table], time.perf_counter() - began, 'kills').name}")


if __name__ == "__main__":
    main()
