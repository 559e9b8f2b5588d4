"""Exit codes: what a script may rely on, whatever the format of the output."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from provenance.values import Outcomes, Pair, PairLabel

DONE: Final = 0
FINDINGS: Final = 1
USAGE: Final = 2
SOME_FAILED: Final = 3
NOTHING_USABLE: Final = 4
INTERRUPTED: Final = 130
DEFECT: Final = 70  # EX_SOFTWARE: never to be taken for findings

_FAILURES: Final = (
    "Exit codes, the first that applies: 2 wrong usage; 4 nothing usable (no input could be read, or the result "
    "could not be written); 3 some inputs failed; "
)
EXIT_CODES: Final = f"{_FAILURES}1 findings named by --fail-on; 0 done."
EXIT_CODES_WITHOUT_FINDINGS: Final = f"{_FAILURES}0 done."


@dataclass(frozen=True, slots=True)
class Wanted:
    """A finding to fail on: a label, and the least score from which it counts."""

    label: PairLabel
    least: float = 0.0


def has_findings(pairs: Iterable[Pair], wanted: tuple[Wanted, ...]) -> bool:
    """Return whether a pair is one of the findings; scores count as JSON prints them, to four decimals."""
    return any(pair.label == each.label and round(pair.score, 4) >= each.least for pair in pairs for each in wanted)


def scan_code(outcomes: Outcomes, is_finding: bool) -> int:
    """Return the exit code of a scan."""
    if not outcomes.read:
        return NOTHING_USABLE
    if outcomes.failed:
        return SOME_FAILED
    return FINDINGS if is_finding else DONE
