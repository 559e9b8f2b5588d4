"""The numbers that decide about a pair, gathered for compiled code.

They are given to it at every call and never compiled into it, so that code kept from an
earlier run cannot hold the numbers of that run.
"""

from __future__ import annotations

from math import log
from typing import Final, NamedTuple

import numpy as np

from provenance.article.reading import Positions
from provenance.match import align, extent, passages, profile, score, signals, verify
from provenance.match.background import PHRASE_WORDS
from provenance.match.frequencies import Shares
from provenance.match.score import Model
from provenance.settings import Settings

SAFE: Final = 1e-3
"""Log-odds by which a pair must lie clear of the threshold before anything about it is left out."""


class SentenceLimits(NamedTuple):
    """Of :mod:`provenance.match.align`, :mod:`provenance.match.extent` and the signals made of sentences."""

    min_stems: int
    everywhere: int
    phrase_words: int
    told: float
    loosely: float
    aligned: float
    closely: float
    some_fresh: float
    mostly_fresh: float


class PassageLimits(NamedTuple):
    """Of :mod:`provenance.match.passages`; ``gaps`` from the loosest on."""

    places: Positions
    gaps: Positions
    max_crossings: int
    chance: int
    min_points: int
    words_per_point: int
    joined_words: int
    min_rarity: float
    min_share: float
    foreign_cost: float


class SignalLimits(NamedTuple):
    """Of the other signals, and the least that makes a template or one event of a pair."""

    min_phrases: int
    min_rare: int
    min_ordered: int
    rare: float
    nearly_same: float
    min_weight: float
    min_title_weight: float
    no_headline: float
    template_formulaic: float
    template_containment: float
    template_conflict: float
    template_words: float
    event_words: float
    event_lead: float
    event_days: int


class ScoreLimits(NamedTuple):
    """The weights by signal and the base of the score; ``low`` is surely below the log-odds of the threshold.

    Texts of fewer than ``min_words`` words are too short. With ``is_all`` everything is worked out of every pair.
    """

    weights: Shares
    rooted: Positions
    base: float
    step: float
    low: float
    min_words: int
    is_all: int


class Limits(NamedTuple):
    """All of them."""

    sentences: SentenceLimits
    passages: PassageLimits
    signals: SignalLimits
    score: ScoreLimits


def _score_limits(model: Model, settings: Settings, is_all: bool) -> ScoreLimits:
    weights = np.array([model.weights.get(name, 0.0) for name in signals.SIGNALS], dtype=np.float64)
    rooted = np.array([name in score.ROOTED for name in signals.SIGNALS], dtype=np.int64)
    for column in (weights, rooted):
        column.setflags(write=False)
    low = log(settings.threshold / (1 - settings.threshold)) - SAFE
    return ScoreLimits(weights, rooted, model.base, score.PUSH_STEP, low, settings.min_words, int(is_all))


def _passage_limits() -> PassageLimits:
    places, gaps = (np.array(row, dtype=np.int64) for row in (passages.PLACES, passages.GAPS))
    for column in (places, gaps):
        column.setflags(write=False)
    return PassageLimits(
        places=places,
        gaps=gaps,
        max_crossings=passages.MAX_CROSSINGS,
        chance=passages.CHANCE,
        min_points=passages.MIN_POINTS,
        words_per_point=passages.WORDS_PER_POINT,
        joined_words=passages.JOINED_WORDS,
        min_rarity=passages.MIN_RARITY,
        min_share=passages.MIN_SHARE,
        foreign_cost=passages.FOREIGN_COST,
    )


def limits(model: Model, settings: Settings, *, is_all: bool) -> Limits:
    """Return the numbers that decide about pairs; ``is_all`` leaves nothing out for pairs that come to nothing."""
    return Limits(
        sentences=SentenceLimits(
            min_stems=align.MIN_STEMS,
            everywhere=align.EVERYWHERE,
            phrase_words=PHRASE_WORDS,
            told=extent.TOLD,
            loosely=signals.LOOSELY,
            aligned=signals.ALIGNED,
            closely=signals.CLOSELY,
            some_fresh=signals.SOME_FRESH,
            mostly_fresh=signals.MOSTLY_FRESH,
        ),
        passages=_passage_limits(),
        signals=SignalLimits(
            min_phrases=signals.MIN_PHRASES,
            min_rare=signals.MIN_RARE,
            min_ordered=signals.MIN_ORDERED,
            rare=float(-np.log(profile.RARE_SHARE)),
            nearly_same=signals.NEARLY_SAME,
            min_weight=signals.MIN_WEIGHT,
            min_title_weight=signals.MIN_TITLE_WEIGHT,
            no_headline=signals.NO_HEADLINE,
            template_formulaic=verify.TEMPLATE_FORMULAIC,
            template_containment=verify.TEMPLATE_CONTAINMENT,
            template_conflict=verify.TEMPLATE_CONFLICT,
            template_words=verify.TEMPLATE_WORDS,
            event_words=verify.EVENT_WORDS,
            event_lead=verify.EVENT_LEAD,
            event_days=verify.EVENT_DAYS,
        ),
        score=_score_limits(model, settings, is_all),
    )
