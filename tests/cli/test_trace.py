"""``provenance trace``: formats, filters, exit codes. What is found in a page is made up here, rule by rule."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from provenance.attribution import extract
from provenance.attribution.registry import Registry
from provenance.cli.main import commands
from provenance.values import Article, Attribution, RejectedCue
from tests.render import traced

SOURCES = """[almarfa-daily]
type = "outlet"
ar = ["يومية المرفأ البعيد"]
source = "its own front page"
"""


def run(*args: str | Path, stdin: str | bytes = "") -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(commands, [str(arg) for arg in args], input=stdin, catch_exceptions=False)


def as_json(result: Result) -> dict[str, Any]:
    """Return the JSON that a run wrote to standard output."""
    found = json.loads(result.stdout)
    assert isinstance(found, dict)
    return found


def _made(article: Article, registry: Registry) -> tuple[tuple[Attribution, ...], tuple[RejectedCue, ...]]:
    """Return what is known of the one page that cites, whatever the rules make of it."""
    name = article.document.id
    if article.document.text != traced.TEXT:
        return (), ()
    return traced.attributions(name), (traced.rejected(name),)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page that cites and a page that does not."""
    monkeypatch.setattr(extract, "explained", _made)
    (tmp_path / "a.txt").write_text(traced.TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(traced.SILENT, encoding="utf-8")
    return tmp_path


def test_a_page_is_shown_with_whom_it_cites(folder: Path) -> None:
    result = run("trace", folder)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "4 sources in 6 citations of 2 articles; 1 article names no source" in result.stdout
    assert "‹وقال› [المهندس سامي]" in result.stdout


def test_every_format_lists_the_same_citations(folder: Path) -> None:
    rules = [one.rule for one in traced.attributions()]
    assert [one["rule"] for one in as_json(run("trace", folder, "--format", "json"))["attributions"]] == rules
    lines = [json.loads(line) for line in run("trace", folder, "--format", "jsonl").stdout.splitlines()]
    assert [line["rule"] for line in lines if line["record"] == "attribution"] == rules
    table = csv.DictReader(io.StringIO(run("trace", folder, "--format", "csv").stdout, newline=""))
    assert [row["rule"] for row in table] == rules
    text = run("trace", folder).stdout
    assert all(f"rule {rule}" in " ".join(text.split()) for rule in rules)


def test_stated_only_leaves_out_what_had_to_be_worked_out(folder: Path) -> None:
    found = as_json(run("trace", folder, "--stated-only", "--format", "json"))
    assert [one["rule"] for one in found["attributions"]] == ["verb_subject", "told_to", "source_line"]
    assert found["stated_only"] is True
    assert as_json(run("trace", folder, "--format", "json"))["stated_only"] is False
    text = run("trace", folder, "--stated-only").stdout
    assert "Only citations whose source is named" in text
    assert "tier C" not in text
    assert run("trace", folder, "--stated-only", "--format", "csv").stdout.count("\n") == 4


def test_explaining_lists_the_words_that_are_no_cues(folder: Path) -> None:
    assert "‹بين›" not in run("trace", folder).stdout
    assert "‹بين›" in run("trace", folder, "--explain").stdout
    assert "rejected" not in as_json(run("trace", folder, "--format", "json"))
    (found,) = as_json(run("trace", folder, "--explain", "--format", "json"))["rejected"]
    assert found["reason"] == "no_complement"


@pytest.mark.parametrize("style", ["terminal", "json", "jsonl", "csv"])
def test_the_exit_code_does_not_depend_on_the_format(folder: Path, style: str) -> None:
    assert run("trace", folder, "--format", style).exit_code == 0
    (folder / "bad.txt").write_bytes(b"\xff\xfe\xfa")
    failed = run("trace", folder, "--format", style)
    assert failed.exit_code == 3
    assert "failed: bad.txt" in failed.stderr


@pytest.mark.parametrize("style", ["terminal", "json", "jsonl", "csv"])
def test_nothing_usable_is_four_and_the_reasons_are_told(tmp_path: Path, style: str) -> None:
    (tmp_path / "empty.txt").write_text("")
    result = run("trace", tmp_path, "--format", style, "--quiet")
    assert result.exit_code == 4
    assert "empty.txt" in result.stderr
    assert "trace: none of 1 input could be read" in result.stderr


@pytest.mark.parametrize(
    ("args", "told"),
    [
        pytest.param(["--format", "xml"], "xml", id="format"),
        pytest.param(["--fail-on", "copy"], "--fail-on", id="option-of-scan"),
        pytest.param(["--sources", "no-such.toml"], "no-such.toml", id="sources"),
        pytest.param(["-o", ""], "names no file", id="output"),
    ],
)
def test_wrong_usage_is_two_and_names_what_is_wrong(folder: Path, args: list[str], told: str) -> None:
    result = run("trace", folder, *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_the_result_does_not_overwrite_the_sources(folder: Path) -> None:
    own = folder / "own.toml"
    own.write_text(SOURCES, encoding="utf-8")
    for command in ("trace", "scan"):
        result = run(command, folder, "--sources", own, "-o", own)
        assert result.exit_code == 2
        assert "is one of the inputs" in result.stderr
    assert own.read_text(encoding="utf-8") == SOURCES


@pytest.mark.parametrize("command", ["trace", "scan"])
def test_sources_of_a_file_are_known_beside_those_of_the_program(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known: list[Registry] = []

    def looked(article: Article, registry: Registry) -> tuple[tuple[Attribution, ...], tuple[RejectedCue, ...]]:
        known.append(registry)
        return (), ()

    monkeypatch.setattr(extract, "explained", looked)
    (tmp_path / "own.toml").write_text(SOURCES, encoding="utf-8")
    (tmp_path / "a.txt").write_text(traced.TEXT, encoding="utf-8")
    assert run(command, tmp_path / "a.txt", "--sources", tmp_path / "own.toml").exit_code == 0
    assert run(command, tmp_path / "a.txt").exit_code == 0
    with_own, without = known
    assert with_own.get("almarfa-daily") is not None
    assert without.get("almarfa-daily") is None
    assert len(with_own.entries) == len(without.entries) + 1


def test_the_order_of_arguments_does_not_change_a_byte(folder: Path) -> None:
    names = [folder / "a.txt", folder / "b.txt"]
    once = run("trace", *names, "--format", "json").stdout
    assert run("trace", *reversed(names), "--format", "json").stdout == once


def test_a_scan_lists_the_citations_in_its_json(folder: Path) -> None:
    traced_alone = as_json(run("trace", folder, "--format", "json"))["attributions"]
    assert as_json(run("scan", folder, "--format", "json"))["attributions"] == traced_alone
    assert "‹وقال›" not in run("scan", folder).stdout


def test_a_report_in_a_file_holds_marks_and_no_control_character(folder: Path) -> None:
    target = folder / "report.out"
    result = run("trace", folder, "-o", target)
    assert (result.exit_code, result.stdout) == (0, "")
    text = target.read_text(encoding="utf-8")
    assert "[المهندس سامي]" in text
    assert not any((char < " " and char != "\n") or "\u2066" <= char <= "\u2069" for char in text)


def test_standard_input_is_an_article(folder: Path) -> None:
    found = as_json(run("trace", "-", "--format", "json", stdin=traced.TEXT.encode()))
    assert len(found["attributions"]) == 6
    assert {one["document"] for one in found["attributions"]} == {found["documents"][0]["id"]}


def test_the_graph_of_a_trace_holds_what_each_article_states_and_nothing_inferred(folder: Path) -> None:
    drawn = as_json(run("trace", folder, "--format", "json"))["graph"]
    assert {edge["status"] for edge in drawn["edges"]} == {"stated"}
    assert {node["document"] for node in drawn["nodes"] if node["seen"]} == {"a.txt", "b.txt"}
    lines = [json.loads(line) for line in run("trace", folder, "--format", "jsonl").stdout.splitlines()]
    assert [line["id"] for line in lines if line["record"] == "edge"] == [edge["id"] for edge in drawn["edges"]]


def test_a_trace_shows_the_source_tree_of_each_article_and_its_options(folder: Path) -> None:
    assert "└─ printed by a.txt" in run("trace", folder).stdout
    assert "stated, at character" not in run("trace", folder).stdout
    assert "stated, at character" in run("trace", folder, "--evidence").stdout
    cut = run("trace", folder, "--depth", "0").stdout
    assert "└─ … 1 more below (--depth)" in cut
    assert "printed by" not in cut


def test_trace_and_scan_mean_the_same_by_stated_only(folder: Path) -> None:
    traces, scans = (as_json(run(name, folder, "--stated-only", "--format", "json")) for name in ("trace", "scan"))
    assert scans["stated_only"] is traces["stated_only"] is True
    assert scans["attributions"] == traces["attributions"]
    assert scans["graph"]["edges"] == traces["graph"]["edges"]
