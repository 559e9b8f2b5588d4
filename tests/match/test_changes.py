"""What changed between two stretches of text, to the letter."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.match.changes import Changes, changes
from provenance.match.profile import Profile
from provenance.text.tokens import words
from provenance.values import Change
from tests.match.stories import CRANE, CRANE_RETOLD, profiled
from tests.strategies import arabic_text, disguised, hostile_text

SIGNS = {"replaced": "[]", "only": "{}", "moved": "||", "clitic": "<>", "form": "()", "spelling": "~~"}


def _changes(left: Profile, right: Profile) -> Changes:
    ours, theirs = left.reading, right.reading
    return changes(ours, ours.sentence_bounds(), theirs, theirs.sentence_bounds())


def _marked(raw: str, found: Sequence[Change]) -> str:
    text, at = "", 0
    for one in found:
        start, end = one.at.span.start, one.at.span.end
        text += f"{raw[at:start]}{SIGNS[one.kind][0]}{raw[start:end]}{SIGNS[one.kind][1]}"
        at = end
    return text + raw[at:]


def _shown(left: str, right: str) -> tuple[str, str]:
    found = _changes(profiled(left), profiled(right))
    return _marked(left, found.left), _marked(right, found.right)


@pytest.mark.parametrize(
    ("left", "right", "ours", "theirs"),
    [
        pytest.param("وصل الوفد أمس", "ووصل الوفد أمس", "وصل الوفد أمس", "<و>وصل الوفد أمس", id="clitic"),
        pytest.param("عاد الوفد اليوم", "عاد الوفد أمس", "عاد الوفد [اليوم]", "عاد الوفد [أمس]", id="replaced"),
        pytest.param("عاد الوفد الكبير", "عاد الوفد", "عاد الوفد {الكبير}", "عاد الوفد", id="only"),
        pytest.param("المُذكّرة أُعلنت", "المذكره اعلنت", "المُذكّرة أُعلنت", "المذكره اعلنت", id="spellings"),
        pytest.param(
            "أوضح بوقادوم للصحفيين",
            "بوقادوم أوضح للصحفيين",
            "أوضح |بوقادوم| للصحفيين",
            "|بوقادوم| أوضح للصحفيين",
            id="order",
        ),
        pytest.param("قال عبد العزيز", "قال عبدالعزيز", "قال ~عبد العزيز~", "قال ~عبدالعزيز~", id="spacing"),
        pytest.param("موقع ديفانس سكوب", "موقع ديفينس سكوب", "موقع ~ديفانس~ سكوب", "موقع ~ديفينس~ سكوب", id="name"),
        pytest.param("زار أميركا أمس", "زار أمريكا أمس", "زار ~أميركا~ أمس", "زار ~أمريكا~ أمس", id="alias"),
        pytest.param("بيع 40 كتابا", "بيع 54 كتابا", "بيع [40] كتابا", "بيع [54] كتابا", id="number"),
    ],
)
def test_changes_are_marked_as_narrowly_as_they_are(left: str, right: str, ours: str, theirs: str) -> None:
    assert _shown(left, right) == (ours, theirs)


def test_words_that_are_only_spelt_otherwise_are_counted() -> None:
    assert _changes(profiled("المُذكّرة أُعلنت أمس"), profiled("المذكره اعلنت أمس")).respelt == 2


def _rest(raw: str, found: Sequence[Change]) -> tuple[str, ...]:
    """Return the folded words of a text without its changes."""
    text, at = "", 0
    for one in found:
        gap = "" if one.kind in ("clitic", "form") else " "  # letters leave the rest of their word behind
        text += raw[at : one.at.span.start] + gap
        at = one.at.span.end
    return words(text + raw[at:])


_edited = st.lists(st.sampled_from(" ".join(CRANE + CRANE_RETOLD).split()), max_size=30).map(" ".join)
_texts = st.one_of(_edited, arabic_text(max_sentences=3), hostile_text(max_size=60))


@given(_texts, _texts)
def test_without_the_changes_both_sides_read_the_same(left: str, right: str) -> None:
    ours, theirs = profiled(left), profiled(right)
    found = _changes(ours, theirs)
    if all(one.at.field == "text" for one in (*found.left, *found.right)):
        lefts, rights = (_only_compared(one) for one in (ours, theirs))
        assert _rest(lefts, found.left) == _rest(rights, found.right)


def _only_compared(one: Profile) -> str:
    """Return the raw text of an article with everything that is not compared blanked."""
    raw = one.reading.article.document.text
    kept = [" "] * len(raw)
    for start, end in zip(one.reading.starts.tolist(), one.reading.ends.tolist(), strict=True):
        kept[start:end] = raw[start:end]
    return "".join(kept)


@given(_texts, _texts)
def test_changes_are_the_same_from_both_sides(left: str, right: str) -> None:
    ours, theirs = profiled(left), profiled(right)
    found, mirrored = _changes(ours, theirs), _changes(theirs, ours)
    assert (found.left, found.right, found.respelt) == (mirrored.right, mirrored.left, mirrored.respelt)


@given(_texts)
def test_a_text_beside_itself_has_no_changes(text: str) -> None:
    assert _changes(profiled(text), profiled(text)) == Changes()


@given(st.data())
def test_a_disguise_is_no_change(data: st.DataObject) -> None:
    text = data.draw(arabic_text(max_sentences=2))
    found = _changes(profiled(text), profiled(data.draw(disguised(text))))
    assert (found.left, found.right) == ((), ())


@given(_texts, _texts)
def test_changes_are_in_order_and_share_no_character(left: str, right: str) -> None:
    found = _changes(profiled(left), profiled(right))
    for side in (found.left, found.right):
        for field in ("title", "text"):
            spans = [one.at.span for one in side if one.at.field == field]
            assert all(len(span) for span in spans)
            assert all(before.end <= after.start for before, after in pairwise(spans))


def test_long_sentences_take_little_time() -> None:
    start = time.perf_counter()
    for left, right in (("كلمة " * 10_000, "كلمة " * 9_000), (" ".join(CRANE * 25), " ".join(CRANE_RETOLD * 25))):
        ours, theirs = profiled(left).reading, profiled(right).reading
        changes(ours, [(0, len(ours))], theirs, [(0, len(theirs))])
    assert time.perf_counter() - start < 10
