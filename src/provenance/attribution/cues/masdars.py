"""Citations whose cue is a noun of saying: «إعلان الشركة عن», «تأكيده أن», «تصريحات الوزير»."""

from __future__ import annotations

from functools import cache
from typing import Final

from provenance.attribution.cues.citation import Citation, Refusal, cues_of
from provenance.attribution.cues.subjects import is_sure, ref_of
from provenance.attribution.grammar.lexicon import Gender, folded, table
from provenance.attribution.grammar.phrases import Phrase, Reader
from provenance.attribution.grammar.words import Words

_PRONOUNS: Final = ("ها", "ه", "هم")
_STATEMENTS: Final = folded("تصريح تصريحات")
_CAME: Final = folded("جاءت وجاءت جاء وجاء تأتي وتأتي")


@cache
def _governors() -> dict[str, frozenset[str]]:
    """Return the nouns of saying with the words that govern what is said."""
    return {next(iter(folded(noun))): folded(governors) for noun, governors in table("masdars.tsv")}


@cache
def _owned() -> dict[str, tuple[str, frozenset[str]]]:
    """Return the nouns of saying with a pronoun, «إعلانها», with that pronoun and their governors."""
    return {
        joined + noun + pronoun: (pronoun, governors)
        for noun, governors in _governors().items()
        if governors
        for joined in ("", "و", "ب", "ل")
        for pronoun in _PRONOUNS
    }


@cache
def masdar_words() -> frozenset[str]:
    """Return every folded word that may be a noun of saying."""
    joined = {one + noun for noun in _governors() for one in ("", "و", "ب", "ل")}
    return frozenset(_owned()) | joined | _STATEMENTS


def masdar(reader: Reader, words: Words, at: int) -> Citation | Refusal | None:
    """Return the citation that a noun of saying makes at word ``at``, the reason why it makes none, or None."""
    if words.form(at) in _STATEMENTS and words.form(at - 1) in _CAME:
        return _statements(reader, words, at)
    if words.spans[at].of(words.raw).endswith("\u0649"):  # «نفى» is the verb, «نفي» the noun
        return None
    return _by_pronoun(words, at) or _by_noun(reader, words, at)


def _by_pronoun(words: Words, at: int) -> Citation | None:
    """Return «إعلانها عن», «تأكيده أن»: a pronoun for the speaker, and the governor of what is said."""
    pronoun, governors = _owned().get(words.form(at), ("", frozenset()))
    if words.sign(at + 1) or words.form(at + 1) not in governors:
        return None
    gender: Gender = "f" if pronoun == "ها" else "m"
    said, many = (at + 2, len(words)), pronoun == "هم"
    return Citation(((at, at + 2),), None, "possessive", "nominal", "own_noun_of_saying", gender, many, content=said)


def _statements(reader: Reader, words: Words, at: int) -> Citation | None:
    """Return «جاءت تصريحات الوزير»."""
    found = reader.phrase(words, at + 1, len(words))
    if found is None or not is_sure(found):
        return None
    return Citation(((at, at + 1),), found, ref_of(found), "nominal", "noun_of_saying")


def _by_noun(reader: Reader, words: Words, at: int) -> Citation | Refusal | None:
    """Return «إعلان الشركة عن»: whose saying it is stands behind the noun."""
    word = words.form(at)
    noun = word if word in _governors() else word[1:] if word[:1] in ("و", "ب", "ل") else ""
    if noun not in _governors() or words.sign(at + 1):
        return None
    found, governors = reader.phrase(words, at + 1, len(words)), _governors()[noun]
    if found is None or not _is_speaker(words, at, found, governors):
        return Refusal(at, "nominalisation", "noun_of_saying")
    after, said = words.form(found.end), (found.end, len(words))
    is_completed = not governors or after in governors or (governors == {"ب"} and after.startswith("ب"))
    if not is_completed:
        return Refusal(at, "nominalisation", "noun_of_saying")
    cues = cues_of(at, (found.end, found.end + 1) if after in governors else None)
    return Citation(cues, found, ref_of(found), "nominal", "noun_of_saying", content=said)


def _is_speaker(words: Words, at: int, found: Phrase, governors: frozenset[str]) -> bool:
    """Return whether who stands behind a noun of saying may have said it."""
    if not is_sure(found) or found.type in ("document", "photo_agency"):
        return False
    is_named = words.form(at + 1).startswith("ال") or found.name is not None or words.form(found.end) in governors
    return is_named and words.form(at + 1) != words.form(at)
