"""The systems whose growth is measured: commands of ``provenance``, and those of the speed benchmark.

A command of ours is one line of ``COMMANDS``. It ends with what it writes being JSONL:
records of ``provenance/1``, or groups of ids.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from benchmarks.speed.systems import SYSTEMS, System, environment, surroundings, versions

_JSONL: Final = ("--format", "jsonl", "-o", "{found}", "--quiet")
COMMANDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "scan": ("scan", "{corpus}", *_JSONL),
        "scan --work": ("scan", "{corpus}", "--work", "{work}", "--memory", "1GB", *_JSONL),
        "dedup": ("dedup", "{corpus}", "--threshold", "{threshold}", *_JSONL),
    }
)
"""Name -> words behind ``provenance``; ``{corpus}``, ``{found}``, ``{work}`` (a new folder) and ``{threshold}`` are
filled in."""

NAMES: Final = (*COMMANDS, *SYSTEMS)
DEFAULT: Final = ("scan", "daft")


@dataclass(frozen=True, slots=True)
class Places:
    """Where a system reads, writes what it found, and may keep what it needs meanwhile."""

    corpus: Path
    found: Path
    work: Path


@dataclass(frozen=True, slots=True)
class Found:
    """How many pairs and stories a system names; None for what it does not speak of."""

    pairs: int | None
    stories: int | None


def _own(name: str) -> System:
    """Return a command of ours as a system that runs in this environment."""
    return SYSTEMS.get(name) or System(name, "", "pairs", ("numpy",), is_own=True)


def command(name: str, python: Path, places: Places, threshold: float) -> list[str]:
    """Return the command line of a system; ``threshold`` is that of near-duplicates and means nothing to a scan."""
    if name in SYSTEMS:
        return SYSTEMS[name].command(python, places.corpus, places.found, threshold)
    given = {
        "corpus": str(places.corpus),
        "found": str(places.found),
        "work": str(places.work),
        "threshold": str(threshold),
    }
    return [str(python), "-m", "provenance", *(word.format_map(given) for word in COMMANDS[name])]


def interpreter(name: str, folder: Path) -> Path:
    """Return what a system runs on; raises ``NotInstalled`` where its packages cannot be had."""
    return Path(sys.executable) if name in COMMANDS else environment(SYSTEMS[name], folder)


def environ(name: str, threads: int) -> dict[str, str]:
    """Return the environment variables that a system runs with."""
    return surroundings(_own(name), threads)


def packages(name: str, python: Path) -> dict[str, str]:
    """Return the versions of the packages that a system stands on."""
    return versions(_own(name), python)


def _records(path: Path) -> Counter[str]:
    """Return how many records of each kind a file holds; a group of ids counts as ``group``."""
    counts: Counter[str] = Counter()
    with path.open("rb") as file:
        for line in file:
            row = json.loads(line)
            counts[row["record"] if isinstance(row, dict) else "group"] += 1
    return counts


def counted(name: str, found: Path) -> Found:
    """Return how many pairs and stories a system wrote; clusters of near-duplicates count as stories."""
    counts = _records(found)
    if name in COMMANDS:
        pairs = None if counts["cluster"] and not counts["pair"] else counts["pair"]
        return Found(pairs, counts["story"] + counts["cluster"])
    if SYSTEMS[name].kind == "pairs":
        return Found(counts["group"], None)
    return Found(None, counts["group"])
