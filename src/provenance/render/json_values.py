"""The smallest parts of a JSON report: its types, its spans, and how it is written.

Characters that could steer a terminal are written as ``\\uXXXX``, which JSON readers turn back exactly.
"""

from __future__ import annotations

import json
import re
from typing import Final, TypeAlias

from provenance.values import Located, Span

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Object: TypeAlias = dict[str, Json]

DECIMALS: Final = 4
# Controls, format characters, line separators and surrogates; written as escapes.
_UNSAFE: Final = re.compile(
    "[\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f\ud800-\udfff]"
)
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def _escaped(found: re.Match[str]) -> str:
    units = found.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def dumps(value: Json) -> str:
    """Return JSON on one line, in plain Arabic letters, without a character that a terminal obeys."""
    written = _ENCODER.encode(value)
    is_safe = written.isascii() and "\x7f" not in written
    return written if is_safe else _UNSAFE.sub(_escaped, written)


def span_object(span: Span) -> Object:
    """Return a span; which field it indexes stands beside it."""
    return {"start": span.start, "end": span.end}


def located_object(place: Located) -> Object:
    """Return a span with its field."""
    return {"field": place.field, **span_object(place.span)}


def rounded(value: float) -> float:
    """Return a share or a score as reports write it."""
    return round(value, DECIMALS) + 0.0  # no negative zero
