"""What a scan or comparison knows of formulas, and what it cannot know."""

from __future__ import annotations

from provenance.messages.catalogue import say
from provenance.messages.numbers import listed


def background_sentence(read: int, skipped: int, failed: int) -> str:
    """Return what became of the inputs of a background; it is said when some gave no article."""
    parts = [say("background.read", articles=say("count.article", count=read))]
    parts += [say("background.skipped", number=skipped)] if skipped else []
    parts += [say("background.failed", number=failed)] if failed else []
    return listed(parts)


def bundled_comparison_sentence() -> str:
    """Return what a score without a corpus of news cannot know."""
    return say("background.bundled_comparison")


def bundled_scan_sentence(enough: int) -> str:
    """Return what the scan of fewer than ``enough`` articles cannot know."""
    return say("background.bundled_scan", enough=enough)


def thin_background_sentence(documents: int) -> str:
    """Return what a corpus of some thousand articles leaves open."""
    return say("background.thin", articles=say("count.of_article", count=documents))


def thin_background_note(documents: int) -> str:
    """Return the same of a corpus given as background."""
    return say("background.note", sentence=thin_background_sentence(documents))


def small_background_sentence(documents: int, enough: int) -> str:
    """Return why a corpus given as background does not decide about formulas."""
    return say("background.small", count=documents, enough=enough)
