"""Pairs -> a CSV table that is safe to open in a spreadsheet.

A cell that begins like a formula gets an apostrophe in front, and control characters are
shown instead of written; programs that need the exact text take JSON.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Final

from provenance.render.json_report import DECIMALS
from provenance.render.quote import title_of
from provenance.render.show import show
from provenance.values import Article, Pair

COLUMNS: Final = (
    "left",
    "right",
    "label",
    "score",
    "band",
    "direction",
    "update",
    "jaccard",
    "containment_of_left",
    "containment_of_right",
    "background",
    "left_title",
    "right_title",
)
# The full-width forms are formulas to East Asian spreadsheets.
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_CELL_LIMIT: Final = 2_000


def cell(text: str) -> str:
    """Return ``text`` as a cell that no spreadsheet computes."""
    shown = show(text, limit=_CELL_LIMIT)
    return "'" + shown if shown.startswith(_FORMULA_STARTS) else shown


def _row(pair: Pair, articles: Mapping[str, Article]) -> list[str]:
    evidence = pair.evidence
    shares = (evidence.jaccard, evidence.containment_of_left, evidence.containment_of_right)
    titles = (title_of(articles[pair.left]), title_of(articles[pair.right]))
    return [
        cell(pair.left),
        cell(pair.right),
        pair.label,
        f"{pair.score:.{DECIMALS}f}",
        pair.band,
        pair.direction,
        "true" if pair.update else "false",
        *(f"{share:.{DECIMALS}f}" for share in shares),
        evidence.background,
        *map(cell, titles),
    ]


def pairs_table(pairs: Iterable[Pair], articles: Mapping[str, Article]) -> str:
    """Return one row per pair under a header, in UTF-8 text with CRLF line ends as RFC 4180 has them."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(_row(pair, articles) for pair in pairs)
    return out.getvalue()
