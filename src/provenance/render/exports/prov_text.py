"""A PROV document -> PROV-JSON with a record on each line, and PROV-N."""

from __future__ import annotations

import json
from collections.abc import Mapping

from provenance.render.exports.prov_document import prov_document
from provenance.render.json_values import Json, dumps
from provenance.values import Article, ProvenanceGraph


def prov_json(graph: ProvenanceGraph, articles: Mapping[str, Article]) -> str:
    """Return the graph in PROV-JSON."""
    return _lines(json.loads(prov_document(graph, articles).serialize(format="json") or "{}"), depth=2) + "\n"


def prov_n(graph: ProvenanceGraph, articles: Mapping[str, Article]) -> str:
    """Return the graph in PROV-N."""
    return str(prov_document(graph, articles).get_provn()) + "\n"


def _lines(value: Json, *, depth: int) -> str:
    """Return an object with a line for each member, and so for the objects in it down to a depth."""
    if not isinstance(value, dict) or not value or not depth:
        return dumps(value)
    members = (f"{dumps(key)}: {_lines(inner, depth=depth - 1)}" for key, inner in value.items())
    return "{\n" + ",\n".join(members) + "\n}"
