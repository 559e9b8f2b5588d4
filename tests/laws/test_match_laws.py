"""Laws of the match room and of whole scans: symmetric, bounded, order-free, deaf to spelling."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import provenance
from provenance.article.reading import reading
from provenance.match.score import model_for
from provenance.values import REUSE_LABELS, Document, Located, Pair, Scan
from tests.match.stories import CRANE, CRANE_RETOLD, PRIZE, TURTLES, day, judged, text
from tests.strategies import arabic_text, disguised, hostile_text

SEEDS = Path(__file__).parents[2] / "seeds"
_pieces = st.lists(st.sampled_from([*CRANE, *CRANE_RETOLD, *PRIZE, *TURTLES, "خبر عاجل."]), max_size=10).map(text)
texts = st.one_of(_pieces, _pieces, arabic_text(), hostile_text())
_days = st.one_of(st.none(), st.integers(0, 400).map(day))


@st.composite
def documents(draw: st.DrawFn, id: str) -> Document:
    """Return articles that may have a headline, a date and an outlet."""
    return Document(
        id,
        draw(texts),
        title=draw(st.sampled_from(["", "", CRANE[0], PRIZE[0]])),
        outlet=draw(st.sampled_from(["", "المرفأ", "الفنار"])),
        published=draw(_days),
    )


def _is_inside(document: Document, place: Located) -> bool:
    return 0 <= place.span.start < place.span.end <= len(document.field(place.field))


@given(documents("a"), documents("b"))
def test_verdict_is_the_same_from_both_sides(left: Document, right: Document) -> None:
    one, other = judged(left, right), judged(right, left)
    assert (one.label, one.score, one.band, one.update) == (other.label, other.score, other.band, other.update)
    assert one.evidence.signals == other.evidence.signals
    assert one.evidence.jaccard == other.evidence.jaccard
    assert one.evidence.containment_of_left == other.evidence.containment_of_right
    assert (one.left, one.right) == (other.right, other.left)


@given(_pieces, _pieces)
def test_passages_are_found_from_both_sides_or_from_none(left: str, right: str) -> None:
    one, other = judged(Document("a", left), Document("b", right)), judged(Document("b", right), Document("a", left))
    assert bool(one.passages) == bool(other.passages)


@given(documents("a"), documents("b"))
def test_shares_and_scores_are_bounded_and_containment_is_at_least_jaccard(left: Document, right: Document) -> None:
    found = judged(left, right)
    evidence = found.evidence
    assert 0 < found.score < 1
    smaller, larger = sorted((evidence.containment_of_left, evidence.containment_of_right))
    assert 0 <= evidence.jaccard <= smaller <= larger <= 1


@given(documents("a"), documents("b"))
def test_label_goes_with_score_and_threshold(left: Document, right: Document) -> None:
    found = judged(left, right)
    if found.label != "too_short":
        assert (found.label in REUSE_LABELS) == (found.score >= 0.5)
    assert found.label in REUSE_LABELS or not found.passages
    assert found.label in REUSE_LABELS or not found.update


@given(texts, texts)
def test_no_other_article_is_closer_to_a_text_than_itself(left: str, right: str) -> None:
    itself = judged(left, left)
    assert itself.score >= judged(left, right).score - 1e-9  # sums of one set of words in two orders
    assert itself.evidence.jaccard in (0.0, 1.0)


@given(st.sampled_from([text(CRANE), text(PRIZE), text(TURTLES)]), st.data())
def test_no_disguise_changes_the_verdict(raw: str, data: st.DataObject) -> None:
    other = data.draw(st.sampled_from([raw, text(CRANE), text(CRANE_RETOLD), text(PRIZE)]))
    plain = judged(Document("a", raw), Document("b", other))
    hidden = judged(Document("a", raw), Document("b", data.draw(disguised(other))))
    assert (hidden.label, hidden.score) == (plain.label, plain.score)
    assert len(hidden.passages) == len(plain.passages)


@given(documents("a"), documents("b"))
def test_pushes_add_up_to_the_score(left: Document, right: Document) -> None:
    found = judged(left, right)
    assert found.score == model_for("bundled").score(found.evidence.signals)
    assert found.evidence.base == model_for("bundled").base


_corpus = st.lists(texts, max_size=6).map(lambda raws: [Document(f"d{at}", raw) for at, raw in enumerate(raws)])


def _pair(found: Scan, left: str, right: str) -> Pair:
    return next(pair for pair in found.pairs if (pair.left, pair.right) == (left, right))


@settings(max_examples=30)
@given(_corpus, st.integers(0, 999))
def test_scan_does_not_depend_on_the_order_of_documents(corpus: list[Document], seed: int) -> None:
    shuffled = random.Random(seed).sample(corpus, k=len(corpus))
    assert provenance.scan(shuffled) == provenance.scan(corpus)


@settings(max_examples=30)
@given(_corpus, st.integers(0, 999))
def test_proposed_pairs_do_not_depend_on_the_order_of_documents(corpus: list[Document], seed: int) -> None:
    chosen = provenance.Settings(all_pairs_documents=1)
    shuffled = random.Random(seed).sample(corpus, k=len(corpus))
    found = provenance.scan(corpus, settings=chosen)
    assert provenance.scan(shuffled, settings=chosen) == found
    verified = {(pair.left, pair.right): pair for pair in provenance.scan(corpus).pairs}
    assert all(verified[pair.left, pair.right] == pair for pair in found.pairs)


@settings(max_examples=30)
@given(_corpus)
def test_unrelated_documents_do_not_change_the_verdict_about_a_pair(corpus: list[Document]) -> None:
    pair = [Document("x", text(CRANE)), Document("y", text(CRANE_RETOLD))]
    alone = _pair(provenance.scan(pair), "x", "y")
    assert _pair(provenance.scan([*corpus, *pair]), "x", "y") == alone
    assert provenance.compare(*pair).pair == alone


@settings(max_examples=30)
@given(_corpus)
def test_scan_points_into_its_documents_and_counts_what_it_verified(corpus: list[Document]) -> None:
    found = provenance.scan(corpus)
    by_id = {document.id: document for document in corpus}
    for pair in found.pairs:
        for passage in pair.passages:
            assert _is_inside(by_id[pair.left], passage.left)
            assert _is_inside(by_id[pair.right], passage.right)
    for article in found.documents:
        assert all(_is_inside(article.document, Located(zone.field, zone.span)) for zone in article.zones)
    with_words = sum(len(reading(article)) > 0 for article in found.documents)
    assert len(found.pairs) == found.candidates == with_words * (with_words - 1) // 2
    for is_judged in (True, False):
        scores = [pair.score for pair in found.pairs if (pair.label != "too_short") == is_judged]
        assert scores == sorted(scores, reverse=True)
    assert all(pair.left < pair.right for pair in found.pairs)


@settings(max_examples=30)
@given(_corpus)
def test_stories_are_made_of_reuse_and_of_nothing_else(corpus: list[Document]) -> None:
    found = provenance.scan(corpus)
    reuse = {(pair.left, pair.right) for pair in found.pairs if pair.label in REUSE_LABELS}
    for story in found.stories:
        others = set(story.documents) - {story.representative}
        assert all(tuple(sorted((story.representative, other))) in reuse for other in others)
    assert bool(found.stories) == bool(reuse)


@settings(max_examples=30)
@given(texts, texts)
def test_comparison_points_into_its_documents(left: str, right: str) -> None:
    found = provenance.compare(Document("a", left), Document("b", right))
    ours = [row.left for row in found.alignment] + [place for one in found.differences for place in one.left]
    theirs = [row.right for row in found.alignment] + [place for one in found.differences for place in one.right]
    assert all(_is_inside(found.left.document, place) for place in ours if place)
    assert all(_is_inside(found.right.document, place) for place in theirs if place)
    assert 0 < found.raw_score < 1


def _json(*arguments: str, seed: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-m", "provenance", *arguments, "--format", "json"]
    return subprocess.run(command, env=environment, capture_output=True, check=True).stdout


def test_hash_seed_does_not_change_a_byte_where_pairs_are_proposed(tmp_path: Path) -> None:
    stories = (CRANE, CRANE_RETOLD, PRIZE, TURTLES)
    chance = random.Random(7)
    rows = [{"id": f"{at:02}", "text": text(chance.sample(stories[at % 4], k=4))} for at in range(60)]
    table = tmp_path / "news.jsonl"
    table.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    one, other = (_json("scan", str(table), seed=seed) for seed in ("1", "2"))
    assert one == other
    found = json.loads(one)
    assert len(found["documents"]) == len(rows) > provenance.Settings().all_pairs_documents
    assert found["stories"]


@pytest.mark.parametrize("command", ["scan", "compare"])
def test_hash_seed_does_not_change_a_byte(command: str) -> None:
    arguments = [str(SEEDS)] if command == "scan" else [str(path) for path in sorted(SEEDS.glob("*.txt"))[1::3]]
    one, other = (_json(command, *arguments, seed=seed) for seed in ("1", "2"))
    assert one == other
    assert one.startswith(b"{")
