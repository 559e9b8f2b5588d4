"""Prepositional phrases that belong to the noun before them: «مسؤول في الوزارة», «المرصد السوري لحقوق الإنسان»."""

from __future__ import annotations

from typing import Final

from provenance.attribution.grammar.lexicon import Head, bare, folded, head_at, head_type, states, word_class
from provenance.attribution.grammar.words import Words

INSTITUTION: Final = frozenset({"official_body", "organisation"})
_CLOSE: Final = folded("قريب قريبة مقرب مقربة")
_INFORMED: Final = _CLOSE | folded("مطلع مطلعة")
_SUPERVISORS: Final = folded("المشرف مشرف العام مسؤول المسؤول")
_FOR: Final = folded("باسم لشؤون لدى")
_OVER: Final = folded("على عن")


def hangs(words: Words, at: int, head: Head) -> int:
    """Return how many words of a prepositional phrase that belongs to the head noun start at ``at``."""
    rules = (_hangs_on_title, _hangs_in, _hangs_from, _hangs_over, _hangs_by_l, _hangs_by_particle)
    return next((step for rule in rules if (step := rule(words, at, head)) is not None), 0)


def _hangs_on_title(words: Words, at: int, head: Head) -> int | None:
    """«باسم الوزارة», «العام للهيئة», «لمصر»."""
    word = words.form(at)
    if word in _FOR and head.type in ("title", "anonymous"):
        return 1
    is_of_rank = word.startswith("لل") and words.form(at - 1) in word_class("ranks")
    return 1 if head.type == "title" and (is_of_rank or (word[0] == "ل" and word[1:] in states())) else None


def _hangs_in(words: Words, at: int, head: Head) -> int | None:
    """«في الوزارة»; not «في بيان», «في 2015»."""
    if words.form(at) != "في" or head.type not in INSTITUTION | {"title", "anonymous"}:
        return None
    following = words.form(at + 1)
    is_venue = bare(following) in word_class("venue") or following in word_class("adjunct") or following.isdigit()
    if is_venue or not following or words.sign(at + 1):
        return 0
    return 3 if words.phrase(at + 1, at + 3) in states() else 2


def _hangs_from(words: Words, at: int, head: Head) -> int | None:
    """«مسؤول من الوزارة», «مصدر قريب من الملف», «تقرير من تقارير …»."""
    word, before = words.form(at), words.form(at - 1)
    if word == "من" and head.type in ("anonymous", "title") and head_type(words.forms, at + 1, 0) in INSTITUTION:
        return 2
    if head.type == "anonymous" and word in _INFORMED:
        return 1
    is_from = head.type == "anonymous" and word == "من"
    if is_from and (before in _CLOSE or (words.form(at - 2) == "في" and not words.sign(at + 1))):
        return 2
    is_listed = head.type == "document" and word in ("من", "ال")
    return 2 if is_listed and head_type(words.forms, at + 1, 0) == "document" else None


def _hangs_over(words: Words, at: int, head: Head) -> int | None:
    """«المشرف العام على المشروع»."""
    return 2 if words.form(at) in _OVER and words.form(at - 1) in _SUPERVISORS else None


def _hangs_by_l(words: Words, at: int, head: Head) -> int | None:
    """«المرصد السوري لحقوق …»; not an outlet that is spoken to."""
    word = words.form(at)
    if word[0] != "ل" or len(word) < 4 or head_at(words.forms, at) is not None or head.type == "outlet":
        return None
    if not word.startswith("لل") and head.type not in INSTITUTION:
        return None
    return 0 if head_type(words.forms, at, 1) in ("outlet", "agency", "social_media") else 1


def _hangs_by_particle(words: Words, at: int, head: Head) -> int | None:
    """«بوزارة الصحة»: a body behind «ب» or «ل»."""
    word = words.form(at)
    if word[0] not in "بل" or len(word) < 5 or word in word_class("that"):
        return None
    inner = head_type(words.forms, at, 1)
    return 1 if inner in INSTITUTION and inner != head.type else 0
