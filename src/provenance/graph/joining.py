"""Rules that join two articles of one story without saying who was first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from provenance.graph.drafts import Draft
from provenance.graph.nodes import document_node
from provenance.graph.view import View
from provenance.values import REUSE_LABELS, Pair, Proof

# What is left of the doubt about a pair once a second kind of evidence says the same.
SPEAKER_DOUBT: Final = 0.15  # the same person told the same outlet: chance only where both report one interview
ORDER_DOUBT: Final = 0.5
CONTAINED: Final = 0.5  # of the phrases of one side
_SHOWN: Final = 4


def shown(pair: Pair) -> tuple[Proof, ...]:
    """Return the longest passages that a pair shares, on both sides."""
    longest = sorted(pair.passages, key=lambda one: (-one.words, one.left.span, one.right.span))[:_SHOWN]
    return tuple(place for one in longest for place in (Proof(pair.left, one.left), Proof(pair.right, one.right)))


def _extent(pair: Pair) -> str:
    """Return how much of the articles a pair joins, in words."""
    if pair.label != "partial" or not pair.passages:
        return "document"
    return "passage" if len(pair.passages) == 1 else f"{len(pair.passages)} passages"


def _joined(view: View, pair: Pair, confidence: float, rule: str) -> Draft:
    first, second = (document_node(name, view.context) for name in sorted((pair.left, pair.right)))
    return Draft(
        origin=first,
        target=second,
        kind="same_story",
        status="inferred",
        confidence=confidence,
        rule=rule,
        evidence=shown(pair),
        scope=_extent(pair),
    )


def verified_reuse(view: View) -> Iterator[Draft]:
    """Yield an edge for each pair that the verifier calls a copy, a rewrite or partial, as sure as its score."""
    for pair in view.context.pairs:
        if pair.label in REUSE_LABELS:
            yield _joined(view, pair, pair.score, "verified_reuse")


def shared_speaker(view: View) -> Iterator[Draft]:
    """Yield a surer edge where both articles have the same person speak to the same medium."""
    for pair in view.context.pairs:
        if pair.label in REUSE_LABELS and view.spoken(pair.left) & view.spoken(pair.right):
            yield _joined(view, pair, 1 - (1 - pair.score) * SPEAKER_DOUBT, "shared_speaker_and_medium")


def fact_order(view: View) -> Iterator[Draft]:
    """Yield a surer edge where rewrites tell their rare facts in the same order."""
    for pair in view.context.pairs:
        if pair.label == "rewrite" and view.shared_facts(pair).is_one_telling:
            yield _joined(view, pair, 1 - (1 - pair.score) * ORDER_DOUBT, "fact_order")


def containment(view: View) -> Iterator[Draft]:
    """Yield an edge where one article holds half of the phrases of the other, whatever else the verifier says of it."""
    for pair in view.context.pairs:
        share = max(pair.evidence.containment_of_left, pair.evidence.containment_of_right)
        if share >= CONTAINED and pair.label not in ("template", "too_short"):
            yield _joined(view, pair, max(share, pair.score), "containment")
