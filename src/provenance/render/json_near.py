"""Near-duplicates -> JSON: one object, or a line for the run and one for each cluster."""

from __future__ import annotations

from collections.abc import Iterator

from provenance._version import __version__
from provenance.near.values import NearCluster, NearDuplicates, NearPair
from provenance.render.faults import in_order
from provenance.render.json_values import Json, Object, dumps, rounded

SCHEMA = "provenance-near/1"


def _pair(pair: NearPair) -> Object:
    return {
        "left": pair.left,
        "right": pair.right,
        "jaccard": rounded(pair.jaccard),
        "containment_of_left": rounded(pair.containment_of_left),
        "containment_of_right": rounded(pair.containment_of_right),
    }


def _cluster(cluster: NearCluster) -> Object:
    return {
        "representative": cluster.representative,
        "documents": list(cluster.documents),
        "pairs": [_pair(pair) for pair in cluster.pairs],
    }


def _run(found: NearDuplicates) -> Object:
    capped: Json = None
    if found.capped is not None:
        capped = {"buckets": found.capped.lists, "largest": found.capped.size, "example": found.capped.example}
    return {
        "schema": SCHEMA,
        "version": __version__,
        "threshold": found.threshold,
        "read": found.outcomes.read,
        "skipped": found.outcomes.skipped,
        "failed": found.outcomes.failed,
        "too_short": found.too_short,
        "dropped": len(found.dropped),
        "capped": capped,
        "entries": [
            {"path": one.path, "status": one.status, "reason": one.reason, "message": one.message}
            for one in in_order(found.outcomes.entries)
        ],
    }


def near_object(found: NearDuplicates) -> Object:
    """Return everything that was found."""
    return {
        **_run(found),
        "clusters": [_cluster(cluster) for cluster in found.clusters],
        "pairs": [_pair(pair) for pair in found.pairs],
    }


def near_records(found: NearDuplicates) -> Iterator[str]:
    """Yield a line of JSON for the run, then one for each cluster with its pairs."""
    yield dumps({"record": "run", **_run(found)}) + "\n"
    for cluster in found.clusters:
        yield dumps({"record": "cluster", **_cluster(cluster)}) + "\n"
