"""Provenance graph -> rows: of each story how many origins it has, the tree from them to the articles, and a legend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, get_args

from provenance.graph.tree import OUTLINE, Entry, Limits, Line, Rest, Tree, branches, layout, tree_of
from provenance.messages.graph import (
    LegendWord,
    broken_sentence,
    flag_words,
    flagged_words,
    folded_sentence,
    legend_words,
    origins_words,
)
from provenance.render.layout import Piece, Row, View, foreign, own, sentence
from provenance.render.marked import marks_for
from provenance.render.quote import by_id, date_text
from provenance.render.terminal import field, title
from provenance.render.tree_evidence import Witnesses
from provenance.render.tree_guides import without_guides
from provenance.render.tree_lines import Known, entry_rows, told_flags
from provenance.values import Article, Attribution, Edge, Origins, ProvenanceGraph

_NAMED: Final = 6  # origins whose names stand in the heading
_NAMES: Final = 300  # characters of all of them


@dataclass(frozen=True, slots=True)
class TreeOptions:
    """What a reader asks of the trees: how much of them, the evidence of each edge, only what is stated."""

    limits: Limits = OUTLINE
    has_evidence: bool = False
    is_stated_only: bool = False


DEFAULT_TREES: Final = TreeOptions()


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """What the trees of one report are drawn from."""

    tree: Tree
    known: Known
    articles: Mapping[str, Article]
    options: TreeOptions


def trees_of(
    graph: ProvenanceGraph,
    documents: Iterable[Article],
    attributions: Iterable[Attribution],
    view: View,
    options: TreeOptions = DEFAULT_TREES,
    *,
    has_titles: bool = True,
) -> Trees:
    """Return what the trees of a graph are drawn from; without titles where the report gives them beside the tree."""
    tree, articles = tree_of(graph), by_id(documents)
    cited: dict[str, list[Attribution]] = {}
    for found in attributions if options.has_evidence else ():
        cited.setdefault(found.document, []).append(found)
    witnesses = Witnesses(articles, cited, marks_for(view), without_guides(view))
    known = Known(tree.nodes, tree.flags, witnesses, options.has_evidence, has_titles, options.limits.is_whole)
    return Trees(tree, known, articles, options)


@dataclass(frozen=True, slots=True)
class Laid:
    """The tree of one story, or of an article that has none, laid out."""

    origins: Origins
    entries: tuple[Entry, ...]


def laid_out(trees: Trees, origins: Origins) -> Laid:
    """Return the tree of one story; nothing is drawn where no source is named."""
    if origins.count is None:
        return Laid(origins, ())
    dates = {name: date for name in origins.documents if (date := _published(trees, name))}
    found = branches(trees.tree, origins.documents, dates)
    return Laid(origins, tuple(layout(found, origins.roots, trees.options.limits)))


def _published(trees: Trees, document: str) -> str | None:
    article = trees.articles.get(document)
    return date_text(article.published.value) if article and article.published else None


def origin_rows(laid: Laid, name: str, trees: Trees, view: View) -> Iterator[Row]:
    """Yield where the articles of a story come from: how many origins, the tree, what is not shown of it."""
    if laid.entries:
        yield _heading(laid.origins, name, trees)
        yield from tree_rows(laid, trees, view)
    else:
        yield from _unsourced(laid.origins, name, trees)


def tree_rows(laid: Laid, trees: Trees, view: View) -> Iterator[Row]:
    """Yield the tree of a story, and what is to be known of what it does not show."""
    yield from node_rows(laid, trees, view)
    yield from _hidden(laid, trees)


def node_rows(laid: Laid, trees: Trees, view: View) -> Iterator[Row]:
    """Yield the nodes of a tree, and the counts of those that it does not show in their place."""
    for entry in laid.entries:
        yield from entry_rows(entry, trees.known, view)


def _hidden(laid: Laid, trees: Trees) -> Iterator[Row]:
    """Yield how many nodes are folded, and the flags of articles that are not shown."""
    folded = sum(entry.size for entry in laid.entries if isinstance(entry, Rest) and not entry.is_cut)
    if folded:
        yield sentence(folded_sentence(folded), "dim", indent=2)
    shown = {entry.node.document for entry in laid.entries if isinstance(entry, Line)}
    hidden = (name for name in laid.origins.documents if name not in shown)
    counts = Counter(flag for name in hidden for flag in told_flags(trees.tree.flags.get(name, ())))
    for flag, number in sorted(counts.items()):
        yield sentence(flagged_words(flag, number), "dim", indent=2)


def origins_pieces(origins: Origins, trees: Trees) -> tuple[Piece, ...]:
    """Return how many origins there are and their names, the first few of many."""
    names = [trees.tree.nodes[root] for root in origins.roots[:_NAMED]]
    words = origins_words(origins.count, len(names), is_stated=trees.options.is_stated_only)
    if not names or origins.count is None:
        return (own(words, "warn"),)
    told = "\u060c ".join(node.document or node.label for node in names)
    return own(f"{words}:", "strong"), foreign(told, "source", limit=_NAMES)


def _heading(origins: Origins, name: str, trees: Trees) -> Row:
    return field(name, *origins_pieces(origins, trees))


def _unsourced(origins: Origins, name: str, trees: Trees) -> Iterator[Row]:
    """Yield that no source is named, and what else there is to know of the articles."""
    words, *_ = origins_pieces(origins, trees)
    if len(origins.documents) > 1:
        yield field(name, words)
    else:
        document = origins.documents[0]
        yield field(name, own(f"{words.text}:", words.look), foreign(document, "strong"))
        yield from title(trees.articles[document]) if document in trees.articles else ()
    for document in origins.documents:
        for flag in told_flags(trees.tree.flags.get(document, ())):
            ids = [foreign(document)] if len(origins.documents) > 1 else []
            yield field("", own(flag_words(flag) + (":" if ids else ""), "warn"), *ids)


def _words_of(edge: Edge, *, is_also: bool) -> Iterator[LegendWord]:
    if edge.status != "stated":
        yield "guess"
        yield "inherited" if edge.status == "inherited" else "bands"
    if is_also and edge.kind == "same_story":
        yield "joined"
    elif is_also:
        yield "also" if edge.alternatives_group is None else "or"


def _words_in(entry: Entry) -> Iterator[LegendWord]:
    """Yield what a legend has to explain of an entry."""
    if entry.edge is not None:
        yield from _words_of(entry.edge, is_also=False)
    if isinstance(entry, Line):
        if not entry.node.seen and entry.node.kind in ("article", "statement"):
            yield "unseen"
        for edge in entry.also:
            yield from _words_of(edge, is_also=True)


def tree_legend(laid: Sequence[Laid]) -> Iterator[Row]:
    """Yield what the signs and words of some trees mean, as far as they stand in them."""
    used = {word for one in laid for entry in one.entries for word in _words_in(entry)}
    for word in get_args(LegendWord):
        if word in used:
            sign, meaning = legend_words(word)
            yield field(sign, own(meaning, "dim"))


def broken_rows(graph: ProvenanceGraph) -> Iterator[Row]:
    """Yield how many edges are left out to keep the graph without a circle."""
    if graph.broken:
        yield sentence(broken_sentence(len(graph.broken)), "warn", indent=2)
