"""A hand-made trace to render: one invented page that cites in every tier, one that cites nobody."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from provenance.values import (
    Article,
    Attribution,
    Document,
    FoundDate,
    Outcomes,
    RejectedCue,
    Source,
    Span,
    Trace,
    Unreadable,
    Zone,
)

OPENED = "أعلنت وزارة الطرق افتتاح النفق صباح الخميس."
TOLD = 'وقال المهندس سامي لصحيفة "المرفأ" إن العمل اكتمل، مضيفا أن الجسر سيفتح قريبا.'
ADDED = "وأشار إلى أن الكلفة بلغت 45 مليونا بين تصميم وتنفيذ."
CARRIED = "وسيعاد فتح الطريق غدا."
CREDIT = "المصدر: وكالة الساحل"
TEXT = "\n".join((OPENED, TOLD, ADDED, CARRIED, CREDIT))
SILENT = "تأخر القطار ساعة بسبب الضباب."

MINISTRY = Source("official_body:وزارة الطرق", "وزارة الطرق", "official_body")
ENGINEER = Source("person:سامي", "سامي", "person")
PAPER = Source("almarfa", "المرفأ", "outlet", "registered")
AGENCY = Source("agency:الساحل", "الساحل", "agency", "ambiguous", ("sahel-one", "sahel-two"))


def span(part: str, *, after: str = "") -> Span:
    """Return where ``part`` stands in the text, behind the first ``after``."""
    start = TEXT.index(part, TEXT.index(after))
    return Span(start, start + len(part))


def attribution(id: str = "a.txt") -> Attribution:
    """Return what the ministry announced."""
    return Attribution(
        document=id,
        tier="A",
        field="text",
        zone="body",
        cue_spans=(span("أعلنت"),),
        source_span=span("وزارة الطرق"),
        source=MINISTRY,
        source_ref="explicit",
        via_span=None,
        via=None,
        content_spans=(span("افتتاح النفق صباح الخميس"),),
        kind="nominal",
        role="speaker",
        self_=False,
        rule="verb_subject",
    )


def attributions(id: str = "a.txt") -> tuple[Attribution, ...]:
    """Return six attributions of the page: three of tier A, two of B, one of C."""
    announced = attribution(id)
    told = replace(
        announced,
        cue_spans=(span("وقال"), span("إن")),
        source_span=span("المهندس سامي"),
        source=ENGINEER,
        via_span=span('صحيفة "المرفأ"'),
        via=PAPER,
        content_spans=(span("العمل اكتمل"),),
        kind="indirect",
        rule="told_to",
    )
    added = replace(
        announced,
        tier="B",
        cue_spans=(span("مضيفا"), span("أن", after="مضيفا")),
        source_span=None,
        source=ENGINEER,
        source_ref="participle",
        content_spans=(span("الجسر سيفتح قريبا"),),
        kind="indirect",
        rule="participle",
    )
    pointed = replace(
        added,
        cue_spans=(span("وأشار"), span("إلى أن")),
        source_ref="pro_drop",
        content_spans=(span("الكلفة بلغت 45 مليونا"),),
        rule="pro_drop",
    )
    carried = replace(
        pointed,
        tier="C",
        cue_spans=(),
        source_ref="carried_over",
        content_spans=(span(CARRIED),),
        rule="carried_over",
    )
    credited = replace(
        announced,
        zone="source_line",
        cue_spans=(span("المصدر:"),),
        source_span=span("وكالة الساحل"),
        source=AGENCY,
        content_spans=(Span(0, TEXT.index(CREDIT)),),
        kind="whole_doc",
        role="source_line",
        rule="source_line",
    )
    return announced, told, added, pointed, carried, credited


def rejected(id: str = "a.txt") -> RejectedCue:
    """Return a preposition that looks like a verb."""
    return RejectedCue(id, "text", span("بين"), "no_complement", "بين")


def article(id: str = "a.txt", *, title: str = "افتتاح نفق", outlet: str = "الميناء") -> Article:
    """Return the page that cites."""
    line = span(CREDIT)
    zones = (Zone("body", "text", Span(0, line.start)), Zone("source_line", "text", line))
    document = Document(id, TEXT, title=title, outlet=outlet)
    return Article(document, zones, FoundDate(dt.date(2024, 5, 2), "value"))


def silent(id: str = "b.txt") -> Article:
    """Return the page that cites nobody."""
    return Article(Document(id, SILENT), (Zone("body", "text", Span(0, len(SILENT))),))


def trace() -> Trace:
    """Return the trace of both pages, and of an input that failed."""
    lost = Unreadable("bad.txt", "not_utf8", "bad.txt: byte 3 is not valid UTF-8; save the file as UTF-8")
    return Trace((article(), silent()), attributions(), (rejected(),), Outcomes(2, (lost,)))
