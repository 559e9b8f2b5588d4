"""Paths -> near-duplicates: the order of the steps."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext

import numpy as np

from provenance.article.columns import Positions
from provenance.errors import SettingsError
from provenance.near.clusters import stars
from provenance.near.gather import Gathered, gathered
from provenance.near.pairs import Verified, candidates, equal_texts, verified
from provenance.near.sketches import Compiled, Plain, Sketcher
from provenance.near.values import NearCluster, NearDuplicates, NearPair
from provenance.settings import Settings
from provenance.values import Capped, Outcomes

Progress = Callable[[str, int, int | None], None]


def sketcher_of(settings: Settings, threshold: float) -> Sketcher:
    """Return the kernels, or their plain twin where numba is missing."""
    try:
        return Compiled(settings, threshold)
    except ImportError:
        return Plain(settings, threshold)


def near_duplicates(
    paths: Iterable[str | os.PathLike[str]],
    *,
    settings: Settings | None = None,
    threshold: float = 0.7,
    threads: int = 1,
    progress: Progress | None = None,
) -> NearDuplicates:
    """Return the documents that ``paths`` hold more than once, give or take some words.

    Two texts are near-duplicates when their sets of shingles, five folded words in a row,
    have a Jaccard similarity of at least ``threshold``. Such pairs are proposed by MinHash
    bands, which find a pair at the threshold as often as ``settings.band_recall`` says, and
    then compared exactly: no pair below the threshold is ever reported. The text alone is
    compared, without the title. JSON lines are the fast input; paths are those that
    :func:`provenance.read` takes. Same input and settings, same result, for any number of
    threads and with or without numba.

    Args:
        paths: Files, folders, or ``-`` for standard input.
        settings: Names of columns, limits, and how well bands find.
        threshold: Jaccard similarity in (0, 1].
        threads: Of compiled code; the plain path takes one.
        progress: Called with a step, how far it is, and of how many or None.

    Raises:
        SettingsError: The threshold is out of range.
    """
    return searched(paths, settings=settings, threshold=threshold, threads=threads, progress=progress)[0]


def searched(
    paths: Iterable[str | os.PathLike[str]],
    *,
    settings: Settings | None,
    threshold: float,
    threads: int,
    progress: Progress | None,
) -> tuple[NearDuplicates, Gathered]:
    """Return what :func:`near_duplicates` does, and the documents it was found among."""
    chosen = settings or Settings()
    if not 0.0 < threshold <= 1.0:
        raise SettingsError("usage.setting_near", value=str(threshold))
    with _collector_paused():
        return found_in(
            [os.fspath(path) for path in paths],
            sketcher_of(chosen, threshold),
            settings=chosen,
            threshold=threshold,
            threads=threads,
            progress=progress or (lambda step, done, total: None),
        )


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Look for no cycles meanwhile: many small objects are made here, none of them in one, and all looked at again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def found_in(
    paths: Sequence[str],
    sketcher: Sketcher,
    *,
    settings: Settings,
    threshold: float,
    threads: int,
    progress: Progress,
) -> tuple[NearDuplicates, Gathered]:
    """Return the near-duplicates, and the documents they were found among."""
    read = gathered(
        paths, sketcher, settings=settings, threads=threads, progress=lambda done: progress("read", done, None)
    )
    if not read.ids:
        return NearDuplicates(threshold, (), (), (), _outcomes(read), None, frozenset(), 0), read
    keys = np.concatenate(read.keys)
    read.keys.clear()
    is_compared = np.diff(read.starts) > 0
    too_short = len(keys) - int(is_compared.sum())
    copies = {int(group[0]): group for group in equal_texts(read, keys[:, -1], np.flatnonzero(is_compared))}
    for group in copies.values():
        is_compared[group[1:]] = False
    proposed, overflow = candidates(keys, np.flatnonzero(is_compared), sketcher, cap=settings.bucket_cap)
    del keys
    progress("verify", 0, len(proposed))
    with ThreadPoolExecutor(threads) if threads > 1 else nullcontext() as pool:
        pairs = verified(read, proposed, sketcher, threshold=threshold, pool=pool, parts=threads)
    capped = Capped("near", overflow.longest, read.ids[overflow.place], overflow.lists) if overflow else None
    return _named(read, pairs, copies, threshold, capped, too_short), read


def _outcomes(read: Gathered) -> Outcomes:
    return Outcomes(len(read.ids), tuple(sorted(read.entries, key=lambda entry: (entry.path, entry.message))))


def _named(
    read: Gathered,
    found: Verified,
    copies: dict[int, Positions],
    threshold: float,
    capped: Capped | None,
    too_short: int,
) -> NearDuplicates:
    """Return what was found by id."""
    pairs = _pairs(read.ids, found, copies)
    clusters = stars(found, copies, len(read.ids))
    home = [-1] * len(read.ids)
    for at, (middle, others) in enumerate(clusters):
        for place in (middle, *others):
            home[place] = at
    inside: list[list[NearPair]] = [[] for _ in clusters]
    for left, right, pair in pairs:
        if home[left] == home[right] >= 0:
            inside[home[left]].append(pair)
    return NearDuplicates(
        threshold=threshold,
        clusters=tuple(
            NearCluster(
                read.ids[middle], tuple(read.ids[place] for place in sorted((middle, *others))), tuple(inside[at])
            )
            for at, (middle, others) in enumerate(clusters)
        ),
        pairs=tuple(pair for *_, pair in pairs),
        copies=tuple(tuple(read.ids[place] for place in group.tolist()) for group in copies.values()),
        outcomes=_outcomes(read),
        capped=capped,
        dropped=frozenset(place for _, others in clusters for place in others),
        too_short=too_short,
    )


def _pairs(ids: Sequence[str], found: Verified, copies: dict[int, Positions]) -> list[tuple[int, int, NearPair]]:
    """Return all pairs with their places, in order: those of distinct texts, and each copy with the first."""
    columns = (found.left, found.right, found.jaccard, found.of_left, found.of_right)
    rows = list(zip(*(column.tolist() for column in columns), strict=True))
    rows += [(first, copy, 1.0, 1.0, 1.0) for first, group in copies.items() for copy in group[1:].tolist()]
    rows.sort()  # no two of them have both places alike
    return [
        (left, right, NearPair(ids[left], ids[right], jaccard, of_left, of_right))
        for left, right, jaccard, of_left, of_right in rows
    ]
