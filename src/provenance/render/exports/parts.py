"""What every export is made of: ids, readable text, and what counts as certain.

Ids and labels come from outside. An id has to stay unique wherever it goes, so what a
format or a screen has no place for is percent-encoded and can be turned back. Text is
for reading and passes the gate of every other view.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final
from unicodedata import category
from urllib.parse import quote

from provenance.render.show import show
from provenance.values import Edge, Flag, FlagKind, ProvenanceGraph, Span

DECIMALS: Final = 4
GAP: Final = " \u2026 "
"""Stands where the newspaper has other words between those that are quoted."""
_TEXT_LIMIT: Final = 2_000  # characters


def legible(text: str, *, limit: int = _TEXT_LIMIT) -> str:
    """Return text as one line that no format and no screen chokes on, cut after so many characters."""
    return show(text, limit=limit)


def iri_part(id: str) -> str:
    """Return an id in the characters that a name in an IRI, a QName and a URN may have.

    Percent-encoded UTF-8; a lone surrogate, which file names may hold, counts as a character.
    """
    return quote(id, safe="", errors="surrogatepass")


@lru_cache(maxsize=1 << 16)
def plain_id(id: str) -> str:
    """Return an id as people know it, with what cannot be seen or could do harm percent-encoded.

    That is ``%`` itself, what is not printable, a space beside another one or at an end, a
    mark without a letter of its own, and a first character that a spreadsheet could take
    for a formula. ``urllib.parse.unquote`` with ``surrogatepass`` turns it back.
    """
    return "".join(_encoded(id))


def _encoded(id: str) -> Iterator[str]:
    before = " "
    for at, char in enumerate(id):
        is_end = char == " " and at == len(id) - 1
        keeps = _is_plain(char, before) and not is_end and (at > 0 or char.isalnum())
        yield char if keeps else quote(char, safe="", errors="surrogatepass")
        before = char


def _is_plain(char: str, before: str) -> bool:
    if char == "%" or not char.isprintable():
        return False
    if char == " " or category(char).startswith("M"):
        return before != " " and not category(before).startswith("M")
    return True


def confidence(edge: Edge) -> float:
    """Return the confidence of an edge as every view rounds it."""
    return round(edge.confidence, DECIMALS) + 0.0


def is_certain(edge: Edge) -> bool:
    """Return whether an edge may stand as a plain statement: some article says so, and nothing competes with it."""
    return edge.status != "inferred" and edge.alternatives_group is None


def words_at(raw: str, spans: Iterable[Span | None]) -> str:
    """Return the words at some spans of a field in one line."""
    return legible(GAP.join(span.of(raw) for span in spans if span is not None))


def all_edges(graph: ProvenanceGraph) -> Iterator[tuple[Edge, bool]]:
    """Yield every edge, and whether it was left out because it would close a cycle."""
    yield from ((edge, False) for edge in graph.edges)
    yield from ((edge, True) for edge in graph.broken)


def flags_of(flags: Sequence[Flag]) -> dict[str, list[FlagKind]]:
    """Return the flags of each document that has some."""
    found: dict[str, list[FlagKind]] = {}
    for flag in flags:
        found.setdefault(flag.document, []).append(flag.kind)
    return found


def origin_counts(graph: ProvenanceGraph) -> dict[str, int]:
    """Return for each document how many independent origins its story has, where they are known."""
    return {name: one.count for one in graph.origins if one.count is not None for name in one.documents}
