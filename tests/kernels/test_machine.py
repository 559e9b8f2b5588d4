"""Object code is kept, called without numba, and never trusted when it is damaged."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("numba")

ROOM = """
from provenance.kernels.compiling import OFFSETS, WHOLE, native

@native(WHOLE, OFFSETS, WHOLE)
def total(numbers, more):
    found = more
    for number in numbers:
        found += number
    return found
"""
START = """
import sys
import numpy as np
from provenance.kernels.machine import machine_code
total = machine_code("room.sums")["total"]
print(total(np.arange(5), -3), "numba" in sys.modules)
"""


def started(folder: Path) -> tuple[str, str]:
    paths = [str(folder), str(Path(__file__).parents[2] / "src")]
    environment = {**os.environ, "NUMBA_CACHE_DIR": str(folder / "cache"), "PYTHONPATH": os.pathsep.join(paths)}
    command = [sys.executable, "-W", "error", "-B", "-c", START]
    done = subprocess.run(command, env=environment, text=True, capture_output=True, timeout=120, check=False)
    return done.stdout, done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "room").mkdir()
    (tmp_path / "room/__init__.py").touch()
    (tmp_path / "room/sums.py").write_text(ROOM)
    return tmp_path


def test_the_second_start_needs_no_numba_and_damaged_code_is_not_run(folder: Path) -> None:
    assert started(folder) == ("7 True\n", "")
    assert started(folder) == ("7 False\n", "")
    (code,) = (folder / "cache").rglob("total.o")
    code.write_bytes(code.read_bytes()[:-1] + b"\x01")
    assert started(folder) == ("7 True\n", "")
    assert started(folder) == ("7 False\n", "")


def test_a_cache_that_cannot_be_written_costs_only_time(folder: Path) -> None:
    (folder / "cache").write_text("a file where the folder should be")
    assert started(folder) == ("7 True\n", "")


def test_arrays_in_pieces_are_refused(folder: Path) -> None:
    import numpy as np

    from provenance.kernels.machine import _parts

    with pytest.raises(ValueError, match="one piece"):
        list(_parts(np.arange(10)[::2]))
