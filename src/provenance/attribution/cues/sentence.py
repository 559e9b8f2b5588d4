"""The words of a sentence -> its citations, and the words that look like cues and are none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from provenance.attribution.cues.citation import Citation, Refusal
from provenance.attribution.cues.masdars import masdar, masdar_words
from provenance.attribution.cues.published import PUBLISHED_WORDS, published, relayed
from provenance.attribution.cues.relay import with_media, with_participles
from provenance.attribution.cues.slots import SLOT_WORDS, slot
from provenance.attribution.cues.verbal import Verbal
from provenance.attribution.grammar.lexicon import verb_forms
from provenance.attribution.grammar.phrases import Reader
from provenance.attribution.grammar.words import Words
from provenance.values import Span, Zone

_LONG: Final = 30  # characters of a quotation inside which nobody is cited by the article itself
_INSTITUTIONS: Final = ("official_body", "organisation", "outlet", "agency", "document")
_OUTRIGHT: Final = ("verb_subject_that", "subject_verb_that", "according_to", "as_told_by")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one zone, with the spans of the quotations in that zone."""

    zone: Zone
    words: Words
    quoted: tuple[Span, ...]


def citations_of(one: Sentence, reader: Reader) -> tuple[list[Citation], list[Refusal]]:
    """Return the citations of a sentence in order of their cues, and the words that are no cues."""
    words, cues, verbal = one.words, _cue_words(), Verbal(reader)
    found: list[Citation] = []
    refused: list[Refusal] = []
    taken: set[int] = set()
    for at, form in enumerate(words.forms):
        if form not in cues or at in taken:
            continue
        hit = _hit(reader, verbal, words, at)
        if hit is None or (_is_quoted(one, at) and not _is_named_outright(hit)):
            continue
        if isinstance(hit, Refusal):
            refused.append(hit)
        else:
            found.append(hit)
            taken.update(step for start, end in hit.cues for step in range(start, end))
    found.sort(key=lambda citation: citation.at)
    return with_media(with_participles(words, found)), refused


def _hit(reader: Reader, verbal: Verbal, words: Words, at: int) -> Citation | Refusal | None:
    """Return the citation at a word, or why what looks like a cue is none."""
    refused: Refusal | None = None
    for hit in _readings(reader, verbal, words, at):
        if isinstance(hit, Citation):
            return hit
        refused = refused or hit
    return refused


def _readings(reader: Reader, verbal: Verbal, words: Words, at: int) -> Iterator[Citation | Refusal | None]:
    """Yield what each kind of cue reads at a word, the surest kind first."""
    for find in (relayed, slot, published, masdar):
        yield find(reader, words, at)
    yield verbal.at(words, at)


def _is_quoted(one: Sentence, at: int) -> bool:
    """Return whether a word stands inside a long quotation, and does not open it."""
    place = one.words.spans[at].start
    around = (span for span in one.quoted if span.start <= place < span.end and len(span) > _LONG)
    span = next(around, None)
    return span is not None and not (one.words.opens(at) and place - span.start < 2)


def _is_named_outright(hit: Citation | Refusal) -> bool:
    """Return whether a citation inside a quotation names an institution that says something: «الوزارة ترى أن»."""
    source = hit.source if isinstance(hit, Citation) else None
    return source is not None and source.type in _INSTITUTIONS and hit.rule in _OUTRIGHT


@cache
def _cue_words() -> frozenset[str]:
    """Return every folded word at which a citation can begin."""
    return SLOT_WORDS | PUBLISHED_WORDS | masdar_words() | frozenset(verb_forms())
