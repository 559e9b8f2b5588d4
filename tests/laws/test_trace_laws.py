"""Laws of a trace: whatever a page holds, it is read, its spans lie in it, and every format can tell of it."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from provenance.pipeline import trace
from provenance.render.csv_table import attributions_table
from provenance.render.json_report import report, trace_object
from provenance.render.layout import View
from provenance.render.painting import paint
from provenance.render.quote import by_id
from provenance.render.terminal_trace import trace_rows
from provenance.settings import Settings
from provenance.values import Document, Trace
from tests.render import traced
from tests.strategies import hostile_text

SCHEMA = json.loads(files("provenance.render").joinpath("data/provenance-1.schema.json").read_text(encoding="utf-8"))
VALIDATOR: Any = Draft202012Validator({"$ref": "#/$defs/trace", "$defs": SCHEMA["$defs"]})
SENTENCES = (traced.OPENED, traced.TOLD, traced.ADDED, traced.CARRIED, traced.CREDIT, traced.SILENT)


def pages() -> st.SearchStrategy[str]:
    """Return pages in which sentences that cite stand among text that does damage."""
    part = st.one_of(st.sampled_from(SENTENCES), hostile_text(max_size=80))
    return st.lists(part, max_size=8).map("\n".join)


def documents() -> st.SearchStrategy[Document]:
    """Return one document with such text in all of its fields."""
    short = st.one_of(st.just(""), st.sampled_from(SENTENCES), hostile_text(max_size=40))
    url = st.one_of(
        st.just(""), st.sampled_from(("http://[x", "https://example.net/a", "//")), hostile_text(max_size=20)
    )
    return st.builds(Document, short, pages(), title=short, byline=short, outlet=short, url=url)


def _formats(found: Trace, width: int) -> tuple[str, str, str]:
    view = View(width)
    text = "\n".join(line.plain for line in paint(trace_rows(found, view, explain=True), view))
    table = attributions_table(found.attributions, by_id(found.documents))
    return text, report(trace_object(found, Settings(), explain=True)), table


@given(documents(), st.integers(40, 120))
def test_every_page_can_be_traced_and_told_of_in_every_format(document: Document, width: int) -> None:
    text, written, table = _formats(trace([document]), width)
    VALIDATOR.validate(json.loads(written))
    for told in (text, written, table):
        assert not any(char in told for char in "\x1b\x9b\u202e\u2066")


@given(documents())
def test_every_span_of_a_trace_lies_in_its_field(document: Document) -> None:
    found = trace([document])
    for one in found.attributions:
        beside = [span for span in (one.source_span, one.via_span) if span]
        for span in (*one.cue_spans, *beside, *one.content_spans):
            assert 0 <= span.start < span.end <= len(document.field(one.field))
    for cue in found.rejected:
        assert cue.span.of(document.field(cue.field)).strip()


def test_the_page_of_these_laws_does_cite() -> None:
    assert len(trace([Document("a", traced.TEXT)]).attributions) >= 3
