"""Candidate pairs joined to their readings -> verified pairs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from provenance.article.reading import Reading
from provenance.engine.base import Engine
from provenance.flow.pairs import pair_rows
from provenance.flow.readings import readings
from provenance.flow.schemas import schema
from provenance.flow.statements import statement
from provenance.match.background import Background
from provenance.match.profile import Profile, profile
from provenance.match.verify import verify
from provenance.settings import Settings
from provenance.values import Pair

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
    def kernel(batch: pa.RecordBatch) -> pa.RecordBatch:
        known: dict[str, Profile] = {}

        def profile_of(one: Reading) -> Profile:
            if one.id not in known:
                known[one.id] = profile(one, background)
            return known[one.id]

        sides = zip(readings(batch, "left_"), readings(batch, "right_"), strict=True)
        found: list[Pair] = [
            verify(profile_of(left), profile_of(right), background=background, settings=settings)
            for left, right in sides
        ]
        return pair_rows(pair for pair in found if lists_all or pair.label != "unrelated")

    return kernel
