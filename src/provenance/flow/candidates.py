"""Readings -> candidate pairs of documents, over tables: what :mod:`provenance.candidates.generate` does in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from provenance.candidates.join import Overflow, Weights
from provenance.candidates.window import Window
from provenance.engine.base import Engine
from provenance.flow.columns import whole
from provenance.flow.copies import bucket_overflow, collapse, copy_pairs
from provenance.flow.rewrites import sharing_pairs, stream_overflow, streams
from provenance.flow.statements import statement, united
from provenance.settings import Settings
from provenance.values import Capped


def propose(engine: Engine, settings: Settings) -> None:
    """Leave ``candidates``: the pairs of documents to verify, the smaller number first."""
    collapse(engine, settings)
    documents = engine.scalar(statement("count", table="readings"))
    window = Window(_days(engine, documents, settings), settings.window_days, settings.copies_named)
    found = copy_pairs(engine, window, settings)
    roots = _roots(engine, documents)
    found += [sharing_pairs(engine, stream, roots, window) for stream in streams(settings)]
    if documents <= settings.all_pairs_documents:
        found.append(statement("all_pairs", days=_width(settings)))
    engine.step("candidates", statement("candidates", pairs=united(found)))


def capped(engine: Engine, settings: Settings) -> Iterator[Capped]:
    """Yield what was too frequent to be joined in full."""
    overflows: list[tuple[str, Overflow | None]] = [("bands", bucket_overflow(engine, settings))]
    names = {"passages": "passages", "rewrites": "postings"}
    overflows += [(names[stream.name], stream_overflow(engine, stream)) for stream in streams(settings)]
    for kind, overflow in overflows:
        if overflow:
            (example,) = _strings(engine, statement("id_of", n=overflow.place))
            yield Capped(kind, overflow.longest, example, overflow.lists)


def _strings(engine: Engine, sql: str) -> list[str]:
    return [one for batch in engine.rows(sql) for one in batch.column("id").to_pylist()]


def _width(settings: Settings) -> int:
    """Return the days that two publications may lie apart; more than there are in a calendar where all may."""
    return 10_000_000 if settings.window_days is None else settings.window_days


def _days(engine: Engine, documents: int, settings: Settings) -> Sequence[int | None]:
    """Return the day of each document; no window asks for them without a width."""
    if settings.window_days is None:
        return ()
    days: list[int | None] = [None] * documents
    for batch in engine.rows(statement("days")):
        for n, day in zip(whole(batch, "n").tolist(), whole(batch, "published").tolist(), strict=True):
            days[n] = day
    return days


def _roots(engine: Engine, documents: int) -> Weights:
    """Return the root of the size of each document's pair sketch."""
    sizes = np.zeros(documents)
    for batch in engine.rows("SELECT n, sketch_size FROM readings"):
        sizes[whole(batch, "n")] = whole(batch, "sketch_size")
    return np.sqrt(sizes)
