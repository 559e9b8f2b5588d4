"""Fit the score and write ``src/provenance/match/data/score.json``.

Usage: ``python -m benchmarks.quality.fit --data DIR``
"""

from __future__ import annotations

import json
from pathlib import Path

import click

from benchmarks.quality.measures import reliability
from benchmarks.quality.model import Training, cross_validated, fitted
from benchmarks.quality.training import (
    BUNDLED_SIGNALS,
    CORPUS_SIGNALS,
    saudi_corpus,
    saudi_training,
    with_ballast,
)
from provenance.match.background import Background

TARGET = Path(__file__).parents[2] / "src/provenance/match/data/score.json"
EDGES = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)


def table(training: Training, names: tuple[str, ...]) -> dict[str, object]:
    """Return the fitted model and what its held-out scores meant, as the package reads them."""
    model = fitted(training, names)
    held_out = cross_validated(training, names)[: training.judged]
    return {
        "base": round(model.base, 4),
        "weights": {name: round(value, 4) for name, value in model.weights.items()},
        "meanings": reliability(training.is_reuse[: training.judged], held_out, EDGES),
    }


@click.command()
@click.option("--data", "folder", type=click.Path(exists=True, path_type=Path), required=True)
def main(folder: Path) -> None:
    """Fit both models on the development data in FOLDER and write them into the package."""
    corpus = saudi_corpus(folder)
    own = saudi_training(corpus, folder, corpus.background)
    bundled = with_ballast(saudi_training(corpus, folder, Background.bundled()), folder)
    models = {"bundled": table(bundled, BUNDLED_SIGNALS), "corpus": table(own, CORPUS_SIGNALS)}
    TARGET.write_text(json.dumps(models, indent=1) + "\n", encoding="utf-8")
    click.echo(json.dumps(models, indent=1))


if __name__ == "__main__":
    main()
