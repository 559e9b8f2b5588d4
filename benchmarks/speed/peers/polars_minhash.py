"""polars: MinHash from plain expressions, 14 bands of 9 seeded hashes; nothing is verified.

There is no near-duplicate search in polars. This is what a user of data frames writes.
"""

from __future__ import annotations

import polars as pl

from benchmarks.speed.peers.files import Task, clusters, task, write

BANDS, ROWS = 14, 9
SHINGLE_WORDS = 5
_BATCH = 2_000


def _signatures(frame: pl.DataFrame) -> pl.DataFrame:
    """Return one row per document and one column per band, of hashes of the least hashes of its shingles."""
    following = [pl.col("word").shift(-step).over("id") for step in range(SHINGLE_WORDS)]
    shingles = (
        frame.select("id", word=pl.col("text").str.split(" "))
        .explode("word", empty_as_null=True)
        .select("id", shingle=pl.concat_str(following, separator=" "))
        .drop_nulls()  # before hashing, which makes a number of a missing shingle too
        .with_columns(pl.col("shingle").hash(0))
    )
    least = [pl.col("shingle").hash(seed).min().alias(f"m{seed}") for seed in range(1, BANDS * ROWS + 1)]
    bands = [
        pl.struct([f"m{band * ROWS + row + 1}" for row in range(ROWS)]).hash(0).alias(f"b{band}")
        for band in range(BANDS)
    ]
    return shingles.group_by("id").agg(least).select("id", *bands)


def found(given: Task) -> list[list[str]]:
    """Return the connected groups of documents that share a band."""
    corpus = pl.read_ndjson(given.corpus, schema={"id": pl.String, "text": pl.String})
    signed = pl.concat([_signatures(batch) for batch in corpus.iter_slices(_BATCH)])
    buckets = (
        signed.unpivot(index="id", variable_name="band", value_name="key")
        .group_by("band", "key")
        .agg("id")
        .filter(pl.col("id").list.len() > 1)
        .get_column("id")
        .to_list()
    )
    return clusters((ids[0], other) for ids in buckets for other in ids[1:])


if __name__ == "__main__":
    asked = task()
    write(found(asked), asked.found)
