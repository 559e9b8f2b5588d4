"""Citations: whom an article cites, where it says so, and which words only look like a citation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provenance.values.documents import Field, Span, ZoneKind

SourceType = Literal[
    "outlet",
    "agency",
    "official_body",
    "organisation",
    "person",
    "document",
    "anonymous",
    "photo_agency",
    "social_media",
]
Tier = Literal["A", "B", "C"]
Kind = Literal["direct", "indirect", "nominal", "preceding", "whole_doc", "image", "declined"]
Role = Literal["speaker", "cited_work", "source_line", "byline", "dateline", "photo_credit", "relay"]
SourceRef = Literal["explicit", "description", "pronoun", "pro_drop", "participle", "possessive", "carried_over"]
LinkStatus = Literal["registered", "ambiguous", "unregistered"]


@dataclass(frozen=True, slots=True)
class Source:
    """Whom an article cites: an outlet, agency, body, document, person or nobody by name.

    ``id`` is that of the registry entry when ``status`` is ``registered``; else it is made
    of the type and a key of the name, so that one unknown source has one id in every
    article. ``candidates`` are the ids among which an ``ambiguous`` name cannot choose.
    """

    id: str
    name: str
    type: SourceType
    status: LinkStatus = "unregistered"
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """A claim, the source it is credited to, and the cue that links the two.

    All spans index ``field`` of the document. ``source_span`` is None where the source is
    not named beside the cue, and ``source_ref`` says how it was found; ``source`` is None
    where it could not be. ``via`` is the medium: the outlet that was spoken to or that
    relays. ``self_`` says that the publisher of the article is itself the source or the
    medium. ``rule`` names the pattern that fired.
    """

    document: str
    tier: Tier
    field: Field
    zone: ZoneKind
    cue_spans: tuple[Span, ...]
    source_span: Span | None
    source: Source | None
    source_ref: SourceRef
    via_span: Span | None
    via: Source | None
    content_spans: tuple[Span, ...]
    kind: Kind
    role: Role
    self_: bool
    rule: str

    @property
    def is_stated(self) -> bool:
        """Whether the source is named or described beside the cue, or the medium is: nothing had to be worked out."""
        names_source = self.source_span is not None and self.source_ref in ("explicit", "description")
        return self.tier != "C" and (names_source or self.via_span is not None)


@dataclass(frozen=True, slots=True)
class RejectedCue:
    """A word that looks like a cue and is none: ``reason`` is a stable word, ``rule`` what refused it."""

    document: str
    field: Field
    span: Span
    reason: str
    rule: str
