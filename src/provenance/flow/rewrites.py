"""Features of clusters -> pairs that share enough, with the posting lists of one range of places in memory at a time.

Says what :mod:`provenance.candidates.postings` and :mod:`provenance.candidates.passages`
say, over tables: a list above its cap proposes nothing or, where it is chained, each of
its places with the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from provenance.candidates.join import Overflow, Weights, rarity
from provenance.candidates.window import Window
from provenance.engine.base import Engine
from provenance.flow.columns import ragged, table, whole
from provenance.flow.copies import overflow, spread
from provenance.flow.schemas import schema
from provenance.flow.statements import statement, united
from provenance.settings import Settings

if TYPE_CHECKING:
    import pyarrow as pa

_AT_ONCE: Final = 1 << 24
"""Entries of posting lists in memory at a time: 4 bytes each, and 16 for every feature of the corpus."""
_GRAIN: Final = 1 << 12  # places that ranges are made of


@dataclass(frozen=True, slots=True)
class Stream:
    """A kind of feature: its name, the column of ``readings`` that holds it, and what counts as enough of it.

    Two clusters share enough with a summed rarity of ``least + factor * root`` in
    ``least_features`` features, ``root`` being that of the smaller sketch. Lists above
    ``cap`` link neighbours when the stream ``is_chained``.
    """

    name: str
    column: str
    cap: int
    is_chained: bool
    least: float
    factor: float
    least_features: int


def streams(settings: Settings) -> tuple[Stream, Stream]:
    """Return the stream of passages and that of rewrites."""
    return (
        Stream("passages", "sample", settings.passage_cap, True, settings.passage_weight, 0.0, 1),
        Stream("rewrites", "sketch", settings.posting_cap, False, 0.0, settings.pair_weight, settings.pair_features),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Lists:
    """The posting lists of places ``low`` to ``high - 1``, as the kernel takes them."""

    low: int
    high: int
    starts: npt.NDArray[np.int64]
    owners: npt.NDArray[np.int32]


def sharing_pairs(engine: Engine, stream: Stream, roots: Weights, window: Window) -> str:
    """Leave the pairs of documents whose clusters share enough, and return the statement that yields them."""
    _postings(engine, stream)
    weights = _weights(engine, stream)
    found = []
    for number, (low, high) in enumerate(_ranges(engine, stream, len(roots))):
        name = f"{stream.name}_range_{number}"
        kernel = _sharing(stream, _lists(engine, stream, low, high, len(weights)), weights, roots)
        walked = statement("walked", stream=stream.name, high=high)
        engine.map(name, walked, kernel, schema("pairs"), reads=(f"{stream.name}_postings",))
        found.append(statement("pairs_of", table=name))
    name = f"{stream.name}_pairs"
    engine.map(name, statement("spread", pairs=united(found)), spread(window), schema("pairs"))
    return statement("pairs_of", table=name)


def stream_overflow(engine: Engine, stream: Stream) -> Overflow | None:
    """Return what is known of the lists of a stream that are above its cap."""
    return overflow(engine, f"{stream.name}_lists", stream.cap)


def _postings(engine: Engine, stream: Stream) -> None:
    """Leave which numbered list each place is in, place by place."""
    fields = {"stream": stream.name, "cap": stream.cap}
    held = statement("held", features=stream.column, explode=engine.explode)
    engine.step(f"{stream.name}_held", held)
    engine.step(f"{stream.name}_lists", statement("lists", **fields))
    engine.step(f"{stream.name}_numbered", statement("numbered", **fields))
    engine.step(f"{stream.name}_links", statement("links" if stream.is_chained else "no_links", **fields))
    lists = engine.scalar(statement("count", table=f"{stream.name}_numbered"))
    engine.step(f"{stream.name}_postings", statement("postings", lists=lists, **fields))
    engine.step(f"{stream.name}_gathered", statement("gathered", **fields))


def _weights(engine: Engine, stream: Stream) -> Weights:
    """Return the weight of each numbered list; those of links come last."""
    clusters = engine.scalar(statement("count", table="clusters"))
    sizes = [np.empty(0, dtype=np.int64)]
    for part in ("numbered", "links"):
        rows = engine.rows(statement("sizes", table=f"{stream.name}_{part}"))
        sizes += [whole(batch, "size") for batch in rows]
    return rarity(np.concatenate(sizes), clusters)


def _ranges(engine: Engine, stream: Stream, places: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of places whose lists are held at a time, one after the other."""
    grains = -(-places // _GRAIN)
    entries = np.zeros(grains + 1, dtype=np.int64)
    for batch in engine.rows(statement("grains", stream=stream.name, grain=_GRAIN)):
        entries[whole(batch, "grain")] = whole(batch, "entries")
    edges, held = [0], 0
    for grain, count in enumerate(entries.tolist()):
        if held and held + count > _AT_ONCE:
            edges.append(grain)
            held = 0
        held += count
    edges.append(grains)
    for first, last in pairwise(edges):
        if first < last:
            yield first * _GRAIN, min(last * _GRAIN, places)


def _lists(engine: Engine, stream: Stream, low: int, high: int, features: int) -> _Lists:
    rows = engine.rows(statement("range", stream=stream.name, low=low, high=high))
    parts = [(whole(batch, "number"), whole(batch, "place").astype(np.int32)) for batch in rows]
    numbers = np.concatenate([np.empty(0, dtype=np.int64), *(number for number, _ in parts)])
    owners = np.concatenate([np.empty(0, dtype=np.int32), *(place for _, place in parts)])
    starts = np.zeros(features + 1, dtype=np.int64)
    np.cumsum(np.bincount(numbers, minlength=features), out=starts[1:])
    return _Lists(low, high, starts, owners)


def _sharing(
    stream: Stream, held: _Lists, weights: Weights, roots: Weights
) -> Callable[[pa.RecordBatch], pa.RecordBatch]:
    """Return the kernel of one range: places with their features -> pairs of them with places of the range."""
    known = roots[: held.high].copy()

    def sharing(batch: pa.RecordBatch) -> pa.RecordBatch:
        from provenance.kernels.cache import compiled

        numbers, offsets = ragged(batch, "numbers")
        left, right = compiled("provenance.kernels.joining").shared_pairs(
            whole(batch, "place"),
            offsets,
            numbers,
            held.starts,
            held.owners,
            weights,
            held.low,
            known,
            stream.least,
            stream.factor,
            stream.least_features,
        )
        return table(schema("pairs"), left, right)

    return sharing
