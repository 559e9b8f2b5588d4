"""Tables of the phrases that newsroom pages put around an article, compared as line keys.

A *line key* is a line without anything but its words: folded, punctuation and bullets
gone, words joined by one space. So one row serves every way of typing it:
``أقرا أيضا..``, ``اِقرأ أيضًا:`` and ``• اقرأ ايضا`` share the key ``اقرا ايضا``.
The tables (``data/*.txt``) hold general furniture of Arab news sites, not the sentences
of any one outlet; those are learnt by :mod:`provenance.article.boilerplate`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files
from typing import Final

from provenance.text.normalize import fold

_WORD: Final = re.compile(r"[^\W_]+")


def line_key(line: str) -> str:
    """Return the folded words of ``line`` joined by single spaces; empty if it has none.

    >>> line_key("  • اقرأ أيضًا.. ")
    'اقرا ايضا'
    """
    return " ".join(_WORD.findall(fold(line)))


def compact_key(line: str) -> str:
    """Return the folded words of ``line`` without spaces, so that «أ. ف. ب» and «أف ب» are one."""
    return "".join(_WORD.findall(fold(line)))


def _rows(name: str) -> list[str]:
    text = files("provenance.article").joinpath("data", name).read_text(encoding="utf-8")
    return [row for row in text.splitlines() if row and not row.startswith("#")]


def _sections(rows: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return the phrases under each ``[heading]`` as line keys."""
    found: dict[str, set[str]] = {}
    heading = ""
    for row in rows:
        if row.startswith("["):
            heading = row.strip("[]")
        else:
            found.setdefault(heading, set()).add(line_key(row))
    return {name: frozenset(keys) for name, keys in found.items()}


_PHRASES: Final = _sections(_rows("phrases.txt"))

PLACES: Final = frozenset(line_key(row) for row in _rows("places.txt"))
"""Cities that open a dateline."""
AGENCIES: Final = frozenset(compact_key(row) for row in _rows("agencies.txt"))
"""Agencies (compact keys), trusted only in the slots of datelines, credits and source lines."""

TAIL_MARKERS: Final = _PHRASES["tail_markers"]
"""A line that says this and no more (numbers aside) closes the article."""
TAIL_HEADS: Final = _PHRASES["tail_heads"]
"""A short line that begins like this closes the article too."""
TAG_HEADS: Final = _PHRASES["tag_heads"]
"""Begins the list of tags behind the last sentence."""
INLINE_HEADS: Final = _PHRASES["inline_heads"]
"""A line that begins like this links to another story, in the middle of the article or behind it."""
CONTROL_LINES: Final = _PHRASES["control_lines"]
"""A button, counter or end mark of the page, wherever it stands."""
CONTROL_HEADS: Final = _PHRASES["control_heads"]
"""A short line that begins like this is furniture, wherever it stands."""
PREVIOUS_HEADS: Final = _PHRASES["previous_heads"]
"""Stands before a sign and the headline of the neighbour in a list of articles."""
AGES: Final = _PHRASES["ages"]
"""The words of «منذ ثلاثة أيام» besides the number."""
MENU_WORDS: Final = _PHRASES["menu_words"]
"""Names of sections; furniture only at the head or behind the end of a page, where menus stand."""
SUMMARY_CONTROLS: Final = _PHRASES["summary_controls"]
"""Buttons of a summary box, wherever they stand."""
SUMMARY_MARKERS: Final = _PHRASES["summary_markers"] | SUMMARY_CONTROLS
"""The heading of a summary box; the bullets under it are the box."""
SOURCE_HEADS: Final = _PHRASES["source_heads"]
"""What stands before the colon of a source line."""
CAPTION_HEADS: Final = _PHRASES["caption_heads"]
"""A short line that begins like this belongs to a picture."""
CREDIT_LABELS: Final = _PHRASES["credit_labels"]
"""Begins a caption when a colon or slash follows."""
ARCHIVE_NOTES: Final = _PHRASES["archive_notes"]
"""Stands in the brackets of a photo credit in place of an agency."""
BYLINE_LABELS: Final = _PHRASES["byline_labels"]
"""Names the hand that wrote; a person follows."""
PUBLISHED_HEADS: Final = _PHRASES["published_heads"]
"""Stands before the date of publication."""
UPDATED_HEADS: Final = _PHRASES["updated_heads"]
"""Stands before the date of a later version."""
SAYING_VERBS: Final = _PHRASES["saying_verbs"]
"""A slot that begins with or holds one of these is a sentence, neither a name nor a source."""
CONTINUES: Final = _PHRASES["continues"]
"""No sentence ends with one of these words."""

MAX_HEAD_WORDS: Final = max(head.count(" ") + 1 for keys in _PHRASES.values() for head in keys)


def begins_with(key: str, heads: frozenset[str]) -> str:
    """Return the longest of ``heads`` with whose whole words ``key`` begins, or an empty string."""
    words = key.split(" ", MAX_HEAD_WORDS)[:MAX_HEAD_WORDS]
    for count in range(len(words), 0, -1):
        if (head := " ".join(words[:count])) in heads:
            return head
    return ""
