"""One sentence per class of what looks like a citation and is none, with the reason that is given.

A row without a reason holds no word that even looks like a cue once it is read as a whole word.
"""

from __future__ import annotations

from typing import Final

import pytest

from tests.attribution.rows import Row, refused, row, seen

IMPERSONAL: Final[tuple[Row[str], ...]] = (
    row("it-is-expected", "يتوقع أن تهطل الأمطار غدا.", "impersonal: يتوقع"),
    row("it-is-recalled", "ويذكر أن المسرح بني قبل خمسين عاما.", "impersonal: ويذكر"),
    row("is-considered", "يعتبر الجسر أطول جسور البلاد.", "impersonal: يعتبر"),
    row("counts-as", "وتعد المدينة مركزا للصناعة.", "impersonal: وتعد"),
    row("is-estimated", "يقدر عدد السكان بمليون نسمة.", "impersonal: يقدر"),
    row("it-is-pointed-out", "يشار إلى أن المعرض يستمر أسبوعا."),
    row("what-is-expected", "من المتوقع أن تبدأ الأشغال في الربيع."),
    row("was-carried", "نقل المصابون إلى المستشفى.", "no_source: نقل"),
)
NEGATED: Final[tuple[Row[str], ...]] = (
    row("has-not-announced", "لم تعلن الوزارة عن موعد الافتتاح.", "negated: تعلن"),
    row("nobody-confirmed", "لم يؤكد أحد أن القارب غرق.", "negated: يؤكد"),
    row("did-not-say", "لا يقول العقد شيئا عن الغرامة.", "negated: يقول"),
)
OTHER_SENSE: Final[tuple[Row[str], ...]] = (
    row("across", "سافر الوفد عبر الحدود الشمالية.", "not_clause_initial: عبر"),
    row("between", "تقع القرية بين النهر والجبل.", "not_clause_initial: بين"),
    row("transport", "تم نقل البضائع إلى المرفأ ليلا.", "not_clause_initial: نقل"),
    row("according-to-plan", "تسير الأشغال وفق الجدول الزمني.", "no_source: وفق"),
    row("as-planned", "وصل الكتاب إلى المكتبة حسب الخطة.", "no_source: حسب"),
    row("by-law", "يعاقب السارق وفق القانون.", "no_source: وفق"),
    row("built-on", "وضعت الخطة استنادا إلى معايير حديثة.", "no_source: استنادا"),
    row("most-prominent", "من أبرز الحاضرين في الحفل وزير سابق.", "superlative: أبرز"),
    row("adjective", "كان القائد مؤكدا حضوره.", "adjective: مؤكدا"),
    row("came-in-time", "جاء في الموعد المحدد.", "noun_sense: جاء"),
    row("its-description", "اشترى التاجر سيارة وصفها جميل.", "no_source: وصفها"),
    row("scored", "سجل اللاعب هدفين في الشوط الثاني.", "no_complement: سجل"),
    row("ordered", "طلب الزبون فنجان قهوة.", "no_complement: طلب"),
    row("increased", "زاد عدد الركاب في الصيف.", "no_complement: زاد"),
    row("carried", "حمل الرجل الصندوق إلى السيارة.", "no_complement: حمل"),
    row("returned-the-ball", "رد الحارس الكرة إلى الملعب.", "no_complement: رد"),
    row("went-on-with", "وتابع المسافرون رحلتهم إلى الجنوب.", "no_complement: وتابع"),
    row("presented", "قدم الممثل عرضا مسرحيا.", "no_complement: قدم"),
    row("said-a-thing", "قال لي صديقي شيئا ومضى.", "no_complement: قال"),
    row("by-car", "عاد الطفل إلى بيته نقلا بسيارة الإسعاف."),
    row("ruled", "وحكم الملك ثلاثين عاما."),
    row("geographic-site", "يقع موقع البناء قرب النهر."),
    row("trained-on", "ركز المدرب على الدفاع في التدريب الأخير."),
    row("met", "التقى الوزير بنظيره في القصر."),
    row("channels-of-contact", "تبحث المنظمة فتح قنوات اتصال جديدة."),
    row("announcement-of-results", "بعد الإعلان عن النتائج خرج الناس إلى الشوارع."),
    row("talk-of", "جرى الحديث عن بيع النادي."),
    row("a-statement-came-out", "صدر بيان عن الاجتماع."),
    row("officials-who-act", "اجتمع مسؤولو البلدية في القاعة الكبرى."),
    row("media-as-a-place", "شاركت الكاتبة في وسائل الإعلام المحلية."),
)
VOICE_OF_THE_AUTHOR: Final[tuple[Row[str], ...]] = (
    row("i-believe", "أعتقد أن الموسم سيكون صعبا.", "first_person: أعتقد"),
    row("figures-point-to", "تؤشر هذه الأرقام إلى تحسن السوق."),
    row("developments-show", "تظهر هذه التطورات أن السوق هشة.", "no_source: تظهر"),
    row("which-reflects", "انخفضت الأسعار مما يعكس ضعف الطلب."),
    row("states-are-aware", "يدرك البلدان أهمية التعاون."),
    row("states-showed-a-wish", "وقد أبدت مصر وتونس رغبتهما في زيادة التبادل.", "no_complement: أبدت"),
    row("subject-that-is-no-source", "وأظهر العرض أن الجمهور متعب.", "no_source: وأظهر"),
    row("wrote-no-news", "وقد كتب الشاعر قصيدة في المدينة.", "no_complement: كتب"),
    row("proverb", "قالوا في الأمثال كثيرا عن الصبر.", "no_antecedent: قالوا"),
)
INSIDE_WORDS: Final[tuple[Row[str], ...]] = (
    row("memorandum", "وقعت الدولتان مذكرة تفاهم."),
    row("responsibility", "تتحمل البلدية مسؤولية الحادث."),
    row("explores", "يستكشف الباحث قاع البحر."),
    row("states-of-america", "شاركت الولايات المتحدة في المعرض."),
    row("wide", "لاقى القرار صدى واسعا في المدينة."),
    row("as-being", "باع التاجر الدار باعتبارها ملكا له."),
    row("corresponds", "لكل حق واجب يقابله."),
    row("undisclosed", "دفع النادي مبالغ غير معلنة.", "adjective: معلنة"),
)
ON_THE_PAGE: Final[tuple[Row[str], ...]] = (
    row("heading-with-a-colon", "التعاون في الري: اتفق البلدان على حفر الآبار."),
    row("byline-label", "المساهمون"),
    row("read-also", "اقرأ أيضا.. وزير المال يعلن أن الليرة مستقرة"),
    row("name-of-a-title-in-quotes", 'شاركت السفن في مناورة "حارس البحر" قبالة الساحل.'),
    row("acronym-in-running-words", "وصل وفد من قنا إلى المدينة، ثم زار وال القديمة."),
    row("given-name", "شارك نبيل كاشف في السباق."),
)


@pytest.mark.parametrize(
    "case",
    [*IMPERSONAL, *NEGATED, *OTHER_SENSE, *VOICE_OF_THE_AUTHOR, *INSIDE_WORDS, *ON_THE_PAGE],
    ids=str,
)
def test_what_is_no_citation_gives_none_and_its_reason(case: Row[str]) -> None:
    assert seen(case.page) == ()
    assert refused(case.page) == case.expected


@pytest.mark.parametrize(
    "case",
    [
        row(
            "mother",
            "قال الرسام خالد نصار: «أمي تقول إن الصبر مفتاح الفرج وإن البيت لا يبنى في يوم».",
            "B verb_subject_quote direct",
        ),
        row(
            "people",
            "وقال الرسام خالد نصار: «والدي كان يؤكد دائما على العمل، والناس تطالب بالكثير ولا تعمل».",
            "B verb_subject_quote direct",
        ),
    ],
    ids=str,
)
def test_cues_inside_a_quotation_belong_to_the_words_of_its_speaker(case: Row[str]) -> None:
    assert tuple(one.what for one in seen(case.page)) == case.expected
