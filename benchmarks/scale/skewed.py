"""Lopsided corpora: what real archives hold in heaps, and what makes naive joins quadratic.

Every shape is made of invented words, so that nothing but the shape itself is alike in two
documents. The same shape, size and seed give the same documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import Final, TypeAlias

from provenance.values import Document

Shape: TypeAlias = Callable[[int, Random], Iterator[Document]]

_LETTERS: Final = "بتثجحدرزسشصطعفقكلمنهوي"
_OWN_WORDS: Final = 60
_SHARED_WORDS: Final = 60
_LONG_WORDS: Final = 20_000
_PIECE_WORDS: Final = 30
_VOCABULARY: Final = 20_000
_OUTLETS: Final = 40
# A bulletin as every wire has one each day: sentences that stay and numbers that change.
_BULLETIN: Final = (
    "تتوقع الهيئة العامة للأرصاد اليوم طقسا معتدلا على أغلب المناطق، "
    "وتبلغ درجة الحرارة العظمى {0} درجة والصغرى {1} درجة. "
    "وتهب رياح شمالية غربية سرعتها {2} كيلومترا في الساعة، ويصل ارتفاع الموج إلى {3} أمتار على السواحل الشرقية. "
    "وتنصح الهيئة الصيادين بالحذر، وتذكر بأن الرطوبة النسبية بلغت {4} في المئة مساء أمس."
)


def vocabulary(rng: Random, size: int = _VOCABULARY) -> list[str]:
    """Return so many different invented words of four to seven letters."""
    found: dict[str, None] = {}
    while len(found) < size:
        found["".join(rng.choices(_LETTERS, k=rng.randint(4, 7)))] = None
    return [*found]


def _sentences(words: list[str]) -> str:
    """Return words as sentences of a dozen."""
    return " ".join(" ".join(words[at : at + 12]) + "." for at in range(0, len(words), 12))


def _document(number: int, text: str, *, outlets: int = _OUTLETS) -> Document:
    return Document(f"{number:07}", text, outlet=f"outlet{number % outlets:02}.example")


def identical(documents: int, rng: Random) -> Iterator[Document]:
    """Yield the same page again and again, under another id and of another outlet."""
    text = _sentences(rng.choices(vocabulary(rng), k=2 * _OWN_WORDS))
    for number in range(documents):
        yield _document(number, text)


def boilerplate(documents: int, rng: Random) -> Iterator[Document]:
    """Yield pages of their own words around one text that stands on all of them."""
    words = vocabulary(rng)
    shared = _sentences(rng.choices(words, k=_SHARED_WORDS))
    for number in range(documents):
        yield _document(number, f"{_sentences(rng.choices(words, k=_OWN_WORDS))}\n{shared}")


def bulletins(documents: int, rng: Random) -> Iterator[Document]:
    """Yield weather bulletins that differ in their numbers only."""
    for number in range(documents):
        yield _document(number, _BULLETIN.format(*(rng.randint(1, 99) for _ in range(5))))


def one_outlet(documents: int, rng: Random) -> Iterator[Document]:
    """Yield pages of one outlet that prints each of its lines on many pages, and every page with two new ones."""
    words = vocabulary(rng)
    pool = [_sentences(rng.choices(words, k=24)) for _ in range(50)]
    for number in range(documents):
        lines = [*rng.sample(pool, 4), _sentences(rng.choices(words, k=_OWN_WORDS))]
        yield _document(number, "\n".join(lines), outlets=1)


def long_and_short(documents: int, rng: Random) -> Iterator[Document]:
    """Yield one very long document, and short ones of their own words, every tenth with the next piece of it."""
    words = vocabulary(rng)
    long = rng.choices(words, k=_LONG_WORDS)
    yield _document(0, _sentences(long))
    for number in range(1, documents):
        own = rng.choices(words, k=_OWN_WORDS)
        start = number // 10 * _PIECE_WORDS % (_LONG_WORDS - _PIECE_WORDS)
        piece = long[start : start + _PIECE_WORDS] if number % 10 == 0 else []
        yield _document(number, _sentences([*own, *piece]))


SHAPES: Final[Mapping[str, Shape]] = {
    "identical": identical,
    "boilerplate": boilerplate,
    "bulletins": bulletins,
    "one_outlet": one_outlet,
    "long_and_short": long_and_short,
}


def skewed(shape: str, documents: int, *, seed: int = 1) -> Iterator[Document]:
    """Yield so many documents of a shape of ``SHAPES``."""
    return SHAPES[shape](documents, Random(f"{seed} {shape}"))
