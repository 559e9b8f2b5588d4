"""The full names in an article, to which surnames go back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from provenance.attribution.grammar.lexicon import (
    given_names,
    head_at,
    head_words,
    is_title,
    verb_forms,
    word_class,
)
from provenance.attribution.grammar.names import is_namelike, is_verb, name_end
from provenance.attribution.grammar.phrases import Reader
from provenance.attribution.grammar.titles import reads_like_a_name
from provenance.attribution.grammar.words import Words, has_comma

FullName = tuple[int, int, int]
"""Where a name of two or more words stands: sentence, first word, word behind the last."""

_JOINED = ("ب", "ل", "ال")
_MOST = 4  # words of a name


def full_names(sentences: Sequence[Words], reader: Reader) -> tuple[FullName, ...]:
    """Return where a proper name of two words or more stands: behind a title, a given name or a verb
    of saying, or at the start of a sentence before a comma and a title."""
    found: list[FullName] = []
    announcing = _announcing()
    for number, words in enumerate(sentences):
        for at, form in enumerate(words.forms):
            if at and form not in announcing:
                continue
            start, end = _full_name(words, at, reader)
            if 2 <= end - start <= _MOST:
                found.append((number, start, end))
            if (before := name_before(words, at)) is not None:
                found.append((number, before, at))
    return tuple(found)


def name_before(words: Words, at: int) -> int | None:
    """Return where the name starts that stands before the comma of a title: «الوافي نوحي، الباحث بالمعهد»."""
    is_apposed = has_comma(words.sign(at)) or (words.has_article(at) and not words.sign(at))
    if not is_title(words.forms, at) or not is_apposed:
        return None
    start = at
    while start > 0 and at - start < _MOST and (start == at or not words.sign(start)):
        if not is_namelike(words.form(start - 1)) or head_at(words.forms, start - 1):
            break
        start -= 1
    before = words.form(start - 1)
    is_bounded = start == 0 or bool(words.sign(start)) or is_verb(before) or before in word_class("that")
    is_clean = is_bounded or (has_comma(words.sign(at)) and at - start < _MOST)
    return start if at - start >= 2 and is_clean else None


def _full_name(words: Words, at: int, reader: Reader) -> tuple[int, int]:
    """Return the proper name that word ``at`` announces, an empty range if it announces none."""
    if is_title(words.forms, at):
        phrase = reader.phrase(words, at, len(words))
        return phrase.name if phrase is not None and phrase.type == "person" and phrase.name else (at, at)
    start = _name_start(words, at)
    end = reader.known.name_end(words, start, len(words)) if start >= 0 else start
    is_object = end == start + 2 and not reads_like_a_name(reader.known, words, start, end)
    return (start, end) if start >= 0 and not is_object else (at, at)


def _name_start(words: Words, at: int) -> int:
    """Return where a name may start that word ``at`` announces; -1 if it announces none."""
    word, before = words.form(at), words.form(at - 1)
    if word in given_names():
        is_part = at > 0 and before in word_class("eponym")
        is_part = is_part or (not words.sign(at) and before in word_class("names_m"))
        return -1 if is_part else at
    follows = head_at(words.forms, at + 1) is None and not words.sign(at + 1)
    if _is_saying(word) and follows and not words.form(at + 1).startswith(_JOINED):
        return at + 1
    if at == 0 and not is_verb(word):
        end = name_end(words, 0, len(words))
        return 0 if has_comma(words.sign(end)) and is_title(words.forms, end) else -1
    return -1


@cache
def _is_saying(word: str) -> bool:
    return any(form.tense == "past" and form.verb.certainty == "sure" for form in verb_forms().get(word, ()))


@cache
def _announcing() -> frozenset[str]:
    """Return the words that may stand before or at the start of a name."""
    return frozenset(filter(_is_saying, verb_forms())) | head_words() | given_names()
