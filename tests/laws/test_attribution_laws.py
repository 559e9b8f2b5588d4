"""Laws of attribution: what may change on a page without changing whom it cites, and what may not."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.attribution.registry import Registry
from provenance.pipeline import attributions, trace
from provenance.text.normalize import fold
from provenance.text.tokens import words
from provenance.values import Attribution, Document, Span
from tests.strategies import MARKS, hostile_text

# Paragraphs that cite in all the ways there are, each complete in itself but for «وأضاف».
CITING: Final = (
    "قال وزير الري تامر قاسم إن السد آمن، مؤكدا أن البحيرة ممتلئة. وأضاف أن القرى بعيدة عن الخطر.",
    "وأعلنت وزارة الزراعة أن الموسم جيد. وأضافت أن الأسعار ستنخفض في الصيف.",
    "قالت الطبيبة هدى عيسى: «لا داعي إلى القلق فالدواء يكفي الجميع هذا الشتاء». وشددت على ضرورة الوقاية.",
    "ونقلت وكالة رويترز عن مسؤول في الميناء قوله إن السفينة غادرت. وأوضح المصدر ذاته أن الحمولة قمح.",
    "وقال الخبير جلال عون، في تصريح لهسبريس، إن السوق راكدة. كما أن الضرائب ارتفعت منذ الربيع.",
    "ارتفع سعر الزيت للشهر الثالث، بحسب وزارة التجارة. وذكرت صحيفة «لوموند» أن المصنع سيغلق.",
    "دخلت البلاد ما وصفه رئيس الوزراء بالمرحلة الصعبة. ولم يعلق المتحدث باسم الحكومة على الأنباء.",
    "كتب النائب كريم فياض على صفحته في فيسبوك أن الجلسة تأجلت، معتبرا أن القانون لن يمر.",
)
PLAIN: Final = (
    "هبت الريح على المدينة طوال الليل، وأغلقت الدكاكين أبوابها باكرا، وعاد الصيادون إلى بيوتهم قبل المغيب.",
    "يمتد الطريق الجديد من الساحل إلى الجبل مرورا بثلاث قرى صغيرة، وقد زرعت على جانبيه أشجار الزيتون.",
    "وصل القطار في موعده، ونزل المسافرون إلى الرصيف، ثم تفرقوا في شوارع المدينة القديمة.",
)
FURNITURE: Final = (
    "شارك هذا الخبر",
    "اقرأ أيضا: وزير المال يؤكد أن الليرة مستقرة",
    "مقالات ذات صلة\nالوزير يعلن أن المدارس ستغلق\nقال الخبير إن الذهب سيرتفع",
    "جميع الحقوق محفوظة",
    "التعليقات\nقال أبو سعيد: «خبر جيد جدا وننتظر المزيد منكم»",
    "الأكثر قراءة\nرويترز تكشف عن صفقة جديدة",
)
SOURCE_LINES: Final = ("المصدر: رويترز", "المصدر : وكالات", "المصدر: العربية نت + وكالات", "(أ ف ب)", "Source: Reuters")
DATELINES: Final = ("", "القاهرة (أ ف ب) - ", "واس - الرياض: ", "لندن : (رويترز) ")
_JOINING: Final = frozenset("بتثجحخسشصضطظعغفقكلمنهيئ")  # a tatweel fits behind these


def stories(*, max_size: int = 6) -> st.SearchStrategy[str]:
    """Return texts of paragraphs, of which at least one cites."""
    more = st.lists(st.sampled_from(CITING + PLAIN), max_size=max_size - 1)
    return st.builds(lambda first, rest: "\n\n".join((first, *rest)), st.sampled_from(CITING), more)


@st.composite
def pages(draw: st.DrawFn) -> Document:
    """Return documents with every kind of place where somebody can be credited."""
    text = draw(st.sampled_from(DATELINES)) + draw(stories())
    line = draw(st.sampled_from(("", *SOURCE_LINES)))
    return Document(
        "page",
        f"{text}\n\n{line}" if line else text,
        title=draw(st.sampled_from(("", "وزارة الصحة تؤكد أن اللقاح آمن", "ليل بلا كهرباء"))),
        byline=draw(st.sampled_from(("", "بيروت - رويترز", "هسبريس - وكالات", "سمير الحداد"))),
        outlet=draw(st.sampled_from(("", "هسبريس", "سبق"))),
    )


def _spans(one: Attribution) -> tuple[Span, ...]:
    """Return every span of an attribution."""
    beside = tuple(span for span in (one.source_span, one.via_span) if span is not None)
    return (*one.cue_spans, *beside, *one.content_spans)


def _moved(one: Attribution, offset: int) -> Attribution:
    """Return an attribution of the text with all of its spans moved by a number of characters."""

    def to(span: Span) -> Span:
        return Span(span.start + offset, span.end + offset)

    return replace(
        one,
        cue_spans=tuple(map(to, one.cue_spans)),
        source_span=to(one.source_span) if one.source_span else None,
        via_span=to(one.via_span) if one.via_span else None,
        content_spans=tuple(map(to, one.content_spans)),
    )


@dataclass(frozen=True, slots=True)
class Decorated:
    """A text with marks and tatweel inside its words, and where each of its characters now stands."""

    text: str
    places: tuple[int, ...]

    def place(self, span: Span) -> Span:
        """Return where a stretch of the plain text stands in the decorated one."""
        return Span(self.places[span.start], self.places[span.end - 1] + 1)


@st.composite
def decorations(draw: st.DrawFn, raw: str) -> Decorated:
    """Return ``raw`` with marks, and with tatweel behind letters that join, between the letters of its words."""
    seed = draw(st.randoms(use_true_random=False))
    share = draw(st.sampled_from((0.02, 0.2, 1.0)))
    pieces: list[str] = []
    places: list[int] = []
    size = 0
    for at, char in enumerate(raw):
        places.append(size)
        is_inside = char.isalpha() and not char.isascii() and raw[at + 1 : at + 2].isalpha()
        extra = ""
        if is_inside and seed.random() < share:
            extra = seed.choice(MARKS) if seed.random() < 0.6 or char not in _JOINING else "\u0640"
        pieces.append(char + extra)
        size += 1 + len(extra)
    return Decorated("".join(pieces), tuple(places))


def _folded(one: Attribution, page: Document) -> tuple[object, ...]:
    """Return all that an attribution says, but for where it stands and how it is spelled."""
    raw = page.field(one.field)
    source, via = one.source, one.via
    return (
        (one.tier, one.rule, one.kind, one.role, one.source_ref, one.self_, one.field, one.zone),
        source and (source.id, source.type, source.status, fold(source.name)),
        via and (via.id, via.type, via.status, fold(via.name)),
        tuple(fold(span.of(raw)) for span in _spans(one)),
    )


@given(st.data())
def test_marks_and_tatweel_inside_words_change_nothing_but_offsets(data: st.DataObject) -> None:
    page = data.draw(pages())
    fields = {name: data.draw(decorations(page.field(name))) for name in ("text", "title", "byline")}
    marked = replace(page, text=fields["text"].text, title=fields["title"].text, byline=fields["byline"].text)
    plain, found = attributions(page), attributions(marked)
    assert [_folded(one, marked) for one in found] == [_folded(one, page) for one in plain]
    for one, other in zip(plain, found, strict=True):
        assert [fields[one.field].place(span) for span in _spans(one)] == list(_spans(other))


@given(pages())
def test_spans_are_words_of_their_field_and_of_the_source(page: Document) -> None:
    for one in attributions(page):
        raw = page.field(one.field)
        for span in _spans(one):
            assert span.of(raw) == span.of(raw).strip() != ""
        if one.source_span and one.source and one.source_ref == "explicit" and one.source.type != "anonymous":
            said = one.source_span.of(raw)
            is_signed = one.source.id in {
                entry.id for entry in Registry.bundled().acronym(said)
            }  # «أ ف ب» is spelled out
            assert is_signed or set(words(one.source.name)) & set(words(said))


@given(stories(), st.sampled_from(SOURCE_LINES))
def test_deleting_a_source_line_removes_its_attributions_and_no_others(story: str, line: str) -> None:
    without = attributions(Document("page", story))
    with_line = attributions(Document("page", f"{story}\n\n{line}"))
    assert tuple(one for one in with_line if one.role != "source_line") == without
    assert len(with_line) > len(without)


@given(stories(), st.lists(st.sampled_from(FURNITURE), min_size=1, max_size=4, unique=True))
def test_furniture_behind_an_article_cites_nobody(story: str, furniture: list[str]) -> None:
    page = Document("page", story + "\n\n" + "\n".join(furniture))
    assert attributions(page) == attributions(Document("page", story))


@given(stories(), st.lists(st.sampled_from(PLAIN), min_size=1, max_size=3))
def test_plain_narration_in_front_shifts_everything_and_changes_nothing(story: str, narration: list[str]) -> None:
    front = "\n\n".join(narration) + "\n\n"
    plain = attributions(Document("page", story, title="ليل بلا كهرباء"))
    shifted = attributions(Document("page", front + story, title="ليل بلا كهرباء"))
    assert shifted == tuple(_moved(one, len(front)) for one in plain)


@given(st.lists(pages(), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_other_documents_and_their_order_change_nothing(found: list[Document], order: object) -> None:
    many = [replace(page, id=f"page {at}", outlet=f"{page.outlet} {at}") for at, page in enumerate(found)]
    alone = {page.id: attributions(page) for page in many}
    together = trace(reversed(many))
    assert {page.id: tuple(one for one in together.attributions if one.document == page.id) for page in many} == alone


@given(hostile_text(max_size=120), stories(max_size=2))
def test_whatever_stands_behind_an_article_takes_none_of_its_named_speakers_away(harm: str, story: str) -> None:
    first = attributions(Document("page", story))[0]
    found = attributions(Document("page", f"{story}\n\n{harm}"))
    assert (first.rule, first.cue_spans, first.source_span) in [
        (one.rule, one.cue_spans, one.source_span) for one in found
    ]


@given(pages())
def test_a_page_is_read_the_same_way_twice(page: Document) -> None:
    assert attributions(page) == attributions(page)


def test_no_order_of_a_set_decides() -> None:
    """Processes that hash words differently find the same."""
    program = "import sys, provenance as p; print(p.attributions(p.Document('page', sys.argv[1])))"
    told = {
        subprocess.run(
            [sys.executable, "-c", program, "\n\n".join(CITING)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
    assert "verb_subject_that" in told.pop()


@pytest.fixture
def river_mail(tmp_path: Path) -> Registry:
    """The bundled register with one made-up paper laid over it."""
    path = tmp_path / "mine.toml"
    path.write_text(
        '[river-mail]\ntype = "outlet"\ncountry = "EG"\nmedium = "newspaper"\nar = ["بريد النهر"]\n'
        'en = ["River Mail"]\nsource = "made up"\n',
        encoding="utf-8",
    )
    return Registry.from_file(path)


def test_a_register_of_ones_own_names_what_was_unknown(river_mail: Registry) -> None:
    page = Document("page", "ذكرت صحيفة «بريد النهر» أن الميناء أغلق.")
    (unknown,), (known,) = attributions(page), attributions(page, registry=river_mail)
    assert unknown.source is not None
    assert known.source is not None
    assert (unknown.source.status, known.source.status, known.source.id) == ("unregistered", "registered", "river-mail")
    assert replace(known, source=unknown.source) == unknown


def test_a_register_of_ones_own_finds_its_names_without_a_head_noun(river_mail: Registry) -> None:
    page = Document("page", "وقال المهندس أنس قباني في تصريح لبريد النهر إن السد متين.")
    (found,) = attributions(page, registry=river_mail)
    assert found.via is not None
    assert found.via.id == "river-mail"


@pytest.mark.parametrize("paragraph", CITING)
def test_an_entry_that_nobody_cites_changes_nothing(river_mail: Registry, paragraph: str) -> None:
    page = Document("page", paragraph)
    assert attributions(page, registry=river_mail) == attributions(page)
