"""The proper name behind a title of office, however long the title is.

A title is walked to its end. A construct («مدير إدارة …») stays open until its complement; a
bare word behind a closed construct can only be the name, and so can what stands behind a
form of address («الدكتور») or is a given name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from provenance.article.phrases import PLACES
from provenance.attribution.grammar.brackets import gloss_end, is_parted, quoted_end
from provenance.attribution.grammar.known import Known
from provenance.attribution.grammar.lexicon import bare, folded, head_at, head_type, states, word_class
from provenance.attribution.grammar.names import (
    COMPOUNDS,
    NAMES_NOT_HEADS,
    PARTICLES,
    is_attached,
    is_namelike,
    is_verb,
    name_end,
)
from provenance.attribution.grammar.words import Words, has_comma

Range = tuple[int, int]
_PREPOSITIONS: Final = folded("في من على عن باسم بلسان لدى لشؤون")
_ENDS: Final = ("that", "relative", "objects", "adjunct")
_OUTLETS: Final = frozenset({"outlet", "agency", "social_media"})
_WITHIN: Final = folded("من في على")
_GENERAL: Final = "عام"  # «مدير عام الشركة»: an adjective that leaves the construct open


@dataclass(frozen=True, slots=True)
class _Walk:
    """Where the walk stands: at word ``here``, in a construct that is open or closed.

    ``is_vague`` says that an adjective without article came first («خبير اقتصادي …»), so
    that only a given name starts a name. ``name`` is set when the walk is over; empty, if
    there is none.
    """

    known: Known
    words: Words
    first: int
    limit: int
    here: int
    is_open: bool
    is_vague: bool = False
    name: Range | None = None

    @property
    def form(self) -> str:
        return self.words.form(self.here)

    def on(self, length: int, *, is_open: bool) -> _Walk:
        return replace(self, here=self.here + length, is_open=is_open)

    def over(self, start: int = 0, end: int = 0) -> _Walk:
        return replace(self, name=(start, end))

    def named(self, at: int) -> _Walk:
        """Return the walk at its end, with the name that starts at word ``at`` if one does."""
        end = self.known.name_end(self.words, at, self.limit)
        return self.over(at, end) if end > at else self.over()


_Step = Callable[[_Walk], "_Walk | None"]


def name_behind_title(known: Known, words: Words, at: int, end: int, limit: int) -> Range | None:
    """Return the proper name behind the title whose head noun is the words ``at`` to ``end``, or None."""
    if len(words.form(at)) <= 2:  # «د. سامي»
        stop = known.name_end(words, end, limit)
        return (end, stop) if stop > end else None
    walk = _Walk(known, words, end, limit, end, not words.has_article(at))
    while walk.name is None and walk.here < limit:
        walk = next(step for rule in _STEPS if (step := rule(walk)) is not None)
    return walk.name if walk.name and walk.name[1] else None


def reads_like_a_name(known: Known, words: Words, start: int, end: int) -> bool:
    """Return whether words behind a title are a name and no object, nor the rest of a company's name."""
    if known.is_name(words.form(start)):
        return True
    if end - start == 1 and known.is_adverb(words, start):
        return False
    last = words.form(end - 1)
    if end - start == 2 and words.has_article(end - 1):
        is_plain = not last.endswith(("ين", "ون", "ات", "ه")) and bare(last) not in word_class("inanimate")
        return is_plain or words.form(start) in PARTICLES or last in COMPOUNDS
    return end - start > 1 or not _is_apposed(words, end)


def is_construct(words: Words, at: int, end: int) -> bool:
    """Return whether an indefinite title is made definite by what follows: «رئيس الحكومة», not «مسؤول أمني»."""
    inner = words.forms[at + 1 : min(end, at + 4)]
    inner = inner[: next((step for step, word in enumerate(inner) if word in _WITHIN), len(inner))]
    is_head = head_at(words.forms, at + 1) is not None
    if not inner or (inner[0][0] in "بل" and head_type(words.forms, at + 1, 1)):
        return False
    if inner[0] in word_class("eponym"):  # «مدير مستشفى …»: no adjective, though it ends like one
        return True
    if (inner[0].endswith("ي") or (inner[0].endswith("يه") and not is_head)) and not inner[0].startswith("ال"):
        return False
    return is_head or any(word.startswith("ال") or word in states() or word == "باسم" for word in inner)


def _is_apposed(words: Words, at: int) -> bool:
    """Return whether a full name stands behind the comma in front of word ``at``."""
    if not has_comma(words.sign(at)) or at + 1 >= len(words) or words.sign(at + 1):
        return False
    return words.form(at) not in word_class("that") and name_end(words, at, len(words)) - at >= 2


def _bracketed(walk: _Walk) -> _Walk | None:
    here, words = walk.here, walk.words
    if inner := quoted_end(words, here, walk.limit) - here:
        if not walk.is_open and walk.known.is_name(walk.form):
            return walk.over(here, here + inner)
        return walk.on(inner, is_open=False)
    if inner := gloss_end(words, here, walk.limit) - here:
        return walk.on(inner, is_open=walk.is_open)
    return walk.over() if is_parted(words, here) else None


def _preposition(walk: _Walk) -> _Walk | None:
    words, here = walk.words, walk.here
    if walk.form not in _PREPOSITIONS or words.is_ali(here):
        return None
    following = words.form(here + 1)
    is_venue = bare(following) in word_class("venue") or following in word_class("adjunct")
    return walk.over() if is_venue or following.isdigit() else walk.on(1, is_open=True)


def _end(walk: _Walk) -> _Walk | None:
    is_end = walk.form in word_class(*_ENDS)
    return walk.over() if is_end and not walk.words.is_ali(walk.here) else None


def _address(walk: _Walk) -> _Walk | None:
    """«… الدكتور سامي»: a form of address, with the name behind it."""
    words, after = walk.words, walk.here + 1
    if walk.form not in word_class("honorific"):
        return None
    if not words.sign(after) and after < walk.limit and not head_at(words.forms, after):
        stop = walk.known.name_end(words, after, walk.limit)
        if stop > after and (not words.has_article(after) or len(walk.form) < 3):
            return walk.over(after, stop)
    return walk.on(1, is_open=False)


def _addressee(walk: _Walk) -> _Walk | None:
    return walk.over() if walk.known.addresses(walk.words, walk.here) else None


def _place(walk: _Walk) -> _Walk | None:
    length = walk.known.place_length(walk.words, walk.here)
    return walk.on(length, is_open=False) if length else None


def _eponym(walk: _Walk) -> _Walk | None:
    """«مستشفى الملك فهد»: the given name behind it is no person here."""
    is_eponym = walk.form in word_class("eponym") and not walk.known.is_name(walk.form)
    return walk.on(1, is_open=True) if is_eponym else None


def _definite(walk: _Walk) -> _Walk | None:
    is_definite = walk.words.has_article(walk.here) or is_attached(walk.form)
    return walk.on(1, is_open=False) if is_definite else None


def _joined(walk: _Walk) -> _Walk | None:
    """«بمنطقة …», «والمتحدث …»: a noun behind a particle, which waits for its complement unless it is a place."""
    form, words, here = walk.form, walk.words, walk.here
    if form[0] == "ل" and head_type(words.forms, here, 1) in _OUTLETS:
        return walk.over()
    if form[0] not in "وبل" or len(form) < 4:
        return None
    if _is_noun_behind_particle(walk):
        return walk.on(1, is_open=not (form[1:] in states() or form[1:] in PLACES))
    is_second = not walk.is_open and words.form(here - 1).startswith(("ال", "لل", "بال"))
    is_second = is_second and not head_type(words.forms, here, 1) and not walk.known.is_name(form)
    return walk.on(1, is_open=False) if form[0] == "و" and is_second else None


def _is_noun_behind_particle(walk: _Walk) -> bool:
    form = walk.form
    if walk.known.is_name(form) or form in PLACES:
        return False
    inner = form[1:]
    is_noun = bool(head_type(walk.words.forms, walk.here, 1)) or bare(inner) in word_class("inanimate")
    is_noun = is_noun or bare(inner) in word_class("venue") or inner in states() or inner in PLACES
    return is_noun or (form[0] != "و" and inner.endswith("ه"))


def _noun(walk: _Walk) -> _Walk | None:
    head = head_at(walk.words.forms, walk.here)
    is_likely = walk.known.is_name(walk.form) or walk.form in NAMES_NOT_HEADS
    is_given = walk.form in word_class("names_m") or (not walk.is_open and is_likely)
    return walk.on(head.length, is_open=True) if head and not is_given else None


def _complement(walk: _Walk) -> _Walk | None:
    """A bare word in an open construct completes it, unless another noun follows in the construct."""
    words, here, form, known = walk.words, walk.here, walk.form, walk.known
    if not walk.is_open:
        return None
    if known.is_nisba(form) and here == walk.first:
        return replace(walk, here=here + 1, is_vague=True)
    if not _can_complete(form):
        return walk.over()
    if walk.is_vague:
        if known.is_name(form):
            named = walk.named(here)
            return named if named.name and named.name[1] > here + 1 else walk.over()
        return walk.on(1, is_open=True)
    follows = words.has_article(here + 1) or head_at(words.forms, here + 1) or known.place_length(words, here + 1)
    return walk.on(1, is_open=bool(follows or form == _GENERAL) and not words.sign(here + 1))


def _can_complete(form: str) -> bool:
    if not is_verb(form) and (is_namelike(form) or form == _GENERAL):
        return True
    return bare(form) in word_class("inanimate", "venue")


def _name(walk: _Walk) -> _Walk:
    found = walk.named(walk.here)
    is_name = found.name and found.name[1] and reads_like_a_name(walk.known, walk.words, *found.name)
    return found if is_name else walk.over()


_STEPS: Final[tuple[_Step, ...]] = (
    _bracketed,
    _preposition,
    _end,
    _address,
    _addressee,
    _place,
    _eponym,
    _definite,
    _joined,
    _noun,
    _complement,
    _name,
)
