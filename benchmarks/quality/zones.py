"""How well the body of an article is found on a page, measured on pages made for it.

Real articles are put into the furniture of a page, so that every character's part is known:
the furniture of two seed pages, and invented furniture of the kinds that news sites use.
Measured are the words that the reading keeps as body: the share of the article's words that
it keeps (recall; the mean, and the worst of twenty pages), the share of kept words that are
the article's (precision), and how often the headline is found.

Usage: ``python -m benchmarks.quality.zones --data DIR``
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
from statistics import fmean
from typing import Final, TypeAlias

from provenance.article.extract import read_article
from provenance.article.phrases import line_key
from provenance.article.reading import reading
from provenance.text.tokens import words
from provenance.values import Document

SEEDS: Final = Path(__file__).parents[2] / "seeds"
BODY, TITLE = "\x01", "\x02"
"""Open a line of a template that is the next paragraph of the article, all that are left, or its headline."""

Lines: TypeAlias = list[str]


@dataclass(frozen=True, slots=True)
class Story:
    """An article to be wrapped: its headline, its paragraphs and headlines of other stories."""

    title: str
    paragraphs: tuple[str, ...]
    others: tuple[str, ...]


Layout: TypeAlias = Callable[[Story, Random], Lines]
"""Return the lines of a page; those of the article itself carry the mark of their part."""


def _body(story: Story) -> Lines:
    return [BODY + paragraph for paragraph in story.paragraphs]


def _with_inner(story: Story, *inner: str) -> Lines:
    """Return the paragraphs with lines of furniture between the second and the third."""
    body = _body(story)
    return [*body[:2], *inner, *body[2:]]


def _seed(name: str) -> Lines:
    (page,) = SEEDS.glob(f"{name}_*.txt")
    return page.read_text(encoding="utf-8").splitlines()


def _menu_and_links(story: Story, rng: Random) -> Lines:
    """The furniture of seed 004: a menu that says everything twice, comments, other headlines."""
    page = _seed("004")
    title = next(at for at, line in enumerate(page) if len(line.split()) > 7)
    credit = next(at for at, line in enumerate(page) if line.startswith("Legion"))
    source = next(at for at, line in enumerate(page) if line.startswith("المصدر"))
    body = _body(story)
    return [
        *page[:title],
        TITLE + story.title,
        "",
        *body[:1],
        "",
        TITLE + story.title,
        page[credit],
        "",
        *body[1:],
        "",
        *page[source:],
    ]


def _summary_box(story: Story, rng: Random) -> Lines:
    """The furniture of seed 003: date, caption, font size, a summary by machine, closing labels."""
    page = _seed("003")
    first = next(at for at, line in enumerate(page) if line.startswith("اتفقت"))
    last = next(at for at, line in enumerate(page) if line == "دلالات")
    return [TITLE + story.title, *page[1:first], *_body(story), "", *page[last:]]


def _portal(story: Story, rng: Random) -> Lines:
    """Bread crumb, sections, sharing, links between the paragraphs, tags, most read, comments, rights."""
    inner = ("اقرأ أيضاً:", story.others[0]) if rng.random() < 0.5 else (f"شاهد أيضاً: {story.others[1]}",)
    return [
        "الرئيسية", "أخبار", "سياسة", "اقتصاد", "رياضة", "ثقافة", "فيديو", "الرئيسية > أخبار > محليات", "",
        TITLE + story.title, "", "كتب: سامر الخطيب", "الأحد 14 مايو 2023 - 10:42 ص", "مشاركة", "فيسبوك", "تويتر",
        "واتساب", "نسخ الرابط", "مدة القراءة: 3 دقائق", "", *_with_inner(story, "", *inner, ""), "",
        "الوسوم: اقتصاد، محليات، تقارير", "", "الأكثر قراءة", *story.others[:4], "", "التعليقات (2)", "أضف تعليقك",
        "الاسم", "البريد الإلكتروني", "إرسال", "جميع الحقوق محفوظة © 2023",
    ]  # fmt: skip


def _wire(story: Story, rng: Random) -> Lines:
    """A page with a photo credit, the place and agency before the text and a source line behind it."""
    place = rng.choice(["القاهرة - رويترز:", "الرياض (واس) -", "بيروت – وكالات:", "عمّان / بترا /"])
    body = _body(story)
    return [
        TITLE + story.title,
        "تاريخ النشر: 2022/11/03 18:20",
        "تصوير: عادل نصر",
        f"{place}",
        *body,
        "",
        "المصدر: وكالات",
        "#اقتصاد #محليات",
        "تابعنا على تلغرام",
    ]


def _blog(story: Story, rng: Random) -> Lines:
    """A page built by a blogging program: counters, author box, neighbours, a form."""
    return [
        "تخطى إلى المحتوى", "القائمة", "بحث", TITLE + story.title, "admin", "منذ 3 أيام", "0 تعليقات",
        "1,204 مشاهدة", "دقيقة واحدة", "", *_body(story), "", "شارك هذا الموضوع:", "انقر للمشاركة على تويتر",
        "مرتبط", story.others[0], story.others[1], "تصفّح المقالات", f"السابق: {story.others[2]}",
        f"التالي: {story.others[3]}", "اترك تعليقاً",
        "لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *",
    ]  # fmt: skip


def _bilingual(story: Story, rng: Random) -> Lines:
    """A page whose furniture is English and French."""
    return [
        "Skip to content", "Home", "News", "Business", "Sport", "Videos", "English | Français | العربية", "",
        TITLE + story.title, "Published: 12 May 2021 09:15 GMT", "Share on Facebook", "Tweet", "Print", "",
        *_with_inner(story, "Advertisement"), "", "Photo credit: AFP", "Read more", *story.others[:3], "",
        "Subscribe to our newsletter", "Email", "About us", "Contact us", "Privacy Policy",
        "© 2021 All rights reserved.",
    ]  # fmt: skip


def _notices(story: Story, rng: Random) -> Lines:
    """A page that speaks about itself: cookies, applications, newsletters, letters to the editor."""
    return [
        "نستخدم ملفات تعريف الارتباط لتحسين تجربتك على موقعنا. بمتابعة التصفح فإنك توافق على سياسة الخصوصية.", "موافق",
        "الأخبار", "آخر تحديث: الاثنين 7 فبراير 2022", TITLE + story.title, "",
        *_with_inner(story, "إعلان", "اشترك في النشرة البريدية ليصلك جديدنا"), "",
        "حمّل تطبيقنا الآن لمتابعة الأخبار لحظة بلحظة", "للإبلاغ عن خطأ في الخبر اضغط هنا", "شارك الخبر", "",
        "مواضيع ذات صلة", *story.others[:3], "من نحن", "اتصل بنا", "سياسة الخصوصية", "شروط الاستخدام",
    ]  # fmt: skip


def _discussion(story: Story, rng: Random) -> Lines:
    """A page on which readers talk, in whole sentences, under the article."""
    return [
        TITLE + story.title, "", *_body(story), "", "تعليقات القراء", "3 تعليقات", "أبو خالد",
        "كلام جميل ولكن أين التنفيذ على أرض الواقع، نسمع هذه الوعود منذ سنوات طويلة ولا نرى شيئا.", "رد",
        "مواطنة", "شكرا للكاتب على هذا الطرح المهم وننتظر المزيد من هذه الموضوعات التي تهم الناس.", "رد",
        "المزيد من التعليقات",
    ]  # fmt: skip


def _boxes(story: Story, rng: Random) -> Lines:
    """A page with a box of links inside the text, and behind it a list of links without a label."""
    inner = ("مواضيع ذات صلة", *story.others[:2])
    return [
        "الأخبار", "رياضة", "اقتصاد", TITLE + story.title, "الخط", *_with_inner(story, *inner), "",
        *story.others, *(f"{title} (فيديو)" for title in story.others),
    ]  # fmt: skip


def _clean(story: Story, rng: Random) -> Lines:
    """Headline and text, nothing else."""
    return [TITLE + story.title, *_body(story)]


LAYOUTS: Final[Mapping[str, Layout]] = {
    "clean": _clean,
    "menu and links (004)": _menu_and_links,
    "summary box (003)": _summary_box,
    "portal": _portal,
    "wire": _wire,
    "blog": _blog,
    "bilingual": _bilingual,
    "notices": _notices,
    "discussion": _discussion,
    "boxes": _boxes,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the reading of one made page kept."""

    recall: float
    precision: float
    is_title_found: bool


def _page(lines: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of a page and the half-open ranges of the article's paragraphs in it."""
    text, ranges = "", []
    for line in lines:
        bare = line.lstrip(BODY + TITLE)
        if line.startswith(BODY):
            ranges.append((len(text), len(text) + len(bare)))
        text += bare + "\n"
    return text, ranges


def outcome(story: Story, layout: Layout, *, seed: int) -> Outcome:
    """Return what is kept of a story on a page of the given layout."""
    text, ranges = _page(layout(story, Random(seed)))
    found = reading(read_article(Document("page", text)))
    kept = found.starts[found.title_words :].tolist()
    wanted = sum(len(words(text[start:end])) for start, end in ranges)
    right = sum(any(start <= at < end for start, end in ranges) for at in kept)
    titles = found.article.zones_of("title")
    is_found = bool(titles) and line_key(titles[0].span.of(text)) == line_key(story.title)
    return Outcome(right / wanted, right / len(kept) if kept else 1.0, is_found)


def stories(data: Path, count: int) -> Iterator[Story]:
    """Yield articles of some length from SaudiNewsNet, evenly drawn."""
    from benchmarks.quality.data import saudi_documents

    documents = islice(saudi_documents(data), 0, None, 31_000 // (2 * count))
    found = [one for one in documents if len(one.text) > 600 and len(one.title.split()) > 3]
    for at, one in enumerate(found[:count]):
        others = tuple(found[(at + step) % len(found)].title for step in range(11, 16))
        paragraphs = tuple(line.strip() for line in one.text.splitlines() if line.strip())
        yield Story(one.title.strip(), paragraphs, others)


def _row(name: str, found: Sequence[Outcome]) -> str:
    recalls = sorted(one.recall for one in found)
    precision = fmean(one.precision for one in found)
    titles = fmean(one.is_title_found for one in found)
    return f"{name:24}{fmean(recalls):7.3f}{recalls[len(recalls) // 20]:9.3f}{precision:11.3f}{titles:10.3f}"


def main() -> None:
    """Print one line per layout."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds data/saudinewsnet")
    parser.add_argument("--documents", type=int, default=300)
    given = parser.parse_args()
    chosen = list(stories(given.data, given.documents))
    print(f"{'layout':24} recall  worst 5%  precision  headline   ({len(chosen)} articles)")
    for name, layout in LAYOUTS.items():
        print(_row(name, [outcome(story, layout, seed=at) for at, story in enumerate(chosen)]))


if __name__ == "__main__":
    main()
