"""The table of formats: one function each, loaded when asked for, and a word when a library is missing."""

from __future__ import annotations

import subprocess
import sys

import pytest

from provenance.errors import UsageError
from provenance.render.exports import formats
from provenance.render.exports.formats import DATABASE, GRAPH_FORMATS, TEXT_EXPORTS, check_library, graph_text
from tests.render.exports.drawn import STORY


@pytest.mark.parametrize("style", TEXT_EXPORTS)
def test_a_format_gives_text_that_ends_a_line_and_holds_no_control(style: str) -> None:
    text = graph_text(style, STORY.graph, STORY.articles)
    assert text.endswith("\n")
    assert not any(char < " " and char not in "\r\n" for char in text)


@pytest.mark.parametrize("style", ["prov-json", "prov-n"])
def test_a_missing_library_says_what_to_install(style: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=rf"--format {style}: .*pip install 'provenance-ar\[prov\]'"):
        check_library(style)


def test_most_formats_need_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "find_spec", lambda name: None)
    for style in (*GRAPH_FORMATS, "terminal", "json"):
        if not style.startswith("prov-"):
            check_library(style)
    assert DATABASE in GRAPH_FORMATS


def test_the_table_loads_no_library() -> None:
    code = "import sys, provenance.render.exports.formats; sys.exit(bool({'prov', 'sqlite3'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_the_hash_seed_changes_no_byte() -> None:
    code = """
import sys
from provenance.render.exports.database import database
from provenance.render.exports.formats import TEXT_EXPORTS, graph_text
from tests.render.exports.drawn import SCAN, STORY
for style in TEXT_EXPORTS:
    sys.stdout.buffer.write(graph_text(style, STORY.graph, STORY.articles).encode())
sys.stdout.buffer.write(database(SCAN))
"""
    path = {"PYTHONPATH": ":".join(filter(None, sys.path))}
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**path, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            timeout=120,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != b""
