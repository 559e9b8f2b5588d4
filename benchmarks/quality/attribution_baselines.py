"""What is usually done instead: a flat list of reporting words, and the nearest name around a cue.

Neither knows participles without a subject, media or zones. The list holds the words
that public Arabic code for quotations looks for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Final

from benchmarks.quality.attribution_gold import Record
from provenance.attribution.registry import Registry
from provenance.text.tokens import Token, tokens, words
from provenance.values import Document, Field, Span

_CUES: Final = frozenset(
    words(
        "قال قالت يقول تقول قالوا ذكر ذكرت يذكر أعلن أعلنت يعلن أكد أكدت يؤكد أضاف أضافت أوضح أوضحت أشار أشارت صرح صرحت"
        " كشف كشفت نقل نقلت أفاد أفادت اعتبر اعتبرت شدد شددت لفت لفتت بين بينت نشر نشرت حسب بحسب وفق وفقا"
        " مؤكدا مضيفا مشيرا موضحا المصدر مصدر مصادر"
    )
)
_THINGS: Final = frozenset(
    words(
        "وكالة صحيفة جريدة قناة موقع مجلة وزارة هيئة منظمة بيان تقرير مصدر مصادر مسؤول مسؤولون الوكالة الصحيفة الوزارة"
        " المصدر المصادر الشرطة الحكومة رئاسة مجلس شركة جمعية حزب حركة"
    )
)
# Words behind a cue that open no name.
_GOVERNORS: Final = frozenset(words("أن إن عن إلى على بأن لـ ما قد له به في من ذلك هذا الذي التي أنه أنها إنه إنها"))
_SOURCE_WORDS: Final = 6
_NEAR: Final = 12
FIELDS: Final[tuple[Field, ...]] = ("text", "byline")


def _is_cue(word: str) -> bool:
    return word in _CUES or (word[:1] in {"و", "ف"} and word[1:] in _CUES)


def _made(document: Document, field: Field, cue: Token, source: Sequence[Token], *, is_thing: bool) -> Record:
    span = Span(source[0].start, source[-1].end) if source else None
    name = span.of(document.field(field)) if span else ""
    return Record(
        doc=document.id,
        field=field,
        tier="A" if is_thing else "B",
        kind="indirect",
        cues=(Span(cue.start, cue.end),),
        source_span=span,
        source_name=name,
        source_type="organisation" if is_thing else "person",
        source_ref="explicit",
        via_span=None,
        via_name="",
        self_=False,
        rule=cue.word,
    )


def flat_list(documents: Iterable[Document]) -> Iterator[Record]:
    """Yield a record for every word of the list; its source is the words behind it up to a governor, six at most."""
    for document in documents:
        for field in FIELDS:
            found = list(tokens(document.field(field)))
            for at, token in enumerate(found):
                if _is_cue(token.word):
                    behind = found[at + 1 : at + 1 + _SOURCE_WORDS]
                    source = list(takewhile(lambda one: one.word not in _GOVERNORS, behind))
                    is_thing = any(one.word in _THINGS for one in source[:2])
                    yield _made(document, field, token, source, is_thing=is_thing)


def _names(registry: Registry, found: Sequence[Token]) -> list[Span]:
    """Return where the registry's names stand; people are in no list."""
    forms = [token.word for token in found]
    hits = ((at, registry.find_names(forms, at)) for at in range(len(forms)))
    return [Span(found[at].start, found[at + hit[0] - 1].end) for at, hit in hits if hit]


def nearest_name(documents: Iterable[Document]) -> Iterator[Record]:
    """Yield a record for every word of the list with a known name within twelve words; the nearest is its source."""
    registry = Registry.bundled()
    for document in documents:
        for field in FIELDS:
            raw = document.field(field)
            found = list(tokens(raw))
            names = _names(registry, found)
            for at, token in enumerate(found):
                if not _is_cue(token.word):
                    continue
                low, high = found[max(0, at - _NEAR)].start, found[min(len(found) - 1, at + _NEAR)].end
                near = [span for span in names if low <= span.start and span.end <= high]
                if near:
                    span = min(near, key=lambda one: abs(one.start - token.start))
                    source = [one for one in found if span.start <= one.start < span.end]
                    yield _made(document, field, token, source, is_thing=True)
