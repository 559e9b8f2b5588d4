"""Fitting of the score: a logistic sum whose weights may only be positive.

Fitted on the hand-made Saudi pairs, with the provisional ones, rewrites by language models
and graded news pairs as light ballast; judged by cross-validation over groups of
pairs that share no article.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from benchmarks.quality.measures import Flags, Scores
from provenance.match.score import entered
from provenance.match.signals import AGAINST, Measure

Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]
RIDGE = 4.0
FOLDS = 10
REPEATS = 5


@dataclass(frozen=True, slots=True)
class Fitted:
    """Base log-odds and one non-negative weight per signal."""

    base: float
    weights: dict[str, float]


def matrix(rows: Sequence[dict[str, Measure]], names: Sequence[str]) -> Matrix:
    """Return the values as they enter the sum, those against reuse with their sign turned."""
    return np.array(
        [[(-1.0 if name in AGAINST else 1.0) * entered(name, row[name].value) for name in names] for row in rows]
    ).reshape(len(rows), len(names))


def fit(values: Matrix, is_reuse: Flags, weight: Scores, names: Sequence[str], least: Mapping[str, float]) -> Fitted:
    """Return the ridge-regularised maximum-likelihood weights, none below ``least`` or else below 0."""
    centre, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    scaled = (values - centre) / spread

    def loss(point: Scores) -> tuple[float, Scores]:
        odds = scaled @ point[1:] + point[0]
        surprise = np.where(is_reuse, np.logaddexp(0, -odds), np.logaddexp(0, odds))
        error = weight * (1 / (1 + np.exp(-odds)) - is_reuse)
        slope = np.r_[error.sum(), scaled.T @ error + RIDGE * point[1:]]
        return float((weight * surprise).sum() + RIDGE / 2 * (point[1:] ** 2).sum()), slope

    start = np.r_[0.0, np.full(values.shape[1], 0.1)]
    bounds = [(None, None), *((least.get(name, 0.0) * width, None) for name, width in zip(names, spread, strict=True))]
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    weights = found[1:] / spread
    base = float(found[0] - (centre * weights).sum())
    return Fitted(base, {name: float(value) for name, value in zip(names, weights, strict=True)})


def rescaled(model: Fitted, values: Matrix, is_reuse: Flags, weight: Scores, names: Sequence[str]) -> Fitted:
    """Return the model with its log-odds stretched and shifted to be probabilities on other weights (Platt 1999)."""
    odds = values @ np.array([model.weights[name] for name in names]) + model.base

    def loss(point: Scores) -> float:
        scaled = point[0] * odds + point[1]
        return float((weight * np.where(is_reuse, np.logaddexp(0, -scaled), np.logaddexp(0, scaled))).sum())

    stretch, shift = minimize(loss, [1.0, 0.0], method="BFGS").x
    weights = {name: float(stretch * value) for name, value in model.weights.items()}
    return Fitted(float(stretch * model.base + shift), weights)


def predict(model: Fitted, values: Matrix, names: Sequence[str]) -> Scores:
    """Return the probability of reuse of each row."""
    odds = model.base + values @ np.array([model.weights[name] for name in names])
    return np.asarray(1 / (1 + np.exp(-odds)))


def groups(pairs: Sequence[tuple[str, str]]) -> list[int]:
    """Return a group per pair so that pairs with an article in common, however far, share their group."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for left, right in pairs:
        parent[root(left)] = root(right)
    numbers: dict[str, int] = {}
    return [numbers.setdefault(root(left), len(numbers)) for left, _ in pairs]


@dataclass(frozen=True, slots=True)
class Training:
    """Labelled rows: the first ``judged`` of them are cross-validated, the others only help to fit.

    ``weight`` counts for the order of scores, ``scale_weight`` for what they mean; no
    signal weighs less than ``least``.
    """

    rows: tuple[dict[str, Measure], ...]
    pairs: tuple[tuple[str, str], ...]
    is_reuse: Flags
    weight: Scores
    scale_weight: Scores
    judged: int
    least: Mapping[str, float]


def cross_validated(training: Training, names: Sequence[str]) -> Scores:
    """Return the mean held-out score of each row over repeated grouped cross-validation."""
    values = matrix(training.rows, names)
    group = np.array(groups(training.pairs))
    total = np.zeros(len(values))
    for repeat in range(REPEATS):
        fold = np.random.RandomState(repeat).randint(0, FOLDS, group.max() + 1)[group]
        for number in range(FOLDS):
            kept = fold != number
            if not kept.all():
                total[~kept] += predict(_fitted(training, values, kept, names), values[~kept], names)
    return total / REPEATS


def fitted(training: Training, names: Sequence[str]) -> Fitted:
    """Return the model fitted on everything."""
    return _fitted(training, matrix(training.rows, names), np.ones(len(training.rows), dtype=bool), names)


def _fitted(training: Training, values: Matrix, kept: Flags, names: Sequence[str]) -> Fitted:
    is_reuse = training.is_reuse[kept]
    model = fit(values[kept], is_reuse, training.weight[kept], names, training.least)
    return rescaled(model, values[kept], is_reuse, training.scale_weight[kept], names)
