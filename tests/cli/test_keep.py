"""``scan --keep``: the corpus without copies comes back as it was, and what is left out is accounted for."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

import provenance
from provenance.cli.main import commands
from provenance.values import Document
from tests.cli.pages import OTHER, STORY

EDITED = " ".join([*STORY.split()[:70], *OTHER.split()[:20]])
ROWS = (
    {"id": "a", "text": STORY, "title": "سوق", "source": "الوادي", "day": "2024-03-02", "likes": 3},
    {"id": "b", "text": STORY, "source": "الجبل", "day": "2024-03-01", "author": "سالم"},
    {"id": "c", "text": OTHER, "url": "https://example.org/c", "fetched": "2024-03-05"},
    {"id": "d", "text": EDITED, "day": "أمس"},
)
OPTIONS = ("--outlet-field", "source", "--date-field", "day")


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(commands, [str(arg) for arg in args], catch_exceptions=False)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two copies, another text, and a copy that ends in words of its own."""
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return path


def _ids(text: str) -> list[str]:
    return [json.loads(line)["id"] for line in text.split("\n") if line]


def test_copies_are_left_out_and_the_rest_is_read_back_as_it_was(corpus: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean.jsonl"
    result = run("scan", corpus, *OPTIONS, "--keep", "representative", "-o", clean)
    assert (result.exit_code, result.stdout) == (0, "")
    settings = provenance.Settings(outlet_field="source", date_field="day")
    before = {one.id: one for one in provenance.read(corpus, settings=settings) if isinstance(one, Document)}
    assert list(provenance.read(clean)) == [before["b"], before["c"], before["d"]]


def test_each_article_left_out_has_one_that_stands_for_it(corpus: Path, tmp_path: Path) -> None:
    result = run("scan", corpus, *OPTIONS, "--keep", "representative", "-o", tmp_path / "clean.jsonl")
    (dropped,) = (tmp_path / "clean.dropped.jsonl").read_text(encoding="utf-8").splitlines()
    found = json.loads(dropped)
    assert (found["id"], found["representative"], found["label"]) == ("a", "b", "copy")
    assert found["score"] > 0.9
    assert found["containment"] > 0.9
    assert "3 of 4 articles kept; copies of one that is kept, left out: 1\n" in result.stderr
    assert "clean.dropped.jsonl: says which article stands for each that is left out" in " ".join(result.stderr.split())


def test_without_a_file_the_articles_go_to_standard_output(corpus: Path) -> None:
    result = run("scan", corpus, *OPTIONS, "--keep", "representative")
    assert _ids(result.stdout) == ["b", "c", "d"]
    assert "-o FILE writes, beside the articles, which one stands for each that is left out" in result.stderr


def test_one_per_story_leaves_out_all_versions_and_says_what_they_are(corpus: Path) -> None:
    result = run("scan", corpus, *OPTIONS, "--keep", "one-per-story")
    assert len(_ids(result.stdout)) == 2
    assert "2 of 4 articles kept; versions of a story of which one is kept, left out: 2 (2 copy)" in result.stderr


def test_how_much_of_a_copy_may_be_lost_is_the_readers_choice(corpus: Path) -> None:
    assert _ids(run("scan", corpus, *OPTIONS, "--keep", "representative", "--kept-containment", "0.7").stdout) == [
        "b",
        "c",
    ]
    assert run("scan", corpus, "--keep", "representative", "--kept-containment", "1.5").exit_code == 2


def test_tables_have_what_is_kept_and_what_is_not(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run("scan", corpus, *OPTIONS, "--keep", "representative", "--format", "parquet", "-o", out)
    assert pq.read_table(out / "kept.parquet")["id"].to_pylist() == ["b", "c", "d"]
    assert pq.read_table(out / "dropped.parquet")["representative"].to_pylist() == ["b"]
    assert pq.read_table(out / "documents.parquet").num_rows == len(ROWS)
    assert f"{out}: says which" in " ".join(result.stderr.split())


def test_inputs_that_gave_no_article_are_told_and_not_written(corpus: Path) -> None:
    with corpus.open("a", encoding="utf-8") as file:
        file.write("{\n")
    result = run("scan", corpus, *OPTIONS, "--keep", "representative")
    assert result.exit_code == 3
    assert _ids(result.stdout) == ["b", "c", "d"]
    assert "inputs that gave no article, and so are not kept either: 1 input" in result.stderr
    assert "line 5" in result.stderr


def test_quiet_says_nothing_of_what_went_well(corpus: Path) -> None:
    assert run("scan", corpus, "--keep", "representative", "--quiet").stderr == ""


def test_a_corpus_without_copies_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"id": "c", "text": OTHER}), encoding="utf-8")
    result = run("scan", path, "--keep", "representative")
    assert _ids(result.stdout) == ["c"]
    assert result.stderr == "1 of 1 article kept; copies of one that is kept, left out: 0\n"


@pytest.mark.parametrize("style", ["json", "jsonl", "csv", "dot", "sqlite"])
def test_a_corpus_is_no_report(corpus: Path, tmp_path: Path, style: str) -> None:
    result = run("scan", corpus, "--keep", "representative", "--format", style, "-o", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "choose of parquet, tables-jsonl" in result.stderr


@pytest.mark.parametrize("name", ["clean.parquet", "clean.jsonl.gz", "clean.csv", "clean.txt"])
def test_a_name_that_says_something_else_than_json_lines_is_wrong_usage(
    corpus: Path, tmp_path: Path, name: str
) -> None:
    result = run("scan", corpus, "--keep", "representative", "-o", tmp_path / name)
    assert result.exit_code == 2
    assert "--keep writes JSON lines" in " ".join(result.stderr.split())


def test_neither_file_lands_on_an_input(corpus: Path, tmp_path: Path) -> None:
    other = tmp_path / "clean.dropped.jsonl"
    other.write_text(json.dumps({"id": "z", "text": OTHER}), encoding="utf-8")
    for target in (corpus, tmp_path / "clean.jsonl"):
        assert run("scan", corpus, other, "--keep", "representative", "-o", target).exit_code == 2
    assert _ids(other.read_text(encoding="utf-8")) == ["z"]


@pytest.mark.skipif(os.name != "posix", reason="there is no such device")
def test_nothing_is_written_beside_a_device(corpus: Path) -> None:
    result = run("scan", corpus, *OPTIONS, "--keep", "representative", "-o", "/dev/null")
    assert result.exit_code == 0
    assert not os.path.exists("/dev/null.dropped.jsonl")
    assert "-o FILE writes" in result.stderr


def test_findings_still_decide_the_exit_code(corpus: Path) -> None:
    assert run("scan", corpus, "--keep", "representative", "--fail-on", "copy").exit_code == 1
