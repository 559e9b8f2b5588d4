"""The provenance graph -> a W3C PROV document, which ``prov`` writes as PROV-JSON and PROV-N.

The document itself says only what articles state, or what is copied with them. Each edge
that a rule infers stands in a bundle of its own, so that no two rivals are ever asserted
together; an entity of the same name describes the bundle with its confidence and rule.
That two articles tell one story has no direction, and is an entity about the two.
Which relation stands for which edge, and why, is the table in ``docs/exports.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from provenance.render.exports.evidence import Quote, quoter
from provenance.render.exports.names import PREFIXES, evidence_name, name, owners
from provenance.render.exports.parts import all_edges, confidence, flags_of, is_certain, legible, plain_id
from provenance.render.quote import date_text
from provenance.values import Article, Edge, EdgeKind, Node, Origins, Proof, ProvenanceGraph, Source, SourceType

if TYPE_CHECKING:
    from prov.identifier import QualifiedName
    from prov.model import ProvBundle, ProvDocument

Attributes: TypeAlias = list[tuple[str, object]]
Relate: TypeAlias = Callable[["ProvBundle", Edge, Attributes], None]

_PERSONS: Final[frozenset[SourceType]] = frozenset({"person"})
_NEITHER: Final[frozenset[SourceType]] = frozenset({"anonymous", "document"})
_PROGRAM: Final = "pv:program"


@dataclass(frozen=True, slots=True, eq=False)
class _Charted:
    """What the records are made from, and the document that they go into."""

    document: ProvDocument
    graph: ProvenanceGraph
    articles: Mapping[str, Article]
    quote: Quote

    def qualified(self, short: str) -> QualifiedName:
        """Return a short name as the library wants it where a name is a value."""
        return self.document.mandatory_valid_qname(short)

    def evidence(self, proofs: Iterable[Proof]) -> Attributes:
        """Return the attributes that point to evidence."""
        return [("pv:evidence", self.qualified(evidence_name(quoted))) for quoted in self.quote(proofs)]


def prov_document(graph: ProvenanceGraph, articles: Mapping[str, Article]) -> ProvDocument:
    """Return the PROV document of a graph, its records in the order of the graph."""
    from prov.model import ProvDocument

    document = ProvDocument()
    for prefix, iri in PREFIXES.items():
        document.add_namespace(prefix, iri)
    charted = _Charted(document, graph, articles, quoter(articles))
    _add_nodes(charted)
    _add_owners(charted)
    _add_evidence(charted)
    _add_edges(charted)
    _add_findings(charted)
    return document


def _filled(*attributes: tuple[str, object]) -> Attributes:
    """Return the attributes that have a value."""
    return [(key, value) for key, value in attributes if value not in ("", None)]


def _agent_attributes(charted: _Charted, label: str, source: Source | None) -> Attributes:
    if source is None:
        return _filled(("prov:label", legible(label)))
    found = _filled(
        ("prov:label", legible(label)), ("pv:sourceType", source.type), ("pv:sourceId", plain_id(source.id))
    )
    if source.type not in _NEITHER:
        kind = "prov:Person" if source.type in _PERSONS else "prov:Organization"
        found.append(("prov:type", charted.qualified(kind)))
    return found


def _work_attributes(charted: _Charted, node: Node, flags: Iterable[str]) -> Attributes:
    article = charted.articles.get(node.document) if node.document else None
    found = _filled(("prov:label", legible(node.label)))
    found += [("prov:type", charted.qualified(f"pv:{node.kind.title()}")), ("pv:seen", node.seen)]
    found += _filled(("pv:documentId", plain_id(node.document)))
    if article is not None:
        date = date_text(article.published.value) if article.published else None
        found += _filled(("pv:published", legible(date or "")), ("pv:url", legible(article.document.url)))
    return [*found, *(("pv:flag", flag) for flag in flags)]


def _add_nodes(charted: _Charted) -> None:
    flags = flags_of(charted.graph.flags)
    for node in charted.graph.nodes:
        if node.kind == "agent":
            charted.document.agent(name("node", node.id), _agent_attributes(charted, node.label, node.source))
        else:
            attributes = _work_attributes(charted, node, flags.get(node.document, ()))
            charted.document.entity(name("node", node.id), attributes)


def _add_owners(charted: _Charted) -> None:
    known = owners(charted.graph)
    sources = {short: source for short, source in known.values() if short.startswith("source:")}
    for short, source in sources.items():
        charted.document.agent(short, _agent_attributes(charted, source.name, source))
    for id, (short, _) in known.items():
        charted.document.attribution(name("node", id), short, other_attributes=[("pv:kind", "owner")])


def _add_evidence(charted: _Charted) -> None:
    graph = charted.graph
    of_edges = (edge.evidence for edge, _ in all_edges(graph))
    proofs = chain(chain.from_iterable(of_edges), chain.from_iterable(flag.evidence for flag in graph.flags))
    nodes = {node.document: node.id for node in graph.nodes if node.document}
    for quoted in charted.quote(dict.fromkeys(proofs)):
        found = _filled(("prov:value", quoted.words), ("pv:sentence", quoted.sentence))
        found += _filled(("pv:documentId", plain_id(quoted.document)))
        found += [("prov:type", charted.qualified("pv:Evidence")), ("pv:field", quoted.field)]
        found += [("pv:start", quoted.start), ("pv:end", quoted.end)]
        if quoted.document in nodes:
            found.append(("pv:document", charted.qualified(name("node", nodes[quoted.document]))))
        charted.document.entity(evidence_name(quoted), found)


def _edge_attributes(charted: _Charted, edge: Edge) -> Attributes:
    return [
        *_filled(
            ("pv:kind", edge.kind),
            ("pv:status", edge.status),
            ("pv:confidence", confidence(edge)),
            ("pv:band", edge.band),
            ("pv:scope", legible(edge.scope)),
            ("pv:rule", legible(edge.rule)),
            ("pv:alternativesGroup", plain_id(edge.alternatives_group or "")),
        ),
        *charted.evidence(edge.evidence),
    ]


def _ends(edge: Edge) -> tuple[str, str]:
    return name("node", edge.origin), name("node", edge.target)


def _derivation(into: ProvBundle, edge: Edge, attributes: Attributes) -> None:
    into.derivation(*_ends(edge), identifier=name("edge", edge.id), other_attributes=attributes)


def _quotation(into: ProvBundle, edge: Edge, attributes: Attributes) -> None:
    into.quotation(*_ends(edge), identifier=name("edge", edge.id), other_attributes=attributes)


def _attribution(into: ProvBundle, edge: Edge, attributes: Attributes) -> None:
    into.attribution(*_ends(edge), identifier=name("edge", edge.id), other_attributes=attributes)


def _influence(into: ProvBundle, edge: Edge, attributes: Attributes) -> None:
    into.influence(*_ends(edge), identifier=name("edge", edge.id), other_attributes=attributes)


def _words(into: ProvBundle, edge: Edge, attributes: Attributes) -> None:
    """Add the words that somebody said: the article quotes them, and they, not the article, are the speaker's."""
    (origin, target), words = _ends(edge), name("words", edge.id)
    into.entity(words, [("prov:type", into.mandatory_valid_qname("pv:QuotedWords"))])
    into.attribution(words, target, other_attributes=attributes)
    into.quotation(origin, words, identifier=name("edge", edge.id), other_attributes=attributes)


def _conversation(into: ProvBundle, edge: Edge, attributes: Attributes) -> None:
    """Add the talk in which a source told a medium something; neither acts for the other."""
    (speaker, medium), talk = _ends(edge), name("edge", edge.id)
    into.activity(talk, other_attributes=[("prov:type", into.mandatory_valid_qname("pv:Conversation")), *attributes])
    for agent, role in ((speaker, "pv:speaker"), (medium, "pv:medium")):
        into.association(talk, agent, other_attributes=[("prov:role", into.mandatory_valid_qname(role))])


RELATIONS: Final[Mapping[tuple[EdgeKind, bool, bool], Relate]] = MappingProxyType(
    {
        ("republishes", False, False): _derivation,
        ("derived_from", False, False): _derivation,
        ("cites", False, False): _influence,
        ("quotes", False, False): _quotation,
        ("quotes", False, True): _words,
        ("issued_by", False, True): _attribution,
        ("published_by", False, True): _attribution,
        ("told_to", True, True): _conversation,
        ("image_credit", False, False): _influence,
    }
)
"""How an edge is said, by its kind and whether origin and target are agents; ``wasInfluencedBy`` is always legal."""


def _is_doubtful(edge: Edge) -> bool:
    return edge.kind != "same_story" and not is_certain(edge)


def _add_edges(charted: _Charted) -> None:
    agents = {node.id for node in charted.graph.nodes if node.kind == "agent"}
    if any(map(_is_doubtful, charted.graph.edges)):
        kind = charted.qualified("prov:SoftwareAgent")
        charted.document.agent(_PROGRAM, [("prov:label", "provenance"), ("prov:type", kind)])
    for edge in charted.graph.edges:
        if edge.kind == "same_story":
            _note(charted, edge, "pv:SameStory", ("pv:article", "pv:article"))
            continue
        relate = RELATIONS.get((edge.kind, edge.origin in agents, edge.target in agents), _influence)
        into = charted.document if is_certain(edge) else _hypothesis(charted, edge)
        relate(into, edge, _edge_attributes(charted, edge))


def _hypothesis(charted: _Charted, edge: Edge) -> ProvBundle:
    """Return an empty bundle for an edge that may be wrong, with the record that says who thinks so and how surely."""
    short = name("hypothesis", edge.id)
    found = [("prov:type", charted.qualified("prov:Bundle")), *_edge_attributes(charted, edge)]
    charted.document.entity(short, found)
    charted.document.attribution(short, _PROGRAM)
    return charted.document.bundle(short)


def _note(charted: _Charted, edge: Edge, kind: str, roles: tuple[str, str]) -> None:
    """Add a record about an edge that PROV has no relation for: one without a direction, or one left out."""
    ends = zip(roles, map(charted.qualified, _ends(edge)), strict=True)
    found = [("prov:type", charted.qualified(kind)), *ends, *_edge_attributes(charted, edge)]
    charted.document.entity(name("edge", edge.id), found)


def _add_findings(charted: _Charted) -> None:
    """Add what is no relation of PROV: flags, origins, and the edges left out because they would close a cycle."""
    for edge in charted.graph.broken:
        _note(charted, edge, "pv:BrokenEdge", ("pv:origin", "pv:target"))
    for flag in charted.graph.flags:
        found: Attributes = [("prov:type", charted.qualified("pv:Flag")), ("pv:kind", flag.kind)]
        found += [("pv:documentId", plain_id(flag.document)), *charted.evidence(flag.evidence)]
        charted.document.entity(name("flag", flag.document, flag.kind), found)
    for number, one in enumerate(charted.graph.origins, start=1):
        charted.document.entity(name("story", str(number)), list(_origins(charted, one)))


def _origins(charted: _Charted, one: Origins) -> Iterator[tuple[str, object]]:
    yield "prov:type", charted.qualified("pv:Story")
    if one.count is not None:
        yield "pv:independentOrigins", one.count
    for document in one.documents:
        yield "pv:documentId", plain_id(document)
    for root in one.roots:
        yield "pv:root", charted.qualified(name("node", root))
