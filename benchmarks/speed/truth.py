"""Every pair of documents that share much of their word-5-shingles, without sampling and without hashing.

Peers are not judged by this project's reading of Arabic alone: the truth comes in two
tokenisations, the folded words of ``provenance`` and what stands between white space.

Shingles are numbered, not hashed, so that no collision can make or hide a pair. The join
looks up only the rarest shingles of the smaller set of a pair: where two sets share the
part ``c`` of the smaller, the rarest ``1 - c`` of it and one more cannot all be missing
from the larger.

References:
    Chaudhuri, Ganti, Kaushik 2006, "A primitive operator for similarity joins in data cleaning" (prefix filter).
    Bayardo, Ma, Srikant 2007, "Scaling up all pairs similarity search".
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from benchmarks.speed.corpus import Corpus, read
from provenance.text.alphabet import FOLD_HASH
from provenance.text.tokens import words

Numbers: TypeAlias = npt.NDArray[np.int64]
Shares: TypeAlias = npt.NDArray[np.float64]
Tokenise: TypeAlias = Callable[[str], Sequence[str]]

SHINGLE_WORDS: Final = 5
JACCARD: Final = 0.5
# Sets of Jaccard similarity j share at least 2j / (1 + j) of the smaller: equal sizes are the worst case.
CONTAINMENT: Final = 2 * JACCARD / (1 + JACCARD)
_VERSION: Final = "1"  # of this join; another number, another file in the cache
_ROUNDING: Final = 1e-9

TOKENISATIONS: Final[Mapping[str, Tokenise]] = {"folded": words, "whitespace": str.split}


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """Pairs of documents, by their place in the corpus, ``left < right``, in ascending order.

    ``containment`` is the part of the smaller set that the larger holds. Complete for
    every containment of at least ``CONTAINMENT``, and so for every Jaccard similarity of
    at least ``JACCARD``. All columns have one length.
    """

    left: Numbers
    right: Numbers
    jaccard: Shares
    containment: Shares


def _numbered(texts: Iterable[Sequence[str]]) -> list[Numbers]:
    """Return the words of each text as numbers, equal words equal numbers."""
    known: dict[str, int] = {}
    return [np.array([known.setdefault(word, len(known)) for word in text], dtype=np.int64) for text in texts]


def _paired(left: Numbers, right: Numbers) -> Numbers:
    """Return one number per pair of numbers, equal for equal pairs only; counted from 0."""
    base = int(right.max(initial=0)) + 1
    paired: Numbers = np.unique(left * base + right, return_inverse=True)[1].reshape(-1).astype(np.int64)
    return paired


def shingle_sets(texts: Iterable[Sequence[str]], size: int = SHINGLE_WORDS) -> list[Numbers]:
    """Return the distinct runs of ``size`` words of each text as ascending numbers; none where it is shorter."""
    numbers = _numbered(texts)
    flat = np.concatenate([np.empty(0, dtype=np.int64), *numbers])
    runs = flat
    for shift in range(1, size):
        runs = _paired(runs[: max(0, len(flat) - shift)], flat[shift:])
    starts = np.cumsum([0, *map(len, numbers)])
    return [np.unique(runs[start : max(start, end - size + 1)]) for start, end in pairwise(starts)]


@dataclass(frozen=True, slots=True, eq=False)
class _Index:
    """Sets whose numbers run from the rarest to the commonest shingle, and which sets hold each number."""

    sets: Sequence[Numbers]
    sizes: Numbers
    owners: Numbers
    starts: Numbers


def _indexed(sets: Sequence[Numbers]) -> _Index:
    flat = np.concatenate([np.empty(0, dtype=np.int64), *sets])
    sizes = np.array([len(one) for one in sets], dtype=np.int64)
    holders = np.bincount(flat, minlength=1)
    rank = np.empty(len(holders), dtype=np.int64)
    rank[np.argsort(holders, kind="stable")] = np.arange(len(holders))
    ranked = rank[flat]
    bounds = np.cumsum(sizes)[:-1]
    owners = np.repeat(np.arange(len(sizes)), sizes)[np.argsort(ranked, kind="stable")]
    starts = np.r_[0, np.cumsum(np.sort(holders, kind="stable"))]
    return _Index([np.sort(one) for one in np.split(ranked, bounds)], sizes, owners, starts)


def _partners(index: _Index, place: int, least: float) -> Numbers:
    """Return the sets, no smaller than that at ``place``, that may hold the share ``least`` of it."""
    one = index.sets[place]
    rarest = one[: len(one) - ceil(least * len(one) - _ROUNDING) + 1]
    shared = rarest[index.starts[rarest + 1] - index.starts[rarest] > 1]
    lists = [index.owners[index.starts[number] : index.starts[number + 1]] for number in shared]
    others = np.unique(np.concatenate([np.empty(0, dtype=np.int64), *lists]))
    is_larger = index.sizes[others] > len(one)
    is_later = (index.sizes[others] == len(one)) & (others > place)
    partners: Numbers = others[is_larger | is_later]
    return partners


def _overlaps(index: _Index, least: float) -> Iterator[tuple[int, int, int]]:
    """Yield two places and how many shingles they share, for every pair that shares enough of the smaller."""
    is_held = np.zeros(len(index.starts), dtype=np.bool_)
    for place, one in enumerate(index.sets):
        is_held[one] = True
        for other in _partners(index, place, least).tolist() if len(one) else ():
            common = int(np.count_nonzero(is_held[index.sets[other]]))
            if common >= least * len(one) - _ROUNDING:
                yield place, other, common
        is_held[one] = False


def joined(sets: Sequence[Numbers], least: float = CONTAINMENT) -> Truth:
    """Return every pair of sets that share at least ``least`` of the smaller; empty sets are in no pair."""
    index = _indexed(sets)
    found = np.array(list(_overlaps(index, least)), dtype=np.int64).reshape(-1, 3)
    left, right = np.minimum(found[:, 0], found[:, 1]), np.maximum(found[:, 0], found[:, 1])
    order = np.lexsort((right, left))
    left, right, common, sizes = left[order], right[order], found[order, 2], index.sizes
    union = sizes[left] + sizes[right] - common
    return Truth(left, right, common / union, common / np.minimum(sizes[left], sizes[right]))


def truth(corpus: Corpus, tokenisation: str, cache: Path) -> Truth:
    """Return the true pairs of a corpus, from the cache where they have been computed before.

    Args:
        corpus: Known by the hash of its bytes.
        tokenisation: A name of ``TOKENISATIONS``.
        cache: Folder for the results.
    """
    key = " ".join((_VERSION, corpus.sha256, tokenisation, FOLD_HASH if tokenisation == "folded" else ""))
    path = cache / f"truth-{hashlib.sha256(key.encode()).hexdigest()[:24]}.npz"
    if path.exists():
        with np.load(path, allow_pickle=False) as saved:
            return Truth(*(saved[name] for name in ("left", "right", "jaccard", "containment")))
    found = joined(shingle_sets(TOKENISATIONS[tokenisation](text) for _, text in read(corpus.path)))
    cache.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part.npz")
    np.savez(part, left=found.left, right=found.right, jaccard=found.jaccard, containment=found.containment)
    part.replace(path)
    return found
