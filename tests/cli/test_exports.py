"""``provenance scan --format`` for the formats of the graph: what is offered where, and how it is written."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import xml.etree.ElementTree as ET
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from provenance.cli.main import commands
from provenance.render.exports import formats
from provenance.render.exports.formats import GRAPH_FORMATS, TEXT_EXPORTS
from tests.conftest import SEEDS

LEFT, RIGHT = sorted(SEEDS.glob("00[14]*.txt"))
EDGES = {"cites", "quotes", "republishes", "derived_from", "same_story", "image_credit"}


def run(*args: str | Path) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(commands, [str(arg) for arg in args], catch_exceptions=False)


def _kinds(style: str, text: str) -> set[str]:
    """Return the kinds of edges that an export of the two articles holds."""
    if style == "edges-csv":
        return {row["kind"] for row in csv.DictReader(io.StringIO(text, newline=""))}
    if style == "graphml":
        root = ET.fromstring(text)  # noqa: S314 - our own text
        return {data.text or "" for data in root.iter() if data.get("key") == "edge_kind"}
    if style == "jsonld":
        return {thing["pv:kind"] for thing in json.loads(text)["@graph"] if "pv:Edge" in thing.get("@type", ())}
    words = {"derived_from": "derived from", "same_story": "same story", "image_credit": "image"}
    known = {kind: words.get(kind, kind) if style in ("dot", "mermaid") else f'"{kind}"' for kind in EDGES}
    return {kind for kind, word in known.items() if word in text}


@pytest.mark.parametrize("style", TEXT_EXPORTS)
def test_every_format_holds_every_kind_of_edge_of_two_articles(style: str) -> None:
    result = run("scan", LEFT, RIGHT, "--format", style)
    assert (result.exit_code, result.stderr) == (0, "")
    # A frame around the two says in a picture that they tell one story.
    assert _kinds(style, result.stdout) == EDGES - ({"same_story"} if style in ("dot", "mermaid") else set())


def test_the_database_is_written_to_its_file(tmp_path: Path) -> None:
    target = tmp_path / "scan.db"
    result = run("scan", LEFT, RIGHT, "--format", "sqlite", "-o", target)
    assert (result.exit_code, result.stdout) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == ["scan.db"]
    with closing(sqlite3.connect(target)) as found:
        assert {kind for (kind,) in found.execute("SELECT DISTINCT kind FROM edges")} == EDGES
        assert found.execute("SELECT count(*) FROM stories").fetchone() == (1,)


def test_a_database_needs_a_file_and_says_so_before_any_work(tmp_path: Path) -> None:
    result = run("scan", tmp_path, "--format", "sqlite")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "name its file with -o FILE" in result.stderr


def test_an_old_database_stays_when_the_new_one_cannot_be_written(tmp_path: Path) -> None:
    target = tmp_path / "none" / "scan.db"
    assert run("scan", LEFT, "--format", "sqlite", "-o", target).exit_code == 4
    assert not target.parent.exists()


def test_a_missing_library_is_wrong_usage_and_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "find_spec", lambda name: None)
    result = run("scan", LEFT, "--format", "prov-n")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "pip install 'provenance-ar[prov]'" in result.stderr


def test_a_command_without_a_graph_does_not_offer_its_formats() -> None:
    told = run("compare", "--help").stdout
    assert not any(style in told for style in GRAPH_FORMATS)
    assert run("compare", LEFT, RIGHT, "--format", "graphml").exit_code == 2


@pytest.mark.parametrize("style", TEXT_EXPORTS)
def test_a_trace_has_the_edges_that_each_article_states_by_itself(style: str) -> None:
    result = run("trace", LEFT, RIGHT, "--format", style)
    assert (result.exit_code, result.stderr) == (0, "")
    assert _kinds(style, result.stdout) >= {"cites", "quotes", "republishes"}


def test_a_trace_has_no_stories_and_pairs_for_a_database() -> None:
    assert run("trace", LEFT, "--format", "sqlite").exit_code == 2


@pytest.mark.parametrize("command", ["scan", "trace"])
def test_stated_only_leaves_no_conclusion_in_an_export(command: str) -> None:
    result = run(command, LEFT, RIGHT, "--format", "edges-csv", "--stated-only")
    statuses = {row["status"] for row in csv.DictReader(io.StringIO(result.stdout, newline=""))}
    assert statuses == {"stated"}


def test_help_says_which_formats_are_the_graph() -> None:
    told = " ".join(run("scan", "--help").stdout.split())
    assert all(style in told for style in GRAPH_FORMATS)
    assert "prov-json and prov-n need the extra `prov`" in told


@pytest.mark.parametrize("style", ["dot", "edges-csv", "sqlite"])
def test_the_exit_code_does_not_depend_on_the_format(style: str, tmp_path: Path) -> None:
    found = run("scan", LEFT, RIGHT, "--format", style, "--fail-on", "rewrite", "-o", tmp_path / "out")
    assert found.exit_code == 1


def test_the_order_of_arguments_does_not_change_a_byte(tmp_path: Path) -> None:
    for name, paths in (("1", (LEFT, RIGHT)), ("2", (RIGHT, LEFT))):
        run("scan", *paths, "--format", "sqlite", "-o", tmp_path / f"{name}.db")
    assert (tmp_path / "1.db").read_bytes() == (tmp_path / "2.db").read_bytes()
