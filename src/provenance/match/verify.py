"""Candidate pair -> verified pair: measures, score, label and passages.

Labels say what kind of likeness it is; the score says how sure reuse is. Every rule
below was read off the labelled development pairs (``benchmarks/quality``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from provenance.article.reading import Reading
from provenance.match.background import Background
from provenance.match.extent import told_share
from provenance.match.profile import Profile
from provenance.match.score import band, model_for
from provenance.match.signals import Measure, Shared, days_apart, jaccard, measure, shared
from provenance.settings import Settings
from provenance.values import REUSE_LABELS, Evidence, Pair, PairLabel, Passage

# Reuse: a copy shares a third of all its phrases; a partial leaves more than half of one side untouched.
COPY_JACCARD: Final = 0.32
SAME_JACCARD: Final = 0.9  # from here on there is no part: a formula printed twice is a copy as well
PARTIAL_TOLD: Final = 0.46  # low on the plateau from .46 to .56: who retells half of a story still retells it
# No reuse: a template is a shared formula with other facts, or the same sentences with other numbers.
TEMPLATE_FORMULAIC: Final = 0.35
TEMPLATE_CONTAINMENT: Final = 0.15
TEMPLATE_CONFLICT: Final = 0.45
TEMPLATE_WORDS: Final = 0.33
EVENT_WORDS: Final = 0.34
EVENT_LEAD: Final = 0.4
EVENT_DAYS: Final = 3


@dataclass(frozen=True, slots=True)
class Findings:
    """All that decides about a pair: its signals, what of either side's stem-3-shingles the other holds, and days.

    ``told`` returns the told share of the side that is told less, and ``passages`` the
    passages; both are asked for reuse only.
    """

    measures: Mapping[str, Measure]
    jaccard: float
    containment_of_left: float
    containment_of_right: float
    days: int | None
    told: Callable[[], float]
    passages: Callable[[], tuple[Passage, ...]]


def _containments(pair: Shared) -> tuple[float, float]:
    """Return the share of each side's stem-3-shingles that the other holds; 0 for an empty set."""
    common, left, right = len(pair.left_phrases), len(pair.left.phrases.hashes), len(pair.right.phrases.hashes)
    return common / left if left else 0.0, common / right if right else 0.0


def _reuse_label(found: Findings) -> PairLabel:
    if found.jaccard >= SAME_JACCARD:
        return "copy"
    if found.told() < PARTIAL_TOLD:
        return "partial"
    return "copy" if found.jaccard >= COPY_JACCARD else "rewrite"


def _other_label(found: Findings) -> PairLabel:
    words = found.measures["words"].value
    containment = max(found.containment_of_left, found.containment_of_right)
    is_formulaic = found.measures["formulaic"].value >= TEMPLATE_FORMULAIC and containment >= TEMPLATE_CONTAINMENT
    is_series = found.measures["number_conflict"].value >= TEMPLATE_CONFLICT and words >= TEMPLATE_WORDS
    if is_formulaic or is_series:
        return "template"
    is_close = found.days is None or found.days <= EVENT_DAYS
    is_same = words >= EVENT_WORDS and found.measures["lead"].value >= EVENT_LEAD
    return "same_event" if is_same and is_close else "unrelated"


def _label(left: Reading, right: Reading, found: Findings, score: float, settings: Settings) -> PairLabel:
    if min(len(left), len(right)) < settings.min_words:
        return "too_short"
    return _reuse_label(found) if score >= settings.threshold else _other_label(found)


def _is_update(left: Reading, right: Reading) -> bool:
    ours, theirs = left.article.document, right.article.document
    return bool(ours.outlet) and ours.outlet == theirs.outlet


def verdict(
    left: Reading, right: Reading, found: Findings, *, kind: Literal["bundled", "corpus"], settings: Settings
) -> Pair:
    """Return the verified pair that the findings of two articles come to, against a background of a kind."""
    model = model_for(kind)
    signals = model.signals(found.measures)
    score = model.score(signals)
    label = _label(left, right, found, score, settings)
    return Pair(
        left=left.id,
        right=right.id,
        label=label,
        score=score,
        band=band(score, settings.threshold),
        direction="unknown",
        update=label in REUSE_LABELS and _is_update(left, right),
        evidence=Evidence(
            jaccard=found.jaccard,
            containment_of_left=found.containment_of_left,
            containment_of_right=found.containment_of_right,
            base=model.base,
            signals=signals,
            background=kind,
        ),
        passages=found.passages() if label in REUSE_LABELS else (),
    )


def _told(pair: Shared) -> float:
    return min(told_share(pair.left, pair.right, pair.fresh), told_share(pair.right, pair.left, pair.fresh))


def verify(left: Profile, right: Profile, *, background: Background, settings: Settings) -> Pair:
    """Return the verified pair of two articles, with its label, score and evidence.

    Symmetric but for the sides' names: the same score and label with left and right
    exchanged. The direction is unknown here; it needs citations or dates.
    """
    pair = shared(left, right)
    of_left, of_right = _containments(pair)
    found = Findings(
        measures=measure(pair),
        jaccard=jaccard(pair),
        containment_of_left=of_left,
        containment_of_right=of_right,
        days=days_apart(pair),
        told=lambda: _told(pair),
        passages=lambda: pair.passages,
    )
    return verdict(left.reading, right.reading, found, kind=background.kind, settings=settings)
