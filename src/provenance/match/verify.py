"""Candidate pair -> verified pair: measures, score, label and passages.

Labels say what kind of likeness it is; the score says how sure reuse is. Every rule
below was read off the labelled development pairs (``benchmarks/quality``).
"""

from __future__ import annotations

from typing import Final

from provenance.match.background import Background
from provenance.match.extent import told_share
from provenance.match.profile import Profile
from provenance.match.score import Model, band, model_for
from provenance.match.signals import Measure, Shared, days_apart, jaccard, measure, shared
from provenance.settings import Settings
from provenance.values import REUSE_LABELS, Evidence, Pair, PairLabel

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


def _containments(pair: Shared) -> tuple[float, float]:
    """Return the share of each side's stem-3-shingles that the other holds; 0 for an empty set."""
    common, left, right = len(pair.left_phrases), len(pair.left.phrases.hashes), len(pair.right.phrases.hashes)
    return common / left if left else 0.0, common / right if right else 0.0


def _reuse_label(pair: Shared, likeness: float) -> PairLabel:
    if likeness >= SAME_JACCARD:
        return "copy"
    if min(told_share(pair.left, pair.right, pair.fresh), told_share(pair.right, pair.left, pair.fresh)) < PARTIAL_TOLD:
        return "partial"
    return "copy" if likeness >= COPY_JACCARD else "rewrite"


def _other_label(measures: dict[str, Measure], containment: float, days: int | None) -> PairLabel:
    words = measures["words"].value
    is_formulaic = measures["formulaic"].value >= TEMPLATE_FORMULAIC and containment >= TEMPLATE_CONTAINMENT
    is_series = measures["number_conflict"].value >= TEMPLATE_CONFLICT and words >= TEMPLATE_WORDS
    if is_formulaic or is_series:
        return "template"
    is_close = days is None or days <= EVENT_DAYS
    is_same = words >= EVENT_WORDS and measures["lead"].value >= EVENT_LEAD
    return "same_event" if is_same and is_close else "unrelated"


def _is_too_short(pair: Shared, settings: Settings) -> bool:
    return min(len(pair.left.reading), len(pair.right.reading)) < settings.min_words


def _evidence(pair: Shared, measures: dict[str, Measure], model: Model, background: Background) -> Evidence:
    of_left, of_right = _containments(pair)
    return Evidence(
        jaccard=jaccard(pair),
        containment_of_left=of_left,
        containment_of_right=of_right,
        base=model.base,
        signals=model.signals(measures),
        background=background.kind,
    )


def _is_update(pair: Shared) -> bool:
    left, right = pair.left.reading.article.document, pair.right.reading.article.document
    return bool(left.outlet) and left.outlet == right.outlet


def verify(left: Profile, right: Profile, *, background: Background, settings: Settings) -> Pair:
    """Return the verified pair of two articles, with its label, score and evidence.

    Symmetric but for the sides' names: the same score and label with left and right
    exchanged. The direction is unknown here; it needs citations or dates.
    """
    pair = shared(left, right)
    measures = measure(pair)
    model = model_for(background.kind)
    evidence = _evidence(pair, measures, model, background)
    score = model.score(evidence.signals)
    label: PairLabel
    if _is_too_short(pair, settings):
        label = "too_short"
    elif score >= settings.threshold:
        label = _reuse_label(pair, evidence.jaccard)
    else:
        containment = max(evidence.containment_of_left, evidence.containment_of_right)
        label = _other_label(measures, containment, days_apart(pair))
    return Pair(
        left=left.reading.id,
        right=right.reading.id,
        label=label,
        score=score,
        band=band(score, settings.threshold),
        direction="unknown",
        update=label in REUSE_LABELS and _is_update(pair),
        evidence=evidence,
        passages=pair.passages if label in REUSE_LABELS else (),
    )
