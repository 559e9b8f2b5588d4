"""Invented news: one story in several tellings, strangers to it, a daily bulletin, and a corpus that prints it."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence

from provenance.article.extract import read_article
from provenance.article.reading import reading
from provenance.match.background import Background
from provenance.match.profile import Profile, profile
from provenance.match.signals import Shared, shared
from provenance.match.verify import verify
from provenance.settings import Settings
from provenance.values import Date, Document, Pair

BUNDLED = Background.bundled()
SETTINGS = Settings()
FIRST_DAY = dt.date(2021, 1, 1)

CRANE = (
    "أعلن مدير الميناء الجنوبي في بلدة مرجانة أن الرافعة العملاقة ستعود إلى العمل قبل نهاية الأسبوع المقبل.",
    "وكانت الرافعة قد توقفت بعد عاصفة رملية ضربت الأرصفة وأتلفت أسلاك التحكم وكسرت ذراعها الطويلة.",
    "وقال المهندس سهيل القرواني إن فريقا من 14 فنيا فحص المحركات وأصلح اللوحة الكهربائية خلال ثلاث ليال متواصلة.",
    "وتنتظر خارج المرفأ 9 سفن محملة بالقمح والأخشاب، بينما فسدت شحنة من الموز كانت متجهة إلى أسواق الشمال.",
    "وطالب تجار البلدة بتعويضات عن خسائرهم التي قدروها بنحو 370 ألف دينار، متهمين شركة التشغيل بالإهمال.",
    "ورد ناطق باسم الشركة بأن العقد لا يشمل الكوارث الطبيعية، واعدا بخفض رسوم التخزين للمتضررين حتى الربيع.",
)
CRANE_RETOLD = (
    "ينتظر أن تستأنف الرافعة العملاقة في ميناء مرجانة الجنوبي عملها قبل نهاية الأسبوع المقبل، حسب ما أكده مديره.",
    "وقدر التجار خسائرهم بنحو 370 ألف دينار وطالبوا شركة التشغيل بتعويضات، وقالت إن العقد لا يشمل الكوارث الطبيعية.",
    "وأوضح المهندس سهيل القرواني أن 14 فنيا أصلحوا اللوحة الكهربائية وفحصوا المحركات خلال ثلاث ليال.",
    "وتسببت عاصفة رملية في كسر ذراع الرافعة وأتلفت أسلاك التحكم، لتبقى 9 سفن محملة بالقمح والأخشاب خارج المرفأ.",
)
PRIZE = (
    "فازت الروائية هالة السندي بجائزة المدينة للقصة القصيرة عن مجموعتها الجديدة حول حياة البدو في الصحراء.",
    "وتسلمت الكاتبة الدرع خلال حفل أقيم على مسرح القلعة القديمة بحضور عشرات القراء والنقاد.",
    "ووصفت لجنة التحكيم النصوص الفائزة بأنها تمزج الحكاية الشعبية بلغة معاصرة تخلو من التكلف.",
    "وأهدت السندي فوزها إلى جدتها التي علمتها رواية الأساطير قرب موقد الشتاء.",
    "ومن المقرر أن تترجم المجموعة إلى ثلاث لغات وأن توزع نسخ مجانية منها على مكتبات المدارس.",
)
TURTLES = (
    "رصد متطوعون على شاطئ الفيروز أكثر من 60 عشا للسلاحف البحرية منذ بداية موسم التكاثر هذا الصيف.",
    "ونصبت جمعية أصدقاء البحر حواجز خشبية حول الأعشاش لحمايتها من الدراجات الرملية والكلاب السائبة.",
    "وأوضحت عالمة الأحياء رغد العتيبات أن أضواء المقاهي تربك الصغار فتزحف نحو الطريق بدلا من الموج.",
    "واتفق أصحاب المقاهي على إطفاء المصابيح بعد منتصف الليل حتى تكتمل فترة الفقس.",
    "وستحمل عشر إناث أجهزة تتبع خفيفة ترسل مواقعها عبر الأقمار الصناعية طوال عامين.",
)
CLOSE = "وتهيب مصلحة الأرصاد بمرتادي البحر توخي الحيطة والابتعاد عن مجاري الأودية ومتابعة النشرات عبر قنواتها."


def text(sentences: Sequence[str]) -> str:
    """Return sentences as paragraphs."""
    return "\n".join(sentences)


def bulletin(seed: int) -> str:
    """Return the invented weather bulletin of a day: the same sentences, other numbers."""
    chance = random.Random(seed)
    high, low, wind, wave, damp = (str(chance.randrange(100, 999)) for _ in range(5))
    return text(
        (
            f"يتوقع الراصد الجوي في مرصد النخيل أن تبلغ الحرارة العظمى {high} درجة والصغرى {low} درجة على السواحل.",
            f"وتهب رياح شمالية غربية مثيرة للغبار تصل سرعتها إلى {wind} عقدة فوق المرتفعات والسهول المكشوفة.",
            f"ويرتفع الموج في الخليج الداخلي إلى {wave} سنتيمترا مع رطوبة نسبية قدرها {damp} بالمئة عند الفجر.",
            CLOSE,
        )
    )


def day(number: int) -> dt.date:
    """Return a date so many days after the first."""
    return FIRST_DAY + dt.timedelta(days=number)


def nonsense(count: int, seed: int) -> list[str]:
    """Return invented words that no table of frequencies knows."""
    chance = random.Random(seed)
    return ["".join(chance.choices("جحخدذرزسشصضطظعغفقكلمن", k=6)) for _ in range(count)]


def sentence(words: Sequence[str]) -> str:
    """Return words as a sentence."""
    return " ".join(words) + "."


def profiled(
    raw: str, background: Background = BUNDLED, *, id: str = "a", title: str = "", published: Date | str | None = None
) -> Profile:
    """Return the profile of an article."""
    return profile(reading(read_article(Document(id, raw, title=title, published=published))), background)


def pair_of(left: str, right: str, background: Background = BUNDLED) -> Shared:
    """Return what two texts share."""
    return shared(profiled(left, background, id="a"), profiled(right, background, id="b"))


def judged(
    left: Document | str, right: Document | str, background: Background = BUNDLED, settings: Settings = SETTINGS
) -> Pair:
    """Return the verdict about two documents or texts."""
    sides = [
        one if isinstance(one, Document) else Document(id, one)
        for id, one in zip(("a", "b"), (left, right), strict=True)
    ]
    ours, theirs = (profile(reading(read_article(one)), background) for one in sides)
    return verify(ours, theirs, background=background, settings=settings)
