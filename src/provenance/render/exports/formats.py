"""The table of formats that a provenance graph can be written in, by the names that the command line has for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from types import MappingProxyType
from typing import Final, TypeAlias

from provenance.errors import UsageError
from provenance.values import Article, ProvenanceGraph

Write: TypeAlias = Callable[[ProvenanceGraph, Mapping[str, Article]], str]
_ROOM: Final = "provenance.render.exports"


@dataclass(frozen=True, slots=True)
class Export:
    """A function of this room by its module and name, and the optional library that it needs, named like its extra."""

    module: str
    function: str
    library: str = ""

    def load(self) -> Write:
        """Return the function; it and what it imports are loaded only now."""
        found: Write = getattr(import_module(f"{_ROOM}.{self.module}"), self.function)
        return found


TEXT_EXPORTS: Final[Mapping[str, Export]] = MappingProxyType(
    {
        "prov-json": Export("prov_text", "prov_json", "prov"),
        "prov-n": Export("prov_text", "prov_n", "prov"),
        "graphml": Export("graphml", "graphml"),
        "dot": Export("dot", "dot"),
        "mermaid": Export("mermaid", "mermaid"),
        "jsonld": Export("jsonld", "jsonld"),
        "edges-csv": Export("edges_csv", "edges_csv"),
    }
)
DATABASE: Final = "sqlite"
GRAPH_FORMATS: Final = (*TEXT_EXPORTS, DATABASE)


def check_library(style: str) -> None:
    """Raise :class:`~provenance.errors.UsageError` when a format needs a library that is not installed."""
    library = TEXT_EXPORTS[style].library if style in TEXT_EXPORTS else ""
    if library and find_spec(library) is None:
        raise UsageError("export.library_missing", format=style, extra=library)


def graph_text(style: str, graph: ProvenanceGraph, articles: Mapping[str, Article]) -> str:
    """Return a graph in one of :data:`TEXT_EXPORTS`; ``articles`` are those of the scan, by id."""
    return TEXT_EXPORTS[style].load()(graph, articles)
