"""Citations whose cue is a verb with its subject beside it, behind it or before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from provenance.attribution.cues.citation import Citation, Medium, Refusal, cues_of
from provenance.attribution.cues.complement import Complement, complement
from provenance.attribution.cues.elided import left_out, participle
from provenance.attribution.cues.media import fronted, medium, of_outlet, venue
from provenance.attribution.cues.subjects import agrees, is_sure, may_be_fronted, ref_of, speaks
from provenance.attribution.grammar.clauses import (
    ECHOES,
    OPENINGS,
    behind_anonymity,
    is_auxiliary,
    is_document,
    is_impersonal,
    is_negated,
    leads_to,
    misread,
    reaches,
)
from provenance.attribution.grammar.lexicon import Form, folded, verb_forms, word_class
from provenance.attribution.grammar.phrases import Phrase, Reader
from provenance.attribution.grammar.words import Words, has_comma, has_quote

_SKIPPED: Final = folded("ذلك بذلك أيضا كذلك فيه فيها أمس اليوم عنه عنها به بها إليه إليها")
_NAMED_BY: Final = folded("ما من بما مما لما عما التي الذي والتي والذي أن")
_DECLINING: Final = ("كشف", "علق", "أفصح", "أوضح", "ذكر", "حدد")
_LEARNING: Final = "علم"
_OUTLETS: Final = ("outlet", "agency")
_LOOK_BACK: Final = 34
_MEDIUM_NEAR: Final = 6


class Verbal:
    """Finds the citations that a verb or participle makes at a word."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def at(self, words: Words, at: int) -> Citation | Refusal | None:
        """Return the citation at word ``at``, the reason why its verb makes none, or None without a verb."""
        forms = verb_forms().get(words.form(at))
        if not forms:
            return None
        if at and not words.sign(at) and words.form(at) in word_class("names_m"):
            return Refusal(at, "name", forms[0].verb.lemma)
        reason = "no_source"
        for form in forms:
            found = participle(words, at, form) if form.tense == "participle" else self._finite(words, at, form)
            if isinstance(found, Citation):
                return found
            reason = found
        return Refusal(at, reason, forms[0].verb.lemma)

    def _finite(self, words: Words, at: int, form: Form) -> Citation | str:
        """Return the citation of a finite verb, or why it makes none."""
        if form.object:
            return self._so_called(words, at, form)
        if reason := misread(words, at, form):
            return reason
        if is_negated(words, at):
            return self._declined(words, at, form)
        return (
            self._beside(words, at, form)
            or self._after(words, at, form)
            or self._before(words, at, form)
            or left_out(self.reader, words, at, form)
        )

    def _so_called(self, words: Words, at: int, form: Form) -> Citation | str:
        """Return «ما وصفه بـ»، «التي سماها فلان»: a name that somebody gives."""
        if words.form(at - 1) not in _NAMED_BY:
            return "no_source"
        cues, many = ((at, at + 1),), form.plural
        found = self.reader.phrase(words, at + 1, len(words), gender=form.gender)
        if found is not None and ((found.head and found.type != "document") or found.is_known):
            said = (found.end, len(words))
            return Citation(cues, found, ref_of(found), "nominal", "so_called", form.gender, many, content=said)
        if form.verb.certainty == "mixed":
            return self._repeated_to(words, at, form) or "no_source"
        said = (at + 1, len(words))
        return Citation(cues, None, "pro_drop", "nominal", "so_called", form.gender, many, content=said)

    def _repeated_to(self, words: Words, at: int, form: Form) -> Citation | None:
        """Return «قبل أن يؤكدها في حواره مع القناة»: something said before, said again to an outlet."""
        near = min(len(words), at + 1 + _MEDIUM_NEAR)
        place, carried = venue(words, at + 1, near), medium(self.reader, words, at + 1, near)
        if place is None or carried is None:
            return None
        cues = cues_of(at, place)
        return Citation(cues, None, "pro_drop", "nominal", "so_called", form.gender, form.plural, carried)

    def _declined(self, words: Words, at: int, form: Form) -> Citation | str:
        """Return «ولم يكشف الوزير», or that the verb is negated."""
        if form.tense != "present" or form.verb.lemma not in _DECLINING:
            return "negated"
        found = self.reader.phrase(words, at + 1, len(words), gender=form.gender)
        if found is None or not (is_sure(found) or found.name):
            return "negated"
        return Citation(((at - 1, at + 1),), found, ref_of(found), "declined", "verb_declined", form.gender)

    def _beside(self, words: Words, at: int, form: Form) -> Citation | None:
        """Return «… أن الوزارة أكدت …»: a well-known subject right before its verb, whatever follows it."""
        if form.joined or words.sign(at) or at == 0:
            return None
        found = self._before(words, at, form)
        if found is None or found.source is None or not is_sure(found.source):
            return None
        return found if is_auxiliary(words, found.source.end, at) else None

    def _after(self, words: Words, at: int, form: Form) -> Citation | None:
        """Return «قال فلان إن»: the subject behind the verb."""
        first = self._subject_start(words, at)
        if first is None:
            return None
        addressed = self._addressed(words, first)
        if addressed and addressed.cues[0][0] == first:
            first = addressed.phrase.end
        first += self._is_addressee(words, first)
        found = self.reader.phrase(words, first, len(words), gender=form.gender, verb=form.verb)
        if found is None or (form.verb.takes("over") and form.joined and found.is_definite and not is_sure(found)):
            return None
        if first == at + 1 and _is_object(form, found):
            return None
        points_back = first - 1 > at and words.form(first - 1) in ECHOES
        how, carried = self._completed(words, form, found, points_back=points_back)
        if how is None and self._is_parenthesis(words, at, found, form):
            cue = ((at, at + 1),)
            return Citation(cue, found, ref_of(found), "preceding", "verb_parenthesis", form.gender, form.plural)
        is_nobody = is_impersonal(words.form(at)) and not is_sure(found) and found.type == "person"
        if how is None or is_nobody or not speaks(found, form, how):
            return None
        return self._made(words, at, form, found, how, "verb_subject", carried or addressed)

    def _subject_start(self, words: Words, at: int) -> int | None:
        """Return where the subject of a verb may start, behind «أيضا»، «عنه»; None where a sign parts them."""
        first = at + 1
        while first < at + 3 and words.form(first) in _SKIPPED and not words.sign(first):
            first += 1
        sign = words.sign(first)
        is_bracketed = sign.strip() == "(" and self.reader.known.outlet(words, first) is not None
        return first if not sign or has_quote(sign) or is_bracketed else None

    def _addressed(self, words: Words, at: int) -> Medium | None:
        """Return the outlet that stands before the subject: «قال لصحيفة كذا فلان»."""
        if not words.form(at).startswith("ل"):
            return None
        near = medium(self.reader, words, at, min(at + 1, len(words)))
        return near or medium(self.reader, words, at, min(len(words), at + _MEDIUM_NEAR))

    def _is_addressee(self, words: Words, at: int) -> bool:
        """Return whether a word is «لفلان»: somebody known, spoken to."""
        word, names = words.form(at), self.reader.known.names
        return word.startswith("ل") and len(word) > 3 and word not in names and word[1:] in names

    def _completed(
        self, words: Words, form: Form, found: Phrase, *, points_back: bool
    ) -> tuple[Complement | None, Medium | None]:
        """Return how a verb is completed behind its subject, and the medium that stands for what was said."""
        may_reach = reaches(words, found.end) or (found.type == "anonymous" and not found.is_definite)
        how = complement(words, behind_anonymity(words, found.end), form.verb, may_reach=may_reach)
        if how is not None:
            return how, None
        if points_back:
            return Complement("object", None, found.end), None
        reached = medium(self.reader, words, found.end, min(len(words), found.end + _MEDIUM_NEAR))
        if reached is not None and is_sure(found) and form.verb.certainty == "sure":
            return Complement("object", None, min(len(words), reached.phrase.end)), reached
        is_all = found.end == len(words) and is_sure(found)
        if form.verb.takes("that") and (is_all or found.type in _OUTLETS):
            return Complement("object", None, min(found.end, len(words))), None
        return None, None

    def _is_parenthesis(self, words: Words, at: int, found: Phrase, form: Form) -> bool:
        """Return whether verb and subject stand between signs, behind what was said: «، يقول فلان»."""
        if form.verb.certainty not in ("sure", "mixed", "that") or not form.verb.takes("quote") or form.joined:
            return False
        closes = found.end >= len(words) or bool(words.sign(found.end))
        return at > 0 and bool(words.sign(at)) and closes and is_sure(found)

    def _before(self, words: Words, at: int, form: Form) -> Citation | None:
        """Return «الوزير قال إن», «وكان الوزير قد قال»: the subject before the verb."""
        how = complement(words, at + 1, form.verb, may_reach=reaches(words, at + 1))
        if how is None or (form.joined and words.form(at)[0] == "و"):
            return None
        for start in _clause_starts(words, at):
            found = self.reader.phrase(words, start, at, gender=form.gender)
            if found is not None and leads_to(words, found.end, at) and _is_subject(words, found, form, how):
                made = self._made(words, at, form, found, how, "subject_verb")
                return replace(made, medium=made.medium or medium(self.reader, words, at + 1, how.content))
        return None

    def _made(
        self,
        words: Words,
        at: int,
        form: Form,
        found: Phrase,
        how: Complement,
        rule: str,
        carried: Medium | None = None,
    ) -> Citation:
        """Return the citation of a verb and its subject, with the medium that stands between them and what is said."""
        if found.end <= how.content and carried is None:
            carried = of_outlet(self.reader, words, found) or medium(self.reader, words, found.end, how.content)
        if carried is None and found.start > at:
            carried = fronted(self.reader, words, at)
        found, carried = self._told_by(words, form, found, carried)
        cues = cues_of(at, venue(words, found.end, how.content), how.cue)
        kind, content = how.kind(words), (how.content, len(words))
        name = f"{rule}_{how.how}"
        return Citation(cues, found, ref_of(found), kind, name, form.gender, form.plural, carried, content)

    def _told_by(self, words: Words, form: Form, found: Phrase, carried: Medium | None) -> tuple[Phrase, Medium | None]:
        """Return source and medium: «تقرير لصحيفة كذا» is the paper's, «علمت الصحيفة من مصادر» that of the sources."""
        outlet = carried.phrase if carried and carried.phrase.type in _OUTLETS else None
        if outlet is not None and found.type == "document" and outlet.start == found.end:
            return replace(outlet, start=found.start, attached=0), None
        if form.verb.lemma == _LEARNING and (teller := self._teller(words, found.end)):
            return teller, Medium(found, ())
        if carried and found.type in _OUTLETS and form.verb.certainty != "outlet" and not carried.cues:
            return found, None
        return found, carried

    def _teller(self, words: Words, at: int) -> Phrase | None:
        """Return the sources behind «علمت الصحيفة من مصادر»: they tell, the newspaper relays."""
        found = self.reader.phrase(words, at + 1, len(words)) if words.form(at) == "من" else None
        return found if found is not None and found.type in ("anonymous", "person", "official_body") else None


def _is_object(form: Form, found: Phrase) -> bool:
    """Return whether a feminine body behind a masculine verb of asking is asked: «وطالب الحكومة بـ»."""
    is_body = found.gender == "f" and found.type in ("official_body", "organisation") and not found.plural
    return form.verb.takes("over") and form.gender == "m" and not form.plural and is_body


def _clause_starts(words: Words, at: int) -> Iterator[int]:
    """Yield the words before a verb at which its subject may start."""
    for start in range(max(0, at - _LOOK_BACK), at):
        sign = words.sign(start)
        if start >= at - 2 and is_document(words, start):
            yield start
        elif words.form(start) not in OPENINGS:
            is_parted = (bool(sign) and not has_quote(sign)) or has_comma(sign)
            if start == 0 or is_parted or words.form(start - 1) in OPENINGS:
                yield start


def _is_subject(words: Words, found: Phrase, form: Form, how: Complement) -> bool:
    """Return whether a phrase before a verb is its subject, and somebody who can say things."""
    if form.verb.certainty != "sure" and how.how == "object" and not may_be_fronted(found):
        return False
    is_somebody = is_sure(found) or found.type != "person" or _is_topic(words, found)
    return agrees(found, form) and speaks(found, form, how) and is_somebody


def _is_topic(words: Words, found: Phrase) -> bool:
    """Return whether an unknown name of two words stands where a clause names its subject."""
    opens = found.start == 0 or words.form(found.start - 1) in OPENINGS
    return opens and found.end - found.start >= 2 and words.form(found.start)[0] not in "ويتف"
