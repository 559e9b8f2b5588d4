"""Near-duplicates and source provenance in Arabic news.

>>> import provenance
>>> left = provenance.Document("a", "نص الخبر الأول")
>>> right = provenance.Document("b", "نص الخبر الثاني")
>>> provenance.compare(left, right).label
'too_short'

Importing the package does no work; each name is loaded on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from provenance._version import __version__
from provenance.values import Attribution, Comparison, Document, Pair, Scan, Source, Span, Story, Trace, Unreadable

if TYPE_CHECKING:
    from provenance.attribution.registry import Registry as Registry
    from provenance.corpus.reader import read as read
    from provenance.match.background import Background as Background
    from provenance.pipeline import attributions as attributions
    from provenance.pipeline import compare as compare
    from provenance.pipeline import scan as scan
    from provenance.pipeline import trace as trace
    from provenance.settings import Settings as Settings

_HOMES = {
    "Background": "provenance.match.background",
    "Registry": "provenance.attribution.registry",
    "Settings": "provenance.settings",
    "attributions": "provenance.pipeline",
    "compare": "provenance.pipeline",
    "read": "provenance.corpus.reader",
    "scan": "provenance.pipeline",
    "trace": "provenance.pipeline",
}

__all__ = [
    "Attribution",
    "Background",
    "Comparison",
    "Document",
    "Pair",
    "Registry",
    "Scan",
    "Settings",
    "Source",
    "Span",
    "Story",
    "Trace",
    "Unreadable",
    "__version__",
    "attributions",
    "compare",
    "read",
    "scan",
    "trace",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
