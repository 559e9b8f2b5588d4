"""Whole reports of hostile articles: every line harmless, balanced and within the screen, in every mode."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from provenance.cli.output import painted
from provenance.render.bidi.modes import MODES
from provenance.render.layout import Row, View
from provenance.render.painting import paint
from provenance.render.quote import by_id
from provenance.render.terminal_compare import comparison_rows
from provenance.render.terminal_scan import scan_rows
from provenance.render.terminal_summary import summary_rows
from provenance.render.terminal_trace import trace_rows
from provenance.values import Edge, Flag, Node, Origins, ProvenanceGraph, Scan
from tests.cli.hostile import SGR, TRAP, steering
from tests.render import samples, traced
from tests.strategies import hostile_text

CELLS_OF_CONTROLS = "\u202a\u202b\u202c\u200e"  # only mlterm is given these, and moves its cursor for each
LONG = ["", "\u2067خبر", "👨\u200d👩\u200d👧" * 30, "س" * 500]
LABEL = st.one_of(hostile_text(), st.just(TRAP), st.sampled_from(LONG))


def _swapped(value: Any, names: dict[str, str]) -> Any:
    """Return a value in which each text that is a key of ``names`` is replaced, however deep it lies."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, tuple):
        return tuple(_swapped(part, names) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _swapped(getattr(value, one.name), names) for one in fields(value)})
    return value


def _sprinkled(text: str, hostile: str) -> str:
    """Return a text of the same length with a hostile character in place of every fifth."""
    if not hostile:
        return text
    return "".join(hostile[at % len(hostile)] if at % 5 == 0 else char for at, char in enumerate(text))


def _graph() -> ProvenanceGraph:
    articles = tuple(Node(f"doc:{id}", "article", id, seen=True, document=id) for id in ("a.txt", "b.txt", "c.txt"))
    work = Node("work", "article", "WORK")
    cites = Edge("e", "doc:a.txt", "work", "cites", "stated", 0.9, "strong", "document", (), None, "rule")
    edges = [replace(cites, id=f"e{at}", origin=one.id) for at, one in enumerate(articles)]
    guessed = replace(cites, id="e9", target="doc:b.txt", kind="derived_from", status="inferred")
    guessed = replace(guessed, alternatives_group="g")
    origins = (Origins(("a.txt", "b.txt"), ("work",), 1), Origins(("c.txt",), ("work",), 1))
    return ProvenanceGraph((*articles, work), (*edges, guessed), (Flag("a.txt", "credit_dropped"),), origins)


def _known_scan() -> Scan:
    found = samples.scan()
    documents = tuple(
        replace(one, document=replace(one.document, outlet="OUTLET", byline="BYLINE")) for one in found.documents
    )
    return replace(found, documents=documents, graph=_graph())


@st.composite
def names(draw: st.DrawFn) -> dict[str, str]:
    """Return what each name, title and text of the hand-made findings becomes."""
    labels = [draw(LABEL) for _ in range(4)]
    texts = (samples.LEFT, samples.RIGHT, samples.APART, traced.TEXT, traced.SILENT)
    titles = ["افتتاح جسر", "تدشين جسر", "خسارة", "افتتاح نفق", "الميناء"]
    known = ["OUTLET", "BYLINE", "WORK", "bad.txt", "empty.txt", "sahel-one", "rule", "verb_subject", *titles]
    known += [source.name for source in (traced.MINISTRY, traced.ENGINEER, traced.PAPER, traced.AGENCY)]
    known += [entry.message for entry in samples.scan().outcomes.entries]
    found = {name: labels[at % 4] for at, name in enumerate(known)}
    found |= {text: _sprinkled(text, labels[at % 4]) for at, text in enumerate(texts)}
    # Ids stay different, as reading makes sure.
    return found | {id: f"{labels[at]}{at}" for at, id in enumerate(("a.txt", "b.txt", "c.txt"))}


def _scan(names: dict[str, str], view: View, explain: bool) -> Iterator[Row]:
    return scan_rows(_swapped(_known_scan(), names), view, explain=explain)


def _summary(names: dict[str, str], view: View, explain: bool) -> Iterator[Row]:
    """Yield what stands above the lists where there are too many articles to read them all."""
    found = replace(_known_scan(), summary=samples.SUMMARY)
    found = _swapped(found, names | dict.fromkeys(("almarfa", "شارك الخبر مع أصدقائك"), names["OUTLET"]))
    return summary_rows(found, by_id(found.documents), is_full=explain)


def _compare(names: dict[str, str], view: View, explain: bool) -> Iterator[Row]:
    return comparison_rows(_swapped(samples.comparison(), names), view, threshold=0.5)


def _trace(names: dict[str, str], view: View, explain: bool) -> Iterator[Row]:
    return trace_rows(_swapped(traced.trace(), names), view, explain=explain)


Rows = Callable[[dict[str, str], View, bool], Iterator[Row]]
VIEWS: dict[str, Rows] = {"scan": _scan, "summary": _summary, "compare": _compare, "trace": _trace}
widths = st.integers(40, 120)
views = st.one_of(
    st.builds(View, width=widths, bidi=st.sampled_from(MODES), is_terminal=st.just(True)),
    # What cannot write all of Unicode is never given controls or drawing order.
    st.builds(View, width=widths, is_unicode=st.just(False), encoding=st.sampled_from(["cp1256", "ascii"])),
)


def _most_cells(line: str) -> int:
    """Return how many cells a line takes on a terminal that draws each character by itself."""
    return max(cell_len(line), sum(map(cell_len, line))) + sum(map(line.count, CELLS_OF_CONTROLS))


def _assert_harmless(rows: list[Row], view: View) -> None:
    text = painted(rows, view)
    lines = SGR.sub("", text).removesuffix("\n").split("\n")
    assert steering(text, is_terminal=True) == []
    assert lines == [line.plain for line in paint(rows, view)]
    assert all(_most_cells(line) <= view.width for line in lines)
    assert not any(line[:1] in CELLS_OF_CONTROLS + "\u2066\u2067\u2068\u2069" for line in lines if line)
    text.encode(view.encoding)


@pytest.mark.parametrize("name", VIEWS)
@given(found=names(), view=views, explain=st.booleans())
def test_a_report_of_hostile_articles_is_harmless_balanced_and_fits(
    name: str, found: dict[str, str], view: View, explain: bool
) -> None:
    _assert_harmless(list(VIEWS[name](found, view, explain)), view)


@pytest.mark.fuzz
@pytest.mark.parametrize("name", VIEWS)
@settings(max_examples=7 * settings.default.max_examples // 5)  # type: ignore[union-attr]
@given(found=names(), view=views, explain=st.booleans())
def test_thousands_of_reports_of_hostile_articles_are_harmless(
    name: str, found: dict[str, str], view: View, explain: bool
) -> None:
    _assert_harmless(list(VIEWS[name](found, view, explain)), view)
