"""What a corpus without its repetitions leaves out, and why."""

from __future__ import annotations

from collections import Counter

from provenance.messages.catalogue import say
from provenance.messages.numbers import listed
from provenance.messages.pairs import label_name
from provenance.values import PAIR_LABELS, Kept


def dropped_sentence(kept: Kept) -> str:
    """Return how many documents are kept, how many are left out, and what these are of one that is kept."""
    left, dropped = len(kept.documents), len(kept.dropped)
    return say(
        "keep.copies" if kept.keeping == "representative" else "keep.versions",
        kept=left,
        documents=say("count.of_article", count=left + dropped),
        dropped=dropped if kept.keeping == "representative" else _by_label(kept),
    )


def _by_label(kept: Kept) -> str:
    """Return how many documents are left out, and how many of these by each label of their pair with the kept one."""
    counts = Counter(one.label for one in kept.dropped)
    found = [label for label in PAIR_LABELS if counts[label]]
    labels = listed(say("report.label_count", number=counts[label], label=label_name(label)) for label in found)
    return f"{len(kept.dropped):,} ({labels})" if found else "0"


def unread_sentence(inputs: int) -> str:
    """Return that inputs that gave no document are not in the corpus either."""
    return say("keep.unread", inputs=say("count.input", count=inputs))
