"""A name as an article gives it -> the source that it means, or the honest answer that nobody knows."""

from __future__ import annotations

from provenance.attribution.registry import Registry
from provenance.values import Source, SourceType


def link(
    name: str,
    registry: Registry,
    *,
    type: SourceType,  # noqa: A002  (the word of the vocabulary)
    country: str = "",
    in_credit: bool = False,
    is_named: bool = False,
) -> Source:
    """Return the source that ``name`` means.

    ``country`` is the ISO code of the publisher, which may decide between namesakes;
    ``in_credit`` says that the name fills a dateline, credit or source line, where acronyms
    are trusted; ``is_named`` that it stood in quotation marks or behind a head noun.
    """
    found = registry.named(name)
    if len(found) == 1:
        return Source(found[0].id, name, found[0].type, "registered")
    if found:
        return Source(f"{type}:{name}", name, type, "ambiguous", tuple(entry.id for entry in found))
    return Source(f"{type}:{name}", name, type)
