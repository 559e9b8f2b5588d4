"""What the comparison of two articles says: sentences, changes, differences, sources, direction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final, Literal

from provenance.messages.catalogue import say
from provenance.messages.numbers import listed, percent, score_text
from provenance.messages.pairs import side_name
from provenance.values import ChangeKind, Edge, SentenceState

Side = Literal["left", "right"]
MarkKind = Literal["replaced", "only", "moved", "letters"]
STATES: Final[tuple[SentenceState, ...]] = ("same", "changed", "moved", "only_left", "only_right")
MARK_OF: Final[dict[ChangeKind, MarkKind]] = {
    "replaced": "replaced",
    "only": "only",
    "moved": "moved",
    "clitic": "letters",
    "form": "letters",
    "spelling": "letters",
}
RULES: Final = frozenset(
    {"agency_dispatch", "published_later", "copy_of_credited", "common_parent", "rival_parent", "common_statement"}
)
"""The rules that draw an edge from an article to where its whole text comes from, and are explained."""


def sentences_sentence(states: Iterable[SentenceState], moved_changed: int) -> str:
    """Return how many sentences stand in each state; ``moved_changed`` of the moved ones changed as well."""
    counts = Counter(states)
    parts = []
    for state in STATES:
        told = say(f"compare.count_{state}", count=counts[state]) if counts[state] else ""
        if state == "moved" and moved_changed:
            told = say("compare.of_them_changed", moved=told, changed=moved_changed)
        parts += [told] if told else []
    return say("compare.sentences", states=listed(parts) or say("compare.no_sentences"))


def same_sentence(count: int, left: tuple[int, int], right: tuple[int, int]) -> str:
    """Return that a run of sentences is the same on both sides, by their first and last numbers."""
    if count == 1:
        return say("compare.same_one", left=left[0], right=right[0])
    ranges = (say("compare.range", first=first, last=last) for first, last in (left, right))
    return say("compare.same_run", count=count, left=next(ranges), right=next(ranges))


def told_sentence(share: float, side: Side, number: int) -> str:
    """Return which sentence of the other article tells some of a sentence that stands alone."""
    return say("compare.told_in", share=percent(share), side=side_name(side), number=number)


def raw_sentence(raw: float, score: float, left_out: tuple[int, int]) -> str:
    """Return the score of the whole pages beside that of the articles, and how much of the pages is no article."""
    if not any(left_out):
        return say("compare.raw_score_whole", raw=score_text(raw))
    is_same = score_text(raw) == score_text(score)
    note = say("compare.raw_same") if is_same else say("compare.raw_up" if raw > score else "compare.raw_down")
    return say("compare.raw_score", raw=score_text(raw), note=note, left=left_out[0], right=left_out[1])


def cited_sentence(tier: str, left: int, right: int) -> str:
    """Return how often each side cites a source, and in which tier at best; the name follows."""
    if left and right:
        return say("compare.times_both", tier=tier, left=left, right=right)
    return say("compare.times", tier=tier, count=left + right)


def names_no_sentence(side: Side) -> str:
    """Return that one article does not name whom the other credits; the name follows. A fact about the text."""
    return say("compare.left_names_no" if side == "left" else "compare.right_names_no")


def reason_sentence(rule: str) -> str:
    """Return why a rule draws an edge to where a whole text comes from."""
    return say(f"compare.rule_{rule}") if rule in RULES else say("compare.rule_other")


def band_word(edge: Edge) -> str:
    """Return how sure an edge is, in a word."""
    return say(f"compare.band_{edge.band}")


def origin_sentence(edge: Edge) -> str:
    """Return why an article comes from somewhere: its text says so, which follows, or a rule, and how sure that is."""
    if edge.status == "stated":
        return say("compare.stated")
    status = say("compare.status_inherited" if edge.status == "inherited" else "compare.status_inferred")
    reason = reason_sentence(edge.rule)
    sure = f"{edge.confidence:.2f}"
    return say("compare.concluded", band=band_word(edge), confidence=sure, status=status, reason=reason)


def rival_sentence(edge: Edge) -> str:
    """Return how sure a rival explanation is, and why there is one; its name follows."""
    sure, reason = f"{edge.confidence:.2f}", reason_sentence(edge.rule)
    return say("compare.rival", band=band_word(edge), confidence=sure, reason=reason)
