"""From files to stories over broken, empty and hostile input: no crash, no false match, only linear work."""

from __future__ import annotations

import os
import random
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import FrameType

import pytest

import provenance
from provenance.values import REUSE_LABELS, Scan

SETTINGS = provenance.Settings()
# Every pair is looked at in a small corpus; with 0 only what the candidate generators propose.
PROPOSED_ONLY = replace(SETTINGS, all_pairs_documents=0)

_NOUNS = (
    "المجلس الوزارة المدينة الجامعة الشركة اللجنة المحكمة المطار الميناء المستشفى المصنع السوق الجسر السد الحقل".split()
)
_VERBS = "أقر افتتح ناقش أجل رفض وسع مول راجع دشن سلم أنجز علق تابع خفض نقل".split()
_ADDED = "خطة مشروعا تقريرا عقدا برنامجا اتفاقا قرارا تعديلا طلبا عرضا جدولا بيانا سجلا نظاما ملفا".split()
BOILERPLATE = "اقرأ أيضا\nشارك على فيسبوك\nجميع الحقوق محفوظة ©\n"


def article(seed: int, *, sentences: int = 12) -> str:
    """Return an article of made-up sentences: the same for the same seed, unlike that of any other."""
    chance = random.Random(seed)
    lines = (
        f"{chance.choice(_VERBS)} {chance.choice(_NOUNS)} {chance.choice(_ADDED)} رقم {chance.randrange(9_000)} "
        f"بحضور {chance.choice(_NOUNS)} و{chance.choice(_NOUNS)} خلال {chance.randrange(90)} يوما."
        for _ in range(sentences)
    )
    return "\n".join(lines)


def scan(folder: Path, settings: provenance.Settings = SETTINGS) -> Scan:
    return provenance.scan(provenance.read(folder, settings=settings), settings=settings)


def scan_texts(*texts: str, settings: provenance.Settings = SETTINGS) -> Scan:
    return provenance.scan([provenance.Document(f"{at:04}", text) for at, text in enumerate(texts)], settings=settings)


def calls(work: Callable[[], object]) -> int:
    """Return how many functions ``work`` calls: a measure of work that no busy machine disturbs."""
    count = 0

    def tick(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def assert_linear(work: Callable[[int], object], size: int) -> None:
    """Fail when the calls of ``work`` grow faster than its size; what is done once does not count.

    From one doubling to the next the growth doubles too, a little more for N log N; for
    N^2 it becomes fourfold. The slack is for caches that earlier sizes have filled.
    """
    work(1)
    once, twice, four_times = (calls(partial(work, times * size)) for times in (1, 2, 4))
    assert four_times - twice <= 2.3 * max(twice - once, 2_000)


def _plant_bad(folder: Path) -> Counter[str]:
    """Put bad inputs of every kind into ``folder``, and return the reasons that they must end with."""
    good = article(7).encode()
    contents = {
        "blank.txt": b" \n\t\n",
        "binary.txt": b"\x7fELF\0\0" + good,
        "cut.txt": good[: good.rindex(b".") - 1],
        "empty.txt": b"",
        "latin.txt": good + b"\xe9",
        "numbers.txt": b"2024\n12:30\n",
        "page.html": good,
        "rows.jsonl": b'{"text": 1}\n{"text": "x\n[]\n{"text": ""}\n',
    }
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    os.mkfifo(folder / "pipe.txt")
    (folder / "gone.txt").symlink_to("nowhere")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "around").symlink_to(folder)
    return Counter(
        "empty binary not_utf8 empty not_utf8 no_words unknown_format missing_text malformed_row malformed_row empty "
        "not_a_file dangling_link link_loop linked_folder".split()
    )


def test_bad_files_end_with_a_reason_and_change_nothing_for_the_good(tmp_path: Path) -> None:
    for name, seed in [("a", 1), ("b", 2), ("copy-of-a", 1), ("c", 3)]:
        (tmp_path / f"{name}.txt").write_text(article(seed), encoding="utf-8")
    alone = scan(tmp_path)
    expected = _plant_bad(tmp_path)
    beside = scan(tmp_path)
    assert Counter(entry.reason for entry in beside.outcomes.entries) == expected
    assert (beside.outcomes.read, beside.outcomes.inputs) == (4, 4 + expected.total())
    assert beside.outcomes.skipped + beside.outcomes.failed == expected.total()
    assert replace(beside, outcomes=alone.outcomes) == alone
    assert [story.documents for story in alone.stories] == [("a.txt", "copy-of-a.txt")]


def test_a_corpus_of_nothing_readable_is_an_empty_result(tmp_path: Path) -> None:
    expected = _plant_bad(tmp_path)
    result = scan(tmp_path)
    assert (result.documents, result.pairs, result.stories) == ((), (), ())
    assert result.outcomes.inputs == expected.total()


@pytest.mark.parametrize("settings", [SETTINGS, PROPOSED_ONLY], ids=["all-pairs", "proposed-pairs"])
@pytest.mark.parametrize(
    "text",
    [BOILERPLATE, "نعم", "نعم لا", "عاجل\n", "©®™ x"],
    ids=["boilerplate", "word", "two-words", "label", "signs"],
)
def test_texts_without_a_phrase_never_match_even_their_equals(text: str, settings: provenance.Settings) -> None:
    result = scan_texts(text, text, text, article(1), settings=settings)
    assert len(result.documents) == 4
    assert result.stories == ()
    assert all(pair.evidence.jaccard == 0 for pair in result.pairs)
    assert REUSE_LABELS.isdisjoint(pair.label for pair in result.pairs)


def test_boilerplate_alone_does_not_join_the_articles_around_it() -> None:
    result = scan_texts(*(f"{article(seed)}\n\n{BOILERPLATE}" for seed in range(4)), BOILERPLATE)
    assert result.stories == ()


@pytest.mark.parametrize("count", [3, 60])
def test_articles_under_thirty_words_are_read_and_called_too_short(count: int) -> None:
    result = scan_texts(*[article(5, sentences=2)] * count)
    assert {pair.label for pair in result.pairs} == {"too_short"}
    assert result.stories == ()
    assert len(result.documents) == result.outcomes.read == count


def test_identical_articles_are_one_story_of_as_many_pairs() -> None:
    count = 2_000
    result = scan_texts(*[article(1, sentences=4)] * count)
    (story,) = result.stories
    assert len(story.documents) == count
    assert result.candidates <= 2 * count
    assert {pair.label for pair in result.pairs} == {"copy"}


def test_the_work_on_identical_articles_is_linear() -> None:
    assert_linear(lambda count: scan_texts(*[article(1, sentences=4)] * count), 100)


def test_the_work_on_nearly_identical_articles_is_linear() -> None:
    """Each has one sentence of its own, so that no two are equal and all are copies."""
    shared = article(1, sentences=12)
    versions = [f"{shared}\n{article(1_000 + at, sentences=1)}" for at in range(480)]
    assert_linear(lambda count: scan_texts(*versions[:count], settings=PROPOSED_ONLY), 120)


ENDLESS = {
    "one-word": lambda size: "خبر " * size,
    "no-space": lambda size: "خبرعاجل" * size,
    "one-line": lambda size: " ".join(article(seed).replace("\n", " ") for seed in range(size // 100 + 1)),
    "short-lines": lambda size: "سطر قصير\n" * size,
    "full-stops": lambda size: ". " * size + "نهاية",
    "marks": lambda size: "ب" + "\u0651" * size,
    "dates": lambda size: "12/3/2015 " * size + "نهاية",
    "quotes": lambda size: "«" * size + "نهاية",
    "brackets": lambda size: "(" * size + "نهاية" + ")" * size,
    "credits": lambda size: "(أ ف ب) - " * size,
    "blank-lines": lambda size: "بداية" + "\n" * size + "نهاية",
}  # fmt: skip


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
def test_the_work_on_an_endless_text_is_linear(text: Callable[[int], str]) -> None:
    assert_linear(lambda size: scan_texts(text(size), article(1)), 2_000)


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
def test_an_endless_text_is_read_to_its_end_and_matches_no_real_page(
    tmp_path: Path, seeds_dir: Path, text: Callable[[int], str]
) -> None:
    page = next(seeds_dir.glob("000*"))
    (tmp_path / "endless.txt").write_text(text(20_000), encoding="utf-8")
    (tmp_path / page.name).write_bytes(page.read_bytes())
    result = scan(tmp_path)
    assert result.outcomes.inputs == result.outcomes.read == 2
    assert result.stories == ()


def test_a_word_said_a_million_times_is_read_and_is_no_copy_of_anything(tmp_path: Path) -> None:
    (tmp_path / "endless.txt").write_text("خبر " * 1_000_000, encoding="utf-8")
    (tmp_path / "article.txt").write_text(article(1), encoding="utf-8")
    result = scan(tmp_path)
    assert result.outcomes.read == 2
    assert result.stories == ()


@pytest.mark.parametrize(
    "megabytes", [2, pytest.param(50, marks=pytest.mark.fuzz)], ids=["two-megabytes", "fifty-megabytes"]
)
def test_a_single_line_of_many_megabytes_is_read_and_compared(tmp_path: Path, megabytes: int) -> None:
    planted = article(1)
    line = " ".join(article(seed).replace("\n", " ") for seed in range(megabytes * 700))
    with (tmp_path / "line.txt").open("w", encoding="utf-8") as stream:
        while stream.tell() < megabytes * 1_000_000:
            stream.write(line)
    (tmp_path / "article.txt").write_text(planted, encoding="utf-8")
    result = scan(tmp_path)
    assert result.outcomes.read == 2
    (pair,) = result.pairs
    assert pair.evidence.containment_of_left > 0.9
