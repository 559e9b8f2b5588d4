"""Names behind titles of office, and whom and through whom somebody speaks: sentences and what is read in them."""

from __future__ import annotations

import pytest

from tests.attribution.rows import Row, Seen, explained, row, seen

TITLES: list[Row[Seen]] = [
    row(
        "long-title",
        "أوضح مدير عام المياه بمنطقة الساحل المهندس نادر بن عيسى المالح أن الشبكة جاهزة.",
        Seen(
            "B verb_subject_that indirect",
            "أوضح … أن",
            "مدير عام المياه بمنطقة الساحل المهندس نادر بن عيسى المالح",
            "نادر بن عيسى المالح",
            "person",
        ),
    ),
    row(
        "two-titles",
        "ذكر رئيس بلدية التل والناطق باسم الحملة الدكتور هاني زكي أن العمل بدأ.",
        Seen(
            "B verb_subject_that indirect",
            "ذكر … أن",
            "رئيس بلدية التل والناطق باسم الحملة الدكتور هاني زكي",
            "هاني زكي",
            "person",
        ),
    ),
    row(
        "body-with-a-name",
        "وأوضح المتحدث الرسمي باسم مركز الملك فهد للأبحاث رامي الحلبي أن النتائج مبشرة.",
        Seen(
            "B verb_subject_that indirect",
            "وأوضح … أن",
            "المتحدث الرسمي باسم مركز الملك فهد للأبحاث رامي الحلبي",
            "رامي الحلبي",
            "person",
        ),
    ),
    row(
        "state-before-name",
        "وقال وزير خارجية النمسا شالنبرغ إن القمة تأجلت.",
        Seen("B verb_subject_that indirect", "وقال … إن", "وزير خارجية النمسا شالنبرغ", "شالنبرغ", "person"),
    ),
    row(
        "town-before-name",
        "وقال عمدة لندن بيتر هارت إن الجسر مغلق.",
        Seen("B verb_subject_that indirect", "وقال … إن", "عمدة لندن بيتر هارت", "بيتر هارت", "person"),
    ),
    row(
        "company-before-name",
        "وقال الرئيس التنفيذي لشركة نوكيا بيكا لوند إن السوق راكدة.",
        Seen(
            "B verb_subject_that indirect", "وقال … إن", "الرئيس التنفيذي لشركة نوكيا بيكا لوند", "بيكا لوند", "person"
        ),
    ),
    row(
        "name-in-quotation-marks",
        'وأكد مدير جمعية الفنون بالطائف "سمير الجدعان" أن المعرض مفتوح.',
        Seen(
            "B verb_subject_that indirect",
            "وأكد … أن",
            'مدير جمعية الفنون بالطائف "سمير الجدعان"',
            "سمير الجدعان",
            "person",
        ),
    ),
    row(
        "no-name",
        "وأكد مدير مستشفى الملك خالد بالرياض أن الجراحة نجحت.",
        Seen("B verb_subject_that indirect", "وأكد … أن", "مدير مستشفى الملك خالد", "", "person"),
    ),
    row(
        "adjective",
        "وقال خبير اقتصادي سعودي إن السوق راكدة.",
        Seen("A verb_subject_that indirect", "وقال … إن", "خبير اقتصادي سعودي", "", "anonymous"),
    ),
    row(
        "surname-that-is-a-title",
        "قال وزير الزراعة عمر الخطيب إن الموسم جيد.",
        Seen("B verb_subject_that indirect", "قال … إن", "وزير الزراعة عمر الخطيب", "عمر الخطيب", "person"),
    ),
    row(
        "ali",
        "قال علي سامي الدباغ إن الطريق سالك.",
        Seen("B verb_subject_that indirect", "قال … إن", "علي سامي الدباغ", "", "person"),
    ),
    row(
        "hyphen",
        "وقال المدير كيم وي-جون إن المصنع جاهز.",
        Seen("B verb_subject_that indirect", "وقال … إن", "المدير كيم وي-جون", "كيم وي-جون", "person"),
    ),
    row(
        "outlet-behind-the-name",
        "قال الخبير جلال عون لهسبريس إن السوق راكدة.",
        Seen("A verb_subject_that indirect", "قال … إن", "الخبير جلال عون", "جلال عون", "person", via="هسبريس"),
    ),
    row(
        "asked",
        "حذرت وزارة الزراعة والري الفلاحين من الصقيع.",
        Seen("A verb_subject_preposition nominal", "حذرت … من", "وزارة الزراعة والري", "", "official_body"),
    ),
    row(
        "represented",
        "وأكدت الأردن ممثلة في وزارة الخارجية أن الحدود مفتوحة.",
        Seen(
            "A verb_subject_that indirect",
            "وأكدت … أن",
            "الأردن ممثلة في وزارة الخارجية",
            "وزارة الخارجية",
            "official_body",
        ),
    ),
    row(
        "without-a-name-on-demand",
        "وقال مسؤول من وزارة النقل طلب عدم كشف اسمه لرويترز إن الخط سيغلق.",
        Seen("A verb_subject_that indirect", "وقال … إن", "مسؤول من وزارة النقل", "", "anonymous", via="رويترز"),
    ),
    row(
        "repeated-by-a-participle",
        "وقال محمد القصار مجيبا: «نحن نعمل من أجل الناس جميعا».",
        Seen("B verb_subject_quote direct", "وقال … مجيبا", "محمد القصار", "", "person"),
    ),
    row(
        "learnt",
        "وعلمت صحيفة «الأنوار» من مصادر مطلعة أن الرسوم ألغيت.",
        Seen("A verb_subject_that indirect", "وعلمت … أن", "مصادر مطلعة", "", "anonymous", via="صحيفة «الأنوار»"),
    ),
    row(
        "spoken-to-on-the-telephone",
        "قال مصدر رفيع في اتصال هاتفي أجرته معه صحيفة «الأنوار» إن الرسوم ألغيت.",
        Seen("A verb_subject_that indirect", "قال … إن", "مصدر رفيع", "", "anonymous", via="صحيفة «الأنوار»"),
    ),
    row(
        "pointing-back",
        "صرح بذلك المهندس هاني القصار.",
        Seen("B verb_subject_object nominal", "صرح", "المهندس هاني القصار", "هاني القصار", "person"),
    ),
]


@pytest.mark.parametrize("case", TITLES, ids=str)
def test_a_title_is_read_to_its_end_and_its_bearer_found(case: Row[Seen]) -> None:
    assert seen(case.page) == case.expected


def test_a_masculine_verb_before_a_feminine_body_goes_on_with_the_last_speaker() -> None:
    page = row("asks", "وقال الوزير سامي عون إن الموسم جيد. وطالب الحكومة بخفض الرسوم.").page
    assert [one.name or one.said for one in seen(page)] == ["سامي عون", "سامي عون"]


def test_a_surname_in_quotation_marks_is_the_person_and_no_outlet() -> None:
    page = row("quoted", 'قال المدير سامي القصار إن الموسم جيد. وأضاف "القصار" أن المخازن ممتلئة.').page
    assert [(one.type, one.name) for one in seen(page)] == [("person", "سامي القصار")] * 2


@pytest.mark.parametrize("unknown", ["حسب نوعية المستثمر وموقعه", "وفق استراتيجيات جديدة", "تبعا لظروف كل حالة"])
def test_what_a_rule_or_plan_says_is_no_source(unknown: str) -> None:
    assert seen(row("rule", f"تختلف الرسوم {unknown}.").page) == ()


def test_an_agency_known_by_its_letters_is_named_in_full_as_a_medium() -> None:
    page = row("letters", "وقال الوزير سامي عون في تصريح لمراسلة (وات) إن الموسم جيد.").page
    assert [(one.via, one.what[0]) for one in seen(page)] == [("مراسلة (وات)", "A")]
    (found,) = explained(page)[0]
    assert found.via is not None
    assert (found.via.id, found.via.name) == ("tap", "وكالة تونس إفريقيا للأنباء")
