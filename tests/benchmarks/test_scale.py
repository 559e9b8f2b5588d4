"""Corpora of one mixture at every size, the fitted exponents, and the rows of a scale run."""

from __future__ import annotations

import json
import lzma
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.scale import __main__ as run
from benchmarks.scale import articles, corpus, report
from benchmarks.scale.articles import Row
from benchmarks.scale.fit import growth
from benchmarks.scale.skew import measured_shapes
from benchmarks.scale.skewed import SHAPES, skewed
from benchmarks.scale.systems import COMMANDS, Found, Places, command, counted
from benchmarks.speed.corpus import MARK
from benchmarks.speed.edits import EDITS
from benchmarks.speed.measure import Cost

_COMPOSITION = corpus.Composition(10, 7, 0, 3, 100, "")


def _rows(number: int, words: int = 80) -> list[Row]:
    texts = (" ".join(f"كلمة{at}{chr(0x628 + (at + place) % 20)}" for at in range(words)) for place in range(number))
    return [Row(f"set/{place}", text, f"outlet{place % 3}", "2020-01-02T03:04:05") for place, text in enumerate(texts)]


def _documents(rows: Sequence[Row], documents: int, share: float = 1.0, seed: int = 1) -> list[Row]:
    return [*corpus.documents(rows, corpus.Recipe(documents, share, seed))]


@given(st.integers(10, 400), st.floats(0.01, 1.0))
def test_three_in_ten_are_planted_and_the_rest_is_real_to_the_share_asked_for(documents: int, share: float) -> None:
    kinds = Counter(corpus.kind(row.id) for row in _documents(_rows(300), documents, share))
    originals = kinds["real"] + kinds["scrambled"]
    assert kinds.total() == documents
    assert kinds["planted"] == round(0.3 * documents)
    assert kinds["real"] == int(originals * share)


def test_no_document_comes_twice() -> None:
    rows = _documents(_rows(200), 1_000, 0.2)
    assert len({row.id for row in rows}) == len(rows)


def test_no_article_has_more_than_three_versions_and_all_edits_take_part() -> None:
    planted = [row.id.split(MARK) for row in _documents(_rows(700), 1_000) if MARK in row.id]
    assert max(Counter(original for original, _ in planted).values()) == corpus.VERSIONS
    assert {edit for _, edit in planted} == {*EDITS}


def test_short_articles_have_no_versions_and_the_corpus_is_smaller_for_it() -> None:
    assert [corpus.kind(row.id) for row in _documents(_rows(70, words=20), 100)] == ["real"] * 70


def test_a_version_is_printed_after_its_original() -> None:
    rows = {row.id: row for row in _documents(_rows(70), 100)}
    later = [(rows[name.partition(MARK)[0]], row) for name, row in rows.items() if MARK in name]
    assert later
    assert all(original.published < version.published for original, version in later)


def test_corpora_of_two_sizes_are_samples_of_their_own() -> None:
    small, large = ({row.id for row in _documents(_rows(1_000), size)} for size in (100, 200))
    assert not small <= large


def test_all_sizes_of_a_run_hold_the_share_of_real_articles_that_the_largest_can() -> None:
    assert corpus.real_share(7_000, 10_000) == 1.0
    assert corpus.real_share(7_000, 100_000) == pytest.approx(0.1)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a folder like that of the data sets, with a few articles of three of them."""
    bulk = tmp_path / "given" / "data" / "bulk"
    saudi = tmp_path / "given" / "data" / "saudinewsnet"
    saudi.mkdir(parents=True)
    bulk.mkdir()
    sets: dict[Path, list[dict[str, str | None]]] = {
        saudi / "articles.jsonl.xz": [
            {"id": f"saudi/{at}", "source": "was", "text": f"خبر {at} " * 40} for at in "123"
        ],
        bulk / "khaleej.jsonl.xz": [{"id": "khaleej/1", "text": "نص " * 70}, {"id": "khaleej/2", "text": None}],
        bulk / "mayadeen.jsonl.xz": [
            {"id": "mayadeen/1", "text": "قال " * 70, "published": "2023-01-30T22:52:00+02:00"}
        ],
    }
    for path, rows in sets.items():
        with lzma.open(path, "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path / "given"


def test_articles_of_all_sets_get_one_form_with_what_is_known(data: Path, tmp_path: Path) -> None:
    found = articles.prepared(data, tmp_path / "kept")
    assert [row.id for row in found] == ["saudi/1", "saudi/2", "saudi/3", "khaleej/1", "mayadeen/1"]
    assert [row.outlet for row in found[2:]] == ["was", "alkhaleej.ae", "almayadeen.net"]
    assert found[-1].published == "2023-01-30T22:52:00+02:00"
    assert found[3].published == ""


def test_a_corpus_is_written_once_and_is_the_same_the_next_time(data: Path, tmp_path: Path) -> None:
    real = articles.prepared(data, tmp_path / "one")
    recipe = corpus.Recipe(20, corpus.real_share(len(real), 20), 1)
    path, held = corpus.built(real, recipe, tmp_path / "one")
    written = path.stat().st_mtime_ns
    again, noted = corpus.built(real, recipe, tmp_path / "one")
    assert (again, noted, again.stat().st_mtime_ns) == (path, held, written)
    other, same = corpus.built(articles.prepared(data, tmp_path / "two"), recipe, tmp_path / "two")
    assert (other.read_bytes(), same) == (path.read_bytes(), held)
    assert held.documents == path.read_bytes().count(b"\n")


def test_a_folder_without_the_sets_ends_the_run_with_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"holds no \*\.jsonl\.xz; give the folder"):
        articles.prepared(tmp_path, tmp_path / "kept")


@given(st.floats(0.2, 2.0), st.floats(0.001, 100.0))
def test_a_power_law_is_fitted_exactly(exponent: float, factor: float) -> None:
    sizes = [10.0, 100.0, 1_000.0, 20_000.0]
    law = growth(sizes, [factor * size**exponent for size in sizes])
    assert law is not None
    assert law.exponent == pytest.approx(exponent)
    assert law.at(500.0) == pytest.approx(factor * 500.0**exponent)
    assert law.spread == pytest.approx(0.0, abs=1e-6)
    assert law.steps == pytest.approx((exponent,) * 3)


def test_a_bent_law_shows_in_its_spread_and_steps() -> None:
    law = growth([10, 100, 1_000], [10, 100, 100_000])
    assert law is not None
    assert law.spread is not None
    assert law.spread > 0.3
    assert law.steps == pytest.approx((1.0, 3.0))


def test_one_size_has_no_exponent_and_two_have_no_spread() -> None:
    assert growth([10], [1.0]) is None
    law = growth([10, 100], [1.0, 10.0])
    assert law is not None
    assert law.spread is None


def test_a_row_tells_the_least_time_and_the_most_memory() -> None:
    found = report.row(report.Result("scan", _COMPOSITION, (Cost(2.0, 3.0, 40.0), Cost(1.0, 4.0, 50.0)), Found(4, 2)))
    assert (found["cpu_s"], found["wall_s"], found["peak_rss_mb"]) == (1.0, 3.0, 50.0)
    assert (found["documents"], found["pairs"], found["stories"]) == (10, 4, 2)
    assert found["cpu_ms_per_document"] == 100.0


def test_growth_is_fitted_from_the_size_asked_for() -> None:
    costs = {100: 5.0, 1_000: 5.0, 10_000: 50.0, 100_000: 500.0}
    rows = [{"system": "scan", "documents": size, "cpu_s": cost, "peak_rss_mb": 1.0} for size, cost in costs.items()]
    assert report.growths(rows, least=1_000)["scan"]["cpu_s"].exponent == pytest.approx(1.0)
    assert report.growths(rows, least=0)["scan"]["cpu_s"].exponent < 0.9


@pytest.mark.parametrize(
    ("name", "lines", "found"),
    [
        (
            "scan",
            ['{"record": "pair"}', '{"record": "node"}', '{"record": "story"}', '{"record": "pair"}'],
            Found(2, 1),
        ),
        ("dedup", ['{"record": "run"}', '{"record": "cluster"}'], Found(None, 1)),
        ("provenance", ['["a", "b"]'], Found(1, None)),
        ("daft", ['["a", "b", "c"]', '["d", "e"]'], Found(None, 2)),
    ],
)
def test_what_a_system_writes_is_counted(name: str, lines: list[str], found: Found, tmp_path: Path) -> None:
    (tmp_path / "found").write_text("\n".join(lines), encoding="utf-8")
    assert counted(name, tmp_path / "found") == found


def test_a_command_of_ours_gets_corpus_result_and_a_folder_to_work_in() -> None:
    words = command("scan --work", Path("python"), Places(Path("c.jsonl"), Path("f.jsonl"), Path("w")), 0.7)
    assert words[:5] == ["python", "-m", "provenance", "scan", "c.jsonl"]
    assert words[words.index("--work") + 1] == "w"
    assert words[words.index("-o") + 1] == "f.jsonl"


def test_near_duplicates_are_asked_for_from_the_threshold_of_the_run() -> None:
    words = command("dedup", Path("python"), Places(Path("c.jsonl"), Path("f.jsonl"), Path("w")), 0.8)
    assert words[words.index("--threshold") + 1] == "0.8"


def test_scans_of_two_sizes_are_measured_and_one_that_fails_is_left_out_from_there_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.scale.systems.COMMANDS", {**COMMANDS, "broken": ("nonsense", "{corpus}")})
    bench = run.Bench(tmp_path, 0.7, 1, 1, 120.0)
    corpora = dict(corpus.built(_rows(30), corpus.Recipe(size, 1.0, 1), tmp_path) for size in (10, 20))
    left_out: dict[str, str] = {}
    pythons = {name: Path(sys.executable) for name in ("broken", "scan")}
    found = run.measured_all(bench, corpora, pythons, left_out)
    assert [(result.system, result.corpus.documents) for result in found] == [("scan", 10), ("scan", 20)]
    assert all(result.found.stories for result in found)
    assert [*left_out] == ["broken from 10"]
    assert "nonsense: is no command" in left_out["broken from 10"]


def test_a_saved_run_holds_composition_growth_and_rows_and_no_paths(tmp_path: Path) -> None:
    results = [
        report.Result(
            "scan", corpus.Composition(size, size, 0, 0, size, "x"), (Cost(size / 10, 1.0, 9.0),), Found(1, 1)
        )
        for size in (10, 100, 1_000)
    ]
    rows = [report.row(result) for result in results]
    laws = report.growths(rows, least=0)
    corpora = [result.corpus for result in results]
    saved = report.save(rows, corpora, laws, left_out={}, versions={}, given={"rounds": 1}, folder=tmp_path)
    kept = json.loads(saved.read_text(encoding="utf-8"))
    assert saved.name.startswith("scale-")
    assert kept["growth"]["scan"]["cpu_s"]["exponent"] == pytest.approx(1.0)
    assert [one["real"] for one in kept["corpora"]] == [10, 100, 1_000]
    assert {"system", "documents", "cpu_s", "wall_s", "peak_rss_mb", "pairs", "stories"} <= set(kept["rows"][0])
    assert str(tmp_path) not in saved.read_text(encoding="utf-8")


def test_every_shape_is_written_measured_and_named_at_every_size(tmp_path: Path) -> None:
    bench = run.Bench(tmp_path, 0.7, 1, 1, 120.0)
    left_out: dict[str, str] = {}
    found = [*measured_shapes(bench, ["bulletins"], [10, 20], ["scan"], 1, left_out)]
    assert [(row["system"], row["documents"]) for row, _ in found] == [
        ("scan, bulletins", 10),
        ("scan, bulletins", 20),
    ]
    assert [row["pairs"] for row, _ in found] == [45, 190]
    assert left_out == {}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_is_the_same_for_the_same_seed_and_has_no_id_twice(shape: str) -> None:
    one, two, other = ([*skewed(shape, 30, seed=seed)] for seed in (1, 1, 2))
    assert one == two != other
    assert len({document.id for document in one}) == 30
