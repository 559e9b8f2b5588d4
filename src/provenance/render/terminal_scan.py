"""Scan -> rows: what was read, the stories and why, what was kept apart, what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from provenance.match.background import Background
from provenance.messages.background import bundled_scan_sentence, thin_background_sentence
from provenance.messages.catalogue import say
from provenance.messages.graph import stated_only_sentence, where_heading
from provenance.messages.inputs import outcomes_sentence
from provenance.messages.numbers import score_text
from provenance.messages.pairs import band_sentence, label_name
from provenance.messages.reports import (
    apart_heading,
    foreign_script_sentence,
    stories_sentence,
    story_heading,
)
from provenance.messages.signals import signal_sentence
from provenance.render.layout import BLANK, Row, View, foreign, own, sentence
from provenance.render.quote import by_id, is_arabic
from provenance.render.terminal import (
    LEAD,
    THIN_CORPUS,
    by_push,
    entries,
    field,
    label_look,
    legend,
    meaning_of,
    more,
    part_of,
    passage_rows,
    title,
    waterfall,
)
from provenance.render.terminal_summary import capped_rows, summary_rows
from provenance.render.terminal_tree import (
    DEFAULT_TREES,
    TreeOptions,
    broken_rows,
    laid_out,
    origin_rows,
    tree_legend,
    trees_of,
)
from provenance.values import REUSE_LABELS, Article, Pair, Scan, Story

Articles = Mapping[str, Article]
Pairs = Mapping[frozenset[str], Pair]

# What fits a screen or two; the rest is counted, and JSON or --explain has it.
SHOWN_STORIES: Final = 50
SHOWN_DOCUMENTS: Final = 20
SHOWN_PAIRS: Final = 10
SMALL_CORPUS: Final = 50
_TOP_SIGNALS: Final = 3


def _headline(scan: Scan) -> Iterator[Row]:
    done = scan.outcomes
    yield sentence(outcomes_sentence(done.inputs, done.read, done.skipped, done.failed), "head")
    yield sentence(stories_sentence(len(scan.stories), scan.candidates, scan.threshold))
    if len(scan.documents) == 1:
        yield sentence(say("report.lone_article"))
    if scan.pairs and scan.background == "bundled":
        yield sentence(bundled_scan_sentence(Background.ENOUGH_DOCUMENTS), "dim")
    elif scan.pairs and len(scan.documents) < THIN_CORPUS:
        yield sentence(thin_background_sentence(len(scan.documents)), "dim")


def _is_large(scan: Scan) -> bool:
    """Return whether a reader needs a summary, because the lists are long."""
    return len(scan.documents) > SMALL_CORPUS


def _member(name: str, story: Story, pairs: Pairs, articles: Articles) -> Iterator[Row]:
    if name == story.representative:
        yield field(say("field.representative"), foreign(name, "strong"))
    else:
        pair = pairs[frozenset((name, story.representative))]
        verdict = own(f"{label_name(pair.label)} {score_text(pair.score)}", label_look(pair.label), cells=LEAD - 1)
        update = (own(say("pair.own_update"), "dim"),) if pair.update else ()
        yield Row((*update, foreign(name, "strong")), (verdict,), LEAD, 2)
    yield from title(articles[name])


def _best(story: Story, pairs: Pairs) -> Pair:
    """Return the pair that the story is explained by: its representative and the most similar other."""
    found = [pairs[frozenset((name, story.representative))] for name in story.documents if name != story.representative]
    return min(found, key=lambda pair: (-pair.score, pair.left, pair.right))


def _why(pair: Pair, articles: Articles, threshold: float) -> Iterator[Row]:
    yield field(say("field.closest_pair"), foreign(pair.left), own(say("pair.and")), foreign(pair.right))
    yield field(
        say("field.score"), own(score_text(pair.score), "strong"), own(f"{band_sentence(pair.band, threshold)}.")
    )
    yield field(say("field.meaning"), own(meaning_of(pair), "dim"))
    if pair.label == "partial":
        yield field(say("field.part"), own(part_of(pair, ("first", "second"))))
    pushes = [signal for signal in by_push(pair)[:_TOP_SIGNALS] if signal.push > 0]
    for at, signal in enumerate(pushes):
        lead = (own("" if at else say("field.why"), "dim", cells=8), own(f"{signal.push:+.2f}", "for", cells=-6))
        yield Row((own(signal_sentence(signal)),), lead, LEAD, 2)
    yield from passage_rows(pair, articles[pair.left], articles[pair.right], names=("first", "second"))


def _story(story: Story, pairs: Pairs, articles: Articles, threshold: float, is_full: bool) -> Iterator[Row]:
    number = story.id.rpartition("-")[2]
    yield BLANK
    yield sentence(story_heading(number, len(story.documents)), "head")
    others = [name for name in story.documents if name != story.representative]
    others.sort(key=lambda name: (-pairs[frozenset((name, story.representative))].score, name))
    shown = [story.representative, *others]
    for name in shown if is_full else shown[:SHOWN_DOCUMENTS]:
        yield from _member(name, story, pairs, articles)
    if not is_full:
        yield from more(len(shown) - SHOWN_DOCUMENTS, "document")
    yield from _why(_best(story, pairs), articles, threshold)


def _sources(scan: Scan, view: View, is_full: bool, options: TreeOptions) -> Iterator[Row]:
    """Yield where stories, and in a small corpus lone articles, come from."""
    is_small = is_full or len(scan.documents) <= SMALL_CORPUS
    places = {story.documents: place for place, story in enumerate(scan.stories)}
    listed = [one for one in scan.graph.origins if one.documents in places or is_small]
    listed.sort(key=lambda one: places.get(one.documents, len(places)))
    if not listed:
        return
    trees = trees_of(scan.graph, scan.documents, scan.attributions, view, options)
    names = {story.documents: say("field.story", number=story.id.rpartition("-")[2]) for story in scan.stories}
    yield BLANK
    yield sentence(where_heading(), "head")
    if options.is_stated_only:
        yield sentence(stated_only_sentence())
    laid = [laid_out(trees, one) for one in (listed if is_full else listed[:SHOWN_STORIES])]
    for one in laid:
        yield BLANK
        yield from origin_rows(one, names.get(one.origins.documents, say("field.article")), trees, view)
    if not is_full:
        yield from more(len(listed) - SHOWN_STORIES, "story")
    below = [*broken_rows(scan.graph), *tree_legend(laid)]
    yield from [BLANK, *below] if below else []


def _pair_row(pair: Pair) -> Row:
    lead = (
        own(score_text(pair.score), label_look(pair.label), cells=5),
        own(label_name(pair.label), label_look(pair.label), cells=10),
    )
    return Row((foreign(pair.left), own(say("pair.and")), foreign(pair.right)), lead, 17, 2)


def _pair_rows(pairs: Iterable[Pair], view: View, is_full: bool) -> Iterator[Row]:
    listed = list(pairs)
    for pair in listed if is_full else listed[:SHOWN_PAIRS]:
        yield _pair_row(pair)
        if is_full:
            yield from waterfall(pair, view)
    if not is_full:
        yield from more(len(listed) - SHOWN_PAIRS, "pair")


def _across(scan: Scan, view: View, is_full: bool) -> Iterator[Row]:
    """Yield reuse between documents of different stories, which a split would otherwise hide."""
    story_of = {name: story.id for story in scan.stories for name in story.documents}
    across = [
        pair
        for pair in scan.pairs
        if pair.label in REUSE_LABELS and story_of.get(pair.left) != story_of.get(pair.right)
    ]
    if across:
        yield BLANK
        yield sentence(say("report.across"), "head")
        yield from _pair_rows(across, view, is_full)


def _apart(scan: Scan, view: View, is_full: bool) -> Iterator[Row]:
    """Yield the closest pairs that are no reuse, so that a reader sees that they were compared."""
    apart = [pair for pair in scan.pairs if pair.label not in REUSE_LABELS]
    if not apart and not scan.unrelated:
        return
    counts = Counter(pair.label for pair in apart)
    counts["unrelated"] += scan.unrelated
    yield BLANK
    yield sentence(apart_heading(counts), "head")
    if is_full or len(scan.documents) <= SMALL_CORPUS:
        yield from _pair_rows([pair for pair in apart if is_full or pair.label != "too_short"], view, is_full)


def _notes(scan: Scan) -> Iterator[Row]:
    labels = {pair.label for pair in scan.pairs}
    if not _is_large(scan):
        yield from capped_rows(scan.capped)
    if other := [article.document.id for article in scan.documents if not is_arabic(article)]:
        yield BLANK
        yield Row((own(foreign_script_sentence(len(other)), "dim"), foreign(other[0], "dim")))
    if labels:
        yield BLANK
        yield from legend(labels)


def scan_rows(scan: Scan, view: View, *, explain: bool = False, trees: TreeOptions = DEFAULT_TREES) -> Iterator[Row]:
    """Yield the report of a scan; ``explain`` lists every pair with all its signals, ``trees`` says how trees look."""
    articles = by_id(scan.documents)
    pairs = {frozenset((pair.left, pair.right)): pair for pair in scan.pairs}
    yield from _headline(scan)
    yield from summary_rows(scan, articles, is_full=explain) if _is_large(scan) else ()
    for story in scan.stories if explain else scan.stories[:SHOWN_STORIES]:
        yield from _story(story, pairs, articles, scan.threshold, explain)
    if not explain:
        yield from more(len(scan.stories) - SHOWN_STORIES, "story")
    else:
        within = [pair for pair in scan.pairs if pair.label in REUSE_LABELS]
        yield from ([BLANK, sentence(say("report.pair_by_pair"), "head")] if within else [])
        yield from _pair_rows(within, view, is_full=True)
    yield from _sources(scan, view, explain, trees)
    yield from _across(scan, view, explain)
    yield from _apart(scan, view, explain)
    yield from entries(scan.outcomes, say("report.not_compared"), explain)
    yield from _notes(scan)
