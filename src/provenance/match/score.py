"""Signals -> one score, and what each signal added to it.

The score is a logistic sum: every signal, its square root where it is a share, times a
weight of fixed sign. More of a signal can therefore never turn the score the other way,
and the pushes of the evidence add up to it exactly. Weights, bands and the table of
what scores meant are fitted by ``benchmarks/quality/fit.py`` on labelled pairs and live
in ``data/score.json``; one set for a background of a corpus, one for the bundled table.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp, sqrt
from types import MappingProxyType
from typing import Any, Final, Literal

from provenance.match.signals import AGAINST, Measure
from provenance.values import Band, Signal

ROOTED = frozenset({"wording", "retold", "agreeing", "agreeing_both", "verbatim", "rare_words"})
"""Shares whose first few percent say most: they enter by their square root."""
PUSH_STEP: Final = 2.0**-32
"""Pushes are multiples of this, so that their sum is exact and every way of adding up gives one score."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Of ``pairs`` labelled pairs scored in ``[low, high)``, ``reuse`` were reuse."""

    low: float
    high: float
    pairs: int
    reuse: int


@dataclass(frozen=True, slots=True)
class Model:
    """Base log-odds and weights, all of the sign that :data:`AGAINST` gives, and what scores have meant."""

    base: float
    weights: Mapping[str, float]
    meanings: tuple[Meaning, ...]

    def signals(self, measures: Mapping[str, Measure]) -> tuple[Signal, ...]:
        """Return every weighted signal with its push, in the order of the measures."""
        return tuple(
            Signal(name, found.value, push(self.weights[name], name, found.value), found.counts)
            for name, found in measures.items()
            if self.weights.get(name)
        )

    def score(self, signals: tuple[Signal, ...]) -> float:
        """Return the probability of reuse that the pushes add up to."""
        return probability(self.base + sum(signal.push for signal in signals))

    def meaning(self, score: float) -> Meaning:
        """Return what scores like this one meant on labelled pairs."""
        return next(row for row in self.meanings if row.low <= score < row.high or row.high == score == 1.0)


def entered(name: str, value: float) -> float:
    """Return a signal's value as the sum takes it, before its weight."""
    return sqrt(value) if name in ROOTED else value


def push(weight: float, name: str, value: float) -> float:
    """Return what a signal adds to the log-odds, a multiple of :data:`PUSH_STEP`."""
    return round(weight * entered(name, value) / PUSH_STEP) * PUSH_STEP


def probability(log_odds: float) -> float:
    """Return the probability that log-odds stand for."""
    return 1.0 / (1.0 + exp(-log_odds))


def band(score: float, threshold: float) -> Band:
    """Return how far to trust the side of the threshold that a score lies on."""
    certainty = (score - threshold) / (1 - threshold) if score >= threshold else (threshold - score) / threshold
    if certainty >= 0.8:
        return "strong"
    return "likely" if certainty >= 0.4 else "weak"


def _model(row: dict[str, Any]) -> Model:
    signed = {name: -value if name in AGAINST else value for name, value in row["weights"].items()}
    return Model(row["base"], MappingProxyType(signed), tuple(Meaning(*cells) for cells in row["meanings"]))


@lru_cache(maxsize=1)
def _models() -> Mapping[str, Model]:
    table = json.loads(files("provenance.match").joinpath("data/score.json").read_text(encoding="utf-8"))
    return {kind: _model(table[kind]) for kind in ("bundled", "corpus")}


def model_for(kind: Literal["bundled", "corpus"]) -> Model:
    """Return the fitted model for a kind of background."""
    return _models()[kind]
