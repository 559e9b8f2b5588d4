"""Laws of the tree in a terminal: whatever names a graph holds, each node is a line and no name can draw one."""

from __future__ import annotations

import re
from typing import TypeAlias
from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from provenance.graph.tree import Limits, Line
from provenance.messages.catalogue import LANGS, Lang, spoken
from provenance.render.bidi.modes import LRM, MODES
from provenance.render.layout import View
from provenance.render.painting import paint
from provenance.render.show import FSI, LRI, PDI, RLI
from provenance.render.terminal_tree import TreeOptions, laid_out, node_rows, origin_rows, tree_legend, trees_of
from provenance.values import Article, Attribution, ProvenanceGraph
from tests.graph.made import stories
from tests.render import traced

# Two spaces, the guides of the levels above, and a fork or an elbow; or two spaces and the words of a top.
NODES = {
    True: re.compile(r"^  (?:(?:│| )  )*(?:├─|└─) |^  (?=[^\s│├└])"),
    False: re.compile(r"^  (?:(?:\|| )  )*(?:\|-|`-) |^  (?=[^\s|`])"),
}
OPENING = frozenset((FSI, LRI, RLI))
EMBEDDING = frozenset("\u202a\u202b")
PDF = "\u202c"
KEPT = frozenset("\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u08e2")  # format characters that are text
WRITTEN = {"isolate": OPENING | {PDI}, "lrm": EMBEDDING | {LRM, PDF}}

Story: TypeAlias = tuple[ProvenanceGraph, list[Article]]
views = st.builds(View, st.integers(40, 200), st.sampled_from(MODES), st.booleans())
languages = st.sampled_from(LANGS)
options = st.builds(
    TreeOptions, st.builds(Limits, st.none() | st.integers(0, 9), st.booleans()), st.booleans(), st.booleans()
)


def _citations(articles: list[Article]) -> tuple[Attribution, ...]:
    """Return citations whose spans lie anywhere, in the page or not, as evidence to be marked."""
    return tuple(found for article in articles[:3] for found in traced.attributions(article.document.id)[:2])


def check(story: Story, view: View, wanted: TreeOptions, lang: Lang) -> None:
    """Fail where the tree of a story breaks a law."""
    with spoken(lang):
        _check(story, view, wanted)


def _check(story: Story, view: View, wanted: TreeOptions) -> None:
    graph, articles = story
    trees = trees_of(graph, articles, _citations(articles), view, wanted)
    laid = laid_out(trees, graph.origins[0])
    lines = [line.plain for line in paint(node_rows(laid, trees, view), view)]
    assert sum(NODES[view.is_unicode].match(line) is not None for line in lines) == len(laid.entries)
    shown = [entry.node.id for entry in laid.entries if isinstance(entry, Line)]
    assert len(shown) == len(set(shown)) <= len(graph.nodes)
    if not view.is_unicode:
        assert not any(set(line) & set("│├└─") for line in lines)
    for line in paint([*origin_rows(laid, "story 1", trees, view), *tree_legend([laid])], view):
        _check_line(line.plain, view)


def _check_line(line: str, view: View) -> None:
    controls = {char for char in line if category(char) in ("Cc", "Cf", "Zl", "Zp", "Cs")} - KEPT
    assert controls <= WRITTEN.get(view.bidi, frozenset())
    depth = 0
    for char in line:
        depth += (char in OPENING | EMBEDDING) - (char in (PDI, PDF))
        assert 0 <= depth <= 3  # a sentence, a piece of it, and a Latin word in that
    assert depth == 0
    assert line[:1] not in OPENING | EMBEDDING | {LRM}
    assert sum(map(cell_len, line)) <= view.width  # of a line that is joined by ZWJ, rich counts too little


@given(stories(), views, options, languages)
def test_every_node_is_a_line_and_no_name_draws_another(
    story: Story, view: View, wanted: TreeOptions, lang: Lang
) -> None:
    check(story, view, wanted, lang)


# Mostly small stories, which fail as well as large ones and are tried faster; a few that have to be folded.
SIZES = st.one_of(stories(most=6), stories(most=6), stories(most=9), stories())


@pytest.mark.fuzz
@settings(max_examples=4 * settings.default.max_examples)  # type: ignore[union-attr]
@given(SIZES, views, options, languages)
def test_twenty_thousand_graphs_break_no_law(story: Story, view: View, wanted: TreeOptions, lang: Lang) -> None:
    check(story, view, wanted, lang)
