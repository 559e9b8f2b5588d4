"""One page at work: its lines, their marks, the run of lines that anchors the article.

The run is the best contiguous one when each line is worth its words minus a cost
(a maximum subarray): paragraphs earn, menu items and headlines cost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from provenance.article.lines import Line, is_menu_bullet
from provenance.article.marks import Mark, mark_of
from provenance.article.phrases import line_key
from provenance.text.stem import stem
from provenance.values import ZoneKind

LINE_COST: Final = 6.0  # words; a line must bring more to lengthen the run
HEAD_LINES: Final = 8  # the headline, its repetition and the byline stand no lower
_OPEN_SHARE: Final = 0.25  # of the words of a line that does not end like a sentence
_TAIL_COST: Final = 18.0
_REPEATABLE: Final = 30  # words; a longer line that comes twice is no menu item
_VOCABULARY_LINES: Final = 60
_VOCABULARY_CHARS: Final = 1_500  # of one line


@dataclass(slots=True)
class Page:
    """The lines of one page, what is known of them, and the zones decided so far.

    A workbench that never leaves the room. ``[start, end)`` is the run of lines that
    anchors the article; ``kinds`` holds None for a line that is not decided yet.
    """

    raw: str
    lines: Sequence[Line]
    title_key: str = ""
    byline_key: str = ""
    marks: list[Mark] = field(default_factory=list)
    repeats: Counter[str] = field(default_factory=Counter)
    kinds: list[ZoneKind | None] = field(default_factory=list)
    start: int = 0
    end: int = 0
    is_cut_out: bool = False  # the headline came beside the text, and the text has no menu above it

    def text(self, at: int) -> str:
        """Return the raw characters of line ``at``."""
        line = self.lines[at]
        return self.raw[line.start : line.end]

    def undecided(self, first: int, last: int) -> list[int]:
        """Return the lines of a range that have no zone yet."""
        return [at for at in range(first, last) if self.kinds[at] is None]


def page_of(raw: str, lines: Sequence[Line], *, title_key: str, byline_key: str) -> Page:
    """Return the page of ``raw`` with its marks and its run, nothing decided yet."""
    page = Page(raw, lines, title_key, byline_key)
    page.marks = [mark_of(line, raw) for line in lines]
    page.repeats = Counter(line.key for line in lines if line.words <= _REPEATABLE and line.key)
    page.kinds = [None] * len(lines)
    page.start, page.end = best_run([_score(page, at) for at in range(len(lines))])
    if page.end == 0:
        page.end = len(lines)
    return page


def _score(page: Page, at: int) -> float:
    line, mark = page.lines[at], page.marks[at]
    worth = 0.0 if mark == "control" else line.words if line.terminated else _OPEN_SHARE * line.words
    odd = is_menu_bullet(line) or page.repeats[line.key] > 1 or mark not in ("", "caption", "agency", "source")
    return worth - LINE_COST - LINE_COST * odd - _TAIL_COST * (mark == "tail")


def best_run(scores: Sequence[float]) -> tuple[int, int]:
    """Return the contiguous range of the greatest positive sum; ``(0, 0)`` if there is none."""
    best, best_range, total, start = 0.0, (0, 0), 0.0, 0
    for at, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, at
        total += score
        if total > best:
            best, best_range = total, (start, at + 1)
    return best_range


def _content(key: str) -> set[str]:
    return {stem(word) for word in key.split() if len(word) > 2}


def vocabulary(page: Page) -> set[str]:
    """Return the stems of the article's longer words, from its first lines."""
    last = min(page.end, page.start + _VOCABULARY_LINES)
    ranges = ((line.start, min(line.end, line.start + _VOCABULARY_CHARS)) for line in page.lines[page.start : last])
    return set().union(*(_content(line_key(page.raw[start:end])) for start, end in ranges))


def known_share(key: str, known: set[str]) -> float:
    """Return the share of the longer words of a line whose stems are in ``known``."""
    content = _content(key)
    return len(content & known) / len(content) if content else 0.0
