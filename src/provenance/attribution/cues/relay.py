"""Citations of a sentence -> the same, with «نقلا عن» and «بحسب» told apart: a source, or the medium of others.

«قال فلان، نقلا عن رويترز، إن» and «قال فلان إن …، بحسب رويترز» carry the words of a person
through an outlet; «ذكرت الصحيفة نقلا عن مسؤول» carries those of an official through the paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from provenance.attribution.cues.citation import Citation, Medium
from provenance.attribution.grammar.lexicon import folded
from provenance.attribution.grammar.words import Words

_BEHIND: Final = frozenset({"relayed_from", "according_to", "as_told_by"})
_SAYING: Final = tuple(folded("قائل مجيب معلق"))
_MOST_INSIDE: Final = 48  # citations between a verb and its أن: no more than there are words
_OUTLETS: Final = frozenset({"outlet", "agency"})


def _is_outlet(found: Citation) -> bool:
    return found.source is not None and found.source.type in _OUTLETS


def _holds(outer: Citation, inner: Citation) -> bool:
    """Return whether one citation stands between the verb and the أن of another."""
    return outer.cues[0][0] < inner.at < outer.cues[-1][0]


def _is_speech(found: Citation) -> bool:
    """Return whether a citation gives the words of people and not of a state or body, which speaks to all."""
    return found.content is not None and (
        found.source is None or found.source.type in ("person", "anonymous", "organisation")
    )


def _repeats(one: Citation, before: Citation) -> bool:
    """Return whether «قوله إن» only goes on with the «نقلا عن» in front of it."""
    return one.rule == "own_noun_of_saying" and before.rule.startswith("relayed")


def _carried(found: Citation, by: Citation) -> Citation:
    if found.medium is not None or by.source is None or _is_outlet(found):
        return found
    return replace(found, medium=Medium(by.source, by.cues))


def with_participles(words: Words, citations: Sequence[Citation]) -> list[Citation]:
    """Return the citations of a sentence with «وأضاف قائلا» as one: a participle that only repeats its verb."""
    found: list[Citation] = []
    for one in citations:
        if found and _repeats_verb(words, found[-1], one):
            verb = found.pop()
            cues = tuple(cue for cue in verb.cues if cue[0] < one.at)
            one = replace(verb, cues=cues + one.cues, kind=one.kind, content=one.content)
        found.append(one)
    return found


def _repeats_verb(words: Words, verb: Citation, participle: Citation) -> bool:
    """Return whether a participle stands right behind a verb of saying or its subject."""
    if participle.ref != "participle" or verb.ref == "participle" or verb.rule == "so_called":
        return False
    end = verb.source.end if verb.source and verb.source.start > verb.at else verb.cues[0][1]
    is_speech = participle.rule.endswith(("_that", "_quote"))
    said = words.form(participle.at).lstrip("و").startswith(_SAYING)
    return is_speech and said and participle.at - end <= 3 and not any(map(words.sign, range(end, participle.at + 1)))


def with_media(citations: Sequence[Citation]) -> list[Citation]:
    """Return the citations of a sentence with the outlets that carry them as their media."""
    found = list(citations)
    dropped: set[int] = set()
    for number, one in enumerate(citations[1:], start=1):
        spoken = (other for other in found[number - 1 :: -1] if other.rule != "so_called")
        main = next(spoken, found[number - 1]) if one.rule == "own_words" else found[number - 1]
        found[number] = _with_medium_before(one, main)
        is_medium = one.rule in _BEHIND and one.source is not None and _is_relay(found, number, one)
        if found[number - 1].rule == "so_called" and number == 1:
            found[0] = _with_medium_behind(found[0], one)
        if is_medium or _repeats(one, found[number - 1]):
            dropped.add(number)
    return [one for at, one in enumerate(found) if at not in dropped]


def _with_medium_before(one: Citation, before: Citation) -> Citation:
    """Return a citation with the medium that the one before it shows: «على حد تعبيره», «وكالة كذا عن فلان»."""
    if one.rule == "own_words" and one.source is None and one.medium is None and before.medium is not None:
        return replace(one, medium=replace(before.medium, cues=()))
    end = before.cues[-1][1] if before.cues else -1
    is_next = one.source is not None and one.source.start == end
    return _carried(one, replace(before, cues=())) if is_next and _is_outlet(before) else one


def _with_medium_behind(one: Citation, after: Citation) -> Citation:
    """Return «في توبيخ لما وصفه بـ …» with the medium of the verb behind it: one person says both to one outlet."""
    if one.source is not None or one.medium is not None or after.medium is None:
        return one
    return replace(one, medium=replace(after.medium, cues=()))


def _is_relay(found: list[Citation], number: int, one: Citation) -> bool:
    """Return whether a citation only names the medium of the one around it; give others their medium on the way."""
    near = range(max(0, number - _MOST_INSIDE), number)
    outer = next((at for at in near if found[at].cues and _holds(found[at], one)), None)
    if _is_outlet(one) and outer is not None and not _is_outlet(found[outer]):
        found[outer] = _carried(found[outer], one)
        return True
    if _is_outlet(one) and one.kind == "preceding":
        found[:number] = [_carried(other, one) if _is_speech(other) else other for other in found[:number]]
    elif one.rule == "relayed_from" and outer is not None and _is_outlet(found[outer]):
        found[number] = _carried(one, found[outer])
    return False
