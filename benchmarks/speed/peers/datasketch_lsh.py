"""datasketch: signatures in bulk with xxHash, MinHashLSH at the threshold, candidates filtered by their estimate."""

from __future__ import annotations

from collections.abc import Iterator

import orjson
import xxhash
from datasketch import MinHash, MinHashLSH

from benchmarks.speed.peers.files import Task, task, write

NUM_PERM = 128
SHINGLE_WORDS = 5


def _shingles(text: str) -> list[bytes]:
    words = text.split()
    return [" ".join(words[at : at + SHINGLE_WORDS]).encode() for at in range(len(words) - SHINGLE_WORDS + 1)]


def pairs(given: Task) -> Iterator[tuple[str, str]]:
    """Yield the pairs of earlier and later documents whose estimated similarity reaches the threshold."""
    with given.corpus.open("rb") as file:
        rows = [orjson.loads(line) for line in file]
    shingles = ((row["id"], _shingles(row["text"])) for row in rows)
    kept = [(name, found) for name, found in shingles if found]
    index = MinHashLSH(threshold=given.threshold, num_perm=NUM_PERM)
    signatures: dict[str, MinHash] = {}
    made = MinHash.generator((found for _, found in kept), num_perm=NUM_PERM, hashfunc=xxhash.xxh32_intdigest)
    for (name, _), signature in zip(kept, made, strict=True):
        for other in index.query(signature):
            if signatures[other].jaccard(signature) >= given.threshold:
                yield other, name
        index.insert(name, signature)
        signatures[name] = signature


if __name__ == "__main__":
    asked = task()
    write(pairs(asked), asked.found)
