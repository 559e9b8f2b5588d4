"""How shares, scores and lists are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from provenance.messages.catalogue import Lang, language, say

_COMMAS: Final[Mapping[Lang, str]] = MappingProxyType({"en": ", ", "ar": "\u060c "})


def listed(parts: Iterable[str]) -> str:
    """Return parts with the commas of the language between them."""
    return _COMMAS[language()].join(parts)


def percent(share: float) -> str:
    """Return a share as whole percent, never 0 % or 100 % unless it is exactly that."""
    whole = round(100 * share)
    if whole == 0 and share > 0:
        return say("number.under_percent")
    return say("number.over_percent") if whole == 100 and share < 1 else say("number.percent", number=whole)


def score_text(score: float) -> str:
    """Return a score with two decimals; certainty is never claimed by rounding."""
    if 0 < score < 0.005:
        return say("number.low_score")
    return say("number.high_score") if 0.995 <= score < 1 else f"{score:.2f}"
