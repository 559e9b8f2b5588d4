"""One sentence per construction: what the cue is, who is cited, how he is named, and what for."""

from __future__ import annotations

from typing import Final

import pytest

from tests.attribution.rows import Row, Seen, row, seen

SPOKEN: Final[tuple[Row[Seen], ...]] = (
    row(
        "verb-subject-that",
        "قال وزير النقل سامر الحلو إن الجسر الجديد سيفتح أمام السيارات في الربيع.",
        Seen("B verb_subject_that indirect", "قال … إن", "وزير النقل سامر الحلو", "سامر الحلو", "person"),
    ),
    row(
        "verb-of-a-body",
        "أكدت وزارة الصحة أن المخزون من اللقاح يكفي ستة أشهر.",
        Seen("A verb_subject_that indirect", "أكدت … أن", "وزارة الصحة", "", "official_body"),
    ),
    row(
        "two-words-before-that",
        "أشار مدير المعرض حسام الراوي إلى أن البيع يبدأ الأحد.",
        Seen("B verb_subject_that indirect", "أشار … إلى أن", "مدير المعرض حسام الراوي", "حسام الراوي", "person"),
    ),
    row(
        "joined-that",
        "صرح المتحدث باسم الجيش بأن الوحدات عادت إلى ثكناتها.",
        Seen("B verb_subject_that indirect", "صرح … بأن", "المتحدث باسم الجيش", "", "person", ref="description"),
    ),
    row(
        "nationality-in-the-title",
        "قال الرئيس الفرنسي إيمانويل ماكرون إن القمة ناجحة.",
        Seen("B verb_subject_that indirect", "قال … إن", "الرئيس الفرنسي إيمانويل ماكرون", "إيمانويل ماكرون", "person"),
    ),
    row(
        "title-behind-the-name",
        "وقال سامر الحلو، مدير المرفأ، إن الرافعة تعطلت.",
        Seen("B verb_subject_that indirect", "وقال … إن", "سامر الحلو، مدير المرفأ", "سامر الحلو", "person"),
    ),
    row(
        "venue-between",
        "قال وزير الخارجية المصري سامح شكري، في مؤتمر صحفي بالقاهرة، إن المعبر مفتوح.",
        Seen(
            "B verb_subject_that indirect",
            "قال … في مؤتمر … إن",
            "وزير الخارجية المصري سامح شكري",
            "سامح شكري",
            "person",
        ),
    ),
    row(
        "verb-of-holding",
        "واعتبر الخبير جلال عون أن الخطوة متأخرة.",
        Seen("B verb_subject_that indirect", "واعتبر … أن", "الخبير جلال عون", "جلال عون", "person"),
    ),
    row(
        "verb-of-claiming",
        "وزعم المتحدث أن القافلة كانت مسلحة.",
        Seen("B verb_subject_that indirect", "وزعم … أن", "المتحدث", "", "person", ref="description"),
    ),
    row(
        "verb-of-expecting",
        "توقع صندوق النقد الدولي أن يتباطأ النمو.",
        Seen("A verb_subject_that indirect", "توقع … أن", "صندوق النقد الدولي", "", "organisation", entry="imf"),
    ),
    row(
        "announced-of",
        "أعلنت شركة الحديد والصلب عن طرح أسهم جديدة في السوق.",
        Seen("A verb_subject_preposition nominal", "أعلنت … عن", "شركة الحديد والصلب", "", "organisation"),
    ),
    row(
        "called-for",
        "طالبت نقابة المعلمين برفع الأجور.",
        Seen("A verb_subject_preposition nominal", "طالبت", "نقابة المعلمين", "", "organisation"),
    ),
    row(
        "warned-of",
        "حذرت منظمة الصحة العالمية من موجة جديدة.",
        Seen(
            "A verb_subject_preposition nominal", "حذرت … من", "منظمة الصحة العالمية", "", "organisation", entry="who"
        ),
    ),
    row(
        "stressed",
        "شدد المدرب وسيم غانم على ضرورة الراحة.",
        Seen("B verb_subject_preposition nominal", "شدد … على", "المدرب وسيم غانم", "وسيم غانم", "person"),
    ),
    row(
        "welcomed",
        "رحب الاتحاد العام للعمال بالقرار.",
        Seen("A verb_subject_preposition nominal", "رحب", "الاتحاد العام للعمال", "", "organisation"),
    ),
    row(
        "voiced",
        "عبر السفير الهولندي عن أسفه للحادث.",
        Seen("B verb_subject_preposition nominal", "عبر … عن", "السفير الهولندي", "", "person", ref="description"),
    ),
    row(
        "wondered",
        "تساءل النائب كريم فياض عن مصير الأموال.",
        Seen("B verb_subject_preposition nominal", "تساءل … عن", "النائب كريم فياض", "كريم فياض", "person"),
    ),
    row(
        "pledged",
        "تعهدت الحكومة بدفع الرواتب.",
        Seen("A verb_subject_preposition nominal", "تعهدت", "الحكومة", "", "official_body", ref="description"),
    ),
    row(
        "denied-a-thing",
        "نفت الحكومة وجود نقص في الخبز.",
        Seen("A verb_subject_object nominal", "نفت", "الحكومة", "", "official_body", ref="description"),
    ),
    row(
        "described-a-thing",
        "وصف المحلل جلال عون الخطوة بأنها متأخرة.",
        Seen("B verb_subject_object nominal", "وصف", "المحلل جلال عون", "جلال عون", "person"),
    ),
    row(
        "colon-and-quote",
        "قال مدرب الفريق وسيم غانم: «لعبنا من أجل الجمهور ولم نخف من النتيجة».",
        Seen("B verb_subject_quote direct", "قال", "مدرب الفريق وسيم غانم", "وسيم غانم", "person"),
    ),
    row(
        "short-quote",
        "قال المهندس أنس قباني: «السد متين».",
        Seen("B verb_subject_quote direct", "قال", "المهندس أنس قباني", "أنس قباني", "person"),
    ),
    row(
        "praised-an-indefinite-thing",
        "أشاد المحافظ نادر الجبوري بصبر الأهالي.",
        Seen("B verb_subject_preposition nominal", "أشاد", "المحافظ نادر الجبوري", "نادر الجبوري", "person"),
    ),
    row(
        "addressee-behind-the-name",
        "دعا رئيس البلدية فادي عقل السكان إلى ترشيد استهلاك المياه.",
        Seen("B verb_subject_preposition nominal", "دعا … إلى", "رئيس البلدية فادي عقل", "فادي عقل", "person"),
    ),
    row(
        "title-that-holds-a-body",
        "قال رئيس نقابة الخبازين سمير لطفي إن الطحين متوفر.",
        Seen("B verb_subject_that indirect", "قال … إن", "رئيس نقابة الخبازين سمير لطفي", "سمير لطفي", "person"),
    ),
    row(
        "quote-alone",
        'وقال المزارع جابر السالم "خسرنا الموسم كله في ليلة واحدة ولم يسأل عنا أحد".',
        Seen("B verb_subject_quote direct", "وقال", "المزارع جابر السالم", "جابر السالم", "person"),
    ),
)
FRONTED: Final[tuple[Row[Seen], ...]] = (
    row(
        "subject-verb",
        "وزير المالية باسل نعمة قال إن الموازنة جاهزة.",
        Seen("B subject_verb_that indirect", "قال … إن", "وزير المالية باسل نعمة", "باسل نعمة", "person"),
    ),
    row(
        "pluperfect-body",
        "وكانت الوزارة قد أعلنت أن المدارس ستغلق يومين.",
        Seen("A subject_verb_that indirect", "أعلنت … أن", "الوزارة", "", "official_body", ref="description"),
    ),
    row(
        "pluperfect-person",
        "وكان الناطق باسم الشرطة قد أكد أن التحقيق انتهى.",
        Seen("B subject_verb_that indirect", "أكد … أن", "الناطق باسم الشرطة", "", "person", ref="description"),
    ),
    row(
        "rank-before-the-name",
        "وكان مدير المرصد، العقيد حسام الراوي، قال أمس إن الهزة خفيفة.",
        Seen("B subject_verb_that indirect", "قال … إن", "مدير المرصد، العقيد حسام الراوي", "حسام الراوي", "person"),
    ),
    row(
        "pluperfect-name-between-commas",
        "وكان مدير المرصد، حسام الراوي، قال أمس الأحد إن الهزة خفيفة.",
        Seen("B subject_verb_that indirect", "قال … إن", "مدير المرصد، حسام الراوي", "حسام الراوي", "person"),
    ),
    row(
        "subject-in-a-that-clause",
        "لا شك في أن الوزارة أكدت سلامة الماء.",
        Seen("A subject_verb_object nominal", "أكدت", "الوزارة", "", "official_body", ref="description"),
    ),
    row(
        "documents-say",
        "الأمر خطير، وثمة تقارير تفيد بأن السد متصدع.",
        Seen("A subject_verb_that indirect", "تفيد … بأن", "تقارير", "", "document"),
    ),
)
ELIDED: Final[tuple[Row[Seen], ...]] = (
    row(
        "pro-drop-that",
        "قال وزير الري تامر قاسم إن السد آمن. وأضاف أن البحيرة ممتلئة.",
        Seen("B verb_subject_that indirect", "قال … إن", "وزير الري تامر قاسم", "تامر قاسم", "person"),
        Seen("B pro_drop_that indirect", "وأضاف … أن", "", "تامر قاسم", "person", ref="pro_drop"),
    ),
    row(
        "pro-drop-quote",
        "قال وزير الري تامر قاسم إن السد آمن. وتابع: «لا داعي إلى القلق، والمياه تكفي الجميع هذا الصيف».",
        Seen("B verb_subject_that indirect", "قال … إن", "وزير الري تامر قاسم", "تامر قاسم", "person"),
        Seen("B pro_drop_quote direct", "وتابع", "", "تامر قاسم", "person", ref="pro_drop"),
    ),
    row(
        "pro-drop-with-participle",
        "قال الخبير جلال عون إن السوق راكدة. وتابع قائلا: «لا أحد يشتري شيئا في هذه الأيام الصعبة».",
        Seen("B verb_subject_that indirect", "قال … إن", "الخبير جلال عون", "جلال عون", "person"),
        Seen("B pro_drop_quote direct", "وتابع … قائلا", "", "جلال عون", "person", ref="pro_drop"),
    ),
    row(
        "pro-drop-preposition",
        "قال وزير الري تامر قاسم إن السد آمن. ودعا إلى ترشيد الماء.",
        Seen("B verb_subject_that indirect", "قال … إن", "وزير الري تامر قاسم", "تامر قاسم", "person"),
        Seen("B pro_drop_preposition nominal", "ودعا … إلى", "", "تامر قاسم", "person", ref="pro_drop"),
    ),
    row(
        "pro-drop-object",
        "أعلنت هيئة الموانئ أن الرصيف جاهز. ونفت وجود خلاف مع العمال.",
        Seen("A verb_subject_that indirect", "أعلنت … أن", "هيئة الموانئ", "", "official_body"),
        Seen("A pro_drop_object nominal", "ونفت", "", "هيئة الموانئ", "official_body", ref="pro_drop"),
    ),
    row(
        "participle-that",
        "قال الطبيب مروان الزعبي إن المرض ينحسر، مؤكدا أن المستشفى مفتوح.",
        Seen("B verb_subject_that indirect", "قال … إن", "الطبيب مروان الزعبي", "مروان الزعبي", "person"),
        Seen("B participle_that indirect", "مؤكدا … أن", "", "مروان الزعبي", "person", ref="participle"),
    ),
    row(
        "participle-feminine",
        "قالت النائبة سلمى العلي إن القانون ظالم، مشيرة إلى أن الكتلة ستصوت ضده.",
        Seen("B verb_subject_that indirect", "قالت … إن", "النائبة سلمى العلي", "سلمى العلي", "person"),
        Seen("B participle_that indirect", "مشيرة … إلى أن", "", "سلمى العلي", "person", ref="participle"),
    ),
    row(
        "participle-preposition",
        "افتتح رئيس الجامعة منير الأسعد المختبر، داعيا الطلاب إلى زيارته.",
        Seen("B participle_preposition nominal", "داعيا … إلى", "", "منير الأسعد", "person", ref="participle"),
    ),
    row(
        "participle-object",
        "قال الخبير مازن رحال إن السوق راكدة، واصفا القرار بالمتسرع.",
        Seen("B verb_subject_that indirect", "قال … إن", "الخبير مازن رحال", "مازن رحال", "person"),
        Seen("B participle_object nominal", "واصفا", "", "مازن رحال", "person", ref="participle"),
    ),
    row(
        "participle-quote",
        "رفض الخبير مازن رحال الاقتراح، قائلا: «لن نبيع المصنع مهما ارتفع الثمن المعروض علينا».",
        Seen("B verb_subject_object nominal", "رفض", "الخبير مازن رحال", "مازن رحال", "person"),
        Seen("B participle_quote direct", "قائلا", "", "مازن رحال", "person", ref="participle"),
    ),
    row(
        "parenthesis-after-a-quote",
        "«المياه عادت إلى الحي منذ أسبوع»، يقول الحارس سليم نجار، وهو يفتح الخزان.",
        Seen("B verb_parenthesis preceding", "يقول", "الحارس سليم نجار", "سليم نجار", "person"),
    ),
    row(
        "parenthesis-in-plain-words",
        "ليس في القرية طبيب، تقول الممرضة هدى عيسى، والمستوصف مغلق.",
        Seen("B verb_parenthesis preceding", "تقول", "الممرضة هدى عيسى", "هدى عيسى", "person"),
    ),
)
BY: Final[tuple[Row[Seen], ...]] = (
    row(
        "according-to-before",
        "بحسب وزارة الداخلية فإن الحدود مفتوحة.",
        Seen("A according_to indirect", "بحسب", "وزارة الداخلية", "", "official_body"),
    ),
    row(
        "according-to-after",
        "ارتفع سعر الزيت للشهر الثالث، بحسب وزارة التجارة.",
        Seen("A according_to preceding", "بحسب", "وزارة التجارة", "", "official_body"),
    ),
    row(
        "bare-hasab-with-a-body",
        "حسب الشرطة، كان السائق نائما.",
        Seen("A according_to indirect", "حسب", "الشرطة", "", "official_body", ref="description"),
    ),
    row(
        "according-to-a-document",
        "وفقا لتقرير صدر عن البنك المركزي، تراجع التضخم إلى النصف.",
        Seen("A according_to indirect", "وفقا", "تقرير صدر عن البنك المركزي", "", "document"),
    ),
    row(
        "according-to-figures",
        "طبقا لإحصاءات رسمية، ارتفع عدد الزوار.",
        Seen("A according_to indirect", "طبقا", "إحصاءات رسمية", "", "document"),
    ),
    row(
        "resting-on",
        "استنادا إلى مصادر طبية، توفي شخصان.",
        Seen("A according_to indirect", "استنادا إلى", "مصادر طبية", "", "anonymous"),
    ),
    row(
        "according-to-what-it-announced",
        "تراجع عدد الزوار إلى النصف، وفق ما أعلنته وزارة السياحة.",
        Seen("A as_told_by preceding", "وفق ما أعلنته", "وزارة السياحة", "", "official_body"),
    ),
    row(
        "as-somebody-said",
        "سيبدأ الحفر في مايو، حسبما قال مدير المشروع غسان داود.",
        Seen("B as_told_by preceding", "حسبما قال", "مدير المشروع غسان داود", "غسان داود", "person"),
    ),
    row(
        "as-a-paper-mentioned",
        "سقطت الطائرة في البحر، كما ذكرت صحيفة «الأنوار».",
        Seen("A as_told_by preceding", "كما ذكرت", "صحيفة «الأنوار»", "الأنوار", "outlet"),
    ),
    row(
        "quoting-an-agency",
        "أغلق المصنع أبوابه، نقلا عن وكالة رويترز.",
        Seen("A relayed_from preceding", "نقلا عن", "وكالة رويترز", "رويترز", "agency", entry="reuters"),
    ),
    row(
        "issued-by",
        "بلغ عدد الزوار مليونا، بحسب بيانات نشرتها وزارة السياحة.",
        Seen("A issued_by preceding", "بحسب بيانات نشرتها", "وزارة السياحة", "", "official_body"),
    ),
    row(
        "in-the-view-of",
        "من وجهة نظر المحلل عادل شاهين، لا حل قريبا.",
        Seen("B in_view_of indirect", "من وجهة نظر", "المحلل عادل شاهين", "عادل شاهين", "person"),
    ),
    row(
        "in-the-words-of",
        "لن يمر القانون، على حد قول النائب كريم فياض.",
        Seen("B own_words preceding", "على حد قول", "النائب كريم فياض", "كريم فياض", "person"),
    ),
    row(
        "in-his-own-words",
        "وقال المهندس أنس قباني إن الجدار متين. لا خوف على السكان، بحسب قوله.",
        Seen("B verb_subject_that indirect", "وقال … إن", "المهندس أنس قباني", "أنس قباني", "person"),
        Seen("B own_words preceding", "بحسب قوله", "", "أنس قباني", "person", ref="possessive"),
    ),
    row(
        "on-his-word",
        "وقال المهندس أنس قباني إن الجدار متين. لا خوف على السكان، وسينتهي الترميم قريبا، على حد تعبيره.",
        Seen("B verb_subject_that indirect", "وقال … إن", "المهندس أنس قباني", "أنس قباني", "person"),
        Seen("B own_words preceding", "على حد تعبيره", "", "أنس قباني", "person", ref="possessive"),
    ),
)
MEDIA_SPEAK: Final[tuple[Row[Seen], ...]] = (
    row(
        "agency-says",
        "قالت وكالة فرانس برس إن القتال هدأ.",
        Seen("A verb_subject_that indirect", "قالت … إن", "وكالة فرانس برس", "فرانس برس", "agency", entry="afp"),
    ),
    row(
        "agency-by-full-name",
        "أفادت وكالة الأنباء السعودية بأن الرحلات عادت.",
        Seen("A verb_subject_that indirect", "أفادت … بأن", "وكالة الأنباء السعودية", "", "agency", entry="spa"),
    ),
    row(
        "paper-mentions",
        "ذكرت صحيفة الشرق الأوسط أن المفاوضات ستستأنف.",
        Seen(
            "A verb_subject_that indirect",
            "ذكرت … أن",
            "صحيفة الشرق الأوسط",
            "الشرق الأوسط",
            "outlet",
            entry="asharq-al-awsat",
        ),
    ),
    row(
        "paper-reveals",
        "كشفت صحيفة الغارديان عن وثائق سرية.",
        Seen(
            "A verb_subject_preposition nominal",
            "كشفت … عن",
            "صحيفة الغارديان",
            "الغارديان",
            "outlet",
            entry="the-guardian",
        ),
    ),
    row(
        "name-of-many",
        "بثت قناة الجزيرة أن الوفد وصل.",
        Seen("A verb_subject_that indirect", "بثت … أن", "قناة الجزيرة", "الجزيرة", "outlet", entry="?"),
    ),
    row(
        "unknown-site",
        "ذكر موقع «أخبار الساحل» أن الميناء أغلق.",
        Seen("A verb_subject_that indirect", "ذكر … أن", "موقع «أخبار الساحل»", "أخبار الساحل", "outlet"),
    ),
    row(
        "media-reports",
        "وأفادت تقارير إعلامية بأن اللاعب سيغادر.",
        Seen("A verb_subject_that indirect", "وأفادت … بأن", "تقارير إعلامية", "", "outlet"),
    ),
    row(
        "statement-says",
        "ذكر بيان للجيش أن الغارة أصابت مخزنا.",
        Seen("A verb_subject_that indirect", "ذكر … أن", "بيان للجيش", "", "document"),
    ),
    row(
        "stands-in-a-statement",
        "وجاء في بيان لوزارة الخارجية: «ندعو الأطراف كافة إلى ضبط النفس».",
        Seen("A stands_in direct", "وجاء في", "بيان لوزارة الخارجية", "", "document"),
    ),
    row(
        "study-shows",
        "أظهرت دراسة لجامعة القاهرة أن النوم القصير يضعف الذاكرة.",
        Seen("A verb_subject_that indirect", "أظهرت … أن", "دراسة لجامعة القاهرة", "", "document"),
    ),
    row(
        "report-finds",
        "خلص التقرير إلى أن السبب بشري.",
        Seen("A verb_subject_that indirect", "خلص … إلى أن", "التقرير", "", "document", ref="description"),
    ),
    row(
        "memorandum-provides",
        "نصت المذكرة على تبادل الخبراء.",
        Seen("A verb_subject_preposition nominal", "نصت … على", "المذكرة", "", "document", ref="description"),
    ),
    row(
        "what-a-paper-published",
        "ما نشرته صحيفة «الوطن» عن الصفقة أربك السوق.",
        Seen("A what_was_published nominal", "ما نشرته", "صحيفة «الوطن»", "الوطن", "outlet", entry="?"),
    ),
    row(
        "link-to-the-first-print",
        "انتقل الحارس إلى ناديه الجديد بعد مفاوضات طويلة.\nرابط الخبر في صحيفة هآرتس",
        Seen("A link_to whole_doc", "رابط الخبر", "صحيفة هآرتس", "هآرتس", "outlet", entry="haaretz"),
    ),
    row(
        "pictures-of-an-agency",
        "غمرت المياه الجسر، وأظهرت ذلك صور لوكالة رويترز.",
        Seen("A pictures_of image", "صور", "وكالة رويترز", "رويترز", "agency", entry="reuters"),
    ),
)
NOUNS: Final[tuple[Row[Seen], ...]] = (
    row(
        "announcement-of",
        "أثار إعلان الشركة عن تسريح مئة عامل غضب النقابة.",
        Seen("A noun_of_saying nominal", "إعلان … عن", "الشركة", "", "organisation", ref="description"),
    ),
    row(
        "statements-of",
        "وجاءت تصريحات وزير الدفاع عمر الحموي بعد يوم من القصف.",
        Seen("B noun_of_saying nominal", "تصريحات", "وزير الدفاع عمر الحموي", "عمر الحموي", "person"),
    ),
    row(
        "her-assurance",
        "قالت الطبيبة هدى عيسى إن المرض نادر. وجاء تأكيدها أن العلاج متوفر ليطمئن الأهالي.",
        Seen("B verb_subject_that indirect", "قالت … إن", "الطبيبة هدى عيسى", "هدى عيسى", "person"),
        Seen("B own_noun_of_saying nominal", "تأكيدها أن", "", "هدى عيسى", "person", ref="possessive"),
    ),
    row(
        "figures-put-forth",
        "أحصت الوزارة عشرين إصابة، وهي الأرقام التي نشرتها منظمة الصحة العالمية.",
        Seen("A put_forth_by nominal", "الأرقام التي نشرتها", "منظمة الصحة العالمية", "", "organisation", entry="who"),
    ),
    row(
        "so-called-by-somebody",
        "ودخلت البلاد ما وصفه رئيس الوزراء بالمرحلة الصعبة.",
        Seen("B so_called nominal", "وصفه", "رئيس الوزراء", "", "person"),
    ),
    row(
        "so-called-by-the-last-speaker",
        "قال النائب كريم فياض إن الجلسة تأجلت بسبب ما سماه الفوضى.",
        Seen("B verb_subject_that indirect", "قال … إن", "النائب كريم فياض", "كريم فياض", "person"),
        Seen("B so_called nominal", "سماه", "", "كريم فياض", "person", ref="pro_drop"),
    ),
    row(
        "declined-to-comment",
        "ولم يعلق المتحدث باسم الشركة على الأنباء.",
        Seen("B verb_declined declined", "ولم يعلق", "المتحدث باسم الشركة", "", "person", ref="description"),
    ),
    row(
        "did-not-mention",
        "ولم يذكر المصدر اسم الشركة.",
        Seen("A verb_declined declined", "ولم يذكر", "المصدر", "", "anonymous", ref="description"),
    ),
)
NAMELESS: Final[tuple[Row[Seen], ...]] = (
    row(
        "a-source",
        "قال مصدر أمني إن المشتبه به فر إلى الجبل.",
        Seen("A verb_subject_that indirect", "قال … إن", "مصدر أمني", "", "anonymous"),
    ),
    row(
        "sources",
        "قالت مصادر مطلعة إن الصفقة تأجلت.",
        Seen("A verb_subject_that indirect", "قالت … إن", "مصادر مطلعة", "", "anonymous"),
    ),
    row(
        "the-source",
        "وأوضح المصدر أن التحقيق مستمر.",
        Seen("A verb_subject_that indirect", "وأوضح … أن", "المصدر", "", "anonymous", ref="description"),
    ),
    row(
        "an-official-in",
        "قال مسؤول في البلدية إن الحفر انتهى.",
        Seen("A verb_subject_that indirect", "قال … إن", "مسؤول في البلدية", "", "anonymous"),
    ),
    row(
        "officials-of-a-country",
        "وقال مسؤولون أميركيون إن السفينة غادرت الميناء.",
        Seen("A verb_subject_that indirect", "وقال … إن", "مسؤولون أميركيون", "", "anonymous"),
    ),
    row(
        "witnesses",
        "قال شهود عيان إن النار اشتعلت في الطابق الثالث.",
        Seen("A verb_subject_that indirect", "قال … إن", "شهود عيان", "", "anonymous"),
    ),
    row(
        "inhabitants",
        "قال سكان في الحي إن الماء مقطوع.",
        Seen("A verb_subject_that indirect", "قال … إن", "سكان في الحي", "", "anonymous"),
    ),
    row(
        "authorities",
        "أكدت السلطات التونسية أن الطريق سالكة.",
        Seen("A verb_subject_that indirect", "أكدت … أن", "السلطات التونسية", "", "official_body"),
    ),
    row(
        "a-state",
        "أعلنت فرنسا أن سفيرها سيعود.",
        Seen("A verb_subject_that indirect", "أعلنت … أن", "فرنسا", "", "official_body", entry="fr-state"),
    ),
)


@pytest.mark.parametrize("case", [*SPOKEN, *FRONTED, *ELIDED, *BY, *MEDIA_SPEAK, *NOUNS, *NAMELESS], ids=str)
def test_a_construction_shows_its_cue_its_source_and_how_the_source_is_named(case: Row[Seen]) -> None:
    assert seen(case.page) == case.expected
