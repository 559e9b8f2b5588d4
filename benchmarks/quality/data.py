"""Readers of the labelled sets and corpora. Nothing of them is kept in the project.

``benchmarks/README.md`` names the public source of each set.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from provenance.values import Document

REUSE = frozenset({"copy", "rewrite", "partial"})
_PROVISIONAL = {"same_event_other_text": "same_event", "template_other_event": "template", "different": "unrelated"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pair of ids with its label; ``sample`` is the set or the way in which it was drawn."""

    left: str
    right: str
    label: str
    sample: str

    @property
    def is_reuse(self) -> bool:
        """Whether the label is a copy, a rewrite or a partial."""
        return self.label in REUSE


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSONL file, plain or xz-compressed; a missing one ends the program with its name."""
    if not path.exists():
        raise SystemExit(f"{path}: not found; give the folder that holds gold/ and data/ with --data")
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def saudi_documents(data: Path) -> Iterator[Document]:
    """Yield the 31,030 articles of SaudiNewsNet; their only date is when they were fetched."""
    for row in rows(data / "data/saudinewsnet/articles.jsonl.xz"):
        yield Document(
            row["id"],
            row["text"] or "",
            title=row["title"] or "",
            byline=row["author"] or "",
            outlet=row["source"],
            fetched=row["date_extracted"],
            url=row["url"],
        )


def saudi_pairs(data: Path) -> list[Labelled]:
    """Return the pairs read in full: the development half of the hand-made labels."""
    return [
        Labelled(row["a"], row["b"], "unrelated" if row["label"] == "topic" else row["label"], row["sample"])
        for row in rows(data / "gold/saudi_pairs_dev.jsonl")
    ]


def provisional_pairs(data: Path) -> list[Labelled]:
    """Return the pairs labelled from titles and leads only."""
    return [
        Labelled(row["a"], row["b"], _PROVISIONAL.get(row["label"], row["label"]), "provisional")
        for row in rows(data / "gold/saudi_pairs_provisional.jsonl")
    ]


def exact_pairs(data: Path) -> Iterator[dict[str, Any]]:
    """Yield the exact pairs by word-5-shingles of SaudiNewsNet."""
    yield from rows(data / "data/saudinewsnet/exact_pairs.jsonl.xz")


def semeval_pairs(data: Path) -> list[tuple[Document, Document, float]]:
    """Return the Arabic pairs of SemEval-2022 Task 8 with their overall grade, 1 (same) to 4."""
    found = []
    for row in rows(data / "data/semeval22_ar/pairs_dev.jsonl"):
        left, right = (
            Document(f"{row[f'id_{side}']}-{side}", row[f"text_{side}"] or "", title=row[f"title_{side}"] or "")
            for side in (1, 2)
        )
        found.append((left, right, float(row["overall"])))
    return found


@dataclass(frozen=True, slots=True)
class Rewrites:
    """Ar-APT: undamaged originals by id with their domains, and each rewrite with its original's id."""

    originals: dict[str, Document]
    domains: dict[str, str]
    rewrites: list[tuple[str, Document]]


def apt(data: Path) -> Rewrites:
    """Return the human articles and their rewrites by language models; damaged texts are left out."""
    originals, domains = {}, {}
    for row in rows(data / "data/ar_apt/originals_dev.jsonl"):
        if not row["rtf_junk"]:
            originals[row["id"]] = Document(row["id"], row["text"])
            domains[row["id"]] = row["domain"]
    rewrites = [
        (row["original_id"], Document(row["pair_id"], row["rewrite"]))
        for row in rows(data / "data/ar_apt/rewrites_dev.jsonl.xz")
        if row["original_id"] in originals and row["clean"]
    ]
    return Rewrites(originals, domains, rewrites)
