"""Laws of the article room: zones cover a page without overlap, and no disguise moves them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.quality.disguises import DISGUISES, is_unchanged
from benchmarks.quality.zones import LAYOUTS, Layout, Story, outcome
from provenance.article.dates import date_spans, parse_date
from provenance.article.extract import read_article
from provenance.article.phrases import CONTROL_LINES, INLINE_HEADS, SOURCE_HEADS, TAIL_MARKERS
from provenance.article.reading import reading
from provenance.text.normalize import fold
from provenance.text.tokens import words
from provenance.values import Document, Zone
from tests.strategies import arabic_text, arabic_words, disguised, hostile_text

_phrase = st.sampled_from(sorted(CONTROL_LINES | INLINE_HEADS | SOURCE_HEADS | TAIL_MARKERS))
_line = st.one_of(
    arabic_words(max_size=20).map(" ".join),
    st.builds("{}: {}".format, _phrase, arabic_words(max_size=6).map(" ".join)),
    _phrase,
    st.sampled_from(["12 مارس 2021", "القاهرة - رويترز:", "- بند", "• قائمة", "Home", "(أ ف ب)", "#وسم #آخر", "..."]),
    arabic_text(max_sentences=3),
)
pages = st.lists(_line, max_size=14).map("\n".join)
any_page = st.one_of(pages, hostile_text(), st.text())


def _of_text(raw: str) -> tuple[Zone, ...]:
    return tuple(zone for zone in read_article(Document("page", raw)).zones if zone.field == "text")


@given(any_page)
def test_zones_are_in_order_and_apart(raw: str) -> None:
    zones = _of_text(raw)
    assert all(left.span.end <= right.span.start for left, right in itertools.pairwise(zones))
    assert all(zone.span.end <= len(raw) for zone in zones)


@given(any_page)
def test_zones_hold_every_word_once(raw: str) -> None:
    assert [word for zone in _of_text(raw) for word in words(zone.span.of(raw))] == list(words(raw))


@given(any_page)
def test_no_zone_is_empty_or_begins_with_white_space(raw: str) -> None:
    assert all(fold(zone.span.of(raw))[:1].strip() for zone in _of_text(raw))


@given(any_page)
def test_reading_points_at_the_words_that_it_compares(raw: str) -> None:
    one = reading(read_article(Document("page", raw)))
    for at, word in enumerate(one.words):
        _, span = one.span(at, at + 1)
        assert fold(span.of(raw)) == word


@given(any_page)
def test_date_of_a_page_stands_on_the_page(raw: str) -> None:
    found = read_article(Document("page", raw)).published
    if found is not None:
        assert found.span is not None
        assert parse_date(found.span.of(raw)) == found.value


@given(st.one_of(hostile_text(), st.text(), st.text("0123456789/-.: مهصيناروTZ+", max_size=30)))
def test_no_string_breaks_the_reading_of_dates(raw: str) -> None:
    parse_date(raw)
    assert all(span.end <= len(raw) for span in date_spans(raw))


@given(pages.flatmap(lambda raw: st.tuples(st.just(raw), disguised(raw))))
def test_no_disguise_changes_what_is_compared_or_where_a_zone_ends(pair: tuple[str, str]) -> None:
    raw, hidden = pair
    plain, marked = (read_article(Document("page", text)) for text in pair)
    assert [zone.kind for zone in marked.zones] == [zone.kind for zone in plain.zones]
    assert [words(zone.span.of(hidden)) for zone in marked.zones] == [words(zone.span.of(raw)) for zone in plain.zones]
    assert marked.is_truncated == plain.is_truncated


@pytest.mark.parametrize("name", sorted(DISGUISES))
@pytest.mark.parametrize("seed", ["000", "001", "002", "003", "004"])
def test_disguised_seed_reads_like_the_seed(seed_documents: dict[str, Document], seed: str, name: str) -> None:
    assert is_unchanged(seed_documents[seed], [name], seed=7)


def test_seed_under_all_disguises_at_once_reads_like_the_seed(seed_documents: dict[str, Document]) -> None:
    assert all(is_unchanged(document, DISGUISES, seed=3) for document in seed_documents.values())


STORY = Story(
    "بلدية الساحل تزرع ألف نخلة على الكورنيش",
    (
        "بدأت بلدية الساحل زراعة ألف نخلة على امتداد الكورنيش، في مشروع يستمر حتى نهاية الخريف المقبل.",
        "وقال مدير الحدائق إن النخيل نقل من مشاتل قريبة، وإن كل نخلة تسقى بمياه معالجة لا تصلح للشرب.",
        "واعترض بعض أصحاب المقاهي على إغلاق أجزاء من الممشى، وطالبوا بتعويضهم عن خسائر موسم كامل.",
        "ووعدت البلدية بفتح الممشى مساء كل خميس، وبأن تنتهي الأعمال قبل موعدها بأسبوعين على الأقل.",
    ),
    tuple(f"خبر آخر عن موضوع بعيد رقم {name} في المدينة" for name in ("أول", "ثان", "ثالث", "رابع", "خامس")),
)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_article_is_found_whole_and_alone_on_every_made_page(layout: Layout) -> None:
    found = outcome(STORY, layout, seed=1)
    assert (found.recall, found.precision, found.is_title_found) == (1.0, 1.0, True)
