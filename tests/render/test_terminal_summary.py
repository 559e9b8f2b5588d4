"""A large scan begins with a summary; a small one does not."""

from __future__ import annotations

import datetime as dt

from provenance.messages.catalogue import spoken
from provenance.render.layout import View
from provenance.render.painting import paint
from provenance.render.terminal_scan import SMALL_CORPUS, scan_rows
from provenance.values import (
    Article,
    Boilerplate,
    Capped,
    Document,
    Outcomes,
    OutletCounts,
    Scan,
    StorySummary,
    Summary,
    TemplateFamily,
)

OUTLETS: OutletCounts = (("wadi", 9), ("", 4), *((f"outlet{at}", 1) for at in range(7)))


def _summary(outlet: str = "wadi", line: str = "شارك المقال", outlets: OutletCounts = OUTLETS) -> Summary:
    first, last = dt.date(2024, 3, 1), dt.date(2024, 3, 4)
    return Summary(
        stories=(
            StorySummary("story-1", 20, outlets, first, last, "d000"),
            StorySummary("story-2", 2, (), None, None, "d001"),
        ),
        boilerplate=tuple(Boilerplate(f"{outlet}{at}", frozenset("xy"), 90 - at, line) for at in range(7)),
        templates=(TemplateFamily(30, outlets, ("d002", "d003", "d004")),),
        families=12,
        in_families=1_300,
    )


def _scan(summary: Summary, *, documents: int = SMALL_CORPUS + 1, outlet: str = "wadi", title: str = "عنوان") -> Scan:
    articles = tuple(
        Article(Document(f"d{at:03}", "نص عربي", title=f"{title} {at}", outlet=outlet), ()) for at in range(documents)
    )
    capped = (Capped("postings", 321, "d005", 4),)
    return Scan(articles, (), (), Outcomes(documents), "corpus", 0.5, capped=capped, summary=summary)


def _text(scan: Scan, width: int = 100, *, explain: bool = False) -> str:
    view = View(width)
    return "\n".join(line.plain for line in paint(scan_rows(scan, view, explain=explain), view))


def test_a_large_scan_begins_with_stories_boilerplate_families_and_caps() -> None:
    text = _text(_scan(_summary()))
    for part in (
        "  story 1         20 articles, 8 outlets, 2024-03-01 to 2024-03-04\n  title           عنوان 0\n",
        "  outlets         wadi 9, outlet0 1, outlet1 1, outlet2 1, outlet3 1, outlet4 1 and 2 more (4\n",
        "  story 2         2 articles\n",
        "  outlet          wadi0\n  not compared    2 lines on 90 articles, such as شارك المقال\n",
        "  and 2 outlets more: --explain or --format json lists all",
        "stock bulletins): 12, with 1,300 articles",
        "  family          30 articles, 8 outlets\n",
        "  such as         عنوان 2\n                  عنوان 3\n                  عنوان 4\n",
        "search by postings: 4 groups of documents too large",
    ):
        assert part in text
    assert text.count("search by postings") == 1


def test_explain_lists_the_boilerplate_of_every_outlet() -> None:
    text = _text(_scan(_summary()), explain=True)
    assert all(f"  outlet          wadi{at}\n" in text for at in range(7))
    assert "outlets more" not in text


def test_a_small_scan_has_no_summary_and_still_tells_what_was_capped() -> None:
    text = _text(_scan(_summary(), documents=SMALL_CORPUS))
    assert "The largest stories" not in text
    assert "Boilerplate" not in text
    assert text.count("search by postings") == 1


def test_a_corpus_without_outlets_says_how_to_name_them() -> None:
    hint = "--outlet-field NAME says which column"
    assert hint in " ".join(_text(_scan(Summary(), outlet="")).split())
    assert hint not in " ".join(_text(_scan(_summary())).split())


def test_the_summary_speaks_arabic() -> None:
    with spoken("ar"):
        text = _text(_scan(_summary()))
    assert "أكبر الأخبار" in text
    assert "20 مقالًا، 8 وسائل إعلام، من 2024-03-01 إلى 2024-03-04" in text
    assert "سطران في 90 مقالًا، منها شارك المقال" in text
