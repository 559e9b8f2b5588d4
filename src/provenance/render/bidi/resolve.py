"""The bidi rules within one run: weak types, brackets, neutrals, implicit levels (UAX #9, W1 to I2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from provenance.render.bidi.classes import CLOSED_BY, CLOSING, ISOLATES

_SEPARATORS: Final = frozenset(("ES", "ET", "CS"))
_NEUTRALS: Final = ISOLATES | {"B", "S", "WS", "ON", "PDI"}
_AS_RIGHT: Final = frozenset(("R", "EN", "AN"))
_OPEN_BRACKETS: Final = 63  # as many as the standard has an implementation remember


@dataclass(frozen=True, slots=True)
class Run:
    """An isolating run sequence: places in the text, level, and the direction before and behind it."""

    places: Sequence[int]
    level: int
    before: str
    behind: str


def _marks(kinds: list[str], before: str) -> None:
    """Let marks be what they stand on (W1)."""
    last = before
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[at] = "ON" if last in ISOLATES or last == "PDI" else last
        last = kinds[at]


def _numbers(kinds: list[str], before: str) -> None:
    """Tell Arabic numbers from others by the letter before them, then let Arabic letters be R (W2, W3)."""
    strong = before
    for at, kind in enumerate(kinds):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[at] = "AN"
    for at, kind in enumerate(kinds):
        if kind == "AL":
            kinds[at] = "R"


def _within_numbers(kinds: list[str]) -> None:
    """Join one separator between two numbers to them (W4)."""
    for at in range(1, len(kinds) - 1):
        left, kind, right = kinds[at - 1 : at + 2]
        if left == right and ((kind == "CS" and left in ("EN", "AN")) or (kind == "ES" and left == "EN")):
            kinds[at] = left


def _around_numbers(kinds: list[str]) -> None:
    """Join percent and currency signs to the number beside them; other separators are neutral (W5, W6)."""
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        is_beside = "EN" in (kinds[at - 1 : at] + kinds[end : end + 1])
        if end > at and is_beside:
            kinds[at:end] = ["EN"] * (end - at)
        at = end + 1
    for place, kind in enumerate(kinds):
        if kind in _SEPARATORS:
            kinds[place] = "ON"


def _latin_numbers(kinds: list[str], before: str) -> None:
    """Let numbers behind a letter from left to right be as it is (W7)."""
    strong = before
    for at, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"


def _weak(kinds: list[str], before: str) -> None:
    present = set(kinds)
    if "NSM" in present:
        _marks(kinds, before)
    if "EN" in present or "AL" in present:
        _numbers(kinds, before)
    if present & _SEPARATORS:
        _within_numbers(kinds)
        _around_numbers(kinds)
    if "EN" in present:
        _latin_numbers(kinds, before)


def _pairs(chars: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs of brackets of a run, in the order of the opening ones (BD16)."""
    found: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for at, char in enumerate(chars):
        if kinds[at] != "ON":
            continue
        if char in CLOSED_BY:
            if len(waiting) == _OPEN_BRACKETS:
                break
            waiting.append((CLOSED_BY[char], at))
        elif char in CLOSING:
            place = next((n for n in range(len(waiting) - 1, -1, -1) if waiting[n][0] == CLOSING[char]), None)
            if place is not None:
                found.append((waiting[place][1], at))
                del waiting[place:]
    return sorted(found)


def _strong(kind: str) -> str:
    return "R" if kind in _AS_RIGHT else kind if kind == "L" else ""


def _direction_of(pair: tuple[int, int], kinds: Sequence[str], own: str, before: str) -> str:
    """Return the direction of a pair of brackets, or nothing when it encloses no letter (N0)."""
    inside = {_strong(kind) for kind in kinds[pair[0] + 1 : pair[1]]} - {""}
    if own in inside or not inside:
        return own if inside else ""
    return next((found for kind in reversed(kinds[: pair[0]]) if (found := _strong(kind))), before)


def _brackets(chars: Sequence[str], kinds: list[str], originals: Sequence[str], own: str, before: str) -> None:
    """Give both brackets of a pair, and the marks on them, one direction (N0)."""
    for pair in _pairs(chars, kinds):
        direction = _direction_of(pair, kinds, own, before)
        for at in pair if direction else ():
            kinds[at] = direction
            while at + 1 < len(kinds) and originals[at + 1] == "NSM":
                at += 1
                kinds[at] = direction


def _neutral_runs(kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = None
    for at in range(len(kinds) + 1):
        is_neutral = at < len(kinds) and kinds[at] in _NEUTRALS
        if is_neutral and start is None:
            start = at
        elif not is_neutral and start is not None:
            yield start, at
            start = None


def _neutrals(kinds: list[str], own: str, run: Run) -> None:
    """Let neutrals be as both their neighbours are, or else as the run is (N1, N2)."""
    for start, end in _neutral_runs(kinds):
        left = _strong(kinds[start - 1]) if start else run.before
        right = _strong(kinds[end]) if end < len(kinds) else run.behind
        kinds[start:end] = [left if left == right else own] * (end - start)


def _implicit(kind: str, level: int) -> int:
    """Return the level of a character in a run of some level (I1, I2)."""
    if level & 1:
        return level if kind == "R" else level + 1
    return level + {"L": 0, "R": 1}.get(kind, 2)


def resolved_levels(text: str, originals: Sequence[str], classes: Sequence[str], run: Run) -> list[int]:
    """Return the levels of the characters of a run.

    Args:
        text: The whole line.
        originals: The class of each of its characters.
        classes: The same after overrides.
        run: The characters in question.
    """
    kinds = [classes[at] for at in run.places]
    _weak(kinds, run.before)
    if "ON" in kinds:
        chars = [text[at] for at in run.places]
        _brackets(chars, kinds, [originals[at] for at in run.places], "RL"[not run.level & 1], run.before)
    _neutrals(kinds, "RL"[not run.level & 1], run)
    return [_implicit(kind, run.level) for kind in kinds]
