"""Cue verb and subject -> where what is said begins, and the words that announce it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from provenance.attribution.citation import Range
from provenance.attribution.lexicon import Verb, verb_forms, word_class
from provenance.attribution.words import Words, has_comma, has_quote
from provenance.values import Kind

_FAR: Final = 44  # words between a subject and its أن when an adjunct or a relative clause stands between
_NEAR: Final = 7
_OVER: Final = 22  # for verbs whose addressee stands between: «دعا الحكومة إلى»، «حذر الشركات من أن»
_LONG_QUOTE: Final = 4  # words; a shorter one is a name or a word held at arm's length
_HOW: Final = frozenset({"that", "quote", "object", "pronoun", "over"})
_PREPOSITIONS: Final = frozenset("الي علي عن من ب في ل عند".split())


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
    if word not in word_class("that") or not verb.takes("that") or words.form(at - 1) in word_class("not_saying"):
        return None
    before = words.form(at - 1)
    if before == "الي" and not verb.takes(before) and not words.sign(at):
        return None
    start = at - 1 if before in _PREPOSITIONS and not words.sign(at) else at
    return Complement("that", (start, at + 1), at + 1)


def _preposition(words: Words, at: int, verb: Verb, first: int) -> Complement | None:
    word = words.form(at)
    if word in _PREPOSITIONS and verb.takes(word):
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


def complement(words: Words, first: int, verb: Verb, *, may_reach: bool) -> Complement | None:
    """Return how the verb is completed from word ``first`` on, or None.

    ``may_reach`` allows adjuncts and relative clauses between the subject and أن.
    """
    reach = _FAR if may_reach else _OVER if verb.takes("over") else _NEAR
    skipped = -1
    for at in range(first, min(len(words), first + reach)):
        if at < skipped:
            continue
        if words.opens(at) and ":" not in words.sign(at) and _quote_length(words, at) < _LONG_QUOTE and at > first:
            skipped = at + _quote_length(words, at)
            continue
        sign = words.sign(at)
        if ":" in sign and verb.takes("quote") and at > 0:
            inner = _that(words, at, verb)
            return inner or Complement("quote", None, at)
        if _opens(words, at) and verb.takes("quote"):
            inner = _that(words, at, verb)
            return inner or Complement("quote", None, at)
        if found := _that(words, at, verb):
            return found
        if found := _preposition(words, at, verb, first):
            if may_reach or verb.takes("over") or at == first or words.sign(at) or found.how == "that":
                return found
        if at > first and _is_next_cue(words, at):
            break
    if verb.takes("object") and first < len(words) and not words.sign(first).strip('،,»”"'):
        return Complement("object", None, first)
    return None
