"""What the reports say about a citation, in English: who it is, how it was found, and why a word is no cue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from provenance.messages.english import count
from provenance.values import Attribution, Kind, Role, Source, SourceRef, SourceType, Tier, ZoneKind

TYPES: Final[Mapping[SourceType, tuple[str, str]]] = MappingProxyType(
    {
        "agency": ("agency", "agencies"),
        "outlet": ("outlet", "outlets"),
        "official_body": ("official body", "official bodies"),
        "organisation": ("organisation", "organisations"),
        "document": ("document", "documents"),
        "social_media": ("social network", "social networks"),
        "photo_agency": ("photo agency", "photo agencies"),
        "anonymous": ("unnamed source", "unnamed sources"),
        "person": ("person", "persons"),
    }
)
"""One and many of a type, in the order in which a summary counts them."""

TIERS: Final[Mapping[Tier, str]] = MappingProxyType(
    {
        "A": "Works, outlets and bodies cited, and persons through them (tier A)",
        "B": "Persons cited (tier B)",
        "C": "Carried over from an earlier sentence, without a cue (tier C)",
    }
)

KINDS: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        "direct": "direct speech",
        "indirect": "reported speech",
        "nominal": "reported in a noun",
        "preceding": "said before the cue",
        "whole_doc": "for the whole article",
        "image": "for an image",
        "declined": "declines to say",
    }
)

ROLES: Final[Mapping[Role, str]] = MappingProxyType(
    {
        "speaker": "speaker",
        "cited_work": "cited work",
        "source_line": "source line",
        "byline": "byline",
        "dateline": "dateline",
        "photo_credit": "photo credit",
        "relay": "relay",
    }
)

REFERENCES: Final[Mapping[SourceRef, str]] = MappingProxyType(
    {
        "explicit": "named beside the cue",
        "description": "described beside the cue",
        "pronoun": "meant by a word that points back",
        "pro_drop": "understood from the verb: the last subject that agrees",
        "participle": "understood from the participle: the last subject that agrees",
        "possessive": "understood from a possessive",
        "carried_over": "carried over: no cue says so",
    }
)

_ZONES: Final[Mapping[ZoneKind, str]] = MappingProxyType(
    {
        "title": "in the title",
        "byline": "in the byline",
        "body": "",
        "caption": "in a caption",
        "summary": "in the summary",
        "source_line": "on a line of its own",
        "furniture": "beside the article",
    }
)

REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "adjective": "an adjective here, or a state",
        "first_person": "the writer or a speaker about himself",
        "impersonal": "impersonal: nobody is said to say it",
        "name": "part of a name",
        "negated": "negated: nothing is said",
        "no_antecedent": "nobody was named before who could have said it",
        "no_complement": "nothing follows that could be said",
        "no_source": "nobody stands beside it who could say it",
        "nominalisation": "names an act of saying, and not what was said",
        "not_clause_initial": "stands inside a clause, and has no subject of its own",
        "noun_sense": "a noun here, of another sense",
        "superlative": "a superlative here, not a verb",
        "unknown_subject": "its subject is nobody that the article names",
    }
)
"""Why a word is no cue; a reason that is not here is told by its own word."""

NO_SOURCE: Final = "no source named"
ONLY_OWN: Final = "no source named but the publisher itself"
UNRESOLVED: Final = "left open by the text"
STATED_ONLY: Final = "Only citations whose source is named or described beside the cue, or whose medium is."
MARKS: Final = "cue, source and medium are marked so:"


def sources_sentence(types: Iterable[SourceType], citations: int) -> str:
    """Return how many sources there are of which type, and in how many citations."""
    counts = Counter(types)
    told = ", ".join(count(counts[kind], one, many) for kind, (one, many) in TYPES.items() if counts[kind])
    return f"{count(counts.total(), 'source')} in {count(citations, 'citation')}: {told}"


def traced_sentence(articles: int, sources: int, citations: int, unsourced: int) -> str:
    """Return what a trace found in all articles; ``unsourced`` of them name no source."""
    name = "names" if unsourced == 1 else "name"
    without = f"; {count(unsourced, 'article')} {name} no source" if unsourced else ""
    return f"{count(sources, 'source')} in {count(citations, 'citation')} of {count(articles, 'article')}{without}"


def link_sentence(source: Source) -> str:
    """Return how a name is linked to the registry of sources, but for the ids that an ambiguous one may mean."""
    if source.status == "registered":
        return "in the registry as"
    return "in the registry under several ids:" if source.status == "ambiguous" else "not in the registry"


def medium_sentence(is_own: bool) -> str:
    """Return whose medium relays a statement: the publisher's own or another's."""
    return "its own" if is_own else "borrowed"


def how_sentence(found: Attribution) -> str:
    """Return in words how something is attributed, how its source was found, and the rule that says so."""
    place = _ZONES[found.zone]
    what = ", ".join(part for part in (KINDS[found.kind], place) if part)
    return f"{what}; {REFERENCES[found.source_ref]}; rule {found.rule}"


def reason_sentence(reason: str) -> str:
    """Return why a word is no cue; the rule that refused it follows."""
    return f"{REASONS.get(reason, reason.replace('_', ' '))}; rule"
