"""Raw text -> the words of one sentence, with the signs between them.

Every rule of attribution reads this view: folded words, and in front of each the visible
signs that separate it from its neighbour. So no mark, tatweel or look-alike letter can
change a result, and each word still knows its place in the raw text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from provenance.attribution.grammar.glued import freed, unglued
from provenance.text.normalize import fold_with_offsets
from provenance.text.sentences import sentences
from provenance.text.tokens import tokens
from provenance.text.visible import visible
from provenance.values import Span

OPENERS: Final = "«“„‹"
CLOSERS: Final = "»”›"
QUOTES: Final = f"{OPENERS}{CLOSERS}\"'‟″"
COMMAS: Final = "،,؛;"
_NO_ARTICLE: Final = frozenset("الذي التي الذين اللذان اللتان".split())
_SIGN: Final = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a sentence.

    ``forms[i]`` is folded and stands at ``spans[i]`` of the raw field; ``signs[i]`` holds the
    visible signs between word ``i - 1`` and word ``i``, ``signs[len(forms)]`` those behind the last;
    ``opening[i]`` says that a quotation opens in front of word ``i``.
    """

    forms: tuple[str, ...]
    spans: tuple[Span, ...]
    signs: tuple[str, ...]
    opening: tuple[bool, ...]
    raw: str

    def __len__(self) -> int:
        return len(self.forms)

    def form(self, at: int) -> str:
        """Return the folded word ``at``, or ``""`` outside the sentence."""
        return self.forms[at] if 0 <= at < len(self.forms) else ""

    def sign(self, at: int) -> str:
        """Return the signs in front of word ``at``, or ``""`` outside the sentence."""
        return self.signs[at] if 0 <= at < len(self.signs) else ""

    def has_article(self, at: int) -> bool:
        """Return whether word ``at`` begins with the article, and not with the letters of «ألفين»."""
        letter = self.spans[at].of(self.raw)[:1] if 0 <= at < len(self.forms) else ""
        form = self.form(at)
        return form.startswith("ال") and len(form) > 3 and letter not in "أإآ" and form not in _NO_ARTICLE

    def is_ali(self, at: int) -> bool:
        """Return whether word ``at`` may be the name علي: with the yeh that a careful على does not have."""
        return self.form(at) == "علي" and "\u0649" not in self.spans[at].of(self.raw)

    def is_hyphenated(self, at: int) -> bool:
        """Return whether a hyphen without spaces joins word ``at`` to the one before it: «وي-سيون»."""
        gap = self.raw[self.spans[at - 1].end : self.spans[at].start] if 0 < at < len(self.spans) else ""
        return gap in ("-", "\u2010", "\u2011")

    def opens(self, at: int) -> bool:
        """Return whether a quotation opens in front of word ``at``."""
        return 0 <= at < len(self.opening) and self.opening[at]

    def cut(self, at: int, prefix: int) -> Words:
        """Return the sentence with the first letters of word ``at`` cut off, the article of «لل» restored."""
        word = self.forms[at][prefix:]
        if self.forms[at][prefix - 1] == "ل" and word.startswith("ل"):
            word = "ا" + word
        whole = self.spans[at]
        offsets = fold_with_offsets(whole.of(self.raw))[1]
        kept = Span(whole.start + offsets[prefix], whole.end)
        return Words(
            (*self.forms[:at], word, *self.forms[at + 1 :]),
            (*self.spans[:at], kept, *self.spans[at + 1 :]),
            self.signs,
            self.opening,
            self.raw,
        )

    def span(self, start: int, end: int) -> Span:
        """Return the raw span of the words ``start`` to ``end``, the last one left out."""
        return Span(self.spans[start].start, self.spans[end - 1].end)

    def phrase(self, start: int, end: int) -> str:
        """Return the folded words ``start`` to ``end`` joined by spaces."""
        return " ".join(self.forms[start:end])


def has_quote(signs: str) -> bool:
    """Return whether a quotation mark of any kind is among the signs."""
    return any(sign in QUOTES for sign in signs)


def _openings(gaps: Sequence[str]) -> tuple[bool, ...]:
    """Return for each gap between words whether a quotation opens in it.

    A mark says so by its shape; one that looks both ways by the side on which it stands
    apart, and where it stands close to both words by whether a quotation is open.
    """
    found: list[bool] = []
    is_open = False
    for gap in gaps:
        opened = False
        for at, mark in enumerate(gap):
            if mark in QUOTES and mark != "'":
                is_open = opened = _opens(gap, at, is_open)
        found.append(opened)
    return tuple(found)


def _opens(gap: str, at: int, is_open: bool) -> bool:
    before, after = gap[:at][-1:], gap[at + 1 :][:1]
    if gap[at] in OPENERS:
        return not is_open or before.isspace()
    if gap[at] in CLOSERS:
        return not is_open and before.isspace()
    if before.isspace() == after.isspace():
        return not is_open
    return before.isspace()


def has_comma(signs: str) -> bool:
    """Return whether a comma or semicolon is among the signs."""
    return any(sign in COMMAS for sign in signs)


def words_of(raw: str, sentence: Span, *, own: re.Pattern[str] | None = None) -> Words:
    """Return the words of one sentence of ``raw``. Linear.

    ``own`` matches the folded name of the publisher, which pages print as a link and lose the spaces around.
    """
    found = tuple(
        token
        for token in freed(raw, unglued(raw, tokens(raw, start=sentence.start, end=sentence.end)), own)
        if token.word
    )
    starts = [token.start for token in found] + [sentence.end]
    ends = [sentence.start] + [token.end for token in found]
    gaps = [raw[left:right] for left, right in zip(ends, starts, strict=True)]
    between = [gap if gap in (" ", "") else visible(gap).text for gap in gaps]
    return Words(
        forms=tuple(token.word for token in found),
        spans=tuple(Span(token.start, token.end) for token in found),
        signs=tuple("" if gap in (" ", "") else "".join(_SIGN.findall(gap)) for gap in between),
        opening=_openings(between),
        raw=raw,
    )


def sentences_of(raw: str, zone: Span, *, own: re.Pattern[str] | None = None) -> Iterator[Words]:
    """Yield the sentences of a stretch of ``raw`` that hold a word, in order; ``own`` as for :func:`words_of`."""
    for sentence in sentences(raw, start=zone.start, end=zone.end):
        found = words_of(raw, sentence, own=own)
        if len(found):
            yield found
