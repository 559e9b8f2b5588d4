"""Citations whose cue is a verb: subject behind it, before it, or left out; and participles."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from provenance.attribution.citation import Citation, Medium, Range, Refusal
from provenance.attribution.complement import Complement, complement
from provenance.attribution.lexicon import Form, head_at, verb_forms, word_class
from provenance.attribution.media import medium, of_outlet, venue
from provenance.attribution.names import HOMOGRAPHS
from provenance.attribution.phrases import Phrase, Reader
from provenance.attribution.words import Words, has_comma, has_quote
from provenance.values import Kind, SourceRef

_IMPERSONAL: Final = frozenset(
    one + word
    for one in ("", "و", "ف")
    for word in "يذكر يشار يعتقد يتوقع يقدر يعتبر تعتبر يعد تعد يقال يرجح يلاحظ يفترض تقدر يزعم يظن يصف توصف يوصف "
    "يبدو ينتظر يستبعد يسمي تسمي ينصح يدعي يطلب يحكي يروي ينقل ينشر تنشر يكتب".split()
)
_SPEAKS_ON: Final = frozenset(
    one + word
    for one in ("", "و")
    for word in "يضيف يقول يتابع يوكد يوضح يشدد يستطرد يردف تضيف تقول تتابع توكد".split()
)
_AUXILIARY: Final = frozenset("قد فقد وقد كان كانت وكان وكانت لقد".split())
_CLAUSE: Final = frozenset(
    "ان انه انها لكن ولكن غير بينما فيما اذ حيث كما كان كانت وكان وكانت اما واما بان الي قد بعدما عندما وان ولا هذا فان لان".split()
)
_ECHOES: Final = frozenset("عنه عنها به بها اليه اليها بذلك".split())
_SKIPPED: Final = frozenset("ذلك بذلك ايضا كذلك فيه فيها امس اليوم عنه عنها به بها اليه اليها".split())
_UNNAMED: Final = frozenset("طلب طلبت طلبوا رفض رفضت رفضوا فضل فضلت فضلوا اشترط اشترطت اشترطوا".split())
"""What an anonymous source does with its name: «طلب عدم كشف هويته»."""
_SILENT: Final = frozenset("قرار مرسوم نظام قانون ماده فقره اتفاقيه ارشيف سجلات كتاب نتايج توقعات اعلان".split())
_QUOTE_NEAR: Final = 6  # words between «وتابع» and the quotation it announces
_LOOK_BACK: Final = 34
_FEMININE: Final = "f"


def _speaks(found: Phrase | None, form: Form, how: Complement | None) -> bool:
    """Return whether a phrase may be the speaker of the verb, by the certainty that the verb leaves."""
    if found is None or how is None:
        return False
    certainty = form.verb.certainty
    if certainty == "outlet":
        if found.type in ("outlet", "agency", "document") or (found.type == "social_media" and how.how != "object"):
            return found.start > 0 and (found.is_definite or found.name is not None or how.how != "object")
        return found.type in ("official_body", "organisation", "anonymous") and how.how != "object"
    if found.head in _SILENT and not (form.verb.lemma == "نص" or how.how == "that"):
        return False
    if certainty == "refuse" and (found.type == "document" or not (found.head or found.is_known)):
        return False
    if certainty == "stance":
        return (bool(found.head) or found.is_known) and found.type == "person"
    if certainty == "document":
        return found.type in ("document", "official_body", "outlet", "agency", "organisation") and bool(found.head)
    if certainty in ("that", "quote"):
        is_sure = bool(found.head) or found.is_known
        return is_sure and (how.how == certainty or (how.how == "quote" and form.verb.takes("quote")))
    if certainty == "pronoun":
        return form.object
    if certainty == "participle":
        return False
    if certainty == "hint":
        return how.how == "preposition" and (bool(found.head) or found.is_known) and found.type != "document"
    if found.head or found.is_known:
        return True
    return _is_trusted(found, form, how)


def _is_trusted(found: Phrase, form: Form, how: Complement) -> bool:
    """Return whether a subject that nothing makes known is a speaker all the same: what he says must follow."""
    size = found.end - found.start
    if form.tense != "past" or found.ends_in_pronoun:
        return False
    if how.how in ("that", "quote"):
        return form.verb.certainty == "sure" or not found.is_definite
    is_next = how.cue is not None and how.cue[0] == found.end
    return ((form.verb.certainty == "sure" and size >= 2) or is_next) and not found.is_definite


def _is_nominal_subject(found: Phrase) -> bool:
    """Return whether a subject before its verb may take a bare object: a body, and no document or group."""
    return found.type in ("official_body", "organisation", "person") and (bool(found.head) or found.is_known)


def _is_auxiliary(words: Words, start: int, end: int) -> bool:
    """Return whether nothing but «قد» and its like stands between two words."""
    return start <= end and all(word in _AUXILIARY for word in words.forms[start:end])


def _agrees(found: Phrase, form: Form) -> bool:
    """Return whether a subject before its verb agrees with it."""
    if found.plural or found.gender is None or form.plural:
        return True
    return found.gender == form.gender


def _negated(words: Words, at: int) -> bool:
    if words.form(at - 1) == "ما" and words.form(at + 1) in _ECHOES:
        return False
    return words.form(at - 1) in word_class("negation") and not words.sign(at)


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
            found = self._participle(words, at, form) if form.tense == "participle" else self._finite(words, at, form)
            if isinstance(found, Citation):
                return found
            reason = found
        return Refusal(at, reason, forms[0].verb.lemma)

    def _finite(self, words: Words, at: int, form: Form) -> Citation | str:
        if form.object:
            return self._so_called(words, at, form)
        if words.form(at) in HOMOGRAPHS and not _opens_clause(words, at):
            return "not_clause_initial"
        if _first_person(words, at, form):
            return "first_person"
        if words.form(at).lstrip("وف") == "ابرز" and words.form(at - 1) in (
            "احد",
            "احدي",
            "من",
            "هي",
            "هو",
            "اهم",
            "بين",
            "كان",
            "كانت",
        ):
            return "superlative"
        if words.form(at - 1) in (
            "من",
            "في",
            "عن",
            "الي",
            "علي",
            "بعد",
            "قبل",
            "مع",
            "اي",
            "كل",
            "هذا",
        ) and not words.sign(at):
            return "noun_sense"
        if _negated(words, at):
            return self._declined(words, at, form)
        return (
            self._beside(words, at, form)
            or self._after(words, at, form)
            or self._before(words, at, form)
            or self._left_out(words, at, form)
        )

    def _beside(self, words: Words, at: int, form: Form) -> Citation | None:
        """Return «… أن الوزارة أكدت …»: a well-known subject right before its verb, whatever follows it."""
        if form.joined or words.sign(at) or at == 0:
            return None
        found = self._before(words, at, form)
        is_close = found is not None and found.source is not None and _is_auxiliary(words, found.source.end, at)
        return (
            found
            if is_close and found is not None and found.source and (found.source.head or found.source.is_known)
            else None
        )

    def _so_called(self, words: Words, at: int, form: Form) -> Citation | str:
        """Return «ما وصفه بـ»، «التي سماها فلان»: a name that somebody gives."""
        before = words.form(at - 1)
        if before not in ("ما", "من", "بما", "مما", "لما", "عما", "التي", "الذي", "والتي", "والذي", "ان"):
            return "no_source"
        found = self.reader.phrase(words, at + 1, len(words), gender=form.gender)
        named = found is not None and bool((found.head and found.type != "document") or found.is_known)
        if named and found is not None:
            return Citation(
                ((at, at + 1),),
                found,
                _ref(found),
                "nominal",
                "so_called",
                form.gender,
                form.plural,
                content=(found.end, len(words)),
            )
        if form.verb.certainty == "mixed":
            return "no_source"
        return Citation(
            ((at, at + 1),),
            None,
            "pro_drop",
            "nominal",
            "so_called",
            form.gender,
            form.plural,
            content=(at + 1, len(words)),
        )

    def _declined(self, words: Words, at: int, form: Form) -> Citation | str:
        if form.tense != "present" or form.verb.lemma not in ("كشف", "علق", "أفصح", "أوضح", "ذكر", "حدد"):
            return "negated"
        found = self.reader.phrase(words, at + 1, len(words), gender=form.gender)
        if found is None or not (found.head or found.is_known or found.name):
            return "negated"
        return Citation(((at - 1, at + 1),), found, _ref(found), "declined", "verb_declined", form.gender)

    def _after(self, words: Words, at: int, form: Form) -> Citation | None:
        """Return «قال فلان إن»: the subject behind the verb."""
        first = at + 1
        while first < at + 3 and words.form(first) in _SKIPPED and not words.sign(first):
            first += 1
        is_bracketed = words.sign(first).strip() == "(" and self.reader.known.outlet(words, first) is not None
        if words.sign(first) and not has_quote(words.sign(first)) and not is_bracketed:
            return None
        inner = (
            medium(self.reader, words, first, min(first + 1, len(words)))
            or medium(self.reader, words, first, min(len(words), first + 6))
            if words.form(first).startswith("ل")
            else None
        )
        if inner and inner.cues[0][0] == first:
            first = inner.phrase.end
        if self._is_addressee(words, first):
            first += 1
        found = self.reader.phrase(words, first, len(words), gender=form.gender, verb=form.verb)
        if found is None:
            return None
        if form.verb.takes("over") and form.joined and found.is_definite and not (found.head or found.is_known):
            return None
        reaches = _reaches(words, found.end) or (found.type == "anonymous" and not found.is_definite)
        how = complement(words, _behind_anonymity(words, found.end), form.verb, may_reach=reaches)
        if form.object:
            how = how or Complement("object", None, found.end)
        if how is None and words.form(first - 1) in _ECHOES and first - 1 > at:
            how = Complement("object", None, found.end)
        reached = medium(self.reader, words, found.end, min(len(words), found.end + 6)) if how is None else None
        if reached is not None and (found.head or found.is_known) and form.verb.certainty == "sure":
            inner, how = reached, Complement("object", None, min(len(words), reached.phrase.end))
        if how is None and found.end == len(words) and (found.head or found.is_known) and form.verb.takes("that"):
            how = Complement("object", None, found.end)
        if how is None and found.type in ("outlet", "agency") and form.verb.takes("that"):
            how = Complement("object", None, min(found.end, len(words)))
        if how is None and self._is_parenthesis(words, at, found, form):
            kind: Kind = "preceding"
            return Citation(((at, at + 1),), found, _ref(found), kind, "verb_parenthesis", form.gender, form.plural)
        if not _speaks(found, form, how) or how is None:
            return None
        if words.form(at) in _IMPERSONAL and not (found.head or found.is_known or found.type != "person"):
            return None
        return self._made(words, at, form, found, how, "verb_subject", inner)

    def _is_addressee(self, words: Words, at: int) -> bool:
        """Return whether a word is «لفلان»: somebody known, spoken to."""
        word = words.form(at)
        return (
            word.startswith("ل")
            and len(word) > 3
            and word not in self.reader.known.names
            and word[1:] in self.reader.known.names
        )

    def _is_parenthesis(self, words: Words, at: int, found: Phrase, form: Form) -> bool:
        """Return whether verb and subject stand between signs, behind what was said: «، يقول فلان»."""
        if form.verb.certainty not in ("sure", "mixed", "that") or not form.verb.takes("quote") or form.joined:
            return False
        closes = found.end >= len(words) or bool(words.sign(found.end))
        return at > 0 and bool(words.sign(at)) and closes and bool(found.head or found.is_known)

    def _made(
        self, words: Words, at: int, form: Form, found: Phrase, how: Complement, rule: str, inner=None
    ) -> Citation:
        carried = (
            inner
            or of_outlet(self.reader, words, found)
            or medium(self.reader, words, min(found.end, how.content), how.content)
            if found.end <= how.content
            else inner
        )
        if carried is None and found.start > at:
            carried = self._fronted(words, at)
        if (
            carried
            and found.type == "document"
            and carried.phrase.start == found.end
            and carried.phrase.type in ("outlet", "agency")
        ):
            found, carried = _by_outlet(found, carried.phrase), None
        if form.verb.lemma == "علم" and (teller := self._teller(words, found.end)):
            found, carried = teller, Medium(found, ())
        cues: list[Range] = [(at, at + 1)]
        if place := venue(words, found.end, how.content):
            cues.append(place)
        if how.cue:
            cues.append(how.cue)
        if carried and found.type in ("outlet", "agency") and form.verb.certainty != "outlet":
            carried = carried if carried.cues else None
        return Citation(
            tuple(sorted(set(cues))),
            found,
            _ref(found),
            how.kind(words),
            f"{rule}_{how.how}",
            form.gender,
            form.plural,
            carried,
            (how.content, len(words)),
        )

    def _teller(self, words: Words, at: int) -> Phrase | None:
        """Return the sources behind «علمت الصحيفة من مصادر»: they tell, the newspaper relays."""
        found = self.reader.phrase(words, at + 1, len(words)) if words.form(at) == "من" else None
        return found if found is not None and found.type in ("anonymous", "person", "official_body") else None

    def _fronted(self, words: Words, at: int):
        """Return the medium of a venue before the verb: «وفي تصريح لوكالة كذا، قال»."""
        start = max(0, at - 16)
        place = venue(words, start, at)
        if place is None and words.form(0) not in ("وفي", "في"):
            return None
        return medium(self.reader, words, place[0] if place else start, at) if place else None

    def _before(self, words: Words, at: int, form: Form) -> Citation | None:
        """Return «الوزير قال إن», «وكان الوزير قد قال»: the subject before the verb."""
        how = complement(words, at + 1, form.verb, may_reach=_reaches(words, at + 1))
        if how is None or (form.joined and words.form(at)[0] == "و"):
            return None
        for start in self._clause_starts(words, at):
            found = self.reader.phrase(words, start, at, gender=form.gender)
            if found is None or not self._leads_to(words, found.end, at):
                continue
            if form.verb.certainty != "sure" and how.how == "object" and not _is_nominal_subject(found):
                continue
            is_sure = found.head or found.is_known or found.type != "person" or self._is_topic(words, found)
            if _agrees(found, form) and _speaks(found, form, how) and is_sure:
                made = self._made(words, at, form, found, how, "subject_verb")
                return replace(made, medium=made.medium or medium(self.reader, words, at + 1, how.content))
        return None

    def _is_topic(self, words: Words, found: Phrase) -> bool:
        """Return whether an unknown name of two words stands where a clause names its subject."""
        opens = found.start == 0 or words.form(found.start - 1) in _CLAUSE
        return opens and found.end - found.start >= 2 and words.form(found.start)[0] not in "ويتف"

    def _clause_starts(self, words: Words, at: int):
        low = max(0, at - _LOOK_BACK)
        for start in range(low, at):
            before = words.form(start - 1)
            if start >= at - 2 and form_is_document(words, start):
                yield start
            elif (
                start == 0
                or before in _CLAUSE
                or (words.sign(start) and not has_quote(words.sign(start)))
                or has_comma(words.sign(start))
            ):
                if words.form(start) not in _CLAUSE:
                    yield start

    def _leads_to(self, words: Words, end: int, at: int) -> bool:
        """Return whether only auxiliaries, adverbs of time or a relative clause stand between subject and verb."""
        between = words.forms[end:at]
        if not between or all(word in _AUXILIARY for word in between):
            return True
        if any(word in verb_forms() for word in between):
            return False
        if has_comma(words.sign(end)) and (has_comma(words.sign(at)) or between[-1] in _AUXILIARY):
            return len(between) <= 14
        first = between[0]
        if first in word_class("relative") and len(between) <= 12:
            return has_comma(words.sign(at)) or words.form(at - 1) in _AUXILIARY
        return first in word_class("adjunct") and len(between) <= 6

    def _left_out(self, words: Words, at: int, form: Form) -> Citation | str:
        """Return «وأضاف أن»: the subject left out, to be found in what was said before."""
        word = words.form(at)
        is_relative = words.form(at - 1) in word_class("relative")
        if word in _IMPERSONAL and form.tense == "present" and not is_relative:
            return "impersonal"
        goes_on = form.joined and form.verb.certainty == "sure" and has_comma(words.sign(at))
        if form.tense == "present" and word not in _SPEAKS_ON and not is_relative and not goes_on:
            return "no_source"
        if is_relative and form.verb.certainty not in ("sure", "that"):
            return "no_source"
        if form.verb.certainty in ("pronoun", "participle", "outlet", "document"):
            return "no_source"
        claims = form.verb.lemma in ("زعم", "ادعى", "قال") and words.form(at + 1) in (
            "انه",
            "انها",
            "بانها",
            "بانه",
            "انهم",
        )
        starts = (
            claims or at == 0 or bool(words.sign(at)) or form.joined or words.form(at - 1) in word_class("continuation")
        )
        if not starts:
            return "not_clause_initial"
        how = complement(words, at + 1, form.verb, may_reach=_reaches(words, at + 1))
        if how is None or (how.cue is None and words.form(at + 1) in self.reader.known.names):
            return "no_complement"
        if form.verb.certainty == "that" and how.how not in ("that", "quote"):
            return "no_complement"
        if form.verb.certainty == "quote" and how.how != "quote":
            return "no_complement"
        if how.how == "quote" and form.verb.certainty in ("quote", "that") and how.content > at + _QUOTE_NEAR:
            return "no_complement"
        if form.verb.lemma == "بين" and (how.cue is None or how.cue[0] > at + 2):
            return "no_complement"
        if (form.verb.certainty == "hint" and how.how != "preposition") or (
            form.verb.certainty == "refuse" and how.how != "quote"
        ):
            return "no_complement"
        if how.how in ("that", "quote") and self._has_subject(words, at, how):
            return "unknown_subject"
        if how.how == "object":
            is_own = words.form(at + 1).endswith(("ها", "ه", "هم")) and words.form(at - 1) in word_class("continuation")
            is_plea = goes_on and form.verb.takes("over")
            if (
                not (form.joined or is_own)
                or (form.tense != "past" and not is_plea)
                or form.verb.certainty not in ("sure", "mixed")
            ):
                return "no_complement"
        cues: list[Range] = [(at, at + 1)]
        if place := venue(words, at + 1, how.content):
            cues.append(place)
        if how.cue:
            cues.append(how.cue)
        return Citation(
            tuple(sorted(set(cues))),
            None,
            "pro_drop",
            how.kind(words),
            f"pro_drop_{how.how}",
            form.gender,
            form.plural,
            medium(self.reader, words, at + 1, how.content) or self._fronted(words, at),
            (how.content, len(words)),
        )

    def _has_subject(self, words: Words, at: int, how: Complement) -> bool:
        """Return whether a noun that is no source stands right behind the verb as its subject: «وأظهر العرض أن»."""
        first = at + 1
        start = how.cue[0] if how.cue else how.content
        is_noun = words.has_article(first) and not words.sign(first) and words.form(first) not in word_class("adjunct")
        return is_noun and start > first and words.form(first) not in self.reader.known.names

    def _participle(self, words: Words, at: int, form: Form) -> Citation | str:
        """Return «مؤكدا أن»: a participle that goes on with the last speaker."""
        verb = form.verb
        if verb.certainty in ("pronoun", "document", "outlet") or (
            at == 0 and not form.joined and not _goes_on(words, form)
        ):
            return "noun_sense"
        before = words.form(at - 1)
        if before in (
            "ان",
            "بان",
            "فان",
            "لكن",
            "ولكن",
            "كان",
            "غير",
            "ليس",
            "بات",
            "يبدو",
            "بدا",
            "لا",
            "شي",
            "مبلغا",
        ) and not words.sign(at):
            return "adjective"
        how = complement(words, at + 1, verb, may_reach=False)
        if how is None:
            return "no_complement"
        is_broken = bool(words.sign(at)) or form.joined
        if form.gender == "f" and not is_broken and how.how == "object":
            return "adjective"
        if form.plural and not is_broken and how.how != "that":
            return "adjective"
        if verb.certainty in ("that", "refuse") and how.how == "object":
            return "no_complement"
        if (verb.certainty == "hint" and how.how != "preposition") or (
            verb.certainty == "quote" and how.how != "quote"
        ):
            return "no_complement"
        if how.how in ("object", "preposition") and not words.sign(at):
            return "adjective"
        cues: list[Range] = [(at, at + 1)]
        if how.cue:
            cues.append(how.cue)
        return Citation(
            tuple(cues),
            None,
            "participle",
            how.kind(words),
            f"participle_{how.how}",
            form.gender,
            form.plural,
            None,
            (how.content, len(words)),
        )


def _goes_on(words: Words, form: Form) -> bool:
    """Return whether a sentence that opens with a participle goes on with أن or a quotation."""
    how = complement(words, 1, form.verb, may_reach=False)
    return how is not None and how.how in ("that", "quote")


def _reaches(words: Words, at: int) -> bool:
    """Return whether an adjunct, a comma or a relative clause stands at word ``at``."""
    return (
        bool(words.sign(at))
        or words.form(at) in word_class("adjunct")
        or words.form(at) in word_class("relative")
        or words.form(at) in _UNNAMED
        or words.form(at).startswith("ل")
    )


def form_is_document(words: Words, at: int) -> bool:
    """Return whether an indefinite document or report stands at a word: «تقارير تفيد بأن»."""
    head = head_at(words.forms, at)
    return head is not None and head.type in ("document", "anonymous", "outlet") and not words.form(at).startswith("ال")


_GOVERNING: Final = frozenset(
    "وفق وفقا بحسب حسب من الي علي في عن مع ضد كل جميع تحت دون عبر بين غير مثل عدم لدي ضمن اكثر اقل".split()
)


def _opens_clause(words: Words, at: int) -> bool:
    """Return whether a verb stands where a clause begins: behind a sign, a conjunction or a fronted adverbial."""
    before = words.form(at - 1)
    return (
        at == 0
        or bool(words.sign(at))
        or before in word_class("continuation")
        or before in word_class("adjunct") - _GOVERNING
        or before in _CLAUSE
        or before.isdigit()
        or before in ("الماضي", "الماضيه", "الجاري", "الحالي", "المقبل", "نفسه", "نفسها")
    )


def _by_outlet(found: Phrase, outlet: Phrase) -> Phrase:
    """Return «تقرير لصحيفة كذا» as the newspaper whose report it is."""
    return replace(outlet, start=found.start, attached=0)


def _first_person(words: Words, at: int, form: Form) -> bool:
    """Return whether «أعتقد» is meant, with the hamza of "I", and not «اعتقد»."""
    letter = words.spans[at].of(words.raw)[:1]
    if form.joined:
        letter = words.spans[at].of(words.raw)[1:2]
    return form.tense == "past" and letter == "أ" and form.verb.lemma[0] == "ا"


def _behind_anonymity(words: Words, at: int) -> int:
    """Return where «طلب عدم الكشف عن هويته» ends that starts at word ``at``; ``at`` if it does not."""
    if words.form(at) not in _UNNAMED:
        return at
    ends = (step + 1 for step in range(at + 1, min(at + 7, len(words))) if words.form(step).endswith(("ه", "ها", "هم")))
    return next(ends, at)


def _was_kan(words: Words, start: int) -> bool:
    return words.form(start - 1) in ("كان", "كانت", "وكان", "وكانت", "لكن", "ولكن", "اما", "ان", "غير")


def _ref(found: Phrase) -> SourceRef:
    if found.head in ("هولا",):
        return "pronoun"
    return "description" if found.is_description else "explicit"
