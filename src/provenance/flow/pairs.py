"""Verified pairs as rows of numbers, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, get_args

from provenance.flow.schemas import schema
from provenance.match.score import Model
from provenance.match.signals import SIGNALS, Measure
from provenance.values import Evidence, Located, Pair, Passage, Signal, Span
from provenance.values.documents import Field

if TYPE_CHECKING:
    import pyarrow as pa

_FIELDS: Final = get_args(Field)
_OF_PASSAGE: Final = 7
_NONE: Final = -1  # no count goes with this signal


def pair_rows(pairs: Iterable[Pair]) -> pa.RecordBatch:
    """Return pairs of documents, whose ids are their numbers, as a batch."""
    import pyarrow as pa

    return pa.RecordBatch.from_pylist([_row(pair) for pair in pairs], schema=schema("verified"))


def pairs(batch: pa.RecordBatch, ids: Mapping[int, str], model: Model, kind: Any) -> Iterator[Pair]:
    """Yield the pairs of a batch as the verifier made them, but for the ids.

    Args:
        batch: Rows of the table ``pairs``.
        ids: Number of a document -> its id.
        model: What the signals weigh.
        kind: The kind of background that they were measured against.
    """
    for row in batch.to_pylist():
        yield Pair(
            left=ids[row["a"]],
            right=ids[row["b"]],
            label=row["label"],
            score=row["score"],
            band=row["band"],
            direction="unknown",
            update=row["update"],
            evidence=_evidence(row, model, kind),
            passages=tuple(_passages(row["passages"])),
        )


def _row(pair: Pair) -> dict[str, Any]:
    evidence = pair.evidence
    signals = {signal.name: signal for signal in evidence.signals}
    return {
        "a": int(pair.left),
        "b": int(pair.right),
        "label": pair.label,
        "score": pair.score,
        "band": pair.band,
        "update": pair.update,
        "jaccard": evidence.jaccard,
        "containment_of_left": evidence.containment_of_left,
        "containment_of_right": evidence.containment_of_right,
        "values": [signals[name].value if name in signals else 0.0 for name in SIGNALS],
        "counts": [next(iter(signals[name].counts), _NONE) if name in signals else _NONE for name in SIGNALS],
        "passages": [number for passage in pair.passages for number in _numbers(passage)],
    }


def _numbers(passage: Passage) -> Iterator[int]:
    for side in (passage.left, passage.right):
        yield from (_FIELDS.index(side.field), side.span.start, side.span.end)
    yield passage.words


def _passages(numbers: Sequence[int]) -> Iterator[Passage]:
    for at in range(0, len(numbers), _OF_PASSAGE):
        field, start, end, other, first, last, words = numbers[at : at + _OF_PASSAGE]
        yield Passage(Located(_FIELDS[field], Span(start, end)), Located(_FIELDS[other], Span(first, last)), words)


def _evidence(row: Mapping[str, Any], model: Model, kind: Any) -> Evidence:
    counted = zip(SIGNALS, row["values"], row["counts"], strict=True)
    measures = {name: Measure(value, () if count == _NONE else (count,)) for name, value, count in counted}
    signals: tuple[Signal, ...] = model.signals(measures)
    return Evidence(
        jaccard=row["jaccard"],
        containment_of_left=row["containment_of_left"],
        containment_of_right=row["containment_of_right"],
        base=model.base,
        signals=signals,
        background=kind,
    )
