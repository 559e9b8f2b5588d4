"""Compiled code is kept in a folder that is complete from its first moment and never written to again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOM = """
import numpy as np
from provenance.kernels.compiling import OFFSETS, WHOLE, kernel

@kernel(WHOLE, OFFSETS)
def total(numbers):
    found = 0
    for number in numbers:
        found += number
    return found
"""
START = """
import numpy as np
from provenance.kernels.cache import compiled
total = compiled("room.sums").total
print(total(np.arange(5)), sum(total.stats.cache_hits.values()))
"""


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A folder with a room of one small kernel."""
    (tmp_path / "room").mkdir()
    (tmp_path / "room/__init__.py").touch()
    (tmp_path / "room/sums.py").write_text(ROOM)
    return tmp_path


def started(room: Path, cache: Path) -> subprocess.Popen[str]:
    paths = [str(room), str(Path(__file__).parents[2] / "src")]
    environment = {**os.environ, "NUMBA_CACHE_DIR": str(cache), "PYTHONPATH": os.pathsep.join(paths)}
    command = [sys.executable, "-W", "error", "-B", "-c", START]
    return subprocess.Popen(command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def outcome(process: subprocess.Popen[str]) -> tuple[str, str, int]:
    out, err = process.communicate(timeout=120)
    return out, err, process.returncode


def test_programs_that_start_together_on_an_empty_cache_all_succeed(room: Path) -> None:
    """And leave one folder, which the next one reads without compiling."""
    running = [started(room, room / "cache") for _ in range(4)]
    first = [outcome(process) for process in running]
    assert {(out.split()[0], err, code) for out, err, code in first} == {("10", "", 0)}
    assert len(list((room / "cache/provenance-kernels").iterdir())) == 1
    kept = {path: path.stat().st_mtime_ns for path in (room / "cache").rglob("*")}
    assert outcome(started(room, room / "cache")) == ("10 1\n", "", 0)
    assert {path: path.stat().st_mtime_ns for path in (room / "cache").rglob("*")} == kept


def test_a_cache_that_cannot_be_written_costs_only_time(room: Path) -> None:
    (room / "cache").write_text("a file where a folder should be")
    assert outcome(started(room, room / "cache")) == ("10 0\n", "", 0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_a_folder_that_others_can_write_to_is_not_trusted(room: Path) -> None:
    outcome(started(room, room / "cache"))
    (kept,) = (room / "cache/provenance-kernels").iterdir()
    kept.chmod(0o777)
    assert outcome(started(room, room / "cache")) == ("10 0\n", "", 0)
