"""How long it takes on one core to read whom 31,030 articles cite."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

from benchmarks.quality import data as sets
from benchmarks.quality.report import Table
from provenance.values import Article, Attribution

ASKED_SECONDS: Final = 240


def _attributed(articles: tuple[Article, ...]) -> Iterator[tuple[float, tuple[Attribution, ...]]]:
    """Yield for each article the CPU seconds and what was found."""
    from provenance.attribution.extract import attributions
    from provenance.attribution.registry import Registry

    registry = Registry.bundled()
    for article in articles:
        started = time.process_time()
        found = attributions(article, registry)
        yield time.process_time() - started, found


def table(folder: Path) -> Table:
    """Return CPU seconds and articles a second of each stage over all of SaudiNewsNet."""
    from provenance.pipeline import read_articles

    marks = [time.process_time()]
    documents = list(sets.saudi_documents(folder))
    marks.append(time.process_time())
    articles = read_articles(documents)
    marks.append(time.process_time())
    results = list(_attributed(articles))
    marks.append(time.process_time())
    spent = dict(
        zip(("read", "zones", "attributions"), (after - before for before, after in pairwise(marks)), strict=True)
    )
    spent["all"] = marks[-1] - marks[0]
    rows = {
        name: {"CPU seconds": round(seconds, 1), "articles a second": round(len(documents) / seconds)}
        for name, seconds in spent.items()
    }
    tiers = Counter(one.tier for _, found in results for one in found)
    slowest = max((seconds for seconds, _ in results), default=0.0)
    notes = (
        f"{len(documents):,} articles, {sum(tiers.values()):,} attributions: "
        + ", ".join(f"{tier} {count:,}" for tier, count in sorted(tiers.items())),
        f"slowest article {1000 * slowest:.0f} ms; {sum(not found for _, found in results):,} articles cite nobody",
    )
    return Table("attribution, time over SaudiNewsNet", rows, {"CPU seconds": f"<= {ASKED_SECONDS} in all"}, notes)
