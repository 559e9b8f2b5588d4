"""Terminals for tests: a run of the program in one that answers as it is told to."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import pytest

termios = pytest.importorskip("termios")

# The first terminal that a leader of a session opens is its own; only then does it answer to the program.
OWN = (
    "import os, runpy, sys; os.close(os.open(os.ttyname(1), os.O_RDWR)); sys.argv[0] = 'provenance'; "
    "runpy.run_module('provenance', run_name='__main__')"
)
BARE = {"PATH", "PYTHONPATH", "SYSTEMROOT", "TMPDIR"}
ORDER = b"\x1b[8$p"
YES = {ORDER: b"\x1b[8;1$y\x1b[?65;1;9c"}
UNKNOWN = {ORDER: b"\x1b[?62;22c"}
SILENT: dict[bytes, bytes] = {}


@dataclass(frozen=True)
class Shown:
    """What a terminal got, and how it was left."""

    text: str
    code: int
    is_restored: bool
    seconds: float


def on_terminal(
    *args: str, home: Path, answers: Mapping[bytes, bytes] = SILENT, typed: bytes = b"", **settings: str
) -> Shown:
    """Run the program in a terminal of its own, which answers each question with what stands for it."""
    pty = pytest.importorskip("pty")
    main, device = pty.openpty()
    plain = {name: os.environ[name] for name in BARE & os.environ.keys()}
    environ = {**plain, "HOME": str(home), "TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8", "COLUMNS": "80"}
    before, begun, found = termios.tcgetattr(device), monotonic(), b""
    os.write(main, typed)
    with subprocess.Popen(
        [sys.executable, "-c", OWN, *args],
        stdin=device, stdout=device, stderr=device, env=environ | settings, start_new_session=True,
    ) as run:  # fmt: skip
        while run.poll() is None or _has_more(main):
            if _has_more(main):
                found += (part := os.read(main, 65_536))
                for question, answer in answers.items():
                    os.write(main, answer * part.count(question))
    is_restored = termios.tcgetattr(device) == before
    os.close(device)
    os.close(main)
    return Shown(found.decode(), run.returncode, is_restored, monotonic() - begun)


def _has_more(device: int) -> bool:
    return bool(select.select([device], [], [], 0.05)[0])
