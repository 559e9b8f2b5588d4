"""What a system found, against the truth."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Literal, TypeAlias

from benchmarks.speed.corpus import edit_of
from benchmarks.speed.truth import Truth

Kind: TypeAlias = Literal["pairs", "clusters"]
Pair: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Share of the true pairs that were found, share of the found ones that are true, and how many there are."""

    recall: float
    precision: float
    found: int
    true: int
    by_edit: Mapping[str, float]


def true_pairs(known: Truth, ids: Sequence[str], threshold: float) -> set[Pair]:
    """Return the pairs of ids, in order, with a Jaccard similarity of at least the threshold."""
    is_true = known.jaccard >= threshold
    columns = zip(known.left[is_true].tolist(), known.right[is_true].tolist(), strict=True)
    return {_ordered(ids[left], ids[right]) for left, right in columns}


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)


def groups(path: Path) -> Iterator[list[str]]:
    """Yield the groups of ids that a system wrote, one JSON list in a line."""
    with path.open("rb") as file:
        for line in file:
            yield [str(name) for name in json.loads(line)]


def _of_pairs(found: Iterable[Sequence[str]], true: set[Pair]) -> tuple[set[Pair], int]:
    named = {_ordered(*pair) for group in found for pair in combinations(group, 2) if pair[0] != pair[1]}
    return true & named, len(named)


def _of_clusters(found: Iterable[Sequence[str]], true: set[Pair]) -> tuple[set[Pair], int]:
    """Return the same as for pairs, counted without naming them: a wrong cluster of 10,000 holds 50 million."""
    cluster = {name: number for number, members in enumerate(found) for name in members}
    sizes = Counter(cluster.values())
    right = {(one, other) for one, other in true if cluster.get(one, -1) == cluster.get(other, -2)}
    return right, sum(size * (size - 1) // 2 for size in sizes.values())


def _source(pair: Pair) -> str:
    """Return the edit that made one of the two out of the other, ``other`` where that is not how they came about."""
    for one, other in (pair, pair[::-1]):
        edit = edit_of(other)
        if edit and other == f"{one}~{edit}":
            return edit
    return "other"


def judged(found: Iterable[Sequence[str]], kind: Kind, true: set[Pair]) -> Verdict:
    """Return how well the found groups agree with the true pairs. Clusters stand for all pairs in them."""
    right, count = (_of_pairs if kind == "pairs" else _of_clusters)(found, true)
    wanted, got = Counter(map(_source, true)), Counter(map(_source, right))
    return Verdict(
        recall=len(right) / len(true) if true else 1.0,
        precision=len(right) / count if count else 1.0,
        found=count,
        true=len(true),
        by_edit={edit: got[edit] / number for edit, number in sorted(wanted.items())},
    )
