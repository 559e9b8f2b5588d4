"""The summary of a large scan -> rows: largest stories, boilerplate by outlet, families of templates, caps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from provenance.messages.catalogue import say
from provenance.messages.reports import capped_sentence
from provenance.messages.summaries import (
    lines_sentence,
    more_outlets,
    outlet_counts,
    size_sentence,
    templates_heading,
    without_outlet,
)
from provenance.render.layout import BLANK, Row, foreign, own, sentence
from provenance.render.quote import title_of
from provenance.render.terminal import field, more, title
from provenance.values import Article, Boilerplate, Capped, OutletCounts, Scan, StorySummary, TemplateFamily

Articles = Mapping[str, Article]

SHOWN: Final = 5
"""Stories, outlets and families; JSON has more of them."""
_SHOWN_OUTLETS: Final = 6
_EXAMPLE: Final = 120  # characters; a line of boilerplate may be a paragraph


def _outlets(counts: OutletCounts) -> Iterator[Row]:
    """Yield the outlets of a group, those with most articles first, where any is known."""
    known = [(outlet, articles) for outlet, articles in counts if outlet]
    if not known:
        return
    nameless = sum(articles for outlet, articles in counts if not outlet)
    behind = [more_outlets(len(known) - _SHOWN_OUTLETS)] if len(known) > _SHOWN_OUTLETS else []
    behind += [without_outlet(nameless)] if nameless else []
    yield field(
        say("field.outlets"), foreign(outlet_counts(known[:_SHOWN_OUTLETS])), *(own(told, "dim") for told in behind)
    )


def _known(counts: OutletCounts) -> int:
    return sum(bool(outlet) for outlet, _ in counts)


def _story(story: StorySummary, articles: Articles) -> Iterator[Row]:
    number = story.id.rpartition("-")[2]
    size = size_sentence(story.size, _known(story.outlets), story.first, story.last)
    yield field(say("field.story", number=number), own(size, "strong"))
    yield from title(articles[story.representative])
    yield from _outlets(story.outlets)


def _stories(scan: Scan, articles: Articles, shown: int) -> Iterator[Row]:
    if scan.summary.stories:
        yield BLANK
        yield sentence(say("summary.largest"), "head")
    for story in scan.summary.stories[:shown]:
        yield from _story(story, articles)


def _boilerplate(scan: Scan, shown: int) -> Iterator[Row]:
    found = scan.summary.boilerplate
    if not any(article.document.outlet for article in scan.documents):
        yield BLANK
        yield sentence(say("summary.no_outlets"), "dim")
    if not found:
        return
    yield BLANK
    yield sentence(say("summary.boilerplate"), "head")
    for one in found[:shown]:
        yield from _of_outlet(one)
    yield from more(len(found) - shown, "outlet")


def _of_outlet(found: Boilerplate) -> Iterator[Row]:
    yield field(say("field.outlet"), foreign(found.outlet, "strong"))
    told = lines_sentence(len(found.lines), found.documents)
    yield field(say("field.not_compared"), own(told), foreign(found.example, limit=_EXAMPLE))


def _family(family: TemplateFamily, articles: Articles) -> Iterator[Row]:
    yield field(say("field.family"), own(size_sentence(family.size, _known(family.outlets)), "strong"))
    yield from _outlets(family.outlets)
    titles = dict.fromkeys(title_of(articles[name]) or name for name in family.examples)
    for at, told in enumerate(titles):
        yield field("" if at else say("field.such_as"), foreign(told))


def _families(scan: Scan, articles: Articles, shown: int) -> Iterator[Row]:
    summary = scan.summary
    if summary.templates:
        yield BLANK
        yield sentence(templates_heading(summary.families, summary.in_families), "head")
    for family in summary.templates[:shown]:
        yield from _family(family, articles)


def capped_rows(found: Iterable[Capped]) -> Iterator[Row]:
    """Yield what was too frequent to be compared all with all."""
    for at, capped in enumerate(found):
        yield from [BLANK] if at == 0 else []
        told = capped_sentence(capped.kind, capped.lists, capped.size)
        yield Row((own(told, "dim"), foreign(capped.example, "dim")))


def summary_rows(scan: Scan, articles: Articles, *, is_full: bool = False) -> Iterator[Row]:
    """Yield the summary of a scan; ``articles`` are its own, by id. ``is_full`` shows all that is summed up."""
    shown = max(SHOWN, len(scan.summary.boilerplate), len(scan.summary.stories)) if is_full else SHOWN
    yield from _stories(scan, articles, shown)
    yield from _boilerplate(scan, shown)
    yield from _families(scan, articles, shown)
    yield from capped_rows(scan.capped)
