"""Citations whose cue is a preposition or phrase with a slot for the source: «بحسب», «كما ذكر», «على لسان»."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from provenance.attribution.cues.citation import Citation, Refusal
from provenance.attribution.cues.media import medium
from provenance.attribution.cues.subjects import is_sure, ref_of
from provenance.attribution.grammar.lexicon import Gender, bare, folded, head_at, word_class
from provenance.attribution.grammar.phrases import Phrase, Reader, seen_by
from provenance.attribution.grammar.titles import reads_like_a_name
from provenance.attribution.grammar.words import Words
from provenance.text.normalize import fold
from provenance.values import Kind

_CONJUNCTIONS: Final = ("", "و", "ف")
_LIKE: Final = frozenset(one + word for one in _CONJUNCTIONS for word in folded("بحسب حسب وفق وفقا طبقا تبعا استنادا"))
_AS: Final = folded("كما حسبما وحسبما وفقما مثلما")
_LIKEWISE: Final = folded("كما مثلما")
_RELAYED: Final = folded("نقلا ونقلا")
_TELLING: Final = word_class("telling")
_AS_TOLD: Final = frozenset(stem + tail for stem in _TELLING for tail in ("", "ت", "ته", "ه", "ها", "تها", "وا", "وه"))
_BRIEFLY_TOLD: Final = folded("قال ذكر يقول يوضح نقل أفاد أورد")
_TOLD_IN: Final = folded("في به عن عنه بها عنها له لها ب على فيه لسان")
_NO_AS: Final = folded("عن أن أنه أنها")
_WORDS: Final = folded("قول تعبير وصف رأي زعم تصريح تسمي تقدير")
_OWN_WORDS: Final = frozenset(stem + tail for stem in _WORDS for tail in ("ه", "ها", "هم", "هما"))
_NOUNS_OF_WORDS: Final = word_class("nouns_of_words")
_BY_PRONOUN: Final[dict[str, Gender]] = {
    **dict.fromkeys(folded("بحسبه حسبه وفقه برأيه"), "m"),
    **dict.fromkeys(folded("بحسبها برأيها"), "f"),
}
_ON: Final = fold("على")
_TO: Final = folded("إلى ل")
_VIEWS: Final[dict[str, int]] = {
    fold(phrase): phrase.count(" ") + 1
    for phrase in ("من وجهة نظر", "ومن وجهة نظر", "في نظر", "وفي نظر", "على لسان", "في رأي")
}
_LINKS: Final = ("رابط الخبر", "رابط المصدر", "رابط الموضوع")
_PUT_OUT: Final = folded("صدر صدرت صادر صادرة الصادر الصادرة")
_ISSUES: Final = frozenset(
    stem + tail for stem in word_class("issuing") for tail in ("ها", "ه", "تها", "ته", "اها", "تهما", "وها")
)
_RULES: Final = folded("نظام قانون اتفاقية مادة كتاب قاعدة")
_MEDIUM_NEAR: Final = 8
SLOT_WORDS: Final = _LIKE | _AS | _RELAYED | frozenset(_BY_PRONOUN) | folded("على من ومن في وفي رابط")
"""Every folded word at which a slot may begin."""


def slot(reader: Reader, words: Words, at: int) -> Citation | Refusal | None:
    """Return the citation of a slot that begins at word ``at``, the reason why it makes none, or None."""
    word = words.form(at)
    if word in _LIKE or word in _AS:
        return _like(reader, words, at)
    if word in _RELAYED and words.form(at + 1) == "عن":
        return _filled(reader, words, at, at + 2, "relayed_from") or Refusal(at, "no_source", "relayed_from")
    if word in _BY_PRONOUN:
        return Citation(((at, at + 1),), None, "possessive", "preceding", "by_pronoun", _BY_PRONOUN[word])
    if word == _ON and words.form(at + 1) == "حد":
        return _own_words(reader, words, at, at + 2)
    if length := _VIEWS.get(words.phrase(at, at + 3)) or _VIEWS.get(words.phrase(at, at + 2)):
        return _filled(reader, words, at, at + length, "in_view_of")
    if words.phrase(at, at + 2) in _LINKS and (found := _filled(reader, words, at, at + 2, "link_to")):
        return replace(found, kind="whole_doc", role="source_line")
    return None


def _like(reader: Reader, words: Words, at: int) -> Citation | Refusal | None:
    """Return «وفقا للوزارة», «حسبما ذكرت الوكالة», «بحسب قوله»."""
    word, first = words.form(at), at + 1
    if word in _AS:
        return _as_told(reader, words, at, first)
    refused = Refusal(at, "no_source", "according_to")
    if words.sign(first):
        return refused
    if words.form(first) in _OWN_WORDS | _NOUNS_OF_WORDS:
        return _own_words(reader, words, at, first)
    if words.form(first) in ("ما", "لما"):
        return _as_told(reader, words, at, first + 1)
    if words.form(first) in _TO and not words.form(first + 1).isdigit():
        first += 1
    if word.lstrip("وف") == "حسب" and words.form(first).startswith("ما"):
        return refused
    found = _filled(reader, words, at, first, "according_to")
    return found if found and _is_somebody(reader, words, found) else refused


def _is_somebody(reader: Reader, words: Words, found: Citation) -> bool:
    """Return whether a slot holds a source: a noun that heads one, somebody known, or a name of two words."""
    source = found.source
    if source is None or source.head or source.type != "person" or source.name is None:
        return True
    view, (start, end) = seen_by(words, source), source.name
    if reader.known.is_name(view.form(start)):
        return True
    if end - start > 1:
        return reads_like_a_name(reader.known, view, start, end)
    behind = view.form(end)
    closes = bool(view.sign(end)) or end >= len(view) or behind in word_class("that", "adjunct")
    return closes and not view.form(start).endswith(("يه", "ات"))


def _as_told(reader: Reader, words: Words, at: int, first: int) -> Citation | Refusal | None:
    """Return «وفق ما ذكرته الوكالة», «حسبما قال فلان», «كما أعلنت الوزارة»."""
    word = words.form(at)
    refused = None if word == "كما" else Refusal(at, "no_source", "as_told_by")
    if words.form(first) not in _AS_TOLD:
        return None if word in _LIKEWISE else refused
    last = first + 1
    while last < first + 3 and words.form(last) in _TOLD_IN:
        last += 1
    if word == "كما" and not _is_told_aside(words, at, first):
        return None
    found = _filled(reader, words, at, last, "as_told_by", cue_end=last)
    if found and found.source and word == "كما":
        after = words.forms[found.source.end : found.source.end + 2]
        if not is_sure(found.source) or any(form in word_class("that") for form in after):
            return None
    return found or refused


def _is_told_aside(words: Words, at: int, first: int) -> bool:
    """Return whether «كما ذكر فلان» gives a source, and does not go on with the story: «كما ذكر أن»."""
    is_inside = at > 0 and not words.sign(at) and not words.form(first).endswith(("ه", "ت"))
    is_odd = is_inside and words.form(first) not in _BRIEFLY_TOLD
    return not is_odd and words.form(first + 1) not in _NO_AS


def _own_words(reader: Reader, words: Words, at: int, first: int) -> Citation | None:
    """Return «على حد تعبيره», «وفق قولها», «على حد قول الوزير»."""
    word = words.form(first)
    if word in _OWN_WORDS:
        gender: Gender = "f" if word.endswith("ها") else "m"
        return Citation(((at, first + 1),), None, "possessive", "preceding", "own_words", gender, word.endswith("هم"))
    return _filled(reader, words, at, first + 1, "own_words") if word in _NOUNS_OF_WORDS else None


def _filled(
    reader: Reader, words: Words, at: int, first: int, rule: str, *, cue_end: int | None = None
) -> Citation | None:
    """Return the citation of the source that stands in a slot behind its cue."""
    found = _source(reader, words, first)
    if found is None:
        return None
    kind = _kind(words, at)
    if found.type == "document":
        found = _with_issuer(reader, words, found)
    if found.type == "document" and (issuer := _issuer(reader, words, found)):
        return Citation(((at, issuer.start),), issuer, ref_of(issuer), kind, "issued_by")
    carried = medium(reader, words, found.end, min(len(words), found.end + 12))
    if carried and carried.phrase.start > found.end + _MEDIUM_NEAR:
        carried = None
    return Citation(((at, cue_end or max(at + 1, first)),), found, ref_of(found), kind, rule, medium=carried)


def _kind(words: Words, at: int) -> Kind:
    """Return whether a slot opens what is said or closes it."""
    return "indirect" if at == 0 or (words.form(at).startswith("و") and not words.sign(at)) else "preceding"


def _with_issuer(reader: Reader, words: Words, found: Phrase) -> Phrase:
    """Return a document with who put it out: «بيان صادر عن رئاسة الأركان»."""
    at = found.end - 1 if words.form(found.end - 1) in _PUT_OUT else found.end
    if words.form(at) not in _PUT_OUT or words.form(at + 1) != "عن":
        return found
    issuer = reader.phrase(words, at + 2, len(words))
    return replace(found, end=issuer.end, name=(found.start, issuer.end)) if issuer else found


def _issuer(reader: Reader, words: Words, found: Phrase) -> Phrase | None:
    """Return who issued a document: «بيانات نشرها المعهد», «الأرقام التي قدمها فلان»."""
    for at in range(found.start + 1, min(len(words), found.end + 2)):
        if words.form(at) in _ISSUES:
            issuer = reader.phrase(words, at + 1, len(words))
            return issuer if issuer and is_sure(issuer) else None
    return None


def _source(reader: Reader, words: Words, first: int) -> Phrase | None:
    """Return the phrase at a slot, looking through an attached ل or ب."""
    word = words.form(first)
    is_joined = word[:1] in ("ل", "ب") and len(word) > 3 and head_at(words.forms, first) is None
    options = [words.cut(first, 1)] if is_joined else [words]
    if is_joined and word[0] == "ب":
        options.append(words)
    for view in options:
        if (found := _usable(reader, view, first)) is not None:
            return replace(found, attached=int(view is not words))
    return None


def _usable(reader: Reader, words: Words, first: int) -> Phrase | None:
    """Return the phrase at a word if it can be a source; rules and plans that one follows are none."""
    if bare(words.form(first)) in word_class("bad_source"):
        return None
    found = reader.phrase(words, first, len(words))
    if found is None or found.head in _RULES or (found.head == "قرار" and found.is_definite):
        return None
    return found if is_sure(found) else None
