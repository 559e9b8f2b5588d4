"""The output for seeds/ is what it was, and obeys laws that no refresh can bless away."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from math import exp
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from provenance.cli.main import commands
from provenance.messages.numbers import score_text

SEEDS = Path(__file__).parents[2] / "seeds"
LEFT, RIGHT = "001_1b4fe8d37dfc8185.txt", "004_90126e723162e160.txt"
Golden = Callable[[str, str], None]


@cache
def _run(*args: str) -> str:
    result = CliRunner().invoke(commands, list(args), env={"COLUMNS": "80"}, catch_exceptions=False)
    assert result.exit_code == 0
    assert result.stderr == ""
    return result.stdout


def _scan_text() -> str:
    return _run("scan", str(SEEDS))


def _compare_text() -> str:
    return _run("compare", str(SEEDS / LEFT), str(SEEDS / RIGHT))


def _scan() -> Any:
    return json.loads(_run("scan", str(SEEDS), "--format", "json"))


def _compare() -> Any:
    return json.loads(_run("compare", str(SEEDS / LEFT), str(SEEDS / RIGHT), "--format", "json"))


def _trace_text() -> str:
    return _run("trace", str(SEEDS))


def _trace() -> Any:
    return json.loads(_run("trace", str(SEEDS), "--format", "json"))


def _page(name: str) -> str:
    return (SEEDS / name).read_text(encoding="utf-8")


def test_the_scan_reads_as_before(golden: Golden) -> None:
    golden("scan.txt", _scan_text())


def test_the_scan_gives_the_json_as_before(golden: Golden) -> None:
    golden("scan.json", _run("scan", str(SEEDS), "--format", "json"))


def test_the_comparison_reads_as_before(golden: Golden) -> None:
    golden("compare.txt", _compare_text())


def test_the_trace_reads_as_before(golden: Golden) -> None:
    golden("trace.txt", _trace_text())


def test_one_story_is_found_and_the_other_pages_are_kept_apart() -> None:
    found = _scan()
    assert [story["documents"] for story in found["stories"]] == [[LEFT, RIGHT]]
    assert len(found["pairs"]) == found["candidates"] == 10
    reuse = [
        (pair["left"], pair["right"]) for pair in found["pairs"] if pair["label"] in ("copy", "rewrite", "partial")
    ]
    assert reuse == [(LEFT, RIGHT)]


def test_the_counts_of_the_scan_add_up() -> None:
    outcomes = _scan()["outcomes"]
    assert outcomes["inputs"] == len(list(SEEDS.glob("*.txt")))
    assert outcomes["inputs"] == outcomes["read"] + outcomes["skipped"] + outcomes["failed"]
    assert outcomes["read"] == len(_scan()["documents"])


def test_every_zone_and_passage_lies_in_its_page() -> None:
    found = _scan()
    for document in found["documents"]:
        text = _page(document["id"])
        assert all(0 <= zone["start"] < zone["end"] <= len(text) for zone in document["zones"])
    for pair in found["pairs"]:
        for passage in pair["passages"]:
            for side in ("left", "right"):
                place = passage[side]
                assert _page(pair[side])[place["start"] : place["end"]].strip()


@pytest.mark.parametrize("number", range(10))
def test_the_pushes_add_up_to_the_score(number: int) -> None:
    pair = _scan()["pairs"][number]
    total = pair["evidence"]["base"] + sum(signal["push"] for signal in pair["evidence"]["signals"])
    assert 1 / (1 + exp(-total)) == pytest.approx(pair["score"], abs=0.001)


def test_the_reader_and_the_program_get_the_same_scores() -> None:
    text = _scan_text()
    for pair in _scan()["pairs"]:
        assert f"{score_text(pair['score'])} " in text
    verdict = _compare()["pair"]
    assert f"score           {score_text(verdict['score'])} {verdict['band']}" in _compare_text()


def _quotes(text: str) -> list[tuple[str, str]]:
    """Return side and quotation of every quoting row, its wrapped lines joined."""
    rows = re.findall(
        r"^  .{0,10}\b(first|second|left|right) +(?:\d+ )?([^~\sa-z].*(?:\n {18}(?: {5})?\S.*)*)", text, re.MULTILINE
    )
    unmarked = ((side, re.sub(r"[\[\]{}|‹›]", "", quoted)) for side, quoted in rows)
    return [(side, " ".join(quoted.split())) for side, quoted in unmarked]


def test_every_quotation_stands_in_the_page_that_it_is_credited_to() -> None:
    pages = {side: " ".join(_page(name).split()) for side, name in (("left", LEFT), ("right", RIGHT))}
    pages |= {"first": pages["left"], "second": pages["right"]}
    seen = 0
    for text in (_scan_text(), _compare_text()):
        body = re.sub(rf"^  (left|right) +({LEFT}|{RIGHT})$", "", text, flags=re.MULTILINE)
        for side, quoted in _quotes(body):
            quoted = re.sub(r" \d+ % of it, by rarity, told in .*$", "", quoted)
            if quoted not in ("not given", "through", "names no"):
                assert quoted.removesuffix("\u2026") in pages[side]
                seen += 1
    assert seen > 20


def test_every_sentence_is_aligned_once_and_differences_are_quoted() -> None:
    found = _compare()
    for side, name in (("left", LEFT), ("right", RIGHT)):
        places = [(row[side]["start"], row[side]["end"]) for row in found["alignment"] if row[side]]
        assert len(places) == len(set(places))
        given = [place for difference in found["differences"] for place in difference[side]]
        assert all(_page(name)[place["start"] : place["end"]].strip() for place in given)


def test_every_span_of_a_citation_lies_in_its_page_and_every_cue_is_shown() -> None:
    shown = " ".join(re.sub(r"[‹›\[\]{}]", "", _trace_text()).split())
    cited = _trace()["attributions"]
    assert len(cited) > 50
    for one in cited:
        page = _page(one["document"])
        spans = [*one["cue_spans"], *one["content_spans"], one["source_span"], one["via_span"]]
        assert all(page[span["start"] : span["end"]].strip() for span in spans if span is not None)
        for span in one["cue_spans"]:
            assert " ".join(page[span["start"] : span["end"]].split()) in shown


def test_the_scan_and_the_trace_find_the_same_citations() -> None:
    assert _scan()["attributions"] == _trace()["attributions"]


def test_the_comparison_names_the_common_origin_with_its_band_and_its_rival() -> None:
    told = " ".join(_compare_text().split())
    assert "direction ~ likely: both take from a third text, not one of the two: أوراس" in told
    assert "left ~ likely (0.70), inferred: it names nobody for its whole text" in told
    assert "or ~ weak (0.20): both cite it, so that either could have used it without the other: ديفانس سكوب" in told
    assert 'right stated: its text says so: ‹المصدر:› صحيفة "أوراس" الجزائرية' in told
    assert "the left article names no such source; the right one credits it with the whole text: أوراس" in told


def test_the_comparison_draws_the_edges_and_the_direction_that_the_scan_draws() -> None:
    compared, scanned = _compare(), _scan()
    (pair,) = [one for one in scanned["pairs"] if (one["left"], one["right"]) == (LEFT, RIGHT)]
    assert compared["pair"]["direction"] == pair["direction"] == "common_origin"

    def of_the_two(found: Any) -> list[Any]:
        edges = [edge for edge in found["graph"]["edges"] if edge["from"] in (f"doc:{LEFT}", f"doc:{RIGHT}")]
        return sorted([edge | {"id": ""} for edge in edges], key=repr)

    assert of_the_two(compared) == of_the_two(scanned)
    assert compared["attributions"] == [one for one in scanned["attributions"] if one["document"] in (LEFT, RIGHT)]
