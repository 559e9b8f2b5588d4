"""A large scan that is killed at any moment and started again comes to the result of an undisturbed one."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

import pytest

from benchmarks.scale.kills import command, digest, finished, kill
from tests.flow import made_corpus


def killed(folder: Path, times: int) -> list[bool]:
    corpus, _ = made_corpus.written(folder, seed=5, stories=40)
    started = time.monotonic()
    finished(command(corpus, folder / "undisturbed", folder / "expected.jsonl"))
    whole_s, expected = time.monotonic() - started, digest(folder / "expected.jsonl")
    rng = Random(times)
    return [kill(corpus, folder, rng.uniform(0.2, 1.0) * whole_s, expected).is_equal for _ in range(times)]


def test_a_scan_that_was_killed_goes_on_to_the_same_result(tmp_path: Path) -> None:
    assert all(killed(tmp_path, times=2))


@pytest.mark.fuzz
def test_a_scan_that_is_killed_at_many_moments_goes_on_to_the_same_result(tmp_path: Path) -> None:
    assert all(killed(tmp_path, times=10))
