"""A phrase that means a person -> who it is: the full name of a surname, the bearer of a title."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from provenance.attribution.grammar.full_names import FullName
from provenance.attribution.grammar.lexicon import folded, head_at
from provenance.attribution.grammar.names import is_namelike
from provenance.attribution.grammar.phrases import Phrase
from provenance.attribution.grammar.words import Words
from provenance.attribution.who.cast import Cast, Who, fits, heads_of, is_part, without_honorific

SAME: Final = folded("ذاته ذاتها نفسه نفسها عينه عينها ذات نفس المذكور المذكورة")
_ECHO: Final = folded("متحدث مصدر مسؤول فاعل قيادي خبير ناشط باحث محلل")
_FIRST: Final = 64  # full names that share a word
_AUTHORS: Final = folded("مؤلف كاتب روائي شاعر مخرج رسام")
"""Whose work an article is about: with nobody cited before, whoever is named first."""
_SHORT: Final = 3  # words of a description that can mean whoever spoke last


def person(cast: Cast, words: Words, phrase: Phrase) -> Who:
    """Return the person whom a phrase names or describes."""
    heads = heads_of(words, phrase)
    if phrase.name is None:
        earlier = _described(cast, words, phrase, heads)
        if earlier:
            return replace(earlier, heads=earlier.heads | heads)
        if phrase.is_definite and phrase.head in _AUTHORS and cast.first_name:
            return cast.as_named_at(cast.first_name, phrase, heads)
        return cast.as_written(words, phrase, phrase.start, phrase.end)
    start, end = without_honorific(words, *phrase.name)
    own = words.forms[start:end]
    for who in cast.latest():
        is_kind = who.type == "person" or (who.type == "organisation" and not phrase.head)
        if is_kind and is_part(own, who.words):
            return replace(who, gender=who.gender or phrase.gender, plural=False, heads=who.heads | heads)
    if place := _fuller(cast, own) or _introduced_name(cast, own):
        return cast.as_named_at(place, replace(phrase, plural=False), heads)
    return cast.as_written(words, phrase, start, end)


def _fuller(cast: Cast, own: tuple[str, ...]) -> FullName | None:
    """Return the longest name in the text that ends in a surname (or begins with a given name)."""
    if not 0 < len(own) <= 2:
        return None
    places = sorted({place for word in {own[0], own[-1]} for place in cast.full_names_with(word)[:_FIRST]})
    longer = [place for place in places if _is_fuller(own, cast.sentences[place[0]].forms[place[1] : place[2]])]
    return max(longer, key=lambda place: place[2] - place[1], default=None)


def _is_fuller(own: tuple[str, ...], full: tuple[str, ...]) -> bool:
    return len(full) > len(own) and is_part(own, full) and (full[0] == own[0] or full[-1] == own[-1])


def _introduced_name(cast: Cast, own: tuple[str, ...]) -> FullName | None:
    """Return a given name and surname behind a definite word: «للملياردير إيلون ماسك»."""
    if len(own) != 1:
        return None
    for number, at in cast.places.get(own[0], ()):
        words = cast.sentences[number]
        is_bound = at >= 2 and words.form(at - 2).startswith(("ال", "لل", "وال", "بال"))
        if is_bound and not words.sign(at) and not words.sign(at - 1) and _can_be_given(words, at - 1):
            return number, at - 1, at + 1
    return None


def _can_be_given(words: Words, at: int) -> bool:
    """Return whether a word can be somebody's given name: nothing in it is grammar."""
    word = words.form(at)
    is_plain = not word.startswith("ال") and head_at(words.forms, at) is None and is_namelike(word)
    return is_plain and len(word) > 2 and not word.endswith(("ه", "ات", "ين", "ون"))


def _described(cast: Cast, words: Words, phrase: Phrase, heads: frozenset[str]) -> Who | None:
    """Return the earlier person that a description means: by its head noun, else the last speaker."""
    if not phrase.is_definite and not phrase.head:
        return None
    people = [who for who in cast.known_people() if _can_mean(who, phrase)]
    rest = heads - {phrase.head}
    bearers = [who for who in people if phrase.head in who.heads]
    if who := next((who for who in bearers if rest <= who.heads), None):
        return who
    if not phrase.is_definite:
        return next((who for who in people if _shares(cast, who, phrase.head, rest)), None)
    if bearers:
        return bearers[0]
    is_short = phrase.end - phrase.start <= _SHORT
    is_echo = phrase.head in _ECHO or bool(SAME & set(words.forms[phrase.start : phrase.end + 1]))
    return people[0] if people and (is_short or is_echo) else None


def _can_mean(who: Who, phrase: Phrase) -> bool:
    """Return whether a description can mean somebody: a person who agrees, or an unnamed one so called before."""
    if who.type == "person" and fits(who, phrase.gender, phrase.plural):
        return True
    return who.type == "anonymous" and phrase.is_definite and phrase.head in who.heads


def _shares(cast: Cast, who: Who, head: str, rest: frozenset[str]) -> bool:
    """Return whether somebody was described with the same words before: «مقدم برنامج كذا»، «صاحب برنامج كذا»."""
    return (head in who.heads and bool(rest & who.heads)) or (len(rest & who.heads) >= 2 and who in cast.latest())
