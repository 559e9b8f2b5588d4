"""gaoya: its index of strings with five-word n-grams cut in Rust; it filters by the estimate itself.

It chooses bands and rows for 128 hashes by itself, 32 of 4 for a threshold of .7. Texts of
fewer than five words are left out, because to gaoya they are all alike.
"""

from __future__ import annotations

from collections.abc import Iterator

import gaoya
import orjson

from benchmarks.speed.peers.files import Task, task, write

HASHES = 128
SHINGLE_WORDS = 5


def pairs(given: Task) -> Iterator[tuple[str, str]]:
    """Yield the pairs of documents that the index holds for similar."""
    with given.corpus.open("rb") as file:
        rows = [orjson.loads(line) for line in file]
    kept = [(row["id"], row["text"]) for row in rows if len(row["text"].split()) >= SHINGLE_WORDS]
    names, texts = [name for name, _ in kept], [text for _, text in kept]
    index = gaoya.minhash.MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=given.threshold,
        num_bands=None,
        band_size=None,
        num_hashes=HASHES,
        analyzer="word",
        lowercase=True,
        ngram_range=(SHINGLE_WORDS, SHINGLE_WORDS),
    )
    index.par_bulk_insert_docs(list(range(len(texts))), texts)
    for place, others in enumerate(index.par_bulk_query(texts)):
        yield from ((names[other], names[place]) for other in others if other < place)


if __name__ == "__main__":
    asked = task()
    write(pairs(asked), asked.found)
