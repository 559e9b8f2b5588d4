"""Arguments, rows and results of the programs beside this one; no package but the standard library is needed."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Task:
    """Which corpus to read, where to write the groups, and from which Jaccard similarity on."""

    corpus: Path
    found: Path
    threshold: float


def task() -> Task:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", type=Path)
    parser.add_argument("found", type=Path)
    parser.add_argument("--threshold", type=float, required=True)
    given = parser.parse_args()
    return Task(given.corpus, given.found, given.threshold)


def write(groups: Iterable[Sequence[str]], path: Path) -> None:
    """Write groups of ids, one JSON list in a line."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(list(group)) + "\n" for group in groups)


def clusters(links: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return the connected groups of linked ids, by union-find with path halving."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for one, other in links:
        parent[root(one)] = root(other)
    found: dict[str, list[str]] = {}
    for name in parent:
        found.setdefault(root(name), []).append(name)
    return list(found.values())
