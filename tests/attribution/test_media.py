"""The medium: the outlet that somebody spoke to or that handed his words on, and whether it is the publisher."""

from __future__ import annotations

from typing import Final

import pytest

from tests.attribution.rows import Row, Seen, explained, row, seen

SPOKEN_TO: Final[tuple[Row[Seen], ...]] = (
    row(
        "to-a-paper",
        "قال وزير النقل سامر الحلو لصحيفة «الأنوار» إن القطار سينطلق قريبا.",
        Seen(
            "A verb_subject_that indirect",
            "قال … إن",
            "وزير النقل سامر الحلو",
            "سامر الحلو",
            "person",
            via="صحيفة «الأنوار»",
        ),
    ),
    row(
        "to-an-agency",
        "قال وزير النقل سامر الحلو لوكالة رويترز إن القطار سينطلق قريبا.",
        Seen(
            "A verb_subject_that indirect",
            "قال … إن",
            "وزير النقل سامر الحلو",
            "سامر الحلو",
            "person",
            via="وكالة رويترز",
        ),
    ),
    row(
        "to-a-bare-agency",
        "وقال سامر الحلو لرويترز إن القطار سينطلق قريبا.",
        Seen("A verb_subject_that indirect", "وقال … إن", "سامر الحلو", "", "person", via="رويترز"),
    ),
    row(
        "to-a-channel",
        "قال الوزير لقناة «النهار» إن القطار سينطلق قريبا.",
        Seen(
            "A verb_subject_that indirect", "قال … إن", "الوزير", "", "person", ref="description", via="قناة «النهار»"
        ),
    ),
    row(
        "statement-to-the-publisher",
        "وقال الخبير جلال عون، في تصريح لهسبريس، إن السوق راكدة.",
        Seen(
            "A verb_subject_that indirect",
            "وقال … في تصريح … إن",
            "الخبير جلال عون",
            "جلال عون",
            "person",
            via="هسبريس",
            self_=True,
        ),
        outlet="هسبريس",
    ),
    row(
        "statement-to-another",
        "وقال الخبير جلال عون، في تصريح لهسبريس، إن السوق راكدة.",
        Seen(
            "A verb_subject_that indirect",
            "وقال … في تصريح … إن",
            "الخبير جلال عون",
            "جلال عون",
            "person",
            via="هسبريس",
        ),
        outlet="سبق",
    ),
    row(
        "statement-to-the-long-name",
        "قال جلال عون، في تصريح لجريدة هسبريس الإلكترونية، إن السوق راكدة.",
        Seen(
            "A verb_subject_that indirect",
            "قال … في تصريح … إن",
            "جلال عون",
            "",
            "person",
            via="جريدة هسبريس الإلكترونية",
            self_=True,
        ),
        outlet="hespress",
    ),
    row(
        "exclusive-statement",
        'وقال الخبير جلال عون في تصريح خاص لـ"العربي الجديد" إن السوق راكدة.',
        Seen(
            "A verb_subject_that indirect",
            "وقال … في تصريح … إن",
            "الخبير جلال عون",
            "جلال عون",
            "person",
            via="العربي الجديد",
        ),
    ),
    row(
        "source-to-the-publisher",
        "قال مصدر مطلع لـ«العربي الجديد» إن السفينة غادرت.",
        Seen("A verb_subject_that indirect", "قال … إن", "مصدر مطلع", "", "anonymous", via="العربي الجديد", self_=True),
        outlet="العربي الجديد",
    ),
    row(
        "talk-with-a-channel",
        "وأوضح الخبير جلال عون في حديث مع قناة العربية أن السوق راكدة.",
        Seen(
            "A verb_subject_that indirect",
            "وأوضح … في حديث … أن",
            "الخبير جلال عون",
            "جلال عون",
            "person",
            via="قناة العربية",
        ),
    ),
    row(
        "interview-with-a-paper",
        "وأوضح الخبير جلال عون في مقابلة مع صحيفة الغارديان أن السوق راكدة.",
        Seen(
            "A verb_subject_that indirect",
            "وأوضح … في مقابلة … أن",
            "الخبير جلال عون",
            "جلال عون",
            "person",
            via="صحيفة الغارديان",
        ),
    ),
    row(
        "his-talk-to-an-agency",
        "أوضح المدير العام للميناء حسام الراوي في حديثه لوكالة الأنباء السعودية أن الرصيف جاهز.",
        Seen(
            "A verb_subject_that indirect",
            "أوضح … في حديثه … أن",
            "المدير العام للميناء حسام الراوي",
            "حسام الراوي",
            "person",
            via="وكالة الأنباء السعودية",
        ),
    ),
    row(
        "venue-first",
        "وفي تصريح لوكالة فرانس برس، قال الخبير جلال عون إن السوق راكدة.",
        Seen(
            "A verb_subject_that indirect", "قال … إن", "الخبير جلال عون", "جلال عون", "person", via="وكالة فرانس برس"
        ),
    ),
    row(
        "interview-first",
        "وفي حوار مع مجلة «الفنون»، تحدثت المخرجة هدى عيسى عن فيلمها.",
        Seen(
            "A verb_subject_preposition nominal",
            "تحدثت … عن",
            "المخرجة هدى عيسى",
            "هدى عيسى",
            "person",
            via="مجلة «الفنون»",
        ),
    ),
    row(
        "goes-on-to-a-channel",
        "قال الخبير جلال عون إن السوق راكدة. وأضاف في مقابلة مع قناة العربية أن الحل قريب.",
        Seen("B verb_subject_that indirect", "قال … إن", "الخبير جلال عون", "جلال عون", "person"),
        Seen(
            "A pro_drop_that indirect",
            "وأضاف … في مقابلة … أن",
            "",
            "جلال عون",
            "person",
            ref="pro_drop",
            via="قناة العربية",
        ),
    ),
)
HANDED_ON: Final[tuple[Row[Seen], ...]] = (
    row(
        "copy-received-by-an-agency",
        "قال الحزب في بيان تلقت وكالة الأناضول نسخة منه إن الانتخابات مزورة.",
        Seen(
            "A verb_subject_that indirect",
            "قال … في بيان … إن",
            "الحزب",
            "",
            "organisation",
            ref="description",
            via="وكالة الأناضول",
        ),
    ),
    row(
        "copy-received-by-the-publisher",
        "قال الحزب في بيان تلقت هسبريس نسخة منه إن الانتخابات مزورة.",
        Seen(
            "A verb_subject_that indirect",
            "قال … في بيان … إن",
            "الحزب",
            "",
            "organisation",
            ref="description",
            via="هسبريس",
            self_=True,
        ),
        outlet="هسبريس",
    ),
    row(
        "copy-that-reached",
        "قالت الحركة في بيان وصلت وكالة فرانس برس نسخة منه إنها ملتزمة بالهدنة.",
        Seen(
            "A verb_subject_that indirect",
            "قالت … في بيان … إنها",
            "الحركة",
            "",
            "organisation",
            ref="description",
            via="وكالة فرانس برس",
        ),
    ),
    row(
        "statement-published-by",
        "قالت وزارة العدل في بيان نشرته وكالة الأنباء الأردنية إن القانون صدر.",
        Seen(
            "A verb_subject_that indirect",
            "قالت … في بيان … إن",
            "وزارة العدل",
            "",
            "official_body",
            via="وكالة الأنباء الأردنية",
        ),
    ),
    row(
        "said-as-an-agency-relays",
        "وقال المحافظ عصام فارس، بحسب ما نقلت عنه وكالة رويترز، إن الجسر آمن.",
        Seen(
            "A verb_subject_that indirect", "وقال … إن", "المحافظ عصام فارس", "عصام فارس", "person", via="وكالة رويترز"
        ),
    ),
)
NETWORKS: Final[tuple[Row[Seen], ...]] = (
    row(
        "account-in-twitter",
        "كتب الصحفي نبيل حداد على حسابه في تويتر أن المباراة ألغيت.",
        Seen("A verb_subject_that indirect", "كتب … أن", "الصحفي نبيل حداد", "نبيل حداد", "person", via="تويتر"),
    ),
    row(
        "page-in-facebook",
        "كتب النائب كريم فياض على صفحته في فيسبوك أن الجلسة تأجلت.",
        Seen("A verb_subject_that indirect", "كتب … أن", "النائب كريم فياض", "كريم فياض", "person", via="فيسبوك"),
    ),
    row(
        "over-an-account-on-a-platform",
        "وقال النائب كريم فياض عبر حسابه في منصة إكس إن الجلسة تأجلت.",
        Seen("A verb_subject_that indirect", "وقال … إن", "النائب كريم فياض", "كريم فياض", "person", via="منصة إكس"),
    ),
    row(
        "official-account",
        "كتب اللاعب وسيم غانم على حسابه الرسمي في إنستغرام: «شكرا لكل من سأل عني وعن أسرتي هذا الأسبوع».",
        Seen("A verb_subject_quote direct", "كتب", "اللاعب وسيم غانم", "وسيم غانم", "person", via="إنستغرام"),
    ),
    row(
        "account-of-a-body",
        "وقالت الوزارة عبر حسابها في تويتر إن الطريق أغلق.",
        Seen(
            "A verb_subject_that indirect", "وقالت … إن", "الوزارة", "", "official_body", ref="description", via="تويتر"
        ),
    ),
)
NO_MEDIUM: Final[tuple[Row[Seen], ...]] = (
    row(
        "press-conference",
        "أكد المدرب وسيم غانم خلال مؤتمر صحافي أن الفريق جاهز.",
        Seen("B verb_subject_that indirect", "أكد … خلال مؤتمر … أن", "المدرب وسيم غانم", "وسيم غانم", "person"),
    ),
    row(
        "a-statement-to-nobody",
        "قال الحزب في بيان إن الانتخابات مزورة.",
        Seen("A verb_subject_that indirect", "قال … في بيان … إن", "الحزب", "", "organisation", ref="description"),
    ),
)


@pytest.mark.parametrize("case", [*SPOKEN_TO, *HANDED_ON, *NETWORKS, *NO_MEDIUM], ids=str)
def test_a_medium_is_told_from_the_source_and_makes_the_words_those_of_an_outlet(case: Row[Seen]) -> None:
    assert seen(case.page) == case.expected


@pytest.mark.parametrize(
    "case",
    [
        row(
            "agency", "نقلت وكالة رويترز عن مسؤول أمني قوله إن الهدنة صامدة.", ("مسؤول أمني", "وكالة رويترز", "reuters")
        ),
        row(
            "paper",
            "نقلت صحيفة هآرتس عن وزير المال باسل نعمة قوله إن الليرة مستقرة.",
            ("باسل نعمة", "صحيفة هآرتس", "haaretz"),
        ),
        row(
            "without-qawl",
            "ونقلت وكالة الأناضول عن الطبيب مروان الزعبي أن الجرحى بخير.",
            ("مروان الزعبي", "وكالة الأناضول", "anadolu"),
        ),
        row(
            "several",
            "ونقلت صحيفة الغارديان عن دبلوماسيين قولهم إن القمة ستعقد.",
            ("دبلوماسيون", "صحيفة الغارديان", "the-guardian"),
        ),
        row(
            "bare-name",
            "ونقلت هسبريس عن الطبيب مروان الزعبي قوله إن الجرحى بخير.",
            ("مروان الزعبي", "هسبريس", "hespress"),
        ),
    ],
    ids=str,
)
def test_what_an_outlet_relays_is_somebody_elses_word(case: Row[tuple[str, str, str]]) -> None:
    (found,) = explained(case.page)[0]
    assert found.source is not None
    assert found.via is not None
    assert found.via_span is not None
    assert ((found.source.name, found.via_span.of(case.page.text), found.via.id),) == case.expected
    assert (found.tier, found.role, found.self_) == ("A", "relay", False)


def test_a_paper_that_quotes_an_official_is_source_of_the_one_and_medium_of_the_other() -> None:
    page = row("both", "ذكرت صحيفة «الأنوار» نقلا عن مسؤول حكومي أن الرسوم ألغيت.").page
    paper, official = seen(page)
    assert (paper.what, paper.name, paper.via) == ("A verb_subject_that indirect", "الأنوار", "")
    assert (official.said, official.type, official.via) == ("مسؤول حكومي", "anonymous", "صحيفة «الأنوار»")


@pytest.mark.parametrize(
    ("page_of", "is_own"),
    [("هسبريس", True), ("hespress", True), ("سبق", False), ("", False)],
    ids=["arabic", "latin", "another", "unknown"],
)
def test_a_medium_is_own_only_on_a_page_of_its_own(page_of: str, is_own: bool) -> None:
    page = row("own", "وقال الخبير جلال عون، في تصريح لهسبريس، إن السوق راكدة.", outlet=page_of).page
    assert [one.self_ for one in seen(page)] == [is_own]


def test_a_medium_is_own_on_a_page_from_its_site() -> None:
    page = row(
        "site", "وقال الخبير جلال عون، في تصريح لهسبريس، إن السوق راكدة.", url="https://www.hespress.com/1.html"
    ).page
    assert [one.self_ for one in seen(page)] == [True]
