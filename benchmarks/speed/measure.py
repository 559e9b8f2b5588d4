"""Cost of a command seen from outside: CPU of all its processes, wall time and peak memory of the whole tree."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_PROC: Final = Path("/proc")
_EVERY_S: Final = 0.02
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")
_KILOBYTE: Final = 1024
_MEGABYTE: Final = 1_000_000


class CommandFailed(Exception):
    """A measured command ended with a code other than 0, or took too long."""


@dataclass(frozen=True, slots=True)
class Cost:
    """User and system seconds of a command and all it waited for, elapsed seconds, and peak resident megabytes."""

    cpu_s: float
    wall_s: float
    peak_rss_mb: float


def _parents() -> dict[int, int]:
    """Return process -> parent of everything that runs now."""
    found = {}
    for entry in _PROC.iterdir():
        if entry.name.isdigit():
            try:
                # The name in brackets may hold spaces and brackets; the parent is the second field behind it.
                found[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    return found


def _tree(root: int) -> list[int]:
    """Return a process and its descendants."""
    parents, tree = _parents(), [root]
    for process in tree:
        tree.extend(child for child, parent in parents.items() if parent == process)
    return tree


def _resident(process: int) -> int:
    try:
        return int((_PROC / str(process) / "statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0


def _highest(process: int) -> int:
    """Return the most bytes that a process ever held since it began to run its program, 0 when it is gone."""
    try:
        status = (_PROC / str(process) / "status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * _KILOBYTE for line in status.splitlines() if line.startswith("VmHWM:")), 0)


def _peak_now(root: int) -> int:
    tree = _tree(root)
    return max(sum(map(_resident, tree)), *map(_highest, tree))


class _Watch(threading.Thread):
    """Follows the memory of a process tree until it is told to stop."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.root, self.peak, self.done = root, 0, threading.Event()

    def run(self) -> None:
        while not self.done.wait(_EVERY_S):
            self.peak = max(self.peak, _peak_now(self.root))


def _kill_group(process: int) -> None:
    try:
        os.killpg(process, signal.SIGKILL)
    except ProcessLookupError:
        return


def _last_line(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return lines[-1][:200] if lines else "no output"


def measured(
    command: Sequence[str], *, log: Path, env: Mapping[str, str] | None = None, folder: Path, timeout_s: float
) -> Cost:
    """Run a command and return what it cost.

    Memory is sampled through ``/proc``: the sum over the tree, and what the kernel noted as
    the highest mark of each process. The kernel's ``ru_maxrss`` would not do, because
    between fork and exec it counts the memory of this process. Without ``/proc`` it is
    all there is.

    Args:
        command: Program and arguments.
        log: File for all that it prints.
        env: Its environment; that of this process where it is None.
        folder: Where it runs.
        timeout_s: After so long its processes are killed.

    Raises:
        CommandFailed: The command failed; the message ends with the last line that it printed.
    """
    with log.open("wb") as output:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=output, stderr=subprocess.STDOUT, env=env, cwd=folder, start_new_session=True
        )
        watch = _Watch(process.pid)
        timer = threading.Timer(timeout_s, _kill_group, (process.pid,))
        timer.start()
        if _PROC.is_dir():
            watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall_s = time.perf_counter() - started
    timer.cancel()
    watch.done.set()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise CommandFailed(f"ended with code {process.returncode}: {_last_line(log)}")
    if watch.ident is not None:
        watch.join()
    peak = watch.peak or usage.ru_maxrss * _KILOBYTE
    return Cost(usage.ru_utime + usage.ru_stime, wall_s, peak / _MEGABYTE)
