"""The flow says what the scan in memory says: the same documents, candidates and frequencies, on any batch size."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from provenance.article.reading import Reading, reading
from provenance.candidates.generate import candidate_pairs
from provenance.corpus.reader import read
from provenance.engine.duckdb import DuckDB
from provenance.engine.work import Fingerprint, WorkFolder
from provenance.flow import reading as steps
from provenance.flow.candidates import capped, propose
from provenance.flow.frequencies import background
from provenance.flow.inputs import inputs
from provenance.flow.large import Limits, large_scan
from provenance.flow.names import outcomes
from provenance.match.background import Background
from provenance.pipeline import scan
from provenance.settings import Settings
from provenance.values import Outcomes
from tests.flow import made_corpus

SETTINGS = [
    pytest.param(Settings(), id="as it comes"),
    pytest.param(
        Settings(bucket_cap=3, posting_cap=3, passage_cap=2, copies_named=4, all_pairs_documents=0, window_days=9),
        id="small caps and a window",
    ),
    pytest.param(Settings(duplicate_ids="suffix", min_words=60), id="ids told apart"),
    pytest.param(Settings(all_pairs_documents=10_000, window_days=3), id="all pairs in a window"),
]


@contextmanager
def opened(folder: Path, batch_rows: int = 4_096) -> Iterator[DuckDB]:
    fingerprint = Fingerprint(inputs="made", settings="made", version="1")
    with (
        WorkFolder(folder, fingerprint) as work,
        DuckDB(work, memory_bytes=1 << 29, batch_rows=batch_rows, threads=2) as engine,
    ):
        yield engine


def in_memory(paths: list[Path], settings: Settings) -> tuple[list[Reading], Outcomes]:
    found = scan(read(*paths, settings=settings), settings=settings)
    return [reading(article) for article in found.documents], found.outcomes


@pytest.mark.parametrize("settings", SETTINGS)
def test_candidates_and_outcomes_are_those_of_the_scan_in_memory(tmp_path: Path, settings: Settings) -> None:
    paths = made_corpus.written(tmp_path, seed=1, stories=60)
    readings, told = in_memory(paths, settings)
    numbers = {one.id: number for number, one in enumerate(readings)}
    expected = candidate_pairs(readings, settings=settings)
    with opened(tmp_path / "work", batch_rows=50) as engine:
        given = inputs(paths)
        steps.read(engine, given, settings)
        propose(engine, settings)
        found = {
            pair
            for batch in engine.rows("SELECT a, b FROM candidates")
            for pair in zip(*batch.to_pydict().values(), strict=True)
        }
        assert outcomes(engine, given.refused) == told
        assert found == {(numbers[pair.left], numbers[pair.right]) for pair in expected.pairs}
        assert tuple(capped(engine, settings)) == expected.capped
    assert len(found) > 60


def test_frequencies_answer_every_question_as_those_in_memory_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Background, "ENOUGH_DOCUMENTS", 50)
    monkeypatch.setattr(Background, "COMMON_LEAST", 3)
    paths = made_corpus.written(tmp_path, seed=2, stories=50)
    readings, _ = in_memory(paths, Settings())
    expected = Background.from_readings(readings)
    with opened(tmp_path / "work") as engine:
        steps.read(engine, inputs(paths), Settings())
        propose(engine, Settings())
        found = background(engine)
    stems = np.append(expected.stems, np.uint64(7))
    phrases = np.append(expected.phrases, np.uint64(7))
    assert (found.documents, found.kind) == (expected.documents, "corpus")
    assert (found.share(stems) == expected.share(stems)).all()
    assert (found.is_formula(phrases) == expected.is_formula(phrases)).all()
    assert (found.is_recurring(phrases) == expected.is_recurring(phrases)).all()
    assert expected.is_formula(phrases).any()


@pytest.mark.parametrize("listed", [0, 1_000])
def test_pairs_and_stories_are_those_of_the_scan_in_memory(tmp_path: Path, listed: int) -> None:
    settings = Settings(listed_documents=listed)
    paths = made_corpus.written(tmp_path, seed=3, stories=40)
    expected = scan(read(*paths, settings=settings), settings=settings)
    with large_scan(paths, tmp_path / "work", settings=settings, limits=Limits(1 << 29, 2)) as found:
        rows, told, overview = list(found.pairs()), list(found.stories()), found.overview()
        counts = found.candidates, found.unrelated, found.background, found.capped, found.outcomes
    assert rows == [replace(pair, direction="unknown") for pair in expected.pairs]
    assert told == [replace(story, origins=None) for story in expected.stories]
    assert counts == (
        expected.candidates,
        expected.unrelated,
        expected.background,
        expected.capped,
        expected.outcomes,
    )
    assert overview.summary == expected.summary
    assert {one.document.id for one in overview.documents} >= {one.representative for one in expected.summary.stories}
    assert set(overview.documents) <= set(expected.documents)
    assert len(told) > 10
