"""Which found attribution is which of the gold, and whether two names mean one source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.quality.attribution_gold import Record
from provenance.text.tokens import words
from provenance.values import Span

# Words beside a name that two careful readers write or leave out: what kind of outlet it is, how a person is addressed.
_BESIDE: Final = frozenset(
    words(
        "صحيفة جريدة يومية مجلة وكالة قناة موقع شبكة إذاعة تلفزيون مؤسسة نت أونلاين"
        " السيد السيدة الدكتور الدكتورة د المهندس المهندسة الأستاذ الأستاذة الشيخ الأمير سمو صاحب الملكي معالي سعادة"
        " اللواء العميد العقيد الفريق الرئيس الوزير بن ابن"
    )
)


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs of gold and found records, and what is left on either side."""

    pairs: tuple[tuple[Record, Record], ...]
    missed: tuple[Record, ...]
    false: tuple[Record, ...]


def shared_characters(left: Iterable[Span], right: Iterable[Span]) -> int:
    """Return how many characters the spans of two sides have in common; those of a side do not overlap."""
    others = tuple(right)
    return sum(max(0, min(one.end, other.end) - max(one.start, other.start)) for one in left for other in others)


def overlap(gold: Record, found: Record) -> int:
    """Return by how many characters a found record sits where the gold does; 0 is no match.

    Cues are held against cues. Gold without a cue, such as a bare agency in a byline, is
    held against the source that was found, or against its cue when that has no source.
    """
    if (gold.doc, gold.field) != (found.doc, found.field):
        return 0
    if gold.cues:
        return shared_characters(gold.cues, found.anchors)
    theirs = (found.source_span,) if found.source_span else found.cues
    return shared_characters(gold.anchors, theirs)


def _size(record: Record) -> int:
    return sum(map(len, record.anchors))


def matching(gold: Sequence[Record], found: Sequence[Record]) -> Matching:
    """Return a one-to-one matching, greedy by overlap; of equal overlaps the closest in size, then in tier."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, one in enumerate(found):
        places[one.doc, one.field].append(at)
    edges = sorted(
        (-shared, abs(_size(one) - _size(found[at])), one.tier != found[at].tier, number, at)
        for number, one in enumerate(gold)
        for at in places[one.doc, one.field]
        if (shared := overlap(one, found[at]))
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for *_, number, at in edges:
        if number not in taken and at not in used:
            taken[number] = at
            used.add(at)
    return Matching(
        tuple((gold[number], found[at]) for number, at in sorted(taken.items())),
        tuple(one for number, one in enumerate(gold) if number not in taken),
        tuple(one for at, one in enumerate(found) if at not in used),
    )


def _bare(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def name_words(name: str) -> frozenset[str]:
    """Return the folded words of a name without article, title and kind of outlet; all where none is left."""
    found = words(name)
    kept = [word for word in found if word not in _BESIDE] or found
    return frozenset(map(_bare, kept))


def name_f1(left: str, right: str) -> float:
    """Return the F1 of the words of two names, 0 where one is empty."""
    ours, theirs = name_words(left), name_words(right)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0


def names_agree(left: str, right: str) -> bool:
    """Return whether two names mean one source: word F1 above 2/3, so that a surname alone is not the full name.

    Two careful readers write the same name letter for letter only five times in six; they
    differ in titles, in the kind of outlet and in a middle name.
    """
    return name_f1(left, right) > 2 / 3 + 1e-9


def holds(left: str, right: str) -> bool:
    """Return whether the words of one name are all in the other: a surname and its full name pass."""
    ours, theirs = name_words(left), name_words(right)
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)
