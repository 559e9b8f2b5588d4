"""The provenance graph against what a careful reader draws, and on copies of agency dispatches."""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from benchmarks.quality import data as sets
from benchmarks.quality.report import Table
from provenance.attribution.registry import Registry
from provenance.corpus.reader import read
from provenance.graph.build import RULES, graph
from provenance.pipeline import scan
from provenance.text.normalize import fold
from provenance.text.tokens import words
from provenance.values import Attribution, Edge, Node, ProvenanceGraph, Scan

AGENCY: Final = "was"
AGENCY_ID: Final = "spa"
_AGENCY_NAMES: Final = tuple(map(fold, ("واس", "وكالة الأنباء السعودية", "وكالة الانباء السعودية")))
CONTAINED: Final = 0.5
_DIRECTED: Final = frozenset({"republishes", "derived_from"})

Triple = tuple[str, str, str]


def redrawn(
    found: Scan, *, without: Collection[str] = (), cited: Iterable[Attribution] | None = None
) -> ProvenanceGraph:
    """Return the graph of a scan drawn again, without some rules or with other citations."""
    attributions = found.attributions if cited is None else cited
    return graph(found.documents, attributions, found.pairs, found.stories, Registry.bundled(), without=without)


def _tokens(name: str) -> frozenset[str]:
    return frozenset(word.removeprefix("ال") for word in words(name))


def _is_named(node: Node, names: Iterable[str]) -> bool:
    """Return whether two thirds of the words of a node's label or of one of the names stand in the other."""
    label = _tokens(node.source.name if node.source and node.kind != "agent" else node.label)
    return any(3 * len(own & label) >= 2 * min(len(own), len(label)) for name in names if (own := _tokens(name)))


def _is_of_type(node: Node, wanted: Mapping[str, Any]) -> bool:
    """Return whether a node may be one of the gold, which calls types of agents by other words."""
    types = {"person": "person", "anonymous": "anonymous", "official_body": "official body", "outlet": "news outlet"}
    is_agent = node.kind == "agent" and node.source is not None
    return not wanted.get("seen") and (not is_agent or types.get(node.source.type) == wanted["type"])  # type: ignore[union-attr]


@dataclass(frozen=True, slots=True)
class SeedGold:
    """The tree of the seeds as a careful reader drew it, with the names of everybody in it."""

    tree: Mapping[str, Any]
    entities: Mapping[str, Mapping[str, Any]]
    attributions: tuple[Mapping[str, Any], ...]

    def names(self, node: Mapping[str, Any]) -> list[str]:
        """Return what a node of the gold may be called."""
        key = node.get("publisher") or node["id"].split(":")[-1]
        known = self.entities.get({"pub:002": "aboutmsr"}.get(node["id"], key), {})
        return [known.get("ar", ""), known.get("en", ""), *known.get("aliases_seen", ())]

    def key(self, node: Node) -> str:
        """Return the id that the gold gives to a node of ours, the node's own where it has none."""
        if node.seen:
            return f"doc:{node.document[:3]}"
        same = [one for one in self.tree["nodes"] if one["kind"] == node.kind and _is_of_type(node, one)]
        return next((str(one["id"]) for one in same if _is_named(node, self.names(one))), node.id)

    def edges(self, *statuses: str) -> set[Triple]:
        """Return the edges of some statuses."""
        return {(one["from"], one["to"], one["kind"]) for one in self.tree["edges"] if one["status"] in statuses}

    def supports(self, document: str, node: Node) -> bool:
        """Return whether the gold's citations of a document name the agent, work or medium of a node."""
        kind = node.source.type if node.kind == "agent" and node.source else ""
        for one in self.attributions:
            if one["doc"][:3] == document[:3]:
                medium = one.get("medium_via") or {}
                named = [
                    (one["source_canonical"]["ar"], one["source_type"]),
                    (medium.get("ar", ""), medium.get("type")),
                ]
                if _is_named(node, [name for name, type_ in named if name and kind in ("", type_)]):
                    return True
        return False


def seed_gold(folder: Path) -> SeedGold:
    """Return the gold of the seeds."""
    tree, entities = (
        json.loads((folder / f"gold/seeds_{name}.json").read_text(encoding="utf-8")) for name in ("tree", "entities")
    )
    cited = sets.rows(folder / "gold/seeds_attribution.jsonl")
    return SeedGold(tree, entities, tuple(one for one in cited if one.get("tier") in ("A", "B")))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def seed_figures(gold: SeedGold, drawn: ProvenanceGraph) -> dict[str, float | str]:
    """Return how much of the drawn graph is right and how much of the gold is found."""
    nodes = {node.id: node for node in drawn.nodes}
    keys = {node.id: gold.key(node) for node in drawn.nodes}
    figures: dict[str, float | str] = {}
    for name, statuses in (("stated", ("stated",)), ("inferred", ("inferred", "inherited"))):
        ours = [edge for edge in drawn.edges if edge.status in statuses]
        wanted = gold.edges(*statuses)
        triples = [_undirected((keys[edge.origin], keys[edge.target], edge.kind)) for edge in ours]
        right = [
            triple in wanted or (name == "stated" and _is_supported(gold, edge, nodes))
            for triple, edge in zip(triples, ours, strict=True)
        ]
        figures[f"{name} right"] = _share(sum(right), len(right))
        figures[f"{name} found"] = _share(len(wanted & set(triples)), len(wanted))
    return figures | _origin_figures(gold, drawn, keys)


def _undirected(triple: Triple) -> Triple:
    first, second = sorted(triple[:2])
    return (first, second, triple[2]) if triple[2] == "same_story" else triple


def _is_supported(gold: SeedGold, edge: Edge, nodes: Mapping[str, Node]) -> bool:
    return all(
        gold.supports(proof.document, node)
        for proof in edge.evidence
        for node in (nodes[edge.origin], nodes[edge.target])
        if not node.seen
    )


def _origin_figures(gold: SeedGold, drawn: ProvenanceGraph, keys: Mapping[str, str]) -> dict[str, float | str]:
    """Return the shares of stories with the right roots and the right number of origins, and of the flags found."""
    name = {one.documents: "+".join(f"doc:{doc[:3]}" for doc in one.documents) for one in drawn.origins}
    roots = [
        {keys[root] for root in one.roots} == set(gold.tree["roots"][name[one.documents]]) for one in drawn.origins
    ]
    counts = [one.count == gold.tree["origins"][name[one.documents]] for one in drawn.origins]
    wanted = {(one["doc"], one["flag"]) for one in gold.tree["flags"]}
    flags = {(f"doc:{one.document[:3]}", one.kind) for one in drawn.flags}
    return {
        "roots": _share(sum(roots), len(roots)),
        "origins": _share(sum(counts), len(counts)),
        "flags found": _share(len(wanted & flags), len(wanted)),
    }


def seeds(folder: Path) -> Table:
    """Return the seeds' graph against the gold, and without each rule."""
    gold = seed_gold(folder)
    found = scan(read(folder / "seeds"))
    rows = {"provenance": seed_figures(gold, found.graph)}
    for rule in RULES:
        rows[f"without {rule}"] = seed_figures(gold, redrawn(found, without=(rule,)))
    asked = {
        "stated right": "1.000",
        "stated found": ">= .95",
        "inferred right": ">= .9",
        "inferred found": ">= .8",
        "roots": "1.000",
        "origins": "1.000",
    }
    return Table("seeds, graph", rows, asked)


@dataclass(frozen=True, slots=True)
class Copies:
    """Newspaper copies of agency dispatches as (copy, dispatch): those that name the agency nowhere, and the rest."""

    silent: tuple[tuple[str, str], ...]
    crediting: tuple[tuple[str, str], ...]


def agency_copies(folder: Path, found: Scan) -> Copies:
    """Return the exact pairs of an agency dispatch and a newspaper of which one holds half of the other."""
    outlets = {one.document.id: one.document.outlet for one in found.documents}
    texts = {one.document.id: one.document for one in found.documents}
    crediting = {one.document for one in found.attributions if AGENCY_ID in _ids(one)}
    silent: list[tuple[str, str]] = []
    naming: list[tuple[str, str]] = []
    for row in sets.exact_pairs(folder):
        ends = sorted((row["a"], row["b"]), key=lambda id: outlets[id] == AGENCY)
        if row["containment"] < CONTAINED or [outlets[id] == AGENCY for id in ends] != [False, True]:
            continue
        copy = texts[ends[0]]
        if ends[0] in crediting:
            naming.append((ends[0], ends[1]))
        elif not any(name in fold(f"{copy.byline} {copy.title} {copy.text}") for name in _AGENCY_NAMES):
            silent.append((ends[0], ends[1]))
    return Copies(tuple(silent), tuple(naming))


def _ids(found: Attribution) -> set[str]:
    return {one.id for one in (found.source, found.via) if one}


def _ends(edge: Edge) -> tuple[str, str]:
    return edge.origin.removeprefix("doc:"), edge.target.removeprefix("doc:")


def copy_figures(copies: Copies, drawn: ProvenanceGraph) -> dict[str, float | str]:
    """Return how many silent copies are joined to their dispatch, and in which direction."""
    joined = {pair for edge in drawn.edges for pair in (_ends(edge), _ends(edge)[::-1])}
    directed = {_ends(edge) for edge in drawn.edges if edge.kind in _DIRECTED}
    silent = copies.silent
    return {
        "silent copies": len(silent),
        "joined": _share(sum(pair in joined for pair in silent), len(silent)),
        "directed": _share(sum(pair in directed for pair in silent), len(silent)),
        "agency from paper": sum(pair[::-1] in directed for pair in silent),
    }


def _without_agency(found: Scan, copies: Copies) -> list[Attribution]:
    """Return the attributions as they would be if the crediting copies named the agency nowhere."""
    crediting = {copy for copy, _ in copies.crediting}
    return [one for one in found.attributions if one.document not in crediting or AGENCY_ID not in _ids(one)]


def hidden_credit_figures(found: Scan, copies: Copies, drawn: ProvenanceGraph) -> dict[str, float | str]:
    """Return, for copies whose credit of the agency is hidden, how many get a direction and how many the right one."""
    parents: dict[str, set[str]] = {}
    outlets = {one.document.id: one.document.outlet for one in found.documents}
    for edge in drawn.edges:
        if edge.kind in _DIRECTED and edge.status != "stated" and edge.scope == "document":
            parents.setdefault(_ends(edge)[0], set()).add(_ends(edge)[1])
    crediting = {copy for copy, _ in copies.crediting}
    wrong = {dispatch for copy, dispatch in copies.crediting if copy in parents.get(dispatch, ())}
    given = [parents[copy] for copy in crediting if copy in parents]
    right = sum(
        any(outlets.get(one) == AGENCY or one.startswith(f"work:{AGENCY_ID}@") for one in all_) for all_ in given
    )
    return {
        "crediting copies": len(crediting),
        "directed, credit hidden": _share(len(given), len(crediting)),
        "of these right": _share(right, len(given) + len(wrong)),
    }


def labelled_figures(folder: Path, found: Scan, drawn: ProvenanceGraph) -> dict[str, float | str]:
    """Return the share of labelled pairs without a known direction that get a directed edge all the same."""
    directed = {frozenset(_ends(edge)) for edge in drawn.edges if edge.kind in _DIRECTED | {"cites"}}
    rows = [
        frozenset((row["a"], row["b"]))
        for row in sets.rows(folder / "gold/saudi_pairs_dev.jsonl")
        if row["direction"] in ("common_origin", "unknown")
    ]
    return {
        "labelled undirected": len(rows),
        "directed all the same": _share(sum(one in directed for one in rows), len(rows)),
    }


@lru_cache(maxsize=1)
def _saudi_scan(folder: Path) -> Scan:
    return scan(sets.saudi_documents(folder))


def saudi(folder: Path) -> Table:
    """Return what the graph of SaudiNewsNet says of agency copies and labelled pairs, and without each rule."""
    found = _saudi_scan(folder)
    copies = agency_copies(folder, found)
    rows: dict[str, dict[str, float | str]] = {}
    for rule in (None, *RULES):
        started = time.process_time()
        drawn = redrawn(found, without=(rule,) if rule else ())
        seconds = time.process_time() - started
        rows[f"without {rule}" if rule else "provenance"] = {
            **copy_figures(copies, drawn),
            **labelled_figures(folder, found, drawn),
            "edges": len(drawn.edges),
            "broken": len(drawn.broken),
            "seconds": round(seconds, 1),
        }
    hidden = redrawn(found, cited=_without_agency(found, copies))
    rows["provenance"] |= hidden_credit_figures(found, copies, hidden)
    asked = {
        "joined": ">= .97",
        "agency from paper": "0",
        "of these right": ">= .98",
        "directed all the same": "<= .03",
    }
    return Table("saudinewsnet, graph", rows, asked)
