"""provenance: its search for near-duplicates, as the command ``provenance dedup`` runs it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import combinations, product

from benchmarks.speed.peers.files import Task, task, write
from provenance.near import near_duplicates


def pairs(given: Task) -> Iterator[tuple[str, str]]:
    """Yield all pairs that are meant: of equal texts the result names each with the first."""
    threads = int(os.environ.get("OMP_NUM_THREADS", "1"))
    found = near_duplicates([given.corpus], threshold=given.threshold, threads=threads)
    copies = {group[0]: group for group in found.copies}
    others = {copy for group in found.copies for copy in group[1:]}
    for group in found.copies:
        yield from combinations(group, 2)
    for pair in found.pairs:
        if pair.right not in others and pair.left not in others:
            yield from product(copies.get(pair.left, (pair.left,)), copies.get(pair.right, (pair.right,)))


if __name__ == "__main__":
    asked = task()
    write(pairs(asked), asked.found)
