"""Comparison -> rows: the verdict and why, who takes from whom, whom both cite, what differs, the sentences."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.messages.background import bundled_comparison_sentence
from provenance.messages.catalogue import say
from provenance.messages.compare import Side, raw_sentence
from provenance.messages.numbers import score_text
from provenance.messages.pairs import band_sentence, label_name, label_sentence, left_out_sentence, side_name
from provenance.render.changed import piece_in_context
from provenance.render.layout import BLANK, Row, View, foreign, own, sentence
from provenance.render.quote import date_text, is_arabic, left_out, title_of
from provenance.render.terminal import field, label_look, meaning_of, part_of, passage_rows, waterfall
from provenance.render.terminal_direction import direction_rows, direction_words, origin_names
from provenance.render.terminal_sentences import LEAD, Numbers, lead, numbers_of, sentence_rows
from provenance.render.terminal_sources import source_rows
from provenance.values import Article, Comparison, Difference, Located


def _verdict(comparison: Comparison, threshold: float) -> Iterator[Row]:
    pair = comparison.pair
    meaning = part_of(pair, ("left", "right")) if pair.label == "partial" else label_sentence(pair.label)
    yield Row((own(f"{label_name(pair.label)}:", label_look(pair.label)), own(meaning)))
    yield BLANK
    score = own(score_text(pair.score), "strong")
    if pair.label == "too_short":  # the score decides nothing, so that no meaning of scores applies
        yield field(say("field.score"), score)
    else:
        yield field(say("field.score"), score, own(band_sentence(pair.band, threshold)))
        yield field(say("field.meaning"), own(meaning_of(pair)))
    out = left_out(comparison.left)[0], left_out(comparison.right)[0]
    yield field(say("field.raw_score"), own(raw_sentence(comparison.raw_score, pair.score, out)))
    nodes = {node.id: node for node in comparison.graph.nodes}
    origins = [foreign(nodes[name].label, "source") for name in origin_names(comparison)[:1]]
    yield field(say("field.direction"), own(direction_words(comparison)), *origins)
    if pair.update:
        yield field(say("field.update"), own(say("pair.update")))


def _side(name: Side, article: Article) -> Iterator[Row]:
    title = title_of(article)
    yield field(side_name(name), foreign(article.document.id, "strong"), look="strong")
    if title:
        yield field(say("field.title"), foreign(title))
    if article.document.outlet:
        yield field(say("field.outlet"), foreign(article.document.outlet))
    date = date_text(article.published.value) if article.published else None
    yield field(say("field.published"), own(date) if date else own(say("report.no_date"), "dim"))
    if not is_arabic(article):
        yield field(say("field.script"), own(say("report.hardly_arabic"), "warn"))
    yield field(say("field.not_compared"), own(left_out_sentence(*left_out(article)), "dim"))
    if article.is_truncated:
        yield field(say("field.cut_off"), own(say("report.cut_off"), "warn"))


def _why(comparison: Comparison, view: View) -> Iterator[Row]:
    yield BLANK
    yield sentence(say("compare.why"), "head")
    yield from waterfall(comparison.pair, view)
    if comparison.evidence.background == "bundled":
        yield BLANK
        yield sentence(bundled_comparison_sentence(), "warn", indent=2)
    if comparison.pair.passages:
        yield BLANK
        yield from passage_rows(comparison.pair, comparison.left, comparison.right, names=("left", "right"))


def _kind(difference: Difference) -> str:
    if difference.is_spelling:
        return say("compare.kind_spelling")
    names = {"number": say("compare.kind_number"), "date": say("compare.kind_date"), "name": say("compare.kind_name")}
    return names[difference.kind]


def _difference(difference: Difference, comparison: Comparison, numbers: Numbers, view: View) -> Iterator[Row]:
    """Yield what each side says, in its sentence."""
    sides: tuple[tuple[Side, Article, tuple[Located, ...], Located | None], ...] = (
        ("left", comparison.left, difference.left, difference.left_in),
        ("right", comparison.right, difference.right, difference.right_in),
    )
    kind = _kind(difference)
    for side, article, places, within in sides:
        number = numbers.of(side, within) if within else 0
        note = kind if side == "left" else ""
        if places:
            body = piece_in_context(article, places, within or places[0], view)
        else:
            body = own(say("compare.not_given"), "dim")
        yield Row((body,), lead(note, side, number), LEAD, 2)


def _differences(comparison: Comparison, view: View) -> Iterator[Row]:
    yield BLANK
    if not comparison.differences:
        yield sentence(say("compare.no_differences"), "head")
        return
    yield sentence(say("compare.differences"), "head")
    numbers = numbers_of(comparison)
    for difference in comparison.differences:
        yield from _difference(difference, comparison, numbers, view)


def comparison_rows(comparison: Comparison, view: View, *, threshold: float, is_full: bool = False) -> Iterator[Row]:
    """Yield the report of a comparison, what a reader asks first first.

    ``is_full`` shows every sentence whole, those that are the same too, and every source.
    """
    yield from _verdict(comparison, threshold)
    yield BLANK
    yield from _side("left", comparison.left)
    yield from _side("right", comparison.right)
    yield from _why(comparison, view)
    yield from direction_rows(comparison, view)
    yield from source_rows(comparison, is_full=is_full)
    yield from _differences(comparison, view)
    yield from sentence_rows(comparison, view, is_full=is_full)
