"""Measures of attributions: by tier, by part, by span, by group, on what must not be taken for one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.quality.attribution_gold import SCORED, Gold, Negative, Record
from benchmarks.quality.attribution_match import Matching, holds, matching, name_words, names_agree, shared_characters
from provenance.values import Span

Part = Callable[[Record], tuple[Span, ...]]

PARTS: Final[dict[str, Part]] = {
    "cue": lambda record: record.cues,
    "source": lambda record: (record.source_span,) if record.source_span else (),
    "via": lambda record: (record.via_span,) if record.via_span else (),
}


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many; no share of nothing, which is not 0."""

    right: float
    of: float

    @property
    def value(self) -> float | None:
        """The share in [0, 1], None of nothing."""
        return self.right / self.of if self.of else None


def share(answers: Iterable[bool]) -> Share:
    """Return how many of the answers are yes."""
    listed = list(answers)
    return Share(sum(listed), len(listed))


def f1(precision: Share, recall: Share) -> float | None:
    """Return the harmonic mean of two shares; None where there is nothing on either side, 0 where nothing is right."""
    if not precision.of and not recall.of:
        return None
    low, high = precision.value or 0.0, recall.value or 0.0
    return 2 * low * high / (low + high) if low and high else 0.0


def matched(gold: Iterable[Record], found: Iterable[Record]) -> Matching:
    """Return the matching of tiers A and B; what is only carried over takes no part."""
    return matching(*([one for one in side if one.tier in SCORED] for side in (gold, found)))


def tier_precision(found: Matching, tier: str, *, is_same_tier: bool = True) -> Share:
    """Return how many found records of a tier match gold of the same tier, or of either."""
    hits = [(gold.tier == tier) or not is_same_tier for gold, one in found.pairs if one.tier == tier]
    return Share(sum(hits), len(hits) + sum(one.tier == tier for one in found.false))


def tier_recall(found: Matching, tier: str, *, is_same_tier: bool = True) -> Share:
    """Return how much gold of a tier is matched by a record of the same tier, or of either."""
    hits = [(one.tier == tier) or not is_same_tier for gold, one in found.pairs if gold.tier == tier]
    return Share(sum(hits), len(hits) + sum(one.tier == tier for one in found.missed))


def is_name_right(gold: Record, found: Record) -> bool:
    """Return whether two matched records name one source, however it was resolved."""
    return names_agree(gold.source_name, found.source_name)


def is_name_equal(gold: Record, found: Record) -> bool:
    """Return whether the names have the same words but for titles, articles and the kind of outlet."""
    return bool(gold.source_name) and name_words(gold.source_name) == name_words(found.source_name)


def is_name_held(gold: Record, found: Record) -> bool:
    """Return whether one name holds the other or they agree: a surname passes for its full name."""
    return is_name_right(gold, found) or holds(gold.source_name, found.source_name)


def named(found: Matching, is_right: Callable[[Record, Record], bool]) -> Share:
    """Return for how many matched records the name is right; gold without a name takes no part."""
    return share(is_right(*pair) for pair in found.pairs if pair[0].source_name)


def is_via_right(gold: Record, found: Record) -> bool:
    """Return whether both name one medium, or neither names any."""
    if not gold.via_name or not found.via_name:
        return not gold.via_name and not found.via_name
    return names_agree(gold.via_name, found.via_name) or holds(gold.via_name, found.via_name)


def via(found: Matching, *, is_matched_only: bool = False) -> tuple[Share, Share]:
    """Return precision and recall of the media; those of records missed or false count as well unless told not to."""
    right = sum(bool(gold.via_name) and is_via_right(gold, one) for gold, one in found.pairs)
    false, missed = ((), ()) if is_matched_only else (found.false, found.missed)
    claimed = sum(bool(one.via_name) for one in (*(one for _, one in found.pairs), *false))
    wanted = sum(bool(one.via_name) for one in (*(gold for gold, _ in found.pairs), *missed))
    return Share(right, claimed), Share(right, wanted)


def self_right(found: Matching) -> Share:
    """Return how often own and borrowed are told apart, where the gold has a medium or the publisher itself."""
    return share(gold.self_ == one.self_ for gold, one in found.pairs if gold.self_ or gold.via_name)


def spans_exact(gold: Iterable[Record], found: Iterable[Record], part: Part) -> tuple[Share, Share]:
    """Return precision and recall of spans that agree to the character."""
    ours, theirs = ({(one.doc, one.field, span) for one in side for span in part(one)} for side in (found, gold))
    return Share(len(ours & theirs), len(ours)), Share(len(ours & theirs), len(theirs))


def _touching(records: Sequence[Record], others: Sequence[Record], part: Part) -> Share:
    places: dict[tuple[str, str], list[Span]] = {}
    for one in others:
        places.setdefault((one.doc, one.field), []).extend(part(one))
    wanted = {(one.doc, one.field, span) for one in records for span in part(one)}
    return share(shared_characters([span], places.get((doc, field), ())) > 0 for doc, field, span in wanted)


def spans_overlap(gold: Sequence[Record], found: Sequence[Record], part: Part) -> tuple[Share, Share]:
    """Return precision and recall of spans that share a character with one of the same part."""
    return _touching(found, gold, part), _touching(gold, found, part)


def false_hits(gold: Gold, found: Sequence[Record]) -> Iterator[tuple[Negative, Record]]:
    """Yield each negative with a record whose cue touches it; a record without a cue stands where its source does."""
    for negative in gold.negatives:
        for one in found:
            if one.doc == negative.doc and any(span.overlaps(negative.span) for span in one.anchors):
                yield negative, one
