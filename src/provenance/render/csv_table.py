"""Pairs, or attributions -> a CSV table that is safe to open in a spreadsheet.

A cell that begins like a formula gets an apostrophe in front, and control characters are
shown instead of written; programs that need the exact text take JSON.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from provenance.render.citing import place_of
from provenance.render.json_values import DECIMALS
from provenance.render.quote import date_text, title_of
from provenance.render.show import show
from provenance.values import Article, Attribution, Pair, Source, Span

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
ATTRIBUTION_COLUMNS: Final = (
    "document",
    "field",
    "zone",
    "start",
    "end",
    "tier",
    "role",
    "kind",
    "source",
    "source_type",
    "source_id",
    "source_status",
    "source_ref",
    "via",
    "via_type",
    "via_id",
    "via_status",
    "self",
    "rule",
    "cue_text",
    "source_text",
    "via_text",
    "content_text",
    "outlet",
    "published",
    "title",
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
        flag(pair.update),
        *(f"{share:.{DECIMALS}f}" for share in shares),
        evidence.background,
        *map(cell, titles),
    ]


def flag(is_so: bool) -> str:
    """Return a yes or no as a cell."""
    return "true" if is_so else "false"


def _source_cells(source: Source | None) -> list[str]:
    if source is None:
        return ["", "", "", ""]
    return [cell(source.name), source.type, cell(source.id), source.status]


def _text(raw: str, spans: Iterable[Span | None]) -> str:
    """Return the newspaper's words at some spans, dots where it has others between them."""
    return cell(" \u2026 ".join(span.of(raw) for span in spans if span is not None))


def _attribution_row(found: Attribution, article: Article) -> list[str]:
    raw, place = article.document.field(found.field), place_of(found)
    date = date_text(article.published.value) if article.published else None
    return [
        cell(found.document),
        found.field,
        found.zone,
        str(place.start),
        str(place.end),
        found.tier,
        found.role,
        found.kind,
        *_source_cells(found.source),
        found.source_ref,
        *_source_cells(found.via),
        flag(found.self_),
        cell(found.rule),
        _text(raw, found.cue_spans),
        _text(raw, [found.source_span]),
        _text(raw, [found.via_span]),
        _text(raw, found.content_spans),
        cell(article.document.outlet),
        date or "",
        cell(title_of(article)),
    ]


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows under a header, in UTF-8 text with CRLF line ends as RFC 4180 has them."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def pairs_table(pairs: Iterable[Pair], articles: Mapping[str, Article]) -> str:
    """Return one row per pair."""
    return table(COLUMNS, (_row(pair, articles) for pair in pairs))


def attributions_table(attributions: Iterable[Attribution], articles: Mapping[str, Article]) -> str:
    """Return one row per attribution; ``start`` and ``end`` reach from the first to the last of cue, source, medium."""
    return table(ATTRIBUTION_COLUMNS, (_attribution_row(found, articles[found.document]) for found in attributions))
