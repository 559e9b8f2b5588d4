"""The country that stands behind a name: «صحيفة الوطن السورية»، «وزارة الدفاع في روسيا»."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from provenance.article.phrases import PLACES
from provenance.text.normalize import fold
from provenance.text.tokens import words

_MAX_WORDS: Final = 4
_IN: Final = frozenset({"في", "ب"})
_REALMS: Final = frozenset({"دوله", "مملكه", "جمهوريه", "سلطنه"})

ARAB: Final = frozenset("SA AE KW QA BH OM YE IQ SY JO PS LB EG SD LY TN DZ MA MR SO DJ KM".split())
"""The members of the Arab League."""


def _data(name: str) -> str:
    return files("provenance.attribution").joinpath("data", name).read_text(encoding="utf-8")


def _adjectives(masculine: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return an adjective with articles, masculine and feminine: «الكوري الجنوبي»، «الكورية الجنوبية»."""
    parts = words(masculine)
    return tuple("ال" + part for part in parts), tuple(f"ال{part}ه" for part in parts)


@cache
def _endings() -> dict[tuple[str, ...], str]:
    """Return the folded words that name a country at the end of a name, and its code."""
    found: dict[tuple[str, ...], str] = {}
    for row in _data("countries.tsv").splitlines():
        if row.startswith("#"):
            continue
        code, names, adjectives = row.split("\t")
        for adjective in adjectives.split(";"):
            found.update(dict.fromkeys(_adjectives(adjective), code))
        for name in names.split(";"):
            found.setdefault(words(name), code)
            found.update({(start, *words(name)): code for start in _IN})
            found["ب" + words(name)[0], *words(name)[1:]] = code
    return found


@cache
def _states() -> dict[tuple[str, ...], str]:
    """Return the folded names of countries and their codes."""
    rows = (row.split("\t") for row in _data("countries.tsv").splitlines() if not row.startswith("#"))
    return {words(name): code for code, names, _ in rows for name in names.split(";")}


def state(forms: Sequence[str]) -> str:
    """Return the id of the state that folded words name and nothing else, ``""`` where they name none.

    >>> state(("دوله", "قطر")), state(("امريكا",)) == state(("الولايات", "المتحده"))
    ('qa-state', True)
    """
    kept = tuple(forms[1:]) if len(forms) > 1 and forms[0] in _REALMS else tuple(forms)
    code = _states().get(tuple(forms)) or _states().get(kept, "")
    return f"{code.lower()}-state" if code else ""


def split_country(forms: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """Return folded words without the country at their end, and its code; ``""`` where none is named.

    >>> split_country(("وزاره", "الدفاع", "الروسيه"))
    (('وزاره', 'الدفاع'), 'RU')
    """
    for length in range(min(_MAX_WORDS, len(forms) - 1), 0, -1):
        if code := _endings().get(tuple(forms[-length:])):
            return tuple(forms[:-length]), code
    return tuple(forms), ""


@cache
def _bodies() -> dict[tuple[str, ...], str]:
    table: dict[str, list[str]] = tomllib.loads(_data("bodies.toml"))
    return {words(name): id for id, names in table.items() for name in names}


def national_body(forms: Sequence[str]) -> str:
    """Return the id of the body of a country that folded words name, ``""`` where they name none.

    The country has to be named; an adjective may stand inside, before what it does not qualify.

    >>> national_body(("الخارجيه", "الفرنسيه")), national_body(("وزاره", "الخارجيه"))
    ('fr-ministry-of-foreign-affairs', '')
    """
    for end in range(len(forms), 1, -1):
        kept, code = split_country(forms[:end])
        if code and (id := _bodies().get((*kept, *forms[end:]))):
            return f"{code.lower()}-{id}"
    return ""


def is_place(forms: Sequence[str]) -> bool:
    """Return whether folded words name a city that opens datelines, or a country."""
    return " ".join(forms) in PLACES or tuple(forms) in _endings()


@cache
def descriptors() -> frozenset[str]:
    """Return folded words that describe an outlet behind its name and are no part of it."""
    return frozenset(
        words(
            fold(
                "الرسمية الرسمي الحكومية الحكومي اليومية اليومي الأسبوعية الأسبوعي الإلكترونية الإلكتروني"
                " الإخبارية الإخباري الفضائية الفضائي التلفزيونية التلفزيوني الإعلامية للأنباء العالمية الدولية"
                " المحلية الخاصة الشهيرة المستقلة المعارضة"
            )
        )
    )
