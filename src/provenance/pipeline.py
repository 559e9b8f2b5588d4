"""The order of the rooms: documents in, stories and sources out. No other module knows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from provenance.article.boilerplate import boilerplate
from provenance.article.extract import read_article
from provenance.article.reading import reading
from provenance.attribution import extract
from provenance.attribution.registry import Registry
from provenance.candidates.generate import candidate_pairs
from provenance.corpus.distinct import distinct
from provenance.graph.build import RULES, graph
from provenance.graph.directing import with_directions
from provenance.graph.origins import with_origins
from provenance.match.background import Background
from provenance.match.bulk import verified
from provenance.match.cluster import stories
from provenance.match.differences import differences
from provenance.match.profile import profile
from provenance.match.sidebyside import alignment
from provenance.match.signals import shared
from provenance.match.verify import verify
from provenance.settings import Settings
from provenance.summary import summary, template_pairs
from provenance.values import (
    REUSE_LABELS,
    Article,
    Attribution,
    Boilerplate,
    Comparison,
    Document,
    Outcomes,
    RejectedCue,
    Scan,
    Span,
    Trace,
    Unreadable,
    Zone,
)

Progress = Callable[[str, int, int | None], None]
"""Called with the name of a step, how many are done and, where known, how many there are."""

Item = TypeVar("Item")
DEFAULTS = Settings()
_REPORT_EVERY = 500


def _silent(step: str, done: int, total: int | None) -> None:
    """Report nothing."""


def _counted(items: Iterable[Item], step: str, progress: Progress, total: int | None = None) -> Iterator[Item]:
    """Yield the items, and report every few hundred how many have gone by."""
    for number, item in enumerate(items):
        if number % _REPORT_EVERY == 0:
            progress(step, number, total)
        yield item


def _steps(progress: Progress, step: str, total: int) -> Callable[[int], None]:
    """Return what reports how many of a step are done, every few hundred or where a block of them ends."""
    last = -_REPORT_EVERY

    def done(number: int) -> None:
        nonlocal last
        if number - last >= _REPORT_EVERY:
            last = number
            progress(step, number, total)

    return done


def _split(items: Iterable[Document | Unreadable], where: str, settings: Settings) -> tuple[list[Document], Outcomes]:
    """Return the documents in order of id, no two of one id, and what became of every input."""
    documents: list[Document] = []
    entries: list[Unreadable] = []
    for item in items:
        if isinstance(item, Document):
            documents.append(item)
        else:
            entries.append(item)
    kept, refused = distinct(documents, settings.duplicate_ids, where)
    entries.extend(refused)
    return kept, Outcomes(len(kept), tuple(sorted(entries, key=lambda entry: (entry.path, entry.message))))


def read_articles(documents: Sequence[Document], *, progress: Progress = _silent) -> tuple[Article, ...]:
    """Return the documents cut into zones, with the lines that recur on pages of one outlet masked."""
    return _read_articles(documents, boilerplate(documents), progress)


def _read_articles(
    documents: Sequence[Document], masked: Iterable[Boilerplate], progress: Progress
) -> tuple[Article, ...]:
    repeated = {one.outlet: one.lines for one in masked}
    counted = _counted(documents, "zones", progress, len(documents))
    return tuple(read_article(one, repeated=repeated.get(one.outlet, frozenset())) for one in counted)


def scan(
    documents: Iterable[Document | Unreadable],
    *,
    settings: Settings = DEFAULTS,
    registry: Registry | None = None,
    stated_only: bool = False,
    progress: Progress | None = None,
) -> Scan:
    """Return the stories that documents share, every verified pair, whom they cite, and what became of every input.

    The result does not depend on the order of ``documents``. Of two that share an id one
    is reported as failed, or gets a suffix if the settings say so.
    ``registry`` holds the known sources; the bundled one where it is None.
    ``stated_only`` leaves out citations whose source had to be worked out and all edges
    that are not stated, so that origins and directions are those of what the articles say.
    """
    report = progress or _silent
    kept, outcomes = _split(_counted(documents, "read", report), "scan", settings)
    masked = boilerplate(kept)
    articles = _read_articles(kept, masked, report)
    cited, _ = _cited(articles, registry, report)
    readings = [reading(article) for article in _counted(articles, "words", report, len(articles))]
    report("compare", 0, len(readings))
    background = Background.from_readings(readings)
    candidates = candidate_pairs(readings, settings=settings)
    pairs = verified(
        candidates.pairs,
        readings,
        background=background,
        settings=settings,
        lists_all=len(kept) <= settings.listed_documents,
        done=_steps(report, "verify", len(candidates.pairs)),
    )
    listed = tuple(sorted(pairs, key=lambda pair: (pair.label == "too_short", -pair.score, pair.left, pair.right)))
    told = stories(pair for pair in listed if pair.label in REUSE_LABELS)
    report("graph", 0, len(told))
    known = Registry.bundled() if registry is None else registry
    drawn = graph(articles, cited, listed, told, known, readings=readings, stated_only=stated_only)
    return Scan(
        documents=articles,
        pairs=with_directions(listed, drawn.edges),
        stories=with_origins(told, drawn.origins),
        outcomes=outcomes,
        background=background.kind,
        threshold=settings.threshold,
        candidates=len(candidates.pairs),
        unrelated=len(candidates.pairs) - len(listed),
        capped=candidates.capped,
        attributions=_stated(cited) if stated_only else cited,
        graph=drawn,
        summary=summary(articles, template_pairs(listed), told, masked),
    )


def _cited(
    articles: Sequence[Article], registry: Registry | None, progress: Progress
) -> tuple[tuple[Attribution, ...], tuple[RejectedCue, ...]]:
    """Return whom articles cite and the words in them that are no cues, in order of article and position."""
    known = Registry.bundled() if registry is None else registry
    attributions: list[Attribution] = []
    rejected: list[RejectedCue] = []
    for article in _counted(articles, "cite", progress, len(articles)):
        found, refused = extract.explained(article, known)
        attributions.extend(found)
        rejected.extend(refused)
    return tuple(attributions), tuple(rejected)


def attributions(document: Document, *, registry: Registry | None = None) -> tuple[Attribution, ...]:
    """Return whom a document cites, with the spans that say so, in order of position in title, byline and text.

    ``registry`` holds the known sources; the bundled one where it is None.
    """
    known = Registry.bundled() if registry is None else registry
    return extract.attributions(read_article(document), known)


def trace(
    documents: Iterable[Document | Unreadable],
    *,
    settings: Settings = DEFAULTS,
    registry: Registry | None = None,
    stated_only: bool = False,
    progress: Progress | None = None,
) -> Trace:
    """Return whom each of the documents cites, what was no citation, and what became of every input.

    Neither the order of ``documents`` nor who else is among them changes what is found in
    one, but for lines that recur on the pages of an outlet, which are furniture. Of two
    that share an id one is reported as failed, or gets a suffix if the settings say so.
    ``stated_only`` leaves out citations whose source had to be worked out.
    """
    report = progress or _silent
    kept, outcomes = _split(_counted(documents, "read", report), "trace", settings)
    articles = read_articles(kept, progress=report)
    found, rejected = _cited(articles, registry, report)
    known = Registry.bundled() if registry is None else registry
    drawn = graph(articles, found, (), (), known, without=RULES, stated_only=stated_only)
    return Trace(articles, _stated(found) if stated_only else found, rejected, outcomes, drawn)


def _stated(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    return tuple(one for one in attributions if one.is_stated)


def _whole_page(article: Article) -> Article:
    """Return the article as it would be if everything on its page were text."""
    beside = tuple(zone for zone in article.zones if zone.field == "title")
    return replace(article, zones=(*beside, Zone("body", "text", Span(0, len(article.document.text)))))


def _apart(left: Document, right: Document) -> tuple[Document, Document]:
    """Return two documents under different ids."""
    if left.id != right.id:
        return left, right
    return replace(left, id=f"{left.id} (left)"), replace(right, id=f"{right.id} (right)")


def compare(
    left: Document,
    right: Document,
    *,
    background: Background | None = None,
    settings: Settings = DEFAULTS,
    registry: Registry | None = None,
) -> Comparison:
    """Return two documents side by side: verdict, evidence, aligned sentences, what differs, whom both cite.

    Without ``background`` the bundled stem frequencies are used, which cannot tell a
    formula from reuse; give the frequencies of a news corpus where there is one.
    ``registry`` holds the known sources; the bundled one where it is None. The direction
    is that of the provenance graph of the two. Of documents with one id, the sides become a part of it.
    """
    known = background or Background.bundled()
    sources = Registry.bundled() if registry is None else registry
    articles = [read_article(one) for one in _apart(left, right)]
    readings = [reading(article) for article in articles]
    ours, theirs = (profile(one, known) for one in readings)
    raw = [profile(reading(_whole_page(article)), known) for article in articles]
    cited, _ = _cited(articles, sources, _silent)
    verdict = verify(ours, theirs, background=known, settings=settings)
    told = stories([verdict] if verdict.label in REUSE_LABELS else [])
    drawn = graph(articles, cited, [verdict], told, sources, readings=readings)
    pair = shared(ours, theirs)
    return Comparison(
        left=articles[0],
        right=articles[1],
        pair=with_directions([verdict], drawn.edges)[0],
        raw_score=verify(raw[0], raw[1], background=known, settings=settings).score,
        alignment=alignment(pair),
        differences=differences(pair),
        attributions=cited,
        graph=drawn,
    )
