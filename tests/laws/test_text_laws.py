"""Laws of the text room: what holds for every text, and what no disguise changes."""

from __future__ import annotations

import itertools
import unicodedata as ud

from hypothesis import example, given
from hypothesis import strategies as st

from provenance.text.normalize import fold, fold_with_offsets
from provenance.text.sentences import MAX_SENTENCE, sentences
from provenance.text.skeleton import skeleton
from provenance.text.stem import stem
from provenance.text.tokens import tokens, words
from provenance.text.visible import visible
from provenance.values import Span
from tests.strategies import arabic_text, arabic_words, disguised, hostile_text

any_text = st.one_of(arabic_text(), hostile_text(), st.text())


@given(any_text)
def test_folding_twice_changes_nothing(raw: str) -> None:
    assert fold(fold(raw)) == fold(raw)


@given(any_text)
def test_fold_holds_no_mark_and_no_invisible_character(raw: str) -> None:
    assert not {ud.category(char) for char in fold(raw)} & {"Mn", "Me", "Cf"}
    assert len(fold(raw)) <= 4 * len(raw)


@given(any_text)
def test_fast_and_explaining_folds_agree(raw: str) -> None:
    folded, offsets = fold_with_offsets(raw)
    assert folded == fold(raw)
    assert list(offsets) == sorted(offsets)
    assert all(0 <= at < len(raw) for at in offsets)


@given(any_text, any_text)
def test_fold_works_character_by_character(left: str, right: str) -> None:
    assert fold(left + right) == fold(left) + fold(right)


@given(any_text)
@example("5¼ كيلو")
@example("½")
def test_view_and_raw_text_have_the_same_words(raw: str) -> None:
    assert words(visible(raw).text) == words(raw)


@given(any_text, st.data())
def test_span_of_the_view_leads_to_the_raw_text_that_shows_it(raw: str, data: st.DataObject) -> None:
    seen = visible(raw)
    start = data.draw(st.integers(0, len(seen.text)))
    end = data.draw(st.integers(start, len(seen.text)))
    span = seen.raw_span(Span(start, end))
    assert 0 <= span.start <= span.end <= len(raw)
    assert fold(seen.text[start:end]).strip() in fold(visible(span.of(raw)).text)


@given(any_text)
def test_offsets_of_the_view_never_go_back(raw: str) -> None:
    seen = visible(raw)
    offsets = [seen.offset(at) for at in range(len(seen.text) + 1)]
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(raw)


@given(any_text)
def test_tokens_are_in_order_apart_and_spell_their_word(raw: str) -> None:
    found = list(tokens(raw))
    assert all(fold(raw[token.start : token.end]) == token.word for token in found)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
    assert all(token.word and not token.word.isspace() for token in found)


@given(any_text)
def test_tokens_hold_every_letter_and_digit(raw: str) -> None:
    kept = "".join(words(raw))
    assert kept == "".join(char for char in fold(raw) if char.isalpha() or char.isdigit() or char.isnumeric())


@given(any_text)
def test_sentences_are_in_order_apart_trimmed_and_bounded(raw: str) -> None:
    found = list(sentences(raw))
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
    assert all(visible(span.of(raw)).text.strip() for span in found)
    assert all(len(visible(span.of(raw)).text) <= MAX_SENTENCE for span in found)


@given(any_text)
def test_sentences_lose_no_word(raw: str) -> None:
    inside = [word for span in sentences(raw) for word in words(span.of(raw))]
    assert inside == list(words(raw))


@given(arabic_words(min_size=1))
def test_stem_is_a_stretch_of_its_word_or_an_alias(found: list[str]) -> None:
    for word in map(fold, found):
        assert len(stem(word)) >= min(3, len(word))
        assert stem(word) in word or stem(stem(word)) == stem(word)


@given(arabic_words(min_size=1))
def test_skeleton_is_empty_or_of_three_letters_and_more(found: list[str]) -> None:
    assert all(len(skeleton(fold(word))) not in (1, 2) for word in found)


@given(arabic_text().flatmap(lambda raw: st.tuples(st.just(raw), disguised(raw))))
def test_no_disguise_changes_words_or_sentences(pair: tuple[str, str]) -> None:
    raw, hidden = pair
    assert words(hidden) == words(raw)
    assert [words(span.of(hidden)) for span in sentences(hidden)] == [words(span.of(raw)) for span in sentences(raw)]
