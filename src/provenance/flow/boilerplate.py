"""Boilerplate of outlets out of core: sentences are counted by hash, pages with a frequent one are read again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from provenance.article.boilerplate import MAX_CHARS, MIN_DOCUMENTS, boilerplate, page_units
from provenance.engine.base import Engine
from provenance.flow.columns import table, whole
from provenance.flow.documents import documents
from provenance.flow.schemas import schema
from provenance.flow.statements import statement
from provenance.values import Boilerplate

if TYPE_CHECKING:
    import pyarrow as pa


def mask(engine: Engine) -> tuple[Boilerplate, ...]:
    """Leave ``repeated`` and return the boilerplate of each outlet, as :mod:`provenance.article.boilerplate` does."""
    engine.map("units", statement("of_outlets"), _units, schema("units"))
    engine.step("often", statement("often", least=MIN_DOCUMENTS))
    engine.step("holders", statement("holders"))
    engine.step("outlets", statement("outlets"))
    engine.map_groups("repeated", statement("pages"), "outlet_number", _repeated, schema("repeated"))
    return masked(engine)


def masked(engine: Engine) -> tuple[Boilerplate, ...]:
    """Return the boilerplate of each outlet from ``repeated``."""
    found: dict[str, Boilerplate] = {}
    lines: defaultdict[str, set[str]] = defaultdict(set)
    for batch in engine.rows(statement("counted", table="repeated")):
        for row in batch.to_pylist():
            lines[row["outlet"]].add(row["line"])
            found[row["outlet"]] = Boilerplate(row["outlet"], frozenset(), row["documents"], row["example"])
    return tuple(replace(found[outlet], lines=frozenset(lines[outlet])) for outlet in sorted(found))


def _unit_hash(unit: str) -> int:
    return int.from_bytes(blake2b(unit.encode(), digest_size=8).digest(), "little", signed=True)


def _units(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return which sentences each document holds."""
    outlets, hashes, rows = [], [], []
    for row, document in documents(batch):
        for unit in sorted({unit for unit in page_units(document.text) if len(unit) <= MAX_CHARS}):
            outlets.append(document.outlet)
            hashes.append(_unit_hash(unit))
            rows.append(row)
    return table(schema("units"), outlets, hashes, rows)


def _repeated(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return the boilerplate of an outlet from its pages that hold frequent sentences."""
    import pyarrow as pa

    pages = sorted(zip(whole(batch, "n").tolist(), documents(batch), strict=True), key=lambda page: page[0])
    found = [document for _, (_, document) in pages]
    rows = [
        {"outlet": one.outlet, "line": line, "documents": one.documents, "example": one.example}
        for one in boilerplate(found)
        for line in sorted(one.lines)
    ]
    return pa.RecordBatch.from_pylist(rows, schema=schema("repeated"))
