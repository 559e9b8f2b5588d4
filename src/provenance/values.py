"""The nouns of the project: immutable values that travel one way through the rooms.

Evidence is always a :class:`Span` into one *field* of a document (``text``,
``title`` or ``byline``), so that a report can quote the newspaper's own spelling.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, TypeAlias

from provenance.errors import UsageError

Field = Literal["text", "title", "byline"]
ZoneKind = Literal["title", "byline", "body", "caption", "summary", "source_line", "furniture"]
PairLabel = Literal["copy", "rewrite", "partial", "same_event", "template", "unrelated", "too_short"]
PairDirection = Literal["left_from_right", "right_from_left", "common_origin", "unknown"]
Band = Literal["strong", "likely", "weak"]
Date: TypeAlias = dt.date | dt.datetime

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

PAIR_LABELS: tuple[PairLabel, ...] = (
    "copy",
    "rewrite",
    "partial",
    "same_event",
    "template",
    "unrelated",
    "too_short",
)
REUSE_LABELS: frozenset[PairLabel] = frozenset({"copy", "rewrite", "partial"})


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range ``[start, end)`` of characters (code points) in one raw field of a document."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"Span({self.start}, {self.end}): needs 0 <= start <= end")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, raw: str) -> str:
        """Return the characters of ``raw`` that this span covers."""
        return raw[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Return whether the two ranges share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it was read: raw decoded text and what came with it.

    ``published`` is when the outlet says it appeared, ``fetched`` when somebody
    saved the page; neither is ever derived from the other. Both take a date, a
    datetime or a string that :func:`provenance.article.dates.parse_date` reads. What is
    of another type raises :class:`~provenance.errors.UsageError`.
    """

    id: str
    text: str
    title: str = ""
    byline: str = ""
    outlet: str = ""
    published: Date | str | None = None
    fetched: Date | str | None = None
    url: str = ""

    def __post_init__(self) -> None:
        for name in ("id", "text", "title", "byline", "outlet", "url"):
            if not isinstance(getattr(self, name), str):
                kind = type(getattr(self, name)).__name__
                raise UsageError(f"Document {self.id!r}: {name} is {kind} instead of str; decode or leave it out")
        for name in ("published", "fetched"):
            if not isinstance(getattr(self, name), dt.date | str | None):
                kind = type(getattr(self, name)).__name__
                raise UsageError(f"Document {self.id!r}: {name} is {kind}; give a date, a datetime or a string")

    def field(self, name: Field) -> str:
        """Return the raw characters of ``text``, ``title`` or ``byline``."""
        return {"text": self.text, "title": self.title, "byline": self.byline}[name]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that gave no document, and why.

    ``reason`` is a stable word (``empty``, ``binary``, ``not_utf8`` …) for programs,
    ``message`` the sentence *where: what is wrong; what to do* for people.
    """

    path: str
    reason: str
    message: str
    status: Literal["skipped", "failed"] = "failed"


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of one field of a document and the part of the page that it plays."""

    kind: ZoneKind
    field: Field
    span: Span


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it was found; ``span`` is into the text when the page itself says it."""

    value: Date
    origin: Literal["value", "page"]
    calendar: Literal["gregorian", "hijri"] = "gregorian"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A document cut into zones. The zones of one field do not overlap and are in order of position."""

    document: Document
    zones: tuple[Zone, ...]
    published: FoundDate | None = None
    is_truncated: bool = False

    def zones_of(self, *kinds: ZoneKind) -> tuple[Zone, ...]:
        """Return the zones of the given kinds, in order of position."""
        return tuple(zone for zone in self.zones if zone.kind in kinds)


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


@dataclass(frozen=True, slots=True)
class Trace:
    """Whom each article cites. Attributions and rejected cues are in order of document and position."""

    documents: tuple[Article, ...]
    attributions: tuple[Attribution, ...]
    rejected: tuple[RejectedCue, ...]
    outcomes: Outcomes


@dataclass(frozen=True, slots=True, order=True)
class CandidatePair:
    """Two ids, ``left < right``, that some generator proposes and nobody has verified.

    ``found_by`` names the generators, in alphabetical order: ``bands``, ``passages``, ``postings``.
    It is empty for a pair that is only verified because the corpus is small enough for all pairs.
    """

    left: str
    right: str
    found_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Located:
    """A raw span and the field it indexes."""

    field: Field
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the left article that reappears in the right one; ``words`` counts what they share."""

    left: Located
    right: Located
    words: int


@dataclass(frozen=True, slots=True)
class Signal:
    """One piece of evidence: what was measured and how far it pushed the score.

    ``value`` is the measure, usually a share in ``[0, 1]``; ``push`` is what it adds to
    the log-odds of reuse, so that ``sigmoid(base + sum of pushes)`` is the score.
    ``counts`` are the whole numbers that the sentence about it quotes.
    """

    name: str
    value: float
    push: float
    counts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that decided about a pair. Jaccard and containment are of stem-3-shingles, exact."""

    jaccard: float
    containment_of_left: float
    containment_of_right: float
    base: float
    signals: tuple[Signal, ...]
    background: Literal["bundled", "corpus"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A verified pair: its label, the score that every view shows, and why.

    ``score`` is the calibrated probability in ``[0, 1]`` that one text reuses words of the
    other or both of a third; ``band`` says how far to trust it; ``update`` marks two
    versions by one outlet.
    """

    left: str
    right: str
    label: PairLabel
    score: float
    band: Band
    direction: PairDirection
    update: bool
    evidence: Evidence
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class AlignedSentence:
    """A row of the comparison: a sentence of each side, or of one side alone.

    ``state`` is ``same``, ``changed``, ``moved`` (out of the order of the rest),
    ``only_left`` or ``only_right``; ``similarity`` the idf-weighted share of words in common,
    of a sentence that stands alone with the sentence of the other side that holds most of it.
    """

    left: Located | None
    right: Located | None
    state: Literal["same", "changed", "moved", "only_left", "only_right"]
    similarity: float


@dataclass(frozen=True, slots=True)
class Difference:
    """A number, date or name inside aligned sentences that one side says otherwise or not at all."""

    kind: Literal["number", "date", "name"]
    left: tuple[Located, ...]
    right: tuple[Located, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles side by side."""

    left: Article
    right: Article
    pair: Pair
    raw_score: float
    alignment: tuple[AlignedSentence, ...]
    differences: tuple[Difference, ...]

    @property
    def label(self) -> PairLabel:
        """The label of the pair."""
        return self.pair.label

    @property
    def score(self) -> float:
        """The score of the pair."""
        return self.pair.score

    @property
    def direction(self) -> PairDirection:
        """Who took from whom, as far as the evidence goes."""
        return self.pair.direction

    @property
    def evidence(self) -> Evidence:
        """What decided."""
        return self.pair.evidence


@dataclass(frozen=True, slots=True)
class Story:
    """Documents joined by verified reuse. ``representative`` is the medoid; ``documents`` are in id order.

    ``origins`` counts independent origins where they are known, else it is None.
    """

    id: str
    documents: tuple[str, ...]
    representative: str
    origins: int | None = None


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What became of every input: ``read + skipped + failed`` is their number, and ``entries`` explains the rest."""

    read: int
    entries: tuple[Unreadable, ...] = ()

    @property
    def skipped(self) -> int:
        """How many inputs held nothing to compare."""
        return sum(entry.status == "skipped" for entry in self.entries)

    @property
    def failed(self) -> int:
        """How many inputs could not be read."""
        return sum(entry.status == "failed" for entry in self.entries)

    @property
    def inputs(self) -> int:
        """How many inputs there were."""
        return self.read + len(self.entries)


@dataclass(frozen=True, slots=True)
class Capped:
    """Buckets or posting lists longer than their cap, reported instead of dropped in silence.

    ``kind`` is the generator they belong to, ``lists`` how many there are, ``size`` how many
    texts the longest holds, ``example`` the id of a document in that one.
    """

    kind: str
    size: int
    example: str
    lists: int = 1


@dataclass(frozen=True, slots=True)
class Scan:
    """Everything a scan found.

    ``pairs`` is in order of score, highest first, but what is too short to judge comes
    last; ``unrelated`` counts the verified pairs that are left out of it in a large corpus,
    ``candidates`` all that were verified.
    """

    documents: tuple[Article, ...]
    pairs: tuple[Pair, ...]
    stories: tuple[Story, ...]
    outcomes: Outcomes
    background: Literal["bundled", "corpus"]
    threshold: float
    candidates: int = 0
    unrelated: int = 0
    capped: tuple[Capped, ...] = ()
    attributions: tuple[Attribution, ...] = ()
