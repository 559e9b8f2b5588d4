"""Words -> the noun phrase that names a source: its extent, its type, its proper name.

A small grammar without a parser: a head noun opens the phrase; where none stands, a state,
an entry of the registry or a proper name may.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, cast

from provenance.attribution.grammar.brackets import proper, quoted_end
from provenance.attribution.grammar.extents import NAMED, extent
from provenance.attribution.grammar.known import Known
from provenance.attribution.grammar.lexicon import (
    Gender,
    Head,
    Verb,
    bare,
    folded,
    head_at,
    head_phrases,
    is_title,
    states,
    word_class,
)
from provenance.attribution.grammar.names import NAMES_NOT_HEADS, PARTICLES, name_end
from provenance.attribution.grammar.titles import is_construct, name_behind_title, reads_like_a_name
from provenance.attribution.grammar.words import Words, has_comma
from provenance.attribution.registry import Registry
from provenance.values import SourceType

MAX_PHRASE: Final = 24
_MAX_APPOSED: Final = 8
_STOPS: Final = ":.!?؟-–—…"
_OVERSEERS: Final = folded("المشرف مشرف")
_FUNCTION_WORDS: Final = folded(
    "وكما لقد وحين وعن وراء عند يبدو ولا ومع كمن لك لكم بحيث إحداهن أحدهم بعضهم مسبقا جهارا صعبا كله كلها"
)
_REPRESENTED: Final = folded("ممثلة ممثلا")
_NAMES_IN_L: Final = word_class("names_in_l")


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


class Reader:
    """Reads noun phrases of sources with what is known about one article."""

    def __init__(
        self,
        registry: Registry,
        names: frozenset[str] = frozenset(),
        own: frozenset[str] = frozenset(),
        repeated: frozenset[str] = frozenset(),
    ) -> None:
        """Read with a registry; ``names``, ``own`` and ``repeated`` as :class:`Known` explains them."""
        self.known = Known(registry, names, own, repeated)

    def phrase(
        self, words: Words, at: int, limit: int, *, gender: Gender | None = None, verb: Verb | None = None
    ) -> Phrase | None:
        """Return the source phrase that starts at word ``at``, or None.

        ``gender`` is that of the verb before it: a feminine verb before a bare foreign
        name speaks of a company or state rather than of a person. ``verb`` is the verb whose
        subject it would be: what the verb takes with ب is no subject.
        """
        limit = min(limit, len(words), at + MAX_PHRASE)
        if verb is not None:
            limit = next((step for step in range(at + 1, limit) if _completes(words, step, verb)), limit)
        if at >= limit or (at and any(sign in _STOPS for sign in words.sign(at))):
            return None
        start, at, is_vague = at, *_opening(words, at)
        if at >= limit:
            return None
        found = self._by_head(words, at, limit) or self._by_name(words, at, limit, gender, verb)
        if found is None or (is_vague and found.type == "document"):
            return None
        if is_vague:
            found = _vague(found, start)
        return replace(self._apposed(words, found, limit), start=start)

    def _by_head(self, words: Words, at: int, limit: int) -> Phrase | None:
        """Return the phrase that a head noun opens."""
        head, form = head_at(words.forms, at), words.form(at)
        if head is None or head.type == "quantifier":
            return None
        definite, end = form.startswith("ال"), at + head.length
        if head.type == "pronoun":
            return Phrase(at, end, "anonymous", bare(form), None, head.plural, None, True)
        if form in NAMES_NOT_HEADS and not definite and form in self.known.names:
            return None
        if head.type == "title":
            return self._titled(words, at, limit, head)
        end, name = extent(self.known, words, at, end, limit, head)
        if head.type in NAMED and name is None and (not definite or end > at + head.length):
            name = proper(words, at, end, head)
        kind = cast(SourceType, head.type)
        return Phrase(at, end, kind, bare(form), head.gender, head.plural, name, definite)

    def _titled(self, words: Words, at: int, limit: int, head: Head) -> Phrase:
        """Return the phrase of a title: a person by name, an office-holder, or somebody of whom no more is known."""
        form, end = words.form(at), at + head.length
        definite = form.startswith("ال")
        if name := name_behind_title(self.known, words, at, end, limit):
            return Phrase(at, name[1], "person", bare(form), head.gender, head.plural, name, definite)
        end, _ = extent(self.known, words, at, end, limit, head)
        is_office = definite or head.length > 1 or is_construct(words, at, end)
        kind: SourceType = "person" if is_office else "anonymous"
        return Phrase(at, end, kind, bare(form), head.gender, head.plural, None, definite)

    def _by_name(self, words: Words, at: int, limit: int, gender: Gender | None, verb: Verb | None) -> Phrase | None:
        """Return the phrase of a known source, a state, a name in quotation marks or a person."""
        found = self.known.outlet(words, at)
        if found and at + found[0] <= limit:
            return Phrase(at, at + found[0], found[1], "", None, False, (at, at + found[0]))
        if state := self._state(words, at, limit):
            return state
        if (quoted := quoted_end(words, at, limit)) > at:
            return self._quoted(words, at, quoted, gender)
        end, first = self.known.name_end(words, at, limit), words.form(at)
        is_bare = end == at + 1 and not self.known.is_name(first)
        if is_bare and (_is_grammar(first, gender) or self.known.is_adverb(words, at)):
            return None
        if end == at + 2 and not reads_like_a_name(self.known, words, at, end):
            return None
        if words.opens(at) or end == at or (not self.known.is_name(first) and self._is_joined(first, verb)):
            return None
        return self._person(words, at, end, limit, gender)

    def _state(self, words: Words, at: int, limit: int) -> Phrase | None:
        """Return a state, with the body that speaks for it: «قطر ممثلة في وزارة الخارجية»."""
        for end in (at + 3, at + 2, at + 1):
            state = words.phrase(at, end)
            if end <= limit and state in states() and state not in self.known.names:
                behind = self._represented(words, end, limit)
                name = (end + 2, behind) if behind > end else (at, end)
                return Phrase(at, behind, "official_body", "", "f", False, name)
        return None

    def _represented(self, words: Words, at: int, limit: int) -> int:
        """Return where «ممثلة في وزارة الخارجية» behind a state ends; ``at`` where nothing of it stands."""
        if words.form(at) not in _REPRESENTED or words.form(at + 1) not in ("في", "ب") or at + 2 >= limit:
            return at
        body = self._by_head(words, at + 2, limit)
        return body.end if body is not None else at

    def _quoted(self, words: Words, at: int, end: int, gender: Gender | None) -> Phrase:
        """Return who is named in quotation marks: somebody named in the article, else an outlet."""
        if all(word in self.known.names or word in PARTICLES for word in words.forms[at:end]):
            return Phrase(at, end, "person", "", gender, False, (at, end))
        return Phrase(at, end, "outlet", "", "f", False, (at, end), is_known=False)

    def _is_joined(self, word: str, verb: Verb | None) -> bool:
        """Return whether the first letter of a word is likely a particle and the word no name."""
        if word[1:3] == "ال" and word[0] in "بلكو":
            return True
        if word[0] == "ل":
            is_word = len(word) > 3 and word[1:3] != "ا" and word not in _NAMES_IN_L
            return is_word or self.known.is_name(word[1:])
        return word[0] == "ب" and verb is not None and verb.takes("ب") and len(word) > 3

    def _person(self, words: Words, at: int, end: int, limit: int, gender: Gender | None) -> Phrase:
        """Return a proper name with the titles that follow it without a comma."""
        first, name = words.form(at), (at, end)
        definite, is_name = first.startswith("ال"), self.known.is_name(first)
        if definite and end == at + 1 and first.endswith(("ون", "ين")) and not is_name:
            return Phrase(at, end, "anonymous", "", "m", True, None, True, is_known=False)
        own: Gender = "f" if gender == "f" or first in word_class("names_f") else "m"
        if head_at(words.forms, end) and not words.sign(end) and end < limit and words.form(end) != "الكبير":
            tail = self._by_head(words, end, limit)
            end = tail.end if tail and tail.type in ("person", "anonymous") else end
        owned = any(word.endswith(("هم", "ها")) and len(word) > 4 for word in words.forms[at:end])
        is_known = is_name or end > name[1]
        return Phrase(at, end, "person", "", own, False, name, definite, is_known=is_known, ends_in_pronoun=owned)

    def _apposed(self, words: Words, found: Phrase, limit: int) -> Phrase:
        """Return a phrase with the apposition behind its comma: a name behind a title, a title behind a name."""
        end = found.end
        if end >= limit or not has_comma(words.sign(end)):
            return found
        if found.type in ("person", "anonymous") and found.name is None and is_title(words.forms, found.start):
            return self._name_behind(words, found, end, limit)
        if found.type == "person" and head_at(words.forms, end):
            tail = self._by_head(words, end, limit)
            if tail and tail.name is None and tail.type in ("person", "anonymous"):
                return replace(found, end=_comma_behind(words, tail.end, limit), is_known=True)
        return found

    def _name_behind(self, words: Words, found: Phrase, at: int, limit: int) -> Phrase:
        """Return a title with the name behind its comma, or behind that of the second title: «الوزير، الأمين، سامي»."""
        is_definite = words.form(at).startswith("ال")
        if is_definite and not head_at(words.forms, at):
            ends = range(at + 1, min(limit, at + _MAX_APPOSED))
            at = next((end for end in ends if has_comma(words.sign(end))), limit)
        if at >= limit:
            return found
        if is_title(words.forms, at):
            inner = self._by_head(words, at, limit)
            return replace(found, end=inner.end, name=inner.name, type="person") if inner and inner.name else found
        end = name_end(words, at, limit)
        form = words.form(at)
        is_odd = is_definite or (form.endswith("ا") and not self.known.is_name(form))
        if end == at or (end - at == 1 and is_odd) or not _closes(words, at, end, limit):
            return found
        return replace(found, end=end, name=(at, end), type="person")


def _completes(words: Words, at: int, verb: Verb) -> bool:
    """Return whether a word completes the verb and not a title: «المشرف العام على»."""
    if verb.takes("over") and _is_addressee(words, at):
        return True
    is_part = words.form(at - 1) in word_class("ranks") | _OVERSEERS or words.form(at - 1) == "نقلا"
    return words.form(at) in verb.complements and not is_part


def _is_addressee(words: Words, at: int) -> bool:
    """Return whether a plural in the accusative stands behind a subject that is complete: «حذرت الوزارة المواطنين»."""
    form, before = words.form(at), words.form(at - 1)
    is_plural = words.has_article(at) and form.endswith("ين") and not form.endswith("يين") and len(form) > 6
    return is_plural and before.startswith(("ال", "وال", "لل")) and not before.endswith(("ين", "ون"))


def _opening(words: Words, at: int) -> tuple[int, bool]:
    """Return where the head noun is expected behind «عدد من»، «بعض»، «هذه», and whether it is vague."""
    for length in (2, 1):
        if words.phrase(at, at + length) in head_phrases("quantifier"):
            return at + length, True
    is_pronoun = words.form(at) in head_phrases("pronoun") and words.form(at + 1).startswith("ال")
    return at + is_pronoun, False


def _is_grammar(form: str, gender: Gender | None) -> bool:
    """Return whether an unknown word is rather a verb or particle than somebody: «ونظرت», «اقتربت», «لقد»."""
    is_past = form.endswith("ت") and (gender == "f" or form.startswith("و"))
    return is_past or form.endswith(("وا", "يين")) or form in _FUNCTION_WORDS


def _vague(found: Phrase, start: int) -> Phrase:
    """Return «عدد من المسؤولين» as people without a name, «بعض الصحف» under all its words."""
    if found.type in ("person", "anonymous"):
        return replace(found, type="anonymous", name=None)
    return replace(found, name=(start, found.end))


def _closes(words: Words, at: int, end: int, limit: int) -> bool:
    """Return whether a name behind a comma is over where it was read to."""
    form = words.form(end)
    if end >= limit or words.sign(end) or form in word_class("that", "adjunct"):
        return True
    return end - at >= 2 and words.has_article(end)


def _comma_behind(words: Words, at: int, limit: int) -> int:
    """Return where a title between commas ends: at its comma, or where it was read to if أن comes first."""
    for step in range(at, limit):
        if has_comma(words.sign(step)):
            return step
        if words.form(step) in word_class("that") or words.sign(step):
            break
    return at
