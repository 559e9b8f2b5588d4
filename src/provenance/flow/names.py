"""Which documents are kept, under which id and which number: numbers follow the order of ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from provenance.corpus.distinct import in_order, suffixed
from provenance.corpus.outcomes import failure
from provenance.engine.base import Engine
from provenance.errors import DuplicateId
from provenance.flow.columns import table
from provenance.flow.documents import documents, unreadable
from provenance.flow.schemas import schema
from provenance.flow.statements import statement
from provenance.settings import DuplicateIds
from provenance.values import Outcomes, Unreadable

if TYPE_CHECKING:
    import pyarrow as pa


def name(engine: Engine, choice: DuplicateIds) -> None:
    """Leave ``names`` from ``documents``: row, id and number of each document that is kept."""
    engine.step("shared_ids", statement("shared_ids"))
    marked = (batch.column("id").to_pylist() for batch in engine.rows(statement("marked_ids")))
    taken = frozenset(one for ids in marked for one in ids)
    engine.map_groups("renamed", statement("sharing_ids"), "one", _renamed(choice, taken), schema("renamed"))
    engine.step("names", statement("names"))


def outcomes(engine: Engine, others: Iterable[Unreadable]) -> Outcomes:
    """Return what became of every input; ``others`` were refused before any file was opened."""
    kept = engine.scalar(statement("count", table="names"))
    entries = [*others]
    entries += (one for batch in engine.rows(statement("unread")) for one in unreadable(batch))
    for batch in engine.rows(statement("refused_ids")):
        pairs = zip(batch.column("place").to_pylist(), batch.column("id").to_pylist(), strict=True)
        entries += (failure(place, DuplicateId(place, one)) for place, one in pairs)
    return Outcomes(kept, tuple(sorted(entries, key=lambda entry: (entry.path, entry.message))))


def _renamed(choice: DuplicateIds, taken: frozenset[str]) -> Callable[[pa.RecordBatch], pa.RecordBatch]:
    """Return a kernel that gives documents which share ids their own, or none to those that are refused."""

    def kernel(batch: pa.RecordBatch) -> pa.RecordBatch:
        ids: list[str | None]
        if choice == "suffix":
            found = sorted(documents(batch), key=lambda one: (in_order(one[1]), one[0]))
            ids = [one.id for one in suffixed([document for _, document in found], taken)]
        else:
            # What is read first keeps the id, as it does when a corpus is read into memory.
            found = sorted(documents(batch), key=lambda one: one[0])
            first = {one.id: row for row, one in reversed(found)}
            ids = [one.id if first[one.id] == row else None for row, one in found]
        return table(schema("renamed"), [row for row, _ in found], ids)

    return kernel
