"""What the reports say about two articles.

They describe; they do not charge anybody. What a text does is said of the text, what a
score means is said in labelled pairs, and not knowing is an answer.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from provenance.messages.catalogue import say
from provenance.messages.numbers import percent
from provenance.values import Band, PairLabel

Side: TypeAlias = Literal["left", "right", "first", "second"]

_MOST: Final = 0.5


def label_name(label: PairLabel) -> str:
    """Return what a label is called."""
    return say(f"label.name_{label}")


def label_sentence(label: PairLabel) -> str:
    """Return what a label means."""
    return say(f"label.{label}")


def side_name(side: Side) -> str:
    """Return what one of two articles is called."""
    return say(f"pair.{side}")


def band_sentence(band: Band, threshold: float) -> str:
    """Return what a band says about the distance of a score from the threshold."""
    if band == "weak":
        return say("pair.weak")
    return say("pair.strong" if band == "strong" else "pair.likely", threshold=f"{threshold:.2f}")


def meaning_sentence(low: float, high: float, pairs: int, reuse: int) -> str:
    """Return what scores in an interval have meant on the labelled pairs that the score was fitted on."""
    if not pairs:
        return say("pair.no_meaning", low=f"{low:.2f}", high=f"{high:.2f}")
    return say(
        "pair.meaning",
        pairs=say("count.of_labelled_pair", count=pairs),
        low=f"{low:.2f}",
        high=f"{high:.2f}",
        reuse=say("pair.were_reuse", count=reuse),
    )


def unknown_direction_sentence(dated: tuple[bool, bool]) -> str:
    """Return what would settle who took from whom; ``dated`` says which sides have a date."""
    return say("pair.unknown", missing=_missing(dated))


def _missing(dated: tuple[bool, bool]) -> str:
    if not any(dated):
        return say("pair.undated")
    if all(dated):
        return say("pair.no_hours")
    return say("pair.undated_right" if dated[0] else "pair.undated_left")


def partial_sentence(of_left: float, of_right: float, names: tuple[Side, Side]) -> str:
    """Return which article stands in the other, given the share of each one's phrases that do."""
    share = max(of_left, of_right)
    if not share:
        return label_sentence("partial")
    one, other = names if of_left >= of_right else (names[1], names[0])
    return say(
        "pair.most_of" if share >= _MOST else "pair.part_of",
        one=side_name(one),
        other=side_name(other),
        share=percent(share),
    )


def passage_sentence(words: int, lengths: tuple[int, int], names: tuple[Side, Side]) -> str:
    """Return how much the longest shared passage shares, and how far it stretches on both sides, in characters."""
    return say(
        "pair.passage",
        words=say("count.shared_word", count=words),
        left=lengths[0],
        right=lengths[1],
        one=side_name(names[0]),
        other=side_name(names[1]),
    )


def run_sentence(words: int) -> str:
    """Return the heading of the longest run of the same words."""
    return say("pair.run", count=words)


def left_out_sentence(left_out: int, whole: int) -> str:
    """Return how much of a page is no article."""
    if not left_out:
        return say("pair.nothing_left_out")
    return say("pair.left_out", left_out=left_out, whole=whole)
