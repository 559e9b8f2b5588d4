"""Near-duplicates -> rows: how many, the largest clusters with their ids, what was too large or too short."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from provenance.messages.catalogue import say
from provenance.messages.inputs import outcomes_sentence
from provenance.near.values import NearCluster, NearDuplicates
from provenance.render.layout import BLANK, Row, foreign, own, sentence
from provenance.render.terminal import entries, field
from provenance.sketch.folded import SHINGLE_WORDS

SHOWN_CLUSTERS: Final = 20
SHOWN_DOCUMENTS: Final = 5


def near_rows(found: NearDuplicates) -> Iterator[Row]:
    """Yield the report on near-duplicates, the largest clusters first."""
    yield sentence(say("near.heading"), "strong")
    outcomes = found.outcomes
    yield sentence(outcomes_sentence(outcomes.inputs, outcomes.read, outcomes.skipped, outcomes.failed))
    yield sentence(say("near.clusters", count=len(found.clusters), threshold=f"{found.threshold:g}"))
    yield sentence(say("near.dropped", count=len(found.dropped)))
    if found.too_short:
        yield sentence(say("near.too_short", count=found.too_short, words=SHINGLE_WORDS))
    if capped := found.capped:
        yield sentence(say("near.capped", count=capped.lists, size=capped.size, example=capped.example))
    for number, cluster in enumerate(found.clusters[:SHOWN_CLUSTERS], start=1):
        yield BLANK
        yield from _cluster(number, cluster)
    if len(found.clusters) > SHOWN_CLUSTERS:
        yield BLANK
        yield sentence(say("near.more_clusters", count=len(found.clusters) - SHOWN_CLUSTERS))
    yield from entries(outcomes, say("near.not_read"), is_full=False)


def _cluster(number: int, cluster: NearCluster) -> Iterator[Row]:
    others = [name for name in cluster.documents if name != cluster.representative]
    like = {pair.right if pair.left == cluster.representative else pair.left: pair.jaccard for pair in cluster.pairs}
    yield Row((own(f"{number}. "), own(say("count.article", count=len(cluster.documents)), "strong")))
    yield field(say("near.kept"), foreign(cluster.representative))
    for name in others[:SHOWN_DOCUMENTS]:
        yield field(f"{like.get(name, 1.0):.2f}", foreign(name))
    if len(others) > SHOWN_DOCUMENTS:
        yield sentence(say("near.more_members", count=len(others) - SHOWN_DOCUMENTS), "dim", indent=2)
