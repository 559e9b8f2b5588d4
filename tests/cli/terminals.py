"""Terminals for tests: a run of the program in one that answers as it is told to."""

from __future__ import annotations

import os
import select
import struct
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import pytest

termios = pytest.importorskip("termios")
fcntl = pytest.importorskip("fcntl")

# The first terminal that a leader of a session opens is its own; only then does it answer to the program.
OWN = (
    "import os, runpy, sys; os.close(os.open(os.ttyname(1), os.O_RDWR)); sys.argv[0] = 'provenance'; "
    "runpy.run_module('provenance', run_name='__main__')"
)
# A shell does the same for a command that ends in "&".
IN_BACKGROUND = f"""
import os, sys
os.close(os.open(os.ttyname(1), os.O_RDWR))
if child := os.fork():
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
os.setpgid(0, 0)
{OWN}
"""
BARE = {"PATH", "PYTHONPATH", "SYSTEMROOT", "TMPDIR"}
ORDER = b"\x1b[8$p"
YES = {ORDER: b"\x1b[8;1$y\x1b[?65;1;9c"}
UNKNOWN = {ORDER: b"\x1b[?62;22c"}
PLAIN = {"TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8"}
LONGEST_S = 60
SILENT: dict[bytes, bytes] = {}


@dataclass(frozen=True)
class Shown:
    """What a terminal got, and how it was left: its settings, and what was typed but read by nobody."""

    text: str
    code: int
    is_restored: bool
    seconds: float
    unread: bytes


def on_terminal(
    *args: str | bytes,
    home: Path,
    answers: Mapping[bytes, bytes] = SILENT,
    typed: bytes = b"",
    start: str = OWN,
    columns: int = 80,
    environ: Mapping[str, str] = PLAIN,
    **settings: str,
) -> Shown:
    """Run the program in a terminal of its own, which answers each question with what stands for it."""
    pty = pytest.importorskip("pty")
    main, device = pty.openpty()
    plain = {name: os.environ[name] for name in BARE & os.environ.keys()}
    whole = {**plain, **PLAIN, "HOME": str(home), **environ, **settings}
    fcntl.ioctl(device, termios.TIOCSWINSZ, struct.pack("4H", 24, columns, 0, 0))
    before, begun, found = termios.tcgetattr(device), monotonic(), b""
    os.write(main, typed)
    with subprocess.Popen(
        [sys.executable, "-c", start, *args],
        stdin=device, stdout=device, stderr=device, env=whole, start_new_session=True,
    ) as run:  # fmt: skip
        while run.poll() is None or _has_more(main):
            if monotonic() - begun > LONGEST_S:  # with its leader gone, what was stopped in its session ends as well
                run.kill()
            if _has_more(main):
                found += (part := os.read(main, 65_536))
                for question, answer in answers.items():
                    os.write(main, answer * part.count(question))
    is_restored = termios.tcgetattr(device) == before
    unread = os.read(device, 65_536) if _has_more(device) else b""
    os.close(device)
    os.close(main)
    return Shown(found.decode(whole["PYTHONIOENCODING"]), run.returncode, is_restored, monotonic() - begun, unread)


def _has_more(device: int) -> bool:
    return bool(select.select([device], [], [], 0.05)[0])
