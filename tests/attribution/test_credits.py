"""The slots where agencies sign: bylines, datelines, roundups, source lines and pictures."""

from __future__ import annotations

from typing import Final

import pytest

from provenance.values import Role
from tests.attribution.rows import Row, Seen, explained, row, seen

STORY: Final = (
    "بدأت في المدينة أعمال توسيع المرفأ، ويشمل المشروع ثلاثة أرصفة جديدة ومخازن للحبوب وطريقا يصل إلى المحطة."
)
HEAD: Final = "المرفأ يتوسع بعد انتظار طويل\n\n03 مارس 2025\n"
BYLINES: Final[tuple[Row[Seen], ...]] = (
    row(
        "agency-in-brackets",
        STORY,
        Seen("A byline_agency whole_doc", "", "أ ف ب", "فرانس برس", "agency", entry="afp"),
        byline="القاهرة (أ ف ب)",
    ),
    row(
        "city-and-acronym",
        STORY,
        Seen("A byline_agency whole_doc", "", "واس", "", "agency", entry="spa"),
        byline="الرياض - واس",
    ),
    row(
        "acronym-alone",
        STORY,
        Seen("A byline_agency whole_doc", "", "د ب أ", "وكالة الأنباء الألمانية", "agency", entry="dpa"),
        byline="د ب أ",
    ),
    row(
        "own-name-and-agencies",
        STORY,
        Seen("A byline_agency whole_doc", "", "هسبريس", "", "outlet", self_=True, entry="hespress"),
        Seen("A byline_agency whole_doc", "", "وكالات", "", "agency"),
        byline="هسبريس - وكالات",
        outlet="هسبريس",
    ),
    row(
        "own-long-name",
        STORY,
        Seen("A byline_agency whole_doc", "", "صحيفة سبق الإلكترونية", "", "outlet", self_=True, entry="sabq"),
        byline="صحيفة سبق الإلكترونية",
        outlet="سبق",
    ),
    row(
        "own-name-in-quotes",
        STORY,
        Seen("A byline_agency whole_doc", "", "الشرق الأوسط", "", "outlet", self_=True, entry="asharq-al-awsat"),
        byline="الرياض: «الشرق الأوسط»",
        outlet="الشرق الأوسط",
    ),
    row("a-person", STORY, byline="سمير الحداد - بيروت"),
    row("city-that-is-also-a-paper", STORY, byline="الرياض", outlet="الرياض"),
    row("follow-ups", STORY, byline="متابعات"),
    row(
        "exclusive-of-another",
        STORY,
        Seen("A exclusive_label whole_doc", "خاص عن مصر", "عن مصر", "", "outlet", entry="an-misr"),
        byline="بيروت - (خاص عن مصر)",
    ),
    row(
        "exclusive-by-bi",
        STORY,
        Seen("A exclusive_label whole_doc", "خاص بسبق", "سبق", "", "outlet", self_=True, entry="sabq"),
        byline="خاص بسبق",
        outlet="سبق",
    ),
    row(
        "exclusive-plain",
        STORY,
        Seen("A exclusive_label whole_doc", "خاص سبق", "سبق", "", "outlet", self_=True, entry="sabq"),
        byline="خاص سبق",
        outlet="سبق",
    ),
)
DATELINES: Final[tuple[Row[Seen], ...]] = (
    row(
        "letters-in-brackets",
        "القاهرة (أ ف ب) - " + STORY,
        Seen("A dateline_agency whole_doc", "", "أ ف ب", "فرانس برس", "agency", entry="afp"),
    ),
    row(
        "acronym-first",
        "واس - الرياض: " + STORY,
        Seen("A dateline_agency whole_doc", "", "واس", "", "agency", entry="spa"),
    ),
    row(
        "colon-before-brackets",
        "لندن : (رويترز) " + STORY,
        Seen("A dateline_agency whole_doc", "", "رويترز", "", "agency", entry="reuters"),
    ),
    row(
        "letters-behind-a-dash",
        "بيروت - أ ش أ: " + STORY,
        Seen("A dateline_agency whole_doc", "", "أ ش أ", "وكالة أنباء الشرق الأوسط", "agency", entry="mena"),
    ),
    row(
        "long-dash", "مدريد – إفي: " + STORY, Seen("A dateline_agency whole_doc", "", "إفي", "", "agency", entry="efe")
    ),
    row(
        "tatweel-for-a-dash",
        "دبي ـ قنا: " + STORY,
        Seen("A dateline_agency whole_doc", "", "قنا", "", "agency", entry="qna"),
    ),
    row(
        "date-between",
        "طهران/ 3 ايار/ مايو/ارنا- " + STORY,
        Seen("A dateline_agency whole_doc", "", "ارنا", "", "agency", entry="irna"),
    ),
    row(
        "two-dashes",
        "رام الله - وفا - " + STORY,
        Seen("A dateline_agency whole_doc", "", "وفا", "", "agency", entry="wafa"),
    ),
    row(
        "day-and-brackets",
        "عمّان 3 آذار (بترا) - " + STORY,
        Seen("A dateline_agency whole_doc", "", "بترا", "", "agency", entry="petra"),
    ),
    row(
        "dash-close-to-the-bracket",
        "موسكو (د ب أ)- " + STORY,
        Seen("A dateline_agency whole_doc", "", "د ب أ", "وكالة الأنباء الألمانية", "agency", entry="dpa"),
    ),
    row(
        "clashing-acronym",
        "طرابلس (وال) – " + STORY,
        Seen("A dateline_agency whole_doc", "", "وال", "", "agency", entry="lana"),
    ),
    row(
        "own-name",
        "الرياض: «الشرق الأوسط»\n" + STORY,
        Seen("A dateline_agency whole_doc", "", "الشرق الأوسط", "", "outlet", self_=True, entry="asharq-al-awsat"),
        outlet="الشرق الأوسط",
    ),
    row("city-alone", "القاهرة - " + STORY),
    row(
        "roundup",
        "* بغداد - «رويترز»: "
        + STORY
        + "\n\n* عمان - «بترا»: أغلقت السلطات الطريق الصحراوي بسبب الضباب الكثيف في ساعات الصباح الأولى.",
        Seen("A dateline_agency whole_doc", "", "رويترز", "", "agency", entry="reuters"),
        Seen("A dateline_agency whole_doc", "", "بترا", "", "agency", entry="petra"),
    ),
)
SOURCE_LINES: Final[tuple[Row[Seen], ...]] = (
    row(
        "agency",
        STORY + "\n\nالمصدر: رويترز",
        Seen("A source_line whole_doc", "المصدر:", "رويترز", "", "agency", entry="reuters"),
    ),
    row("agencies", STORY + "\n\nالمصدر : وكالات", Seen("A source_line whole_doc", "المصدر :", "وكالات", "", "agency")),
    row(
        "paper-with-head-and-nation",
        STORY + '\n\nالمصدر: صحيفة "الأنوار" اللبنانية',
        Seen("A source_line whole_doc", "المصدر:", 'صحيفة "الأنوار" اللبنانية', "الأنوار", "outlet"),
    ),
    row(
        "outlet-and-agencies",
        STORY + "\n\nالمصدر: العربية نت + وكالات",
        Seen("A source_line whole_doc", "المصدر:", "العربية نت", "", "outlet", entry="al-arabiya"),
        Seen("A source_line whole_doc", "المصدر:", "وكالات", "", "agency"),
    ),
    row(
        "two-agencies",
        STORY + "\n\nالمصدر: رويترز، أ ف ب",
        Seen("A source_line whole_doc", "المصدر:", "رويترز", "", "agency", entry="reuters"),
        Seen("A source_line whole_doc", "المصدر:", "أ ف ب", "فرانس برس", "agency", entry="afp"),
    ),
    row(
        "own-site",
        STORY + "\n\nالمصدر: هسبريس",
        Seen("A source_line whole_doc", "المصدر:", "هسبريس", "", "outlet", self_=True, entry="hespress"),
        outlet="هسبريس",
    ),
    row(
        "latin",
        STORY + "\n\nالمصدر: Defense News",
        Seen("A source_line whole_doc", "المصدر:", "Defense News", "", "outlet", entry="defense-news"),
    ),
    row(
        "latin-label",
        STORY + "\n\nSource: Reuters",
        Seen("A source_line whole_doc", "Source:", "Reuters", "", "agency", entry="reuters"),
    ),
    row(
        "in-brackets",
        STORY + "\n\n(رويترز)",
        Seen("A source_line whole_doc", "", "رويترز", "", "agency", entry="reuters"),
    ),
    row(
        "behind-a-dash",
        STORY + "\n\n— رويترز",
        Seen("A source_line whole_doc", "", "رويترز", "", "agency", entry="reuters"),
    ),
    row(
        "letters-alone",
        STORY + "\n\nأ ف ب",
        Seen("A source_line whole_doc", "", "أ ف ب", "فرانس برس", "agency", entry="afp"),
    ),
    row(
        "link-of-its-own",
        STORY + "\n\nرابط الخبر بصحيفة الوئام: المرفأ يتوسع",
        Seen("A link_to whole_doc", "رابط الخبر", "صحيفة الوئام", "الوئام", "outlet", self_=True, entry="alweeam"),
        outlet="الوئام",
    ),
)
PICTURES: Final[tuple[Row[Seen], ...]] = (
    row(
        "letters",
        HEAD + "المرفأ كما بدا أمس (أ ف ب)\n+ الخط -\n\n" + STORY,
        Seen("A photo_credit image", "(أ ف ب)", "أ ف ب", "فرانس برس", "photo_agency", entry="afp"),
    ),
    row(
        "photographer-and-agency",
        HEAD + "عمال على الرصيف (حسن نصري/فرانس برس)\n+ الخط -\n\n" + STORY,
        Seen("A photo_credit image", "(حسن نصري/فرانس برس)", "فرانس برس", "", "photo_agency", entry="afp"),
    ),
    row(
        "square-brackets",
        HEAD + "عمال على الرصيف [رويترز]\n\n" + STORY,
        Seen("A photo_credit image", "[رويترز]", "رويترز", "", "photo_agency", entry="reuters"),
    ),
    row(
        "picture-library",
        HEAD + "عمال على الرصيف (Getty)\n\n" + STORY,
        Seen("A photo_credit image", "(Getty)", "Getty", "", "photo_agency", entry="getty"),
    ),
    row(
        "bare-latin-line",
        HEAD + "AFP\n\n" + STORY,
        Seen("A photo_credit image", "AFP", "AFP", "", "photo_agency", entry="afp"),
    ),
    row(
        "bare-latin-words",
        HEAD + "Getty Images\n\n" + STORY,
        Seen("A photo_credit image", "Getty Images", "Getty Images", "", "photo_agency", entry="getty"),
    ),
    row("archive", HEAD + "عمال على الرصيف (أرشيف)\n\n" + STORY),
    row("label", HEAD + "(صورة)\n\n" + STORY),
)


@pytest.mark.parametrize("case", [*BYLINES, *DATELINES, *SOURCE_LINES, *PICTURES], ids=str)
def test_a_credit_names_who_signs_and_nothing_else_on_the_page_does(case: Row[Seen]) -> None:
    assert seen(case.page) == case.expected


@pytest.mark.parametrize(
    ("cases", "role", "field"),
    [
        pytest.param(BYLINES, "byline", "byline", id="bylines"),
        pytest.param(DATELINES, "dateline", "text", id="datelines"),
        pytest.param(SOURCE_LINES, "source_line", "text", id="source-lines"),
        pytest.param(PICTURES, "photo_credit", "text", id="pictures"),
    ],
)
def test_a_credit_says_which_slot_it_stands_in(cases: tuple[Row[Seen], ...], role: Role, field: str) -> None:
    found = [one for case in cases for one in explained(case.page)[0]]
    assert {(one.role, one.field) for one in found} == {(role, field)}


@pytest.mark.parametrize("acronym", ["واس", "وال", "قنا", "وفا", "سانا", "بترا", "واج", "ارنا"])
def test_an_acronym_is_nobody_in_running_words(acronym: str) -> None:
    page = row("running", f"{STORY} وصل الوفد إلى {acronym} مساء، ثم غادر {acronym} إلى الجنوب.").page
    assert seen(page) == ()


@pytest.mark.parametrize("outlet", ["هسبريس", "hespress", "Hespress"])
def test_a_publisher_is_itself_however_its_name_is_written(outlet: str) -> None:
    page = row("own", STORY, byline="هسبريس - الرباط", outlet=outlet).page
    assert [one.self_ for one in seen(page)] == [True]


def test_a_publisher_is_known_by_its_address() -> None:
    page = row("own", STORY, byline="هسبريس - الرباط", url="https://www.hespress.com/news/1.html").page
    assert [one.self_ for one in seen(page)] == [True]


def test_the_byline_of_another_outlet_is_borrowed() -> None:
    page = row("borrowed", STORY, byline="هسبريس - الرباط", outlet="سبق").page
    assert [one.self_ for one in seen(page)] == [False]
