"""What a citation covers: a quotation in any marks, a clause behind or before its cue, the whole text, a picture."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import pytest

from provenance.values import Span
from tests.attribution.rows import Row, contents, explained, row

SAID: Final = "لا داعي إلى القلق فالمياه تكفي جميع القرى"
STORY: Final = (
    "بدأت في المدينة أعمال توسيع المرفأ، ويشمل المشروع ثلاثة أرصفة جديدة ومخازن للحبوب وطريقا يصل إلى المحطة."
)
MARKS: Final = {
    "guillemets": "«»",
    "turned-guillemets": "»«",
    "single-guillemets": "‹›",
    "straight": '""',
    "curly": "“”",
    "turned-curly": "”“",
    "low": "„“",
    "apostrophes": "''",
}

QUOTED: Final[tuple[Row[str], ...]] = (
    row("never-closed", f"قال المهندس أنس قباني: «{SAID}.", SAID),
    row("closed-by-the-paragraph", f"قال المهندس أنس قباني: «{SAID}.\nوفتح السكان النوافذ.", SAID),
    row("without-marks", f"قال المهندس أنس قباني: {SAID}.", SAID),
    row("behind-that", f"قال المهندس أنس قباني إن «{SAID}» وإن السد متين.", SAID),
    row("in-double-brackets", f"قال المهندس أنس قباني: (({SAID})).", SAID),
    row(
        "several-sentences",
        f"قال المهندس أنس قباني: «{SAID}. وسنفتح القناة غدا. والعمل مستمر».",
        f"{SAID}. وسنفتح القناة غدا. والعمل مستمر",
    ),
    row(
        "one-mark-too-many-in-another-paragraph",
        f'انتهى العمل" في السد.\n\nقال المهندس أنس قباني: "{SAID}".',
        SAID,
    ),
)
CLAUSES: Final[tuple[Row[str], ...]] = (
    row("to-the-stop", "قال المهندس أنس قباني إن السد متين. وانصرف الناس.", "السد متين"),
    row(
        "over-commas",
        "قال المهندس أنس قباني إن السد متين، وإن القناة نظيفة، ولا خوف على القرى.",
        "السد متين، وإن القناة نظيفة، ولا خوف على القرى",
    ),
    row("words-held-at-arms-length", 'قال المهندس أنس قباني إن السد "متين جدا" اليوم.', 'السد "متين جدا" اليوم'),
    row("to-the-participle", "قال المهندس أنس قباني إن السد متين، مؤكدا أن القناة نظيفة.", "السد متين", "القناة نظيفة"),
    row("to-the-next-verb", "قال المهندس أنس قباني إن السد متين، وأضاف أن القناة نظيفة.", "السد متين", "القناة نظيفة"),
    row("behind-a-preposition", "أعلنت شركة الحديد عن طرح أسهم جديدة في السوق.", "طرح أسهم جديدة في السوق"),
)
PRECEDING: Final[tuple[Row[str], ...]] = (
    row("whole-clause", "فتحت المدارس أبوابها، وعاد الطلاب، وفق وزارة التربية.", "فتحت المدارس أبوابها، وعاد الطلاب"),
    row("clause-that-goes-on", "انهار الجدار ليلا، بحسب الشرطة، ولم يصب أحد.", "انهار الجدار ليلا"),
    row("before-a-parenthesis", "ليس في القرية طبيب، تقول الممرضة هدى عيسى، والمستوصف مغلق.", "ليس في القرية طبيب"),
)
WHOLE: Final[tuple[Row[str], ...]] = (
    row("dateline", f"واس - الرياض: {STORY}", STORY),
    row("source-line", f"{STORY}\n\nالمصدر: رويترز", STORY),
    row("picture", f"المرفأ يتوسع\n\n03 مارس 2025\nعمال على الرصيف (رويترز)\n\n{STORY}", ""),
    row("declined", "ولم يعلق المتحدث باسم الشركة على الأنباء.", ""),
)


@pytest.mark.parametrize("case", [*QUOTED, *CLAUSES, *PRECEDING, *WHOLE], ids=str)
def test_a_citation_covers_what_is_said_and_no_more(case: Row[str]) -> None:
    assert contents(case.page) == case.expected


@pytest.mark.parametrize("marks", MARKS.values(), ids=MARKS)
@pytest.mark.parametrize("before", ["قال المهندس أنس قباني: ", "وأكدت الوزارة أن "], ids=["colon", "that"])
def test_a_quotation_is_the_same_in_any_marks(marks: str, before: str) -> None:
    page = row("marks", f"{before}{marks[0]}{SAID}{marks[1]}.").page
    assert contents(page) == (SAID,)


@pytest.mark.parametrize("marks", MARKS.values(), ids=MARKS)
def test_a_quotation_makes_the_citation_direct(marks: str) -> None:
    page = row("direct", f"قال المهندس أنس قباني: {marks[0]}{SAID}{marks[1]}.").page
    assert [one.kind for one in explained(page)[0]] == ["direct"]


@pytest.mark.parametrize("case", [case for case in CLAUSES if len(case.expected) > 1], ids=str)
def test_no_two_citations_cover_the_same_words(case: Row[str]) -> None:
    spans: list[Span] = sorted(span for one in explained(case.page)[0] for span in one.content_spans)
    assert not any(left.overlaps(right) for left, right in pairwise(spans))
