"""How common stems and phrases are, and which phrases are formulas.

A formula (the close of a weather bulletin, the wording of a telegram) recurs on many
days in many articles; reuse shows as phrases that appear together once. Counting days
and articles per phrase is what tells the two apart; no measure of two texts alone can.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, Literal

import numpy as np
import numpy.typing as npt

from provenance.article.dates import day_of
from provenance.article.extract import read_article
from provenance.article.reading import Hashes, Reading, reading
from provenance.match.frequencies import Shares, document_share
from provenance.sketch.shingle import shingle_hashes
from provenance.values import Document

PHRASE_WORDS: Final = 3
RARITY_STEP: Final = 2.0**-16
"""Rarity is a multiple of this: sums over any article are then exact, in whatever order they are taken."""
Counts = npt.NDArray[np.int64]

_NO_HASHES: Hashes = np.empty(0, dtype=np.uint64)
_NO_COUNTS: Counts = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """Frequencies of stems and phrases in a corpus of ``documents`` distinct articles.

    ``stems`` and ``phrases`` are sorted hashes; ``stem_documents``, ``phrase_documents``
    and ``phrase_days`` count articles and days beside them. Phrases in fewer than three
    articles are left out: they cannot be formulas.
    """

    documents: int
    stems: Hashes
    stem_documents: Counts
    phrases: Hashes
    phrase_documents: Counts
    phrase_days: Counts

    # How much the bundled table weighs against a corpus, in articles.
    PRIOR_DOCUMENTS: ClassVar[int] = 1_000
    # From this size a corpus knows its formulas (learning curve in benchmarks/quality).
    ENOUGH_DOCUMENTS: ClassVar[int] = 2_000
    # A formula stands in more than these shares of the articles, the larger share whatever
    # the days: the greetings of a feast last three. Fixed counts would find no formula in a
    # small corpus and call every story of a large one a formula.
    FORMULA_SHARE: ClassVar[float] = 1 / 2_500
    FORMULA_LEAST: ClassVar[int] = 3
    COMMON_SHARE: ClassVar[float] = 1 / 1_000
    COMMON_LEAST: ClassVar[int] = 15
    FORMULA_DAYS: ClassVar[int] = 3
    FEW_DOCUMENTS: ClassVar[int] = 15_000  # below, a formula is seen on a day less
    # A phrase that comes back on so many days is somebody's habit, if not yet a formula.
    RECURRING_DAYS: ClassVar[int] = 3

    @classmethod
    def bundled(cls) -> Background:
        """Return the background of no corpus: stem frequencies of Arabic at large, no phrases."""
        return cls(0, _NO_HASHES, _NO_COUNTS, _NO_HASHES, _NO_COUNTS, _NO_COUNTS)

    @classmethod
    def from_documents(cls, documents: Iterable[Document]) -> Background:
        """Return the frequencies in a corpus of articles; several hundred megabytes per 100,000 of them."""
        return cls.from_readings([reading(read_article(document)) for document in documents])

    @classmethod
    def from_readings(cls, readings: Sequence[Reading]) -> Background:
        """Return the frequencies in articles already read; identical texts count once."""
        distinct = _distinct(readings)
        stems, stem_documents = _count([np.unique(one.hashes) for one in distinct])
        phrase_sets = [shingle_hashes(one.hashes, PHRASE_WORDS) for one in distinct]
        days = [_day(at, one) for at, one in enumerate(distinct)]
        phrases, counts, day_counts = _count_days(phrase_sets, days)
        return cls(len(distinct), stems, stem_documents, phrases, counts, day_counts)

    @classmethod
    def common_documents(cls, documents: int) -> float:
        """Return above how many of so many articles a phrase is a formula whatever the days."""
        return max(cls.COMMON_LEAST, documents * cls.COMMON_SHARE)

    @property
    def kind(self) -> Literal["bundled", "corpus"]:
        """Whether the corpus is large enough for its own phrase frequencies to decide."""
        return "corpus" if self.documents >= self.ENOUGH_DOCUMENTS else "bundled"

    def share(self, stems: Hashes) -> Shares:
        """Return the share of articles that hold each stem: the bundled table, blended with a corpus large enough.

        A handful of documents knows nothing of frequency, and a pair keeps its score
        whether it is compared alone or scanned in a small folder.
        """
        if self.kind == "bundled":
            return document_share(stems)
        seen = _look_up(self.stems, self.stem_documents, stems)
        prior = document_share(stems) * self.PRIOR_DOCUMENTS
        # Half an article keeps a stem that only the corpus's own pair holds from looking impossible.
        return np.asarray((seen + prior + 0.5) / (self.documents + self.PRIOR_DOCUMENTS + 1.0))

    def rarity(self, stems: Hashes) -> Shares:
        """Return the inverse document frequency of each stem, ``-ln(share)``; 0 is everywhere.

        Multiples of :data:`RARITY_STEP`, which also takes away what logarithms differ by between machines.
        """
        return np.asarray(np.rint(np.log(self.share(stems)) / -RARITY_STEP) * RARITY_STEP)

    def is_formula(self, phrases: Hashes) -> npt.NDArray[np.bool_]:
        """Return which phrases recur on many days in many articles, or in very many; none without a corpus."""
        documents, days = _look_up(self.phrases, self.phrase_documents, phrases), self._days(phrases)
        least_days = self.FORMULA_DAYS - (self.documents < self.FEW_DOCUMENTS)
        is_frequent = documents > max(self.FORMULA_LEAST, self.documents * self.FORMULA_SHARE)
        is_common = documents > self.common_documents(self.documents)
        return np.asarray((is_frequent & (days > least_days)) | (is_common & (days > 0)))

    def is_recurring(self, phrases: Hashes) -> npt.NDArray[np.bool_]:
        """Return which phrases come back on several days; none without a corpus. Every formula recurs."""
        return np.asarray(self._days(phrases) >= self.RECURRING_DAYS)

    def _days(self, phrases: Hashes) -> Counts:
        """Return on how many days each phrase appears; 0 while the corpus is too small to tell."""
        if self.kind == "bundled":
            return np.zeros(len(phrases), dtype=np.int64)
        return _look_up(self.phrases, self.phrase_days, phrases)


def _distinct(readings: Sequence[Reading]) -> list[Reading]:
    """Return one reading per sequence of words, in order of id."""
    kept: dict[bytes, Reading] = {}
    for one in sorted(readings, key=lambda one: one.id):
        kept.setdefault(one.hashes.tobytes(), one)
    return list(kept.values())


def _day(at: int, one: Reading) -> int:
    """Return the day of an article; an undated one counts as a day of its own, before all calendars."""
    day = day_of(one.article)
    return -1 - at if day is None else day


def _count(sets: Sequence[Hashes]) -> tuple[Hashes, Counts]:
    if not sets:
        return _NO_HASHES, _NO_COUNTS
    keys, counts = np.unique(np.concatenate(sets), return_counts=True)
    return keys, counts.astype(np.int64)


def _count_days(sets: Sequence[Hashes], days: Sequence[int]) -> tuple[Hashes, Counts, Counts]:
    """Return the phrases in at least three sets, with the number of sets and of distinct days."""
    if not any(len(one) for one in sets):
        return _NO_HASHES, _NO_COUNTS, _NO_COUNTS
    keys = np.concatenate(sets)
    when = np.repeat(np.array(days, dtype=np.int64), [len(one) for one in sets])
    order = np.lexsort((when, keys))
    keys, when = keys[order], when[order]
    is_new_key = np.r_[True, keys[1:] != keys[:-1]]
    is_new_day = is_new_key | np.r_[True, when[1:] != when[:-1]]
    first = np.flatnonzero(is_new_key)
    documents = np.diff(np.r_[first, len(keys)])
    day_counts = np.add.reduceat(is_new_day.astype(np.int64), first) if len(first) else _NO_COUNTS
    kept = documents >= 3
    return keys[first][kept], documents[kept].astype(np.int64), day_counts[kept]


def _look_up(keys: Hashes, counts: Counts, wanted: Hashes) -> Counts:
    if not len(keys):
        return np.zeros(len(wanted), dtype=np.int64)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, counts[at], 0)
