"""Spelling disguises that a reader hardly sees, and what they change: nothing, it is hoped.

Each disguise rewrites a text letter by letter, as copiers do who want to escape a string
comparison: other code points, the same words on the screen. Measured is the share of
documents whose words, sentences and zones stay what they were and, for the pair of the
text and its disguise, whether label and score equal those of a verbatim copy.

Usage: ``python -m benchmarks.quality.disguises --data DIR``
"""

from __future__ import annotations

import argparse
import unicodedata as ud
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random
from typing import Final, TypeAlias

from provenance.article.extract import read_article
from provenance.article.reading import Reading, reading
from provenance.values import Document

Disguise: TypeAlias = Callable[[str, Random], str]

_DUAL: Final = frozenset("بتثجحخسشصضطظعغفقكلمنهيئ")  # join to the next letter, so that a tatweel fits behind
_LETTERS: Final = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي")


def _form(kind: str) -> dict[str, list[str]]:
    """Return letter -> its compatibility characters of a kind such as ``<isolated>``."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for point in (*range(0xFB50, 0xFDFB), *range(0xFE80, 0xFEFD), *range(0x1EE00, 0x1EEFC)):
        tag, _, letters = ud.decomposition(chr(point)).partition(" ")
        plain = "".join(chr(int(letter, 16)) for letter in letters.split())
        if tag in kind.split() and all(letter in _LETTERS for letter in plain):
            found[plain].append(chr(point))
    return dict(found)


_PRESENTATION: Final = _form("<isolated> <initial> <medial> <final>")
_MATH: Final = _form("<font>")
_DIGITS: Final = (
    "٠١٢٣٤٥٦٧٨٩",
    "۰۱۲۳۴۵۶۷۸۹",
    "०१२३४५६७८९",
    "\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19",
)


def _inserted(text: str, rng: Random, chars: str, *, share: float, times: int = 1, behind: frozenset[str]) -> str:
    """Return the text with random ``chars`` behind a share of the letters of ``behind``."""
    out = []
    for char in text:
        out.append(char)
        if char in behind and rng.random() < share:
            out.extend(rng.choice(chars) for _ in range(times))
    return "".join(out)


def _inserting(chars: str, *, share: float, times: int = 1, behind: frozenset[str] = _LETTERS) -> Disguise:
    return lambda text, rng: _inserted(text, rng, chars, share=share, times=times, behind=behind)


def _replacing(table: Mapping[str, Sequence[str]]) -> Disguise:
    return lambda text, rng: "".join(rng.choice(table[char]) if char in table else char for char in text)


def _tatweel(text: str, rng: Random) -> str:
    """Stretch 30 % of the letters that join to a next one."""
    out = []
    for char, after in zip(text, text[1:] + " ", strict=False):
        out.append(char)
        if char in _DUAL and after in _LETTERS and rng.random() < 0.3:
            out.append("\u0640")
    return "".join(out)


def _presentation(text: str, rng: Random) -> str:
    """Write presentation forms, and lam-alef as one character."""
    for pair, forms in _PRESENTATION.items():
        if len(pair) == 2 and pair[0] == "ل":
            text = text.replace(pair, forms[0])
    return _replacing(_PRESENTATION)(text, rng)


def _digits(text: str, rng: Random) -> str:
    """Write every number in the digits of one other script."""
    return text.translate(str.maketrans("0123456789", rng.choice(_DIGITS)))


DISGUISES: Final[Mapping[str, Disguise]] = {
    "tatweel": _tatweel,
    "harakat": _inserting("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652", share=0.5),
    "mark_heaps": _inserting("\u064b\u064e\u064f\u0650\u0651\u0652", share=1.0, times=10),
    "small_marks": _inserting("\u0670\u0656\u0657\u06d6\u06dc\u06e2", share=0.3),
    "extended_marks": _inserting("".join(map(chr, range(0x8F0, 0x900))), share=0.3),
    "alef_variants": _replacing({"ا": "اأإآ\u0671"}),
    "zero_width": _inserting("\u200b\u200c\u200d\u2060\ufeff", share=0.2),
    "bidi_controls": _inserting("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", share=0.1),
    "soft_hyphens": _inserting("\u00ad\u034f", share=0.2),
    "variation_selectors": _inserting("\ufe00\ufe0f\U000e0100\U000e01ef", share=0.2),
    "tags": _inserting("\U000e0001\U000e0041\U000e007f", share=0.2),
    "presentation_forms": _presentation,
    "farsi_letters": _replacing({"ي": "ی", "ى": "ی", "ك": "ک"}),
    "urdu_letters": _replacing({"ه": "ہەھ", "ة": "ۃ", "ي": "ېی", "ك": "ڪ"}),
    "digits": _digits,
    "thin_spaces": _replacing({" ": "\u00a0\u2002\u2009\u200a\u202f\u205f\u3000"}),
    "math_alphabet": _replacing(_MATH),
}
"""Name -> function of a text and a source of chance. Every reader sees the same words before and after."""


def disguise(text: str, names: Iterable[str], *, seed: int) -> str:
    """Return ``text`` under the disguises of the given names, one after another; the same for the same seed."""
    for name in names:
        text = DISGUISES[name](text, Random(f"{seed} {name}"))
    return text


def _of(document: Document) -> Reading:
    return reading(read_article(document))


def _shape(one: Reading) -> tuple[object, ...]:
    """Return what must not change: words, sentences, title, kinds of zones, truncation and date."""
    found = one.article.published
    return (
        one.words,
        one.hashes.tolist(),
        one.sentence_starts.tolist(),
        one.title_words,
        [(zone.field, zone.kind) for zone in one.article.zones],
        one.article.is_truncated,
        found and found.value,
    )


def disguised_document(document: Document, names: Iterable[str], *, seed: int) -> Document:
    """Return the document with text, title and byline under the given disguises."""
    chosen = tuple(names)
    fields = {name: disguise(document.field(name), chosen, seed=seed) for name in ("text", "title", "byline")}
    return replace(document, **fields)


def is_unchanged(document: Document, names: Iterable[str], *, seed: int) -> bool:
    """Return whether words, sentences, zones and date of a document survive a disguise."""
    return _shape(_of(document)) == _shape(_of(disguised_document(document, names, seed=seed)))


def _verdict(left: Document, right: Document) -> tuple[str, float]:
    """Return label and score of two documents under the bundled background."""
    from provenance.match.background import Background
    from provenance.match.profile import profile
    from provenance.match.verify import verify
    from provenance.settings import Settings

    background = Background.bundled()
    sides = [profile(_of(one), background) for one in (left, replace(right, id=right.id + "*"))]
    pair = verify(*sides, background=background, settings=Settings())
    return pair.label, pair.score


def is_same_verdict(document: Document, names: Iterable[str], *, seed: int) -> bool:
    """Return whether a disguised copy gets the label and score of a verbatim one."""
    return _verdict(document, document) == _verdict(document, disguised_document(document, names, seed=seed))


def survival(documents: Sequence[Document], names: Sequence[str], *, seed: int = 1) -> tuple[float, float]:
    """Return the shares of documents whose reading, and whose verdict, a disguise leaves alone."""
    unchanged = sum(is_unchanged(one, names, seed=seed + at) for at, one in enumerate(documents))
    same = sum(is_same_verdict(one, names, seed=seed + at) for at, one in enumerate(documents))
    return unchanged / len(documents), same / len(documents)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds data/saudinewsnet")
    parser.add_argument("--documents", type=int, default=100)
    return parser.parse_args()


def main() -> None:
    """Print one line per disguise, and one for all of them at once."""
    from benchmarks.quality.data import saudi_documents

    given = _arguments()
    step = 100
    documents = list(islice(saudi_documents(given.data), 0, given.documents * step, step))
    print(f"{'disguise':22}reading  verdict   ({len(documents)} documents)")
    for names in (*([name] for name in DISGUISES), list(DISGUISES)):
        unchanged, same = survival(documents, names)
        label = names[0] if len(names) == 1 else "all together"
        print(f"{label:22}{unchanged:7.3f}  {same:7.3f}")


if __name__ == "__main__":
    main()
