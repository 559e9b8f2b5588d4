"""Which zone each line of a page belongs to.

The run of :mod:`provenance.article.page` anchors the article; what stands outside the
run is furniture only on evidence. Where a rule is not sure, the line stays body: a
paragraph lost costs more than a menu line kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from provenance.article.datelines import is_byline, is_date_line, is_signature, source_value
from provenance.article.headline import label_titles
from provenance.article.lines import Line
from provenance.article.page import HEAD_LINES, Page, known_share, page_of, vocabulary
from provenance.article.phrases import CONTINUES, SUMMARY_CONTROLS
from provenance.values import ZoneKind

_MENU_LINES: Final = 3  # fewer odd lines above an article are no menu
_CRUMB_WORDS: Final = 5
_LINK_LINES: Final = 4  # unfinished lines behind an article that make a list of other headlines
_LINKED_SHARE: Final = 0.3  # of their content words known to the body, at most
_HEADLINE_WORDS: Final = 7  # a verse, a name or a fixture is shorter
_FOLLOWERS: Final = 6  # headlines under «اقرأ أيضا»


def _box_end(page: Page, label: int) -> int:
    """Return the line behind the headlines that stand under a link label."""
    below = label + 1
    while below < min(label + 1 + _FOLLOWERS, len(page.lines)):
        line = page.lines[below]
        is_headline = not line.is_prose and line.words >= 3 and not page.text(below).endswith(".")
        if not is_headline or page.kinds[below] or page.marks[below] not in ("", "menu", "inline"):
            break
        below += 1
    return below


def _follow(page: Page, label: int) -> None:
    """Mask the headlines under a link label that stands alone on its line."""
    _all(page, range(label + 1, _box_end(page, label)))


def _label_sure(page: Page) -> None:
    """Give a zone to the lines that need no context."""
    for at, mark in enumerate(page.marks):
        if mark in ("void", "control", "inline"):
            page.kinds[at] = "furniture"
        elif mark == "caption" and (at > 0 or page.title_key):
            page.kinds[at] = "caption"  # the first line of a page is its headline, with or without «(أرشيف)»
    for at, mark in enumerate(page.marks):
        if mark == "inline" and page.lines[at].words <= 3:
            _follow(page, at)


def _first_prose(page: Page) -> int:
    return next((at for at in range(page.start, page.end) if page.lines[at].is_prose), page.start)


def _label_summary(page: Page) -> None:
    """Give the bullets under a summary heading to the summary; the heading above the article only."""
    head = _first_prose(page)
    for at, mark in enumerate(page.marks):
        if mark != "summary":
            continue
        is_control = page.lines[at].bare_key in SUMMARY_CONTROLS
        below = at + 1
        while below < len(page.lines) and page.lines[below].bullet and (is_control or at <= head):
            page.kinds[below] = "summary"
            below += 1
        if is_control or below > at + 1:
            page.kinds[at] = "furniture" if is_control else "summary"


def _label_sources(page: Page) -> None:
    """Give a zone to source lines, which stand behind the last paragraphs or above the first."""
    prose_behind, first_prose = 0, _first_prose(page)
    for at in range(len(page.lines) - 1, -1, -1):
        line = page.lines[at]
        if page.marks[at] == "source" and (prose_behind <= 1 or at < first_prose):
            page.kinds[at] = "source_line"
            value_below = at + 1 < len(page.lines) and page.lines[at + 1].words <= 8 and not source_value(page.text(at))
            if value_below and page.kinds[at + 1] is None and page.marks[at + 1] in ("", "agency"):
                page.kinds[at + 1] = "source_line"
        elif page.marks[at] == "agency" and at >= page.end - 1 and prose_behind == 0 and at > 0:
            page.kinds[at] = "source_line"
        prose_behind += line.is_prose and page.start <= at < page.end


def _label_bylines(page: Page, title: int | None) -> None:
    """Mark author, place and date lines between the headline and the second paragraph."""
    for at in page.undecided(0, title or 0):
        if is_date_line(page.text(at)) or (page.marks[at] == "" and is_byline(page.lines[at], page.text(at))):
            page.kinds[at] = "byline"
    top = page.undecided(0 if title is None else title + 1, len(page.lines))[:HEAD_LINES]
    paragraphs = 0
    for at in top:
        text = page.text(at)
        is_own = bool(page.byline_key) and page.lines[at].key == page.byline_key
        if is_own or (page.marks[at] in ("", "agency") and is_byline(page.lines[at], text)):
            page.kinds[at] = "byline"
        paragraphs += page.lines[at].is_prose
        if paragraphs > 1 or at > page.start + HEAD_LINES:
            return


def _is_menu(page: Page, left: Sequence[int]) -> bool:
    """Return whether the odd lines above an article are a menu: mostly short, and not a poem."""
    named = [at for at in left if page.marks[at] == "menu"]
    items = [at for at in left if page.marks[at] == "menu" or page.lines[at].words <= 3]
    return len(left) >= _MENU_LINES and len(named) >= 2 and 2 * len(items) >= len(left)


def _is_crumb(line: Line) -> bool:
    """Return whether a line above the headline is short enough for a section name or bread crumb."""
    return line.words <= _CRUMB_WORDS and not line.terminated and CONTINUES.isdisjoint(line.key.split())


def _label_above(page: Page, title: int | None) -> None:
    """Decide the lines above the headline, or above the article when there is no headline."""
    top = page.start if title is None else min(title, page.start)
    left = [at for at in page.undecided(0, top) if not page.lines[at].is_prose]
    is_menu = _is_menu(page, left)
    for at in left:
        if is_menu or (title is not None and _is_crumb(page.lines[at])):
            page.kinds[at] = "furniture"
    if title is not None and not page.title_key:
        _label_between(page, title)


def _label_between(page: Page, title: int) -> None:
    """Decide the odd lines between the headline and the first paragraph: section names and bare names."""
    for at in page.undecided(title + 1, page.start):
        line = page.lines[at]
        if page.marks[at] == "menu":
            page.kinds[at] = "furniture"
        elif line.words <= 3 and not line.terminated and not line.bullet and CONTINUES.isdisjoint(line.key.split()):
            page.kinds[at] = "byline"


def _is_headline(line: Line) -> bool:
    """Return whether a line is long enough for a headline, open at its end and no item of a numbered list."""
    return line.words >= _HEADLINE_WORDS and not line.terminated and not line.key.split(" ", 1)[0].isdigit()


def _is_link_list(page: Page, left: Sequence[int]) -> bool:
    """Return whether the last lines of a page are headlines of other stories, not verses, fixtures or names.

    Believed only of a page that shows furniture elsewhere.
    """
    seen = {page.marks[at] for at, kind in enumerate(page.kinds[: page.end]) if kind == "furniture"}
    if page.is_cut_out or len(left) < _LINK_LINES or not seen & {"menu", "control", "inline", ""}:
        return False
    known = vocabulary(page)
    foreign = [at for at in left if known_share(page.lines[at].key, known) <= _LINKED_SHARE]
    headlines = [at for at in left if _is_headline(page.lines[at])]
    return 3 * len(foreign) >= 2 * len(left) and 3 * len(headlines) >= 2 * len(left)


def _is_interruption(page: Page, tail: int) -> bool:
    """Return whether a tail marker only opens a box of links inside the text, behind which two paragraphs follow."""
    end = _box_end(page, tail)
    return end > tail + 1 and len(page.lines) > end + 1 and page.lines[end].is_prose and page.lines[end + 1].is_prose


def _label_below(page: Page) -> None:
    """Decide the lines behind the article: all furniture once a tail marker or a list of links begins."""
    tails = [at for at in range(page.end, len(page.lines)) if page.marks[at] == "tail"]
    tail = next((at for at in tails if not _is_interruption(page, at)), len(page.lines))
    for at in tails:
        if at < tail:
            page.kinds[at] = "furniture"
            _follow(page, at)
    for at in page.undecided(page.end, tail):
        if is_signature(page.lines[at], page.text(at)):
            page.kinds[at] = "byline"
    prose = [at for at in range(page.end, tail) if page.lines[at].is_prose and page.kinds[at] is None]
    left = page.undecided(max(prose, default=page.end - 1) + 1, tail)
    menus = sum(page.marks[at] == "menu" for at in left)
    if _is_link_list(page, left) or (len(left) >= _MENU_LINES and 2 * menus >= len(left)):
        _all(page, left)
    _all(page, page.undecided(tail, len(page.lines)))


def _all(page: Page, left: Sequence[int]) -> None:
    for at in left:
        page.kinds[at] = "furniture"


def _label_inner_tails(page: Page) -> None:
    """Mask a tail marker between the paragraphs and the headlines under it."""
    first = next((at for at, line in enumerate(page.lines) if line.is_prose and page.kinds[at] is None), page.start)
    for at in range(first, page.end):
        if page.marks[at] == "tail" and page.kinds[at] is None:
            page.kinds[at] = "furniture"
            _follow(page, at)


def label(raw: str, lines: Sequence[Line], *, title_key: str = "", byline_key: str = "") -> list[ZoneKind]:
    """Return the zone of each line of a page.

    Args:
        raw: The text of the page.
        lines: Its lines, from :func:`provenance.article.lines.lines_of`.
        title_key: Line key of the headline when it came beside the text. The text is then
            trusted to be cut out of its page already, and only sure signs mask a line.
        byline_key: Line key of the byline when it came beside the text.
    """
    page = page_of(raw, lines, title_key=title_key, byline_key=byline_key)
    _label_sure(page)
    _label_summary(page)
    _label_sources(page)
    _label_inner_tails(page)
    title = label_titles(page)
    _label_bylines(page, title)
    _label_above(page, title)
    page.is_cut_out = bool(title_key) and "furniture" not in page.kinds[: title or 0]
    _label_below(page)
    return [kind or "body" for kind in page.kinds]
