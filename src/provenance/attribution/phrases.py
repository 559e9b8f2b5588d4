"""Words -> the noun phrase that names a source: its extent, its type, its proper name.

A small grammar without a parser: a head noun opens the phrase, what agrees with it or hangs
on it continues it, and what can only be the rest of the sentence ends it. Where no head
noun stands, a state, an entry of the registry or a proper name may.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from provenance.attribution.lexicon import Gender, Head, Verb, bare, head_at, head_words, states, verb_forms, word_class
from provenance.attribution.registry import Registry
from provenance.article.phrases import PLACES
from provenance.attribution.words import Words, has_comma, has_quote
from provenance.values import SourceType

MAX_PHRASE: Final = 24
_MAX_NAME: Final = 7
_MAX_TITLE: Final = 5  # words of a name in quotation marks
_MAX_GLOSS: Final = 5
NAME_PARTICLES: Final = frozenset("بن ابن ابو ابي بو ال عبد ام دي دو فون لا لو ذو وي".split())
_COMPOUNDS: Final = frozenset(
    "الدين الله الرحمن العزيز الرحيم الكريم الحق السلام الملك القادر الحميد الاله الرب".split()
)
_JOINED: Final = ("ب", "ل", "ال")
_ATTACHED: Final = ("بال", "وال", "لل", "ولل", "وبال")
_INSTITUTION: Final = frozenset({"official_body", "organisation"})
_NAMED: Final = frozenset({"official_body", "organisation", "outlet", "agency"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase over the words ``start`` to ``end`` of one sentence.

    ``name`` is the range of its proper name, None for a description («السفير الجزائري»);
    ``head`` the folded head noun without article, ``""`` where there is none; ``attached`` how
    many letters of the first word are a preposition and not part of it.
    """

    start: int
    end: int
    type: SourceType
    head: str
    gender: Gender | None
    plural: bool
    name: tuple[int, int] | None
    is_definite: bool = False
    is_known: bool = True
    attached: int = 0
    ends_in_pronoun: bool = False

    @property
    def is_description(self) -> bool:
        """Whether the phrase describes somebody named elsewhere: definite, and without a name."""
        return self.is_definite and self.name is None


def seen_by(words: Words, phrase: Phrase) -> Words:
    """Return the sentence as the phrase reads it: without the preposition attached to its first word."""
    return words.cut(phrase.start, phrase.attached) if phrase.attached else words


def _completes(words: Words, at: int, verb: Verb) -> bool:
    """Return whether a word completes the verb and not a title: «المشرف العام على»."""
    if verb.takes("over") and _is_addressee(words, at):
        return True
    return words.form(at) in verb.complements and words.form(at - 1) not in _RANKS | {"المشرف", "مشرف"}


def _is_addressee(words: Words, at: int) -> bool:
    """Return whether a plural in the accusative stands behind a subject that is complete: «حذرت الوزارة المواطنين»."""
    form, before = words.form(at), words.form(at - 1)
    is_plural = words.has_article(at) and form.endswith("ين") and not form.endswith("يين") and len(form) > 6
    return is_plural and before.startswith(("ال", "وال", "لل")) and not before.endswith(("ين", "ون"))


HOMOGRAPHS: Final = frozenset(
    "عبر بين كتب نقل نشر سجل طلب علم طالب رد شرح كشف وصف قدر نص سرب بث زاد حمل وجه خلص ختم امل سلط توقف حكم".split()
)
"""Verbs that without a mark are also a noun or preposition: to be believed at the start of a clause only."""


def _ends(signs: str) -> bool:
    return any(sign in ":.!?؟-–—…" for sign in signs)


def _is_attached(word: str) -> bool:
    return word.startswith(_ATTACHED)


def is_verb(word: str) -> bool:
    """Return whether a folded word is a finite verb of reporting and not likely a name."""
    if word in HOMOGRAPHS or word in word_class("names_m"):
        return False
    return any(form.tense != "participle" for form in verb_forms().get(word, ()))


def is_namelike(word: str) -> bool:
    """Return whether a folded word can be part of a proper name: nothing speaks against it."""
    return (
        len(word) > 1
        and not word[0].isdigit()
        and word not in word_class("adjunct")
        and word not in word_class("objects")
        and word not in word_class("that")
        and word not in word_class("relative")
        and bare(word) not in word_class("inanimate")
        and bare(word) not in word_class("venue")
        and word not in word_class("directions")
        and not _is_attached(word)
        and word not in HOMOGRAPHS
        and not (word.endswith("ات") and len(word) > 5)
        and not (word[0] in "بل" and word[1:] in states())
        and not is_verb(word)
        and not _is_participle(word)
        and not (word.endswith("ا") and bare(word[:-1]) in word_class("venue") | word_class("inanimate"))
    )


def _is_participle(word: str) -> bool:
    """Return whether a word is a participle of saying in the accusative or feminine: «قائلا»، «مضيفة»."""
    forms = verb_forms().get(word, ())
    is_given = word in word_class("names_m") or word in word_class("names_f")
    return word.endswith(("ا", "ه")) and not is_given and any(form.tense == "participle" for form in forms)


def name_end(words: Words, at: int, limit: int, known: frozenset[str] = frozenset()) -> int:
    """Return the end of the proper name that starts at word ``at``; ``at`` if none does.

    ``known`` are words that are part of a name elsewhere in the article: a name that
    begins with one ends before the first word that is none.
    """
    end = at
    is_known = words.form(at) in known
    while end < limit and end - at < _MAX_NAME:
        word = words.form(end)
        is_joined = end > at and words.form(end - 1) in NAME_PARTICLES
        if end > at and is_known and not is_joined and word not in known and word not in NAME_PARTICLES:
            break
        if end > at + 1 and _is_complete(words, at, end):
            break
        is_surname = not words.has_article(end - 1) and (word.endswith("ي") or "بن" in words.forms[at + 1 : end] or end == at + 2 and _is_given(words.form(at)) and _is_given(words.form(at + 1)))
        if end > at + 1 and words.has_article(end) and not is_surname and words.form(end - 1) not in NAME_PARTICLES | _COMPOUNDS and word != "الله":
            break
        is_title = words.form(end - 1) != "عبد" and head_at(words.forms, end) and word not in word_class("names_m") and word not in _NAMES_NOT_HEADS
        if end > at and (words.sign(end) and not words.is_hyphenated(end) or is_title):
            break
        is_ali = words.is_ali(end) and (end > at or _is_given(words.form(end + 1)) or words.form(at - 1) in word_class("honorific") or is_verb(words.form(at - 1)))
        if word not in NAME_PARTICLES and not is_ali and not is_namelike(word) and not is_joined:
            break
        if word[0] in "لب" and (head_type(words, end, 1) or word[1:] in PLACES):
            break
        if end > at and word[0] in "ول" and len(word) > 4 and word[1:3] == "ال":
            break
        end += 1
    while end > at and words.form(end - 1) in NAME_PARTICLES:
        end -= 1
    return end


def _is_complete(words: Words, at: int, end: int) -> bool:
    """Return whether a name ends before word ``end``: a surname with article stands there, and no article follows."""
    before = words.form(end - 1)
    is_joined = before in _COMPOUNDS or words.form(end - 2) in NAME_PARTICLES
    goes_on = words.has_article(end) or words.form(end) in NAME_PARTICLES or words.form(end) == "ال"
    return words.has_article(end - 1) and end - 1 > at and not is_joined and not goes_on


def _is_given(word: str) -> bool:
    return word in word_class("names_m") or word in word_class("names_f")


def _quoted_end(words: Words, at: int, limit: int) -> int:
    """Return the end of the short quotation that opens before word ``at``; ``at`` if none does."""
    if not words.opens(at):
        return at
    for end in range(at + 1, min(limit, at + _MAX_TITLE) + 1):
        if has_quote(words.sign(end)):
            return end
    return at


def _gloss_end(words: Words, at: int, limit: int) -> int:
    """Return the end of the bracket that opens before word ``at``; ``at`` if none does."""
    if "(" not in words.sign(at):
        return at
    for end in range(at + 1, min(limit, at + _MAX_GLOSS) + 1):
        if ")" in words.sign(end):
            return end
    return at


def _hangs(words: Words, at: int, head: Head) -> int:
    """Return how many words of a prepositional phrase that belongs to the head noun start at ``at``."""
    word, following = words.form(at), words.form(at + 1)
    if word in ("باسم", "لشوون", "لدي") and head.type in ("title", "anonymous"):
        return 1
    if word.startswith("لل") and head.type == "title" and words.form(at - 1) in _RANKS:
        return 1
    if word[0] == "ل" and head.type == "title" and word[1:] in states():
        return 1
    if word == "في" and head.type in ("title", "anonymous", "official_body", "organisation"):
        is_venue = bare(following) in word_class("venue") or following in word_class("adjunct") or following.isdigit()
        if is_venue or not following or words.sign(at + 1):
            return 0
        return 3 if words.phrase(at + 1, at + 3) in states() else 2
    if word == "من" and head.type in ("anonymous", "title") and head_type(words, at + 1, 0) in _INSTITUTION:
        return 2
    if head.type == "anonymous" and word in ("قريب", "قريبه", "مقرب", "مطلع", "مطلعه", "مقربه"):
        return 1
    if head.type == "anonymous" and word == "من" and words.form(at - 1) in ("قريب", "قريبه", "مقرب", "مقربه"):
        return 2
    if head.type == "anonymous" and word == "من" and words.form(at - 2) == "في" and not words.sign(at + 1):
        return 2
    if head.type == "document" and word in ("من", "ال") and head_type(words, at + 1, 0) == "document":
        return 2
    if word in ("علي", "عن") and words.form(at - 1) in ("المشرف", "مشرف", "العام", "مسوول", "المسوول"):
        return 2
    if (
        word[0] == "ل"
        and len(word) > 3
        and head_at(words.forms, at) is None
        and (word.startswith("لل") or head.type in _INSTITUTION)
        and head.type != "outlet"
    ):
        return 0 if head_type(words, at, 1) in ("outlet", "agency", "social_media") else 1
    if word[0] in "بل" and len(word) > 4 and word not in word_class("that"):
        inner = head_type(words, at, 1)
        return 1 if inner in ("official_body", "organisation") and inner != head.type else 0
    return 0


def head_type(words: Words, at: int, strip: int) -> str:
    """Return the type of the head noun at word ``at`` without its first ``strip`` letters, or ``""``."""
    word = words.form(at)[strip:]
    if strip and word.startswith("ل"):
        word = "ا" + word
    head = head_at((word, *words.forms[at + 1 : at + 3]), 0)
    return head.type if head else ""


_HONORIFICS: Final = frozenset("سعادته معاليه سموه فضيلته فخامته والده والدها".split())
_RANKS: Final = frozenset("العام التنفيذي الرسمي الاقليمي العامه الرسميه الخاص الخاصه الدايم".split())
_SAME: Final = frozenset("ذاته ذاتها نفسه نفسها عينه عينها ذاتهم نفسهم".split())


class Reader:
    """Reads noun phrases of sources with one registry."""

    def __init__(
        self, registry: Registry, names: frozenset[str] = frozenset(), own: frozenset[str] = frozenset()
    ) -> None:
        """Read with a registry; ``names`` are words of proper names in the article, ``own`` those of its publisher."""
        self.registry = registry
        self.names = names
        self.own = own

    def named(self, words: Words, at: int) -> tuple[int, SourceType] | None:
        """Return the length and type of the known outlet or body whose name starts at word ``at``."""
        if found := self.registry.find_names(words.forms, at):
            return found[0], found[1].type
        key = ""
        for length, word in enumerate(words.forms[at : at + 3], start=1):
            key += bare(word)
            if key in self.own and (words.has_article(at) or length > 1 or len(key) > 4):
                return length, "outlet"
        return None

    def addresses(self, words: Words, at: int) -> bool:
        """Return whether word ``at`` is ل with a known outlet: «لهسبريس», «للميادين»."""
        if words.form(at)[:1] != "ل" or len(words.form(at)) < 4:
            return False
        found = self.named(words.cut(at, 1), at)
        return found is not None and found[1] in ("outlet", "agency", "social_media")

    def phrase(
        self, words: Words, at: int, limit: int, *, gender: Gender | None = None, verb: Verb | None = None
    ) -> Phrase | None:
        """Return the source phrase that starts at word ``at``, or None.

        ``verb`` is the verb whose subject it would be: what the verb takes with ب is no subject.

        ``gender`` is that of the verb before it: a feminine verb before a bare foreign
        name speaks of a company or state rather than of a person.
        """
        limit = min(limit, len(words), at + MAX_PHRASE)
        if verb is not None:
            limit = next((step for step in range(at + 1, limit) if _completes(words, step, verb)), limit)
        if at >= limit or (at and _ends(words.sign(at))):
            return None
        start, at, is_vague = at, *self._opening(words, at)
        if at >= limit:
            return None
        found = self._by_head(words, at, limit) or self._by_name(words, at, limit, gender, verb)
        if found is None or (is_vague and found.type == "document"):
            return None
        if is_vague:
            kind: SourceType = "anonymous" if found.type == "person" else found.type
            found = replace(found, type=kind, name=(start, found.end) if kind != "anonymous" else None)
        found = self._apposed(words, found, limit)
        return replace(found, start=start)

    def _opening(self, words: Words, at: int) -> tuple[int, bool]:
        """Return where the head noun is expected behind «عدد من»، «بعض»، «هذه», and whether it is vague."""
        for length in (2, 1):
            if words.phrase(at, at + length) in word_class_of_heads("quantifier"):
                return at + length, True
        if words.form(at) in word_class_of_heads("pronoun") and words.form(at + 1).startswith("ال"):
            return at + 1, False
        return at, False

    def _by_head(self, words: Words, at: int, limit: int) -> Phrase | None:
        head = head_at(words.forms, at)
        if head is None or head.type == "quantifier":
            return None
        definite = words.form(at).startswith("ال")
        end = at + head.length
        if head.type == "pronoun":
            return Phrase(at, end, "anonymous", bare(words.form(at)), None, head.plural, None, True)
        if words.form(at) in _NAMES_NOT_HEADS and not definite and words.form(at) in self.names:
            return None
        title_name = self.name_of_office(words, at, end, limit) if head.type == "title" else None
        if title_name is not None:
            return Phrase(at, title_name[1], "person", bare(words.form(at)), head.gender, head.plural, title_name, definite)
        end, name = self._body(words, at, end, limit, head)
        if head.type == "title":
            name = None
        kind: SourceType = "person" if head.type == "title" else head.type  # type: ignore[assignment]
        if head.type == "title" and name is None and not definite and head.length == 1:
            kind = "person" if _is_construct(words, at, end) else "anonymous"
        if head.type == "anonymous" and name is None and head.plural is False and definite:
            pass
        if head.type in _NAMED and name is None and (not definite or end > at + head.length):
            name = _proper(words, at, end, head)
        return Phrase(at, end, kind, bare(words.form(at)), head.gender, head.plural, name, definite)

    def name_of_office(self, words: Words, at: int, end: int, limit: int) -> tuple[int, int] | None:
        """Return the name behind a title of office and all that hangs on the title, or None.

        A word without article that follows a closed construct can only be the name.
        """
        if len(words.form(at)) <= 2:
            stop = name_end(words, end, limit, self.names)
            return (end, stop) if stop > end else None
        is_open, is_vague, here = not words.has_article(at), False, end
        while here < limit:
            form, sign = words.form(here), words.sign(here)
            if inner := _quoted_end(words, here, limit) - here:
                if not is_open and self.is_name(form):
                    return here, here + inner
                here, is_open = here + inner, False
                continue
            if inner := _gloss_end(words, here, limit) - here:
                here += inner
                continue
            if sign.strip("»”\"')’›") and not (sign == "." and len(words.form(here - 1)) <= 2):
                return None
            if form in ("في", "من", "علي", "عن", "باسم", "بلسان", "لدي", "لشوون") and not words.is_ali(here):
                following = words.form(here + 1)
                if bare(following) in word_class("venue") or following in word_class("adjunct") or following.isdigit():
                    return None
                here, is_open = here + 1, True
                continue
            if any(form in word_class(name) for name in ("that", "relative", "objects", "adjunct")) and not words.is_ali(here):
                return None
            if form in word_class("honorific"):
                if not words.sign(here + 1) and here + 1 < limit and not head_at(words.forms, here + 1):
                    stop = name_end(words, here + 1, limit, self.names)
                    if stop > here + 1 and (not words.has_article(here + 1) or len(form) < 3):
                        return here + 1, stop
                here, is_open = here + 1, False
                continue
            if self.addresses(words, here):
                return None
            length = self._state_length(words, here)
            if length:
                here, is_open = here + length, False
                continue
            if form in word_class("eponym") and not self.is_name(form):
                here, is_open = here + 1, True
                continue
            if words.has_article(here) or _is_attached(form):
                here, is_open = here + 1, False
                continue
            if form[0] == "ل" and head_type(words, here, 1) in ("outlet", "agency", "social_media"):
                return None
            if form[0] in "وبل" and len(form) > 3 and self._is_attached(words, here):
                here, is_open = here + 1, not (form[1:] in states() or form[1:] in PLACES)
                continue
            if form[0] == "و" and len(form) > 3 and not self.is_name(form):
                if not is_open and words.form(here - 1).startswith(("ال", "لل", "بال")) and head_type(words, here, 1) == "":
                    here += 1
                    continue
            is_given = self.is_name(form) and not is_open
            if head_at(words.forms, here) and not is_given and form not in word_class("names_m"):
                here, is_open = here + head_at(words.forms, here).length, True
                continue
            if is_open:
                if self._is_nisba(form) and here == end:
                    is_vague = True
                    here += 1
                    continue
                if is_verb(form) or not is_namelike(form) and form not in ("عام",):
                    if bare(form) not in word_class("inanimate") and bare(form) not in word_class("venue"):
                        return None
                follows = words.has_article(here + 1) or head_at(words.forms, here + 1) is not None or self._state_length(words, here + 1) > 0
                is_open = (follows or form == "عام") and not words.sign(here + 1)
                if is_vague:
                    is_open = True
                    if self.is_name(form):
                        stop = name_end(words, here, limit, self.names)
                        return (here, stop) if stop > here + 1 else None
                here += 1
                continue
            stop = name_end(words, here, limit, self.names)
            return (here, stop) if stop > here and self.reads_like_a_name(words, here, stop) else None
        return None

    def reads_like_a_name(self, words: Words, start: int, end: int) -> bool:
        """Return whether the words behind a title are a name and no object, nor the rest of a company's name."""
        if self.is_name(words.form(start)):
            return True
        last = words.form(end - 1)
        if end - start == 2 and words.has_article(end - 1):
            is_plain = not last.endswith(("ين", "ون", "ات", "ه")) and bare(last) not in word_class("inanimate")
            return is_plain or words.form(start) in NAME_PARTICLES or last in _COMPOUNDS
        is_apposed = has_comma(words.sign(end)) and end + 1 < len(words) and not words.sign(end + 1)
        is_apposed = is_apposed and name_end(words, end, len(words)) - end >= 2 and words.form(end) not in word_class("that")
        return end - start > 1 or not is_apposed

    def _is_attached(self, words: Words, at: int) -> bool:
        """Return whether the first letter of a word is a particle before a noun that is no name."""
        form = words.form(at)
        if self.is_name(form) or form in PLACES:
            return False
        inner = form[1:]
        is_noun = bool(head_type(words, at, 1)) or bare(inner) in word_class("inanimate") | word_class("venue")
        return is_noun or inner in states() or inner in PLACES or form[0] != "و" and inner.endswith("ه")

    def _state_length(self, words: Words, at: int) -> int:
        """Return how many words of the name of a state or town start at word ``at``."""
        return next((n for n in (3, 2, 1) if words.phrase(at, at + n) in states() | PLACES and words.phrase(at, at + n) not in self.names), 0)

    def _body(self, words: Words, at: int, end: int, limit: int, head: Head) -> tuple[int, tuple[int, int] | None]:
        """Return where the phrase behind its head noun ends, and the proper name in it."""
        name: tuple[int, int] | None = None
        # A construct still waits for its complement; a plural that kept its nun is none.
        is_open = not words.form(at).startswith("ال") and not (head.plural and words.form(at).endswith(("ون", "ين")))
        while end < limit:
            sign, word = words.sign(end), words.form(end)
            if inner := _quoted_end(words, end, limit) - end:
                if head.type in _NAMED | {"title", "social_media"}:
                    name = (end, end + inner) if head.type in ("outlet", "agency") and head.length == 1 else name
                    end, is_open = end + inner, False
                    continue
                break
            if inner := _gloss_end(words, end, limit) - end:
                end += inner
                continue
            if sign.strip("»”\"')’›") and not (sign == "." and len(words.form(end - 1)) <= 2):
                break
            if self.addresses(words, end):
                break
            if step := _hangs(words, end, head):
                end = min(end + step, limit)
                follows = words.has_article(end) or head_at(words.forms, end) is not None
                is_open = not words.form(end - 1).startswith(("ال", "لل", "بال")) and (follows or step == 1)
                continue
            if word in _SAME:
                end += 1
                break
            if word == "ال" or word.isdigit() and words.form(end - 1) in ("ال", "القناه", "قناه"):
                end += 1
                continue
            if is_open and word in word_class("directions"):
                end += 1
                continue
            is_ali = head.type == "title" and name is None and words.is_ali(end) and is_namelike(words.form(end + 1))
            if not is_ali and any(word in word_class(name) for name in ("that", "relative", "adjunct", "objects")):
                break
            is_given = word in word_class("names_m") or word in word_class("names_f")
            is_given = is_given or len(words.form(at)) <= 2
            if words.has_article(end) and not (name and head.type == "title") and not is_given:
                if _disagrees(words, at, head, word) or end > at + 1 and self._is_another(words, end):
                    break
                end, is_open = end + 1, False
                continue
            if (
                head.type in ("title", "anonymous")
                and name is None
                and not words.has_article(end)
                and self._is_nisba(word)
            ):
                before = words.form(end - 1)
                is_plural = head.plural and word.endswith("ون") and before.endswith("ون") and not words.has_article(at)
                if is_plural or is_open and head_at(words.forms, end - 1) or self._is_nisba(before):
                    end += 1
                    continue
            if word.startswith("وال") and _joins_title(words, end, head):
                end, is_open = end + 1, False
                continue
            if (
                word.startswith("وال")
                and head.type in _INSTITUTION
                and words.form(end - 1).startswith(("ال", "وال", "لل"))
            ):
                end += 1
                continue
            if word in _HONORIFICS:
                break
            if head_at(words.forms, end) and not is_verb(word) and (is_open or head.type == "title"):
                end, is_open = end + 1, True
                continue
            if head.type == "title":
                inner_head = head_at(words.forms, end - 1)
                is_bodys = inner_head is not None and inner_head.type in _INSTITUTION and end > at + 1
                if is_open and is_bodys and word not in word_class("names_m"):
                    end, is_open = end + 1, False
                    continue
                if is_open and word not in word_class("names_m") and words.phrase(end, end + 1) not in _STATES_CACHE():
                    nxt = words.form(end + 1)
                    is_bound = words.has_article(end + 1) or nxt in states()
                    if bare(word) in word_class("inanimate") and not words.sign(end):
                        end += 1
                        continue
                    if is_bound and not words.sign(end + 1) and not words.is_ali(end) and not is_verb(word):
                        end, is_open = end + 1, False
                        continue
                if words.form(end) in _STATES_CACHE() and is_open:
                    end, is_open = end + 1, False
                    continue
                stop = name_end(words, end, limit, self.names)
                if stop > end and name is None:
                    name, end, is_open = (end, stop), stop, False
                    continue
                break
            if is_open or (head.type in ("outlet", "agency") and end - at <= 3):
                if is_verb(word) or not is_namelike(word):
                    break
                end, is_open = end + 1, head.type in ("outlet", "agency") and end - at < 2
                continue
            break
        return end, name

    def _by_name(self, words: Words, at: int, limit: int, gender: Gender | None, verb: Verb | None) -> Phrase | None:
        quoted = _quoted_end(words, at, limit)
        if found := self.named(words, at):
            length, kind = found
            if at + length <= limit:
                return Phrase(at, max(at + length, 0), kind, "", None, False, (at, at + length))
        for length in (3, 2, 1):
            state = words.phrase(at, at + length)
            if at + length <= limit and state in states() and state not in self.names:
                end = self._represented(words, at + length, limit)
                name = (at + length + 2, end) if end > at + length else (at, at + length)
                return Phrase(at, end, "official_body", "", "f", False, name)
        if quoted > at and all(word in self.names or word in NAME_PARTICLES for word in words.forms[at:quoted]):
            return Phrase(at, quoted, "person", "", gender, False, (at, quoted))
        if quoted > at:
            return Phrase(at, quoted, "outlet", "", "f", False, (at, quoted), is_known=False)
        if words.opens(at):
            return None
        end = name_end(words, at, limit, self.names)
        first = words.form(at)
        if end == at or not self.is_name(first) and self._is_joined(first, verb):
            return None
        return self._person(words, at, end, limit, gender)

    def _is_another(self, words: Words, at: int) -> bool:
        """Return whether a definite word opens another source: «وزير الخارجية الإيراني | البيت الأبيض»."""
        head = head_at(words.forms, at)
        is_body = words.phrase(at, at + 2) in states() or head is not None and head.length > 1
        return is_body and words.has_article(at - 1) and words.form(at - 1).endswith(("ي", "يه"))

    def _is_nisba(self, word: str) -> bool:
        """Return whether a word without article reads like an adjective of belonging: «أميركي»، «عسكرية»."""
        return word.endswith(("ي", "يه", "يون", "يين")) and len(word) > 3 and not self.is_name(word)

    def is_name(self, word: str) -> bool:
        return word in self.names or word in word_class("names_m") or word in word_class("names_f")

    def _is_joined(self, word: str, verb: Verb | None) -> bool:
        """Return whether the first letter of a word is likely a particle and the word no name."""
        if word[1:3] == "ال" and word[0] in "بلكو":
            return True
        if word[0] == "ل":
            return self.is_name(word[1:]) or len(word) > 3 and word[1:3] != "ا" and word not in _NAMES_IN_L
        return word[0] == "ب" and verb is not None and verb.takes("ب") and len(word) > 3

    def _represented(self, words: Words, at: int, limit: int) -> int:
        """Return where «ممثلة في وزارة الخارجية» behind a state ends; ``at`` where nothing of it stands."""
        if words.form(at) not in ("ممثله", "ممثلا") or words.form(at + 1) not in ("في", "ب") or at + 2 >= limit:
            return at
        body = self._by_head(words, at + 2, limit)
        return body.end if body is not None else at

    def _person(self, words: Words, at: int, end: int, limit: int, gender: Gender | None) -> Phrase | None:
        """Return a proper name with the titles that follow it without a comma."""
        first = words.form(at)
        is_given = first in word_class("names_m") or first in word_class("names_f") or first in self.names
        definite = first.startswith("ال")
        name = (at, end)
        own: Gender | None = "f" if first in word_class("names_f") else "m"
        kind: SourceType = "person"
        if definite and end == at + 1 and first.endswith(("ون", "ين")) and not self.is_name(first):
            return Phrase(at, end, "anonymous", "", "m", True, None, True, is_known=False)
        if gender == "f" and first not in word_class("names_f"):
            own = "f"
        if head_at(words.forms, end) and not words.sign(end) and end < limit:
            tail = self._by_head(words, end, limit)
            end = tail.end if tail and tail.type in ("person", "anonymous") else end
        owned = any(word.endswith(("هم", "ها")) and len(word) > 4 for word in words.forms[at:end])
        return Phrase(
            at, end, kind, "", own, False, name, definite, is_known=is_given or end > name[1], ends_in_pronoun=owned
        )

    def _apposed(self, words: Words, found: Phrase, limit: int) -> Phrase:
        """Return a phrase with the apposition behind its comma: a name behind a title, a title behind a name."""
        end = found.end
        if end >= limit or not has_comma(words.sign(end)):
            return found
        if found.type in ("person", "anonymous") and found.name is None and _is_title(words, found):
            return self._name_behind(words, found, end, limit)
        if found.type == "person" and head_at(words.forms, end):
            tail = self._by_head(words, end, limit)
            if tail and tail.name is None and tail.type in ("person", "anonymous"):
                return replace(found, end=_comma_behind(words, tail.end, limit), is_known=True)
        return found

    def _name_behind(self, words: Words, found: Phrase, at: int, limit: int) -> Phrase:
        word = words.form(at)
        if word.startswith("ال") and not head_at(words.forms, at):
            for end in range(at + 1, min(limit, at + 8)):
                if has_comma(words.sign(end)):
                    at = end
                    break
            else:
                return found
        head = head_at(words.forms, at)
        if head and head.type == "title":
            inner = self._by_head(words, at, limit)
            return replace(found, end=inner.end, name=inner.name, type="person") if inner and inner.name else found
        end = name_end(words, at, limit)
        closes = end >= limit or bool(words.sign(end)) or words.form(end) in word_class("that")
        closes = closes or words.form(end) in word_class("adjunct") or end - at >= 2 and words.has_article(end)
        if end == at or not closes or end - at == 1 and word.startswith("ال"):
            return found
        return replace(found, end=end, name=(at, end), type="person")


_NAMES_NOT_HEADS: Final = frozenset({"سلطان", "امير", "بابا", "عميد", "رايد", "شيخ", "قاضي", "حاكم", "حارس"})


_NAMES_IN_L: Final = frozenset(
    "لافروف لويس لويز لورانس ليلي لينا لطفي لولا لحسن لوران ليونيل لاري لوك ليام لوكا".split()
)


def _comma_behind(words: Words, at: int, limit: int) -> int:
    """Return where a title between commas ends: at its comma, or where it was read to if أن comes first."""
    for step in range(at, limit):
        if has_comma(words.sign(step)):
            return step
        if words.form(step) in word_class("that") or words.sign(step):
            break
    return at


def has_stop(signs: str) -> bool:
    """Return whether a sign ends what can be one phrase."""
    return any(sign in ":.!?؟;؛,،" for sign in signs)


def _is_title(words: Words, found: Phrase) -> bool:
    head = head_at(words.forms, found.start)
    return head is not None and head.type == "title"


_FEMININE: Final = frozenset("العليا الكبري الاولي العظمي الوسطي الدنيا الاخري اليمني اليسري".split())


def _disagrees(words: Words, at: int, head: Head, word: str) -> bool:
    """Return whether a definite word cannot describe a definite head noun: gender speaks against it."""
    if not words.form(at).startswith("ال") or head.type not in _INSTITUTION | {"outlet", "agency"}:
        return False
    is_feminine = word.endswith("ه") or word in _FEMININE
    return (head.gender == "f") != is_feminine and not (head.plural and is_feminine)


def _proper(words: Words, at: int, end: int, head: Head) -> tuple[int, int]:
    """Return the name inside a phrase: of an outlet without «صحيفة», the gloss in brackets and the nationality."""
    stop = next((step for step in range(at + 1, end) if "(" in words.sign(step)), end)
    gloss = words.form(stop) if stop < end else ""
    closing = next((step for step in range(stop + 1, end) if ")" in words.sign(step)), end)
    if (
        head.type in ("outlet", "agency")
        and stop < end
        and (stop == at + head.length or head.type == "agency" and not gloss.isascii())
    ):
        return stop, closing
    if head.type not in ("outlet", "agency") or stop <= at + head.length or head.length > 1 or head.plural:
        return at, stop
    first = at + head.length
    if (
        words.form(first) in ("الانبا", "انبا")
        or words.form(first).endswith(("يه", "ي"))
        and words.form(first).startswith("ال")
    ):
        return at, stop
    if words.form(first).startswith(("مراسل",)):
        first += 1
    while stop > first + 1 and words.form(stop - 1).startswith("ال") and not words.form(first).startswith("ال"):
        stop -= 1
    return first, stop


def _STATES_CACHE() -> frozenset[str]:
    return states()


def _is_construct(words: Words, at: int, end: int) -> bool:
    """Return whether an indefinite title is made definite by what follows: «رئيس الحكومة», not «مسؤول أمني»."""
    inner = words.forms[at + 1 : min(end, at + 4)]
    inner = inner[: next((step for step, word in enumerate(inner) if word in ("من", "في", "علي")), len(inner))]
    is_head = head_at(words.forms, at + 1) is not None
    if not inner or inner[0][0] in "بل" and head_type(words, at + 1, 1):
        return False
    is_adjective = inner[0].endswith("ي") or inner[0].endswith("يه") and not is_head
    if is_adjective and not inner[0].startswith("ال"):
        return False
    is_bound = any(word.startswith("ال") or word in states() or word == "باسم" for word in inner)
    return is_bound or is_head


def word_class_of_heads(name: str) -> frozenset[str]:
    """Return the phrases of one section of the table of heads, folded."""
    from provenance.attribution.lexicon import head_phrases

    return head_phrases(name)


def _joins_title(words: Words, at: int, head: Head) -> bool:
    """Return whether «والمتحدث» joins a second title to the first, or «والتراث» a second name to a ministry's."""
    if head.type != "title":
        return False
    return head_type(words, at, 1) == "title" or words.form(at - 1).startswith(("لل", "ال", "وال"))


def _is_saying(word: str) -> bool:
    return any(form.tense == "past" and form.verb.certainty == "sure" for form in verb_forms().get(word, ()))


@cache
def _announcing() -> frozenset[str]:
    """Return the words that may stand before or at the start of a name."""
    saying = {word for word in verb_forms() if _is_saying(word)}
    return frozenset(saying) | head_words() | word_class("names_m") | word_class("names_f")


FullName = tuple[int, int, int]
"""Where a name of two or more words stands: sentence, first word, word behind the last."""


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
            if 2 <= end - start <= 4:
                found.append((number, start, end))
            if (before := name_before(words, at)) is not None:
                found.append((number, before, at))
    return tuple(found)


def name_before(words: Words, at: int) -> int | None:
    """Return where the name starts that stands before the comma of a title: «الوافي نوحي، الباحث بالمعهد»."""
    head = head_at(words.forms, at)
    if (
        head is None
        or head.type != "title"
        or not (has_comma(words.sign(at)) or words.has_article(at) and not words.sign(at))
    ):
        return None
    start = at
    while start > 0 and at - start < 4 and (start == at or not words.sign(start)):
        if not is_namelike(words.form(start - 1)) or head_at(words.forms, start - 1):
            break
        start -= 1
    bounded = (
        start == 0
        or bool(words.sign(start))
        or is_verb(words.form(start - 1))
        or words.form(start - 1) in word_class("that")
    )
    is_clean = bounded or has_comma(words.sign(at)) and at - start <= 3
    return start if 2 <= at - start and is_clean else None


def _full_name(words: Words, at: int, reader: Reader) -> tuple[int, int]:
    """Return the proper name that word ``at`` announces, an empty range if it announces none."""
    head = head_at(words.forms, at)
    if head is not None and head.type == "title":
        phrase = reader.phrase(words, at, len(words))
        return phrase.name if phrase is not None and phrase.type == "person" and phrase.name else (at, at)
    start = _name_start(words, at)
    return (start, name_end(words, start, len(words))) if start >= 0 else (at, at)


def _name_start(words: Words, at: int) -> int:
    """Return where a name may start that word ``at`` announces; -1 if it announces none."""
    word = words.form(at)
    if word in word_class("names_m") or word in word_class("names_f"):
        if words.form(at - 1) in word_class("eponym") and at:
            return -1
        follows_given = not words.sign(at) and words.form(at - 1) in word_class("names_m")
        return -1 if follows_given else at
    follows = head_at(words.forms, at + 1) is None and not words.sign(at + 1)
    if _is_saying(word) and follows and not words.form(at + 1).startswith(_JOINED):
        return at + 1
    if at == 0 and not is_verb(word):
        end = name_end(words, 0, len(words))
        behind = head_at(words.forms, end)
        return 0 if has_comma(words.sign(end)) and behind and behind.type == "title" else -1
    return -1
