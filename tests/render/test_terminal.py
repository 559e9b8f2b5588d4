"""The terminal views: what stands where, on any width, whatever the documents try."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from math import exp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.render.layout import Row, View
from provenance.render.painting import paint
from provenance.render.terminal_compare import comparison_rows
from provenance.render.terminal_scan import SHOWN_STORIES, scan_rows
from provenance.values import Article, Document, Outcomes, Scan, Span, Story, Unreadable, Zone
from tests.render import samples
from tests.strategies import hostile_text

ARABIC = re.compile("[\u0621-\u064a]")


def _text(rows: Iterable[Row], view: View) -> str:
    return "\n".join(line.plain for line in paint(rows, view))


def _scan(scan: Scan, width: int = 80, *, explain: bool = False) -> str:
    view = View(width)
    return _text(scan_rows(scan, view, explain=explain), view)


def _compare(width: int = 80) -> str:
    view = View(width)
    return _text(comparison_rows(samples.comparison(), view, threshold=0.5), view)


def test_a_scan_tells_counts_stories_scores_and_what_was_left() -> None:
    text = _scan(samples.scan())
    for part in (
        "5 inputs: 3 read, 1 skipped, 1 failed",
        "1 story; 3 pairs compared; reuse from a score of 0.50",
        "Story 1: 2 documents",
        "representative  a.txt",
        "rewrite 0.81    b.txt",
        "17 rare words in common",
        "Kept apart: 2 pairs (1 same event, 1 unrelated)",
        "0.20  same event a.txt and c.txt",
        "bad.txt: byte 3 is not valid UTF-8",
        "search by postings: 4 groups of documents",
    ):
        assert part in text


def test_the_same_words_are_quoted_from_both_pages() -> None:
    text = _scan(samples.scan())
    assert re.search("first +الجسر الجديد\n +second +الجسر الجديد", text)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_arabic_is_last_on_its_line(width: int) -> None:
    for line in (_scan(samples.scan(), width) + "\n" + _compare(width)).splitlines():
        if found := ARABIC.search(line):
            assert not re.search("[A-Za-z]", line[found.start() :]), line


@pytest.mark.parametrize("width", [40, 80, 120])
def test_narrow_and_wide_terminals_lose_nothing_but_the_bars(width: int) -> None:
    words = set(re.sub("[█\\s]+", " ", _compare(width)).split())
    assert words == set(re.sub("[█\\s]+", " ", _compare(80)).split())
    assert ("█" in _compare(width)) == (width >= 60)


def test_the_waterfall_adds_up_to_the_score() -> None:
    text = _compare()
    pushes = [float(found) for found in re.findall(r"^  (?!sum)[a-z ]+ [\d. ]+ ([+-]\d+\.\d\d)", text, re.MULTILINE)]
    base, *signals = pushes
    total = float(re.findall(r"^  sum +([+-]\d+\.\d\d)", text, re.MULTILINE)[0])
    assert len(signals) == len(samples.REWRITE.evidence.signals)
    assert base + sum(signals) == pytest.approx(total, abs=0.005 * len(pushes))
    assert 0 < 1 / (1 + exp(-total)) < 1


def test_a_comparison_shows_verdict_raw_score_direction_and_differences() -> None:
    text = _compare()
    assert text.startswith("rewrite: the same text told in other words")
    for part in ("0.81 likely", "0.70 of the whole pages", "unknown; it would take", "--background PATH"):
        assert part in text
    assert re.search(r"number +left +\d .*\[45\].*\n +right +\d .*\[54\]", text)
    assert re.search(r"name +left +\d .*\[الأحد\].*\n +right +\d not given", text)
    assert "Sentences: 1 changed, 1 only left, 1 only right" in text


def test_every_aligned_sentence_is_shown_once_per_side() -> None:
    text = _compare()
    for sentence in ("افتتح الوزير الجسر الجديد صباح الأحد.", "وبلغت الكلفة 45 مليونا.", "وبلغت الكلفة 54 مليونا."):
        assert text.count(sentence) == 1


def test_reuse_between_stories_is_not_hidden_by_the_split() -> None:
    scan = samples.scan()
    other = replace(scan.pairs[1], label="partial", score=0.6)
    text = _scan(replace(scan, pairs=(scan.pairs[0], other, scan.pairs[2])))
    assert "Reuse across stories" in text
    assert "0.60  partial    a.txt and c.txt" in text


def test_explaining_lists_the_signals_of_every_pair() -> None:
    plain, full = _scan(samples.scan()), _scan(samples.scan(), explain=True)
    assert plain.count("where every pair starts") == 0
    assert full.count("where every pair starts") == len(samples.scan().pairs)


def _many(number: int) -> Scan:
    """Return a scan of so many stories of two documents."""
    names = [(f"{at:03}a", f"{at:03}b") for at in range(number)]
    articles = tuple(
        Article(Document(name, "خبر"), (Zone("body", "text", Span(0, 3)),)) for two in names for name in two
    )
    pairs = tuple(samples.pair(left, right, "copy", 0.9) for left, right in names)
    stories = tuple(Story(f"story-{at}", two, two[0]) for at, two in enumerate(names, start=1))
    entries = tuple(Unreadable(f"{at}.bin", "binary", f"{at}.bin: no text; leave it out") for at in range(22))
    entries += tuple(Unreadable(f"{at}.txt", "empty", f"{at}.txt: empty", "skipped") for at in range(15))
    return Scan(articles, pairs, stories, Outcomes(len(articles), entries), "corpus", 0.5, len(pairs))


def test_what_a_long_report_leaves_out_is_counted() -> None:
    text = _scan(_many(SHOWN_STORIES + 7))
    assert text.count("representative ") == SHOWN_STORIES
    assert "and 7 stories more" in text
    assert "and 12 inputs more" in text
    assert _scan(_many(SHOWN_STORIES + 7), explain=True).count("representative ") == SHOWN_STORIES + 7


def test_an_empty_scan_says_so() -> None:
    empty = Scan((), (), (), Outcomes(0), "bundled", 0.5)
    assert _scan(empty).splitlines()[:2] == [
        "0 inputs: 0 read, 0 skipped, 0 failed",
        "no stories; 0 pairs compared; reuse from a score of 0.50",
    ]


@settings(max_examples=40)
@given(hostile_text(max_size=80), st.integers(40, 120))
def test_no_title_can_forge_a_line_of_the_report(title: str, width: int) -> None:
    article = replace(samples.LEFT_ARTICLE, document=Document("a.txt", samples.LEFT, title=title + "\nStory 9: x"))
    scan = samples.scan()
    text = _scan(replace(scan, documents=(article, *scan.documents[1:])), width)
    assert [line for line in text.splitlines() if line.startswith("Story")] == ["Story 1: 2 documents"]
    assert "\x1b" not in text
    assert "\x9b" not in text
