"""What the reports say about a citation: who it is, how it was found, and why a word is no cue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from provenance.messages.catalogue import say
from provenance.messages.numbers import listed
from provenance.values import Attribution, Role, Source, SourceType, Tier

TYPES: Final[tuple[SourceType, ...]] = (
    "agency",
    "outlet",
    "official_body",
    "organisation",
    "document",
    "social_media",
    "photo_agency",
    "anonymous",
    "person",
)
"""The order in which a summary counts the types of sources."""
REASONS: Final = frozenset(
    "adjective first_person impersonal name negated no_antecedent no_complement no_source nominalisation "
    "not_clause_initial noun_sense superlative unknown_subject".split()
)
"""Why a word is no cue; a reason that is not here is told by its own word."""


def type_name(type_: SourceType) -> str:
    """Return what one source of a type is called."""
    return say(f"attribution.{type_}")


def via_name(type_: SourceType) -> str:
    """Return the same of a source that relays another."""
    return say(f"attribution.via_{type_}")


def tier_heading(tier: Tier) -> str:
    """Return what the citations of a tier have in common."""
    return say(f"attribution.tier_{tier}")


def role_name(role: Role) -> str:
    """Return what part a source has in an article."""
    return say(f"attribution.role_{role}")


def sources_sentence(types: Iterable[SourceType], citations: int) -> str:
    """Return how many sources there are of which type, and in how many citations."""
    counts = Counter(types)
    told = [say(f"attribution.count_{kind}", count=counts[kind]) for kind in TYPES if counts[kind]]
    return say(
        "attribution.sources",
        sources=say("count.source", count=counts.total()),
        citations=say("count.citation", count=citations),
        types=listed(told),
    )


def traced_sentence(articles: int, sources: int, citations: int, unsourced: int) -> str:
    """Return what a trace found in all articles; ``unsourced`` of them name no source."""
    traced = say(
        "attribution.traced",
        sources=say("count.source", count=sources),
        citations=say("count.citation", count=citations),
        articles=say("count.of_article", count=articles),
    )
    if not unsourced:
        return traced
    return say("attribution.traced_without", traced=traced, unnamed=say("attribution.naming_none", count=unsourced))


def link_sentence(source: Source) -> str:
    """Return how a name is linked to the registry of sources, but for the ids that an ambiguous one may mean."""
    if source.status == "registered":
        return say("attribution.registered")
    return say("attribution.ambiguous" if source.status == "ambiguous" else "attribution.unregistered")


def medium_sentence(is_own: bool) -> str:
    """Return whose medium relays a statement: the publisher's own or another's."""
    return say("attribution.own_medium" if is_own else "attribution.borrowed_medium")


def how_sentence(found: Attribution, *, is_of_cue: bool = False) -> str:
    """Return how something is attributed, how its source was found, and the rule; ``is_of_cue``: the cue follows."""
    what = [say(f"attribution.kind_{found.kind}")]
    if found.zone != "body":
        what.append(say(f"attribution.zone_{found.zone}"))
    reference = say(f"attribution.ref_{found.source_ref}")
    how = say("attribution.how", what=listed(what), reference=reference, rule=found.rule)
    return say("attribution.how_about", how=how) if is_of_cue else how


def reason_sentence(reason: str) -> str:
    """Return why a word is no cue; the rule that refused it follows."""
    if reason in REASONS:
        return say(f"attribution.reason_{reason}")
    return say("attribution.other_reason", reason=reason.replace("_", " "))
