"""Tier 1 out of core: equal texts, then banded signatures, exact likeness, and which text stands for which.

Says what :mod:`provenance.candidates.lsh` says, over tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

import numpy as np

from provenance.candidates.join import Overflow, pair_keys
from provenance.candidates.lsh import representatives
from provenance.candidates.window import Pair, Window
from provenance.engine.base import Engine
from provenance.engine.components import components
from provenance.flow.columns import hashes, ragged, table, whole
from provenance.flow.schemas import schema
from provenance.flow.statements import statement
from provenance.settings import Settings

if TYPE_CHECKING:
    import pyarrow as pa

_GROUPED: Final = 4_096  # rows that small groups are taken together up to
_MEMBER: Final = (1 << 31) - 1
"""The low bits of a member of a cluster that hold its document; those above them only sort."""


def collapse(engine: Engine, settings: Settings) -> None:
    """Leave tables ``texts``, ``likeness``, ``standing`` and ``clusters``, from ``readings``."""
    for name in ("texts", "bands"):
        engine.step(name, statement(name, explode=engine.explode))
    engine.step("buckets", statement("buckets"))
    engine.step("filed", statement("filed"))
    engine.step("proposed", statement("proposed", bucket_cap=settings.bucket_cap))
    engine.map("likeness", statement("likeness"), _likeness(settings.copy_shingle), schema("likeness"))
    engine.step("close", statement("close", collapse_jaccard=settings.collapse_jaccard))
    components(engine, "close_components", "close")
    engine.map_groups("stars", statement("stars"), "component", _stars, schema("stars"), at_least=_GROUPED)
    engine.step("standing", statement("standing"))
    engine.step("clusters", statement("clusters", explode=engine.explode))


def copy_pairs(engine: Engine, window: Window, settings: Settings) -> list[str]:
    """Leave the pairs of copies, as documents, and return the statements that yield them."""
    within = _paired(lambda batch: (window.within(row) for row in members(batch, "members")))
    engine.map("copies_within", statement("copies_within"), within, schema("pairs"))
    engine.step("apart", statement("apart", copy_likeness=settings.copy_likeness))
    engine.step("between_texts", statement("between", bucket_cap=settings.bucket_cap))
    engine.map("copies_between", statement("copies_between"), spread(window), schema("pairs"))
    return [statement("pairs_of", table=name) for name in ("copies_within", "copies_between")]


def bucket_overflow(engine: Engine, settings: Settings) -> Overflow | None:
    """Return what is known of the buckets above the cap."""
    return overflow(engine, "buckets", settings.bucket_cap)


def overflow(engine: Engine, lists: str, cap: int) -> Overflow | None:
    """Return what is known of the rows of ``lists``, with their size and first place, that are above a cap."""
    count = engine.scalar(statement("overflow_lists", lists=lists, cap=cap))
    if not count:
        return None
    longest = engine.scalar(statement("overflow_longest", lists=lists))
    return Overflow(count, longest, engine.scalar(statement("overflow_place", lists=lists, longest=longest)))


def members(batch: pa.RecordBatch, name: str) -> Iterator[list[int]]:
    """Yield the documents of each row of a column of clusters or texts, those that stand for the others first."""
    values, offsets = ragged(batch, name)
    documents = (values & _MEMBER).tolist()
    for row in range(len(offsets) - 1):
        yield documents[offsets[row] : offsets[row + 1]]


def spread(window: Window) -> Callable[[pa.RecordBatch], pa.RecordBatch]:
    """Return a kernel that makes the pairs of documents that pairs of groups of copies stand for."""

    def pairs(batch: pa.RecordBatch) -> Iterator[Iterator[Pair]]:
        sides = members(batch, "left_members"), members(batch, "right_members")
        return (window.between(left, right) for left, right in zip(*sides, strict=True))

    return _paired(pairs)


def _paired(
    pairs: Callable[[pa.RecordBatch], Iterator[Iterator[Pair]]],
) -> Callable[[pa.RecordBatch], pa.RecordBatch]:
    """Return a kernel from a function that yields the pairs of each row of a batch."""

    def kernel(batch: pa.RecordBatch) -> pa.RecordBatch:
        found = np.array([pair for row in pairs(batch) for pair in row], dtype=np.int64).reshape(-1, 2)
        return table(schema("pairs"), found.min(axis=1), found.max(axis=1))

    return kernel


def _likeness(size: int) -> Callable[[pa.RecordBatch], pa.RecordBatch]:
    def kernel(batch: pa.RecordBatch) -> pa.RecordBatch:
        from provenance.kernels.cache import compiled

        shared = compiled("provenance.kernels.likeness").shared_shingles
        ours, theirs, common = shared(*hashes(batch, "left_hashes"), *hashes(batch, "right_hashes"), size).T
        return table(
            schema("likeness"),
            whole(batch, "a"),
            whole(batch, "b"),
            common / (ours + theirs - common),
            common / np.minimum(ours, theirs),
        )

    return kernel


def _stars(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return which text stands for each of some connected groups; no group can disturb another."""
    left, right = whole(batch, "a"), whole(batch, "b")
    texts = np.unique(np.concatenate([left, right]))
    keys = np.unique(pair_keys(np.searchsorted(texts, left), np.searchsorted(texts, right)))
    return table(schema("stars"), texts, texts[representatives(len(texts), keys)])
