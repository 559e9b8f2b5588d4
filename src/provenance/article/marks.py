"""What a line of a page says about itself, before its neighbours are asked.

A mark is a first reading of one line; :mod:`provenance.article.layout` decides with all
of them which zone the line belongs to.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from provenance.article.datelines import (
    is_agency,
    is_caption,
    is_clock,
    is_latin_credit,
    source_value,
)
from provenance.article.lines import Line, is_menu_bullet
from provenance.article.phrases import (
    CONTROL_HEADS,
    CONTROL_LINES,
    INLINE_HEADS,
    MENU_WORDS,
    SUMMARY_CONTROLS,
    SUMMARY_MARKERS,
    TAIL_HEADS,
    TAIL_MARKERS,
    begins_with,
)

Mark = Literal["", "void", "control", "tail", "inline", "summary", "source", "caption", "agency", "menu"]
"""``void`` has no words, ``control`` is a button, counter or address, ``tail`` closes the
article, ``inline`` links to another story, ``agency`` is a bare agency; ``""`` is anything else."""

_MAX_WORDS: Final = 35  # longer lines are paragraphs, whatever they begin with
_MAX_CONTROL_WORDS: Final = 20
_MAX_INLINE_WORDS: Final = 30
_ADDRESS: Final = re.compile(
    r"^(?:https?://\S+|www\.\S+|\S+@\S+\.\S+|@\w+|#\S+|[\w.\-]+\.(?:com|net|org|info|tv|sa|ae|eg)(?:/\S*)?)$"
)
_LABELS_BEFORE_ADDRESS: Final = 4


def _is_address(text: str) -> bool:
    """Return whether a line is a web or mail address or an account, with at most a label before it."""
    tokens = text.split()
    addresses = [_ADDRESS.match(token.strip("()[]<>،,:")) is not None for token in tokens]
    return addresses[-1] and len(tokens) - sum(addresses) <= _LABELS_BEFORE_ADDRESS and not text.startswith("#")


def _is_control(line: Line, text: str) -> bool:
    key = line.bare_key
    if key in CONTROL_LINES or key in SUMMARY_CONTROLS or is_clock(text):
        return True
    return line.words <= _MAX_CONTROL_WORDS and (bool(begins_with(key, CONTROL_HEADS)) or _is_address(text))


def _is_tail(line: Line) -> bool:
    key = line.bare_key
    return key in TAIL_MARKERS or (line.words <= _MAX_CONTROL_WORDS and bool(begins_with(key, TAIL_HEADS)))


def mark_of(line: Line, raw: str) -> Mark:
    """Return the mark of a line of ``raw``."""
    if line.is_watermark:
        return "control"
    if line.words > _MAX_WORDS:
        return ""
    if not line.key:
        return "void"
    text = raw[line.start : line.end]
    if line.bare_key in SUMMARY_MARKERS:
        return "summary"
    if _is_tail(line):
        return "tail"
    if line.words <= _MAX_INLINE_WORDS and begins_with(line.key, INLINE_HEADS):
        return "inline"
    if _is_control(line, text):
        return "control"
    return _named_mark(line, text)


def _named_mark(line: Line, text: str) -> Mark:
    if source_value(text) is not None:
        return "source"
    if is_latin_credit(text) or is_caption(line, text):
        return "caption"
    if is_agency(text):
        return "agency"
    if line.bare_key in MENU_WORDS or (is_menu_bullet(line) and not line.is_prose):
        return "menu"
    return ""
