"""Whatever stops a run, the next one goes on where it ended and comes to the same result."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from provenance.engine.work import WorkFolder
from provenance.errors import WorkFolderRefused
from tests.engine.made_flow import FINGERPRINT, Fuse, run_in

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def no_sync(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what only a power failure would show, which takes most of the time of so small a flow."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Fuse]:
    fuse = Fuse()
    return run_in(tmp_path_factory.mktemp("undisturbed"), fuse=fuse), fuse


def test_a_run_that_breaks_at_any_batch_goes_on_to_the_same_result(
    tmp_path: Path, undisturbed: tuple[str, Fuse]
) -> None:
    result, whole = undisturbed
    calls = whole.calls.total()
    for burns_at in (*range(13), *range(13, calls, 29), calls - 1):
        folder = tmp_path / str(burns_at)
        first, second = Fuse(burns_at), Fuse()
        with pytest.raises(ZeroDivisionError):
            run_in(folder, fuse=first)
        assert run_in(folder, fuse=second) == result
        for step in whole.calls:
            finished = first.calls[step] == whole.calls[step] and first.calls.total() > burns_at
            assert not (finished and second.calls[step])


def test_what_is_committed_is_not_done_again(tmp_path: Path, undisturbed: tuple[str, Fuse]) -> None:
    _, whole = undisturbed
    per_step = whole.calls
    before = per_step["docs"] + per_step["lengths"]
    with pytest.raises(ZeroDivisionError):
        run_in(tmp_path, fuse=Fuse(before + per_step["summaries"] - 1))
    (tmp_path / "tables/summaries/.part-00099.parquet.new").write_text("half of a part")
    again = Fuse()
    run_in(tmp_path, fuse=again)
    assert set(again.calls) == {"summaries"}
    assert not list(tmp_path.glob("tables/*/.*"))
    assert 0 < again.calls["summaries"] < per_step["summaries"]


def test_a_finished_run_calls_no_kernel_again_even_in_another_place(
    tmp_path: Path, undisturbed: tuple[str, Fuse]
) -> None:
    run_in(tmp_path / "here")
    (tmp_path / "here").rename(tmp_path / "a [strange] place, k=v, it's *here?")
    again = Fuse()
    assert run_in(tmp_path / "a [strange] place, k=v, it's *here?", fuse=again) == undisturbed[0]
    assert not again.calls


@pytest.mark.parametrize("threads", [2, 3])
def test_threads_change_nothing(tmp_path: Path, undisturbed: tuple[str, Fuse], threads: int) -> None:
    assert run_in(tmp_path, threads=threads) == undisturbed[0]


def test_a_part_that_somebody_deleted_is_made_again(tmp_path: Path, undisturbed: tuple[str, Fuse]) -> None:
    run_in(tmp_path)
    min((tmp_path / "tables" / "summaries").glob("part-*")).unlink()
    again = Fuse()
    assert run_in(tmp_path, fuse=again) == undisturbed[0]
    assert again.calls == {"summaries": undisturbed[1].calls["summaries"]}


def _start(folder: Path, threads: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.engine.made_flow", str(folder), str(threads)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


def _kill_after(process: subprocess.Popen[str], reports: int, wait_s: float) -> bool:
    """Kill a run some time after it has told so often of its progress; return whether it was still running."""
    assert process.stdout is not None
    for _ in range(reports):
        process.stdout.readline()
    time.sleep(wait_s)
    is_running = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return is_running


def _result(process: subprocess.Popen[str]) -> str:
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return out.splitlines()[-1]


def _killed_runs(folder: Path, random: Random, threads: int, kills: int) -> int:
    """Kill a run and those that go on from it at random moments; return how many were caught alive."""
    moments = [(random.randrange(60), random.random() * 0.02) for _ in range(kills)]
    return sum(_kill_after(_start(folder, threads), *moment) for moment in moments)


def test_killed_runs_come_to_the_result_of_an_undisturbed_one(tmp_path: Path) -> None:
    folder = tmp_path / "killed"
    assert _killed_runs(folder, Random(3), threads=2, kills=3)
    assert _result(_start(folder, 2)) == run_in(tmp_path / "whole", shards=12)


@pytest.mark.fuzz
@pytest.mark.parametrize("seed", range(20))
def test_runs_killed_many_times_come_to_the_result_of_an_undisturbed_one(tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "killed"
    assert _killed_runs(folder, Random(seed), threads=1 + seed % 2, kills=5)
    assert _result(_start(folder, 1)) == run_in(tmp_path / "whole", shards=12)


def test_a_killed_run_leaves_no_lock_behind(tmp_path: Path) -> None:
    process = _start(tmp_path, 1)
    assert process.stdout is not None
    process.stdout.readline()
    with pytest.raises(WorkFolderRefused, match="another run is at work here"):
        WorkFolder(tmp_path, FINGERPRINT)
    process.kill()
    process.communicate()
    WorkFolder(tmp_path, FINGERPRINT).close()
