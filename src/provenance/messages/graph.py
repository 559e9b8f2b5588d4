"""What the reports say about the provenance graph, in English: relations, status, flags, origins."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from provenance.messages.english import count
from provenance.values import Edge, EdgeKind, FlagKind

RELATIONS: Final[Mapping[EdgeKind, str]] = MappingProxyType(
    {
        "republishes": "printed by",
        "derived_from": "source of",
        "cites": "cited by",
        "quotes": "quoted by",
        "issued_by": "issued",
        "told_to": "told",
        "published_by": "published",
        "image_credit": "pictures in",
        "same_story": "same story as",
    }
)
"""How the target of an edge, the line above, relates to its origin."""

ALSO: Final[Mapping[EdgeKind, str]] = MappingProxyType(
    {
        "republishes": "prints",
        "derived_from": "from",
        "cites": "cites",
        "quotes": "quotes",
    }
)

FLAGS: Final[Mapping[FlagKind, str]] = MappingProxyType(
    {
        "credit_dropped": "does not name a source that another version of the story credits",
        "attribution_lifted": "tells as its own, or gives to somebody else, what is attributed elsewhere",
        "exclusive_label_but_cites_other": "is labelled exclusive, and cites somebody else",
        "archive_photo": "shows a picture taken well before the story",
        "truncated": "breaks off: the page does not hold the whole text",
        "no_source_named": "names no source",
    }
)

NOT_SEEN: Final = "(not among the articles)"
GUESSED: Final = "~ marks what no article states: a rule of the program concludes it."
FROM: Final = "Where they come from"


def origins_sentence(origins: int | None) -> str:
    """Return how many independent origins a story has."""
    return "no source named" if origins is None else count(origins, "independent origin")


def relation_words(edge: Edge) -> str:
    """Return how an edge joins the node above to the node of its line, and how sure that is if nobody states it."""
    relation = RELATIONS[edge.kind]
    return relation if edge.status == "stated" else f"~ {edge.band}: {relation}"


def also_words(edge: Edge) -> str:
    """Return how a node depends on another parent than the one it stands under."""
    return ALSO[edge.kind] if edge.status == "stated" else f"~ {edge.band}: {ALSO[edge.kind]}"
