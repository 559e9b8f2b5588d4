"""A large scan that is killed at any moment and started again comes to the result of an undisturbed one."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from benchmarks.scale.kills import kill, undisturbed
from tests.flow import made_corpus


def killed(folder: Path, times: int) -> list[bool]:
    corpus, _ = made_corpus.written(folder, seed=5, stories=40)
    expected, whole_s = undisturbed(corpus, folder)
    rng = Random(times)
    return [kill(corpus, folder, rng.uniform(0.2, 1.0) * whole_s, expected).is_equal for _ in range(times)]


def test_a_scan_that_was_killed_goes_on_to_the_same_result(tmp_path: Path) -> None:
    assert all(killed(tmp_path, times=2))


@pytest.mark.fuzz
def test_a_scan_that_is_killed_at_many_moments_goes_on_to_the_same_result(tmp_path: Path) -> None:
    assert all(killed(tmp_path, times=10))
