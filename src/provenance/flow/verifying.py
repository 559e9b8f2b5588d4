"""Candidate pairs joined to their readings -> verified pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import numpy as np

from provenance.article.reading import Positions, Reading
from provenance.engine.base import Engine
from provenance.flow.pairs import pair_rows
from provenance.flow.readings import readings
from provenance.flow.schemas import schema
from provenance.flow.statements import statement
from provenance.match.background import Background
from provenance.match.bulk import listed, measured
from provenance.match.columns import columns
from provenance.match.limits import limits
from provenance.match.score import model_for
from provenance.settings import Settings

if TYPE_CHECKING:
    import pyarrow as pa


def verified(engine: Engine, background: Background, settings: Settings) -> None:
    """Leave ``pairs``: the verified pairs; those that nobody lists are left out in a large corpus."""
    documents = engine.scalar(statement("count", table="readings"))
    lists_all = documents <= settings.listed_documents
    engine.map(
        "pairs",
        statement("verify"),
        _verifier(background, settings, lists_all=lists_all),
        schema("verified"),
        reads=("stems", "phrases"),
        total=engine.scalar(statement("count", table="candidates")),
    )


def _verifier(
    background: Background, settings: Settings, *, lists_all: bool
) -> Callable[[pa.RecordBatch], pa.RecordBatch]:
    numbers = limits(model_for(background.kind), settings, is_all=lists_all)

    def kernel(batch: pa.RecordBatch) -> pa.RecordBatch:
        known: dict[str, tuple[int, Reading]] = {}
        lefts, rights = (_numbered(readings(batch, side), known) for side in ("left_", "right_"))
        chosen = [reading for _, reading in known.values()]
        block = measured(columns(chosen, background), lefts, rights, numbers)
        found = listed(block, chosen, background, settings)
        return pair_rows(pair for pair in found if lists_all or pair.label != "unrelated")

    return kernel


def _numbered(side: Iterable[Reading], known: dict[str, tuple[int, Reading]]) -> Positions:
    """Return the number of each reading among those known, to which new ones are added."""
    return np.array([known.setdefault(one.id, (len(known), one))[0] for one in side], dtype=np.int64)
