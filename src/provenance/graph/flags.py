"""Facts about an article that its reader should know. They describe a text and charge nobody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from provenance.article.dates import date_spans, parse_date
from provenance.graph.drafts import proof, proofs
from provenance.graph.dropped import credit_dropped
from provenance.graph.passages import is_same, shared_texts, stems
from provenance.graph.view import View
from provenance.values import Attribution, Flag, Proof, Span

_ARCHIVE_DAYS: Final = 180


def _stated(view: View, document: str) -> list[Attribution]:
    known = view.context.attributions.get(document, ())
    return [found for found in known if found.tier != "C" and found.kind != "declined" and (found.source or found.via)]


def no_source_named(view: View, document: str) -> Iterator[Flag]:
    """Yield a flag for an article that names nobody as the source of its words."""
    named = [found for found in _stated(view, document) if found.kind != "image" and found.role != "photo_credit"]
    if all(found.rule == "exclusive_label" or (found.self_ and not found.content_spans) for found in named):
        yield Flag(document, "no_source_named")


def exclusive_label(view: View, document: str) -> Iterator[Flag]:
    """Yield a flag for an article that calls itself exclusive and hangs on somebody else's work."""
    labels = [found for found in _stated(view, document) if found.rule == "exclusive_label"]
    works = [*view.of(document, "cites"), *view.of(document, "republishes")]
    if labels and works:
        shown = [place for found in labels for place in proofs(found)] + [one.evidence[0] for one in works]
        yield Flag(document, "exclusive_label_but_cites_other", tuple(shown))


def truncated(view: View, document: str) -> Iterator[Flag]:
    """Yield a flag for an article whose text breaks off."""
    if view.context.articles[document].is_truncated:
        yield Flag(document, "truncated")


def _stems(view: View, found: Attribution) -> frozenset[str]:
    raw = view.context.articles[found.document].document.field(found.field)
    return frozenset[str]().union(*(stems(span.of(raw)) for span in found.content_spans))


def _lifted_in_summary(view: View, document: str) -> Iterator[Proof]:
    """Yield what the summary box gives to one speaker and the body to another: first there, then here."""
    known = [found for found in _stated(view, document) if found.source]
    summary = [(found, _stems(view, found)) for found in known if found.zone == "summary"]
    if not summary:
        return
    body = [(found, _stems(view, found)) for found in known if found.zone == "body"]
    for boxed, here in summary:
        same = [found for found, there in body if is_same(here, there)]
        if same and all(found.source != boxed.source for found in same):
            yield proofs(boxed)[0]
            yield proofs(same[0])[0]


def _speaker_of(view: View, document: str, span: Span) -> Attribution | None:
    """Return the attribution that most of a stretch of text is the content of."""
    for found in view.context.attributions.get(document, ()):
        inside = [one for one in found.content_spans if found.field == "text" and one.overlaps(span)]
        if found.source and any(
            2 * (min(one.end, span.end) - max(one.start, span.start)) > len(span) for one in inside
        ):
            return found
    return None


def _line(raw: str, span: Span) -> Span:
    """Return a stretch of text with the rest of the lines that it stands on."""
    end = raw.find("\n", span.end)
    return Span(raw.rfind("\n", 0, span.start) + 1, len(raw) if end < 0 else end)


def _is_free(view: View, document: str, span: Span) -> bool:
    """Return whether nobody is credited with anything on the lines of a stretch of text."""
    known = view.context.attributions.get(document, ())
    span = _line(view.context.articles[document].document.text, span)
    spans = [one for found in known if found.field == "text" for one in (*found.content_spans, *found.cue_spans)]
    return not any(one.overlaps(span) for one in spans)


def _lifted_from_sibling(view: View, document: str) -> Iterator[Proof]:
    """Yield passages that a sibling gives to a speaker and that stand here in the outlet's own voice."""
    for other, here, there in shared_texts(view, document):
        said = _speaker_of(view, other, there)
        if said and said.tier != "C" and said.kind != "whole_doc" and _is_free(view, document, here):
            yield proof(document, "text", here)
            yield proofs(said)[0]


def attribution_lifted(view: View, document: str) -> Iterator[Flag]:
    """Yield a flag for an article that says itself, or lets another say, what its twin gives to a speaker."""
    shown = (*_lifted_in_summary(view, document), *_lifted_from_sibling(view, document))
    if shown:
        yield Flag(document, "attribution_lifted", tuple(dict.fromkeys(shown)))


def archive_photo(view: View, document: str) -> Iterator[Flag]:
    """Yield a flag for an article whose picture is dated long before it."""
    article = view.context.articles[document]
    published = article.published
    for zone in article.zones_of("caption") if published else ():
        raw = zone.span.of(article.document.field(zone.field))
        days = [taken.toordinal() for span in date_spans(raw) if (taken := parse_date(span.of(raw)))]
        if days and published and published.value.toordinal() - max(days) >= _ARCHIVE_DAYS:
            yield Flag(document, "archive_photo", (proof(document, zone.field, zone.span),))


RULES: Final = (
    archive_photo,
    attribution_lifted,
    credit_dropped,
    exclusive_label,
    no_source_named,
    truncated,
)


def flags(view: View) -> tuple[Flag, ...]:
    """Return the flags of all documents, in order of document and kind."""
    return tuple(flag for document in view.context.articles for rule in RULES for flag in rule(view, document))
