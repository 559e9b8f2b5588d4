"""Connected components by queries alone, in a number of rounds that grows with the logarithm of the longest chain.

Each round hangs edges onto smaller nodes twice over, once from above and once from below,
until every component is a star around its smallest node. Passing on the smallest label
instead would take one round per hop: stories that follow each other for a year make chains
of hundreds.

References:
    Kiveris et al. 2014, "Connected components in MapReduce and beyond": the alternating
    algorithm of large stars and small stars.
"""

from __future__ import annotations

from itertools import count
from typing import Final

from provenance.engine.base import Engine

MOST_ROUNDS: Final = 100
"""Chains of a million nodes take about twenty; more than this many is a defect."""

_DIRECTED: Final = "SELECT DISTINCT greatest(u, v) AS u, least(u, v) AS v FROM {edges} WHERE u <> v"
# An edge always goes down, from u to v < u; so the smallest neighbour of v is the smallest end of its own edges.
_LARGE_STARS: Final = """
    WITH lowest AS (SELECT u, min(v) AS v FROM {edges} GROUP BY u)
    SELECT DISTINCT e.u AS u, coalesce(lowest.v, e.v) AS v
    FROM {edges} AS e LEFT JOIN lowest ON e.v = lowest.u"""
_SMALL_STARS: Final = """
    WITH lowest AS (SELECT u, min(v) AS v FROM {edges} GROUP BY u)
    SELECT u, v FROM lowest
    UNION
    SELECT e.v AS u, lowest.v AS v FROM {edges} AS e JOIN lowest ON e.u = lowest.u WHERE e.v > lowest.v"""
# A node with two edges down, or an edge that ends where another begins, is not yet in a star.
_UNSETTLED: Final = """
    SELECT (SELECT count(*) - count(DISTINCT u) FROM {edges})
         + (SELECT count(*) FROM {edges} AS a JOIN {edges} AS b ON a.v = b.u)"""
_LABELS: Final = """
    SELECT u AS id, v AS component FROM {edges}
    UNION ALL
    SELECT DISTINCT v AS id, v AS component FROM {edges}"""


def components(engine: Engine, name: str, edges: str) -> None:
    """Compute table ``name`` with the component of every node that has an edge to another.

    Args:
        engine: What runs the queries.
        name: The table, of columns ``id`` and ``component`` (int64): the smallest node that
            can be reached from ``id``. Its rounds are tables whose names begin with it;
            they are dropped as soon as the next one is there.
        edges: A table of columns ``u`` and ``v`` (int64, never null), in either direction
            and as often as it likes. An edge of a node to itself counts for nothing.

    Raises:
        RuntimeError: The rounds do not come to an end, which is a defect.
    """
    before = f"{name}_edges_0"
    engine.step(before, _DIRECTED.format(edges=edges))
    for number in count(1):
        if engine.scalar(_UNSETTLED.format(edges=before)) == 0:
            break
        if number > MOST_ROUNDS:
            raise RuntimeError(f"{name}: no components after {MOST_ROUNDS} rounds")
        before = _round(engine, name, before, number)
    engine.step(name, _LABELS.format(edges=before))
    engine.drop(before)


def _round(engine: Engine, name: str, before: str, number: int) -> str:
    """Compute the edges of one round from those of the round before, and return the name of their table."""
    large, after = f"{name}_large_{number}", f"{name}_edges_{number}"
    engine.step(large, _LARGE_STARS.format(edges=before))
    engine.step(after, _SMALL_STARS.format(edges=large))
    engine.drop(before)
    engine.drop(large)
    return after
