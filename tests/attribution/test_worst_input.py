"""The worst input for every pattern of the room and for the whole extractor takes time that grows like the text."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from itertools import cycle, islice, product
from pkgutil import walk_packages
from typing import Final

import pytest

import provenance.attribution
from provenance.article.extract import read_article
from provenance.attribution import extract
from provenance.values import Document, Field
from tests.attribution.rows import REGISTRY

LARGE: Final = 100_000  # characters; compared with a quarter of it
TIMES: Final = 10  # four times the text may take ten times as long, not sixteen
SPARE_S: Final = 0.5  # what does not grow, and the noise of a busy machine

# One unit each, repeated without end.
CHEAP: Final = {
    "open-quotes": "«",
    "closed-quotes": "»",
    "straight-quotes": '"',
    "quotes-of-all-kinds": "«\"“'”",
    "commas": "، ",
    "words-and-commas": "كلمة، ",
    "waw": "و",
    "waw-apart": "و كلمة ",
    "endless-word": "ك",
    "laughter": "ه",
    "that": "أن ",
    "verbs": "قال ",
    "verbs-joined": "وأضاف ",
    "given-names": "محمد ",
    "particles-of-names": "بن محمد أبو علي ",
    "participles": "مؤكدا ",
    "according": "بحسب ",
    "outlets": "رويترز ",
    "addressees": "لصحيفة ",
    "bodies": "وزارة الوزارة ",
    "definite-words": "الكلمة ",
    "quoted-words": "«كلمة» ",
    "brackets": "(كلمة) ",
    "open-brackets": "(",
    "items": "* كلمة\n",
    "lines": "كلمة\n",
    "datelines": "القاهرة - ",
    "source-labels": "المصدر: ",
    "links": "رابط الخبر ",
    "exclusive": "خاص ",
    "spaces": " ",
    "tatweel": "\u0640",
    "marks": "\u064b",
    "hyphens": "- ",
    "glued": "ىكلمة",
    "sentences-of-one": "قال محمد إن. ",
    "sentences-left-out": "وأضاف أن كلمة. ",
    "bodies-that-speak": "أكدت الهيئة أن كلمة. ",
    "statements-that-speak": "وأشار البيان إلى أن كلمة. ",
    "relays": "نقلت وكالة عن ",
}
# What keeps the reader of noun phrases busy for long is tried on less of it.
DEAR: Final = {
    "verbs-with-that": "قال إن ",
    "colons": "قال: ",
    "title-nouns": "رئيس ",
    "title-nouns-mixed": "وزير رئيس سفير ",
    "said-quoted": "قال «كلمة» ",
    "pronoun-cues": "بحسبه ",
    "masdars": "إعلان ",
}
LESS: Final = 8_000


def _text(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


def _cpu_s(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _is_quick(work: Callable[[int], object], size: int) -> bool:
    """Return whether work on ``size`` characters takes at most ``TIMES`` as long as on a quarter; tried twice."""
    for _ in range(2):
        large = _cpu_s(lambda: work(size))
        if large <= SPARE_S or large <= TIMES * _cpu_s(lambda: work(size // 4)) + SPARE_S:
            return True
    return False


def _grows_like_the_text(work: Callable[[int], object], size: int) -> bool:
    """Return whether work is quick on a tenth of ``size``, so that a slow one fails soon, and then on all of it."""
    return _is_quick(work, size // 10) and _is_quick(work, size)


def _read(text: str, field: Field) -> None:
    page = Document("page", text) if field == "text" else Document("page", "هبت الريح.", **{field: text})
    extract.explained(read_article(page), REGISTRY)


@pytest.mark.parametrize("unit", CHEAP.values(), ids=CHEAP)
def test_a_text_of_one_thing_is_read_in_time_that_grows_like_it(unit: str) -> None:
    assert _grows_like_the_text(lambda size: _read(_text(unit, size), "text"), LARGE)


@pytest.mark.parametrize("unit", DEAR.values(), ids=DEAR)
def test_a_text_of_nouns_that_promise_a_name_is_read_in_time_that_grows_like_it(unit: str) -> None:
    assert _grows_like_the_text(lambda size: _read(_text(unit, size), "text"), LESS)


@pytest.mark.parametrize(
    "unit",
    ["«", " ", "2024 ", "واس - ", "خاص ", "(رويترز) ", "قال محمد ", "و"],
    ids=["quote", "space", "year", "agency", "exclusive", "bracket", "speaker", "waw"],
)
@pytest.mark.parametrize("field", ["title", "byline"])
def test_a_headline_or_byline_without_end_is_read_in_time_that_grows_like_it(unit: str, field: Field) -> None:
    assert _grows_like_the_text(lambda size: _read(_text(unit, size), field), LARGE)


def _names() -> Iterator[str]:
    """Yield words without meaning, no two alike."""
    return map("".join, product("بتثجحخدذرزسشصضطظعغفقكمنه", repeat=4))


def _cast(form: str, size: int) -> str:
    """Return sentences of ``form`` with a name in it that is new in each."""
    return " ".join(form.format(name) for name in islice(_names(), size // len(form)))


@pytest.mark.parametrize(
    "form",
    [
        pytest.param("أكدت وزارة ال{} أن كلمة.", id="bodies"),
        pytest.param("ذكرت وكالة {} أن كلمة. وأضافت الصحيفة أن كلمة.", id="agencies"),
        pytest.param("وقالت وزارة {} إن كلمة. وأوضح البيان أن كلمة.", id="statements"),
        pytest.param("كلمة «{}» كلمة (كلمة) كلمة، كلمة.", id="nobody"),
    ],
)
def test_a_cast_without_end_is_read_in_time_that_grows_like_it(form: str) -> None:
    assert _grows_like_the_text(lambda size: _read(_cast(form, size), "text"), LARGE)


def _patterns() -> dict[str, re.Pattern[str]]:
    """Return every compiled pattern of the room by module and name."""
    found: dict[str, re.Pattern[str]] = {}
    for module in walk_packages(provenance.attribution.__path__, "provenance.attribution."):
        import_module(module.name)
        for name, value in vars(sys.modules[module.name]).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                found[f"{module.name.rpartition('.')[2]}.{name}"] = value
    return found


PATTERNS: Final = _patterns()


def _tempting(pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield texts that a pattern begins to match again and again: its letters and words, alone and in turn."""
    written = pattern.pattern
    letters = sorted({*written, " ", "\n", "ا", "a", "«", '"', "(", ":", "-", "\u0640"})
    parts = sorted({word for word in re.findall(r"[\u0621-\u064a]+", written) if len(word) > 1})
    for unit in (*letters, *parts, *(f"{word} " for word in parts)):
        yield _text(unit, LARGE)
    for start in (*parts, "2024", "a-", "-"):
        yield start + " " * LARGE + "."
    yield "".join(islice(cycle(f"{''.join(letters)}{' '.join(parts)}"), LARGE))


def _run(pattern: re.Pattern[str], text: str, size: int) -> None:
    pattern.match(text[:size])
    for _ in pattern.finditer(text[:size]):
        pass


def test_the_room_has_patterns() -> None:
    assert len(PATTERNS) >= 5


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_a_pattern_runs_over_what_tempts_it_most_in_time_that_grows_like_it(pattern: re.Pattern[str]) -> None:
    for text in _tempting(pattern):
        assert _grows_like_the_text(partial(_run, pattern, text), LARGE), text[:40]
