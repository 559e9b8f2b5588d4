"""JSON-LD: read by rdflib without a network, in the words of schema.org, with nothing doubtful among them."""

from __future__ import annotations

import json
from typing import Any
from warnings import catch_warnings, simplefilter

import pytest
from hypothesis import given
from rdflib import RDF, XSD, Graph, Literal, Namespace, URIRef

from provenance.render.exports.jsonld import jsonld
from provenance.render.exports.names import PREFIXES, name
from provenance.render.exports.parts import is_certain, legible
from tests.render.exports.drawn import (
    EDGES,
    GRAPH,
    OTHER,
    SPEAKER,
    STATEMENT,
    STORY,
    WORK,
    A,
    B,
    C,
    Drawn,
    drawn_graphs,
)

SCHEMA = Namespace("https://schema.org/")
PV = Namespace(PREFIXES["pv"])


def _iri(short: str) -> URIRef:
    prefix, _, rest = short.partition(":")
    return URIRef(PREFIXES[prefix] + rest)


def _node(id: str) -> URIRef:
    return _iri(name("node", id))


def _triples(drawn: Drawn) -> Graph:
    with catch_warnings():
        simplefilter("ignore", DeprecationWarning)  # the reader uses what rdflib itself has given up
        return Graph().parse(data=jsonld(drawn.graph, drawn.articles), format="json-ld")


FOUND = _triples(STORY)


@given(drawn_graphs())
def test_every_label_and_every_edge_reads_back(drawn: Drawn) -> None:
    found = _triples(drawn)
    for node in drawn.graph.nodes:
        labels = [found.value(_node(node.id), SCHEMA[key]) for key in ("headline", "name", "creditText")]
        assert [str(label) for label in labels if label is not None] == [legible(node.label)]
    for edge in (*drawn.graph.edges, *drawn.graph.broken):
        about = _iri(name("edge", edge.id))
        assert (found.value(about, PV["from"]), found.value(about, PV["to"])) == (
            _node(edge.origin),
            _node(edge.target),
        )
        assert str(found.value(about, PV["status"])) == edge.status


@given(drawn_graphs())
def test_it_can_stand_inside_a_page(drawn: Drawn) -> None:
    text = jsonld(drawn.graph, drawn.articles)
    assert not set(text) & set("<>&")
    assert json.loads(text)["@graph"]


@given(drawn_graphs())
def test_no_property_of_schema_org_says_what_is_not_certain(drawn: Drawn) -> None:
    found = _triples(drawn)
    certain = {(edge.origin, edge.target) for edge in drawn.graph.edges if is_certain(edge)}
    said = {(_node(origin), _node(target)) for origin, target in certain}
    for key in ("isBasedOn", "citation", "image"):
        assert {(origin, target) for origin, _, target in found.triples((None, SCHEMA[key], None))} <= said


@pytest.mark.parametrize(
    ("origin", "key", "targets"),
    [
        pytest.param(A.id, "isBasedOn", {WORK.id}, id="source-line"),
        pytest.param(A.id, "citation", {STATEMENT.id}, id="quoted-statement"),
        pytest.param(A.id, "image", {"image:afp@doc:a.txt"}, id="image"),
        pytest.param(B.id, "citation", {OTHER.id}, id="citation"),
        pytest.param(B.id, "isBasedOn", set(), id="rivals"),
        pytest.param(C.id, "isBasedOn", {A.id}, id="inherited"),
        pytest.param(STATEMENT.id, "publisher", {"agent:ministry"}, id="issuer"),
        pytest.param(OTHER.id, "publisher", {"agent:outlet:port"}, id="publisher-of-an-unseen-work"),
    ],
)
def test_what_articles_state_is_said_in_schema_org(origin: str, key: str, targets: set[str]) -> None:
    assert set(FOUND.objects(_node(origin), SCHEMA[key])) == set(map(_node, targets))


def test_quoted_words_are_a_part_of_the_article_made_by_the_speaker() -> None:
    words = FOUND.value(_node(A.id), SCHEMA["hasPart"])
    assert (words, RDF.type, SCHEMA["Quotation"]) in FOUND
    assert FOUND.value(words, SCHEMA["creator"]) == _node(SPEAKER.id)


def test_telling_is_an_action_with_an_agent_and_a_recipient() -> None:
    about = _iri(name("edge", "e07"))
    assert (about, RDF.type, SCHEMA["CommunicateAction"]) in FOUND
    assert FOUND.value(about, SCHEMA["recipient"]) == _node("agent:outlet:port")


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: edge.id)
def test_every_edge_keeps_what_is_known_of_it(edge: Any) -> None:
    about = _iri(name("edge", edge.id))
    assert float(str(FOUND.value(about, PV["confidence"]))) == edge.confidence
    group = FOUND.value(about, PV["alternativesGroup"])
    assert (None if group is None else str(group)) == edge.alternatives_group
    assert len(set(FOUND.objects(about, PV["evidence"]))) == len(edge.evidence)


def test_evidence_flags_and_left_out_edges_are_there() -> None:
    place = FOUND.value(_iri(name("edge", "e01")), PV["evidence"])
    assert str(FOUND.value(place, SCHEMA["text"])) == "المصدر:"
    assert str(FOUND.value(place, PV["sentence"])) == "المصدر: واس"
    assert {str(flag) for flag in FOUND.objects(_node(B.id), PV["flag"])} == {"credit_dropped", "truncated"}
    assert list(FOUND.subjects(RDF.type, PV["BrokenEdge"])) == [_iri(name("edge", "e13"))]
    assert FOUND.value(_node(WORK.id), PV["seen"]) == Literal("false", datatype=XSD.boolean)


def test_the_context_is_inline_and_complete() -> None:
    """A context given by its address would be fetched from the network."""
    value = json.loads(jsonld(GRAPH, STORY.articles))
    assert isinstance(value["@context"], dict)
    used = {str(term).partition(":")[0] for term in _keys(value["@graph"]) if ":" in str(term)}
    assert used <= set(value["@context"])


def _keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    return set().union(*map(_keys, value)) if isinstance(value, list) else set()
