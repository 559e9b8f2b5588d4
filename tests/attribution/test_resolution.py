"""Whom short forms mean: surnames, titles with the article, «الوكالة», participles, verbs without a subject."""

from __future__ import annotations

from typing import Final

import pytest

from tests.attribution.rows import Row, Seen, explained, row, seen

FULL_NAMES: Final[tuple[Row[Seen], ...]] = (
    row(
        "surname",
        "قال المدير طارق العمري إن العمل انتهى. وأضاف العمري أن التكلفة معقولة.",
        Seen("B verb_subject_that indirect", "قال … إن", "المدير طارق العمري", "طارق العمري", "person"),
        Seen("B verb_subject_that indirect", "وأضاف … أن", "العمري", "طارق العمري", "person"),
    ),
    row(
        "surname-of-one-who-did-not-speak",
        "التقى طارق العمري، مدير المرفأ، عمال الرصيف. وقال العمري إن الأجور سترتفع.",
        Seen("B verb_subject_that indirect", "وقال … إن", "العمري", "طارق العمري", "person"),
    ),
    row(
        "surname-of-the-woman-of-two",
        "اجتمع وزير الري تامر قاسم بوزيرة البيئة سلمى العلي. وقالت العلي إن النهر ملوث.",
        Seen("B verb_subject_that indirect", "وقالت … إن", "العلي", "سلمى العلي", "person"),
    ),
    row(
        "surname-of-the-first-of-two",
        "قال جلال عون إن السوق راكدة. وقال مازن رحال إن البنوك حذرة. وأوضح عون أن الطلب ضعيف.",
        Seen("B verb_subject_that indirect", "قال … إن", "جلال عون", "", "person"),
        Seen("B verb_subject_that indirect", "وقال … إن", "مازن رحال", "", "person"),
        Seen("B verb_subject_that indirect", "وأوضح … أن", "عون", "جلال عون", "person"),
    ),
    row(
        "surname-behind-a-title-without-article",
        "تحدث في الندوة الشاعر نبيل حداد. وأكد حداد أن القصيدة بخير.",
        Seen("B verb_subject_that indirect", "وأكد … أن", "حداد", "نبيل حداد", "person"),
    ),
    row(
        "given-again-in-full",
        "غادر وزير الزراعة هاني صبح إلى روما. وقال هاني صبح إن القمح وصل.",
        Seen("B verb_subject_that indirect", "وقال … إن", "هاني صبح", "", "person"),
    ),
)
DESCRIPTIONS: Final[tuple[Row[Seen], ...]] = (
    row(
        "the-ambassador",
        "زار السفير الإسباني أنطونيو روخاس المصنع. وقال السفير إن بلاده مهتمة بالمشروع.",
        Seen("B verb_subject_that indirect", "وقال … إن", "السفير", "أنطونيو روخاس", "person", ref="description"),
    ),
    row(
        "the-minister",
        "قال وزير التعليم هيثم بركات إن المدارس جاهزة. وأكد الوزير أن الكتب وزعت.",
        Seen("B verb_subject_that indirect", "قال … إن", "وزير التعليم هيثم بركات", "هيثم بركات", "person"),
        Seen("B verb_subject_that indirect", "وأكد … أن", "الوزير", "هيثم بركات", "person", ref="description"),
    ),
    row(
        "the-economist",
        "قال الخبير الاقتصادي جلال عون إن السوق راكدة. ورأى الخبير الاقتصادي أن الضرائب مرتفعة.",
        Seen("B verb_subject_that indirect", "قال … إن", "الخبير الاقتصادي جلال عون", "جلال عون", "person"),
        Seen("B verb_subject_that indirect", "ورأى … أن", "الخبير الاقتصادي", "جلال عون", "person", ref="description"),
    ),
    row(
        "the-spokesman",
        "قال متحدث باسم الشركة إن الخط تعطل. وأضاف المتحدث أن الإصلاح بدأ.",
        Seen("B verb_subject_that indirect", "قال … إن", "متحدث باسم الشركة", "", "person"),
        Seen("B verb_subject_that indirect", "وأضاف … أن", "المتحدث", "متحدث باسم الشركة", "person", ref="description"),
    ),
    row(
        "the-same-speaker",
        "قال الخبير جلال عون إن السوق راكدة. وقال المتحدث ذاته إن البنوك حذرة.",
        Seen("B verb_subject_that indirect", "قال … إن", "الخبير جلال عون", "جلال عون", "person"),
        Seen("B verb_subject_that indirect", "وقال … إن", "المتحدث ذاته", "جلال عون", "person", ref="description"),
    ),
    row(
        "the-same-source",
        "قال مصدر في المطار إن الرحلة تأخرت. وأوضح المصدر ذاته أن السبب فني.",
        Seen("A verb_subject_that indirect", "قال … إن", "مصدر في المطار", "", "anonymous"),
        Seen(
            "A verb_subject_that indirect",
            "وأوضح … أن",
            "المصدر ذاته",
            "مصدر في المطار",
            "anonymous",
            ref="description",
        ),
    ),
    row(
        "the-official",
        "قال مسؤول في الميناء إن الرافعة تعطلت. وأضاف المسؤول أن القطع وصلت.",
        Seen("A verb_subject_that indirect", "قال … إن", "مسؤول في الميناء", "", "anonymous"),
        Seen(
            "A verb_subject_that indirect", "وأضاف … أن", "المسؤول", "مسؤول في الميناء", "anonymous", ref="description"
        ),
    ),
    row(
        "the-researchers",
        "قال باحثون في جامعة القاهرة إن النحل يتناقص. وأوضح الباحثون أن السبب الجفاف.",
        Seen("A verb_subject_that indirect", "قال … إن", "باحثون في جامعة القاهرة", "", "anonymous"),
        Seen(
            "A verb_subject_that indirect",
            "وأوضح … أن",
            "الباحثون",
            "باحثون في جامعة القاهرة",
            "anonymous",
            ref="description",
        ),
    ),
    row(
        "these",
        "قال شهود عيان إن الحريق بدأ في المخزن. وأكد هؤلاء أن الباب كان مغلقا.",
        Seen("A verb_subject_that indirect", "قال … إن", "شهود عيان", "", "anonymous"),
        Seen("A verb_subject_that indirect", "وأكد … أن", "هؤلاء", "شهود عيان", "anonymous", ref="pronoun"),
    ),
)
INSTITUTIONS: Final[tuple[Row[Seen], ...]] = (
    row(
        "the-agency",
        "ذكرت وكالة الأناضول أن المحادثات بدأت. وأضافت الوكالة أن الوفدين سيلتقيان الأحد.",
        Seen("A verb_subject_that indirect", "ذكرت … أن", "وكالة الأناضول", "الأناضول", "agency", entry="anadolu"),
        Seen(
            "A verb_subject_that indirect",
            "وأضافت … أن",
            "الوكالة",
            "الأناضول",
            "agency",
            ref="description",
            entry="anadolu",
        ),
    ),
    row(
        "the-paper",
        "قالت صحيفة «لوموند» إن المصنع سيغلق. وذكرت الصحيفة أن العمال غاضبون.",
        Seen("A verb_subject_that indirect", "قالت … إن", "صحيفة «لوموند»", "لوموند", "outlet", entry="le-monde"),
        Seen(
            "A verb_subject_that indirect",
            "وذكرت … أن",
            "الصحيفة",
            "لوموند",
            "outlet",
            ref="description",
            entry="le-monde",
        ),
    ),
    row(
        "according-to-the-paper",
        "ذكرت صحيفة «الأنوار» أن المصنع سيباع. وبحسب الصحيفة فإن المشتري شركة أجنبية.",
        Seen("A verb_subject_that indirect", "ذكرت … أن", "صحيفة «الأنوار»", "الأنوار", "outlet"),
        Seen("A according_to indirect", "وبحسب", "الصحيفة", "الأنوار", "outlet", ref="description"),
    ),
    row(
        "the-statement-of-the-ministry",
        "أعلنت وزارة الزراعة أن الموسم جيد. وأشار البيان إلى أن الأسعار ستنخفض.",
        Seen("A verb_subject_that indirect", "أعلنت … أن", "وزارة الزراعة", "", "official_body"),
        Seen(
            "A verb_subject_that indirect",
            "وأشار … إلى أن",
            "البيان",
            "بيان وزارة الزراعة",
            "document",
            ref="description",
        ),
    ),
    row(
        "the-statement-named-before",
        "قالت وزارة الزراعة في بيان إن الموسم جيد. وأوضح البيان أن الأسعار ستنخفض.",
        Seen("A verb_subject_that indirect", "قالت … في بيان … إن", "وزارة الزراعة", "", "official_body"),
        Seen(
            "A verb_subject_that indirect", "وأوضح … أن", "البيان", "بيان وزارة الزراعة", "document", ref="description"
        ),
    ),
    row(
        "the-study",
        "قالت دراسة لجامعة دمشق إن النحل يتناقص. وخلصت الدراسة إلى أن السبب مبيدات الحشرات.",
        Seen("A verb_subject_that indirect", "قالت … إن", "دراسة لجامعة دمشق", "", "document"),
        Seen(
            "A verb_subject_that indirect",
            "وخلصت … إلى أن",
            "الدراسة",
            "دراسة لجامعة دمشق",
            "document",
            ref="description",
        ),
    ),
    row(
        "the-authority",
        "أعلنت الهيئة العامة للغذاء أن الحليب سليم. وقالت الهيئة إن الفحوص مستمرة.",
        Seen("A verb_subject_that indirect", "أعلنت … أن", "الهيئة العامة للغذاء", "", "official_body"),
        Seen(
            "A verb_subject_that indirect",
            "وقالت … إن",
            "الهيئة",
            "الهيئة العامة للغذاء",
            "official_body",
            ref="description",
        ),
    ),
)
LEFT_OUT: Final[tuple[Row[Seen], ...]] = (
    row(
        "he",
        "قال الخبير جلال عون إن السوق راكدة. كما نفى أن تكون الأزمة عابرة.",
        Seen("B verb_subject_that indirect", "قال … إن", "الخبير جلال عون", "جلال عون", "person"),
        Seen("B pro_drop_that indirect", "نفى … أن", "", "جلال عون", "person", ref="pro_drop"),
    ),
    row(
        "she-over-the-head-of-him",
        "قالت الطبيبة هدى عيسى إن المستشفى امتلأ. وقال الحارس سليم نجار إن الباب أغلق. وأضافت أن الدواء نفد.",
        Seen("B verb_subject_that indirect", "قالت … إن", "الطبيبة هدى عيسى", "هدى عيسى", "person"),
        Seen("B verb_subject_that indirect", "وقال … إن", "الحارس سليم نجار", "سليم نجار", "person"),
        Seen("B pro_drop_that indirect", "وأضافت … أن", "", "هدى عيسى", "person", ref="pro_drop"),
    ),
    row(
        "he-over-the-head-of-her",
        "أعلن الحارس سليم نجار أنه متعب. ثم قالت الوزيرة سلمى العلي إن الماء نظيف. وأضاف أن الباب مغلق.",
        Seen("B verb_subject_that indirect", "أعلن … أنه", "الحارس سليم نجار", "سليم نجار", "person"),
        Seen("B verb_subject_that indirect", "قالت … إن", "الوزيرة سلمى العلي", "سلمى العلي", "person"),
        Seen("B pro_drop_that indirect", "وأضاف … أن", "", "سليم نجار", "person", ref="pro_drop"),
    ),
    row(
        "they",
        "قال سكان في الحي إن الماء مقطوع. وأضافوا أن البلدية صامتة.",
        Seen("A verb_subject_that indirect", "قال … إن", "سكان في الحي", "", "anonymous"),
        Seen("A pro_drop_that indirect", "وأضافوا … أن", "", "سكان في الحي", "anonymous", ref="pro_drop"),
    ),
    row(
        "a-body",
        "قالت وزارة التربية إن الامتحان تأجل. وأضافت أن الموعد الجديد سيعلن لاحقا.",
        Seen("A verb_subject_that indirect", "قالت … إن", "وزارة التربية", "", "official_body"),
        Seen("A pro_drop_that indirect", "وأضافت … أن", "", "وزارة التربية", "official_body", ref="pro_drop"),
    ),
    row(
        "participle-of-the-last",
        "قالت الطبيبة هدى عيسى إن المستشفى امتلأ. وقال الحارس سليم نجار إن الباب أغلق، مؤكدا أن المفتاح ضاع.",
        Seen("B verb_subject_that indirect", "قالت … إن", "الطبيبة هدى عيسى", "هدى عيسى", "person"),
        Seen("B verb_subject_that indirect", "وقال … إن", "الحارس سليم نجار", "سليم نجار", "person"),
        Seen("B participle_that indirect", "مؤكدا … أن", "", "سليم نجار", "person", ref="participle"),
    ),
    row(
        "participle-of-one-who-did-not-speak",
        "وصلت النائبة سلمى العلي إلى الجلسة، معتبرة أن القانون ظالم.",
        Seen("B participle_that indirect", "معتبرة … أن", "", "سلمى العلي", "person", ref="participle"),
    ),
    row(
        "carried-over",
        "قال الخبير جلال عون إن السوق راكدة. كما أن الضرائب ارتفعت.",
        Seen("B verb_subject_that indirect", "قال … إن", "الخبير جلال عون", "جلال عون", "person"),
        Seen("C carried_over indirect", "كما", "", "جلال عون", "person", ref="carried_over"),
    ),
    row("nobody", "وأضاف أن الطريق مقطوع.", Seen("B pro_drop_that indirect", "وأضاف … أن", "", ref="pro_drop")),
)


@pytest.mark.parametrize("case", [*FULL_NAMES, *DESCRIPTIONS, *INSTITUTIONS, *LEFT_OUT], ids=str)
def test_a_short_form_leads_to_whom_it_means_and_says_how(case: Row[Seen]) -> None:
    assert seen(case.page) == case.expected


@pytest.mark.parametrize(
    "case", [case for case in (*FULL_NAMES, *DESCRIPTIONS, *INSTITUTIONS) if len(case.expected) == 2], ids=str
)
def test_whoever_is_named_in_two_ways_has_one_id(case: Row[Seen]) -> None:
    first, second = (one.source for one in explained(case.page)[0])
    assert first is not None
    assert second is not None
    is_issuer = first.type != second.type  # a statement is not the ministry that issued it
    assert (first.id != second.id) if is_issuer else (first.id == second.id)


def test_only_what_stands_beside_the_cue_is_stated() -> None:
    page = row("one", "قال الخبير جلال عون إن السوق راكدة. وأضاف أن الطلب ضعيف. كما أن الضرائب ارتفعت.").page
    assert [(one.tier, one.is_stated) for one in explained(page)[0]] == [("B", True), ("B", False), ("C", False)]


def test_a_speaker_is_forgotten_once_a_sentence_is_nobodys() -> None:
    page = row("cold", "قال الخبير جلال عون إن السوق راكدة. هبت الريح على المدينة. كما أن الضرائب ارتفعت.").page
    assert [one.what for one in seen(page)] == ["B verb_subject_that indirect"]
