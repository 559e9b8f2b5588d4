"""What users would pick instead: Jaccard and containment of word shingles, TF-IDF cosine, MinHash LSH.

All get the same folded words of title and text, page furniture included, since none of
them knows what furniture is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Final

import numpy as np

from benchmarks.quality.measures import Scores
from benchmarks.quality.training import DocumentPair
from provenance.text.tokens import words
from provenance.values import Document

Shingles = frozenset[tuple[str, ...]]


@lru_cache(maxsize=4_096)
def shingles(document: Document, size: int) -> Shingles:
    """Return the distinct runs of ``size`` words of title and text."""
    found = words(f"{document.title}\n{document.text}")
    return frozenset(zip(*(found[shift:] for shift in range(size)), strict=False))


def jaccard(pair: DocumentPair, size: int) -> float:
    """Return the Jaccard similarity of the shingles of a pair, 0 for empty sets."""
    left, right = (shingles(one, size) for one in pair)
    return len(left & right) / len(left | right) if left or right else 0.0


def containment(pair: DocumentPair, size: int) -> float:
    """Return the share of the smaller set of shingles that the other holds, 0 for empty sets."""
    left, right = (shingles(one, size) for one in pair)
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def is_lsh_hit(pair: DocumentPair) -> float:
    """Return 1 when datasketch's MinHashLSH at threshold .5 over word-5-shingles finds the pair, else 0."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.5, num_perm=128)
    signatures = []
    for one in pair:
        signature = MinHash(num_perm=128, seed=1)
        signature.update_batch([" ".join(shingle).encode() for shingle in sorted(shingles(one, 5))])
        signatures.append(signature)
    index.insert("left", signatures[0])
    return float("left" in index.query(signatures[1]))


PAIRWISE: Final[Mapping[str, Callable[[DocumentPair], float]]] = MappingProxyType(
    {
        **{f"word-{size} Jaccard": partial(jaccard, size=size) for size in (1, 3, 5)},
        **{f"word-{size} containment": partial(containment, size=size) for size in (1, 3, 5)},
        "datasketch LSH at .5": is_lsh_hit,
    }
)


def tfidf(pairs: Sequence[DocumentPair], corpus: Iterable[Document]) -> Scores:
    """Return the TF-IDF cosine of each pair, with document frequencies of a corpus."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer=words, sublinear_tf=True)
    vectorizer.fit(f"{one.title}\n{one.text}" for one in corpus)
    left, right = (vectorizer.transform(f"{pair[side].title}\n{pair[side].text}" for pair in pairs) for side in (0, 1))
    return np.asarray(left.multiply(right).sum(axis=1)).ravel()


def scores(pairs: Sequence[DocumentPair], corpus: Iterable[Document]) -> dict[str, Scores]:
    """Return baseline -> its score of each pair."""
    found = {name: np.array([measure(pair) for pair in pairs]) for name, measure in PAIRWISE.items()}
    found["TF-IDF cosine"] = tfidf(pairs, corpus)
    return found
