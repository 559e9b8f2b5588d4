"""What a corpus teaches about words and phrases."""

from __future__ import annotations

import numpy as np
import pytest

from provenance.article.extract import read_article
from provenance.article.reading import Reading, reading, stem_hash
from provenance.match.background import PHRASE_WORDS, Background
from provenance.match.frequencies import document_share
from provenance.match.signals import retold
from provenance.sketch.shingle import shingle_hashes
from provenance.values import REUSE_LABELS, Document
from tests.match.stories import BUNDLED, CLOSE, CRANE, PRIZE, TURTLES, bulletin, day, judged, nonsense, pair_of, text


def _read(name: str, raw: str, *, at: int | None = None) -> Reading:
    return reading(read_article(Document(name, raw, published=None if at is None else day(at))))


def _phrases(raw: str) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    return shingle_hashes(_read("x", raw).hashes, PHRASE_WORDS)


def _printing(phrase: str, *, documents: int, days: int) -> Background:
    """Return the background of articles on so many days that all hold a phrase."""
    readings = [
        _read(f"n-{number}", " ".join([*nonsense(8, number), phrase]), at=number % days) for number in range(documents)
    ]
    return Background.from_readings(readings)


@pytest.fixture
def small_corpora_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a handful of articles count as a corpus."""
    monkeypatch.setattr(Background, "ENOUGH_DOCUMENTS", 3)


@pytest.mark.usefixtures("small_corpora_count")
@pytest.mark.parametrize(
    ("documents", "days", "is_formula", "is_recurring"),
    [
        pytest.param(4, 3, True, True, id="often_on_many_days"),
        pytest.param(13, 2, False, False, id="often_on_few_days"),
        pytest.param(15, 1, False, False, id="one_busy_day"),
        pytest.param(16, 1, True, False, id="in_more_articles_than_print_one_story"),
        pytest.param(3, 3, False, True, id="three_times"),
        pytest.param(4, 2, False, False, id="twice"),
    ],
)
def test_formula_recurs_on_many_days_in_many_articles(
    documents: int, days: int, is_formula: bool, is_recurring: bool
) -> None:
    phrase = "توخي الحيطة والابتعاد"
    background = _printing(phrase, documents=documents, days=days)
    assert background.is_formula(_phrases(phrase)).tolist() == [is_formula]
    assert background.is_recurring(_phrases(phrase)).tolist() == [is_recurring]


def test_larger_corpus_asks_more_articles_and_days_of_a_formula() -> None:
    keys = np.array([1, 2, 3], dtype=np.uint64)
    documents, days = np.array([4, 9, 25]), np.array([3, 4, 3])
    small, large = (
        Background(size, keys, documents, keys, documents, days) for size in (Background.ENOUGH_DOCUMENTS, 20_000)
    )
    assert small.is_formula(keys).tolist() == [True, True, True]
    assert large.is_formula(keys).tolist() == [False, True, True]


@pytest.mark.usefixtures("small_corpora_count")
def test_undated_article_counts_as_a_day_of_its_own() -> None:
    readings = [_read(f"n-{number}", " ".join([*nonsense(8, number), "توخي الحيطة والابتعاد"])) for number in range(13)]
    assert Background.from_readings(readings).is_formula(_phrases("توخي الحيطة والابتعاد")).all()


@pytest.mark.usefixtures("small_corpora_count")
def test_identical_text_counts_once() -> None:
    crowd = [_read(f"same-{number}", text(CRANE), at=number) for number in range(20)]
    apart = [_read(f"other-{number}", " ".join(nonsense(20, number)), at=number) for number in range(5)]
    background = Background.from_readings(crowd + apart)
    assert background.documents == 6
    assert not background.is_recurring(_phrases(text(CRANE))).any()


@pytest.mark.usefixtures("small_corpora_count")
def test_other_spelling_of_a_text_is_the_same_text() -> None:
    plain = text(CRANE)
    assert Background.from_readings([_read("a", plain), _read("b", plain.replace("أ", "ا"))]).documents == 1


@pytest.mark.usefixtures("small_corpora_count")
def test_background_does_not_depend_on_the_order_of_articles() -> None:
    readings = [_read(f"n-{number}", bulletin(number), at=number % 7) for number in range(12)]
    one, other = Background.from_readings(readings), Background.from_readings(readings[::-1])
    for name in ("stems", "stem_documents", "phrases", "phrase_documents", "phrase_days"):
        assert np.array_equal(getattr(one, name), getattr(other, name))


@pytest.mark.usefixtures("small_corpora_count")
def test_corpus_makes_its_own_common_words_common() -> None:
    word = nonsense(1, 99)[0]
    stems = np.array([stem_hash(word)], dtype=np.uint64)
    used = [_read(f"n-{number}", " ".join([word, *nonsense(8, number)])) for number in range(200)]
    unused = [_read(f"n-{number}", " ".join(nonsense(8, number))) for number in range(200)]
    assert Background.from_readings(used).share(stems)[0] > 0.1
    assert Background.from_readings(unused).share(stems)[0] < 0.01


def test_shares_of_a_corpus_stay_between_nothing_and_everything(corpus: Background) -> None:
    stems = np.concatenate([_read("a", text(CRANE)).hashes, corpus.stems])
    assert (corpus.share(stems) > 0).all()
    assert (corpus.share(stems) < 1).all()
    assert (corpus.rarity(stems) > 0).all()


def test_small_folder_leaves_the_bundled_frequencies_alone() -> None:
    folder = Background.from_readings([_read(str(number), bulletin(number), at=number) for number in range(30)])
    stems = _read("a", bulletin(1)).hashes
    assert folder.kind == "bundled"
    assert np.array_equal(folder.share(stems), document_share(stems))
    assert not folder.is_formula(_phrases(bulletin(1))).any()


@pytest.mark.parametrize("background", [BUNDLED, Background.from_documents([])], ids=["bundled", "no_documents"])
def test_background_without_documents_knows_no_formula(background: Background) -> None:
    assert (background.kind, background.documents) == ("bundled", 0)
    assert not background.is_recurring(_phrases(CLOSE)).any()


def test_corpus_of_empty_articles_has_no_phrases() -> None:
    background = Background.from_readings([_read("a", ""), _read("b", "كلمة")])
    assert background.documents == 2
    assert not len(background.phrases)


def test_formula_no_longer_counts_as_reuse_once_a_corpus_knows_it(corpus: Background) -> None:
    left, right = text([*PRIZE[:2], CLOSE]), text([*TURTLES[:2], CLOSE])
    assert retold(pair_of(left, right)).value > 0.2
    assert retold(pair_of(left, right, corpus)).value == 0.0


def test_bulletins_of_two_days_are_a_template_to_a_corpus_and_reuse_without(corpus: Background) -> None:
    left, right = bulletin(1_001), bulletin(1_002)
    known = judged(left, right, corpus)
    assert judged(left, right).label in REUSE_LABELS
    assert (known.label, known.evidence.background) == ("template", "corpus")
