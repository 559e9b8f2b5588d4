"""Text in the order in which it is read -> embedding levels -> the order in which it is drawn.

The Unicode Bidirectional Algorithm (UAX #9), rules P2 to L2, with embeddings, overrides
and isolates; the rules between X10 and I2 are in :mod:`provenance.render.bidi.resolve`.
One text is one paragraph and one line: who wraps does so before, and calls once per line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from provenance.render.bidi.classes import EMBEDDINGS, ISOLATES, REMOVED_CLASSES, bidi_class
from provenance.render.bidi.resolve import Run, resolved_levels

Direction: TypeAlias = Literal["auto", "ltr", "rtl"]

REMOVED: Final = -1
"""The level of a character that is not drawn: embeddings, overrides and other invisible controls."""
DEEPEST: Final = 125
_PARAGRAPH: Final = {"ltr": 0, "rtl": 1}
_SPACE: Final = ISOLATES | {"WS", "PDI"}
_SEPARATORS: Final = frozenset(("S", "B"))


@dataclass(frozen=True, slots=True)
class Levels:
    """The level of a paragraph and of each of its characters; odd ones run from right to left."""

    paragraph: int
    each: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Status:
    """An entry of the stack of open embeddings and isolates."""

    level: int
    override: str = ""
    is_isolate: bool = False


@dataclass(slots=True)
class _Walk:
    """Where the rules X1 to X8 stand: what is open, and what did not fit."""

    stack: list[_Status]
    classes: list[str]
    levels: list[int] = field(default_factory=list)
    lost_isolates: int = 0
    lost_embeddings: int = 0
    valid_isolates: int = 0

    def next_level(self, is_right: bool) -> int | None:
        """Return the level inside what opens now; None when the text nests too deep."""
        level = self.stack[-1].level
        level = (level + 1) | 1 if is_right else (level + 2) & ~1
        return level if level <= DEEPEST and not self.lost_isolates and not self.lost_embeddings else None

    def place(self, at: int) -> None:
        """Give a character the level, and the class of an override, that apply where it stands (X6)."""
        status = self.stack[-1]
        self.levels.append(status.level)
        if status.override:
            self.classes[at] = status.override


def _partners(classes: Sequence[str]) -> dict[int, int]:
    """Return which closing control belongs to which isolate (BD9)."""
    found: dict[int, int] = {}
    waiting: list[int] = []
    for at, kind in enumerate(classes):
        if kind in ISOLATES:
            waiting.append(at)
        elif kind == "PDI" and waiting:
            found[waiting.pop()] = at
    return found


def _first_strong(classes: Sequence[str], partners: Mapping[int, int], start: int, end: int) -> int | None:
    """Return 0 or 1 by the first letter outside all isolates (P2, P3); None when there is none."""
    at = start
    while at < end:
        kind = classes[at]
        if kind in ("L", "R", "AL"):
            return int(kind != "L")
        at = partners.get(at, end) if kind in ISOLATES else at + 1
    return None


def _embed(walk: _Walk, at: int, kind: str) -> None:
    """Open an embedding or override (X2 to X5)."""
    level = walk.next_level(kind in ("RLE", "RLO"))
    walk.levels.append(REMOVED)
    if level is not None:
        walk.stack.append(_Status(level, {"RLO": "R", "LRO": "L"}.get(kind, "")))
    elif not walk.lost_isolates:
        walk.lost_embeddings += 1


def _isolate(walk: _Walk, at: int, is_right: bool) -> None:
    """Open an isolate (X5a to X5c)."""
    walk.place(at)
    level = walk.next_level(is_right)
    if level is None:
        walk.lost_isolates += 1
    else:
        walk.valid_isolates += 1
        walk.stack.append(_Status(level, is_isolate=True))


def _close_isolate(walk: _Walk, at: int) -> None:
    """Close an isolate, and the embeddings left open in it (X6a)."""
    if walk.lost_isolates:
        walk.lost_isolates -= 1
    elif walk.valid_isolates:
        walk.lost_embeddings = 0
        while not walk.stack[-1].is_isolate:
            walk.stack.pop()
        walk.stack.pop()
        walk.valid_isolates -= 1
    walk.place(at)


def _close_embedding(walk: _Walk) -> None:
    """Close an embedding or override (X7)."""
    walk.levels.append(REMOVED)
    if walk.lost_isolates:
        return
    if walk.lost_embeddings:
        walk.lost_embeddings -= 1
    elif not walk.stack[-1].is_isolate and len(walk.stack) > 1:
        walk.stack.pop()


def _explicit(classes: Sequence[str], partners: Mapping[int, int], paragraph: int) -> _Walk:
    """Return the levels that controls give, and the classes after overrides (X1 to X8)."""
    walk = _Walk([_Status(paragraph)], list(classes))
    for at, kind in enumerate(classes):
        if kind in EMBEDDINGS:
            _embed(walk, at, kind)
        elif kind in ISOLATES:
            end = partners.get(at, len(classes))
            _isolate(walk, at, kind == "RLI" or (kind == "FSI" and bool(_first_strong(classes, partners, at + 1, end))))
        elif kind == "PDI":
            _close_isolate(walk, at)
        elif kind == "PDF":
            _close_embedding(walk)
        elif kind == "BN":
            walk.levels.append(REMOVED)
        elif kind == "B":
            walk.levels.append(paragraph)
        else:
            walk.place(at)
    return walk


def _level_runs(kept: Sequence[int], levels: Sequence[int]) -> list[list[int]]:
    """Return the stretches of one level, without the characters that are not drawn (BD7)."""
    runs: list[list[int]] = []
    for at in kept:
        if runs and levels[runs[-1][-1]] == levels[at]:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _isolating_runs(runs: Sequence[list[int]], partners: Mapping[int, int]) -> list[list[int]]:
    """Return the level runs, those before and behind an isolate joined into one (BD13)."""
    by_start = {run[0]: run for run in runs}
    next_start = {run[-1]: partners[run[-1]] for run in runs if partners.get(run[-1]) in by_start}
    joined = set(next_start.values())
    found = []
    for run in runs:
        if run[0] not in joined:
            whole = list(run)
            while whole[-1] in next_start:
                whole += by_start[next_start[whole[-1]]]
            found.append(whole)
    return found


def _edges(run: Sequence[int], places: Mapping[int, int], kept: Sequence[int], walk: _Walk, is_open: bool) -> Run:
    """Return a run with the directions at its two ends (X10)."""
    level, paragraph = walk.levels[run[0]], walk.stack[0].level
    first, last = places[run[0]], places[run[-1]] + 1
    before = walk.levels[kept[first - 1]] if first else paragraph
    behind = walk.levels[kept[last]] if last < len(kept) and not is_open else paragraph
    return Run(run, level, "R" if max(level, before) & 1 else "L", "R" if max(level, behind) & 1 else "L")


def _reset(classes: Sequence[str], levels: list[int], paragraph: int) -> None:
    """Give separators, and spaces before them or at the end of the line, the level of the paragraph (L1)."""
    is_trailing = True
    for at in range(len(classes) - 1, -1, -1):
        kind = classes[at]
        if kind in _SEPARATORS or (is_trailing and kind in _SPACE):
            levels[at] = paragraph
            is_trailing = True
        elif kind not in REMOVED_CLASSES:
            is_trailing = False


def levels_of(text: str, direction: Direction = "auto") -> Levels:
    """Return the embedding levels of a line of text.

    Args:
        text: One line in the order in which it is read.
        direction: ``"auto"`` takes that of the first letter, left to right when there is none.

    Returns:
        Levels from 0 to 126, even ones from left to right; :data:`REMOVED` for controls
        that are not drawn. Isolates keep a level, though nothing is drawn for them either.

    References:
        UAX #9, rules P2 to L1.
    """
    classes = [bidi_class(char) for char in text]
    partners = _partners(classes)
    paragraph = _PARAGRAPH.get(direction)
    if paragraph is None:
        paragraph = _first_strong(classes, partners, 0, len(classes)) or 0
    walk = _explicit(classes, partners, paragraph)
    kept = [at for at, level in enumerate(walk.levels) if level != REMOVED]
    places = {at: place for place, at in enumerate(kept)}
    runs = [
        _edges(run, places, kept, walk, classes[run[-1]] in ISOLATES)
        for run in _isolating_runs(_level_runs(kept, walk.levels), partners)
    ]
    levels = list(walk.levels)
    for run in runs:
        for at, level in zip(run.places, resolved_levels(text, classes, walk.classes, run), strict=True):
            levels[at] = level
    _reset(classes, levels, paragraph)
    return Levels(paragraph, tuple(levels))


def visual_order(levels: Sequence[int]) -> list[int]:
    """Return the places of a line's characters from left to right, those not drawn left out (L2)."""
    order = [at for at, level in enumerate(levels) if level != REMOVED]
    highest = max((levels[at] for at in order), default=0)
    for level in range(highest, 0, -1):
        start = None
        for place in range(len(order) + 1):
            is_inside = place < len(order) and levels[order[place]] >= level
            if is_inside and start is None:
                start = place
            elif not is_inside and start is not None:
                order[start:place] = order[start:place][::-1]
                start = None
    return order
