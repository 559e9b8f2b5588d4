"""How much of one article another tells."""

from __future__ import annotations

import time

import pytest

from provenance.match.background import Background
from provenance.match.extent import told_share
from provenance.match.signals import shared
from tests.match.stories import (
    BUNDLED,
    CLOSE,
    CRANE,
    CRANE_RETOLD,
    PRIZE,
    TURTLES,
    nonsense,
    pair_of,
    profiled,
    sentence,
    text,
)


def _told(left: str, right: str, background: Background = BUNDLED) -> float:
    """Return how much of the left text the right one tells."""
    pair = pair_of(left, right, background)
    return told_share(pair.left, pair.right, pair.fresh)


def test_text_tells_all_of_itself_in_any_order() -> None:
    assert _told(text(CRANE), text(CRANE)) == 1.0
    assert _told(text(CRANE), text(CRANE[::-1])) == 1.0


def test_strangers_tell_nothing_of_each_other() -> None:
    assert _told(text(CRANE), text(PRIZE)) == 0.0


def test_retelling_tells_most_of_the_story() -> None:
    assert _told(text(CRANE), text(CRANE_RETOLD)) > 0.6
    assert _told(text(CRANE_RETOLD), text(CRANE)) == 1.0


def test_part_is_measured_in_words_of_each_side() -> None:
    story, roundup = text(CRANE[:2]), text([*CRANE[:2], *TURTLES])
    words = [len(line.split()) for line in (*CRANE[:2], *TURTLES)]
    assert _told(story, roundup) == 1.0
    assert _told(roundup, story) == pytest.approx(sum(words[:2]) / sum(words))


def test_sentence_split_in_two_is_still_told() -> None:
    names = nonsense(16, 1)
    assert _told(sentence(names), text([sentence(names[:8]), sentence(names[8:])])) == 1.0
    assert _told(text([sentence(names[:8]), sentence(names[8:])]), sentence(names)) == 1.0


def test_sentence_is_looked_for_in_two_neighbours_at_once() -> None:
    names = nonsense(20, 1)
    parts = [sentence([*names[at : at + 6], *nonsense(8, at + 5)]) for at in (0, 6)]
    apart = sentence(nonsense(8, 99))
    assert _told(sentence(names), text(parts)) == 1.0
    assert _told(sentence(names), text([parts[0], apart, parts[1]])) == 0.0


def test_page_that_repeats_a_sentence_takes_linear_time() -> None:
    """Quadratic work on so many sentences takes ten seconds and more; a tenth of a second is usual."""
    chorus = (CRANE[0] + "\n") * 4_000
    left, right = profiled(chorus + text(PRIZE)), profiled(chorus + text(TURTLES), id="b")
    started = time.process_time()
    assert told_share(left, right, shared(left, right).fresh) > 0.9
    assert time.process_time() - started < 4


def test_words_spread_over_distant_sentences_tell_nothing() -> None:
    names = nonsense(15, 1)
    parts = [[*names[at : at + 3], *nonsense(5, at + 9)] for at in range(0, 15, 3)]
    spread = [line for at, part in enumerate(parts) for line in (sentence(part), sentence(nonsense(8, at + 70)))]
    assert _told(sentence(names), text(spread)) == 0.0


def test_same_words_without_a_common_phrase_are_not_told() -> None:
    names = nonsense(8, 1)
    assert _told(sentence(names), sentence(names[::-1])) == 0.0


def test_formula_alone_tells_nothing_once_a_corpus_knows_it(corpus: Background) -> None:
    assert _told(CLOSE, text([*PRIZE, CLOSE])) == 1.0
    assert _told(CLOSE, text([*PRIZE, CLOSE]), corpus) == 0.0


@pytest.mark.parametrize("raw", ["", "خبر عاجل."], ids=["empty", "short_sentence"])
def test_text_without_a_sentence_is_told_by_nobody(raw: str) -> None:
    assert _told(raw, text(CRANE)) == _told(text(CRANE), raw) == 0.0
