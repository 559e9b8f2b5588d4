"""Which words make a proper name, and where one ends."""

from __future__ import annotations

from typing import Final

from provenance.article.phrases import PLACES
from provenance.attribution.grammar.lexicon import (
    bare,
    folded,
    given_names,
    head_at,
    head_type,
    states,
    verb_forms,
    word_class,
)
from provenance.attribution.grammar.words import Words

_MAX_NAME: Final = 7
PARTICLES: Final = folded("بن ابن أبو أبي بو ال عبد أم دي دو فون لا لو ذو وي")
COMPOUNDS: Final = word_class("compounds")
NAMES_NOT_HEADS: Final = folded("سلطان أمير بابا عميد رائد شيخ قاضي حاكم حارس")
_SURNAMES: Final = word_class("surnames")
"""Surnames that are also titles: behind a given name they are surnames."""
_ATTACHED: Final = ("بال", "وال", "لل", "ولل", "وبال")
HOMOGRAPHS: Final = word_class("homographs")
"""Verbs that without a mark are also a noun or preposition: to be believed at the start of a clause only."""
_NO_NAMES: Final = ("adjunct", "objects", "that", "relative", "directions")


def is_attached(word: str) -> bool:
    """Return whether a folded word is a preposition or «و» and the article: «بالرياض»."""
    return word.startswith(_ATTACHED)


def is_verb(word: str) -> bool:
    """Return whether a folded word is a finite verb of reporting and not likely a name."""
    if word in HOMOGRAPHS or word in word_class("names_m"):
        return False
    return any(form.tense != "participle" for form in verb_forms().get(word, ()))


def is_namelike(word: str) -> bool:
    """Return whether a folded word can be part of a proper name: nothing speaks against it."""
    if len(word) < 2 or word[0].isdigit() or is_attached(word) or word in HOMOGRAPHS:
        return False
    if word in word_class(*_NO_NAMES) or _is_common(bare(word)):
        return False
    if (word.endswith("ات") and len(word) > 5) or (word[0] in "بل" and word[1:] in states()):
        return False
    return not (is_verb(word) or _is_participle(word) or (word.endswith("ا") and _is_common(bare(word[:-1]))))


def _is_common(word: str) -> bool:
    return word in word_class("inanimate", "venue")


def _is_participle(word: str) -> bool:
    """Return whether a word is a participle of saying in the accusative or feminine: «قائلا»، «مضيفة»."""
    if not word.endswith(("ا", "ه")) or word in given_names():
        return False
    return any(form.tense == "participle" for form in verb_forms().get(word, ()))


def name_end(words: Words, at: int, limit: int, known: frozenset[str] = frozenset()) -> int:
    """Return the end of the proper name that starts at word ``at``; ``at`` if none does.

    ``known`` are words that are part of a name elsewhere in the article: a name that
    begins with one ends before the first word that is none.
    """
    end = at
    while end < limit and end - at < _MAX_NAME and _goes_on(words, at, end, known):
        end += 1
    while end > at and words.form(end - 1) in PARTICLES:
        end -= 1
    return end


def _goes_on(words: Words, at: int, end: int, known: frozenset[str]) -> bool:
    """Return whether word ``end`` belongs to the name that starts at word ``at``."""
    return _may_stand(words, at, end) and (end == at or not _is_behind(words, at, end, known))


def _may_stand(words: Words, at: int, end: int) -> bool:
    """Return whether a word can be part of a name where it stands."""
    word = words.form(end)
    is_joined = end > at and words.form(end - 1) in PARTICLES
    if not (word in PARTICLES or is_joined or _is_ali(words, at, end) or is_namelike(word)):
        return False
    return not (word[0] in "لب" and (head_type(words.forms, end, 1) or word[1:] in PLACES))


def _is_ali(words: Words, at: int, end: int) -> bool:
    """Return whether word ``end`` is the name علي and not the preposition على."""
    before = words.form(at - 1)
    is_expected = end > at or words.form(end + 1) in given_names() or before in word_class("honorific")
    return words.is_ali(end) and (is_expected or is_verb(before))


def _is_behind(words: Words, at: int, end: int, known: frozenset[str]) -> bool:
    """Return whether a name of at least one word is complete before word ``end``."""
    word, before = words.form(end), words.form(end - 1)
    if words.sign(end) and not words.is_hyphenated(end):
        return True
    is_known = words.form(at) in known and before not in PARTICLES
    if is_known and word not in known and word not in PARTICLES:
        return True
    if _is_other_noun(words, at, end):
        return True
    if word[0] in "ول" and len(word) > 4 and word[1:3] == "ال":
        return True
    return end > at + 1 and (_is_complete(words, at, end) or _is_no_surname(words, at, end))


def _is_other_noun(words: Words, at: int, end: int) -> bool:
    """Return whether word ``end`` heads a source of its own and is no part of the name before it."""
    word = words.form(end)
    is_surname = end == at + 1 and word in _SURNAMES and words.form(at) in given_names()
    if is_surname or words.form(end - 1) == "عبد" or word in word_class("names_m") or word in NAMES_NOT_HEADS:
        return False
    return head_at(words.forms, end) is not None


def _is_complete(words: Words, at: int, end: int) -> bool:
    """Return whether a surname with article stands before word ``end``, and no other follows."""
    before = words.form(end - 1)
    is_joined = before in COMPOUNDS or words.form(end - 2) in PARTICLES
    goes_on = words.has_article(end) or words.form(end) in PARTICLES
    return words.has_article(end - 1) and not is_joined and not goes_on


def _is_no_surname(words: Words, at: int, end: int) -> bool:
    """Return whether the definite word ``end`` is too far from the given name to be a surname."""
    word, before = words.form(end), words.form(end - 1)
    if not words.has_article(end) or before in PARTICLES | COMPOUNDS or word == "الله":
        return False
    if words.has_article(end - 1):
        return True
    is_third = end == at + 2 and words.form(at) in given_names() and words.form(at + 1) in given_names()
    return not (word.endswith("ي") or "بن" in words.forms[at + 1 : end] or is_third)
