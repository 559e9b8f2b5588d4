"""Verification in bulk gives the pairs of verification one by one, to the last bit."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.article.extract import read_article
from provenance.article.reading import Reading, reading
from provenance.kernels import measuring
from provenance.match import bulk
from provenance.match.background import Background
from provenance.match.bulk import kernel_verified, measured, plain_verified, verified
from provenance.match.columns import FORMULA, NO_PHRASE, RECURRING, WORDING, columns
from provenance.match.limits import limits
from provenance.match.profile import profile
from provenance.match.score import model_for
from provenance.match.signals import SIGNALS
from provenance.pipeline import scan
from provenance.settings import Settings
from provenance.values import CandidatePair, Document, Pair
from tests.match.stories import BUNDLED, CRANE, CRANE_RETOLD, PRIZE, TURTLES, bulletin, day, nonsense, sentence, text
from tests.strategies import arabic_text, hostile_text

SENTENCES = [*CRANE, *CRANE_RETOLD, *PRIZE, *TURTLES, *bulletin(1).split("\n"), *bulletin(2).split("\n"), "خبر عاجل."]
_pieces = st.lists(st.sampled_from(SENTENCES), max_size=14).map(text)
_texts = st.one_of(_pieces, _pieces, _pieces, arabic_text(), hostile_text())
_days = st.one_of(st.none(), st.integers(0, 8).map(day))
_settings = st.sampled_from([Settings(), Settings(threshold=0.02, min_words=5), Settings(threshold=0.97)])


@st.composite
def _documents(draw: st.DrawFn) -> list[Document]:
    titles = st.sampled_from(["", "", CRANE[0], PRIZE[0], "مرجانة: الرافعة تعود بعد 14 ليلة"])
    outlets = st.sampled_from(["", "المرفأ", "الفنار"])
    one = st.tuples(_texts, titles, outlets, _days)
    return [
        Document(f"d{number}", raw, title=title, outlet=outlet, published=published)
        for number, (raw, title, outlet, published) in enumerate(draw(st.lists(one, min_size=2, max_size=4)))
    ]


def read(documents: Sequence[Document]) -> list[Reading]:
    return [reading(read_article(document)) for document in documents]


def all_pairs(readings: Sequence[Reading]) -> list[CandidatePair]:
    return [CandidatePair(left.id, right.id, ()) for left, right in combinations(readings, 2)]


def both_ways(
    documents: Sequence[Document], background: Background, settings: Settings, lists_all: bool
) -> tuple[list[Pair], list[Pair]]:
    readings = read(documents)
    ways = (kernel_verified, plain_verified)
    fast, plain = (list(way(all_pairs(readings), readings, background, settings, lists_all)) for way in ways)
    return fast, plain


@given(_documents(), _settings, st.booleans())
def test_kernels_and_plain_path_agree_without_a_corpus(
    documents: list[Document], settings: Settings, lists_all: bool
) -> None:
    fast, plain = both_ways(documents, BUNDLED, settings, lists_all)
    assert repr(fast) == repr(plain)


@given(documents=_documents(), settings=_settings, lists_all=st.booleans())
def test_kernels_and_plain_path_agree_on_a_corpus_with_formulas(
    corpus: Background, documents: list[Document], settings: Settings, lists_all: bool
) -> None:
    fast, plain = both_ways(documents, corpus, settings, lists_all)
    assert repr(fast) == repr(plain)


def test_the_seeds_come_out_the_same(seed_documents: dict[str, Document], corpus: Background) -> None:
    for background in (BUNDLED, corpus):
        fast, plain = both_ways(list(seed_documents.values()), background, Settings(), True)
        assert {pair.label for pair in plain} > {"unrelated"}
        assert repr(fast) == repr(plain)


def _page(order: Sequence[int], words: Sequence[str], size: int = 30) -> str:
    """Return a page of sentences of nonsense, those of a number always the same, in an order."""
    return text(
        [sentence([*random.Random(number).sample(words, size), "الميناء", str(number % 7)]) for number in order]
    )


def test_long_pages_in_another_order_come_out_the_same(corpus: Background) -> None:
    """Hundreds of sentences, each with a word of all the others, forwards, backwards, shuffled and repeated."""
    words = nonsense(3_500, 5)
    forwards = list(range(130))
    shuffled = random.Random(1).sample(forwards, len(forwards))
    apart = [number * 37 % 130 for number in forwards]
    orders = [forwards, forwards[::-1], shuffled, apart, [*forwards[:40], *forwards[:40]], [3] * 150]
    documents = [Document(f"p{number}", _page(order, words)) for number, order in enumerate(orders)]
    for background in (BUNDLED, corpus):
        fast, plain = both_ways(documents, background, Settings(threshold=0.05), True)
        assert max(len(pair.passages) for pair in plain) > 20
        assert repr(fast) == repr(plain)


def test_sentences_of_nothing_but_stems_of_everywhere_come_out_the_same() -> None:
    words = nonsense(5, 8)
    pages = [text([sentence([*words, *nonsense(2, seed * 999 + at)]) for at in range(120)]) for seed in range(2)]
    documents = [Document("a", pages[0]), Document("b", pages[1]), Document("c", sentence(words))]
    fast, plain = both_ways(documents, BUNDLED, Settings(min_words=1, threshold=0.01), True)
    assert repr(fast) == repr(plain)


@pytest.mark.parametrize("at_once", [1, 3, 100])
def test_blocks_and_threads_change_nothing(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    documents = [Document(f"d{at}", text(random.Random(at).sample(SENTENCES, 6))) for at in range(6)]
    _, plain = both_ways(documents, BUNDLED, Settings(), True)
    monkeypatch.setattr(bulk, "AT_ONCE", at_once)
    monkeypatch.setattr(bulk, "_cores", lambda: 2)
    fast, _ = both_ways(documents, BUNDLED, Settings(), True)
    assert repr(fast) == repr(plain)


def _no_plain(*_: object) -> Iterator[Pair]:
    raise AssertionError("the plain path ran")


def test_many_pairs_go_to_the_kernels_and_few_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = read([Document("a", text(CRANE)), Document("b", text(CRANE_RETOLD)), Document("c", text(PRIZE))])
    candidates = all_pairs(readings)
    monkeypatch.setattr(bulk, "kernel_verified", _no_plain)
    few = verified(candidates, readings, background=BUNDLED, settings=Settings(), lists_all=False)
    assert [(pair.left, pair.right) for pair in few] == [("a", "b")]
    monkeypatch.undo()
    monkeypatch.setattr(bulk, "MANY", 3)
    monkeypatch.setattr(bulk, "plain_verified", _no_plain)
    assert verified(candidates, readings, background=BUNDLED, settings=Settings(), lists_all=False) == few


def test_without_numba_many_pairs_take_the_plain_path(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = read([Document("a", text(CRANE)), Document("b", text(CRANE_RETOLD))])
    monkeypatch.setattr(bulk, "MANY", 1)
    monkeypatch.setattr(bulk, "find_spec", lambda name: None)
    monkeypatch.setattr(bulk, "kernel_verified", _no_plain)
    (pair,) = verified(all_pairs(readings), readings, background=BUNDLED, settings=Settings(), lists_all=False)
    assert pair.label in ("copy", "rewrite", "partial")


def test_a_scan_is_the_same_with_kernels(monkeypatch: pytest.MonkeyPatch, seed_documents: dict[str, Document]) -> None:
    documents = list(seed_documents.values())
    plain = scan(documents)
    monkeypatch.setattr(bulk, "MANY", 1)
    assert repr(scan(documents)) == repr(plain)


def test_who_is_told_of_the_progress_hears_of_every_block(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = read([Document(f"d{at}", text(random.Random(at).sample(SENTENCES, 4))) for at in range(4)])
    monkeypatch.setattr(bulk, "AT_ONCE", 2)
    heard: list[int] = []
    list(kernel_verified(all_pairs(readings), readings, BUNDLED, Settings(), False, heard.append))
    assert heard == [0, 2, 4, 6]


def test_what_can_only_be_unrelated_is_left_out_and_nothing_else(corpus: Background) -> None:
    stories = [*(CRANE, CRANE_RETOLD, PRIZE, TURTLES), bulletin(1).split("\n"), bulletin(2).split("\n")]
    documents = [Document(f"d{at}", text(told), published=dt.date(2021, 1, 1)) for at, told in enumerate(stories)]
    readings = read(documents)
    lefts, rights = np.array(list(combinations(range(len(readings)), 2)), dtype=np.int64).T.copy()
    numbers = limits(model_for(corpus.kind), Settings(), is_all=False)
    found = measured(columns(readings, corpus), lefts, rights, numbers)
    _, plain = both_ways(documents, corpus, Settings(), True)
    assert found.is_worked_out.tolist() == [pair.label != "unrelated" for pair in plain]
    assert set(found.is_worked_out.tolist()) == {True, False}


def test_the_columns_of_values_are_the_signals() -> None:
    assert list(SIGNALS) == measuring.SIGNALS


@given(documents=_documents())
def test_columns_hold_what_profiles_do(corpus: Background, documents: list[Document]) -> None:
    readings = read(documents)
    found = columns(readings, corpus)
    for at, one in enumerate(profile(each, corpus) for each in readings):
        words = slice(*found.words.first[at : at + 2])
        stems = slice(*found.stems.first[at : at + 2])
        phrases = slice(*found.phrases.first[at : at + 2])
        sentences = slice(*found.sentences.first[at : at + 2])
        assert found.stems.hashes[stems].tolist() == one.stems.tolist()
        assert found.stems.rarity[stems].tolist() == one.stem_rarity.tolist()
        assert found.stems.place[stems].tolist() == one.stem_places.tolist()
        assert one.stems[found.words.stem[words]].tolist() == one.reading.hashes.tolist()
        begun = [place for place in found.words.phrase[words].tolist() if place != NO_PHRASE]
        assert one.phrases.hashes[begun].tolist() == one.runs.tolist()
        flags = found.phrases.flags[phrases]
        for flag, mask in zip(
            (FORMULA, RECURRING, WORDING),
            (one.phrases.is_formula, one.phrases.is_recurring, one.phrases.is_wording),
            strict=True,
        ):
            assert (flags & flag > 0).tolist() == mask.tolist()
        assert found.sentences.weight[sentences].tolist() == [each.weight for each in one.sentences]
        assert found.sentences.is_repeat[sentences].tolist() == [each.is_repeat for each in one.sentences]
        assert np.diff(found.sentences.held_first)[sentences].tolist() == [each.stems for each in one.sentences]
        assert np.diff(found.sentences.figure_first)[sentences].tolist() == [
            len(each.figures) for each in one.sentences
        ]
