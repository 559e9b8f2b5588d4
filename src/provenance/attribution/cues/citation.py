"""What a rule found in one sentence, before anybody asks who is meant."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.attribution.grammar.lexicon import Gender
from provenance.attribution.grammar.phrases import Phrase
from provenance.values import Kind, Role, SourceRef

Range = tuple[int, int]
"""Words ``start`` to ``end`` of one sentence, the last one left out."""


@dataclass(frozen=True, slots=True)
class Medium:
    """The outlet spoken to or through: its phrase, and the words of the cue that says so."""

    phrase: Phrase
    cues: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A cue, the source phrase if one stands beside it, and the range of what is said."""

    cues: tuple[Range, ...]
    source: Phrase | None
    ref: SourceRef
    kind: Kind
    rule: str
    gender: Gender | None = None
    plural: bool = False
    medium: Medium | None = None
    content: Range | None = None
    role: Role = "speaker"

    @property
    def at(self) -> int:
        """The first word of the citation's cue or, where it has none, of its source."""
        starts = [start for start, _ in self.cues] or ([self.source.start] if self.source else [0])
        return min(starts)


def cues_of(at: int, *others: Range | None) -> tuple[Range, ...]:
    """Return the words of a cue: the verb at ``at``, and of its venue and complement those that stand there."""
    return tuple(sorted({(at, at + 1), *(one for one in others if one is not None)}))


@dataclass(frozen=True, slots=True)
class Refusal:
    """A word that looks like a cue, and why it is none."""

    at: int
    reason: str
    rule: str
