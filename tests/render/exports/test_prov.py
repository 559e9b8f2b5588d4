"""PROV-JSON and PROV-N: what ``prov`` reads back, and what a document may and may not assert."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest
from hypothesis import given
from prov.model import (
    ProvAgent,
    ProvAttribution,
    ProvBundle,
    ProvDerivation,
    ProvDocument,
    ProvElement,
    ProvEntity,
    ProvInfluence,
    ProvRecord,
)

from provenance.render.exports.names import name
from provenance.render.exports.parts import is_certain, legible
from provenance.render.exports.prov_document import RELATIONS, prov_document
from provenance.render.exports.prov_text import prov_json, prov_n
from provenance.values import ProvenanceGraph
from tests.render.exports.drawn import BROKEN, EDGES, GRAPH, MEDIUM, SECRET, STORY, A, B, Drawn, drawn_graphs

DOCUMENT = prov_document(STORY.graph, STORY.articles)


def _read(text: str, kind: str) -> ProvDocument:
    options = {"profile": "strict"} if kind == "provn" else {}
    return ProvDocument.deserialize(content=text, format=kind, **options)


def _records(where: ProvBundle, kind: type[ProvRecord]) -> list[ProvRecord]:
    return list(where.get_records(kind))


def _said(where: ProvBundle, id: str) -> ProvRecord:
    """Return the one relation that an edge became."""
    (found,) = [one for one in where.get_record(name("edge", id)) if not isinstance(one, ProvElement)]
    return found


def _value(record: ProvRecord, attribute: str) -> object:
    (found,) = record.get_attribute(attribute)
    return found


def _ends(record: ProvRecord) -> list[str]:
    return [str(value) for _, value in record.formal_attributes if value is not None]


@given(drawn_graphs())
def test_both_notations_read_back_as_the_document(drawn: Drawn) -> None:
    document = prov_document(drawn.graph, drawn.articles)
    assert _read(prov_json(drawn.graph, drawn.articles), "json") == document
    assert _read(prov_n(drawn.graph, drawn.articles), "provn") == document


@given(drawn_graphs())
def test_every_node_is_one_record_with_its_label(drawn: Drawn) -> None:
    document = _read(prov_json(drawn.graph, drawn.articles), "json")
    for node in drawn.graph.nodes:
        (record,) = document.get_record(name("node", node.id))
        assert isinstance(record, ProvAgent if node.kind == "agent" else ProvEntity)
        assert record.get_attribute("prov:label") == ({legible(node.label)} - {""})


@given(drawn_graphs())
def test_a_document_asserts_what_is_certain_and_each_bundle_one_conclusion(drawn: Drawn) -> None:
    document = prov_document(drawn.graph, drawn.articles)
    doubtful = [one for one in drawn.graph.edges if one.kind != "same_story" and not is_certain(one)]
    assert [str(bundle.identifier) for bundle in document.bundles] == [name("hypothesis", one.id) for one in doubtful]
    asserted = {str(one.identifier) for one in document.get_records() if one.identifier}
    assert not asserted & {name("edge", one.id) for one in doubtful}
    for bundle, one in zip(document.bundles, doubtful, strict=True):
        ids = {str(record.identifier) for record in bundle.get_records() if record.identifier}
        assert ids <= {name("edge", one.id), name("words", one.id)}


def _is_acyclic(pairs: Iterable[tuple[str, str]]) -> bool:
    left = set(pairs)
    while left:
        sources = {origin for origin, _ in left}
        done = {pair for pair in left if pair[1] not in sources}
        if not done:
            return False
        left -= done
    return True


def test_a_document_keeps_the_constraints_of_prov() -> None:
    """No name is of two classes or names two relations, derivations have no cycle, and relations fit their ends."""
    kinds = {str(one.identifier): type(one).__name__ for one in DOCUMENT.get_records(ProvElement)}
    assert len(kinds) == len(_records(DOCUMENT, ProvElement))
    names = Counter(str(one.identifier) for one in DOCUMENT.get_records() if one.identifier)
    assert max(names.values()) == 1
    derived = [_ends(one) for one in DOCUMENT.get_records(ProvDerivation)]
    assert _is_acyclic((origin, target) for origin, target in derived)
    assert {kinds[end] for ends in derived for end in ends} == {"ProvEntity"}
    for one in DOCUMENT.get_records(ProvAttribution):
        entity, agent = _ends(one)
        assert (kinds[entity], kinds[agent]) == ("ProvEntity", "ProvAgent")


def test_a_source_line_is_a_derivation_and_never_a_primary_source() -> None:
    said = _said(DOCUMENT, "e01")
    assert isinstance(said, ProvDerivation)
    assert _ends(said) == [name("node", A.id), name("node", "work:spa@story-1")]
    assert said.get_asserted_types() == set()
    assert "PrimarySource" not in prov_n(STORY.graph, STORY.articles)


def test_a_citation_is_an_influence_so_that_it_does_not_decide_between_rival_parents() -> None:
    assert isinstance(_said(DOCUMENT, "e08"), ProvInfluence)
    derived = {tuple(_ends(one)) for one in DOCUMENT.get_records(ProvDerivation)}
    assert (name("node", B.id), name("node", "work:outlet:port@story-1")) not in derived


def test_words_are_attributed_to_the_speaker_and_the_article_is_not() -> None:
    said, words = _said(DOCUMENT, "e02"), name("words", "e02")
    assert _ends(said) == [name("node", A.id), words]
    assert {str(one) for one in said.get_asserted_types()} == {"prov:Quotation"}
    speaker = name("node", "agent:person:سامي كرم")
    by_speaker = [_ends(one)[0] for one in DOCUMENT.get_records(ProvAttribution) if _ends(one)[1] == speaker]
    assert by_speaker == [words]


def test_a_quoted_statement_is_a_quotation_and_its_issuer_is_said_once() -> None:
    assert {str(one) for one in _said(DOCUMENT, "e03").get_asserted_types()} == {"prov:Quotation"}
    issued = [one for one in DOCUMENT.get_records(ProvAttribution) if "statement" in _ends(one)[0]]
    assert [str(one.identifier) for one in issued] == [name("edge", "e04")]


def test_who_told_whom_is_an_activity_of_both() -> None:
    (talk,) = DOCUMENT.get_record(name("edge", "e07"))
    text = prov_n(STORY.graph, STORY.articles)
    assert {str(one) for one in talk.get_asserted_types()} == {"pv:Conversation"}
    for agent, role in ((SECRET, "speaker"), (MEDIUM, "medium")):
        qualified = DOCUMENT.mandatory_valid_qname(name("node", agent.id)).provn_bare_representation()
        assert f"wasAssociatedWith(edge:e07, {qualified}, -, [prov:role='pv:{role}'])" in text


def test_that_two_articles_tell_one_story_is_said_about_them_without_an_order() -> None:
    (about,) = DOCUMENT.get_record(name("edge", "e11"))
    assert isinstance(about, ProvEntity)
    assert {str(one) for one in about.get_attribute("pv:article")} == {name("node", A.id), name("node", B.id)}
    assert _value(about, "pv:confidence") == 0.94


@pytest.mark.parametrize("id", ["e09", "e10"])
def test_a_rival_keeps_its_confidence_band_rule_and_group_inside_its_bundle_and_on_it(id: str) -> None:
    (bundle,) = [one for one in DOCUMENT.bundles if str(one.identifier) == name("hypothesis", id)]
    (about,) = DOCUMENT.get_record(name("hypothesis", id))
    (drawn,) = [one for one in EDGES if one.id == id]
    for record in (about, _said(bundle, id)):
        assert _value(record, "pv:confidence") == drawn.confidence
        assert _value(record, "pv:band") == drawn.band
        assert _value(record, "pv:rule") == drawn.rule
        assert _value(record, "pv:status") == "inferred"
        assert _value(record, "pv:alternativesGroup") == "parent-of-b.txt"


def test_evidence_carries_the_words_and_their_sentence() -> None:
    pointers = _said(DOCUMENT, "e02").get_attribute("pv:evidence")
    quoted = [DOCUMENT.get_record(pointer)[0] for pointer in pointers]
    assert {_value(one, "prov:value") for one in quoted} == {"وقال", "إن"}
    assert {_value(one, "pv:sentence") for one in quoted} == {"وقال سامي كرم إن الكلفة زادت."}


def test_flags_origins_and_left_out_edges_are_kept_without_being_relations() -> None:
    (entity,) = DOCUMENT.get_record(name("node", B.id))
    assert entity.get_attribute("pv:flag") == {"credit_dropped", "truncated"}
    (story,) = DOCUMENT.get_record(name("story", "1"))
    assert _value(story, "pv:independentOrigins") == 2
    (broken,) = DOCUMENT.get_record(name("edge", BROKEN[0].id))
    assert isinstance(broken, ProvEntity)


def test_every_kind_of_edge_has_a_relation_of_its_own() -> None:
    agents = {node.id for node in GRAPH.nodes if node.kind == "agent"}
    drawn = {(one.kind, one.origin in agents, one.target in agents) for one in EDGES}
    assert drawn - {("same_story", False, False)} == set(RELATIONS)


def test_nothing_is_a_document_too() -> None:
    nothing = ProvenanceGraph()
    assert _read(prov_json(nothing, {}), "json") == _read(prov_n(nothing, {}), "provn")
