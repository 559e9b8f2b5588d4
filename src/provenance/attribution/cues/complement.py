"""Cue verb and subject -> where what is said begins, and the words that announce it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from provenance.attribution.cues.citation import Range
from provenance.attribution.grammar.lexicon import Verb, folded, verb_forms, word_class
from provenance.attribution.grammar.words import Words, has_comma, has_quote
from provenance.text.normalize import fold
from provenance.values import Kind

_FAR: Final = 44  # words between a subject and its أن when an adjunct or a relative clause stands between
_NEAR: Final = 7
_OVER: Final = 22  # for verbs whose addressee stands between: «دعا الحكومة إلى»، «حذر الشركات من أن»
_LONG_QUOTE: Final = 4  # words; a shorter one is a name or a word held at arm's length
_HOW: Final = frozenset({"that", "quote", "object", "pronoun", "over"})
_TO: Final = fold("إلى")
_PREPOSITIONS: Final = folded("إلى على عن من ب في ل عند")


@dataclass(frozen=True, slots=True)
class Complement:
    """How a verb is completed; ``cue`` is the range of أن, a preposition or nothing."""

    how: Literal["that", "quote", "preposition", "object"]
    cue: Range | None
    content: int

    def kind(self, words: Words) -> Kind:
        """Return whether what follows is quoted, told or named."""
        if self.how == "quote" or has_quote(words.sign(self.content)):
            return "direct"
        return "indirect" if self.how == "that" else "nominal"


def _quote_length(words: Words, at: int) -> int:
    """Return how many words the quotation that opens before word ``at`` holds."""
    for end in range(at + 1, len(words) + 1):
        if has_quote(words.sign(end)):
            return end - at
    return len(words) - at


def _opens(words: Words, at: int) -> bool:
    return words.opens(at) and _quote_length(words, at) >= _LONG_QUOTE


def _that(words: Words, at: int, verb: Verb) -> Complement | None:
    word = words.form(at)
    before = words.form(at - 1)
    if word not in word_class("that") or not verb.takes("that"):
        return None
    if before in word_class("not_saying") and not has_quote(words.sign(at)):
        return None
    if before == _TO and not verb.takes(before) and not words.sign(at):
        return None
    start = at - 1 if before in _PREPOSITIONS and not words.sign(at) else at
    return Complement("that", (start, at + 1), at + 1)


def _preposition(words: Words, at: int, verb: Verb, first: int) -> Complement | None:
    word = words.form(at)
    if word in _PREPOSITIONS and verb.takes(word) and words.form(at - 1) != "نقلا":
        if words.form(at + 1) in word_class("that") and verb.takes("that"):
            return Complement("that", (at, at + 2), at + 2)
        return Complement("preposition", (at, at + 1), at + 1)
    bare = word[1:] if word[:1] == "ب" and len(word) > 3 and words.form(at - 1) not in _PREPOSITIONS else ""
    is_near = at <= first + 3 or has_comma(words.sign(at))
    if bare and verb.takes("ب") and is_near:
        return Complement("preposition", None, at)
    if word in verb.complements - _HOW and word not in _PREPOSITIONS:
        return Complement("preposition", (at, at + 1), at + 1)
    return None


def _is_next_cue(words: Words, at: int) -> bool:
    """Return whether another clause of saying begins at word ``at``."""
    forms = verb_forms().get(words.form(at), ())
    return any(form.joined and form.tense != "participle" and not form.object for form in forms) or (
        any(form.tense == "participle" and form.verb.certainty != "that" for form in forms)
        and has_comma(words.sign(at))
    )


def _short_quotation(words: Words, at: int) -> int:
    """Return the length of a quotation too short to be what is said, 0 where none opens or a colon announces it."""
    if not words.opens(at) or ":" in words.sign(at):
        return 0
    length = _quote_length(words, at)
    return length if length < _LONG_QUOTE else 0


def _quote(words: Words, at: int, verb: Verb) -> Complement | None:
    is_announced = ":" in words.sign(at) and at > 0
    return Complement("quote", None, at) if verb.takes("quote") and (is_announced or _opens(words, at)) else None


def _governed(words: Words, at: int, verb: Verb, first: int, may_reach: bool) -> Complement | None:
    """Return the verb's own preposition at a word: right behind the verb, unless it may be sought further away."""
    found = _preposition(words, at, verb, first)
    is_near = may_reach or at == first or bool(words.sign(at))
    return found if found is not None and (is_near or found.how == "that") else None


def complement(words: Words, first: int, verb: Verb, *, may_reach: bool) -> Complement | None:
    """Return how the verb is completed from word ``first`` on, or None.

    ``may_reach`` allows adjuncts and relative clauses between the subject and أن.
    """
    reach = _FAR if may_reach else _OVER if verb.takes("over") else _NEAR
    may_reach = may_reach or verb.takes("over")
    at, end = first, min(len(words), first + reach)
    while at < end:
        if at > first and (length := _short_quotation(words, at)):
            at += length
            continue
        if found := _that(words, at, verb) or _quote(words, at, verb) or _governed(words, at, verb, first, may_reach):
            return found
        if at > first and _is_next_cue(words, at):
            break
        at += 1
    if verb.takes("object") and first < len(words) and not words.sign(first).strip('،,»”"'):
        return Complement("object", None, first)
    return None
