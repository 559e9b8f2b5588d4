"""Verified pairs -> clusters around one document each, every member verified against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from provenance.article.columns import Positions
from provenance.near.pairs import Verified


def stars(pairs: Verified, copies: Mapping[int, Positions], places: int) -> list[tuple[int, list[int]]]:
    """Return centres and what each stands for, itself left out, the largest cluster first, then by first place.

    The centre is the text most alike to the others, those it is printed as counted each; it
    takes what is verified against it, and the rest of its connected group finds other
    centres. So no chain of small edits puts two strangers into one cluster, and the work is
    that of sorting the pairs.

    Args:
        pairs: Of places of distinct texts.
        copies: The first place of equal texts -> all places of them.
        places: How many documents there are.
    """
    starts, neighbours = _neighbours(pairs, places)
    same = {first: group.tolist() for first, group in copies.items()}
    is_open = bytearray(b"\x01") * places
    found = []
    for centre in _by_centrality(pairs, copies, places):
        if is_open[centre]:
            members = [centre, *(one for one in neighbours[starts[centre] : starts[centre + 1]] if is_open[one])]
            for one in members:
                is_open[one] = 0
            others = [place for one in members for place in same.get(one, (one,)) if place != centre]
            if others:
                found.append((centre, sorted(others)))
    return sorted(found, key=lambda star: (-len(star[1]), min(star[0], star[1][0])))


def _neighbours(pairs: Verified, places: int) -> tuple[Sequence[int], Sequence[int]]:
    """Return where the neighbours of each place begin, and the neighbours of all places, ascending for each."""
    both = np.r_[pairs.left, pairs.right], np.r_[pairs.right, pairs.left]
    order = np.lexsort(both[::-1])
    starts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(np.bincount(both[0], minlength=places))])
    return starts.tolist(), both[1][order].tolist()


def _by_centrality(pairs: Verified, copies: Mapping[int, Positions], places: int) -> Iterator[int]:
    """Yield the places that are in a pair or printed twice, those most alike to others first."""
    prints = np.ones(places)
    for first, group in copies.items():
        prints[first] = len(group)
    # In the order of the pairs, so that the sums are the same to the last bit wherever they are made.
    alike = prints - 1
    for ours, theirs in ((pairs.left, pairs.right), (pairs.right, pairs.left)):
        alike = alike + np.bincount(ours, pairs.jaccard * prints[theirs], minlength=places)
    wanted = np.flatnonzero(alike > 0)
    yield from wanted[np.lexsort((wanted, -alike[wanted]))].tolist()
