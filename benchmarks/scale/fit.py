"""How a cost grows: the exponent of size in a power law, by least squares on logarithms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

import numpy as np


@dataclass(frozen=True, slots=True)
class Growth:
    """``cost = factor * size ** exponent``; ``spread`` is the standard error of the exponent.

    ``spread`` is None for two sizes, which every power law fits. ``steps`` are the
    exponents from each size to the next: a law that bends shows there.
    """

    exponent: float
    factor: float
    spread: float | None
    steps: tuple[float, ...]

    def at(self, size: float) -> float:
        """Return the cost that the law says for a size."""
        return self.factor * float(size**self.exponent)


def growth(sizes: Sequence[float], costs: Sequence[float]) -> Growth | None:
    """Return the law that fits costs at sizes, all above zero, sizes ascending; None for fewer than two sizes."""
    if len(sizes) < 2:
        return None
    x, y = np.log(np.asarray(sizes, dtype=np.float64)), np.log(np.asarray(costs, dtype=np.float64))
    away = x - x.mean()
    squares = float((away**2).sum())
    exponent = float((away * y).sum()) / squares
    start = float(y.mean()) - exponent * float(x.mean())
    left = y - (start + exponent * x)
    spread = float(np.sqrt((left**2).sum() / (len(x) - 2) / squares)) if len(x) > 2 else None
    ends = pairwise(zip(sizes, costs, strict=True))
    steps = tuple(log(cost / before) / log(size / smaller) for (smaller, before), (size, cost) in ends)
    return Growth(exponent, float(np.exp(start)), spread, steps)
