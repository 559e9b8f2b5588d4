"""Candidate pairs -> the verified pairs worth listing: by kernels where they are many, else one by one.

Both ways give the same pairs. The compiled one works on :mod:`provenance.match.columns`
and makes Python values only of what is listed.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from types import ModuleType
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt

from provenance.article.reading import Positions, Reading
from provenance.match.background import Background
from provenance.match.columns import Columns, columns
from provenance.match.limits import Limits, limits
from provenance.match.profile import Profile, profile
from provenance.match.score import model_for
from provenance.match.signals import SIGNALS, Measure
from provenance.match.verify import Findings, verdict, verify
from provenance.settings import Settings
from provenance.values import CandidatePair, Located, Pair, Passage

MANY: Final = 10_000
"""Pairs from which compiled code is used: the plain path takes some ten seconds for them, a first compilation more."""
AT_ONCE: Final = 8_192
"""Pairs given to a kernel at once: two megabytes of results, some tenths of a second."""

Done = Callable[[int], None]
Item = TypeVar("Item")
Result = TypeVar("Result")


def _ignore(done: int) -> None:
    """Report nothing."""


def verified(
    candidates: Sequence[CandidatePair],
    readings: Sequence[Reading],
    *,
    background: Background,
    settings: Settings,
    lists_all: bool,
    done: Done = _ignore,
) -> list[Pair]:
    """Return the verified pairs in order of the candidates, those labelled unrelated only if ``lists_all``.

    ``done`` is told now and then how many candidates have been looked at.
    """
    has_kernels = len(candidates) >= MANY and find_spec("numba") is not None
    way = kernel_verified if has_kernels else plain_verified
    return list(way(candidates, readings, background, settings, lists_all, done))


def plain_verified(
    candidates: Sequence[CandidatePair],
    readings: Sequence[Reading],
    background: Background,
    settings: Settings,
    lists_all: bool,
    done: Done = _ignore,
) -> Iterator[Pair]:
    """Yield the verified pairs, each worked out by itself."""
    by_id = {one.id: one for one in readings}
    profiles: dict[str, Profile] = {}

    def profile_of(name: str) -> Profile:
        if name not in profiles:
            profiles[name] = profile(by_id[name], background)
        return profiles[name]

    for number, candidate in enumerate(candidates):
        done(number)
        left, right = profile_of(candidate.left), profile_of(candidate.right)
        pair = verify(left, right, background=background, settings=settings)
        if lists_all or pair.label != "unrelated":
            yield pair


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """What a kernel found out about ``n`` pairs of articles, given by their numbers.

    Attributes:
        is_worked_out: Whether everything was; all else is surely unrelated.
        values: Of the signals, one column each, in order; ``counts`` likewise.
        shares: Jaccard similarity, both containments, and the told share of the side told less.
        stretches: Passages as rows of left, left end, right, right end and stems in common; those
            of pair ``p`` from ``first[p]`` on. Told shares and passages are only there for likely reuse.
    """

    lefts: Positions
    rights: Positions
    is_worked_out: npt.NDArray[np.bool_]
    values: npt.NDArray[np.float64]
    counts: Positions
    shares: npt.NDArray[np.float64]
    stretches: Positions
    first: Positions


def measured(articles: Columns, lefts: Positions, rights: Positions, numbers: Limits) -> Measured:
    """Return what compiled code finds out about pairs of articles.

    Raises:
        ImportError: numba is not installed.
    """
    return _measured(_kernels(), articles, numbers, (lefts, rights))


def _kernels() -> ModuleType:
    from provenance.kernels.cache import compiled

    return compiled("provenance.kernels.verifying")


def _measured(kernels: ModuleType, articles: Columns, numbers: Limits, pairs: tuple[Positions, Positions]) -> Measured:
    states, values, counts, shares, stretches, first = kernels.measured(articles, *pairs, numbers)
    is_worked_out = states == kernels.WORKED_OUT
    return Measured(*pairs, is_worked_out, values, counts, shares, stretches, first)


def _blocks(lefts: Positions, rights: Positions) -> Iterator[tuple[Positions, Positions]]:
    for at in range(0, len(lefts), AT_ONCE):
        yield lefts[at : at + AT_ONCE], rights[at : at + AT_ONCE]


def _in_order(work: Callable[[Item], Result], items: Iterable[Item], threads: int) -> Iterator[Result]:
    """Yield the results of some work in the order of the items, few at a time waiting to be taken."""
    waiting: deque[Future[Result]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) > 2 * threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def kernel_verified(
    candidates: Sequence[CandidatePair],
    readings: Sequence[Reading],
    background: Background,
    settings: Settings,
    lists_all: bool,
    done: Done = _ignore,
) -> Iterator[Pair]:
    """Yield the verified pairs, worked out by compiled code in as many threads as there are cores.

    Raises:
        ImportError: numba is not installed.
    """
    done(0)  # a first compilation takes most of a minute
    kernels = _kernels()
    wanted = sorted({name for pair in candidates for name in (pair.left, pair.right)})
    number = {name: at for at, name in enumerate(wanted)}
    by_id = {one.id: one for one in readings}
    chosen = [by_id[name] for name in wanted]
    lefts = np.array([number[pair.left] for pair in candidates], dtype=np.int64)
    rights = np.array([number[pair.right] for pair in candidates], dtype=np.int64)
    numbers = limits(model_for(background.kind), settings, is_all=lists_all)
    work = partial(_measured, kernels, columns(chosen, background), numbers)
    looked_at = 0
    for block in _in_order(work, _blocks(lefts, rights), _cores()):
        for pair in listed(block, chosen, background, settings):
            if lists_all or pair.label != "unrelated":
                yield pair
        looked_at += len(block.lefts)
        done(looked_at)


def listed(block: Measured, readings: Sequence[Reading], background: Background, settings: Settings) -> Iterator[Pair]:
    """Yield the verified pairs of which everything was worked out; article ``a`` is ``readings[a]``."""
    for row in np.flatnonzero(block.is_worked_out).tolist():
        left, right = readings[block.lefts[row]], readings[block.rights[row]]
        yield verdict(left, right, _findings(block, row, left, right), kind=background.kind, settings=settings)


# How many counts a signal quotes: all but these quote one.
_WITHOUT_COUNTS: Final = frozenset({"lead", "headline", "formulaic"})


def _findings(block: Measured, row: int, left: Reading, right: Reading) -> Findings:
    values, counts = block.values[row].tolist(), block.counts[row].tolist()
    jaccard, of_left, of_right, told = block.shares[row].tolist()
    rows = block.stretches[block.first[row] : block.first[row + 1]]
    return Findings(
        measures={
            name: Measure(value, () if name in _WITHOUT_COUNTS else (count,))
            for name, value, count in zip(SIGNALS, values, counts, strict=True)
        },
        jaccard=jaccard,
        containment_of_left=of_left,
        containment_of_right=of_right,
        days=_days(left, right),
        told=lambda: float(told),
        passages=lambda: tuple(_passage(left, right, stretch) for stretch in rows.tolist()),
    )


def _days(left: Reading, right: Reading) -> int | None:
    ours, theirs = left.article.published, right.article.published
    return abs(ours.value.toordinal() - theirs.value.toordinal()) if ours and theirs else None


def _passage(left: Reading, right: Reading, stretch: Sequence[int]) -> Passage:
    first, last, other, end, common = stretch
    return Passage(Located(*left.span(first, last)), Located(*right.span(other, end)), common)
