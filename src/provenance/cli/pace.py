"""How fast a step goes."""

from __future__ import annotations

from typing import Final

_TOLD_FROM_S: Final = 3.0
"""Before a step has gone on for so long, what it has done says little about the rest."""


class Pace:
    """Follows the steps that are reported, one at a time."""

    def __init__(self) -> None:
        self._step, self._began_s, self._first = "", 0.0, 0

    def rate(self, step: str, done: int, now_s: float) -> float:
        """Return how many are done in a second since the step was first reported; 0 while it cannot be told.

        What an earlier run has done does not count.
        """
        if step != self._step or done < self._first:
            self._step, self._began_s, self._first = step, now_s, done
        elapsed_s = now_s - self._began_s
        return (done - self._first) / elapsed_s if elapsed_s >= _TOLD_FROM_S else 0.0
