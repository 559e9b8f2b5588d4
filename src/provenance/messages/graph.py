"""What the reports say about the provenance graph: relations, how sure they are, what is unseen, flags and origins."""

from __future__ import annotations

from typing import Final, Literal

from provenance.messages.catalogue import Message, later, say
from provenance.values import Edge, Field, FlagKind

LegendWord = Literal["guess", "bands", "inherited", "unseen", "also", "or", "joined"]
"""What a legend can explain, in the order in which it does."""
INFERRING: Final = frozenset(
    {
        "verified_reuse",
        "shared_speaker_and_medium",
        "fact_order",
        "containment",
        "agency_dispatch",
        "published_later",
        "inherited_citation",
        "copy_of_credited",
        "common_parent",
        "rival_parent",
        "common_statement",
        "lead_citation",
        "carried_on",
    }
)
"""The rules of the graph that have a sentence; all others are rules of attribution."""
_PARTS: Final = frozenset({"sentence", "sentences", "passage", "passages"})


def relation_words(edge: Edge) -> str:
    """Return how an edge joins the line above to the node of its own line, and how sure that is."""
    return _sure(edge, later(f"graph.relation_{edge.kind}"))


def also_words(edge: Edge) -> str:
    """Return how a node depends on another parent than the one it stands under, or what it is joined to."""
    if edge.kind == "same_story":
        return _sure(edge, later("graph.joined"))
    relation = _sure(edge, _dependence(edge))
    return say("graph.also" if edge.alternatives_group is None else "graph.rival", relation=relation)


def some_words(relation: str, number: int) -> str:
    """Return a relation to so many others, of which the names of some follow."""
    return say("graph.also_some", relation=relation, count=str(number))


def _dependence(edge: Edge) -> Message:
    number, _, unit = edge.scope.rpartition(" ")
    if edge.kind != "derived_from" or unit not in _PARTS:
        return later(f"graph.also_{edge.kind}")
    scope = later("graph.passages" if unit.startswith("passage") else "graph.sentences", count=int(number or 1))
    return later("graph.also_part", scope=scope)


def _sure(edge: Edge, relation: Message) -> str:
    if edge.status == "stated":
        return str(relation)
    if edge.status == "inherited":
        return say("graph.sure_inherited", relation=relation)
    return say("graph.sure", band=later(f"graph.band_{edge.band}"), relation=relation)


def unseen_words(kind: Literal["article", "statement"]) -> str:
    """Return that a work or a statement is not among the articles that were read; its name follows."""
    return say(f"graph.unseen_{kind}")


def top_words(*, is_alone: bool) -> str:
    """Return what stands before an article that comes from nothing that is known; alone, nothing comes from it either.

    Its id follows.
    """
    return say("graph.article_alone" if is_alone else "graph.article")


def source_word() -> str:
    """Return what stands before somebody of whom no type is known."""
    return say("graph.source")


def level_words(level: int) -> str:
    """Return how deep a line stands whose level is not drawn any more."""
    return say("graph.level", level=level)


def rest_words(edge: Edge | None, number: int, size: int, *, are_articles: bool) -> str:
    """Return how many more nodes stand under one parent by one relation, and how many beneath those."""
    if edge is not None:
        rest = later("graph.rest", relation=relation_words(edge), count=number)
    else:
        rest = later("graph.rest_tops" if are_articles else "graph.rest_sources", count=number)
    return str(rest) if size == number else say("graph.rest_below", rest=rest, below=size - number)


def cut_words(number: int) -> str:
    """Return how many nodes stand beneath one that is at the depth that was asked for."""
    return say("graph.cut", count=number)


def folded_sentence(number: int) -> str:
    """Return how many nodes of a story are counted and not shown."""
    return say("graph.folded", count=number)


def where_heading() -> str:
    """Return the heading of the trees."""
    return say("graph.where")


def origins_words(origins: int | None, shown: int, *, is_stated: bool = False) -> str:
    """Return how many independent origins a story has; the first ``shown`` names follow."""
    if origins is None:
        return say("graph.no_source_stated" if is_stated else "graph.no_source")
    told = later("count.origin", count=origins)
    return str(told) if shown >= origins else say("graph.origins_first", origins=told, shown=shown)


def broken_sentence(number: int) -> str:
    """Return that edges are left out of the graph because they would close a cycle."""
    return say("graph.broken", count=number)


def stated_only_sentence() -> str:
    """Return that nothing is shown but what the articles state."""
    return say("graph.stated_only")


def flag_words(flag: FlagKind) -> str:
    """Return what a flag says of the article on the line above."""
    return say("graph.note", flag=later(f"graph.flag_{flag}"))


def flagged_words(flag: FlagKind, number: int) -> str:
    """Return of how many articles that are not shown a flag is true."""
    return say("graph.flagged", flag=later(f"graph.flag_{flag}"), count=number)


def legend_words(word: LegendWord) -> tuple[str, str]:
    """Return a sign or word of the tree and what it means."""
    return "~" if word == "guess" else say(f"graph.word_{word}"), say(f"graph.legend_{word}")


def own_place_words(field: Field, at: int) -> str:
    """Return that the article of a line itself states an edge, and where."""
    return say("graph.evidence_in", at=at, field=later(f"graph.field_{field}"))


def place_words(field: Field, at: int) -> str:
    """Return where in an article evidence can be read; the id of the article follows."""
    return say("graph.evidence_at", at=at, field=later(f"graph.field_{field}"))


def more_places_words(number: int) -> str:
    """Return how many more places say the same."""
    return say("graph.evidence_more", count=number)


def rule_sentence(rule: str) -> str:
    """Return what a rule of the graph saw."""
    return say(f"graph.rule_{rule}")
