"""The flow and the scan in memory pair the same articles of lopsided corpora."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.scale.skewed import SHAPES, skewed
from provenance.engine.duckdb import DuckDB
from provenance.flow import reading as steps
from provenance.flow.candidates import capped, propose
from provenance.flow.inputs import inputs
from provenance.settings import Settings
from tests.flow.test_agreement import in_memory, opened
from tests.skew.work import work

SETTINGS = Settings(bucket_cap=8, posting_cap=10, passage_cap=8, all_pairs_documents=0)


def _pairs(engine: DuckDB) -> set[tuple[int, int]]:
    batches = engine.rows("SELECT a, b FROM candidates")
    return {pair for batch in batches for pair in zip(*batch.to_pydict().values(), strict=True)}


@pytest.mark.parametrize("shape", SHAPES)
def test_lopsided_corpora_have_the_candidates_of_the_scan_in_memory(shape: str, tmp_path: Path) -> None:
    rows = ({"id": one.id, "text": one.text, "outlet": one.outlet} for one in skewed(shape, 120))
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    readings, _ = in_memory([path], SETTINGS)
    numbers = {one.id: number for number, one in enumerate(readings)}
    expected = work(readings, SETTINGS).candidates
    with opened(tmp_path / "work", batch_rows=50) as engine:
        steps.read(engine, inputs([path]), SETTINGS)
        propose(engine, SETTINGS)
        assert _pairs(engine) == {(numbers[pair.left], numbers[pair.right]) for pair in expected.pairs}
        assert tuple(capped(engine, SETTINGS)) == expected.capped
