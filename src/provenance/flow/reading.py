"""The first steps: inputs -> documents -> names -> boilerplate -> readings."""

from __future__ import annotations

from provenance.engine.base import Engine
from provenance.flow.boilerplate import mask
from provenance.flow.inputs import Inputs, document_reader
from provenance.flow.names import name
from provenance.flow.schemas import schema
from provenance.flow.statements import statement
from provenance.flow.workers import article_reader
from provenance.settings import Settings


def read(engine: Engine, inputs: Inputs, settings: Settings, *, processes: int = 1) -> None:
    """Leave ``documents``, ``names`` and ``readings``, the last by so many processes."""
    engine.shards("documents", inputs.shards(), document_reader(inputs.files, settings), schema("documents"))
    name(engine, settings.duplicate_ids)
    engine.step("blocks", statement("blocks"))
    repeated = {one.outlet: one.lines for one in mask(engine)}
    blocks = max(1, engine.scalar(statement("count", table="blocks")))
    # A block takes as long as a worker takes to start.
    with article_reader(repeated, settings, min(processes, blocks)) as kernel:
        engine.map(
            "readings",
            statement("read"),
            kernel,
            schema("readings"),
            parts=blocks,
            reads=("repeated",),
            total=engine.scalar(statement("count", table="names")),
        )
