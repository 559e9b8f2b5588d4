"""Which sentence of another article says the same."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.match.align import EVERYWHERE, MIN_STEMS, BestMatch
from provenance.match.profile import Profile
from tests.match.stories import CRANE, CRANE_RETOLD, PRIZE, TURTLES, nonsense, pair_of, sentence, text


def _rows(left: str, right: str) -> tuple[BestMatch, ...]:
    return pair_of(left, right).left_matches


def test_reordered_sentences_find_their_counterparts() -> None:
    rows = _rows(text(CRANE), text(CRANE[::-1]))
    assert [row.counterpart for row in rows] == [5, 4, 3, 2, 1, 0]
    assert all(row.similarity == pytest.approx(1) and row.freshness == pytest.approx(1) for row in rows)


def test_retold_sentence_is_closer_to_its_source_than_to_any_other() -> None:
    """The last sentence joins two of the source, so either may answer it."""
    *found, joined = [row.counterpart for row in _rows(text(CRANE_RETOLD), text(CRANE))]
    assert found == [0, 4, 2]
    assert joined in (1, 3)


def test_sentence_inside_a_longer_one_is_fully_held_by_it() -> None:
    names = nonsense(12, 1)
    inner, outer = _rows(sentence(names[2:8]), sentence(names)), _rows(sentence(names), sentence(names[2:8]))
    assert inner[0].similarity == pytest.approx(1)
    assert outer[0].similarity == pytest.approx(0.5)


def test_strangers_have_no_counterpart() -> None:
    row = _rows(sentence(nonsense(8, 1)), sentence(nonsense(8, 2)))[0]
    assert (row.counterpart, row.similarity, row.freshness) == (-1, 0.0, 0.0)


def test_earliest_of_equal_sentences_is_the_counterpart() -> None:
    assert _rows(CRANE[0], text([PRIZE[0], CRANE[0], CRANE[0]]))[0].counterpart == 1


def test_same_words_in_other_order_are_alike_but_not_fresh() -> None:
    names = nonsense(8, 1)
    row = _rows(sentence(names), sentence(names[::-1]))[0]
    assert row.similarity == pytest.approx(1)
    assert row.freshness == 0


@pytest.mark.parametrize(("count", "rows"), [(MIN_STEMS - 1, 0), (MIN_STEMS, 1)])
def test_very_short_sentence_says_nothing(count: int, rows: int) -> None:
    names = nonsense(count, 1)
    assert len(_rows(sentence(names), sentence(names))) == rows


@pytest.mark.parametrize(
    ("other", "missing"),
    [
        pytest.param("ضبط الحراس 14 قاربا و 9 شباك و 370 صندوقا قرب الجزيرة.", 0, id="all_given"),
        pytest.param("ضبط الحراس 41 قاربا و 9 شباك و 73 صندوقا قرب الجزيرة.", 2, id="two_others"),
        pytest.param("ضبط الحراس ١٤ قاربا و ٩ شباك و ٣٧٠ صندوقا قرب الجزيرة.", 0, id="arabic_digits"),
        pytest.param("ضبط الحراس قوارب وشباكا وصناديق قرب الجزيرة.\nوبلغ العدد 9 و 14 و 370.", 0, id="elsewhere"),
    ],
)
def test_numbers_that_the_other_article_lacks_are_counted(other: str, missing: int) -> None:
    row = _rows("ضبط الحراس 14 قاربا و 9 شباك و 370 صندوقا قرب الجزيرة.", other)[0]
    assert (row.numbers, row.missing_numbers) == (3, missing)


def test_every_sentence_long_enough_has_a_row_with_its_words() -> None:
    pair = pair_of(text(CRANE), text(TURTLES))
    assert [(row.first, row.last) for row in pair.left_matches] == list(pair.left.reading.sentence_bounds())
    assert sum(row.words for row in pair.left_matches) == len(pair.left.reading)


def test_nothing_aligns_with_an_empty_article() -> None:
    assert _rows("", text(CRANE)) == ()
    assert all(row.counterpart == -1 for row in _rows(text(CRANE), ""))


def test_a_stem_of_every_sentence_proposes_no_counterpart_and_still_counts() -> None:
    names = nonsense(2 * EVERYWHERE, 5)
    lines = [f"قال الوزير {one} إن الحكومة تدعم {other} أمس." for one, other in itertools.pairwise(names)]
    rows = _rows(text(lines), text(lines[::-1]))
    assert [row.counterpart for row in rows] == list(range(len(lines)))[::-1]
    assert all(row.similarity == pytest.approx(1) for row in rows)


def _plain(left: Profile, right: Profile) -> list[tuple[int, float]]:
    """Return counterpart and similarity of each long sentence of the left article, sum by sum."""
    found = []
    for first, last in left.reading.sentence_bounds():
        weight = dict(zip(left.reading.stems[first:last], left.rarity[first:last].tolist(), strict=True))
        held = [
            sum(value for name, value in weight.items() if name in set(right.reading.stems[slice(*bounds)]))
            for bounds in right.reading.sentence_bounds()
        ]
        best = max(held, default=0.0)
        if len(weight) >= MIN_STEMS:
            found.append((held.index(best) if best else -1, best / sum(weight.values())))
    return found


_TOLD = st.lists(
    st.lists(st.sampled_from(nonsense(12, 3)), min_size=1, max_size=9).map(sentence), min_size=1, max_size=6
)


@given(_TOLD, _TOLD)
def test_the_counterpart_is_the_one_that_plain_sums_give(ours: list[str], theirs: list[str]) -> None:
    pair = pair_of(text(ours), text(theirs))
    for rows, sides in ((pair.left_matches, (pair.left, pair.right)), (pair.right_matches, (pair.right, pair.left))):
        plain = _plain(*sides)
        assert [row.similarity for row in rows] == pytest.approx([similarity for _, similarity in plain])
        assert [row.counterpart < 0 for row in rows] == [counterpart < 0 for counterpart, _ in plain]
