from __future__ import annotations

import pytest

from provenance.article.boilerplate import boilerplate, repeated_lines
from provenance.article.phrases import line_key
from provenance.values import Document

NOTICE = "تنشر صحيفة الوادي هذه الزاوية صباح كل أحد."
TEXTS = (
    "ارتفعت أسعار الأسماك في الميناء القديم بعدما هجرت القوارب الصغيرة خليج المدينة بسبب العواصف.",
    "افتتح متحف الخزف قاعته الجديدة بحضور حرفيين عرضوا أواني ملونة ورثوا صنعتها عن أجدادهم.",
    "خسر منتخب الناشئين مباراته الأخيرة بهدف متأخر أحرزه المهاجم البديل قبل صافرة النهاية بدقيقة.",
    "أجرت الجامعة امتحانات القبول إلكترونيا للمرة الأولى وتأخر بعض الطلاب بسبب انقطاع الشبكة.",
)


def documents(*texts: str, outlet: str = "wadi") -> list[Document]:
    return [Document(str(at), text, outlet=outlet) for at, text in enumerate(texts)]


def test_line_under_unrelated_articles_of_one_outlet_is_boilerplate() -> None:
    pages = documents(*(f"{text}\n{NOTICE}" for text in TEXTS))
    assert repeated_lines(pages) == {"wadi": frozenset({line_key(NOTICE)})}


def test_line_at_the_head_of_articles_is_boilerplate_too() -> None:
    pages = documents(*(f"{NOTICE}\n{text}" for text in TEXTS))
    assert repeated_lines(pages)["wadi"] == frozenset({line_key(NOTICE)})


def test_article_that_an_outlet_printed_often_is_no_boilerplate() -> None:
    assert repeated_lines(documents(*[TEXTS[0]] * 5)) == {}


def test_formula_of_similar_reports_is_no_boilerplate() -> None:
    report = "سجلت محطة الرصد في الوادي درجة حرارة عظمى بلغت {} مئوية ورطوبة قاربت {} بالمئة خلال النهار."
    pages = documents(*(f"{report.format(at, at + 40)}\nالطقس مستقر في عموم المناطق." for at in range(20, 26)))
    assert repeated_lines(pages) == {}


def test_sentence_in_the_middle_of_articles_is_no_boilerplate() -> None:
    inside = "وأكد المتحدث ذلك في بيان."
    pages = documents(*(f"{text}\n{inside}\n{text[::-1]}" for text in TEXTS))
    assert repeated_lines(pages) == {}


def test_line_of_two_documents_is_not_enough() -> None:
    assert repeated_lines(documents(*(f"{text}\n{NOTICE}" for text in TEXTS[:2]))) == {}


def test_documents_without_an_outlet_share_no_boilerplate() -> None:
    assert repeated_lines(documents(*(f"{text}\n{NOTICE}" for text in TEXTS), outlet="")) == {}


def test_lines_of_one_outlet_say_nothing_about_another() -> None:
    ours = documents(*(f"{text}\n{NOTICE}" for text in TEXTS))
    theirs = documents(f"{TEXTS[0]}\n{NOTICE}", outlet="jabal")
    assert set(repeated_lines([*ours, *theirs])) == {"wadi"}


def test_order_of_the_documents_does_not_matter() -> None:
    pages = documents(*(f"{text}\n{NOTICE}" for text in TEXTS))
    assert repeated_lines(reversed(pages)) == repeated_lines(pages)


def test_one_document_cannot_repeat() -> None:
    with pytest.raises(ValueError, match="min_documents is 1; needs at least 2"):
        repeated_lines([], min_documents=1)


def test_boilerplate_tells_on_how_many_documents_it_is_and_gives_the_commonest_line() -> None:
    rare = "ينشر بالاتفاق مع صحيفة الجبل."
    endings = [f"{rare}\n{NOTICE}", f"{rare}\n{NOTICE}", f"{rare}\n{NOTICE}", NOTICE]
    (found,) = boilerplate(documents(*(f"{text}\n{end}" for text, end in zip(TEXTS, endings, strict=True))))
    assert (found.outlet, found.documents, found.example) == ("wadi", 4, NOTICE)
    assert found.lines == {line_key(NOTICE), line_key(rare)}


def test_the_example_does_not_depend_on_the_order_of_the_documents() -> None:
    spelt = NOTICE.replace("أحد", "احد")
    pages = documents(
        *(f"{text}\n{line}" for text, line in zip([*TEXTS, *TEXTS[::-1]], [NOTICE, spelt] * 4, strict=True))
    )
    assert boilerplate(pages) == boilerplate(pages[::-1])
