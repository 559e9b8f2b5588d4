"""Two roads, one answer: bands and sketches against all pairs."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from provenance.article.reading import Reading
from provenance.candidates.generate import candidate_pairs
from provenance.settings import Settings
from provenance.sketch.bands import banding
from tests.candidates.made import edited, made, words

SETTINGS = Settings(all_pairs_documents=0)
STORIES = 60


def corpus(seed: int) -> list[Reading]:
    """Return stories in five versions each, from hardly changed to hardly recognisable."""
    chance = random.Random(seed)
    found = []
    for story in range(STORIES):
        original = words(chance.choice([35, 80, 200]), chance)
        found.append(made(f"{story:03}-0", original))
        for version, share in enumerate((0.03, 0.08, 0.13, 0.2), 1):
            found.append(made(f"{story:03}-{version}", edited(original, share, chance)))
    return found


def all_pairs(readings: list[Reading], size: int) -> dict[tuple[str, str], float]:
    """Return the Jaccard similarity of every pair of articles, from plain sets of runs of words."""
    sets = {one.id: {one.words[at : at + size] for at in range(len(one) - size + 1)} for one in readings}
    return {
        (left, right): len(sets[left] & sets[right]) / len(sets[left] | sets[right])
        for left, right in combinations(sorted(sets), 2)
    }


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_bands_miss_no_more_than_their_bound(seed: int) -> None:
    readings = corpus(seed)
    choice = banding(SETTINGS.num_perm, threshold=SETTINGS.copy_likeness, recall=SETTINGS.band_recall)
    alike = {
        pair: jaccard
        for pair, jaccard in all_pairs(readings, SETTINGS.copy_shingle).items()
        if jaccard >= SETTINGS.copy_likeness
    }
    assert len(alike) > STORIES
    found = candidate_pairs(readings, settings=SETTINGS, generators=["bands"]).pairs
    missed = set(alike) - {(pair.left, pair.right) for pair in found}
    expected = sum(1 - choice.found(jaccard) for jaccard in alike.values())
    # Five standard deviations of a sum of rare events.
    assert len(missed) <= expected + 5 * expected**0.5
    assert expected < 0.01 * len(alike)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_all_generators_together_miss_nothing_alike(seed: int) -> None:
    """The posting lists are exact, so that what bands miss by chance is still found."""
    readings = corpus(seed)
    alike = {pair for pair, jaccard in all_pairs(readings, 5).items() if jaccard >= 0.2}
    found = {(pair.left, pair.right) for pair in candidate_pairs(readings, settings=SETTINGS).pairs}
    assert alike <= found
    assert len(alike) > 3 * STORIES


def test_proposed_pairs_are_of_one_story() -> None:
    found = candidate_pairs(corpus(4), settings=SETTINGS).pairs
    wrong = [pair for pair in found if pair.left[:3] != pair.right[:3]]
    assert len(wrong) <= len(found) // 100
