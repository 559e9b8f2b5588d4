"""The columns of every table, by the names that they have in the JSON contract.

A table is described without Arrow, so that its names can be read where Arrow is not
installed: a column is an atom, a list, another set of columns (a struct), or one of these
that may be null. ``docs/exports.md`` says what each means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    import pyarrow as pa

Atom = Literal["string", "large_string", "int64", "float64", "bool"]
Kind: TypeAlias = "Atom | ListOf | Maybe | Columns"
Columns: TypeAlias = Mapping[str, Kind]


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of values of one kind, none of them null."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class Maybe:
    """A value of a kind, or null."""

    kind: Kind


_STRINGS: Final = ListOf("string")
_SPAN: Final[Columns] = {"start": "int64", "end": "int64"}
_LOCATED: Final[Columns] = {"field": "string", **_SPAN}
_SOURCE: Final[Columns] = {
    "id": "string",
    "name": "string",
    "type": "string",
    "status": "string",
    "candidates": _STRINGS,
}
_PROOFS: Final = ListOf({"doc": "string", **_LOCATED})
_EVIDENCE: Final[Columns] = {
    "jaccard": "float64",
    "containment_of_left": "float64",
    "containment_of_right": "float64",
    "base": "float64",
    "signals": ListOf({"name": "string", "value": "float64", "push": "float64", "counts": ListOf("int64")}),
    "background": "string",
}
_EDGE: Final[Columns] = {
    "id": "string",
    "from": "string",
    "to": "string",
    "kind": "string",
    "status": "string",
    "confidence": "float64",
    "band": "string",
    "scope": "string",
    "evidence": _PROOFS,
    "alternatives_group": Maybe("string"),
    "rule": "string",
}

TABLES: Final[Mapping[str, Columns]] = MappingProxyType(
    {
        "documents": {
            "id": "string",
            "title": "string",
            "outlet": "string",
            "published": Maybe("string"),
            "published_evidence": Maybe({"origin": "string", "calendar": "string", "span": Maybe(_LOCATED)}),
            "fetched": Maybe("string"),
            "url": "string",
            "truncated": "bool",
            "zones": ListOf({"kind": "string", **_LOCATED}),
        },
        "pairs": {
            "left": "string",
            "right": "string",
            "label": "string",
            "score": "float64",
            "band": "string",
            "direction": "string",
            "update": "bool",
            "evidence": _EVIDENCE,
            "passages": ListOf({"left": _LOCATED, "right": _LOCATED, "words": "int64"}),
        },
        "stories": {
            "id": "string",
            "documents": _STRINGS,
            "representative": "string",
            "origins": Maybe("int64"),
        },
        "members": {"story": "string", "document": "string", "representative": "bool"},
        "attributions": {
            "document": "string",
            "tier": "string",
            "field": "string",
            "zone": "string",
            "cue_spans": ListOf(_SPAN),
            "source_span": Maybe(_SPAN),
            "source": Maybe(_SOURCE),
            "source_ref": "string",
            "via_span": Maybe(_SPAN),
            "via": Maybe(_SOURCE),
            "content_spans": ListOf(_SPAN),
            "kind": "string",
            "role": "string",
            "self": "bool",
            "rule": "string",
        },
        "nodes": {
            "id": "string",
            "kind": "string",
            "label": "string",
            "seen": "bool",
            "document": Maybe("string"),
            "source": Maybe(_SOURCE),
        },
        "edges": _EDGE,
        "broken_edges": _EDGE,
        "flags": {"document": "string", "flag": "string", "evidence": _PROOFS},
        "origins": {"documents": _STRINGS, "roots": _STRINGS, "count": Maybe("int64")},
        "outcomes": {"path": "string", "status": "string", "reason": "string", "message": "string"},
        "capped": {"kind": "string", "lists": "int64", "size": "int64", "example": "string"},
    }
)
"""The tables that every scan leaves, with their columns in order."""

KEPT_TABLES: Final[Mapping[str, Columns]] = MappingProxyType(
    {
        "kept": {
            "id": "string",
            "text": "large_string",  # a batch of books passes the two gigabytes that the other kind may hold
            "title": "string",
            "byline": "string",
            "outlet": "string",
            "published": Maybe("string"),
            "fetched": Maybe("string"),
            "url": "string",
        },
        "dropped": {
            "id": "string",
            "representative": "string",
            "label": "string",
            "score": "float64",
            "containment": "float64",
        },
    }
)
"""The tables of a deduplicated corpus, beside the others where one is asked for."""

RUN_FILE: Final = "run.json"
"""Stands in the folder of the tables and says what is no table: version, settings, counts, the summary."""
SUFFIXES: Final[Mapping[str, str]] = MappingProxyType({"parquet": ".parquet", "tables-jsonl": ".jsonl"})
"""The endings of the files of each format."""


def file_names() -> frozenset[str]:
    """Return every name that a file of these tables may have, in any format."""
    tables = (*TABLES, *KEPT_TABLES)
    return frozenset({RUN_FILE, *(table + suffix for table in tables for suffix in SUFFIXES.values())})


def arrow_schema(columns: Columns) -> pa.Schema:
    """Return the Arrow schema of a table."""
    import pyarrow as pa

    return pa.schema([_field(name, kind) for name, kind in columns.items()])


def _field(name: str, kind: Kind) -> pa.Field:
    import pyarrow as pa

    is_optional = isinstance(kind, Maybe)
    return pa.field(name, _arrow(kind.kind if isinstance(kind, Maybe) else kind), nullable=is_optional)


def _arrow(kind: Kind) -> pa.DataType:
    """Return the Arrow type of a kind that is not null."""
    import pyarrow as pa

    if isinstance(kind, ListOf):
        return pa.list_(_field("item", kind.kind))
    if isinstance(kind, Mapping):
        return pa.struct([_field(name, inner) for name, inner in kind.items()])
    return pa.type_for_alias(str(kind))
