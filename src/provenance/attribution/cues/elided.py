"""Citations that name no source: verbs whose subject is left out, and participles that lean on one."""

from __future__ import annotations

from typing import Final

from provenance.attribution.cues.citation import Citation, cues_of
from provenance.attribution.cues.complement import Complement, complement
from provenance.attribution.cues.media import fronted, medium, venue
from provenance.attribution.grammar.clauses import is_impersonal, reaches
from provenance.attribution.grammar.lexicon import Form, folded, word_class
from provenance.attribution.grammar.phrases import Reader
from provenance.attribution.grammar.words import Words, has_comma

_SPEAKS_ON: Final = frozenset(
    one + word
    for one in ("", "و")
    for word in folded("يضيف يقول يتابع يؤكد يوضح يشدد يستطرد يردف تضيف تقول تتابع تؤكد")
)
_CLAIMING: Final = ("زعم", "ادعى", "قال")
_CLAIMED: Final = folded("أنه أنها بأنها بأنه أنهم")
_NO_PARTICIPLE: Final = folded("أن بأن فإن لكن ولكن كان غير ليس بات يبدو بدا لا شيء مبلغا")
_SILENT: Final = ("pronoun", "participle", "outlet", "document")
_ONLY: Final = {"that": ("that", "quote"), "quote": ("quote",), "hint": ("preposition",), "refuse": ("quote",)}
"""The complements with which a verb of some certainty is a cue without a subject."""
_QUOTE_NEAR: Final = 6  # words between «وتابع» and the quotation it announces


def left_out(reader: Reader, words: Words, at: int, form: Form) -> Citation | str:
    """Return «وأضاف أن»: the subject left out, to be found in what was said before; or why it is no cue."""
    is_relative = words.form(at - 1) in word_class("relative")
    goes_on = form.joined and form.verb.certainty == "sure" and has_comma(words.sign(at))
    if reason := _is_nobodys(words, at, form, is_relative=is_relative, goes_on=goes_on):
        return reason
    if not _starts(words, at, form):
        return "not_clause_initial"
    how = complement(words, at + 1, form.verb, may_reach=reaches(words, at + 1))
    if how is None or not _is_completed(reader, words, at, form, how):
        return "no_complement"
    if how.how in ("that", "quote") and _has_subject(reader, words, at, how):
        return "unknown_subject"
    if how.how == "object" and not _takes_object(words, at, form, goes_on=goes_on):
        return "no_complement"
    carried = medium(reader, words, at + 1, how.content) or fronted(reader, words, at)
    cues = cues_of(at, venue(words, at + 1, how.content), how.cue)
    kind, content = how.kind(words), (how.content, len(words))
    rule = f"pro_drop_{how.how}"
    return Citation(cues, None, "pro_drop", kind, rule, form.gender, form.plural, carried, content)


def _is_nobodys(words: Words, at: int, form: Form, *, is_relative: bool, goes_on: bool) -> str:
    """Return why a verb without a subject beside it has no speaker, ``""`` if it may have one."""
    word = words.form(at)
    is_present = form.tense == "present"
    if is_impersonal(word) and is_present and not is_relative:
        return "impersonal"
    if is_present and word not in _SPEAKS_ON and not is_relative and not goes_on:
        return "no_source"
    is_weak = is_relative and form.verb.certainty not in ("sure", "that")
    return "no_source" if is_weak or form.verb.certainty in _SILENT else ""


def _starts(words: Words, at: int, form: Form) -> bool:
    """Return whether a verb stands where its subject can be left out."""
    if at == 0 or words.sign(at) or form.joined or words.form(at - 1) in word_class("continuation"):
        return True
    return form.verb.lemma in _CLAIMING and words.form(at + 1) in _CLAIMED


def _is_completed(reader: Reader, words: Words, at: int, form: Form, how: Complement) -> bool:
    certainty = form.verb.certainty
    if how.cue is None and words.form(at + 1) in reader.known.names:
        return False
    if how.how not in _ONLY.get(certainty, (how.how,)):
        return False
    if how.how == "quote" and certainty in ("quote", "that") and how.content > at + _QUOTE_NEAR:
        return False
    return not (form.verb.lemma == "بين" and (how.cue is None or how.cue[0] > at + 2))


def _has_subject(reader: Reader, words: Words, at: int, how: Complement) -> bool:
    """Return whether a noun that is no source stands right behind the verb as its subject: «وأظهر العرض أن»."""
    first = at + 1
    start = how.cue[0] if how.cue else how.content
    is_noun = words.has_article(first) and not words.sign(first) and words.form(first) not in word_class("adjunct")
    return is_noun and start > first and words.form(first) not in reader.known.names


def _takes_object(words: Words, at: int, form: Form, *, goes_on: bool) -> bool:
    """Return whether a verb without subject may take a bare object: «وأعلن استقالته», «، وطالب الحكومة»."""
    is_own = words.form(at + 1).endswith(("ها", "ه", "هم")) and words.form(at - 1) in word_class("continuation")
    is_plea = goes_on and form.verb.takes("over")
    is_told = form.tense == "past" or is_plea
    return (form.joined or is_own) and is_told and form.verb.certainty in ("sure", "mixed")


def participle(words: Words, at: int, form: Form) -> Citation | str:
    """Return «مؤكدا أن»: a participle that goes on with the last speaker; or why it is no cue."""
    if form.verb.certainty in ("pronoun", "document", "outlet"):
        return "noun_sense"
    if at == 0 and not form.joined and not _opens_sentence(words, form):
        return "noun_sense"
    if words.form(at - 1) in _NO_PARTICIPLE and not words.sign(at):
        return "adjective"
    how = complement(words, at + 1, form.verb, may_reach=False)
    if how is None:
        return "no_complement"
    if reason := _is_adjective(words, at, form, how):
        return reason
    cues, content, rule = cues_of(at, None, how.cue), (how.content, len(words)), f"participle_{how.how}"
    return Citation(cues, None, "participle", how.kind(words), rule, form.gender, form.plural, None, content)


def _is_adjective(words: Words, at: int, form: Form, how: Complement) -> str:
    """Return why a participle with a complement is none of saying, ``""`` if it is one."""
    certainty = form.verb.certainty
    is_broken = bool(words.sign(at)) or form.joined
    if not is_broken and ((form.gender == "f" and how.how == "object") or (form.plural and how.how != "that")):
        return "adjective"
    if certainty in ("that", "refuse") and how.how == "object":
        return "no_complement"
    if certainty in ("hint", "quote") and how.how not in _ONLY[certainty]:
        return "no_complement"
    return "adjective" if how.how in ("object", "preposition") and not words.sign(at) else ""


def _opens_sentence(words: Words, form: Form) -> bool:
    """Return whether a sentence that opens with a participle goes on with أن or a quotation."""
    how = complement(words, 1, form.verb, may_reach=False)
    return how is not None and how.how in ("that", "quote")
