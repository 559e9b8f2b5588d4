"""The command as a process: terminals, pipes, encodings, full disks, start-up."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SEED_PAIR = ("001_1b4fe8d37dfc8185.txt", "004_90126e723162e160.txt")


def process(*args: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    """Run ``python -m provenance`` with settings added to a plain environment."""
    keep = ("PATH", "HOME", "SYSTEMROOT", "TMPDIR", "PYTHONPATH")
    environment = {name: os.environ[name] for name in keep if name in os.environ} | settings
    return subprocess.run(
        [sys.executable, "-m", "provenance", *args], capture_output=True, env=environment, check=False, timeout=60
    )


@pytest.fixture(scope="module")
def pages(seeds_dir: Path) -> list[str]:
    """The paths of two seed pages."""
    return [str(seeds_dir / name) for name in SEED_PAIR]


def test_help_loads_no_heavy_module() -> None:
    code = (
        "import sys\nsys.argv = ['provenance', '--help']\nfrom provenance.cli.main import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'numpy', 'rich', 'datasketch', 'rapidfuzz', 'scipy', 'hijridate', 'provenance.pipeline'}\n"
        "heavy |= {'duckdb', 'numba', 'pyarrow'}\n"
        "sys.exit(3 if heavy & set(sys.modules) else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, id="c-locale"),
        pytest.param({"PYTHONIOENCODING": "cp1252"}, id="cp1252"),
        pytest.param({"PYTHONIOENCODING": "ascii", "TERM": "dumb"}, id="ascii-dumb"),
        pytest.param({"COLUMNS": "0", "NO_COLOR": "1"}, id="no-columns-no-colour"),
        pytest.param({"COLUMNS": "1", "FORCE_COLOR": "1"}, id="one-column-forced-colour"),
    ],
)
def test_a_pipe_gets_readable_text_whatever_the_environment(pages: list[str], settings: dict[str, str]) -> None:
    result = process("compare", *pages, **settings)
    assert result.returncode == 0
    text = result.stdout.decode("utf-8")
    assert "بوقادوم" in text
    assert "\x1b" not in text
    assert result.stderr == b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
def test_a_full_disk_is_one_line_and_not_success(pages: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "provenance", "compare", *pages], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert result.returncode == 4
    assert result.stderr.count(b"\n") == 1
    assert b"cannot be written" in result.stderr
    into = process("compare", *pages, "-o", "/dev/full")
    assert (into.returncode, into.stderr.count(b"\n")) == (4, 1)
    assert os.path.exists("/dev/full")


def test_a_reader_that_leaves_early_is_no_error(pages: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        result = subprocess.run(
            [sys.executable, "-m", "provenance", "compare", *pages], stdout=writing, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(writing)
    assert (result.returncode, result.stderr) == (0, b"")


def _on_terminal(*args: str, **settings: str) -> str:
    """Return what a run writes to a terminal."""
    pty = pytest.importorskip("pty")
    main, device = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8", **settings}
    with subprocess.Popen(
        [sys.executable, "-m", "provenance", *args], stdout=device, stderr=device, stdin=device, env=environment
    ) as run:
        os.close(device)
        found = b""
        while True:
            try:
                part = os.read(main, 65_536)
            except OSError:  # Linux ends a terminal without its program by an error
                break
            if not part:
                break
            found += part
        os.close(main)
        assert run.wait() == 0
    return found.decode("utf-8")


def test_a_terminal_gets_isolates_around_arabic_and_colours(pages: list[str]) -> None:
    text = _on_terminal("scan", *pages, COLUMNS="80", PROVENANCE_BIDI="isolate")
    assert text.count("\u2067") == text.count("\u2069") > 5
    assert "\x1b[" in text


def test_a_terminal_without_colour_or_cursor_gets_plain_lines(pages: list[str]) -> None:
    assert "\x1b[3" not in _on_terminal("scan", *pages, NO_COLOR="1")
    dumb = _on_terminal("scan", *pages, TERM="dumb")
    assert "\x1b" not in dumb
    assert "\u2068" not in dumb


def test_a_terminal_that_cannot_show_arabic_does_not_break_the_run(pages: list[str]) -> None:
    text = _on_terminal("compare", *pages, PYTHONIOENCODING="ascii")
    assert "\\u0628" in text
    assert "####" in text
