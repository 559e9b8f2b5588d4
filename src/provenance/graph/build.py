"""Matches and attributions -> the provenance graph: what is stated first, then what each rule infers from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from types import MappingProxyType
from typing import Final

from provenance.article.reading import Reading
from provenance.attribution.registry import Registry
from provenance.graph.context import Context, context_of
from provenance.graph.dag import without_cycles
from provenance.graph.directing import agency_dispatch, published_later
from provenance.graph.drafts import Draft, edges, merged, settled
from provenance.graph.flags import flags
from provenance.graph.hearsay import with_tellers
from provenance.graph.joining import containment, fact_order, shared_speaker, verified_reuse
from provenance.graph.nodes import document_node, merged_nodes
from provenance.graph.origins import origins
from provenance.graph.parents import content_inclusion, inherited_citation
from provenance.graph.siblings import common_parent, common_statement, copy_of_credited
from provenance.graph.stated import stated
from provenance.graph.view import Rule, View, view_of
from provenance.values import Article, Attribution, Pair, ProvenanceGraph, Story

RULES: Final = MappingProxyType[str, Rule](
    {
        "verified_reuse": verified_reuse,
        "shared_speaker": shared_speaker,
        "fact_order": fact_order,
        "containment": containment,
        "agency_dispatch": agency_dispatch,
        "published_later": published_later,
        "inherited_citation": inherited_citation,
        "copy_of_credited": copy_of_credited,
        "common_parent": common_parent,
        "common_statement": common_statement,
        "content_inclusion": content_inclusion,
    }
)
"""The inferring rules by name, so that a benchmark can leave one out."""


def _view(context: Context, stated_only: bool) -> tuple[View, list[Draft]]:
    drafts = [
        (document, draft)
        for document in sorted(context.attributions)
        for found, teller in with_tellers(context.attributions[document], context.articles[document].document)
        if found.is_stated or not stated_only
        for draft in stated(found, context, teller)
    ]
    return view_of(context, drafts), [draft for _, draft in drafts]


def _without_joins_of_directed(drafts: Iterable[Draft]) -> list[Draft]:
    """Return the drafts without ``same_story`` between two articles of which one comes from the other."""
    listed = list(drafts)
    directed = {
        frozenset((one.origin.id, one.target.id))
        for one in listed
        if one.kind in ("derived_from", "republishes", "cites") and one.target.seen and one.origin.seen
    }
    return [
        one for one in listed if one.kind != "same_story" or frozenset((one.origin.id, one.target.id)) not in directed
    ]


def graph(
    articles: Iterable[Article],
    attributions: Iterable[Attribution],
    pairs: Iterable[Pair],
    stories: Iterable[Story],
    registry: Registry,
    *,
    readings: Iterable[Reading] = (),
    without: Collection[str] = (),
    stated_only: bool = False,
) -> ProvenanceGraph:
    """Return the provenance graph of articles, whom they cite, and which of them share text.

    The order of the arguments' items changes nothing. ``readings`` are those of the articles
    where they have been read already. ``without`` names rules of
    :data:`RULES` that are to be left out. ``stated_only`` leaves out all of them, and the
    edges of attributions whose source had to be worked out. Takes time in proportion to documents, pairs and
    attributions, but for cycles.
    """
    context = context_of(articles, attributions, pairs, stories, registry, readings)
    view, found = _view(context, stated_only)
    for name, rule in RULES.items():
        if name not in without and not stated_only:
            found.extend(rule(view))
    kept, broken = without_cycles(_without_joins_of_directed(merged(settled(merged(found)))))
    kept = settled(kept)  # a cycle may have taken the rival
    numbered = edges((*kept, *broken))
    ends = [node for draft in (*kept, *broken) for node in (draft.origin, draft.target)]
    return ProvenanceGraph(
        nodes=merged_nodes([*ends, *(document_node(name, context) for name in context.articles)]),
        edges=numbered[: len(kept)],
        flags=flags(view),
        origins=origins(context, kept),
        broken=numbered[len(kept) :],
    )
