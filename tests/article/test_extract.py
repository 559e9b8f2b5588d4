from __future__ import annotations

import pytest

from provenance.article.extract import read_article
from provenance.article.phrases import line_key
from provenance.article.reading import reading
from provenance.values import Document, ZoneKind

TITLE = "مزارعو الوادي يشكون ارتفاع كلفة البذور"
FIRST = "اشتكى مزارعو الوادي من ارتفاع كلفة البذور هذا العام، وطالبوا وزارة الزراعة بدعم عاجل قبل حلول الشتاء."
SECOND = "وقال رئيس الجمعية الزراعية إن سعر الكيس تضاعف مرتين خلال عام، وإن كثيرين تركوا أرضهم بلا حرث."
THIRD = "ووعدت الوزارة بدراسة المطالب خلال أسبوعين، من دون أن تذكر حجم الدعم أو موعد صرفه للمتضررين."


def zones(raw: str, *, title: str = "", byline: str = "") -> dict[ZoneKind, list[str]]:
    document = Document("page", raw, title=title, byline=byline)
    found: dict[ZoneKind, list[str]] = {}
    for zone in read_article(document).zones:
        found.setdefault(zone.kind, []).append(zone.span.of(document.field(zone.field)))
    return found


def page(*lines: str) -> str:
    return "\n".join(lines)


def test_glued_watermark_is_furniture_and_the_word_behind_it_is_not(seed_documents: dict[str, Document]) -> None:
    document = seed_documents["000"]
    article = read_article(document)
    marks = [zone.span.of(document.text) for zone in article.zones_of("furniture")]
    bodies = [zone.span.of(document.text) for zone in article.zones_of("body")]
    assert len(marks) == 4
    assert set(marks) == {"التعاونالعسكريالجزائريالإيطاليشراكةإستراتيجيةفيالمتوسط"}
    assert [body.split()[0] for body in bodies] == ["في", "مجالات", "مستقبل", "ختاماً،"]


def test_section_names_and_related_links_around_a_page_are_furniture(seed_documents: dict[str, Document]) -> None:
    document = seed_documents["001"]
    article = read_article(document)
    furniture = [zone.span.of(document.text) for zone in article.zones_of("furniture")]
    assert furniture[0].startswith("الأخبار العسكرية")
    assert furniture[1].startswith("مقالات ذات صلة")
    assert [zone.span.of(document.text)[:13] for zone in article.zones_of("title")] == ["الجزائر تعزز "]
    assert len(article.zones_of("body")) == 1


def test_read_also_inside_an_article_is_furniture_and_the_cut_word_is_noticed(
    seed_documents: dict[str, Document],
) -> None:
    document = seed_documents["002"]
    article = read_article(document)
    assert [zone.span.of(document.text).split("..")[0] for zone in article.zones_of("furniture")] == ["أقرا أيضا"]
    assert [zone.span.of(document.text) for zone in article.zones_of("byline")] == ["القاهرة (خاص عن مصر)-"]
    assert article.is_truncated
    assert document.text[article.zones[-1].span.end - 6 :] == "خبرة ا"


def test_machine_summary_date_and_caption_are_zones_of_their_own(seed_documents: dict[str, Document]) -> None:
    document = seed_documents["003"]
    article = read_article(document)
    kinds = [zone.kind for zone in article.zones]
    assert kinds == ["title", "byline", "caption", "furniture", "summary", "body", "furniture"]
    by_kind = {zone.kind: zone.span.of(document.text) for zone in article.zones}
    assert by_kind["byline"] == "03 يناير 2025"
    assert by_kind["caption"].endswith("فرانس برس)")
    assert by_kind["summary"].count("\n- ") == 2
    assert by_kind["body"].startswith("اتفقت الجزائر وليبيا على خطة")
    assert not article.is_truncated


def test_menu_repeated_headline_source_line_and_other_headlines_are_told_apart(
    seed_documents: dict[str, Document],
) -> None:
    document = seed_documents["004"]
    article = read_article(document)
    kinds = [zone.kind for zone in article.zones]
    assert kinds == ["furniture", "title", "body", "title", "caption", "body", "source_line", "furniture"]
    assert article.zones_of("source_line")[0].span.of(document.text) == 'المصدر: صحيفة "أوراس" الجزائرية'
    assert article.zones_of("furniture")[1].span.of(document.text).startswith("التعليقات")
    assert "كأس العرب" not in "".join(zone.span.of(document.text) for zone in article.zones_of("body"))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param("كتب: نادر السعيد", "byline", id="author"),
        pytest.param("12 مارس 2021 - 10:15", "byline", id="date"),
        pytest.param("بيروت - رويترز", "byline", id="place-and-agency"),
        pytest.param("تصوير: نادر السعيد", "caption", id="photographer"),
        pytest.param("حقول القمح في الوادي (أ ف ب)", "caption", id="agency-in-brackets"),
        pytest.param("صورة أرشيفية", "caption", id="archive-picture"),
        pytest.param("مدة القراءة: 3 دقائق", "furniture", id="reading-time"),
        pytest.param("3 دقائق قراءة", "furniture", id="reading-time-turned-round"),
        pytest.param("منذ 3 أيام", "furniture", id="age"),
        pytest.param("1,204 مشاهدة", "furniture", id="counter"),
        pytest.param("نسخ الرابط", "furniture", id="button"),
        pytest.param("Share on Facebook", "furniture", id="english-button"),
        pytest.param("تابعنا على تلغرام", "furniture", id="follow-us"),
        pytest.param("08:39 ت م", "furniture", id="clock"),
    ],
)
def test_line_between_headline_and_text_has_a_zone_of_its_own(line: str, kind: ZoneKind) -> None:
    found = zones(page(TITLE, line, FIRST, SECOND, THIRD))
    assert found["title"] == [TITLE]
    assert found[kind] == [line]
    assert found["body"] == [page(FIRST, SECOND, THIRD)]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["اقرأ أيضا: حصاد وفير في السهل"], id="read-also"),
        pytest.param(["شاهد أيضاً", "حصاد وفير في السهل هذا العام"], id="see-also-over-a-headline"),
        pytest.param(["إعلان"], id="advertisement"),
        pytest.param(["اشترك في النشرة البريدية ليصلك جديدنا"], id="newsletter"),
        pytest.param(["https://example.org/a?b=c"], id="address"),
    ],
)
def test_furniture_between_paragraphs_is_masked_and_the_text_goes_on(lines: list[str]) -> None:
    found = zones(page(TITLE, FIRST, SECOND, *lines, THIRD))
    assert found["furniture"] == [page(*lines)]
    assert found["body"] == [page(FIRST, SECOND), THIRD]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["مقالات ذات صلة", "حصاد وفير في السهل", "أمطار غزيرة على الجبل"], id="related"),
        pytest.param(["التعليقات (2)", "كلام صحيح وننتظر التنفيذ قريبا يا جماعة الخير."], id="comments"),
        pytest.param(["الوسوم: زراعة، بذور، دعم"], id="tags"),
        pytest.param(["#زراعة #بذور"], id="hashtags"),
        pytest.param(["السابق: حصاد وفير في السهل", "التالي: أمطار غزيرة على الجبل"], id="neighbours"),
        pytest.param(["جميع الحقوق محفوظة © صحيفة الوادي 2021"], id="rights"),
        pytest.param(["About us", "Contact us", "Privacy Policy"], id="english-footer"),
        pytest.param(["زر الذهاب إلى الأعلى"], id="back-to-top"),
    ],
)
def test_furniture_behind_the_text_is_masked(lines: list[str]) -> None:
    found = zones(page(TITLE, FIRST, SECOND, THIRD, *lines))
    assert found["furniture"] == [page(*lines)]
    assert found["body"] == [page(FIRST, SECOND, THIRD)]


@pytest.mark.parametrize(
    "line",
    ["المصدر: وكالات", "المصدر | صحيفة الوادي", "المصدر: رويترز + أ ف ب", "نقلا عن: صحيفة الوادي", "Source: AFP"],
)
def test_source_line_behind_the_text_is_kept_for_attribution(line: str) -> None:
    assert zones(page(TITLE, FIRST, SECOND, THIRD, line))["source_line"] == [line]


def test_sentence_about_a_source_stays_text() -> None:
    late = "المصدر: قال موظف في الوزارة إن الدعم لن يصرف قبل الربيع المقبل على أقرب تقدير."
    assert "source_line" not in zones(page(TITLE, FIRST, SECOND, THIRD, late))


@pytest.mark.parametrize(
    "dateline", ["القاهرة - رويترز:", "الرياض (واس) -", "عمّان / بترا /", "بيروت – «الحياة»:", "(د ب أ) -"]
)
def test_dateline_is_cut_from_the_first_paragraph(dateline: str) -> None:
    found = zones(page(TITLE, f"{dateline} {FIRST}", SECOND))
    assert found["byline"] == [dateline]
    assert found["body"] == [page(FIRST, SECOND)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "ارتفعت كلفة البذور - في الرياض كما في غيرها - هذا العام إلى حد لم يعرفه المزارعون من قبل.",
        "قال وزير الزراعة: لن نترك المزارعين وحدهم هذا العام مهما كلف ذلك خزينة الدولة من أموال.",
    ],
)
def test_paragraph_that_only_looks_like_a_dateline_is_left_whole(paragraph: str) -> None:
    assert zones(page(TITLE, paragraph, SECOND))["body"] == [page(paragraph, SECOND)]


def test_headline_beside_the_text_is_not_looked_for_in_it() -> None:
    found = zones(page(FIRST, SECOND, THIRD), title=TITLE)
    assert found == {"title": [TITLE], "body": [page(FIRST, SECOND, THIRD)]}


def test_headline_beside_the_text_is_recognised_when_the_text_repeats_it() -> None:
    assert zones(page(TITLE, FIRST, SECOND), title=TITLE)["title"] == [TITLE, TITLE]


def test_headline_above_many_buttons_is_found() -> None:
    buttons = ["مشاركة", "فيسبوك", "تويتر", "واتساب", "نسخ الرابط", "طباعة", "حفظ", "استمع", "إعلان", "الخط"]
    assert zones(page("الرئيسية", TITLE, *buttons, FIRST, SECOND))["title"] == [TITLE]


def test_cookie_notice_above_a_page_is_not_its_text() -> None:
    notice = "نستخدم ملفات تعريف الارتباط لتحسين تجربة القراءة على موقعنا وعرض ما يهمك."
    found = zones(page(notice, "قبول", TITLE, FIRST, SECOND, THIRD))
    assert (found["title"], found["body"]) == ([TITLE], [page(FIRST, SECOND, THIRD)])


def test_bread_crumb_is_no_headline() -> None:
    found = zones(page("الرئيسية > أخبار > زراعة الوادي", TITLE, FIRST, SECOND))
    assert found["title"] == [TITLE]


def test_poem_of_short_lines_is_kept() -> None:
    verses = ["يا وادي القمح أين الماء", "جفت على ضفتيك الحقول", "نامت طيورك قبل المساء", "وغاب عن السفح صوت السيول"]
    found = zones(page(*verses))
    assert "furniture" not in found


def test_page_of_nothing_but_furniture_has_no_text() -> None:
    assert set(zones(page("اقرأ أيضا", "شارك على فيسبوك", "جميع الحقوق محفوظة ©"))) == {"furniture"}


def test_text_of_two_words_is_body() -> None:
    assert zones("خبر عاجل") == {"body": ["خبر عاجل"]}


@pytest.mark.parametrize("raw", ["", " \n\t ", "\u200f\u200f", "\n" * 10_000])
def test_page_without_words_has_no_zones(raw: str) -> None:
    article = read_article(Document("page", raw))
    assert article.zones == ()
    assert len(reading(article)) == 0


@pytest.mark.parametrize(
    ("end", "is_truncated"),
    [
        ("وذكر التقرير أن الموسم المقبل سيشهد ارتفاعا في", True),
        ("وذكر التقرير أن الموسم المقبل سيشهد ارتفاعا في الأسعا ر", True),
        ("وذكر التقرير أن الموسم المقبل سيشهد [...]", True),
        ("وذكر التقرير أن الموسم المقبل سيشهد ارتفاعا", False),
        ("وذكر التقرير أن الموسم المقبل سيشهد ارتفاعا.", False),
        ("وينتهي الموسم المقبل في منتصف العام 1442 ه", False),
    ],
)
def test_text_that_breaks_off_is_noticed(end: str, is_truncated: bool) -> None:
    assert read_article(Document("page", page(TITLE, FIRST, end))).is_truncated is is_truncated


def test_invisible_character_inside_a_label_changes_no_zone() -> None:
    plain = zones(page(TITLE, FIRST, SECOND, "المصدر: وكالات", "التعليقات"))
    marked = zones(page(TITLE, FIRST, SECOND, "المص\u200bدر\u200f: وكالات", "التـعْليقات\u200f"))
    assert list(marked) == list(plain)


def test_lines_known_as_boilerplate_are_furniture() -> None:
    notice = "تنفرد صحيفة الوادي بنشر أخبار الحقول كل صباح."
    article = read_article(Document("page", page(FIRST, SECOND, notice)), repeated=frozenset({line_key(notice)}))
    assert [zone.kind for zone in article.zones] == ["body", "furniture"]


@pytest.mark.parametrize(
    "raw",
    ["ا", "كلمة ", "\u064b", "سطر\n", "أ.\n", "(", "- ", "المصدر: ", "اقرأ أيضا\n", f"{FIRST}\nالتعليقات\n"],
    ids=["letters", "words", "marks", "lines", "ends", "brackets", "dashes", "labels", "links", "tails"],
)
def test_monstrous_page_is_read_at_once(raw: str) -> None:
    """Quadratic work on such a page would take hours."""
    text = raw * (200_000 // len(raw))
    assert all(zone.span.end <= len(text) for zone in read_article(Document("page", text)).zones)
