"""Labelled pairs -> rows of signals to fit and to judge the score on."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from benchmarks.quality import data as sets
from benchmarks.quality.data import Labelled
from benchmarks.quality.model import Training
from provenance.article.extract import read_article
from provenance.article.reading import Reading, reading
from provenance.match.background import Background
from provenance.match.profile import Profile, profile
from provenance.match.signals import Measure, measure, shared
from provenance.pipeline import read_articles
from provenance.values import Document

# Chosen on the cross-validated score: hand-made labels count full, title-and-lead labels a
# tenth. Without a corpus no signal tells formula from reuse, so the Saudi pairs, rich in
# formulas, would teach that model mistrust only: graded pairs of everyday news decide the
# order of its scores, pairs labelled as reuse what the scores mean.
PROVISIONAL_WEIGHT = 0.1
REWRITE_WEIGHT = 0.067
GRADED_WEIGHT = 4.5
GRADED_SCALE = 0.2
REWRITES = 1_500
NEGATIVES = 2
SAME_STORY, OTHER_STORY = 2.0, 3.0

# It takes no labels to know that one text printed twice is reuse, be it all formula, nor
# that reuse has a place: every labelled reuse pair has a passage, and so have many others.
BUNDLED_LEAST = {"near_copy": 6.0}
CORPUS_LEAST = {"near_copy": 6.0, "passage": 4.0}

Row = dict[str, Measure]
DocumentPair = tuple[Document, Document]

CORPUS_SIGNALS = (
    "near_copy",
    "passage",
    "retold",
    "agreeing",
    "agreeing_both",
    "verbatim",
    "words",
    "order",
    "formulaic",
    "number_conflict",
)
BUNDLED_SIGNALS = (
    "near_copy",
    "wording",
    "rare_words",
    "words",
    "lead",
    "headline",
)


@dataclass(frozen=True, slots=True)
class Corpus:
    """The readings of SaudiNewsNet by id, and the background they make."""

    readings: dict[str, Reading]
    background: Background


def saudi_corpus(folder: Path) -> Corpus:
    """Return SaudiNewsNet as a scan reads it."""
    documents = sorted(sets.saudi_documents(folder), key=lambda document: document.id)
    readings = {article.document.id: reading(article) for article in read_articles(documents)}
    return Corpus(readings, Background.from_readings(list(readings.values())))


def measured(pairs: Iterable[tuple[Profile, Profile]]) -> list[Row]:
    """Return every signal of each pair."""
    return [measure(shared(left, right)) for left, right in pairs]


def saudi_rows(corpus: Corpus, pairs: Sequence[Labelled], background: Background) -> list[Row]:
    """Return the signals of labelled Saudi pairs against a background."""
    names = sorted({name for pair in pairs for name in (pair.left, pair.right)})
    profiles = {name: profile(corpus.readings[name], background) for name in names}
    return measured((profiles[pair.left], profiles[pair.right]) for pair in pairs)


def bundled_profile(document: Document) -> Profile:
    """Return the profile of a document of no corpus."""
    return profile(reading(read_article(document)), Background.bundled())


def rewrite_pairs(folder: Path, *, half: int, limit: int | None = None) -> tuple[list[DocumentPair], list[bool]]:
    """Return rewrites with their original and with other originals of the domain, and which is which.

    ``half`` 0 holds the even originals, which the score is fitted on, 1 the odd ones, which judge it.
    """
    chooser = random.Random(1)
    apt = sets.apt(folder)
    kept = sorted(apt.originals)[half::2]
    rewrites = [row for row in apt.rewrites if row[0] in set(kept)]
    rewrites = rewrites if limit is None else chooser.sample(rewrites, limit)
    pairs: list[DocumentPair] = []
    truth: list[bool] = []
    for original, document in rewrites:
        others = [name for name in kept if apt.domains[name] == apt.domains[original] and name != original]
        chosen = [original, *chooser.sample(others, min(NEGATIVES, len(others)))]
        pairs += [(apt.originals[name], document) for name in chosen]
        truth += [name == original for name in chosen]
    return pairs, truth


def bundled_rows(pairs: Iterable[DocumentPair]) -> list[Row]:
    """Return the signals of pairs of documents of no corpus."""
    profile_of = lru_cache(maxsize=None)(bundled_profile)
    return measured((profile_of(left), profile_of(right)) for left, right in pairs)


def graded_rows(folder: Path) -> tuple[list[Row], list[float]]:
    """Return the graded news pairs and their grades."""
    pairs = sets.semeval_pairs(folder)
    rows = bundled_rows((left, right) for left, right, _ in pairs)
    return rows, [grade for _, _, grade in pairs]


def saudi_training(corpus: Corpus, folder: Path, background: Background) -> Training:
    """Return the Saudi pairs as training rows; those read in full are judged."""
    full = sets.saudi_pairs(folder)
    pairs = [*full, *sets.provisional_pairs(folder)]
    weight = np.array([1.0] * len(full) + [PROVISIONAL_WEIGHT] * (len(pairs) - len(full)))
    return Training(
        rows=tuple(saudi_rows(corpus, pairs, background)),
        pairs=tuple((pair.left, pair.right) for pair in pairs),
        is_reuse=np.array([pair.is_reuse for pair in pairs]),
        weight=weight,
        scale_weight=weight,
        judged=len(full),
        least=CORPUS_LEAST if background.kind == "corpus" else BUNDLED_LEAST,
    )


def with_ballast(training: Training, folder: Path) -> Training:
    """Return the training rows with rewrites and graded pairs added, each in a group of its own."""
    rewrites, truth = rewrite_pairs(folder, half=0, limit=REWRITES)
    rewritten = bundled_rows(rewrites)
    graded, grades = graded_rows(folder)
    clear = [(row, grade) for row, grade in zip(graded, grades, strict=True) if not SAME_STORY < grade < OTHER_STORY]
    count = len(rewritten) + len(clear)
    return Training(
        rows=(*training.rows, *rewritten, *(row for row, _ in clear)),
        pairs=(*training.pairs, *((f"ballast {number}", f"ballast {number}") for number in range(count))),
        is_reuse=np.r_[training.is_reuse, truth, [grade <= SAME_STORY for _, grade in clear]].astype(bool),
        weight=np.r_[training.weight, np.full(len(rewritten), REWRITE_WEIGHT), np.full(len(clear), GRADED_WEIGHT)],
        scale_weight=np.r_[training.weight, np.full(len(rewritten), REWRITE_WEIGHT), np.full(len(clear), GRADED_SCALE)],
        judged=training.judged,
        least=training.least,
    )
