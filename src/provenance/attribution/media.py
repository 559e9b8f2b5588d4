"""The medium: the outlet that a source spoke to or that carried the words."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from provenance.attribution.citation import Medium, Range
from provenance.attribution.lexicon import bare, head_at, word_class
from provenance.attribution.phrases import Phrase, Reader
from provenance.attribution.words import Words, has_quote

_CARRIERS: Final = frozenset(
    word + tail for word in "نشرت بثت نقلت اوردت اذاعت نشر بث نقل اورد اذاع".split() for tail in ("ه", "ها")
)
_CONDUCTED: Final = frozenset("اجرته اجراه اجرتها اجراها اجرت اجري".split())
_RECEIVED: Final = frozenset("تلقت تلقته تلقتها تسلمت حصلت اطلعت وصلت".split())
_ON_ACCOUNT: Final = frozenset("بموقع بحسابه بصفحته بحسابها بصفحتها بتطبيق بمنصه".split())
_ACCOUNTS: Final = frozenset("حسابه حسابها صفحته صفحتها حساب صفحه منصه موقع تطبيق شبكه".split())
_NAME_ROOM: Final = 6  # words that the name of an outlet may hold beyond the place where content begins
_TOWARDS: Final = frozenset("مع الي".split())
_OUTLETS: Final = frozenset({"outlet", "agency", "social_media"})
_GENERIC: Final = frozenset("صحفي صحافي اعلامي متلفز صحفيه صحافيه خاص حصري مشترك".split())


def outlet_at(reader: Reader, words: Words, at: int, limit: int) -> Phrase | None:
    """Return the outlet, agency or network whose phrase starts at word ``at``."""
    if at >= limit:
        return None
    head = head_at(words.forms, at)
    named = reader.known.outlet(words, at)
    if not (head and head.type in _OUTLETS) and not (named and named[1] in _OUTLETS):
        if not has_quote(words.sign(at)):
            return None
    found = reader.phrase(words, at, limit)
    return found if found and found.type in _OUTLETS else None


def _to(reader: Reader, words: Words, at: int, limit: int) -> Medium | None:
    """Return the outlet behind ل: «لصحيفة»، «لهسبريس»، «لـ"الاقتصادية"»."""
    word = words.form(at)
    if word == "ل":
        found = outlet_at(reader, words, at + 1, limit)
        return Medium(found, ((at, at + 1),)) if found else None
    if not word.startswith("ل") or len(word) < 4:
        return None
    cut = words.cut(at, 1)
    found = outlet_at(reader, cut, at, limit)
    if found is None or (found.type == "social_media" and not found.head):
        return None
    return Medium(replace(found, attached=1), ((at, at + 1),))


def _carrier(reader: Reader, words: Words, at: int) -> Phrase | None:
    """Return the outlet or body behind «نشرته»."""
    found = reader.phrase(words, at, len(words))
    return found if found and found.type in _OUTLETS | {"official_body"} else None


def _account(reader: Reader, words: Words, at: int, limit: int) -> Medium | None:
    """Return the network behind «على حسابه في»، «عبر منصة»."""
    for step in range(at + 1, min(limit, at + 6)):
        named = reader.known.outlet(words, step)
        if named and named[1] == "social_media":
            found = Phrase(step, step + named[0], "social_media", "", None, False, (step, step + named[0]))
            return Medium(found, ((at, at + 1),))
    return None


def medium(reader: Reader, words: Words, start: int, limit: int) -> Medium | None:
    """Return the medium named between the words ``start`` and ``limit``, or None."""
    end = min(len(words), limit + _NAME_ROOM)
    for at in range(start, limit):
        word = words.form(at)
        if found := _to(reader, words, at, end):
            return found
        if word in _TOWARDS and _after_venue(words, at, start):
            if outlet := outlet_at(reader, words, at + 1, end):
                return Medium(outlet, ((at, at + 1),))
        if word in _RECEIVED and (outlet := outlet_at(reader, words, at + 1, end)):
            return Medium(outlet, ((at, at + 1),))
        if word in _CARRIERS and (outlet := _carrier(reader, words, at + 1)):
            return Medium(outlet, ((at, at + 1),))
        if word in _ON_ACCOUNT and (found := _account(reader, words, at, end)):
            return found
        if word in _CONDUCTED and words.form(at + 1) in ("معه", "معها", "معهم"):
            if outlet := outlet_at(reader, words, at + 2, end):
                return Medium(outlet, ((at, at + 2),))
        if word in ("عبر", "علي", "في") and words.form(at + 1) in _ACCOUNTS:
            if found := _account(reader, words, at, end):
                return found
    return None


def _after_venue(words: Words, at: int, start: int) -> bool:
    return any(bare(words.form(back)) in word_class("venue") for back in range(max(start, at - 4), at))


def of_outlet(reader: Reader, words: Words, found: Phrase) -> Medium | None:
    """Return the outlet in «مصادر "الرياض"», «مصادر (الجزيرة)»: whose sources they are."""
    if found.head not in ("مصدر", "مصادر"):
        return None
    for at in range(found.start + 1, found.end + 1):
        if words.opens(at) or "(" in words.sign(at):
            end = at + 1
            while end < min(len(words), at + 4) and not words.sign(end):
                end += 1
            return Medium(Phrase(at, end, "outlet", "", "f", False, (at, end)), ())
        named = reader.known.outlet(words, at) if at < found.end else None
        if named and named[1] in _OUTLETS:
            return Medium(Phrase(at, at + named[0], "outlet", "", "f", False, (at, at + named[0])), ())
    return None


def venue(words: Words, start: int, limit: int) -> Range | None:
    """Return the words «في تصريح»، «خلال مقابلة» between ``start`` and ``limit``, or None."""
    for at in range(start, limit - 1):
        if words.form(at) in ("في", "خلال", "ضمن", "وفي") and bare(words.form(at + 1)) in _STATEMENTS:
            return (at, at + 2)
    return None


_STATEMENTS: Final = frozenset(
    "تصريح تصريحات حديث حديثه حديثها حوار مقابله لقا بيان موتمر كلمه خطاب تقرير منشور تغريده تدوينه رساله".split()
)


_FRONTED: Final = 16  # words before a verb in which «وفي تصريح لوكالة كذا» may stand


def fronted(reader: Reader, words: Words, at: int) -> Medium | None:
    """Return the medium of a venue before the verb at word ``at``: «وفي تصريح لوكالة كذا، قال»."""
    place = venue(words, max(0, at - _FRONTED), at)
    return medium(reader, words, place[0], at) if place else None
