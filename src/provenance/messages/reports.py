"""Headings and lines that the reports share, and what is left out of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from provenance.messages.catalogue import say
from provenance.messages.numbers import listed
from provenance.messages.pairs import label_name
from provenance.values import PAIR_LABELS, PairLabel

Noun: TypeAlias = Literal["article", "document", "input", "outlet", "pair", "source", "story"]


def stories_sentence(stories: int, pairs: int, threshold: float) -> str:
    """Return how many stories a scan found, and out of how many pairs."""
    return say(
        "report.stories",
        stories=say("count.story", count=stories) if stories else say("report.no_stories"),
        pairs=say("count.pair", count=pairs),
        threshold=f"{threshold:.2f}",
    )


def story_heading(number: str, documents: int) -> str:
    """Return the heading of a story."""
    return say("report.story", number=number, documents=say("count.document", count=documents))


def apart_heading(counts: Mapping[PairLabel, int]) -> str:
    """Return how many pairs are no reuse, label by label."""
    told = [
        say("report.label_count", number=counts[label], label=label_name(label))
        for label in PAIR_LABELS
        if counts.get(label)
    ]
    return say("report.apart", pairs=say("count.pair", count=sum(counts.values())), labels=listed(told))


def more_sentence(left: int, noun: Noun) -> str:
    """Return how many items a list leaves out."""
    return say("report.more", items=say(f"count.more_{noun}", count=left))


def capped_sentence(kind: str, lists: int, size: int) -> str:
    """Return what a search by ``kind`` did not pair all with all, because it would never end; an example follows."""
    return say(f"report.capped_{kind}", groups=say("count.group", count=lists), size=size)


def foreign_script_sentence(articles: int) -> str:
    """Return that articles are hardly in Arabic; an example follows."""
    return say("report.foreign_script", count=articles)
