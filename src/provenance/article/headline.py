"""The headline: found on the page, or found again when it came beside the text."""

from __future__ import annotations

from typing import Final

from provenance.article.datelines import is_byline
from provenance.article.page import HEAD_LINES, Page, known_share, vocabulary

_WINDOW: Final = 8  # lines above the run in which the headline is looked for
_REPEATED_WITHIN: Final = 6  # lines of the run in which it is printed again
_WORDS: Final = range(3, 26)
_KNOWN_SHARE: Final = 0.4  # of the headline's content words that the body must know
_MAX_UNKNOWN: Final = 15  # words of a headline whose words the body does not know


def _given_titles(page: Page) -> list[int]:
    """Return where the headline that came beside the text stands in it again."""
    last = min(len(page.lines), page.start + HEAD_LINES)
    return [at for at in page.undecided(0, last) if page.lines[at].key == page.title_key]


def _is_title_like(page: Page, at: int) -> bool:
    line = page.lines[at]
    ends = page.text(at).endswith((".", ":")) and not page.text(at).endswith("..")
    return line.words in _WORDS and not ends and not line.bullet and page.marks[at] in ("", "caption")


def _above(page: Page) -> list[int]:
    """Return the lines above the run in which the headline is looked for, from the lowest; buttons do not count."""
    left = [at for at in range(page.start - 1, -1, -1) if page.kinds[at] is None and page.marks[at] in ("", "menu")]
    return left[:_WINDOW]


def _everywhere(page: Page, key: str) -> list[int]:
    """Return the undecided lines of a key down to the first paragraphs."""
    return [at for at in page.undecided(0, min(page.start + HEAD_LINES, len(page.lines))) if page.lines[at].key == key]


def _comes_again(page: Page, at: int) -> bool:
    """Return whether a line is printed again in the run, or above it behind a paragraph."""
    is_behind_prose = False
    for below in range(at + 1, min(page.start + _REPEATED_WITHIN, len(page.lines))):
        if page.lines[below].key == page.lines[at].key and (below >= page.start or is_behind_prose):
            return True
        is_behind_prose = is_behind_prose or page.lines[below].is_prose
    return False


def _repeated_title(page: Page) -> list[int]:
    """Return the lines of a headline that stands above the article and again in its first lines."""
    found = next((at for at in _above(page) if _is_title_like(page, at) and _comes_again(page, at)), None)
    return _everywhere(page, page.lines[found].key) if found is not None else []


def _rescued_title(page: Page) -> list[int]:
    """Return the highest line of the block above the article that shares its words, and its repetitions."""
    known = vocabulary(page)
    found: int | None = None
    for at in _above(page):
        line = page.lines[at]
        if is_byline(line, page.text(at)):
            continue
        is_candidate = _is_title_like(page, at) and (found is None or page.repeats[line.key] == 1)
        if is_candidate and known_share(line.key, known) >= _KNOWN_SHARE:
            found = at
        elif found is not None:
            break
    if found is None:
        return _lone_title(page)
    titles = _everywhere(page, page.lines[found].key)
    is_heading = any(page.lines[at].is_prose for at in page.undecided(0, titles[0]))
    return [] if is_heading else titles


def _is_explained(page: Page, at: int) -> bool:
    return page.kinds[at] is not None or page.marks[at] == "menu" or is_byline(page.lines[at], page.text(at))


def _lone_title(page: Page) -> list[int]:
    """Return the only unexplained line above the article, or its first line, when the next is much longer."""
    left = [at for at in _above(page) or [0] if page.lines and not _is_explained(page, at)]
    if len(left) != 1 or not _is_title_like(page, left[0]):
        return []
    count = page.lines[left[0]].words
    following = page.lines[max(page.start, left[0] + 1) :][:1]
    return left if count <= _MAX_UNKNOWN and any(line.words > 2 * count for line in following) else []


def label_titles(page: Page) -> int | None:
    """Mark the headline wherever it stands; return its first line."""
    titles = _given_titles(page) if page.title_key else _repeated_title(page) or _rescued_title(page)
    for at in titles:
        page.kinds[at] = "title"
    return titles[0] if titles else None
