"""A phrase that means a body, group or document -> which one: «الوزارة», «المصدر ذاته», «البيان»."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from provenance.attribution.grammar.full_names import FullName
from provenance.attribution.grammar.lexicon import THESE, bare, folded
from provenance.attribution.grammar.phrases import Phrase, seen_by
from provenance.attribution.grammar.words import Words
from provenance.attribution.who.cast import Cast, Who, heads_of, is_part
from provenance.attribution.who.persons import SAME, person
from provenance.text.normalize import fold_with_offsets

_OBLIQUE: Final = re.compile(r"(?<=\w\w\w)ين\b")
_INSTITUTIONS: Final = ("official_body", "organisation")
_NOT_ISSUED: Final = folded("دراسة أرقام بيانات توقعات نتائج تقارير مصادر")
_MAX_STATE: Final = 3
_MAX_BODY: Final = 7


def meant(cast: Cast, words: Words, phrase: Phrase) -> Who:
    """Return who a phrase beside a cue names or describes."""
    words = seen_by(words, phrase)
    return person(cast, words, phrase) if phrase.type == "person" else _body(cast, words, phrase)


def _body(cast: Cast, words: Words, phrase: Phrase) -> Who:
    """Return the body, group, outlet or document of a phrase."""
    for rule in _RULES:
        if (who := rule(cast, words, phrase)) is not None:
            return who
    start, end = phrase.name or (phrase.start, phrase.end)
    name = cast.text(words, start, end)
    if phrase.type == "anonymous" and phrase.plural and not phrase.is_definite:
        name = _OBLIQUE.sub("ون", name)
    return Who(name, words.forms[start:end], phrase.type, phrase.gender, phrase.plural, heads_of(words, phrase))


def _own(words: Words, phrase: Phrase) -> tuple[str, ...]:
    return words.forms[phrase.start : phrase.end]


def _is_echo(words: Words, phrase: Phrase) -> bool:
    """Return whether «ذاته»، «نفسها» stands in or behind a phrase."""
    return bool(SAME & set(words.forms[phrase.start : phrase.end + 1]))


def _state(cast: Cast, words: Words, phrase: Phrase) -> Who | None:
    """Return the longer name of a state that was cited before: «مملكة البحرين» for «البحرين»."""
    if phrase.head or phrase.type != "official_body":
        return None
    own = _own(words, phrase)
    states = (
        who
        for who in reversed(cast.latest())
        if who.type == "official_body" and len(own) < len(who.words) <= _MAX_STATE
    )
    return next((who for who in states if is_part(own, who.words)), None)


def _the_source(cast: Cast, words: Words, phrase: Phrase) -> Who | None:
    """Return whom «المصدر» means: the last unnamed one, else whoever was cited last."""
    if phrase.head != "مصدر" or not phrase.is_definite or not cast.spoken:
        return None
    unnamed = (who for who in cast.latest() if who.type == "anonymous" and not who.plural)
    return next(unnamed, cast.spoken[-1])


def _these(cast: Cast, words: Words, phrase: Phrase) -> Who | None:
    """Return whom «هؤلاء» means: the group cited last."""
    if phrase.head != THESE:
        return None
    group = next((who for who in cast.latest() if who.plural), None)
    return group or cast.as_written(words, phrase, phrase.start, phrase.end)


def _group(cast: Cast, words: Words, phrase: Phrase) -> Who | None:
    """Return the unnamed group that «المسؤولون» repeats."""
    if phrase.type != "anonymous" or not phrase.is_definite:
        return None
    unnamed = (who for who in cast.latest() if who.type == "anonymous")
    return next((who for who in unnamed if any(_is_same_noun(phrase.head, head) for head in who.heads)), None)


def _outlet(cast: Cast, words: Words, phrase: Phrase) -> Who | None:
    """Return the outlet named last with the head noun of «الصحيفة»، «الوكالة»."""
    if not phrase.is_definite or phrase.type not in ("outlet", "agency") or phrase.name is not None:
        return None
    return next((who for head, who in cast.named[:-257:-1] if head == phrase.head), None)


def _document(cast: Cast, words: Words, phrase: Phrase) -> Who | None:
    """Return the document that «البيان», «بيان الوزارة» means, under its name and that of its issuer."""
    if phrase.type != "document":
        return None
    own = _own(words, phrase)
    documents = (who for who in cast.latest() if who.type == "document" and phrase.head in who.heads)
    earlier = next(documents, None)
    if earlier is not None and (is_part(own, earlier.words) if len(own) > 1 else phrase.is_definite):
        return earlier
    issuer = None if len(own) > 2 or phrase.head in _NOT_ISSUED else _issuer(cast, own, phrase)
    if issuer is None:
        return None
    name = f"{_without_article(cast, words, phrase.start)} {issuer.name}"
    forms, heads = (phrase.head, *issuer.words), issuer.heads | {phrase.head}
    return Who(name, forms, "document", phrase.gender, phrase.plural, heads)


def _without_article(cast: Cast, words: Words, at: int) -> str:
    """Return the raw letters of a word behind its article."""
    raw = cast.text(words, at, at + 1)
    return raw[fold_with_offsets(raw)[1][2] :] if words.has_article(at) else raw


def _issuer(cast: Cast, own: tuple[str, ...], phrase: Phrase) -> Who | None:
    """Return the body that issued «البيان» (the last one cited) or «بيان الوزارة» (the last so called)."""
    bodies = [who for who in cast.latest() if who.type in _INSTITUTIONS]
    if len(own) == 2:
        return next((who for who in bodies if bare(own[1]) in who.heads), None)
    return bodies[0] if bodies and phrase.is_definite else None


def _repeated(cast: Cast, words: Words, phrase: Phrase) -> Who | None:
    """Return the body that «الوزارة» repeats, or that is named in full somewhere in the article."""
    is_echo = _is_echo(words, phrase)
    if not phrase.is_definite or (phrase.end - phrase.start > 2 and not is_echo):
        return None
    others = [who for who in cast.latest() if who.type != "person"]
    if who := next((who for who in others if phrase.head in who.heads), None):
        return who
    if place := _named_in_full(cast, phrase):
        return cast.as_named_at(place, phrase, heads_of(words, phrase))
    if phrase.type in _INSTITUTIONS and is_echo:
        return next((who for who in others if who.type in _INSTITUTIONS), None)
    return None


def _named_in_full(cast: Cast, phrase: Phrase) -> FullName | None:
    """Return the first place where a body with this head noun is named in full."""
    if phrase.end - phrase.start > 1 or phrase.type not in _INSTITUTIONS:
        return None
    for form in (phrase.head, "ال" + phrase.head):
        for number, at in cast.places.get(form, ()):
            end = _full_end(cast.sentences[number], at)
            if end - at >= 2:
                return number, at, end
    return None


def _full_end(words: Words, at: int) -> int:
    end = at + 1
    while end < min(len(words), at + _MAX_BODY) and not words.sign(end):
        if not words.form(end).startswith(("ال", "وال", "لل")):
            break
        end += 1
    return end


def _movement(cast: Cast, words: Words, phrase: Phrase) -> Who | None:
    """Return a movement under the name it is known by: «حركة حماس» for «حركة المقاومة الإسلامية (حماس)»."""
    if phrase.type != "organisation":
        return None
    for at in range(phrase.start + 1, phrase.end):
        if "(" in words.sign(at) and ")" in words.sign(at + 1) and not words.form(at).isascii():
            name = f"{cast.text(words, phrase.start, phrase.start + 1)} {cast.text(words, at, at + 1)}"
            forms, heads = (words.form(phrase.start), words.form(at)), heads_of(words, phrase)
            return Who(name, forms, phrase.type, phrase.gender, phrase.plural, heads)
    return None


def _is_same_noun(left: str, right: str) -> bool:
    """Return whether two plural nouns differ in their case ending only: «مسؤولون»، «مسؤولي»."""
    return left == right or (len(left) > 4 and left.rstrip("وني") == right.rstrip("وني"))


_RULES: Final[tuple[Callable[[Cast, Words, Phrase], Who | None], ...]] = (
    _state,
    _the_source,
    _these,
    _group,
    _outlet,
    _document,
    _repeated,
    _movement,
)
