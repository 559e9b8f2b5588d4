"""Near-duplicates: exact, complete, clustered around representatives, the same on every path."""

from __future__ import annotations

import gc
import json
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from provenance.errors import SettingsError
from provenance.near import near_duplicates
from provenance.near.search import found_in
from provenance.near.sketches import Compiled, Plain, Sketcher
from provenance.near.values import NearDuplicates
from provenance.settings import Settings
from provenance.text.tokens import words
from tests.strategies import arabic_words

SETTINGS = Settings()


def _write(path: Path, texts: list[str]) -> Path:
    rows = (json.dumps({"id": f"d{at}", "text": text}, ensure_ascii=False) for at, text in enumerate(texts))
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def _search(path: Path, sketcher: Sketcher, *, threshold: float = 0.7, threads: int = 1) -> NearDuplicates:
    return found_in(
        [str(path)],
        sketcher,
        settings=SETTINGS,
        threshold=threshold,
        threads=threads,
        progress=lambda step, done, total: None,
    )[0]


def _shingles(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {found[at : at + 5] for at in range(len(found) - 4)}


def _jaccard(left: str, right: str) -> float:
    ours, theirs = _shingles(left), _shingles(right)
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("near")


@st.composite
def _corpora(draw: st.DrawFn) -> list[str]:
    """Return texts of which many are others with some words changed, added or left out."""
    originals = draw(st.lists(arabic_words(min_size=0, max_size=40), min_size=1, max_size=4))
    texts = [list(one) for one in originals]
    for _ in range(draw(st.integers(0, 8))):
        text = list(draw(st.sampled_from(texts)))
        for at in draw(st.lists(st.integers(0, max(0, len(text) - 1)), max_size=3)):
            text[at : at + 1] = draw(arabic_words(max_size=2))
        texts.append(text)
    return [" ".join(one) + " ." for one in texts if one]


@given(texts=_corpora(), threshold=st.sampled_from([0.3, 0.7, 1.0]))
@hypothesis_settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_path_finds_the_same(texts: list[str], threshold: float, folder: Path) -> None:
    pytest.importorskip("numba")
    path = _write(folder / "made.jsonl", texts)
    expected = _search(path, Plain(SETTINGS, threshold), threshold=threshold)
    compiled = Compiled(SETTINGS, threshold)
    assert _search(path, compiled, threshold=threshold) == expected
    assert _search(path, compiled, threshold=threshold, threads=3) == expected


@given(texts=_corpora(), threshold=st.sampled_from([0.5, 0.7, 0.9]))
@hypothesis_settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pairs_are_exact_and_members_like_their_representative(
    texts: list[str], threshold: float, folder: Path
) -> None:
    found = near_duplicates([_write(folder / "exact.jsonl", texts)], threshold=threshold)
    text = {f"d{at}": text for at, text in enumerate(texts)}
    for pair in found.pairs:
        ours, theirs = _shingles(text[pair.left]), _shingles(text[pair.right])
        assert pair.jaccard == _jaccard(text[pair.left], text[pair.right]) >= threshold
        assert pair.containment_of_left == len(ours & theirs) / len(ours)
        assert pair.containment_of_right == len(ours & theirs) / len(theirs)
    for cluster in found.clusters:
        assert len(cluster.documents) > 1
        centre = text[cluster.representative]
        assert all(_jaccard(centre, text[name]) >= threshold for name in cluster.documents)
    members = [name for cluster in found.clusters for name in cluster.documents]
    assert len(members) == len(set(members)) == len(found.dropped) + len(found.clusters)
    assert [len(one.documents) for one in found.clusters] == sorted(len(c.documents) for c in found.clusters)[::-1]


def _planted() -> list[str]:
    """Return forty texts of sixty words, each five times with one word changed."""
    originals = [[f"كلمة{chr(0x0628 + at % 20)}{one}x{at}" for at in range(60)] for one in range(40)]
    return [" ".join([*text[:at], "جديد", *text[at + 1 :]]) for text in originals for at in (0, 13, 30, 44, 59)]


def test_no_pair_of_a_planted_corpus_is_missed(tmp_path: Path) -> None:
    texts = _planted()
    found = near_duplicates([_write(tmp_path / "made.jsonl", texts)])
    true = {
        (f"d{one}", f"d{two}")
        for one, two in combinations(range(len(texts)), 2)
        if _jaccard(texts[one], texts[two]) >= 0.7
    }
    assert {(pair.left, pair.right) for pair in found.pairs} == true
    assert len(true) > 300


def test_a_thousand_equal_texts_cost_a_thousand_pairs(tmp_path: Path) -> None:
    found = near_duplicates([_write(tmp_path / "made.jsonl", ["نص واحد يتكرر في كل صفحة من الصفحات"] * 1_000)])
    assert len(found.pairs) == 999
    assert [len(one.documents) for one in found.clusters] == [1_000]
    assert found.clusters[0].representative == "d0"
    assert found.copies[0][:2] == ("d0", "d1")


@pytest.mark.parametrize("is_on", [True, False])
def test_the_collector_is_as_it_was_after_a_search_and_after_one_that_fails(is_on: bool, tmp_path: Path) -> None:
    path = _write(tmp_path / "made.jsonl", ["نص واحد يتكرر في كل صفحة من الصفحات"] * 2)

    def fail(step: str, done: int, total: int | None) -> None:
        raise RuntimeError(step)

    was_on = gc.isenabled()
    (gc.enable if is_on else gc.disable)()
    try:
        near_duplicates([path])
        assert gc.isenabled() == is_on
        with pytest.raises(RuntimeError):
            near_duplicates([path], progress=fail)
        assert gc.isenabled() == is_on
    finally:
        (gc.enable if was_on else gc.disable)()


@pytest.mark.parametrize("is_plain", [True, False], ids=["plain", "compiled"])
def test_a_bucket_above_the_cap_is_reported_and_stays_linear(is_plain: bool, tmp_path: Path) -> None:
    """Three hundred texts that share all but one word each: one bucket, no quadratic number of pairs."""
    if not is_plain:
        pytest.importorskip("numba")
    base = [f"كلمة{at}" for at in range(200)]
    path = _write(tmp_path / "made.jsonl", [" ".join([*base, f"رقم{at}"]) for at in range(300)])
    found = _search(path, (Plain if is_plain else Compiled)(SETTINGS, 0.7))
    assert found.capped is not None
    assert found.capped.size > SETTINGS.bucket_cap
    assert len(found.pairs) < 300 * 300 / 4
    assert len(found.clusters[0].documents) == 300


def test_texts_shorter_than_a_shingle_are_counted_and_compared_with_nothing(tmp_path: Path) -> None:
    found = near_duplicates([_write(tmp_path / "made.jsonl", ["صور اليوم"] * 3 + ["خمس كلمات في هذا النص"] * 2)])
    assert found.too_short == 3
    assert [(pair.left, pair.right) for pair in found.pairs] == [("d3", "d4")]


def test_other_formats_are_read_too(tmp_path: Path) -> None:
    text = "نص من عدة كلمات في ملف من نوع آخر"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "b.csv").write_text(f"id,text\nrow,{text}\n", encoding="utf-8")
    (tmp_path / "c.jsonl").write_text(json.dumps({"id": "json", "text": text}) + "\n{}\n", encoding="utf-8")
    found = near_duplicates([tmp_path])
    assert [one.documents for one in found.clusters] == [("a.txt", "row", "json")]
    assert (found.outcomes.read, found.outcomes.failed) == (3, 1)


def test_nothing_to_read_finds_nothing(tmp_path: Path) -> None:
    (tmp_path / "made.jsonl").write_text("\n\n", encoding="utf-8")
    found = near_duplicates([tmp_path])
    assert (found.pairs, found.outcomes.read, [one.reason for one in found.outcomes.entries]) == ((), 0, ["empty"])


@pytest.mark.parametrize("threshold", [0.0, -1.0, 1.5, float("nan")])
def test_a_threshold_out_of_range_is_refused(threshold: float, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="Jaccard"):
        near_duplicates([tmp_path], threshold=threshold)
