"""Who wrote where and when: bylines, date lines, datelines, photo credits and source lines.

A small grammar over *parts*: the stretches between dashes, slashes, brackets, colons
and commas. A part is a place, an agency, a date, or somebody's name; a slot is believed
when at least one part is known and no part reads like a sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from provenance.article.dates import MAX_VALUE, MONTHS, date_spans
from provenance.article.lines import Line
from provenance.article.phrases import (
    AGENCIES,
    ARCHIVE_NOTES,
    BYLINE_LABELS,
    CAPTION_HEADS,
    CREDIT_LABELS,
    PLACES,
    PUBLISHED_HEADS,
    SAYING_VERBS,
    SOURCE_HEADS,
    UPDATED_HEADS,
    begins_with,
    compact_key,
    line_key,
)

DATELINE_WINDOW: Final = 120
"""Characters at the start of a paragraph in which a dateline can end."""
_MAX_DATELINE_WORDS: Final = 14
_MAX_PART_WORDS: Final = 4
_MAX_BYLINE_WORDS: Final = 10
_MAX_CAPTION_WORDS: Final = 25
_MAX_NAME_WORDS: Final = 6  # of all the names in one slot

_DASH: Final = r"\-\u2010-\u2015"  # inside a character class
_EDGES: Final = "-\u2010\u2011\u2012\u2013\u2014\u2015:/ "
_SEPARATOR: Final = re.compile(rf"[{_DASH}:/()\[\]،,|«»\"“”]+")
# Where a dateline may end: a colon, a closing bracket with or without a dash, a dash beside a space.
_STOP: Final = re.compile(rf"\)\s?[:{_DASH}]*|[»”\"]?\s?:|\s[{_DASH}/]+|[{_DASH}/]+(?=\s)")
_BRACKETED_END: Final = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]][\s.]*$")
_SIGN: Final = re.compile(rf"[:{_DASH}/(|]")
_INNER_END: Final = re.compile(r"[.!?\u061f](?:\s|$)")
_LABEL_WINDOW: Final = 40
_ALLOWED_WORDS: Final = frozenset(line_key(word) for word in "في يوم الموافق هـ م ه ت ص مساء صباحا الساعة".split())
_WEEKDAYS: Final = frozenset(
    line_key(day) for day in "السبت الأحد الاحد الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة".split()
)
_MONTH_WORDS: Final = frozenset(word for name in MONTHS for word in name.split())


def _labelled(text: str) -> tuple[str, str]:
    """Return the key of the label before the first sign of a line and what stands behind it."""
    found = _SIGN.search(text, 1, _LABEL_WINDOW)
    return (line_key(text[: found.start()]), text[found.end() :].strip(_EDGES + "()")) if found else ("", "")


def label_of(text: str) -> str:
    """Return the key of the label before the first sign of a line, as «المصدر» of «المصدر: وكالات»."""
    return _labelled(text)[0]


def _parts(text: str) -> list[str]:
    return [part for piece in _SEPARATOR.split(text) if (part := piece.strip())]


@lru_cache(maxsize=1 << 14)
def is_known(part: str) -> bool:
    """Return whether a part is a place or an agency, with or without a date."""
    key = line_key(part)
    if key in PLACES or compact_key(part) in AGENCIES:
        return True
    left = [word for word in key.split() if not _is_date_word(word)]
    rest = " ".join(left)
    return bool(left) and (rest in PLACES or rest.replace(" ", "") in AGENCIES)


def _is_date_word(word: str) -> bool:
    return word.isdigit() or word in _ALLOWED_WORDS or word in _WEEKDAYS or word in _MONTH_WORDS


def _is_dated(part: str) -> bool:
    return all(_is_date_word(word) for word in line_key(part).split())


def _is_sentence(part: str) -> bool:
    """Return whether a part says something instead of naming somebody."""
    words = line_key(part).split()
    return len(words) > _MAX_PART_WORDS or not SAYING_VERBS.isdisjoint(words)


def _is_slot(text: str, *, ends_in_colon: bool) -> bool:
    """Return whether ``text`` is made of known parts, dates and names, and holds a known one.

    A name stands before a known part («فلان - جدة») or before a colon («جدة - فلان:»).
    """
    parts = [part for part in _parts(text) if line_key(part) and not _is_dated(part)]
    known = [is_known(part) for part in parts]
    names = [part for part, sure in zip(parts, known, strict=True) if not sure]
    if not any(known) or any(map(_is_sentence, names)) or sum(len(name.split()) for name in names) > _MAX_NAME_WORDS:
        return False
    return known[-1] or ends_in_colon or text.rstrip().endswith(")")


def dateline_end(paragraph: str) -> int:
    """Return how many characters of a paragraph its dateline takes, 0 when it has none for sure.

    >>> dateline_end("القاهرة (رويترز) - قال مسؤول")
    18
    """
    window, end = paragraph[:DATELINE_WINDOW], 0
    for stop in _STOP.finditer(window):
        slot = window[: stop.end()]
        if stop.end() == len(paragraph) or len(slot.split()) > _MAX_DATELINE_WORDS:
            break
        if _is_slot(slot.rstrip(_EDGES), ends_in_colon=slot.rstrip().endswith(":")):
            end = stop.end()
        elif end:
            break
    return end


def is_date_line(text: str) -> bool:
    """Return whether a short line says when and nothing else: a full date, with a label or alone."""
    if len(text) > MAX_VALUE or not any(char.isdigit() for char in text):
        return False
    key = line_key(text)
    head = begins_with(key, PUBLISHED_HEADS) or begins_with(key, UPDATED_HEADS)
    words = key[len(head) :].split()
    others = [word for word in words if not _is_date_word(word)]
    return len(words) <= 16 and len(others) <= 3 and bool(date_spans(text))


def is_clock(text: str) -> bool:
    """Return whether a short line is a time of day and nothing else, as «08:39 ت م»."""
    key = line_key(text)
    is_short = ":" in text and len(key) < 24 and any(char.isdigit() for char in key)
    return is_short and _is_dated(key) and not date_spans(text)


def is_byline(line: Line, text: str) -> bool:
    """Return whether a line at the head of an article names its author, place, agency or date."""
    if line.words > _MAX_BYLINE_WORDS + 6 or text.endswith("."):
        return False
    if is_date_line(text):
        return True
    if line.words > _MAX_BYLINE_WORDS:
        return _is_slot(text, ends_in_colon=text.endswith(":")) and line.words <= _MAX_DATELINE_WORDS
    return is_signature(line, text) or is_known(text) or _is_slot(text, ends_in_colon=True)


def is_signature(line: Line, text: str) -> bool:
    """Return whether a short line says «كتب»، «بقلم»، «ترجمة» and a name."""
    label = begins_with(line.key, BYLINE_LABELS)
    rest = line.key[len(label) :].split()
    if not label or line.words > 8 or text.endswith(".") or not SAYING_VERBS.isdisjoint(rest):
        return False
    has_sign = label_of(text) == label
    return has_sign or (len(rest) <= 4 and (not line.terminated or text.endswith(":")))


def is_agency(text: str) -> bool:
    """Return whether a text names agencies and nothing else, as «(أ. ف. ب)» or «رويترز، د ب أ»."""
    key = compact_key(text)
    if not key or len(key) > 60:
        return False
    parts = [part for piece in re.split(rf"[{_DASH}+/،,()|&]| و(?=\w)", text) if (part := compact_key(piece))]
    return key in AGENCIES or all(part in AGENCIES for part in parts)


def _is_credit(text: str) -> bool:
    """Return whether brackets hold «photographer/agency», an agency or «أرشيفية»."""
    parts = re.split(r"[/،,|]| - ", text)
    return any(is_agency(part) or line_key(part) in ARCHIVE_NOTES for part in parts) and len(text.split()) <= 8


def has_credit(text: str) -> bool:
    """Return whether a line ends in a photo credit in brackets."""
    found = _BRACKETED_END.search(text[-80:])
    return found is not None and _is_credit(found[1])


def is_caption(line: Line, text: str) -> bool:
    """Return whether a line belongs to a picture: by its opening words or by the credit it ends in."""
    if line.words > _MAX_CAPTION_WORDS:
        return False
    if begins_with(line.key, CAPTION_HEADS):
        return not line.is_prose
    if label_of(text) in CREDIT_LABELS:
        return line.words <= 12
    shown = _BRACKETED_END.sub("", text)
    is_one_phrase = len(shown.split()) > 2 and not _INNER_END.search(shown) and not text.endswith(".")
    return is_one_phrase and has_credit(text) and not is_known(shown)


def is_latin_credit(text: str) -> bool:
    """Return whether a line is the bare Latin name of an agency, as picture agencies sign."""
    return text.isascii() and is_agency(text)


def source_value(text: str) -> str | None:
    """Return what stands behind «المصدر:» in a source line ("" when nothing does), None when it is none.

    >>> source_value("المصدر: وكالات"), source_value("المصدر: قال الوزير إن")
    ('وكالات', None)
    """
    label, value = _labelled(text)
    if label in SOURCE_HEADS:
        words = line_key(value).split()
        return None if len(words) > 12 or not SAYING_VERBS.isdisjoint(words) or date_spans(value) else value
    return "" if line_key(text) in SOURCE_HEADS and len(text.split()) <= 2 else None


def credit_suffix(text: str) -> int:
    """Return where the agency in brackets starts that closes a finished paragraph; ``len(text)`` if none."""
    tail = text[-80:]
    found = _BRACKETED_END.search(tail)
    if found is None or not is_agency(found[1]):
        return len(text)
    before = tail[: found.start()].rstrip()
    return len(text) - len(tail) + found.start() if before and not before[-1].isalnum() else len(text)
