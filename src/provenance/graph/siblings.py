"""Rules that infer an unseen parent from what a sibling credits, and what both share as its rival."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from provenance.graph.directing import later_copies
from provenance.graph.drafts import Draft, alternatives
from provenance.graph.nodes import document_node, is_vague
from provenance.graph.view import View, is_about
from provenance.values import Node, Pair

COPY_OF_CREDITED: Final = 0.9
SIBLING_OWN_FACTS, SIBLING = 0.7, 0.6
RIVAL, OTHER = 0.2, 0.1


def _credits_of_siblings(view: View, labels: frozenset[str]) -> Iterator[tuple[str, Pair, Draft]]:
    """Yield a document that names nobody its whole text is from, a pair it is in, and the sibling's credit."""
    for pair in view.context.pairs:
        if pair.label not in labels:
            continue
        for here, there in ((pair.left, pair.right), (pair.right, pair.left)):
            if view.credited(here):
                continue
            named = view.named(here)
            for credit in view.credited(there).values():
                is_known = is_about(credit.target, named) or credit.target.document == here
                if not is_known and not is_vague(credit.target):
                    yield here, pair, credit


def _parent(view: View, document: str, credit: Draft, confidence: float, rule: str) -> Draft:
    return Draft(
        origin=document_node(document, view.context),
        target=credit.target,
        kind="derived_from",
        status="inherited" if rule == "copy_of_credited" else "inferred",
        confidence=confidence,
        rule=rule,
        evidence=credit.evidence,
        scope="document",
    )


def copy_of_credited(view: View) -> Iterator[Draft]:
    """Yield the parent that a copy inherits: what the text it is a copy of credits as a whole."""
    for document, _, credit in _credits_of_siblings(view, frozenset({"copy"})):
        yield _parent(view, document, credit, COPY_OF_CREDITED, "copy_of_credited")


def _siblings(view: View) -> dict[str, list[tuple[float, Pair, Draft]]]:
    """Return document -> what rewrites of the same telling credit, likeliest first.

    Where each side tells what the other lacks neither can be the parent of the other.
    """
    found: dict[str, list[tuple[float, Pair, Draft]]] = defaultdict(list)
    for document, pair, credit in _credits_of_siblings(view, frozenset({"rewrite"})):
        shared = view.shared_facts(pair)
        if shared.is_one_telling:
            found[document].append((SIBLING_OWN_FACTS if shared.has_own_facts else SIBLING, pair, credit))
    order = {name: sorted(found[name], key=lambda one: (-one[0], -one[1].score, one[2].target.id)) for name in found}
    return {name: order[name] for name in sorted(order)}


def common_parent(view: View) -> Iterator[Draft]:
    """Yield the unseen parent of a rewrite whose sibling names it, and what other siblings name as its rivals."""
    for document, options in _siblings(view).items():
        confidence, _, best = options[0]
        group = alternatives(document)
        yield replace(_parent(view, document, best, confidence, "common_parent"), group=group)
        others = {credit.target.id: credit for _, _, credit in options[1:] if credit.target.id != best.target.id}
        for rival in others.values():
            yield replace(_parent(view, document, rival, OTHER / len(others), "rival_parent"), group=group)


def common_statement(view: View) -> Iterator[Draft]:
    """Yield what both sides cite or quote as a text, as the rival of a parent that is inferred for one of them.

    Each could have used it without the other.
    """
    for document, options in _siblings(view).items():
        _, pair, best = options[0]
        yield from _statements(view, document, pair, {credit.target.id for _, _, credit in options} | {best.target.id})
    for document, pair in later_copies(view).items():
        yield from _statements(view, document, pair, set())


def _statements(view: View, document: str, pair: Pair, known: AbstractSet[str]) -> Iterator[Draft]:
    sibling = pair.right if document == pair.left else pair.left
    shared = {name: one for name, one in _shared_citations(view, document, sibling).items() if name not in known}
    for _, rival in sorted(shared.items()):
        draft = _parent(view, document, rival, RIVAL / len(shared), "common_statement")
        yield replace(draft, group=alternatives(document))


def _shared_citations(view: View, document: str, sibling: str) -> dict[str, Draft]:
    """Return what both cite or quote as a text: each could have been used by either without the other."""
    here = view.cited(document) | {one.target.id: one for one in view.of(document, "quotes") if _is_text(one.target)}
    there = view.cited(sibling) | {one.target.id: one for one in view.of(sibling, "quotes") if _is_text(one.target)}
    return {name: draft for name, draft in here.items() if name in there}


def _is_text(node: Node) -> bool:
    return node.kind == "statement"
