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
    label_of,
    source_value,
)
from provenance.article.lines import Line, is_menu_bullet
from provenance.article.phrases import (
    AGES,
    CONTROL_HEADS,
    CONTROL_LINES,
    INLINE_HEADS,
    MENU_WORDS,
    PREVIOUS_HEADS,
    SUMMARY_CONTROLS,
    SUMMARY_MARKERS,
    TAG_HEADS,
    TAIL_HEADS,
    TAIL_MARKERS,
    begins_with,
    line_key,
)

Mark = Literal["", "void", "control", "tail", "inline", "summary", "source", "caption", "agency", "menu"]
"""``void`` has no words, ``control`` is a button, counter or address, ``tail`` closes the
article, ``inline`` links to another story, ``agency`` is a bare agency; ``""`` is anything else."""

_MAX_WORDS: Final = 35  # longer lines are paragraphs, whatever they begin with
_MAX_CONTROL_WORDS: Final = 25
_MAX_INLINE_WORDS: Final = 30
_ADDRESS: Final = re.compile(
    r"^(?:https?://\S+|www\.\S+|\S+@\S+\.\S+|@\w+|#\S+|[\w.\-]+\.(?:com|net|org|info|tv|sa|ae|eg)(?:/\S*)?)$"
)
_LABELS_BEFORE_ADDRESS: Final = 4
_CRUMB_SIGN: Final = re.compile(r"\s[»«]\s|[>›/|\\\u2190\u2192]")


def _is_address(text: str) -> bool:
    """Return whether a line is a web or mail address or an account, with at most a label before it."""
    tokens = text.split()
    addresses = [_ADDRESS.match(token.strip("()[]<>،,:")) is not None for token in tokens]
    return addresses[-1] and len(tokens) - sum(addresses) <= _LABELS_BEFORE_ADDRESS and not text.startswith("#")


def _is_age(line: Line) -> bool:
    """Return whether a line says how long ago something was and nothing else, as «منذ 3 أيام»."""
    words = line.key.split()
    is_framed = words[0] in ("منذ", "قبل") or words[-1] == "ago"
    return is_framed and 2 <= len(words) <= 4 and all(word in AGES or word.isdigit() for word in words)


def _is_tag_line(line: Line, text: str) -> bool:
    """Return whether a line lists tags: behind their label, or several with their own sign."""
    if text.startswith("#"):
        return line.words > 1 and all(token.startswith("#") for token in text.split())
    return not line.terminated and label_of(text) in TAG_HEADS


def _is_control(line: Line, text: str) -> bool:
    key = line.bare_key
    if key in CONTROL_LINES or key in SUMMARY_CONTROLS or is_clock(text) or _is_age(line):
        return True
    if line.words > _MAX_CONTROL_WORDS:
        return False
    is_labelled = bool(begins_with(key, CONTROL_HEADS)) or label_of(text) in PREVIOUS_HEADS
    return is_labelled or _is_tag_line(line, text) or _is_address(text)


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


def _is_crumb_trail(text: str) -> bool:
    """Return whether a line leads down from the sections, as «الرئيسية > أخبار > محليات»."""
    parts = [line_key(part) for part in _CRUMB_SIGN.split(text)]
    return len(parts) > 1 and parts[0] in MENU_WORDS and all(part.count(" ") < 3 for part in parts[:-1])


def _named_mark(line: Line, text: str) -> Mark:
    if source_value(text) is not None:
        return "source"
    if is_latin_credit(text) or is_caption(line, text):
        return "caption"
    if is_agency(text):
        return "agency"
    if line.bare_key in MENU_WORDS or _is_crumb_trail(text) or (is_menu_bullet(line) and not line.is_prose):
        return "menu"
    return ""
