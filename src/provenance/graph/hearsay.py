"""Words that somebody else reports: «the minister said that Italy sees …» quotes the minister, and Italy not at all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from provenance.values import Attribution, Document, Field, SourceType

_SPEAKERS: Final[frozenset[SourceType]] = frozenset({"official_body", "organisation", "person", "anonymous"})
_NEAREST: Final = 4
_LETTERS: Final = 24
_WORDS: Final = 2  # such as «قوله إن»: further on, the words may be the article's again


def _opens(found: Attribution) -> int:
    """Return where a citation begins: with its source or with its cue."""
    spans = (*found.cue_spans, *filter(None, (found.source_span,)))
    return min((span.start for span in spans), default=-1)


def _contents(attributions: Sequence[Attribution]) -> dict[Field, list[tuple[int, int, Attribution]]]:
    """Return the beginnings of what speakers are credited with, in order, with what says so."""
    found: dict[Field, list[tuple[int, int, Attribution]]] = {"text": [], "title": [], "byline": []}
    for number, one in enumerate(attributions):
        if one.source and one.kind != "whole_doc":
            # The number keeps equal beginnings from being compared further.
            found[one.field] += [(span.start, number, one) for span in one.content_spans]
    return {name: sorted(spans, key=lambda item: item[:2]) for name, spans in found.items()}


def _is_teller(teller: Attribution, found: Attribution, start: int, raw: str) -> bool:
    return (
        teller.source != found.source
        and all(cue.end <= start for cue in teller.cue_spans)
        and len(raw[start : _opens(found)].split()) <= _WORDS
    )


def _teller(found: Attribution, beginnings: Sequence[tuple[int, int, Attribution]], raw: str) -> Attribution | None:
    """Return whose words a citation opens; a paper or an outlet is there to be read, whoever points to it."""
    if found.source is None or found.via or found.source.type not in _SPEAKERS:
        return None
    opens = _opens(found)
    last = bisect_right(beginnings, opens, key=lambda item: item[0])
    for start, _, teller in reversed(beginnings[max(0, last - _NEAREST) : last]):
        if opens - start <= _LETTERS and _is_teller(teller, found, start, raw):
            return teller
    return None


def with_tellers(
    attributions: Sequence[Attribution], document: Document
) -> Iterator[tuple[Attribution, Attribution | None]]:
    """Yield each attribution of a document with the one whose words it opens, None where the article itself speaks."""
    contents = _contents(attributions)
    for found in attributions:
        yield found, _teller(found, contents[found.field], document.field(found.field))
