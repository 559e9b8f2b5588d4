"""Article -> attributions: every cited source, with the spans that prove it."""

from __future__ import annotations

from provenance.attribution.registry import Registry
from provenance.values import Article, Attribution, RejectedCue


def attributions(article: Article, registry: Registry) -> tuple[Attribution, ...]:
    """Return whom ``article`` cites, in order of position in title, byline and text."""
    return explained(article, registry)[0]


def explained(article: Article, registry: Registry) -> tuple[tuple[Attribution, ...], tuple[RejectedCue, ...]]:
    """Return the attributions of ``article`` and the words that look like cues and are none."""
    return (), ()
