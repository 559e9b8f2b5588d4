"""The graph of two articles -> rows: who takes from whom, why, and what rivals there are, or what would settle it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.graph.drafts import RIVALS
from provenance.messages.catalogue import say
from provenance.messages.compare import band_word, origin_sentence, rival_sentence
from provenance.messages.pairs import Side, side_name, unknown_direction_sentence
from provenance.render.citing import sentence_finder
from provenance.render.layout import BLANK, Row, View, foreign, own, sentence
from provenance.render.marked import marked_piece, marks_for
from provenance.render.terminal import field
from provenance.values import REUSE_LABELS, Article, Comparison, Edge, Proof

_SHOWN = 2  # places of the text that state one edge


def _parents(comparison: Comparison, article: Article) -> list[Edge]:
    """Return the edges from an article as a whole to where it comes from, rivals last."""
    found = [
        edge
        for edge in comparison.graph.edges
        if edge.origin == f"doc:{article.document.id}"
        and edge.kind in ("republishes", "derived_from")
        and edge.scope == "document"
    ]
    return sorted(found, key=lambda edge: (edge.rule in RIVALS, -edge.confidence, edge.target))


def _shown(article: Article, proofs: Sequence[Proof], view: View) -> Iterator[Row]:
    """Yield the sentences of an article that state an edge, with the words that do."""
    find, marks = sentence_finder(article), marks_for(view)
    ours = [proof.at for proof in proofs if proof.document == article.document.id]
    for place in ours[:_SHOWN]:
        raw = article.document.field(place.field)
        yield field("", marked_piece(raw, find(place.field, place.span), [(place.span, marks.cue)], marks))


def _reason(side: str, article: Article, edges: Sequence[Edge], view: View) -> Iterator[Row]:
    """Yield why an article comes from some node, the surest edge that says so."""
    edge = _surest(edges)
    yield field(side, own(origin_sentence(edge)))
    if edge.status == "stated":
        yield from _shown(article, edge.evidence, view)


def direction_words(comparison: Comparison) -> str:
    """Return who took from whom in a sentence, with ~ and a band where a rule concludes it; a name may follow."""
    words = _direction_words(comparison)
    concluded = [edge for edge in _deciding(comparison) if edge.status != "stated"]
    if not concluded:
        return words
    return say("compare.not_sure", band=band_word(min(concluded, key=lambda edge: edge.confidence)), direction=words)


def _deciding(comparison: Comparison) -> list[Edge]:
    """Return the surest edge of each side to where both come from, or of the one side to the other."""
    found = []
    wanted = _wanted(comparison)
    for article in (comparison.left, comparison.right):
        edges = [edge for edge in _parents(comparison, article) if edge.target in wanted and edge.rule not in RIVALS]
        found += [_surest(edges)] if edges and comparison.pair.direction != "unknown" else []
    return found


def _surest(edges: Sequence[Edge]) -> Edge:
    return max(edges, key=lambda one: (one.status == "stated", one.confidence))


def _wanted(comparison: Comparison) -> set[str]:
    """Return the nodes that the direction names: the common origins, else the two articles."""
    articles = {f"doc:{one.document.id}" for one in (comparison.left, comparison.right)}
    return set(origin_names(comparison)) or articles


def _direction_words(comparison: Comparison) -> str:
    direction = comparison.pair.direction
    if comparison.pair.label not in REUSE_LABELS:
        return say("compare.not_asked")
    if direction == "unknown":
        dated = (comparison.left.published is not None, comparison.right.published is not None)
        return unknown_direction_sentence(dated)
    if direction == "common_origin":
        return say("compare.common_origin")
    return say("compare.left_from_right" if direction == "left_from_right" else "compare.right_from_left")


def origin_names(comparison: Comparison) -> list[str]:
    """Return the ids of the nodes that both articles come from, surest first."""
    if comparison.pair.direction != "common_origin":
        return []
    ours, theirs = (
        [edge.target for edge in _parents(comparison, article) if edge.rule not in RIVALS]
        for article in (comparison.left, comparison.right)
    )
    return [name for name in dict.fromkeys(ours) if name in theirs]


def direction_rows(comparison: Comparison, view: View) -> Iterator[Row]:
    """Yield the direction with its reasons: of each side why it comes from there, and the rival explanations."""
    yield BLANK
    yield sentence(say("compare.direction"), "head")
    nodes = {node.id: node for node in comparison.graph.nodes}
    origins = origin_names(comparison)
    names = [foreign(nodes[name].label, "source") for name in origins[:1]]
    yield Row((own(direction_words(comparison)), *names), indent=2)
    for name in origins[1:]:
        yield field("", foreign(nodes[name].label, "source"))
    if comparison.pair.direction == "unknown":
        return
    wanted = _wanted(comparison)
    sides: tuple[tuple[Side, Article], ...] = (("left", comparison.left), ("right", comparison.right))
    for side, article in sides:
        edges = _parents(comparison, article)
        chosen = [edge for edge in edges if edge.target in wanted and edge.rule not in RIVALS]
        if chosen:
            yield from _reason(side_name(side), article, chosen, view)
        for rival in [edge for edge in edges if edge.rule in RIVALS]:
            yield field("", own(rival_sentence(rival)), foreign(nodes[rival.target].label, "source"))
