"""rensa: full-set R-MinHash and its LSH, candidates filtered by their estimate.

Its faster rho pipeline samples positions and returns flags instead of pairs, so it does
not answer the question asked here. The number of bands must divide that of permutations:
16 of 8 have their threshold, (1/16)^(1/8) = .71, nearest to .7.
"""

from __future__ import annotations

from collections.abc import Iterator

import orjson
from rensa import RMinHash, RMinHashLSH

from benchmarks.speed.peers.files import Task, task, write

NUM_PERM = 128
BANDS = 16
SEED = 42
SHINGLE_WORDS = 5


def _shingles(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1)]


def pairs(given: Task) -> Iterator[tuple[str, str]]:
    """Yield the pairs of earlier and later documents whose estimated similarity reaches the threshold."""
    with given.corpus.open("rb") as file:
        rows = [orjson.loads(line) for line in file]
    names, sets = [], []
    for row in rows:
        if shingles := _shingles(row["text"]):
            names.append(row["id"])
            sets.append(shingles)
    sketches = RMinHash.from_token_sets(sets, num_perm=NUM_PERM, seed=SEED)
    index = RMinHashLSH(threshold=given.threshold, num_perm=NUM_PERM, num_bands=BANDS)
    for place, sketch in enumerate(sketches):
        for other in index.query(sketch):
            if sketches[other].jaccard(sketch) >= given.threshold:
                yield names[other], names[place]
        index.insert(place, sketch)


if __name__ == "__main__":
    asked = task()
    write(pairs(asked), asked.found)
