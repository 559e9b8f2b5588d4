"""Where a noun phrase that names a source ends, behind its head noun.

What agrees with the head or hangs on it continues the phrase; what can only be the rest of
the sentence ends it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from provenance.attribution.grammar.brackets import gloss_end, is_parted, quoted_end
from provenance.attribution.grammar.hanging import INSTITUTION, hangs
from provenance.attribution.grammar.known import Known
from provenance.attribution.grammar.lexicon import (
    Head,
    bare,
    folded,
    given_names,
    head_at,
    head_type,
    states,
    word_class,
)
from provenance.attribution.grammar.names import is_namelike, is_verb, name_end
from provenance.attribution.grammar.words import Words

Range = tuple[int, int]
NAMED: Final = INSTITUTION | {"outlet", "agency"}
_HONORIFICS: Final = word_class("styles")
_SAME: Final = folded("ذاته ذاتها نفسه نفسها عينه عينها ذاتهم نفسهم")
_FEMININE: Final = folded("العليا الكبرى الأولى العظمى الوسطى الدنيا الأخرى اليمنى اليسرى")
_CHANNELS: Final = folded("ال القناة قناة")
_THAT: Final = ("that", "relative", "adjunct", "objects")


@dataclass(frozen=True, slots=True)
class _Extent:
    """A phrase that is being read: its head noun at ``at``, what belongs to it up to ``end``.

    A construct is open while it waits for its complement. ``name`` is the proper name in it.
    """

    known: Known
    words: Words
    head: Head
    at: int
    end: int
    limit: int
    is_open: bool
    name: Range | None = None
    is_over: bool = False

    @property
    def word(self) -> str:
        return self.words.form(self.end)

    @property
    def before(self) -> str:
        return self.words.form(self.end - 1)

    @property
    def is_title(self) -> bool:
        return self.head.type == "title"

    def on(self, length: int = 1, *, is_open: bool) -> _Extent:
        return replace(self, end=self.end + length, is_open=is_open)

    def over(self, length: int = 0) -> _Extent:
        return replace(self, end=self.end + length, is_over=True)


_Step = Callable[[_Extent], "_Extent | None"]


def extent(known: Known, words: Words, at: int, end: int, limit: int, head: Head) -> tuple[int, Range | None]:
    """Return where the phrase whose head noun is the words ``at`` to ``end`` ends, and the quoted name in it."""
    # A construct still waits for its complement; a plural that kept its nun is none.
    has_nun = head.plural and words.form(at).endswith(("ون", "ين"))
    is_open = not words.form(at).startswith("ال") and not has_nun
    read = _Extent(known, words, head, at, end, limit, is_open)
    while not read.is_over and read.end < limit:
        read = next((step for rule in _STEPS if (step := rule(read)) is not None), read.over())
    return read.end, read.name


def _bracketed(read: _Extent) -> _Extent | None:
    words, end, kind = read.words, read.end, read.head.type
    if inner := quoted_end(words, end, read.limit) - end:
        if kind not in NAMED | {"title", "social_media"}:
            return read.over()
        is_name = kind in ("outlet", "agency") and read.head.length == 1
        quoted = read.on(inner, is_open=False)
        return replace(quoted, name=(end, end + inner)) if is_name else quoted
    if inner := gloss_end(words, end, read.limit) - end:
        return read.on(inner, is_open=read.is_open)
    return read.over() if is_parted(words, end) or read.known.addresses(words, end) else None


def _hanging(read: _Extent) -> _Extent | None:
    step = hangs(read.words, read.end, read.head)
    if not step:
        return None
    end = min(read.end + step, read.limit)
    follows = read.words.has_article(end) or head_at(read.words.forms, end) is not None
    is_closed = read.words.form(end - 1).startswith(("ال", "لل", "بال"))
    return replace(read, end=end, is_open=not is_closed and (follows or step == 1))


def _addressee(read: _Extent) -> _Extent | None:
    """«مصادر لوكالة كذا»: an outlet that is spoken to."""
    is_outlet = read.word[0] == "ل" and head_type(read.words.forms, read.end, 1) in ("outlet", "agency", "social_media")
    return read.over() if is_outlet else None


def _small(read: _Extent) -> _Extent | None:
    """«الوكالة ذاتها», «الـ», «القناة 12», «شمال»: small words that belong to the noun before."""
    if read.word in _SAME:
        return read.over(1)
    if read.word == "ال" or (read.word.isdigit() and read.before in _CHANNELS):
        return read.on(is_open=read.is_open)
    if read.is_open and read.word in word_class("directions"):
        return read.on(is_open=True)
    return None


def _closed_class(read: _Extent) -> _Extent | None:
    words, end = read.words, read.end
    is_ali = read.is_title and read.name is None and words.is_ali(end) and is_namelike(words.form(end + 1))
    return read.over() if not is_ali and read.word in word_class(*_THAT) else None


def _definite(read: _Extent) -> _Extent | None:
    words, end = read.words, read.end
    is_given = read.word in given_names() or len(words.form(read.at)) <= 2
    if not words.has_article(end) or (read.name and read.is_title) or is_given:
        return None
    is_inner = read.before.startswith("لل")  # «الهيئة العامة للطيران المدني»
    is_odd = not is_inner and _disagrees(words, read.at, read.head, read.word)
    if is_odd or (end > read.at + 1 and _is_another(words, end)):
        return read.over()
    return read.on(is_open=False)


def _nisba(read: _Extent) -> _Extent | None:
    """«مسؤول أميركي كبير»: adjectives of belonging behind a noun without article."""
    words, end, known = read.words, read.end, read.known
    if read.head.type not in ("title", "anonymous") or read.name is not None or not known.is_nisba(read.word):
        return None
    case = read.word[-2:]  # «مسؤولون أميركيون»، «مسؤولين أميركيين»
    is_plural = read.head.plural and case in ("ون", "ين") and read.before.endswith(case)
    is_plural = is_plural and not words.has_article(read.at)
    is_behind_head = read.is_open and head_at(words.forms, end - 1) is not None
    return read.on(is_open=read.is_open) if is_plural or is_behind_head or known.is_nisba(read.before) else None


def _joined(read: _Extent) -> _Extent | None:
    """«والمتحدث» joins a second title, «والصناعة» a second name to that of a ministry."""
    if not read.word.startswith("وال"):
        return None
    follows_article = read.before.startswith(("ال", "وال", "لل"))
    if read.is_title and (head_type(read.words.forms, read.end, 1) == "title" or follows_article):
        return read.on(is_open=False)
    return read.on(is_open=read.is_open) if read.head.type in INSTITUTION and follows_article else None


def _noun(read: _Extent) -> _Extent | None:
    if read.word in _HONORIFICS:
        return read.over()
    is_noun = head_at(read.words.forms, read.end) is not None and not is_verb(read.word)
    return read.on(is_open=True) if is_noun and (read.is_open or read.is_title) else None


def _part_of_title(read: _Extent) -> _Extent | None:
    if not read.is_title:
        return None
    if read.is_open and (step := _complement_of_title(read)) is not None:
        return step
    stop = name_end(read.words, read.end, read.limit, read.known.names)
    if stop > read.end and read.name is None:
        return replace(read, name=(read.end, stop), end=stop, is_open=False)
    return read.over()


def _complement_of_title(read: _Extent) -> _Extent | None:
    words, end, word = read.words, read.end, read.word
    inner = head_at(words.forms, end - 1)
    is_given = word in word_class("names_m")
    if inner is not None and inner.type in INSTITUTION and end > read.at + 1 and not is_given:
        return read.on(is_open=False)
    if word in states():
        return read.on(is_open=False)
    if is_given:
        return None
    if bare(word) in word_class("inanimate") and not words.sign(end):
        return read.on(is_open=True)
    is_bound = words.has_article(end + 1) or words.form(end + 1) in states()
    is_word = not words.sign(end + 1) and not words.is_ali(end) and not is_verb(word)
    return read.on(is_open=False) if is_bound and is_word else None


def _rest(read: _Extent) -> _Extent | None:
    is_outlet = read.head.type in ("outlet", "agency")
    if not (read.is_open or (is_outlet and read.end - read.at <= 3)):
        return None
    is_bound = read.head.plural and read.end == read.at + 1 and read.before.endswith("و")  # «مهنيو سيارات الأجرة»
    if is_bound and not is_verb(read.word):
        return read.on(is_open=True)
    if is_verb(read.word) or not is_namelike(read.word):
        return read.over()
    return read.on(is_open=is_outlet and read.end - read.at < 2)


_STEPS: Final[tuple[_Step, ...]] = (
    _bracketed,
    _hanging,
    _addressee,
    _small,
    _closed_class,
    _definite,
    _nisba,
    _joined,
    _noun,
    _part_of_title,
    _rest,
)


def _is_another(words: Words, at: int) -> bool:
    """Return whether a definite word opens another source: «وزير الخارجية الإيراني | البيت الأبيض»."""
    head = head_at(words.forms, at)
    is_body = words.phrase(at, at + 2) in states() or (head is not None and head.length > 1)
    return is_body and words.has_article(at - 1) and words.form(at - 1).endswith(("ي", "يه"))


def _disagrees(words: Words, at: int, head: Head, word: str) -> bool:
    """Return whether a definite word cannot describe a definite head noun: gender speaks against it."""
    if not words.form(at).startswith("ال") or head.type not in NAMED:
        return False
    is_feminine = word.endswith("ه") or word in _FEMININE
    return (head.gender == "f") != is_feminine and not (head.plural and is_feminine)
