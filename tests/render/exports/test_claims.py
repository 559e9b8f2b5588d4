"""Claims for a ClaimReview: where a story appears, and where first when the articles leave no doubt."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from provenance.render.exports.claims import claims
from provenance.render.exports.names import name
from provenance.values import Edge, Node, Origins, ProvenanceGraph
from tests.render.exports.drawn import GRAPH, WORK, A, B, C, edge, inferred

FAR = Node("work:afp@story-1", "article", "فرانس برس")


def _claims(*edges: Edge, nodes: tuple[Node, ...] = (A, B, FAR, WORK)) -> list[dict[str, Any]]:
    documents = tuple(node.document for node in nodes if node.document)
    return list(claims(ProvenanceGraph(nodes, edges, (), (Origins(documents, (), None),))))


def _first(*edges: Edge) -> str | None:
    (claim,) = _claims(*edges)
    found = claim.get("firstAppearance")
    return found["@id"] if found else None


def test_a_story_appears_in_its_articles_and_in_what_they_are_credited_to() -> None:
    (claim,) = _claims(edge("e1", A.id, "republishes", WORK.id))
    assert claim["appearance"] == [{"@id": name("node", id)} for id in (A.id, B.id, WORK.id)]


def test_the_one_work_that_all_articles_are_credited_to_comes_first() -> None:
    both = edge("e1", A.id, "republishes", WORK.id), edge("e2", B.id, "republishes", WORK.id)
    assert _first(*both) == name("node", WORK.id)


def test_what_the_common_work_is_itself_taken_from_comes_before_it() -> None:
    chain = edge("e1", A.id, "republishes", WORK.id), edge("e2", B.id, "derived_from", A.id, status="inherited")
    assert _first(*chain, edge("e3", WORK.id, "republishes", FAR.id)) == name("node", FAR.id)


def test_an_article_without_a_credit_leaves_the_first_appearance_open() -> None:
    assert _first(edge("e1", A.id, "republishes", WORK.id)) is None


def test_two_sources_leave_the_first_appearance_open() -> None:
    two = edge("e1", A.id, "republishes", WORK.id), edge("e2", B.id, "republishes", FAR.id)
    assert _first(*two) is None


def test_an_inferred_parent_or_a_cited_sentence_makes_no_first_appearance() -> None:
    stated = edge("e1", A.id, "republishes", WORK.id)
    assert _first(stated, inferred("e2", B.id, "derived_from", WORK.id)) is None
    assert _first(stated, edge("e2", B.id, "cites", WORK.id)) is None
    assert _first(stated, edge("e2", B.id, "derived_from", WORK.id, scope="2 sentences")) is None
    assert _first(stated, edge("e2", B.id, "republishes", WORK.id, alternatives_group="g")) is None


def test_what_appears_once_is_no_story() -> None:
    assert _claims(nodes=(A, WORK)) == []


def test_a_cycle_of_credits_ends() -> None:
    assert _first(edge("e1", A.id, "republishes", B.id), edge("e2", B.id, "republishes", A.id)) is None


def test_a_claim_has_the_count_of_origins_and_leaves_the_verdict_to_the_reader() -> None:
    claim: dict[str, Any] = next(claims(GRAPH))
    assert claim["pv:independentOrigins"] == 2
    assert set(claim) == {"@id", "@type", "appearance", "pv:independentOrigins"}
    assert {"@id": name("node", C.id)} in claim["appearance"]
    (other,) = claims(replace(GRAPH, origins=(Origins(("a.txt", "c.txt"), (), None),)))
    assert other["firstAppearance"] == {"@id": name("node", WORK.id)}
