"""Corpora of the speed benchmark: the same every time, and each edit does what its name says."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from random import Random

import pytest

from benchmarks.speed import corpus
from benchmarks.speed.edits import EDITS, WORD_SHARES
from provenance.text.tokens import words

# Each word once, so that a set of words tells what an edit did.
WORDS = [f"كلمة{number}" for number in range(300)]
TEXT = "\n".join(" ".join(WORDS[at : at + 10]) + "." for at in range(0, 300, 10))
NEW = ["جديدة"]


def _edited(name: str, text: str = TEXT, seed: int = 1) -> str:
    return EDITS[name](text, Random(seed), NEW)


def _rows(count: int = 40) -> list[corpus.Row]:
    return [(f"a{number:03}", " ".join(f"{word}ن{number}" for word in WORDS)) for number in range(count)]


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_changes_the_text_and_is_the_same_for_the_same_chance(name: str) -> None:
    assert _edited(name) == _edited(name) != TEXT


@pytest.mark.parametrize("share", WORD_SHARES)
def test_a_word_edit_touches_its_share_of_the_words(share: float) -> None:
    edited = _edited(f"words_{round(100 * share)}").split()
    missing = set(TEXT.split()) - set(edited)
    inserted = edited.count(NEW[0])
    touched = round(share * len(WORDS))
    assert len(missing) <= touched
    assert max(len(missing), inserted) <= touched <= len(missing) + inserted


def test_another_typist_leaves_the_readers_words_alone() -> None:
    text = "أعلنت الحكومة إلى الآن 25 قرارا في قضية المرأة الجزائرية على مستوى القرى " * 20
    respelled = [_edited("spelling", text, seed) for seed in range(8)]
    assert all(one.split() != text.split() for one in respelled)
    assert all(len(words(one)) == len(words(text)) for one in respelled)
    assert any("٢٥" in one for one in respelled)
    assert any("25" in one for one in respelled)


def test_boilerplate_stands_around_the_whole_text() -> None:
    before, text, after = _edited("boilerplate").partition(TEXT)
    assert before.strip()
    assert text == TEXT
    assert after.strip()


def test_a_lede_is_the_first_two_fifths_of_the_words() -> None:
    assert _edited("lede").split() == TEXT.split()[:120]


def test_shuffled_sentences_are_the_same_sentences_in_another_order() -> None:
    shuffled = _edited("shuffled").splitlines()
    assert shuffled != TEXT.splitlines()
    assert sorted(shuffled) == sorted(TEXT.splitlines())


def test_edits_make_three_in_ten_documents_and_name_their_source() -> None:
    made = corpus.edits(_rows(), documents=40, seed=7)
    ids = [name for name, _ in made]
    planted = [name for name in ids if corpus.edit_of(name)]
    assert len(ids) == len(set(ids)) == 40
    assert len(planted) == 12
    assert {corpus.edit_of(name) for name in planted} == set(EDITS)
    assert {name.partition(corpus.MARK)[0] for name in planted} <= set(ids)


def test_short_articles_are_not_edited() -> None:
    assert list(corpus.planted([("short", "كلمة " * (corpus.EDITED_FROM_WORDS - 1))], seed=1)) == []


def test_the_large_corpus_is_as_large_as_asked_and_repeats_no_document() -> None:
    rows = _rows(5)
    size = 20 * len(rows[0][1].encode())
    made = list(corpus.large(rows, size_bytes=size, seed=1))
    assert size <= sum(len(text.encode()) for _, text in made)
    assert sum(len(text.encode()) for _, text in made[:-1]) < size
    assert len({name for name, _ in made}) == len({text for _, text in made}) == len(made)


@pytest.mark.parametrize("name", ["news", "edits", "large"])
def test_a_corpus_is_the_same_bytes_for_the_same_seed_only(name: str, tmp_path: Path) -> None:
    def built(folder: str, seed: int) -> corpus.Corpus:
        return corpus.build(name, _rows(), tmp_path / folder, documents=20, megabytes=1, seed=seed)

    first, second, other = built("one", 1), built("two", 1), built("three", 2)
    assert first.path.read_bytes() == second.path.read_bytes()
    assert first.sha256 == second.sha256 != other.sha256
    assert first.size_bytes == first.path.stat().st_size


def test_a_corpus_reads_back_as_it_was_written(tmp_path: Path) -> None:
    rows = [("a", "سطر\nسطر\u2028آخر"), ("b", '"')]
    written = corpus.write("news", rows, tmp_path / "news.jsonl")
    assert list(corpus.read(written.path)) == rows
    assert written.documents == 2


def test_planted_edits_take_turns() -> None:
    first = [name.partition(corpus.MARK)[2] for name, _ in islice(corpus.planted(_rows(), seed=1), len(EDITS))]
    assert first == list(EDITS)
