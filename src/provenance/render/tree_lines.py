"""A line of a source tree -> rows with guide lines: how it comes from the line above, what it is, its name last.

An id, a date and a Latin outlet stand before the title; an Arabic outlet goes into one
text with the title, because two Arabic texts on a line change places in some terminals.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from provenance.graph.tree import Entry, Line, Rest
from provenance.messages.attribution import type_name
from provenance.messages.graph import (
    also_words,
    cut_words,
    flag_words,
    level_words,
    relation_words,
    rest_words,
    some_words,
    source_word,
    top_words,
    unseen_words,
)
from provenance.render.bidi.classes import has_right_to_left
from provenance.render.layout import Piece, Row, View, foreign, own
from provenance.render.quote import date_text, title_of
from provenance.render.show import ELLIPSIS
from provenance.render.tree_evidence import Witnesses, evidence_rows
from provenance.render.tree_guides import drawn_levels, margins
from provenance.values import Edge, FlagKind, Node

_WIDE: Final = 100  # cells from which a title stands beside its id
_NAMED: Final = 6  # names in a list that is cut short
_LABEL: Final = 200  # characters of a name
_DAY: Final = 10  # characters of a date without its hour


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What is told of the nodes beside their names, and how much of it: evidence, titles, all names of a list.

    ``flags`` are by document; the witnesses know where evidence stands.
    """

    nodes: Mapping[str, Node]
    flags: Mapping[str, Sequence[FlagKind]]
    witnesses: Witnesses
    has_evidence: bool
    has_titles: bool
    is_whole: bool

    def name(self, text: str) -> str:
        """Return a name that does not look like lines of the tree."""
        return text.translate(self.witnesses.signs)


def entry_rows(entry: Entry, known: Known, view: View) -> Iterator[Row]:
    """Yield the rows of an entry of the tree; the first one is the node, or the count of nodes, itself."""
    first, further = margins(entry, view)
    rows = _rest(entry, known, view) if isinstance(entry, Rest) else _line(entry, known, view)
    for number, row in enumerate(rows):
        yield replace(row, indent=row.indent + 1, margin=(further if number else first, further))


def _level(entry: Entry, view: View) -> list[Piece]:
    """Return how deep an entry stands where guide lines do not show it any more."""
    return [own(level_words(entry.level), "dim")] if entry.level > drawn_levels(view) else []


def _rest(rest: Rest, known: Known, view: View) -> Iterator[Row]:
    if rest.is_cut:
        dots = ELLIPSIS if view.is_unicode else "..."
        words = f"{dots} {cut_words(rest.size)}"
    else:
        are_articles = all(known.nodes[name].seen for name in rest.nodes)
        words = rest_words(rest.edge, len(rest.nodes), rest.size, are_articles=are_articles)
    yield Row((*_level(rest, view), own(words, "dim")))


def _line(line: Line, known: Known, view: View) -> Iterator[Row]:
    before = _level(line, view)
    yield from _article(line, before, known, view) if line.node.seen else _source(line, before, known)
    document = line.node.document
    if known.has_evidence and line.edge is not None:
        yield from evidence_rows(line.edge, document, known.witnesses)
    for words, edges in _by_relation(line.also, known):
        yield _also([_label(_other(edge, line.node), known) for edge in edges], words, known)
        for edge in edges if known.has_evidence else ():
            yield from (replace(row, indent=row.indent + 2) for row in evidence_rows(edge, document, known.witnesses))
    for flag in told_flags(known.flags.get(document, ())):
        yield Row((own(flag_words(flag), "warn"),))


def _by_relation(edges: Sequence[Edge], known: Known) -> Iterator[tuple[str, list[Edge]]]:
    """Yield the edges that are told on one line, with its words; an edge with its evidence stands alone."""
    if known.has_evidence:
        yield from ((also_words(edge), [edge]) for edge in edges)
    else:
        yield from ((words, list(group)) for words, group in groupby(edges, key=also_words))


def _also(names: Sequence[str], words: str, known: Known) -> Row:
    """Return a row of names in one piece: Arabic names in several would stand in the wrong order."""
    shown = names if known.is_whole else names[:_NAMED]
    told = words if len(shown) == len(names) else some_words(words, len(names))
    return Row((own(told, "dim"), foreign("\u060c ".join(shown), "dim", limit=_LABEL * len(shown))))


def told_flags(flags: Sequence[FlagKind]) -> list[FlagKind]:
    """Return the flags that are told; that no source is named is said with the origins."""
    return [flag for flag in flags if flag != "no_source_named"]


def _other(edge: Edge, node: Node) -> str:
    return edge.origin if edge.target == node.id else edge.target


def _label(name: str, known: Known) -> str:
    node = known.nodes[name]
    return known.name(node.document or node.label)


def _source(line: Line, before: list[Piece], known: Known) -> Iterator[Row]:
    """Yield the row of what is no article that was read: a work, a statement, or somebody who speaks."""
    node, words = line.node, [own(relation_words(line.edge))] if line.edge else []
    if node.kind in ("article", "statement"):
        words.append(own(unseen_words("article" if node.kind == "article" else "statement"), "dim"))
    elif line.edge is None:
        words.append(own(type_name(node.source.type) if node.source else source_word(), "dim"))
    yield Row((*before, *words, foreign(known.name(node.label), "source")))


def _article(line: Line, before: list[Piece], known: Known, view: View) -> Iterator[Row]:
    """Yield the row of an article, and its title where it stands on a row of its own."""
    node = line.node
    words = own(relation_words(line.edge) if line.edge else top_words(is_alone=not line.has_below))
    date, outlet, title = _details(node, known) if known.has_titles else ("", "", "")
    is_latin = not has_right_to_left(outlet)
    pieces = [*before, words, foreign(known.name(node.document), "strong")]
    pieces += [own(date, "dim")] if date else []
    pieces += [foreign(outlet, "dim")] if outlet and is_latin else []
    last = ": ".join(filter(None, ("" if is_latin else outlet, title)))
    is_beside = view.width >= _WIDE and not has_right_to_left(node.document)
    told = [foreign(last)] if last else []
    yield Row((*pieces, *(told if is_beside else ())))
    if told and not is_beside:
        yield Row(tuple(told))


def _details(node: Node, known: Known) -> tuple[str, str, str]:
    """Return the day, the outlet and the title of an article as far as they are known."""
    article = known.witnesses.articles.get(node.document)
    title = "" if node.label == node.document else node.label
    publisher = node.source.name if node.source else ""
    if article is None:
        return "", known.name(publisher), known.name(title)
    date = date_text(article.published.value) if article.published else None
    return (date or "")[:_DAY], known.name(article.document.outlet or publisher), known.name(title_of(article) or title)
