"""A scan of a corpus that need not fit into memory -> rows: what was read, and the summary of what was found."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.messages.catalogue import say
from provenance.messages.inputs import outcomes_sentence
from provenance.messages.reports import stories_sentence
from provenance.render.layout import BLANK, Row, View, sentence
from provenance.render.quote import by_id
from provenance.render.terminal import entries
from provenance.render.terminal_summary import summary_rows
from provenance.values import Scan


def large_rows(overview: Scan, stories: int, view: View) -> Iterator[Row]:
    """Yield the report of a large scan.

    ``overview`` is the scan without its long lists, ``stories`` how many there are.
    """
    done = overview.outcomes
    yield sentence(outcomes_sentence(done.inputs, done.read, done.skipped, done.failed), "head")
    yield sentence(stories_sentence(stories, overview.candidates, overview.threshold))
    yield from summary_rows(overview, by_id(overview.documents))
    yield BLANK
    yield sentence(say("report.large_lists"), "dim")
    yield from entries(overview.outcomes, say("report.not_compared"), False)
