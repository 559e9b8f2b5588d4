"""Candidate pairs as a scan gets them."""

from __future__ import annotations

import datetime as dt
import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.article.extract import read_article
from provenance.article.reading import Reading, reading
from provenance.candidates.generate import Candidates, candidate_pairs
from provenance.settings import Settings
from provenance.values import Document
from tests.candidates.made import Words, edited, made, strangers, words

SELECTIVE = Settings(all_pairs_documents=0)


def ids(found: Candidates) -> set[tuple[str, str]]:
    return {(pair.left, pair.right) for pair in found.pairs}


def found_by(found: Candidates, left: str, right: str) -> tuple[str, ...]:
    return next((pair.found_by for pair in found.pairs if (pair.left, pair.right) == (left, right)), ())


def rewritten(original: Words, chance: random.Random) -> Words:
    """Return the words with every third replaced and the paragraphs in another order: no five in a row stay."""
    kept = [word if at % 3 else words(1, chance)[0] for at, word in enumerate(original)]
    paragraphs = [kept[at : at + 24] for at in range(0, len(kept), 24)]
    chance.shuffle(paragraphs)
    return [word for paragraph in paragraphs for word in paragraph]


def mixed_corpus(seed: int) -> list[Reading]:
    """Return strangers, copies, light and heavy edits, short texts and texts without words."""
    chance = random.Random(seed)
    corpus = strangers(60, chance, length=90)
    for number in range(12):
        original = words(90, chance)
        corpus.append(made(f"original-{number}", original))
        corpus.append(made(f"copy-{number}", original))
        corpus.append(made(f"edit-{number}", edited(original, 0.1, chance)))
        corpus.append(made(f"rewrite-{number}", rewritten(original, chance)))
        corpus.append(made(f"brief-{number}", original[:12]))
        corpus.append(made(f"empty-{number}", []))
    return corpus


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 100), st.integers(0, 100))
def test_the_order_of_the_articles_changes_nothing(seed: int, shuffle: int) -> None:
    corpus = mixed_corpus(seed)
    mixed = random.Random(shuffle).sample(corpus, len(corpus))
    assert candidate_pairs(mixed, settings=SELECTIVE) == candidate_pairs(corpus, settings=SELECTIVE)


@pytest.mark.parametrize("limit", [0, 1_000])
def test_pairs_are_distinct_ordered_and_never_of_a_text_without_words(limit: int) -> None:
    found = candidate_pairs(mixed_corpus(1), settings=Settings(all_pairs_documents=limit)).pairs
    assert [(pair.left, pair.right) for pair in found] == sorted({(pair.left, pair.right) for pair in found})
    assert all(pair.left < pair.right for pair in found)
    assert not any("empty" in pair.left + pair.right for pair in found)
    assert all(list(pair.found_by) == sorted(set(pair.found_by)) for pair in found)


def test_copies_edits_and_rewrites_are_found_and_strangers_are_not() -> None:
    found = candidate_pairs(mixed_corpus(2), settings=SELECTIVE)
    for number in range(12):
        assert "bands" in found_by(found, f"copy-{number}", f"original-{number}")
        assert "passages" in found_by(found, f"copy-{number}", f"edit-{number}")
        assert found_by(found, f"original-{number}", f"rewrite-{number}") == ("postings",)
    assert not any(pair.left.startswith("other") or pair.right.startswith("other") for pair in found.pairs)


def test_a_rewrite_shares_no_five_words_with_its_original() -> None:
    """Otherwise the test above would not show what the pair sketch is for."""
    chance = random.Random(3)
    original = words(90, chance)
    pair = [made("a", original), made("b", rewritten(original, chance))]
    found = candidate_pairs([*pair, *strangers(60, chance)], settings=SELECTIVE, generators=["bands", "passages"])
    assert found.pairs == ()


def test_up_to_the_limit_every_pair_is_a_candidate_and_says_who_found_it() -> None:
    chance = random.Random(5)
    text = words(100, chance)
    corpus = [made("a", text), made("b", text), *strangers(8, chance)]
    every = candidate_pairs(corpus, settings=Settings(all_pairs_documents=10))
    assert len(every.pairs) == 45
    assert found_by(every, "a", "b") == ("bands",)
    assert [pair for pair in every.pairs if pair.found_by] == list(
        candidate_pairs(corpus, settings=Settings(all_pairs_documents=9)).pairs
    )


def test_identical_articles_give_one_pair_each() -> None:
    text = words(120, random.Random(6))
    started = time.perf_counter()
    found = candidate_pairs([made(f"{number:04}", text) for number in range(2_000)], settings=SELECTIVE)
    assert ids(found) == {("0000", f"{number:04}") for number in range(1, 2_000)}
    assert time.perf_counter() - started < 10


def test_copies_of_a_text_do_not_hide_the_rewrite_of_it() -> None:
    chance = random.Random(7)
    original = words(150, chance)
    rewrite = made("rewrite", rewritten(original, chance))
    copied = [made(f"copy-{number:03}", edited(original, 0.004, chance)) for number in range(150)]
    corpus = [rewrite, *copied, *strangers(60, chance)]
    found = candidate_pairs(corpus, settings=SELECTIVE)
    assert any(pair.right == "rewrite" and "postings" in pair.found_by for pair in found.pairs)
    tied = {name for pair in found.pairs for name in (pair.left, pair.right)}
    assert {one.id for one in copied} <= tied


def test_a_roundup_is_found_by_the_passage_it_holds() -> None:
    chance = random.Random(8)
    article = words(60, chance)
    roundup = words(900, chance) + article[10:50] + words(900, chance)
    corpus = [made("article", article), made("roundup", roundup), *strangers(60, chance)]
    assert "passages" in found_by(candidate_pairs(corpus, settings=SELECTIVE), "article", "roundup")
    without = candidate_pairs(corpus, settings=SELECTIVE, generators=["bands"])
    assert found_by(without, "article", "roundup") == ()


def test_a_passage_that_only_one_of_two_copies_holds_is_found() -> None:
    chance = random.Random(13)
    text, passage = words(600, chance), words(50, chance)
    corpus = [
        made("a-copy", text),
        made("b-copy", text[:300] + passage + text[300:]),
        made("source", words(600, chance) + passage),
        *strangers(60, chance),
    ]
    assert "passages" in found_by(candidate_pairs(corpus, settings=SELECTIVE), "b-copy", "source")


def test_a_passage_that_everybody_printed_is_reported_and_still_ties_its_readers() -> None:
    chance = random.Random(9)
    passage = words(60, chance)
    readers = [made(f"reader-{number:03}", words(60, chance) + passage) for number in range(120)]
    found = candidate_pairs(readers, settings=SELECTIVE)
    kinds = {capped.kind: capped for capped in found.capped}
    assert kinds["passages"].size == kinds["postings"].size == 120
    assert kinds["passages"].lists > 1
    assert kinds["passages"].example.startswith("reader-")
    assert {(f"reader-{number:03}", f"reader-{number + 1:03}") for number in range(119)} <= ids(found)


def test_short_texts_are_proposed_only_with_their_equals_and_what_contains_them() -> None:
    chance = random.Random(10)
    brief = words(20, chance)
    # Enough neighbourhoods in common for a rewrite, were the text long enough to be one.
    shuffled = brief[10:] + brief[:10]
    corpus = [made("a", brief), made("b", brief), made("c", brief[::-1]), *strangers(60, chance)]
    assert ids(candidate_pairs(corpus, settings=SELECTIVE)) == {("a", "b")}
    corpus[2] = made("c", shuffled)
    found = candidate_pairs(corpus, settings=SELECTIVE)
    assert all("postings" not in pair.found_by for pair in found.pairs)


@pytest.mark.parametrize("text", ["", " \n ", "...", "\u200f\u0640"])
def test_texts_without_words_never_match(text: str) -> None:
    pages = [reading(read_article(Document(name, text))) for name in "abc"]
    assert candidate_pairs(pages, settings=Settings()) == Candidates((), ())


def test_a_word_repeated_a_million_times_takes_no_time() -> None:
    chance = random.Random(11)
    corpus = [made("a", [5_000] * 1_000_000), made("b", [5_000] * 1_000_001), *strangers(4, chance)]
    started = time.perf_counter()
    assert ids(candidate_pairs(corpus, settings=SELECTIVE)) == {("a", "b")}
    assert time.perf_counter() - started < 10


def published(days: Sequence[int | None]) -> list[Reading]:
    text = words(100, random.Random(12))
    return [
        made(f"{number:02}", text, published=None if day is None else dt.date(2015, 7, 1) + dt.timedelta(day))
        for number, day in enumerate(days)
    ]


def test_pairs_outside_the_window_are_left_out_and_undated_ones_kept() -> None:
    found = candidate_pairs(published([0, 2, 9, None]), settings=Settings(window_days=3))
    assert ids(found) == {("00", "01"), ("00", "03"), ("01", "03"), ("02", "03")}


def test_a_text_printed_for_weeks_stays_tied_day_by_day_inside_a_window() -> None:
    corpus = published(list(range(60)))
    found = ids(candidate_pairs(corpus, settings=Settings(all_pairs_documents=0, window_days=2)))
    assert {name for pair in found for name in pair} == {one.id for one in corpus}
    assert all(int(right) - int(left) <= 2 for left, right in found)


SCRIPT = """
from tests.candidates.test_generate import SELECTIVE, candidate_pairs, mixed_corpus
print(candidate_pairs(mixed_corpus(3), settings=SELECTIVE))
"""


def test_the_hash_seed_of_python_changes_nothing() -> None:
    printed = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
    assert printed != {b""}
