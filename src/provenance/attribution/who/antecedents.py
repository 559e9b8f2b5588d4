"""Who is meant where a citation names nobody, and which sentences go on with a speaker without a cue."""

from __future__ import annotations

from typing import Final

from provenance.attribution.cues.citation import Citation
from provenance.attribution.grammar.lexicon import bare, folded, head_at, head_words, is_title, verb_forms, word_class
from provenance.attribution.grammar.phrases import Phrase, Reader
from provenance.attribution.grammar.words import Words, has_comma
from provenance.attribution.who.bodies import meant
from provenance.attribution.who.cast import Cast, Who

_NEAR: Final = 40  # words before a cue in which its source may be named
_PREPOSITIONS: Final = folded("في من إلى على عن مع بين لدى ضد نحو داخل خارج")
_ON: Final = ("verb_subject", "pro_drop", "participle", "relayed_by", "stands_in")
_MORE: Final = folded("كما وأن")
_ECHO: Final = 6  # words at the start of a sentence; a title among them names a new subject


def antecedent(found: Citation, cast: Cast, words: Words, reader: Reader) -> Who | None:
    """Return who is meant by a citation that names nobody: the last speaker who agrees, else who is named before it."""
    return cast.left_out(found) or _nearest(found, cast, words, reader)


def is_resolved(found: Citation, cast: Cast, words: Words, reader: Reader) -> bool:
    """Return whether somebody is found for a cue without a subject; أن and quotation marks need nobody."""
    if found.source is not None or found.medium is not None or found.rule.endswith(("_that", "_quote")):
        return True
    return antecedent(found, cast, words, reader) is not None


def _nearest(found: Citation, cast: Cast, words: Words, reader: Reader) -> Who | None:
    """Return whoever is named last before a cue that nobody cited so far fits; behind a preposition only if need be."""
    governed: Phrase | None = None
    for at in range(found.at - 1, max(-1, found.at - _NEAR), -1):
        phrase = reader.phrase(words, at, found.at)
        if phrase is None or phrase.type == "document" or not (phrase.head or phrase.is_known):
            continue
        if phrase.gender not in (None, found.gender) and not found.plural:
            continue
        if words.form(at - 1) not in _PREPOSITIONS or words.is_ali(at - 1):
            return meant(cast, words, phrase)
        governed = governed or phrase
    return meant(cast, words, governed) if governed else None


def speaks_on(found: Citation, before: int) -> bool:
    """Return whether the next verb without subject may go on with the source of a citation.

    Not with whom a preposition names, and not with who only holds a view inside the words
    of another: ``before`` is where the citation before it in the sentence ends.
    """
    return found.rule.startswith(_ON) or (found.rule.startswith("subject_verb") and not before)


def introduce(words: Words, cast: Cast, reader: Reader) -> None:
    """Let the cast know the persons whom a sentence names with a title, and the outlets that it names."""
    heads = head_words()
    for at, form in enumerate(words.forms):
        head = head_at(words.forms, at) if form in heads else None
        if head is None:
            continue
        if head.type == "title" and bare(words.form(at - 1)) not in word_class("venue"):
            _introduce_person(words, at, cast, reader)
        elif head.type in ("outlet", "agency") and not form.startswith("ال"):
            phrase = reader.phrase(words, at, len(words))
            if phrase is not None and phrase.name is not None:
                cast.note(words, phrase)


def _introduce_person(words: Words, at: int, cast: Cast, reader: Reader) -> None:
    phrase: Phrase | None = reader.phrase(words, at, len(words))
    if phrase is None:
        return
    if phrase.name is not None and phrase.type == "person":
        cast.introduce(words, phrase)
    elif has_comma(words.sign(at)):
        cast.introduce_before(words, phrase)


def carries_on(words: Words, cast: Cast) -> Who | None:
    """Return the speaker with whom a sentence without a cue goes on: «كما …», «وتشمل …»; None if it does not."""
    who = cast.speakers[-1] if cast.speakers else None
    goes_on = who is not None and cast.is_warm and _opens_like_more(words)
    cast.is_warm = goes_on
    is_one = who is not None and who.type in ("person", "anonymous") and not who.plural
    return who if goes_on and is_one else None


def _opens_like_more(words: Words) -> bool:
    """Return whether a sentence opens like more of the same: «كما …», «وتشمل …», «ويستعد …», «وأن …»."""
    first = words.form(0)
    if any(is_title(words.forms, at) for at in range(1, _ECHO)) or words.form(1) in verb_forms():
        return False
    return first in _MORE or (first[:2] in ("وي", "وت") and len(first) > 4 and not words.sign(1))
