"""Plain measures of quality over scores and labels."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Scores: TypeAlias = npt.NDArray[np.float64]
Flags: TypeAlias = npt.NDArray[np.bool_]


def auc(is_positive: Flags, scores: Scores) -> float:
    """Return the share of positive-negative pairs in the right order; ties count a half."""
    order = np.argsort(scores, kind="stable")
    ranked = scores[order]
    _, first, counts = np.unique(ranked, return_index=True, return_counts=True)
    ranks = np.repeat(first + (counts + 1) / 2, counts)
    positives = int(is_positive.sum())
    negatives = len(is_positive) - positives
    if not positives or not negatives:
        return float("nan")
    total = float(ranks[is_positive[order]].sum())
    return (total - positives * (positives + 1) / 2) / (positives * negatives)


def brier(is_positive: Flags, scores: Scores) -> float:
    """Return the mean squared distance of probability and truth."""
    return float(((scores - is_positive) ** 2).mean())


@dataclass(frozen=True, slots=True)
class Accepted:
    """Precision and recall of what a threshold accepts."""

    precision: float
    recall: float


def accepted(is_positive: Flags, is_accepted: Flags) -> Accepted:
    """Return precision and recall; both are 0 when nothing right is accepted."""
    right = int((is_positive & is_accepted).sum())
    return Accepted(right / max(1, int(is_accepted.sum())), right / max(1, int(is_positive.sum())))


def recall_at(is_positive: Flags, scores: Scores, *, false_share: float) -> float:
    """Return the recall at the threshold that lets through at most a share of the negatives."""
    negatives = np.sort(scores[~is_positive])[::-1]
    threshold = negatives[int(false_share * len(negatives))]
    return float((scores[is_positive] > threshold).mean())


def reliability(is_positive: Flags, scores: Scores, edges: tuple[float, ...]) -> list[tuple[float, float, int, int]]:
    """Return per interval of scores: low, high, how many, how many of them positive."""
    table = []
    for low, high in pairwise(edges):
        inside = (scores >= low) & ((scores < high) | (high == edges[-1]))
        table.append((low, high, int(inside.sum()), int(is_positive[inside].sum())))
    return table
