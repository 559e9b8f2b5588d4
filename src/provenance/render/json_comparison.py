"""Aligned sentences with their changes, and differences -> JSON objects."""

from __future__ import annotations

from provenance.render.json_values import Json, Object, located_object, rounded
from provenance.values import AlignedSentence, Change, Difference, Located


def _maybe(place: Located | None) -> Json:
    return None if place is None else located_object(place)


def _places(places: tuple[Located, ...]) -> list[Json]:
    return [located_object(place) for place in places]


def _changes(changes: tuple[Change, ...]) -> list[Json]:
    return [{"kind": change.kind, **located_object(change.at)} for change in changes]


def aligned_object(row: AlignedSentence) -> Object:
    """Return a row of sentences: which, what became of them, and what changed."""
    return {
        "left": _maybe(row.left),
        "right": _maybe(row.right),
        "state": row.state,
        "similarity": rounded(row.similarity),
        "left_more": _places(row.left_more),
        "right_more": _places(row.right_more),
        "left_changes": _changes(row.left_changes),
        "right_changes": _changes(row.right_changes),
        "respelt": row.respelt,
        "told_in": _maybe(row.told_in),
    }


def difference_object(difference: Difference) -> Object:
    """Return a number, date or name that one side says otherwise, and the sentences it is found in."""
    return {
        "kind": difference.kind,
        "left": _places(difference.left),
        "right": _places(difference.right),
        "spelling": difference.is_spelling,
        "left_in": _maybe(difference.left_in),
        "right_in": _maybe(difference.right_in),
    }
