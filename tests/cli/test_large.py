"""``provenance scan --work``: what it prints, what it refuses, and that it goes on where it was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_scan import run
from tests.flow import made_corpus


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder of rows, two of them broken."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    made_corpus.written(folder, seed=7, stories=15)
    return folder


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_its_records_are_those_of_a_scan_in_memory_but_for_what_needs_the_graph(corpus: Path, tmp_path: Path) -> None:
    large = run("scan", corpus, "--work", tmp_path / "steps", "--format", "jsonl")
    whole = run("scan", corpus, "--format", "jsonl")
    assert (large.exit_code, whole.exit_code) == (3, 3)
    of_graph: dict[str, dict[str, Any]] = {"pair": {"direction": "unknown"}, "story": {"origins": None}}
    wanted = [one | of_graph.get(one["record"], {}) for one in records(whole.stdout)]
    kinds = ("run", "pair", "story", "capped")
    assert records(large.stdout) == [one for kind in kinds for one in wanted if one["record"] == kind]


def test_the_steps_are_used_again_and_the_report_is_the_same(corpus: Path, tmp_path: Path) -> None:
    first = run("scan", corpus, "--work", tmp_path / "steps")
    written = {path: path.stat().st_mtime_ns for path in (tmp_path / "steps" / "tables").glob("*/*.parquet")}
    assert run("scan", corpus, "--work", tmp_path / "steps").stdout == first.stdout
    assert written == {path: path.stat().st_mtime_ns for path in (tmp_path / "steps" / "tables").glob("*/*.parquet")}
    assert "The largest stories" in first.stdout


def test_other_settings_do_not_get_the_steps(corpus: Path, tmp_path: Path) -> None:
    run("scan", corpus, "--work", tmp_path / "steps")
    refused = run("scan", corpus, "--work", tmp_path / "steps", "--threshold", "0.9")
    assert refused.exit_code != 0
    assert "other settings" in refused.stderr


def test_a_work_folder_that_the_next_run_would_read_as_articles_is_refused(corpus: Path) -> None:
    refused = run("scan", corpus, "--work", corpus / "steps")
    assert refused.exit_code == 2
    assert "lies in the scanned folder" in refused.stderr
    assert not (corpus / "steps").exists()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--format", "json"], "gives terminal, jsonl"),
        (["--evidence"], "--evidence"),
        (["--keep", "representative"], "--keep"),
        (["--memory", "much"], "no size"),
    ],
)
def test_what_it_cannot_give_is_refused_before_the_work_begins(
    corpus: Path, tmp_path: Path, options: list[str], told: str
) -> None:
    refused = run("scan", corpus, "--work", tmp_path / "steps", *options)
    assert refused.exit_code == 2
    assert told in refused.stderr
    assert not (tmp_path / "steps").exists()


def test_standard_input_is_refused(tmp_path: Path) -> None:
    refused = run("scan", "-", "--work", tmp_path / "steps", stdin="نص")
    assert refused.exit_code == 2
    assert "a second time" in refused.stderr
