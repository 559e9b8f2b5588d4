"""``provenance compare``: two articles, one verdict."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from provenance.cli.main import commands
from provenance.match.background import Background
from tests.cli.pages import OTHER, STORY


def run(*args: str | Path, stdin: str | bytes = "") -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(commands, [str(arg) for arg in args], input=stdin, catch_exceptions=False)


@pytest.fixture
def pages(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A text, the same text in another folder under the same name, and another text."""
    (tmp_path / "x").mkdir()
    paths = (tmp_path / "a.txt", tmp_path / "x" / "a.txt", tmp_path / "c.txt")
    for path, text in zip(paths, (STORY, STORY, OTHER), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_two_copies_are_called_so_with_their_evidence(pages: tuple[Path, Path, Path]) -> None:
    result = run("compare", pages[0], pages[1])
    assert result.exit_code == 0
    assert result.stdout.startswith("copy: ")
    assert "where every pair starts" in result.stdout
    assert "--background PATH" in result.stdout


def test_files_of_one_name_are_told_apart(pages: tuple[Path, Path, Path]) -> None:
    found = json.loads(run("compare", pages[0], pages[1], "--format", "json").stdout)
    assert found["pair"]["left"] != found["pair"]["right"]
    assert [document["id"] for document in found["documents"]] == [found["pair"]["left"], found["pair"]["right"]]


def test_a_text_beside_itself_is_the_same_in_every_sentence(pages: tuple[Path, Path, Path]) -> None:
    found = json.loads(run("compare", pages[0], pages[0], "--format", "json").stdout)
    assert {row["state"] for row in found["alignment"]} == {"same"}
    assert found["differences"] == []


def test_the_exit_code_follows_fail_on(pages: tuple[Path, Path, Path]) -> None:
    assert run("compare", pages[0], pages[1], "--fail-on", "copy").exit_code == 1
    assert run("compare", pages[0], pages[2], "--fail-on", "copy,rewrite,partial").exit_code == 0


def test_a_side_that_cannot_be_read_ends_with_four_and_the_reason(pages: tuple[Path, Path, Path]) -> None:
    pages[2].write_bytes(b"\xff\xfe\xfa" * 9)
    result = run("compare", pages[0], pages[2])
    assert result.exit_code == 4
    assert "c.txt" in result.stderr
    assert result.stdout == ""


def test_a_side_of_many_articles_is_wrong_usage(pages: tuple[Path, Path, Path]) -> None:
    result = run("compare", pages[0], pages[0].parent)
    assert result.exit_code == 2
    assert "one on each side" in result.stderr


def test_one_side_may_come_from_standard_input(pages: tuple[Path, Path, Path]) -> None:
    result = run("compare", pages[0], "-", "--format", "csv", stdin=STORY.encode())
    assert result.exit_code == 0
    assert ",copy," in result.stdout


def test_a_background_too_small_to_know_formulas_is_said_to_be_so(pages: tuple[Path, Path, Path]) -> None:
    args = ("compare", pages[0], pages[1], "--background", pages[0].parent)
    assert "too little of formulas" in run(*args).stderr
    assert run(*args, "--quiet").stderr == ""


def test_records_of_a_comparison_hold_its_sentences(pages: tuple[Path, Path, Path]) -> None:
    lines = [json.loads(line) for line in run("compare", *pages[:2], "--format", "jsonl").stdout.splitlines()]
    assert {"run", "document", "pair", "sentence", "node", "edge"} <= {line["record"] for line in lines}


def test_equal_sentences_are_folded_unless_all_are_asked_for(pages: tuple[Path, Path, Path]) -> None:
    told, full = (run("compare", *pages[:2], *more).stdout for more in ((), ("--explain",)))
    last = STORY.split()[-1].strip(".")
    assert "Sentences: 10 same" in told
    assert last not in told[told.index("Sentences:") :]
    assert last in full[full.index("Sentences:") :]


def test_sources_of_ones_own_are_known(pages: tuple[Path, Path, Path]) -> None:
    sources = pages[0].parent / "sources.toml"
    sources.write_text('[nakhla]\ntype = "agency"\nar = ["وكالة نخلة"]\n', encoding="utf-8")
    pages[0].write_text(STORY + "\n\nالمصدر: وكالة نخلة\n", encoding="utf-8")
    result = run("compare", pages[0], pages[1], "--sources", sources)
    assert result.exit_code == 0, result.stderr
    assert "credited with the whole text" in result.stdout


def test_rows_of_a_background_that_give_no_article_are_counted_in_one_line(pages: tuple[Path, Path, Path]) -> None:
    table = pages[0].parent / "news.jsonl"
    rows = [json.dumps({"text": text}) for text in (STORY, OTHER, *[" "] * 30)]
    table.write_text("\n".join([*rows, "no row"]), encoding="utf-8")
    result = run("compare", pages[0], pages[1], "--background", table)
    assert result.exit_code == 0
    told, *rest = result.stderr.splitlines()
    assert told == "background: 2 articles read, 30 passed over (nothing to compare), 1 failed"
    assert len(rest) == 1
    assert "too little of formulas" in rest[0]


def test_an_error_names_the_command_and_the_input(pages: tuple[Path, Path, Path]) -> None:
    pages[2].write_text(" ")
    result = run("compare", pages[0], pages[2])
    assert f"compare: {pages[2]}: none of 1 input" in result.stderr


def test_standard_input_and_a_file_of_one_id_are_told_apart(pages: tuple[Path, Path, Path]) -> None:
    row = json.dumps({"id": "7", "text": STORY})
    table = pages[0].parent / "news.jsonl"
    table.write_text(row, encoding="utf-8")
    pair = json.loads(run("compare", table, "-", "--format", "json", stdin=row.encode()).stdout)["pair"]
    assert (pair["left"], pair["right"]) == ("news.jsonl", "stdin")


def test_a_background_that_knows_few_formulas_is_said_to_be_so(
    pages: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Background, "ENOUGH_DOCUMENTS", 1)
    args = ("compare", pages[0], pages[1], "--background", pages[0].parent)
    assert "knows only its most frequent formulas" in run(*args).stderr
    assert "--background PATH" not in run(*args).stdout
    assert run(*args, "--quiet").stderr == ""
