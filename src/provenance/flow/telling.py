"""Verified pairs -> stories, out of core: connected groups first, each split by itself then."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from provenance.engine.base import Engine
from provenance.engine.components import components
from provenance.flow.columns import lists, table, whole
from provenance.flow.schemas import schema
from provenance.flow.statements import statement
from provenance.match.cluster import groups, neighbours

if TYPE_CHECKING:
    import pyarrow as pa

_GROUPED = 4_096


def tell(engine: Engine) -> None:
    """Leave ``stories`` from ``pairs``: number, representative and members, as documents, largest first."""
    engine.step("reused", statement("reused"))
    components(engine, "reused_components", "reused")
    engine.map_groups("told", statement("told"), "component", _told, schema("stories"), at_least=_GROUPED)
    engine.step("stories", statement("stories"))


def _told(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return the groups that some connected ones fall into; no connected one can disturb another."""
    scores = batch.column("score").to_pylist()
    graph = neighbours(zip(whole(batch, "a").tolist(), whole(batch, "b").tolist(), scores, strict=True))
    found = list(groups(graph))
    sizes = [len(members) for _, members in found]
    flat = np.array([member for _, members in found for member in members], dtype=np.int64)
    offsets = np.array([0, *accumulate(sizes)], dtype=np.int64)
    return table(schema("stories"), [centre for centre, _ in found], lists(flat, offsets), sizes)
