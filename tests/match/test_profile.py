"""What is worked out once per article."""

from __future__ import annotations

import numpy as np

from provenance.article.reading import stem_hash
from provenance.match.background import Background
from provenance.match.profile import LEAD_WORDS
from provenance.text.normalize import fold
from provenance.text.stem import stem
from tests.match.stories import CLOSE, CRANE, FIRST_DAY, bulletin, day, nonsense, profiled, sentence, text


def _hash(word: str) -> int:
    return stem_hash(stem(fold(word)))


def test_stems_are_distinct_and_know_their_first_place() -> None:
    one = profiled(text(CRANE))
    assert len(one.stems) == len(set(one.reading.stems))
    places = one.first_places(one.stems).tolist()
    names = [one.reading.stems[at] for at in places]
    assert [one.reading.stems.index(name) for name in names] == places
    assert [stem_hash(name) for name in names] == one.stems.tolist()


def test_rarity_of_a_stem_is_the_rarity_of_its_word() -> None:
    one = profiled(text(CRANE))
    assert np.array_equal(one.stem_rarity, one.rarity[one.first_places(one.stems)])


def test_rare_stems_are_names_and_not_everyday_words() -> None:
    rare = set(profiled(text(CRANE)).rare_stems.tolist())
    assert {_hash("القرواني"), _hash("مرجانة"), _hash("الرافعة")} <= rare
    assert not {_hash("من"), _hash("إلى"), _hash("وقال"), _hash("مدير")} & rare


def test_lead_begins_behind_the_title_and_is_short() -> None:
    words = nonsense(LEAD_WORDS + 30, 3)
    one = profiled(sentence(words), title="خبر قصير عن الميناء")
    assert one.lead.tolist() == [_hash(word) for word in words[:LEAD_WORDS]]


def test_every_run_of_three_words_is_a_phrase_once() -> None:
    names = nonsense(5, 4)
    assert len(profiled(sentence(names)).phrases.hashes) == 3
    assert len(profiled(sentence(names * 2)).phrases.hashes) == 5
    assert not len(profiled(sentence(names[:2])).phrases.hashes)


def test_phrase_is_wording_only_with_an_everyday_word_in_it() -> None:
    names = nonsense(3, 5)
    assert profiled(sentence(names)).phrases.is_wording.tolist() == [False]
    assert profiled(sentence([*names[:2], "من"])).phrases.is_wording.tolist() == [True]


def test_phrases_of_a_formula_are_marked_with_a_corpus_only(corpus: Background) -> None:
    assert profiled(CLOSE, corpus).phrases.is_formula.all()
    assert not profiled(CLOSE).phrases.is_formula.any()
    mixed = profiled(bulletin(5_000), corpus).phrases
    assert 0 < mixed.is_formula.mean() < 1
    assert (mixed.is_recurring >= mixed.is_formula).all()


def test_day_is_of_the_publication_and_none_where_unknown() -> None:
    assert profiled("خبر", published=day(3)).day == FIRST_DAY.toordinal() + 3
    assert profiled("خبر").day is None


def test_article_without_words_has_an_empty_profile() -> None:
    one = profiled("!!! ؟؟؟")
    assert len(one.stems) == len(one.lead) == len(one.rare_stems) == len(one.phrases.hashes) == 0
