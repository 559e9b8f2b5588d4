"""Verified pairs -> clusters around one document each, every member verified against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from provenance.article.reading import Positions
from provenance.near.pairs import Verified
from provenance.near.sketches import runs


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
    neighbours = _neighbours(pairs)
    centred = _by_centrality(pairs, copies, places)
    is_open = np.ones(places, dtype=np.bool_)
    found = []
    for centre in centred:
        if is_open[centre]:
            members = [centre, *(one for one in neighbours.get(centre, ()) if is_open[one])]
            is_open[members] = False
            everyone = [place for one in members for place in copies.get(one, [one])]
            if len(everyone) > 1:
                found.append((centre, sorted(int(place) for place in everyone if place != centre)))
    return sorted(found, key=lambda star: (-len(star[1]), min(star[0], star[1][0])))


def _neighbours(pairs: Verified) -> dict[int, Sequence[int]]:
    both = np.r_[pairs.left, pairs.right], np.r_[pairs.right, pairs.left]
    order = np.lexsort(both[::-1])
    ours, theirs = both[0][order], both[1][order]
    edges = runs(ours)
    bounds = zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True)
    return {int(ours[first]): theirs[first:last].tolist() for first, last in bounds}


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
