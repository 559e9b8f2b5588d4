"""Comparison -> rows: the verdict, what pushed the score, the sentences side by side, what differs."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.match.signals import ALIGNED
from provenance.messages.english import (
    ELSEWHERE,
    alignment_sentence,
    band_sentence,
    bundled_comparison_sentence,
    direction_sentence,
    label_name,
    label_sentence,
    left_out_sentence,
    raw_score_sentence,
    score_text,
)
from provenance.render.layout import BLANK, Look, Row, View, foreign, own, sentence
from provenance.render.quote import date_text, is_arabic, left_out, quote, title_of
from provenance.render.terminal import (
    LEAD,
    QUOTE,
    field,
    label_look,
    meaning_of,
    part_of,
    passage_rows,
    waterfall,
)
from provenance.values import AlignedSentence, Article, Comparison, Difference, Located

TELLING = 0.05  # a smaller difference of scores says nothing about menus
_LOOKS: dict[str, Look] = {"same": "strong", "changed": "", "moved": "", "only_left": "dim", "only_right": "dim"}


def _verdict(comparison: Comparison, threshold: float) -> Iterator[Row]:
    pair = comparison.pair
    meaning = part_of(pair, ("left", "right")) if pair.label == "partial" else label_sentence(pair.label)
    yield Row((own(f"{label_name(pair.label)}:", label_look(pair.label)), own(meaning)))
    yield BLANK
    score = own(score_text(pair.score), "strong")
    if pair.label == "too_short":  # the score decides nothing, so that no meaning of scores applies
        yield field("score", score)
    else:
        yield field("score", score, own(band_sentence(pair.band, threshold)))
        yield field("meaning", own(meaning_of(pair)))
    is_cleaned = any(left_out(article)[0] for article in (comparison.left, comparison.right))
    if is_cleaned and abs(comparison.raw_score - pair.score) >= TELLING:
        yield field("raw score", own(raw_score_sentence(comparison.raw_score, pair.score)))
    dated = (comparison.left.published is not None, comparison.right.published is not None)
    yield field("direction", own(direction_sentence(pair.direction, dated)))
    if pair.update:
        yield field("update", own("both are of one outlet: another text of its own story"))


def _side(name: str, article: Article) -> Iterator[Row]:
    title = title_of(article)
    yield field(name, foreign(article.document.id, "strong"), look="strong")
    if title:
        yield field("title", foreign(title))
    if article.document.outlet:
        yield field("outlet", foreign(article.document.outlet))
    date = date_text(article.published.value) if article.published else None
    yield field("published", own(date) if date else own("no date, neither given nor on the page", "dim"))
    if not is_arabic(article):
        yield field("script", own("hardly any Arabic; compared by its words all the same", "warn"))
    yield field("not compared", own(left_out_sentence(*left_out(article)), "dim"))
    if article.is_truncated:
        yield field("cut off", own("the text ends in mid-sentence", "warn"))


def _state(row: AlignedSentence) -> str:
    """Return the state of a row; a sentence alone may still be told inside another sentence."""
    if row.state.startswith("only") and row.similarity >= ALIGNED:
        return row.state.replace("only", "elsewhere")
    return row.state


def _sentence_rows(row: AlignedSentence, comparison: Comparison) -> Iterator[Row]:
    """Yield a sentence of each side, one below the other: two Arabic columns read wrong in most terminals."""
    state = own(_state(row).partition("_")[0], _LOOKS[row.state], cells=LEAD - 7)
    sides = (("left", comparison.left, row.left), ("right", comparison.right, row.right))
    given = [(name, article, place) for name, article, place in sides if place is not None]
    for at, (name, article, place) in enumerate(given):
        note = state if at == 0 else own(f"{row.similarity:.2f}", "dim", cells=LEAD - 7)
        yield Row((foreign(quote(article, place), limit=QUOTE),), (note, own(name, "dim", cells=5)), LEAD, 2)


def _sentences(comparison: Comparison) -> Iterator[Row]:
    yield BLANK
    states = [_state(row) for row in comparison.alignment]
    yield sentence(f"Sentences: {alignment_sentence(states)}", "head")
    if any(state.startswith("elsewhere") for state in states):
        yield sentence(ELSEWHERE, "dim", indent=2)
    for row in comparison.alignment:
        yield from _sentence_rows(row, comparison)


def _places(name: str, kind: str, article: Article, places: tuple[Located, ...]) -> Row:
    lead = (own(kind, cells=LEAD - 7), own(name, "dim", cells=5))
    if not places:
        return Row((own("not given", "dim"),), lead, LEAD, 2)
    return Row(tuple(foreign(quote(article, place)) for place in places), lead, LEAD, 2)


def _difference(difference: Difference, comparison: Comparison) -> Iterator[Row]:
    yield _places("left", difference.kind, comparison.left, difference.left)
    yield _places("right", "", comparison.right, difference.right)


def _differences(comparison: Comparison) -> Iterator[Row]:
    yield BLANK
    if not comparison.differences:
        yield sentence("No number or date differs in matched sentences, and no name as far as spelling tells.", "head")
        return
    yield sentence("Numbers, dates and names that differ in matched sentences", "head")
    for difference in comparison.differences:
        yield from _difference(difference, comparison)


def comparison_rows(comparison: Comparison, view: View, *, threshold: float) -> Iterator[Row]:
    """Yield the report of a comparison: verdict, sides, evidence, sentences, differences."""
    yield from _verdict(comparison, threshold)
    yield BLANK
    yield from _side("left", comparison.left)
    yield from _side("right", comparison.right)
    yield BLANK
    yield sentence("Evidence: each signal, its value, and what it pushed", "head")
    yield from waterfall(comparison.pair, view)
    if comparison.evidence.background == "bundled":
        yield BLANK
        yield sentence(bundled_comparison_sentence(), "warn", indent=2)
    if comparison.pair.passages:
        yield BLANK
        yield from passage_rows(comparison.pair, comparison.left, comparison.right, names=("left", "right"))
    yield from _differences(comparison)
    yield from _sentences(comparison)
