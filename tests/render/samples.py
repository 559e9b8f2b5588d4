"""Hand-built findings to render: two versions of one invented story and a page apart from them."""

from __future__ import annotations

import datetime as dt

from provenance.values import (
    AlignedSentence,
    Article,
    Boilerplate,
    Capped,
    Comparison,
    Difference,
    Document,
    Evidence,
    FoundDate,
    Located,
    Outcomes,
    Pair,
    PairLabel,
    Passage,
    Scan,
    Signal,
    Span,
    Story,
    StorySummary,
    Summary,
    TemplateFamily,
    Unreadable,
    Zone,
)

LEFT = "افتتح الوزير الجسر الجديد صباح الأحد.\nوبلغت الكلفة 45 مليونا.\nشارك الخبر"
RIGHT = "دشن الوزير الجسر الجديد أمس.\nوبلغت الكلفة 54 مليونا."
APART = "خسر الفريق مباراته الأخيرة."


def article(id: str, text: str, *, body: int, title: str = "", date: dt.date | None = None) -> Article:
    """Return an article whose first ``body`` characters are the body and the rest furniture."""
    zones = [Zone("body", "text", Span(0, body))]
    if body < len(text):
        zones.append(Zone("furniture", "text", Span(body, len(text))))
    return Article(Document(id, text, title=title), tuple(zones), FoundDate(date, "value") if date else None)


LEFT_ARTICLE = article("a.txt", LEFT, body=LEFT.index("شارك"), title="افتتاح جسر", date=dt.date(2024, 3, 10))
RIGHT_ARTICLE = article("b.txt", RIGHT, body=len(RIGHT), title="تدشين جسر")
APART_ARTICLE = article("c.txt", APART, body=len(APART), title="خسارة")


def at(text: str, part: str) -> Located:
    """Return where ``part`` stands in a text field."""
    return Located("text", Span(text.index(part), text.index(part) + len(part)))


def pair(left: str, right: str, label: PairLabel, score: float, passages: tuple[Passage, ...] = ()) -> Pair:
    """Return a pair with three signals."""
    signals = (
        Signal("rare_words", 0.44, 1.25, (17,)),
        Signal("number_conflict", 0.5, -2.0, (1,)),
        Signal("headline", 0.0, 0.0),
    )
    evidence = Evidence(0.1, 0.25, 0.2, -0.5, signals, "bundled")
    return Pair(left, right, label, score, "likely", "unknown", False, evidence, passages)


PASSAGE = Passage(at(LEFT, "الجسر الجديد"), at(RIGHT, "الجسر الجديد"), 2)
REWRITE = pair("a.txt", "b.txt", "rewrite", 0.8123, (PASSAGE,))


# What a large scan of the three pages would have on top.
SUMMARY = Summary(
    stories=(
        StorySummary("story-1", 2, (("almarfa", 1), ("", 1)), dt.date(2024, 3, 10), dt.date(2024, 3, 10), "a.txt"),
    ),
    boilerplate=(Boilerplate("almarfa", frozenset({"شارك الخبر مع اصدقايك"}), 3, "شارك الخبر مع أصدقائك"),),
    templates=(TemplateFamily(3, (("", 3),), ("c.txt",)),),
    families=1,
    in_families=3,
)


def scan() -> Scan:
    """Return a scan of three documents, one input skipped and one failed."""
    return Scan(
        documents=(LEFT_ARTICLE, RIGHT_ARTICLE, APART_ARTICLE),
        pairs=(REWRITE, pair("a.txt", "c.txt", "same_event", 0.2), pair("b.txt", "c.txt", "unrelated", 0.0312)),
        stories=(Story("story-1", ("a.txt", "b.txt"), "a.txt"),),
        outcomes=Outcomes(
            3,
            (
                Unreadable("bad.txt", "not_utf8", "bad.txt: byte 3 is not valid UTF-8; save the file as UTF-8"),
                Unreadable("empty.txt", "empty", "empty.txt: the file is empty; nothing to do", "skipped"),
            ),
        ),
        background="bundled",
        threshold=0.5,
        candidates=3,
        capped=(Capped("postings", 321, "c.txt", 4),),
    )


def comparison() -> Comparison:
    """Return the comparison of the two versions."""
    first = AlignedSentence(
        at(LEFT, "افتتح الوزير الجسر الجديد صباح الأحد."), at(RIGHT, "دشن الوزير الجسر الجديد أمس."), "changed", 0.61
    )
    second = AlignedSentence(at(LEFT, "وبلغت الكلفة 45 مليونا."), None, "only_left", 0.0)
    third = AlignedSentence(None, at(RIGHT, "وبلغت الكلفة 54 مليونا."), "only_right", 0.0)
    differences = (
        Difference("number", (at(LEFT, "45"),), (at(RIGHT, "54"),), False, second.left, third.right),
        Difference("name", (at(LEFT, "الأحد"),), (), False, first.left, first.right),
    )
    return Comparison(LEFT_ARTICLE, RIGHT_ARTICLE, REWRITE, 0.7, (first, second, third), differences)
