"""Daft: normalise, minhash, bands and buckets as its guide to deduplication shows, with that guide's parameters.

64 hashes in 8 bands of 8 for .7, nothing is verified. Components come from union-find here
instead of repeated joins, which costs less than the guide's way.
"""

from __future__ import annotations

import os

import daft
from daft import col
from daft.functions import chunk

from benchmarks.speed.peers.files import Task, clusters, task, write

HASHES, ROWS = 64, 8
SHINGLE_WORDS = 5
SEED = 42


def found(given: Task) -> list[list[str]]:
    """Return the connected groups of documents that share a band."""
    normal = col("text").normalize(remove_punct=True, lowercase=True, nfd_unicode=True, white_space=True)
    hashes = col("normal").minhash(num_hashes=HASHES, ngram_size=SHINGLE_WORDS, seed=SEED, hash_function="xxhash")
    numbered = daft.lit(list(range(HASHES // ROWS)))
    buckets = (
        daft.read_json(str(given.corpus))
        .select(col("id"), normal.alias("normal"))
        .select(col("id"), hashes.alias("hashes"))
        .select(col("id"), chunk(col("hashes"), ROWS).alias("band"), numbered.alias("number"))
        .explode("band", "number")
        .groupby("number", "band")
        .agg(col("id").list_agg().alias("ids"))
        .where(col("ids").list_count() > 1)
        .to_pydict()["ids"]
    )
    return clusters((ids[0], other) for ids in buckets for other in ids[1:])


if __name__ == "__main__":
    asked = task()
    write(found(asked), asked.found)
    # Its threads outlive the interpreter: about one run in twelve crashed while Python was shutting down,
    # with everything written.
    os._exit(0)
