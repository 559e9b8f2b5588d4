"""Measuring, judging and saving a speed run."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.quality import report as quality_report
from benchmarks.speed import __main__ as run
from benchmarks.speed import corpus, report
from benchmarks.speed.judge import Verdict, judged, true_pairs
from benchmarks.speed.measure import CommandFailed, Cost, measured
from benchmarks.speed.peers.files import clusters
from benchmarks.speed.systems import REQUIREMENTS, SYSTEMS, NotInstalled, System, environment, surroundings
from benchmarks.speed.truth import Truth

_BUSY = "import time\nwhile time.process_time() < .3: pass\n"
_HOLDING = "held = bytearray(b'x') * 80_000_000; import time; time.sleep(.3)"
_PARENT = "import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', sys.argv[1]]))"
_COST = Cost(2.0, 3.0, 40.0)
_START = Cost(0.5, 0.5, 20.0)


def _measured(*arguments: str, folder: Path, timeout_s: float = 60.0) -> Cost:
    return measured([sys.executable, "-c", *arguments], log=folder / "log", folder=folder, timeout_s=timeout_s)


@pytest.mark.parametrize("arguments", [(_BUSY,), (_PARENT, _BUSY)], ids=["itself", "its_child"])
def test_cpu_of_the_whole_tree_is_counted(arguments: tuple[str, ...], tmp_path: Path) -> None:
    assert _measured(*arguments, folder=tmp_path).cpu_s >= 0.3


@pytest.mark.parametrize("arguments", [(_HOLDING,), (_PARENT, _HOLDING)], ids=["itself", "its_child"])
def test_memory_of_the_whole_tree_is_seen(arguments: tuple[str, ...], tmp_path: Path) -> None:
    assert _measured(*arguments, folder=tmp_path).peak_rss_mb >= 80


@pytest.mark.skipif(not os.path.isdir("/proc"), reason="without /proc the kernel's own mark counts the parent too")
def test_memory_of_the_measuring_process_is_not_counted(tmp_path: Path) -> None:
    held = np.ones(40_000_000)
    assert _measured("import time; time.sleep(.2)", folder=tmp_path).peak_rss_mb < held.nbytes / 1e6


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match=r"code 3: no room"):
        _measured("import sys; print('no room'); sys.exit(3)", folder=tmp_path)


def test_a_command_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match=r"code -9"):
        _measured("import time; time.sleep(60)", folder=tmp_path, timeout_s=0.3)


def _truth() -> Truth:
    places = np.array([[0, 1], [0, 2], [1, 3]])
    shares = np.array([0.9, 0.7, 0.6])
    return Truth(places[:, 0], places[:, 1], shares, shares)


def test_true_pairs_are_those_from_the_threshold_on() -> None:
    assert true_pairs(_truth(), ["b", "a", "c", "d"], 0.7) == {("a", "b"), ("b", "c")}


def test_pairs_are_counted_once_however_they_are_written() -> None:
    verdict = judged([["b", "a"], ["a", "b"], ["a", "a"], ["a", "d"]], "pairs", {("a", "b"), ("b", "c")})
    assert (verdict.recall, verdict.precision, verdict.found) == (0.5, 0.5, 2)


def test_recall_is_told_by_edit() -> None:
    true = {("x", "x~lede"), ("y", "y~lede"), ("x~lede", "y"), ("x", "x~spelling")}
    verdict = judged([["x", "x~lede"]], "pairs", true)
    assert verdict.by_edit == {"lede": 0.5, "other": 0.0, "spelling": 0.0}


_links = st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), max_size=8)


@given(_links, _links)
def test_clusters_are_judged_as_all_the_pairs_in_them(
    links: list[tuple[str, str]], close: list[tuple[str, str]]
) -> None:
    true = {(min(pair), max(pair)) for pair in close if pair[0] != pair[1]}
    found = clusters(links)
    assert judged(found, "clusters", true) == judged(found, "pairs", true)


@given(_links)
def test_linked_ids_end_in_one_cluster_and_every_id_in_one(links: list[tuple[str, str]]) -> None:
    found = clusters(links)
    assert sorted(name for members in found for name in members) == sorted({name for link in links for name in link})
    assert all(any(set(link) <= set(members) for members in found) for link in links)


def _result(system: str = "provenance", corpus_name: str = "news") -> report.Result:
    verdict = Verdict(1.0, 0.5, 4, 2, {"lede": 1.0})
    return report.Result(
        system, corpus_name, (_COST, Cost(1.0, 4.0, 50.0)), (_START,), {"folded": verdict, "whitespace": verdict}
    )


def test_a_row_tells_the_least_time_and_the_most_memory() -> None:
    row = report.row(_result())
    assert row["system"] == "provenance"
    assert row["corpus"] == "news"
    assert (row["cpu_s"], row["wall_s"], row["peak_rss_mb"], row["cpu_spread"]) == (1.0, 3.0, 50.0, 2.0)
    assert (row["recall"], row["precision"]) == (1.0, 0.5)


def test_the_table_gives_cpu_as_a_ratio_to_ours() -> None:
    rows = report.with_ratios([report.row(_result()), {**report.row(_result("daft")), "cpu_s": 7.0}])
    shown = report.table(rows, corpus.Corpus("news", Path("news"), 2, 10, ""), ["left out: x: y"])
    assert {name: row["CPU / provenance"] for name, row in shown.rows.items()} == {"provenance": 1.0, "daft": 7.0}
    assert [row["without start"] for row in shown.rows.values()] == [1.0, 13.0]
    assert shown.notes == ("left out: x: y",)


def test_a_saved_run_holds_rows_and_neither_paths_nor_names_of_machines(tmp_path: Path) -> None:
    made = corpus.write("news", [("a", "b")], tmp_path / "corpora" / "news.jsonl")
    saved = report.save(
        [report.row(_result())],
        [made],
        left_out={"gaoya": "pip ended with code 1"},
        versions={"provenance": {"numpy": "2"}},
        given={"rounds": 2},
        folder=tmp_path,
    )
    text = saved.read_text(encoding="utf-8")
    run = json.loads(text)
    assert saved.name.startswith("speed-")
    assert {"system", "corpus", "cpu_s", "wall_s", "peak_rss_mb", "recall", "precision"} <= set(run["rows"][0])
    assert run["left_out"] == {"gaoya": "pip ended with code 1"}
    assert run["machine"]["cores"] == os.cpu_count()
    assert str(tmp_path) not in text
    assert os.uname().nodename not in text


def test_a_saved_speed_run_is_no_quality_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quality_report, "RESULTS", tmp_path)
    report.save([], [], left_out={}, versions={}, given={}, folder=tmp_path)
    assert quality_report.latest() is None


@pytest.mark.parametrize("system", [one for one in SYSTEMS.values() if not one.is_own], ids=lambda one: one.name)
def test_every_peer_is_pinned_without_an_address(system: System) -> None:
    pins = (REQUIREMENTS / f"{system.name}.txt").read_text(encoding="utf-8").split()
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+==[A-Za-z0-9.]+", pin) for pin in pins)
    assert {pin.partition("==")[0] for pin in pins} >= set(system.packages)


def test_a_peer_that_does_not_install_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise NotInstalled("pip ended with code 1")

    monkeypatch.setattr("benchmarks.speed.__main__.environment", refused)
    left_out: dict[str, str] = {}
    assert run._environments(["daft"], tmp_path, left_out) == {}
    assert left_out == {"daft": "pip ended with code 1"}


def test_a_system_that_fails_has_no_row_and_a_reason(tmp_path: Path) -> None:
    made = corpus.write("news", [("a", "b")], tmp_path / "news.jsonl")
    left_out: dict[str, str] = {}
    bench = run.Bench(tmp_path, 0.7, 2, 1, 60.0)
    missing = tmp_path / "fails"
    missing.write_text("#!/bin/sh\nexit 7\n", encoding="utf-8")
    missing.chmod(0o700)
    assert bench.costs(made, {"daft": missing}, left_out)[0] == {}
    assert left_out == {"daft on news": "ended with code 7: no output"}


def test_ours_finds_exactly_the_true_pairs(tmp_path: Path) -> None:
    words = [f"كلمة{number}" for number in range(120)]
    texts = {"a": words, "b": words[:110], "c": words[60:], "d": ["مختلف", *words], "e": words, "f": words[:3]}
    made = corpus.write("news", [(name, " ".join(text)) for name, text in texts.items()], tmp_path / "news.jsonl")
    bench = run.Bench(tmp_path, 0.7, 1, 1, 120.0)
    own = SYSTEMS["provenance"]
    (result,) = bench.results(made, {"provenance": environment(own, tmp_path)}, {})
    assert (result.verdicts["folded"].recall, result.verdicts["folded"].precision) == (1.0, 1.0)
    assert result.verdicts["folded"].found == 6


def test_a_run_sees_none_of_the_callers_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROVENANCE_DATA", "/somewhere")
    seen = surroundings(SYSTEMS["daft"], 1)
    assert "PROVENANCE_DATA" not in seen
    assert seen["POLARS_MAX_THREADS"] == "1"
