"""Citations of what somebody published: «ما نشرته الصحيفة», «جاء في التقرير», «نقلت وكالة عن»."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from provenance.attribution.cues.citation import Citation, Medium, Refusal
from provenance.attribution.cues.media import outlet_at
from provenance.attribution.cues.subjects import is_sure, ref_of
from provenance.attribution.grammar.lexicon import folded, word_class
from provenance.attribution.grammar.phrases import Reader
from provenance.attribution.grammar.words import Words

_REPORTS: Final = frozenset(one + word for one in ("", "و", "ف") for word in folded("جاء ورد"))
_PUT_FORTH: Final = word_class("put_forth")
_FIGURES: Final = word_class("figures")
_WHAT: Final = folded("ما مما لما عما بما وما")
_PUBLISHED: Final = word_class("published")
_PICTURES: Final = folded("صور صورة مشاهد لقطات")
_WHERE: Final = folded("في عبر على")
_WITH_IT: Final = folded("بها عنها")
_RELAYING: Final = folded("نقل نقلت ينقل تنقل نسب نسبت")
_ABOUT: Final = folded("عن إلى")
_HIS_WORDS: Final = folded("قوله قولها قولهم القول")
_ABOUT_NEAR: Final = 8
_WORDS_NEAR: Final = 18
PUBLISHED_WORDS: Final = _WHAT | _FIGURES | _PICTURES | _REPORTS
"""Every folded word at which a citation of something published may begin, but for the verbs of relaying."""


def published(reader: Reader, words: Words, at: int) -> Citation | Refusal | None:
    """Return the citation of something published at word ``at``, the reason why it is none, or None."""
    word = words.form(at)
    if words.form(at + 1) == "التي" and words.form(at + 2) in _PUT_FORTH:
        return _put_forth(reader, words, at)
    if word in _WHAT and words.form(at + 1) in _PUBLISHED:
        return _what_was_published(reader, words, at)
    if word in _PICTURES:
        return _pictured(reader, words, at)
    return _in_document(reader, words, at) if word in _REPORTS and words.form(at + 1) == "في" else None


def relayed(reader: Reader, words: Words, at: int) -> Citation | None:
    """Return «نقلت وكالة كذا عن فلان قوله إن»: the medium is the subject, the source stands behind عن."""
    if words.form(at).lstrip("وف") not in _RELAYING:
        return None
    outlet = outlet_at(reader, words, at + 1, len(words))
    if outlet is None:
        return None
    about = _about(words, outlet.end)
    source = reader.phrase(words, about + 1, len(words)) if about else None
    if source is None:
        return None
    near = range(source.end, min(len(words), source.end + _WORDS_NEAR))
    own = [(step, step + 1) for step in near if words.form(step) in _HIS_WORDS][:1]
    cues, said = ((at, at + 1), (about, about + 1), *own), (source.end, len(words))
    carried = Medium(outlet, ())
    return Citation(cues, source, ref_of(source), "indirect", "relayed_by", medium=carried, content=said)


def _about(words: Words, start: int) -> int:
    """Return where عن stands behind an outlet that relays; 0 where أن comes first, or neither."""
    for at in range(start, min(len(words), start + _ABOUT_NEAR)):
        if words.form(at) in _ABOUT:
            return at
        if words.form(at) in word_class("that"):
            break
    return 0


def _put_forth(reader: Reader, words: Words, at: int) -> Citation | None:
    """Return «الأرقام التي تطرحها الحكومة», «التصريحات التي أدلى بها الوزير»."""
    first = at + 4 if words.form(at + 3) in _WITH_IT else at + 3
    found = reader.phrase(words, first, len(words))
    if found is None or not is_sure(found):
        return None
    return Citation(((at, first),), found, ref_of(found), "nominal", "put_forth_by")


def _what_was_published(reader: Reader, words: Words, at: int) -> Citation | None:
    """Return «ما نشرته صحيفة كذا عن», «ما راج في وسائل الإعلام من أن»."""
    first = at + 2 + (words.form(at + 1) == "تم")
    first += words.form(first) in _WHERE
    found = outlet_at(reader, words, first, len(words)) or reader.phrase(words, first, len(words))
    if found is None or found.type not in ("outlet", "agency", "social_media"):
        return None
    said = (found.end, len(words))
    return Citation(((at, first),), found, ref_of(found), "nominal", "what_was_published", content=said)


def _pictured(reader: Reader, words: Words, at: int) -> Citation | None:
    """Return «صور لوكالة كذا»: pictures and whose they are."""
    first = at + 1
    if words.sign(first) or words.form(first)[:1] != "ل" or len(words.form(first)) < 4:
        return None
    found = outlet_at(reader, words.cut(first, 1), first, len(words))
    if found is None or found.type not in ("agency", "photo_agency"):
        return None
    source = replace(found, attached=1)
    return Citation(((at, first),), source, ref_of(found), "image", "pictures_of", role="photo_credit")


def _in_document(reader: Reader, words: Words, at: int) -> Citation | Refusal:
    """Return «جاء في بيان الوزارة», «ورد في الصحيفة»."""
    found = reader.phrase(words, at + 2, len(words))
    if found is None or found.type not in ("document", "outlet", "agency", "social_media"):
        return Refusal(at, "noun_sense", "stands_in")
    return Citation(((at, at + 2),), found, ref_of(found), "direct", "stands_in", content=(found.end, len(words)))
