"""``provenance scan``: outputs, exit codes, and what goes where."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from provenance.cli.main import commands
from tests.cli.pages import OTHER, STORY

SEEDS = Path(__file__).parents[2] / "seeds"


def run(*args: str | Path, stdin: str | bytes = "") -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(commands, [str(arg) for arg in args], input=stdin, catch_exceptions=False)


def as_json(result: Result) -> dict[str, Any]:
    """Return the JSON that a run wrote to standard output."""
    found = json.loads(result.stdout)
    assert isinstance(found, dict)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two copies of one invented text and a text apart from it."""
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "c.txt").write_text(OTHER, encoding="utf-8")
    return tmp_path


def test_copies_become_a_story_and_the_rest_is_kept_apart(folder: Path) -> None:
    result = run("scan", folder)
    assert result.exit_code == 0
    assert "Story 1: 2 documents" in result.stdout
    assert "Kept apart: 2 pairs" in result.stdout
    assert result.stderr == ""


def test_every_format_gives_the_same_score(folder: Path) -> None:
    pair = as_json(run("scan", folder, "--format", "json"))["pairs"][0]
    records = [json.loads(line) for line in run("scan", folder, "--format", "jsonl").stdout.splitlines()]
    assert next(line for line in records if line["record"] == "pair")["score"] == pair["score"]
    table = list(csv.DictReader(io.StringIO(run("scan", folder, "--format", "csv").stdout, newline="")))
    assert float(table[0]["score"]) == pair["score"]
    assert table[0]["label"] == pair["label"] == "copy"


@pytest.mark.parametrize("style", ["terminal", "json", "jsonl", "csv"])
@pytest.mark.parametrize(
    ("wanted", "bad", "code"),
    [
        pytest.param("copy", None, 1, id="finding"),
        pytest.param("copy>=1.0", None, 0, id="finding-below-its-score"),
        pytest.param("partial,rewrite", None, 0, id="no-finding"),
        pytest.param("copy", b"\xff\xfe\xfa", 3, id="failed-input-wins-over-finding"),
    ],
)
def test_the_exit_code_does_not_depend_on_the_format(
    folder: Path, style: str, wanted: str, bad: bytes | None, code: int
) -> None:
    if bad is not None:
        (folder / "bad.txt").write_bytes(bad)
    assert run("scan", folder, "--format", style, "--fail-on", wanted).exit_code == code


@pytest.mark.parametrize("style", ["terminal", "json", "jsonl", "csv"])
def test_nothing_usable_is_four_and_the_reasons_are_told(tmp_path: Path, style: str) -> None:
    (tmp_path / "empty.txt").write_text("")
    result = run("scan", tmp_path, "--format", style, "--fail-on", "copy")
    assert result.exit_code == 4
    assert "empty.txt" in result.stderr
    assert "none of 1 input could be read" in result.stderr


def test_failed_inputs_are_listed_on_standard_error_and_in_the_report(folder: Path) -> None:
    (folder / "bad.txt").write_bytes("خبر".encode("cp1256") * 9)
    result = run("scan", folder, "--quiet", "--format", "json")
    assert "failed: bad.txt" in result.stderr
    found = as_json(result)
    assert [entry["path"] for entry in found["outcomes"]["entries"]] == ["bad.txt"]
    assert found["outcomes"]["read"] == 3


@pytest.mark.parametrize(
    ("args", "told"),
    [
        pytest.param(["--threshold", "1.5"], "threshold", id="threshold"),
        pytest.param(["--window-days", "-1"], "window_days", id="window"),
        pytest.param(["--fail-on", "stolen"], "is no finding", id="label"),
        pytest.param(["--fail-on", "copy>=2"], "is no score", id="score"),
        pytest.param(["--fail-on", "copy>=nan"], "is no score", id="not-a-number"),
        pytest.param(["--format", "xml"], "xml", id="format"),
        pytest.param(["--no-such-option"], "no-such-option", id="option"),
    ],
)
def test_wrong_usage_is_two_and_names_what_is_wrong(folder: Path, args: list[str], told: str) -> None:
    result = run("scan", folder, *args)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stdout == ""


def test_a_path_is_asked_for() -> None:
    assert run("scan").exit_code == 2


def test_the_threshold_moves_what_counts_as_reuse(folder: Path) -> None:
    found = as_json(run("scan", folder, "--format", "json", "--threshold", "0.99999"))
    assert found["tool"]["settings"]["threshold"] == 0.99999
    assert found["stories"] == []


def test_explaining_shows_the_signals_of_pairs_that_are_no_reuse(folder: Path) -> None:
    assert "where every pair starts" not in run("scan", folder).stdout
    assert run("scan", folder, "--explain").stdout.count("where every pair starts") == 3


def test_rows_of_a_table_are_read_by_the_columns_that_are_named(tmp_path: Path) -> None:
    rows = [{"nr": name, "body": STORY, "head": "عنوان", "day": "2024-05-01", "paper": "جريدة"} for name in ("1", "2")]
    table = tmp_path / "news.jsonl"
    table.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    fields = ["--text-field", "body", "--id-field", "nr", "--title-field", "head"]
    fields += ["--date-field", "day", "--outlet-field", "paper"]
    found = as_json(run("scan", table, "--format", "json", *fields))
    assert [document["id"] for document in found["documents"]] == ["1", "2"]
    assert {document["published"] for document in found["documents"]} == {"2024-05-01"}
    assert found["documents"][0]["outlet"] == "جريدة"
    assert found["pairs"][0]["update"] is True


def test_standard_input_is_an_article() -> None:
    found = as_json(run("scan", "-", "--format", "json", stdin=STORY.encode()))
    assert found["outcomes"]["read"] == 1


def test_the_result_goes_to_the_file_as_a_whole(folder: Path) -> None:
    target = folder / "out" / "report.json"
    target.parent.mkdir()
    target.write_text("old")
    result = run("scan", folder / "a.txt", folder / "b.txt", "--format", "json", "-o", target)
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(target.read_text(encoding="utf-8"))["schema"] == "provenance/1"
    assert [path.name for path in target.parent.iterdir()] == ["report.json"]


def test_a_report_in_a_file_holds_no_control_character(folder: Path) -> None:
    target = folder / "report.out"
    run("scan", folder / "a.txt", folder / "b.txt", "-o", target)
    text = target.read_text(encoding="utf-8")
    assert "Story 1" in text
    assert not any((char < " " and char != "\n") or "\u2066" <= char <= "\u2069" for char in text)


@pytest.mark.parametrize("target", ["no-such-folder/report.json", "."])
def test_an_impossible_target_is_one_line_before_any_work(folder: Path, target: str) -> None:
    result = run("scan", folder, "-o", folder / target)
    assert result.exit_code == 4
    assert result.stderr.count("\n") == 1
    assert "cannot be written" in result.stderr


def test_the_order_of_arguments_does_not_change_a_byte(folder: Path) -> None:
    names = [folder / name for name in ("a.txt", "b.txt", "c.txt")]
    once = run("scan", *names, "--format", "json").stdout
    assert run("scan", *reversed(names), "--format", "json").stdout == once


def test_hostile_file_names_reach_no_stream_unshown(folder: Path) -> None:
    (folder / "e\x1b[2Jvil.txt").write_bytes(b"\xff\xfe\xfa" * 9)
    result = run("scan", folder)
    assert "\x1b" not in result.stdout + result.stderr
    assert "\u241b[2Jvil.txt" in result.stderr


def test_a_name_that_turns_the_line_around_is_shown_as_it_is(folder: Path) -> None:
    (folder / "a.txt").rename(folder / "a\u202e.txt")
    assert r"a\u202e.txt" in run("scan", folder).stdout


def _edges(result: Result) -> dict[tuple[str, str, str], str]:
    found = as_json(result)["graph"]["edges"]
    return {(edge["from"], edge["kind"], edge["to"]): edge["status"] for edge in found}


def test_stated_only_keeps_of_the_graph_what_the_articles_say() -> None:
    whole, kept = (run("scan", SEEDS, *option, "--format", "json") for option in ((), ("--stated-only",)))
    stated = {key for key, status in _edges(whole).items() if status == "stated"}
    assert "inferred" in _edges(whole).values()
    assert set(_edges(kept).values()) == {"stated"}
    assert _edges(kept).keys() < stated
    assert as_json(kept)["stated_only"] is True
    # Nothing joins the two versions to one origin any more; they are one story all the same.
    assert [story["origins"] for story in as_json(whole)["stories"]] == [1]
    assert [story["origins"] for story in as_json(kept)["stories"]] == [2]
    assert as_json(kept)["graph"]["flags"] == as_json(whole)["graph"]["flags"]


def test_stated_only_shows_no_guess() -> None:
    text = run("scan", SEEDS, "--stated-only").stdout
    assert "Only what the articles state" in text
    assert "~" not in text
    assert "2 independent origins: صبري بوقادوم، أوراس" in text
    assert "~ likely: source of" in run("scan", SEEDS).stdout


def test_evidence_stands_beneath_every_line_that_has_some() -> None:
    text = " ".join(run("scan", SEEDS, "--evidence").stdout.split())
    assert '‹المصدر:› [صحيفة "أوراس" الجزائرية]' in text
    assert "another telling of the same rare facts" in text
    assert "both versions cite it: each could have used it without the other" in text
    assert "so that the citation" in text
    assert "‹المصدر:›" not in run("scan", SEEDS).stdout


def test_depth_cuts_the_trees_and_must_be_a_number_from_nought() -> None:
    text = run("scan", SEEDS, "--depth", "1").stdout
    assert "… 3 more below (--depth)" in text
    assert "printed by 004" not in text
    for wrong in ("-1", "deep"):
        result = run("scan", SEEDS, "--depth", wrong)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "--depth" in result.stderr
