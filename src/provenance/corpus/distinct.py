"""Documents that share an id: all but the first of them refused, or given ids of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from provenance.errors import DuplicateId
from provenance.settings import DuplicateIds
from provenance.values import Document, Unreadable


def in_order(one: Document) -> tuple[str, ...]:
    """Return the sort key of a document: its id, then all else, so that input order decides nothing."""
    return one.id, one.text, one.title, one.byline, one.outlet, str(one.published), str(one.fetched), one.url


def distinct(
    documents: Iterable[Document], choice: DuplicateIds, where: str
) -> tuple[list[Document], list[Unreadable]]:
    """Return the documents in order of id, no two of one id, and what became of the others.

    The first by content keeps the id. ``choice`` says what the others of it end as:
    failed, or under the id with ``#2``, ``#3`` … behind it, passing over ids that
    documents have already. ``where`` names the work in the errors.
    """
    ordered = sorted(documents, key=in_order)
    if choice == "suffix":
        return sorted(suffixed(ordered, frozenset(one.id for one in ordered)), key=in_order), []
    kept: list[Document] = []
    refused: list[Unreadable] = []
    for document in ordered:
        if kept and kept[-1].id == document.id:
            error = DuplicateId(where, document.id)
            refused.append(Unreadable(document.id, error.reason, str(error)))
        else:
            kept.append(document)
    return kept, refused


def suffixed(ordered: Sequence[Document], taken: Set[str]) -> Iterator[Document]:
    """Yield documents, which are :func:`in_order`, under ids of their own that none of ``taken`` is."""
    used = set(taken)
    met: defaultdict[str, int] = defaultdict(int)
    for document in ordered:
        met[document.id] += 1
        if met[document.id] == 1:
            yield document
            continue
        while (id := f"{document.id}#{met[document.id]}") in used:
            met[document.id] += 1
        used.add(id)
        yield replace(document, id=id)
