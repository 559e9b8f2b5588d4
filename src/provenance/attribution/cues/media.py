"""The medium: the outlet that a source spoke to or that carried the words."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from provenance.attribution.cues.citation import Medium, Range
from provenance.attribution.grammar.lexicon import bare, folded, head_at, word_class
from provenance.attribution.grammar.phrases import Phrase, Reader
from provenance.attribution.grammar.words import Words, has_quote

_CARRIERS: Final = frozenset(word + tail for word in word_class("carriers") for tail in ("ه", "ها"))
_CONDUCTED: Final = folded("أجرته أجراه أجرتها أجراها أجرت أجرى")
_RECEIVED: Final = folded("تلقت تلقته تلقتها تسلمت حصلت اطلعت وصلت")
_ON_ACCOUNT: Final = folded("بموقع بحسابه بصفحته بحسابها بصفحتها بتطبيق بمنصة")
_ACCOUNTS: Final = word_class("accounts")
_FRONTED: Final = 16  # words before a verb in which «وفي تصريح لوكالة كذا» may stand
_NAME_ROOM: Final = 6  # words that the name of an outlet may hold beyond the place where content begins
_STATEMENTS: Final = word_class("statements")
_SLOTS: Final = folded("بحسب وبحسب وفقا ووفقا نقلا")
_WITH: Final = folded("معه معها معهم")
_BY: Final = folded("عبر على في")
_TOWARDS: Final = folded("مع إلى")
_OUTLETS: Final = frozenset({"outlet", "agency", "social_media"})


def outlet_at(reader: Reader, words: Words, at: int, limit: int) -> Phrase | None:
    """Return the outlet, agency or network whose phrase starts at word ``at``."""
    if at >= limit:
        return None
    head = head_at(words.forms, at)
    named = reader.known.outlet(words, at)
    is_outlet = (head and head.type in _OUTLETS) or (named and named[1] in _OUTLETS)
    if not is_outlet and not has_quote(words.sign(at)):
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
        if length := _network_length(reader, words, step):
            return Medium(_network(step, length), ((at, at + 1),))
    return None


def _network_length(reader: Reader, words: Words, at: int) -> int:
    """Return how many words of the name of a social network start at word ``at``; 0 if none does."""
    named = reader.known.outlet(words, at)
    return named[0] if named and named[1] == "social_media" else 0


def _network(at: int, length: int) -> Phrase:
    return Phrase(at, at + length, "social_media", "", None, False, (at, at + length))


def medium(reader: Reader, words: Words, start: int, limit: int) -> Medium | None:
    """Return the medium named between the words ``start`` and ``limit``, or None."""
    end = min(len(words), limit + _NAME_ROOM)
    for at in range(start, limit):
        if at > start and words.form(at) in _SLOTS:
            return None  # «…، بحسب بيان تلقته الصحيفة»: what follows belongs to that slot
        if found := _medium_at(reader, words, at, start, end):
            return found
    return None


def _medium_at(reader: Reader, words: Words, at: int, start: int, end: int) -> Medium | None:
    """Return the medium whose cue stands at word ``at``, or None."""
    if found := _to(reader, words, at, end):
        return found
    word = words.form(at)
    if word in _BY and _after_venue(words, at, start) and (length := _network_length(reader, words, at + 1)):
        return Medium(_network(at + 1, length), ((at, at + 1),))
    if word in _ON_ACCOUNT or (word in _BY and words.form(at + 1) in _ACCOUNTS):
        return _account(reader, words, at, end)
    if word in _CARRIERS:
        carrier = _carrier(reader, words, at + 1)
        return Medium(carrier, ((at, at + 1),)) if carrier else None
    length = 2 if word in _CONDUCTED and words.form(at + 1) in _WITH else 1
    is_outlets = length == 2 or word in _RECEIVED or (word in _TOWARDS and _after_venue(words, at, start))
    outlet = outlet_at(reader, words, at + length, end) if is_outlets else None
    return Medium(outlet, ((at, at + length),)) if outlet else None


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


def fronted(reader: Reader, words: Words, at: int) -> Medium | None:
    """Return the medium of a venue before the verb at word ``at``: «وفي تصريح لوكالة كذا، قال»."""
    place = venue(words, max(0, at - _FRONTED), at)
    return medium(reader, words, place[0], at) if place else None
