"""How large a corpus has to be to know its formulas: the labelled pairs against samples of it."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np

from benchmarks.quality import data as sets
from benchmarks.quality.labelled import reuse_figures
from benchmarks.quality.report import Table
from benchmarks.quality.training import Corpus, saudi_rows
from provenance.match.background import Background
from provenance.match.score import model_for
from provenance.settings import Settings

SIZES = (3_000, 5_000, 10_000, 20_000, 40_000)


def table(folder: Path, corpus: Corpus) -> Table:
    """Return the figures of the shipped weights against samples that hold the labelled articles."""
    pairs, model = sets.saudi_pairs(folder), model_for("corpus")
    labelled = {name for pair in pairs for name in (pair.left, pair.right)}
    others = sorted(corpus.readings.keys() - labelled)
    rows = {}
    for size in SIZES:
        chosen = random.Random(1).sample(others, min(len(others), size - len(labelled)))
        background = Background.from_readings([corpus.readings[name] for name in [*chosen, *labelled]])
        scores = np.array([model.score(model.signals(row)) for row in saudi_rows(corpus, pairs, background)])
        rows[f"{background.documents:,} articles"] = reuse_figures(pairs, scores, Settings().threshold)
    note = "weights as shipped, fitted on these pairs: read down the columns, not against other tables"
    return Table("saudi_pairs_dev by size of the corpus", rows, notes=(note,))
