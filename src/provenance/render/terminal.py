"""What the terminal views share: a pair's evidence, quotations, what is left out, inputs that gave no article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from provenance.match.score import model_for
from provenance.messages.catalogue import say
from provenance.messages.numbers import score_text
from provenance.messages.pairs import (
    Side,
    label_name,
    label_sentence,
    meaning_sentence,
    partial_sentence,
    passage_sentence,
    run_sentence,
    side_name,
)
from provenance.messages.reports import Noun, more_sentence
from provenance.messages.signals import signal_name, signal_sentence
from provenance.render.faults import Fault, faults, in_order
from provenance.render.layout import BLANK, Look, Piece, Row, View, foreign, own, sentence
from provenance.render.quote import longest_passage, longest_run, quote, title_of
from provenance.values import PAIR_LABELS, REUSE_LABELS, Article, Outcomes, Pair, PairLabel, Signal

LEAD: Final = 16
"""Cells of the left column: the longest word in it and a gap."""
QUOTE: Final = 300
"""Characters of a quotation; JSON gives the whole span."""
THIN_CORPUS: Final = 25_000  # between the sizes at which one labelled formula in ten and one in forty passes
SHOWN_FAILED: Final = 20
SHOWN_SKIPPED: Final = 5
_BAR: Final = 10


def label_look(label: PairLabel) -> Look:
    """Return how a label is drawn: findings stand out."""
    return "strong" if label in REUSE_LABELS else "dim"


def field(name: str, *body: Piece, indent: int = 2, look: Look = "dim") -> Row:
    """Return a row with a name in the left column."""
    return Row(body, (own(name, look, cells=LEAD - 1),), LEAD, indent)


def meaning_of(pair: Pair) -> str:
    """Return what a score like this one has meant on labelled pairs."""
    found = model_for(pair.evidence.background).meaning(pair.score)
    return meaning_sentence(found.low, found.high, found.pairs, found.reuse)


def part_of(pair: Pair, names: tuple[Side, Side]) -> str:
    """Return which article of a partial pair stands in the other; ``names`` are those of left and right."""
    return partial_sentence(pair.evidence.containment_of_left, pair.evidence.containment_of_right, names)


def _bar(push: float, largest: float, view: View) -> str:
    block = "\u2588" if view.is_unicode else "#"
    return block * round(_BAR * abs(push) / largest) if largest else ""


def _push_row(name: str, value: str, push: float, largest: float, why: str, view: View) -> Row:
    look: Look = "against" if push < 0 else "for" if push > 0 else "dim"
    lead = [own(name, cells=LEAD - 1), own(value, "dim", cells=-5), own(f"{push + 0.0:+.2f}", look, cells=-6)]
    if not view.is_narrow:
        lead.append(own(_bar(push, largest, view), look, cells=_BAR + 1))
    width = sum(abs(piece.cells) for piece in lead) + len(lead)
    return Row((own(why),), tuple(lead), width, indent=2)


def by_push(pair: Pair) -> list[Signal]:
    """Return the signals of a pair, what speaks for reuse first and what speaks most against it last."""
    return sorted(pair.evidence.signals, key=lambda signal: -signal.push)


def waterfall(pair: Pair, view: View) -> Iterator[Row]:
    """Yield the evidence as a sum: where every pair starts, what each signal pushed and why, the total."""
    evidence = pair.evidence
    total = evidence.base + sum(signal.push for signal in evidence.signals)
    largest = max([abs(evidence.base), *(abs(signal.push) for signal in evidence.signals)])
    yield _push_row(say("field.base"), "", evidence.base, largest, say("pair.every_start"), view)
    for signal in by_push(pair):
        name, why = signal_name(signal.name), signal_sentence(signal)
        yield _push_row(name, f"{signal.value:.2f}", signal.push, largest, why, view)
    yield _push_row(say("field.sum"), "", total, 0.0, say("pair.sum", score=score_text(pair.score)), view)


def passage_rows(pair: Pair, left: Article, right: Article, *, names: tuple[Side, Side]) -> Iterator[Row]:
    """Yield the longest shared passage, and the longest run of words in it that both pages print."""
    passage = longest_passage(pair)
    if passage is None:
        return
    lengths = (len(passage.left.span), len(passage.right.span))
    yield field(say("field.shared_passage"), own(passage_sentence(passage.words, lengths, names)))
    run = longest_run(passage, left, right)
    if run is None:
        return
    words, *places = run
    yield field(say("field.same_words"), own(run_sentence(words)))
    for name, article, place in zip(names, (left, right), places, strict=True):
        yield field(side_name(name), foreign(quote(article, place), limit=QUOTE))


def legend(labels: set[PairLabel]) -> Iterator[Row]:
    """Yield what each label used in a report means."""
    for label in PAIR_LABELS:
        if label in labels:
            yield field(label_name(label), own(label_sentence(label), "dim"))


def title(article: Article) -> Iterator[Row]:
    """Yield the title of an article."""
    told = title_of(article)
    yield field(say("field.title"), foreign(told) if told else own(say("report.no_title"), "dim"))


def more(left: int, noun: Noun) -> Iterator[Row]:
    """Yield how many items a list leaves out, if any."""
    if left > 0:
        yield sentence(more_sentence(left, noun), "dim", indent=2)


def entries(outcomes: Outcomes, heading: str, is_full: bool) -> Iterator[Row]:
    """Yield the inputs that gave no document, failures first and at most a few of the empty ones."""
    if not outcomes.entries:
        return
    yield BLANK
    yield sentence(heading, "head")
    found = [Fault((entry,)) for entry in in_order(outcomes.entries)] if is_full else faults(outcomes.entries)
    failed = [fault for fault in found if fault.status == "failed"]
    skipped = [fault for fault in found if fault.status == "skipped"]
    shown = failed + skipped if is_full else failed[:SHOWN_FAILED] + skipped[:SHOWN_SKIPPED]
    for fault in shown:
        look = own(say(f"field.{fault.status}"), "warn" if fault.status == "failed" else "dim", cells=LEAD - 1)
        yield Row((foreign(fault.message, limit=500),), (look,), LEAD, 2)
    yield from more(len(outcomes.entries) - sum(map(len, shown)), "input")
