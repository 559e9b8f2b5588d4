"""Reading + background -> profile: what a pair comparison needs, worked out once per article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from provenance.article.reading import Hashes, Reading
from provenance.match.background import PHRASE_WORDS, Background
from provenance.match.frequencies import Shares
from provenance.sketch.shingle import rolling_hashes

LEAD_WORDS: Final = 80
RARE_SHARE: Final = 0.03
EVERYDAY_SHARE: Final = 0.05
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """The distinct stem-3-grams of an article, sorted by hash, with what the background says of each.

    ``is_formula`` marks phrases that recur on many days in many articles, ``is_recurring``
    those that come back at all; ``is_wording`` those that hold an everyday word, hence
    wording and not a mere list of names.
    """

    hashes: Hashes
    is_formula: Mask
    is_recurring: Mask
    is_wording: Mask


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, words ``first`` to ``last - 1``: how many distinct stems it holds, and their summed rarity.

    ``figures`` are its words that begin with a digit. One whose stems are those of an
    earlier sentence ``is_repeat``.
    """

    first: int
    last: int
    stems: int
    weight: float
    figures: tuple[str, ...]
    is_repeat: bool


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """An article as the verifier sees it. ``rarity`` runs beside the words; ``day`` is the ordinal of publication.

    ``runs`` are the hashes of its stem-3-grams where they begin.
    """

    reading: Reading
    rarity: Shares
    stems: Hashes
    stem_rarity: Shares
    stem_places: npt.NDArray[np.intp]
    phrases: Phrases
    runs: Hashes
    sentences: tuple[Sentence, ...]
    day: int | None

    @property
    def rare_stems(self) -> Hashes:
        """The distinct stems that at most ``RARE_SHARE`` of articles hold."""
        is_rare: Mask = self.stem_rarity >= -np.log(RARE_SHARE)
        return np.asarray(self.stems[is_rare])

    def first_places(self, stems: Hashes) -> npt.NDArray[np.intp]:
        """Return where each of some stems of the article stands first, as the index of a word."""
        return self.stem_places[np.searchsorted(self.stems, stems)]

    def weights(self, first: int, last: int) -> dict[int, float]:
        """Return stem hash -> rarity of words ``first`` to ``last - 1``, in order of the words."""
        hashes, rarity = self.reading.hashes[first:last].tolist(), self.rarity[first:last].tolist()
        return dict(zip(hashes, rarity, strict=True))

    def places_of(self, stems: Hashes) -> list[int]:
        """Return the words whose stem is one of some, in order; ``stems`` is sorted."""
        if not len(stems):
            return []
        hashes = self.reading.hashes
        found: list[int] = np.flatnonzero(
            stems[np.minimum(np.searchsorted(stems, hashes), len(stems) - 1)] == hashes
        ).tolist()
        return found

    @property
    def lead(self) -> Hashes:
        """The stems of the first words behind the title; those of the title where nothing follows it."""
        first = self.reading.title_words % max(1, len(self.reading))
        return self.reading.hashes[first : first + LEAD_WORDS]


def least(values: Shares, size: int) -> Shares:
    """Return the smallest value of each window of ``size`` neighbours."""
    count = max(0, len(values) - size + 1)
    found = values[:count]
    for shift in range(1, size):
        found = np.minimum(found, values[shift : shift + count])
    return found


def _phrases(runs: Hashes, rarity: Shares, background: Background) -> Phrases:
    hashes, first = np.unique(runs, return_index=True)
    everyday = least(rarity, PHRASE_WORDS)[first] <= -np.log(EVERYDAY_SHARE)
    return Phrases(hashes, background.is_formula(hashes), background.is_recurring(hashes), everyday)


def _sentences(reading: Reading, rarity: Shares) -> Iterator[Sentence]:
    hashes, weights = reading.hashes.tolist(), rarity.tolist()
    seen: set[frozenset[int]] = set()
    for first, last in reading.sentence_bounds():
        held = dict(zip(hashes[first:last], weights[first:last], strict=True))
        stems = frozenset(held)
        figures = tuple(word for word in reading.words[first:last] if word[0].isdigit())
        yield Sentence(first, last, len(held), sum(held.values()), figures, stems in seen)
        seen.add(stems)


def profile(reading: Reading, background: Background) -> Profile:
    """Return the profile of an article against a background."""
    rarity = background.rarity(reading.hashes)
    stems, first = np.unique(reading.hashes, return_index=True)
    published = reading.article.published
    runs = rolling_hashes(reading.hashes, PHRASE_WORDS)
    return Profile(
        reading=reading,
        rarity=rarity,
        stems=stems,
        stem_rarity=rarity[first],
        stem_places=first,
        phrases=_phrases(runs, rarity, background),
        runs=runs,
        sentences=tuple(_sentences(reading, rarity)),
        day=published.value.toordinal() if published else None,
    )
