"""Whom two articles cite -> rows: both, only the left one, only the right one; works and bodies before persons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from provenance.messages.attribution import type_name
from provenance.messages.catalogue import say
from provenance.messages.compare import Side, cited_sentence, names_no_sentence
from provenance.render.citing import others
from provenance.render.layout import BLANK, Row, foreign, own, sentence
from provenance.render.terminal import field as field_row
from provenance.text.skeleton import name_skeleton
from provenance.values import Attribution, Comparison, Source, Tier

SHOWN: Final = 12  # of one group; the rest is counted


@dataclass(slots=True)
class _Cited:
    """A source while it is gathered: in which tier at best, how often on each side, through whom, for a whole text."""

    source: Source
    tier: Tier = "C"
    times: dict[Side, int] = field(default_factory=lambda: {"left": 0, "right": 0})
    through: dict[Side, dict[str, Source]] = field(default_factory=lambda: {"left": {}, "right": {}})
    is_whole: bool = False

    def add(self, found: Attribution, side: Side) -> None:
        """Count one more citation."""
        self.tier = min(self.tier, found.tier)
        self.times[side] += 1
        self.is_whole |= found.kind == "whole_doc"
        if found.via is not None and not found.self_ and found.via.id != self.source.id:
            self.through[side][found.via.id] = found.via


def _key(source: Source) -> tuple[str, str]:
    """Return what makes two mentions one source: the registry's id, else the name as it sounds."""
    if source.status == "registered":
        return "id", source.id
    return source.type, name_skeleton(source.name) or source.id


def _gathered(comparison: Comparison) -> list[_Cited]:
    """Return the sources of both articles, tier A first, then by how often they are cited."""
    found: dict[tuple[str, str], _Cited] = {}
    for one in comparison.attributions:
        side: Side = "left" if one.document == comparison.left.document.id else "right"
        for source in {source.id: source for source in others(one)}.values():
            found.setdefault(_key(source), _Cited(source)).add(one, side)
    return sorted(found.values(), key=lambda one: (one.tier, -sum(one.times.values()), one.source.id))


def _through(through: Mapping[Side, Mapping[str, Source]]) -> Iterator[Row]:
    left, right = through["left"], through["right"]
    for names, told in (
        (set(left) & set(right), say("compare.through")),
        (set(left) - set(right), say("compare.through_left")),
        (set(right) - set(left), say("compare.through_right")),
    ):
        for name in sorted(names):
            yield field_row("", own(told, "dim"), foreign((left.get(name) or right[name]).name, "medium"))


def _rows(cited: _Cited) -> Iterator[Row]:
    times = cited_sentence(cited.tier, cited.times["left"], cited.times["right"])
    words = [own(times, "dim")] + ([own(say("compare.whole_text"))] if cited.is_whole else [])
    yield field_row(type_name(cited.source.type), *words, foreign(cited.source.name, "source"))
    yield from _through(cited.through)


def _group(heading: str, found: list[_Cited], is_full: bool) -> Iterator[Row]:
    if not found:
        return
    yield sentence(heading, indent=2)
    for one in found if is_full else found[:SHOWN]:
        yield from _rows(one)
    if len(found) > SHOWN and not is_full:
        yield sentence(say("compare.more_sources", count=len(found) - SHOWN), "dim", indent=2)


def _dropped(comparison: Comparison) -> Iterator[Row]:
    """Yield whom one article credits with its whole text and the other nowhere names."""
    nodes = {node.id: node for node in comparison.graph.nodes}
    flagged = {flag.document for flag in comparison.graph.flags if flag.kind == "credit_dropped"}
    sides: tuple[tuple[Side, str, str], ...] = (
        ("left", comparison.left.document.id, comparison.right.document.id),
        ("right", comparison.right.document.id, comparison.left.document.id),
    )
    for side, here, there in sides:
        if here in flagged:
            credited = [e for e in comparison.graph.edges if e.kind == "republishes" and e.origin == f"doc:{there}"]
            for name in dict.fromkeys(nodes[edge.target].label for edge in credited):
                yield field_row("", own(names_no_sentence(side), "warn"), foreign(name, "source"))


def source_rows(comparison: Comparison, *, is_full: bool) -> Iterator[Row]:
    """Yield whom both articles cite, and whom only one of them does."""
    found = _gathered(comparison)
    yield BLANK
    yield sentence(say("compare.sources"), "head")
    if not found:
        yield sentence(say("compare.cited_nobody"), indent=2)
    for heading, is_on in (
        (say("compare.cited_both"), (True, True)),
        (say("compare.cited_left"), (True, False)),
        (say("compare.cited_right"), (False, True)),
    ):
        chosen = [one for one in found if (one.times["left"] > 0, one.times["right"] > 0) == is_on]
        yield from _group(heading, chosen, is_full)
    yield from _dropped(comparison)
