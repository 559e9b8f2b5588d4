"""Trace -> rows: who is cited most, and article by article whom it cites, in which sentences and by which rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from provenance.messages.attribution import (
    how_sentence,
    link_sentence,
    medium_sentence,
    reason_sentence,
    role_name,
    sources_sentence,
    tier_heading,
    traced_sentence,
    type_name,
    via_name,
)
from provenance.messages.catalogue import say
from provenance.messages.inputs import outcomes_sentence
from provenance.render.citing import Cited, CitingSentence, Find, cited, others, sentence_finder, sources_of
from provenance.render.layout import BLANK, Piece, Row, View, foreign, own, sentence
from provenance.render.marked import Marks, legend_pieces, marked_cue, marked_piece, marked_spans, marks_for
from provenance.render.quote import date_text
from provenance.render.terminal import entries, field, more, title
from provenance.render.terminal_tree import (
    DEFAULT_TREES,
    Laid,
    TreeOptions,
    Trees,
    laid_out,
    origins_pieces,
    tree_legend,
    tree_rows,
    trees_of,
)
from provenance.values import Article, Attribution, RejectedCue, Source, SourceType, Trace

# What fits some screens; the rest is counted, and JSON or --explain has it.
SHOWN_ARTICLES: Final = 20
SHOWN_SOURCES: Final = 20
_LISTED: Final[frozenset[SourceType]] = frozenset({"agency", "outlet", "photo_agency"})
_NAMES: Final = 400  # characters of the names in a summary; each has a heading of its own below


@dataclass(frozen=True, slots=True)
class _Page:
    """What the rows of one article are made of."""

    article: Article
    attributions: Sequence[Attribution]
    rejected: Sequence[RejectedCue]
    find: Find
    marks: Marks


def _headline(trace: Trace) -> Iterator[Row]:
    done, found = trace.outcomes, trace.attributions
    yield sentence(outcomes_sentence(done.inputs, done.read, done.skipped, done.failed), "head")
    naming = {one.document for one in found if any(others(one))}
    without = len(trace.documents) - len(naming)
    yield sentence(traced_sentence(len(trace.documents), len(sources_of(found)), len(found), without))


def _cited_most(trace: Trace, is_full: bool) -> Iterator[Row]:
    """Yield the works, outlets and bodies that several articles can have in common, the most cited first."""
    citing: dict[str, set[str]] = {}
    known: dict[str, Source] = {}
    for found in trace.attributions:
        for source in others(found):
            if source.type not in ("person", "anonymous"):
                known.setdefault(source.id, source)
                citing.setdefault(source.id, set()).add(found.document)
    listed = sorted(known.values(), key=lambda source: (-len(citing[source.id]), source.id))
    if not listed or len(trace.documents) < 2:
        return
    yield BLANK
    yield sentence(say("attribution.cited_most"), "head")
    for source in listed if is_full else listed[:SHOWN_SOURCES]:
        lead = (own(f"{len(citing[source.id]):,}", cells=-6), own(type_name(source.type), "dim", cells=15))
        yield Row((foreign(source.name, "source"),), lead, 23, 0)
    if not is_full:
        yield from more(len(listed) - SHOWN_SOURCES, "source")


def _legend(marks: Marks) -> Row:
    return Row((own(say("attribution.marks"), "dim"), *legend_pieces(marks)))


def _head(article: Article) -> Iterator[Row]:
    document = article.document
    date = date_text(article.published.value) if article.published else None
    yield BLANK
    yield Row((foreign(document.id, "head"),))
    yield from title(article)
    if document.outlet:
        yield field(say("field.outlet"), foreign(document.outlet))
    if document.byline:
        yield field(say("field.byline"), foreign(document.byline))
    yield field(say("field.published"), own(date) if date else own(say("report.no_date"), "dim"))


def _names(name: str, sources: Sequence[Source]) -> Iterator[Row]:
    """Yield names in one piece of text: Arabic names in several would stand in the wrong order."""
    if sources:
        yield field(name, foreign("\u060c ".join(source.name for source in sources), "source", limit=_NAMES))


def _summary(found: Sequence[Attribution]) -> Iterator[Row]:
    sources = list(sources_of(found).values())
    if not sources:
        yield field(
            say("field.sources"), own(say("attribution.only_own" if found else "attribution.no_source"), "warn")
        )
        return
    yield field(say("field.sources"), own(sources_sentence((source.type for source in sources), len(found))))
    yield from _names(say("field.cites"), [source for source in sources if source.type not in ("person", "anonymous")])
    yield from _names(say("field.persons"), [source for source in sources if source.type == "person"])


def _link(source: Source, *before: Piece) -> Iterator[Row]:
    """Yield what the registry knows of a source, where it ought to know it."""
    if source.status == "registered":
        yield field("", *before, own(link_sentence(source), "dim"), foreign(source.id, "dim"))
    elif source.status == "ambiguous":
        ids = foreign(", ".join(source.candidates), "warn")
        yield field("", *before, own(link_sentence(source), "warn"), ids)
    elif source.type in _LISTED:
        yield field("", *before, own(link_sentence(source), "dim"))
    elif before:
        yield field("", *before)


def _heading(one: Cited) -> Iterator[Row]:
    yield BLANK
    if one.source is None:
        yield field(say("field.source"), own(say("attribution.unresolved"), "warn"), look="strong")
    else:
        yield field(type_name(one.source.type), foreign(one.source.name, "source"), look="strong")
        is_own = one.is_own and one.via is None
        yield from _link(one.source, *([own(say("attribution.publisher"))] if is_own else []))
    if one.via is not None:
        yield field(via_name(one.via.type), foreign(one.via.name, "medium"), look="strong")
        yield from _link(one.via, own(medium_sentence(one.is_own)))


def _quoted(place: CitingSentence, page: _Page) -> Iterator[Row]:
    """Yield a citing sentence, and for each citation in it what it is; of several, which cue it is about."""
    raw = page.article.document.field(place.field)
    role = place.attributions[0].role
    spans = marked_spans(place.attributions, page.marks)
    yield field(role_name(role), marked_piece(raw, place.span, spans, page.marks))
    for found in place.attributions:
        cue = [marked_cue(raw, found, page.marks)] if len(place.attributions) > 1 and found.cue_spans else []
        yield field(
            "" if found.role == role else role_name(found.role),
            own(how_sentence(found, is_of_cue=bool(cue)), "dim"),
            *cue,
        )


def _citations(page: _Page) -> Iterator[Row]:
    for tier, group in groupby(cited(page.attributions, page.find), key=lambda one: one.tier):
        yield BLANK
        yield sentence(tier_heading(tier), "head", indent=2)
        for one in group:
            yield from _heading(one)
            for place in one.sentences:
                yield from _quoted(place, page)


def _rejected(page: _Page) -> Iterator[Row]:
    yield BLANK
    yield sentence(say("attribution.rejected", number=len(page.rejected)), "head", indent=2)
    for found in page.rejected:
        raw = page.article.document.field(found.field)
        span = page.find(found.field, found.span)
        yield field(say("field.no_cue"), marked_piece(raw, span, [(found.span, page.marks.cue)], page.marks))
        yield field("", own(reason_sentence(found.reason), "dim"), foreign(found.rule, "dim"))


def _tree(laid: Laid | None, trees: Trees, view: View) -> Iterator[Row]:
    """Yield where an article says that it comes from; nothing where it names no source."""
    if laid is not None and laid.entries:
        yield BLANK
        yield field(say("field.origins"), *origins_pieces(laid.origins, trees))
        yield from tree_rows(laid, trees, view)


def _pages(trace: Trace, marks: Marks, most: int) -> Iterator[_Page]:
    """Yield what the first articles are told of."""
    found: dict[str, list[Attribution]] = {}
    rejected: dict[str, list[RejectedCue]] = {}
    for one in trace.attributions:
        found.setdefault(one.document, []).append(one)
    for cue in trace.rejected:
        rejected.setdefault(cue.document, []).append(cue)
    for article in trace.documents[:most]:
        name = article.document.id
        yield _Page(article, found.get(name, ()), rejected.get(name, ()), sentence_finder(article), marks)


def trace_rows(trace: Trace, view: View, *, explain: bool = False, trees: TreeOptions = DEFAULT_TREES) -> Iterator[Row]:
    """Yield the report of a trace; ``explain`` shows every article, and the words that were no cues.

    ``trees`` says how the source trees look, and whether the trace was made to hold
    nothing but stated sources.
    """
    marks = marks_for(view)
    drawn = trees_of(trace.graph, trace.documents, trace.attributions, view, trees, has_titles=False)
    pages = list(_pages(trace, marks, len(trace.documents) if explain else SHOWN_ARTICLES))
    laid = _laid_out(trace, drawn, pages)
    yield from _headline(trace)
    if trees.is_stated_only:
        yield sentence(say("attribution.stated_only"))
    if trace.attributions or (explain and trace.rejected):
        yield _legend(marks)
    yield from tree_legend(list(laid.values()))
    yield from _cited_most(trace, explain)
    for page in pages:
        yield from _head(page.article)
        yield from _summary(page.attributions)
        yield from _tree(laid.get(page.article.document.id), drawn, view)
        yield from _citations(page)
        yield from _rejected(page) if explain else ()
    yield from more(len(trace.documents) - len(pages), "article")
    yield from entries(trace.outcomes, say("report.not_read"), explain)


def _laid_out(trace: Trace, trees: Trees, pages: Iterable[_Page]) -> dict[str, Laid]:
    """Return the source trees of some articles; in a trace each article has its own."""
    wanted = {page.article.document.id for page in pages}
    return {one.documents[0]: laid_out(trees, one) for one in trace.graph.origins if wanted.intersection(one.documents)}
