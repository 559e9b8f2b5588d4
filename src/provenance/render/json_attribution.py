"""Attributions and rejected cues -> JSON objects. Their spans index the ``field`` that the object names."""

from __future__ import annotations

from provenance.render.json_values import Json, Object, span_object
from provenance.values import Attribution, RejectedCue, Source, Span


def _spans(spans: tuple[Span, ...]) -> list[Json]:
    return [span_object(span) for span in spans]


def _maybe(span: Span | None) -> Json:
    return None if span is None else span_object(span)


def source_object(source: Source | None) -> Json:
    """Return a source, or None where the text leaves open who it is."""
    if source is None:
        return None
    return {
        "id": source.id,
        "name": source.name,
        "type": source.type,
        "status": source.status,
        "candidates": list(source.candidates),
    }


def attribution_object(found: Attribution) -> Object:
    """Return one attribution: where its cue, source, medium and content stand, who they are, and which rule says so."""
    return {
        "document": found.document,
        "tier": found.tier,
        "field": found.field,
        "zone": found.zone,
        "cue_spans": _spans(found.cue_spans),
        "source_span": _maybe(found.source_span),
        "source": source_object(found.source),
        "source_ref": found.source_ref,
        "via_span": _maybe(found.via_span),
        "via": source_object(found.via),
        "content_spans": _spans(found.content_spans),
        "kind": found.kind,
        "role": found.role,
        "self": found.self_,
        "rule": found.rule,
    }


def rejected_object(found: RejectedCue) -> Object:
    """Return a word that looks like a cue and is none, with the reason."""
    return {
        "document": found.document,
        "field": found.field,
        **span_object(found.span),
        "reason": found.reason,
        "rule": found.rule,
    }
