"""May this noun phrase be who says what the verb says?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from provenance.attribution.cues.complement import Complement
from provenance.attribution.grammar.lexicon import THESE, Form, word_class
from provenance.attribution.grammar.phrases import Phrase
from provenance.values import SourceRef

_SILENT: Final = word_class("silent")
_BODIES: Final = frozenset({"official_body", "organisation"})
_PAPERS: Final = frozenset({"document", "official_body", "outlet", "agency", "organisation"})


def is_sure(found: Phrase) -> bool:
    """Return whether a head noun, the registry or the article itself makes a phrase known as a source."""
    return bool(found.head) or found.is_known


def ref_of(found: Phrase) -> SourceRef:
    """Return how a phrase beside its cue refers to the source."""
    if found.head == THESE:
        return "pronoun"
    return "description" if found.is_description else "explicit"


def agrees(found: Phrase, form: Form) -> bool:
    """Return whether a subject before its verb agrees with it."""
    if found.plural or found.gender is None or form.plural:
        return True
    return found.gender == form.gender


def may_be_fronted(found: Phrase) -> bool:
    """Return whether a subject before its verb may take a bare object: a body or person, and no document or group."""
    return found.type in _BODIES | {"person"} and is_sure(found)


def speaks(found: Phrase | None, form: Form, how: Complement | None) -> bool:
    """Return whether a phrase may be the speaker of the verb, by the certainty that the verb leaves."""
    if found is None or how is None:
        return False
    certainty = form.verb.certainty
    if certainty == "outlet":
        return _spreads(found, how)
    if found.head in _SILENT and not (form.verb.lemma == "نص" or how.how == "that"):
        return False
    if certainty == "refuse" and (found.type == "document" or not is_sure(found)):
        return False
    if rule := _BY_CERTAINTY.get(certainty):
        return rule(found, form, how)
    return is_sure(found) or _is_trusted(found, form, how)


def _spreads(found: Phrase, how: Complement) -> bool:
    """Return whether an outlet carries news: «نشرت الصحيفة», «تداولت مواقع التواصل أن»."""
    is_object = how.how == "object"
    if found.type in ("outlet", "agency", "document") or (found.type == "social_media" and not is_object):
        return found.start > 0 and (found.is_definite or found.name is not None or not is_object)
    return found.type in _BODIES | {"anonymous"} and not is_object


def _matches_complement(found: Phrase, form: Form, how: Complement) -> bool:
    is_quote = how.how == "quote" and form.verb.takes("quote")
    return is_sure(found) and (how.how == form.verb.certainty or is_quote)


_BY_CERTAINTY: Final[dict[str, Callable[[Phrase, Form, Complement], bool]]] = {
    "stance": lambda found, form, how: is_sure(found) and found.type == "person",
    "document": lambda found, form, how: found.type in _PAPERS and bool(found.head),
    "that": _matches_complement,
    "quote": _matches_complement,
    "pronoun": lambda found, form, how: form.object,
    "participle": lambda found, form, how: False,
    "hint": lambda found, form, how: how.how == "preposition" and is_sure(found) and found.type != "document",
}


def _is_trusted(found: Phrase, form: Form, how: Complement) -> bool:
    """Return whether a subject that nothing makes known is a speaker all the same: what he says must follow."""
    if form.tense != "past" or found.ends_in_pronoun:
        return False
    if how.how in ("that", "quote"):
        return form.verb.certainty == "sure" or not found.is_definite
    is_next = how.cue is not None and how.cue[0] == found.end
    is_long = form.verb.certainty == "sure" and found.end - found.start >= 2
    return (is_long or is_next) and not found.is_definite
