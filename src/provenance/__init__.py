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
from provenance.values import Comparison, Document, Pair, Scan, Span, Story, Unreadable

if TYPE_CHECKING:
    from provenance.corpus.reader import read as read
    from provenance.match.background import Background as Background
    from provenance.pipeline import compare as compare
    from provenance.pipeline import scan as scan
    from provenance.settings import Settings as Settings

_HOMES = {
    "Background": "provenance.match.background",
    "Settings": "provenance.settings",
    "compare": "provenance.pipeline",
    "read": "provenance.corpus.reader",
    "scan": "provenance.pipeline",
}

__all__ = [
    "Background",
    "Comparison",
    "Document",
    "Pair",
    "Scan",
    "Settings",
    "Span",
    "Story",
    "Unreadable",
    "__version__",
    "compare",
    "read",
    "scan",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
