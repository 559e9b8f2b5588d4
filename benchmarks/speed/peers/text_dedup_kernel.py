"""text-dedup: the signature function, band choice and union-find of its installed package, with its defaults.

Reading and bucketing are done here, without the ``datasets`` library that the command of
the package goes through: what is measured is its kernel, not the copies of the corpus
that the library keeps on disk. As that command does, it leaves out the shortest texts.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import orjson
from text_dedup.minhash import NON_ALPHA, RNG, embed_func
from text_dedup.utils import UnionFind, optimal_param, sha1_hash

from benchmarks.speed.peers.files import Task, task, write

NUM_PERM = 250
SHINGLE_WORDS = 5
LEAST_WORDS = 5
_PRIME = np.uint64((1 << 61) - 1)
_MAX_HASH = np.uint32((1 << 32) - 1)


def _hash(data: bytes) -> int:
    return int(sha1_hash(data, d=32))


def found(given: Task) -> list[list[str]]:
    """Return the connected groups of documents that share a band."""
    bands, rows = optimal_param(given.threshold, NUM_PERM)
    ranges = [(at * rows, (at + 1) * rows) for at in range(bands)]
    drawn = tuple(RNG.randint(low, _PRIME, size=(NUM_PERM,), dtype=np.uint64) for low in (1, 0))
    buckets: list[dict[bytes, list[int]]] = [defaultdict(list) for _ in range(bands)]
    names = []
    with given.corpus.open("rb") as file:
        for place, line in enumerate(file):
            row = orjson.loads(line)
            names.append(row["id"])
            if len(NON_ALPHA.split(row["text"].lower())) < LEAST_WORDS:
                continue
            made = embed_func(
                row["text"],
                place,
                num_perm=NUM_PERM,
                ngram_size=SHINGLE_WORDS,
                min_length=LEAST_WORDS,
                hashranges=ranges,
                permutations=drawn,
                hash_func=_hash,
                dtype=np.uint64,
                max_hash=_MAX_HASH,
                modulo_prime=_PRIME,
            )
            for bucket, key in zip(buckets, made["__signatures__"], strict=True):
                bucket[key].append(place)
    joined = UnionFind()
    for bucket in buckets:
        for members in bucket.values():
            for other in members[1:]:
                joined.union(members[0], other)
    groups = defaultdict(list)
    for place in list(joined.parent):
        groups[joined.find(place)].append(names[place])
    return list(groups.values())


if __name__ == "__main__":
    asked = task()
    write(found(asked), asked.found)
