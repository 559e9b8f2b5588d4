"""The join that finds the true pairs, against comparing everything with everything."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.speed import corpus, truth

# Few words and short shingles, so that random texts share many.
_texts = st.lists(st.lists(st.sampled_from("ابجد"), max_size=14), max_size=9)


def _shingles(text: list[str], size: int) -> set[tuple[str, ...]]:
    return {tuple(text[at : at + size]) for at in range(len(text) - size + 1)}


@given(_texts, st.integers(1, 5))
def test_numbered_shingles_are_equal_where_the_words_are(texts: list[list[str]], size: int) -> None:
    numbered = truth.shingle_sets(texts, size)
    plain = [_shingles(text, size) for text in texts]
    assert [len(one) for one in numbered] == [len(one) for one in plain]
    for left, right in combinations(range(len(texts)), 2):
        assert len(set(numbered[left].tolist()) & set(numbered[right].tolist())) == len(plain[left] & plain[right])


@given(_texts, st.sampled_from([0.2, 0.5, truth.CONTAINMENT, 0.8, 1.0]))
def test_the_join_finds_what_comparing_all_pairs_finds(texts: list[list[str]], least: float) -> None:
    sets = [_shingles(text, 2) for text in texts]
    found = truth.joined(truth.shingle_sets(texts, 2), least)
    expected = [
        (left, right, common / len(sets[left] | sets[right]), common / smaller)
        for left, right in combinations(range(len(sets)), 2)
        if (smaller := min(len(sets[left]), len(sets[right])))
        if (common := len(sets[left] & sets[right])) / smaller >= least
    ]
    columns = (found.left, found.right, found.jaccard, found.containment)
    assert list(zip(*(column.tolist() for column in columns), strict=True)) == expected


@given(_texts)
def test_no_pair_of_high_jaccard_is_below_the_containment_that_is_looked_for(texts: list[list[str]]) -> None:
    sets = [_shingles(text, 2) for text in texts]
    alike = {
        (left, right)
        for left, right in combinations(range(len(sets)), 2)
        if sets[left] | sets[right]
        if len(sets[left] & sets[right]) / len(sets[left] | sets[right]) >= truth.JACCARD
    }
    found = truth.joined(truth.shingle_sets(texts, 2))
    assert alike <= set(zip(found.left.tolist(), found.right.tolist(), strict=True))


def _corpus(folder: Path) -> corpus.Corpus:
    text = "أعلنت الحكومة عن خطة جديدة لدعم الأسر المحتاجة"
    return corpus.write("news", [("a", text), ("b", text.replace("أ", "ا")), ("c", text)], folder / "news.jsonl")


def test_spellings_are_one_in_folded_words_and_two_between_white_space(tmp_path: Path) -> None:
    made = _corpus(tmp_path)
    folded, whitespace = (truth.truth(made, name, tmp_path / "cache") for name in ("folded", "whitespace"))
    assert folded.jaccard.tolist() == [1.0, 1.0, 1.0]
    assert list(zip(whitespace.left.tolist(), whitespace.right.tolist(), strict=True)) == [(0, 2)]


def test_the_truth_is_computed_once_for_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = _corpus(tmp_path)
    first = truth.truth(made, "folded", tmp_path / "cache")
    monkeypatch.setattr(truth, "joined", None)
    second = truth.truth(made, "folded", tmp_path / "cache")
    assert first.jaccard.tolist() == second.jaccard.tolist()
    assert first.left.tolist() == second.left.tolist()
