"""The fold table: which characters of Arabic writing count as the same.

One frozen table (``data/fold.tsv``, built by ``scripts/build_fold_table.py``) serves
every reader of text, so that a spelling rule changes in one place only. Its hash is
part of every saved result: two results can be compared only under one table.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Final

TATWEEL: Final = "\u0640"
ALEF: Final = "\u0627"
WAW: Final = "\u0648"
YEH: Final = "\u064a"
HEH: Final = "\u0647"
LAM: Final = "\u0644"
ARABIC_SEMICOLON: Final = "\u061b"
ARABIC_QUESTION_MARK: Final = "\u061f"
ARABIC_FULL_STOP: Final = "\u06d4"


def _rows(table: str) -> Iterator[tuple[int, str]]:
    for row in table.splitlines():
        if row.startswith("#"):
            continue
        left, right = row.split("\t")
        first, _, last = left.partition("..")
        out = "".join(chr(int(point, 16)) for point in right.split())
        for point in range(int(first, 16), int(last or first, 16) + 1):
            yield point, out


def _read_table() -> str:
    return files("provenance.text").joinpath("data/fold.tsv").read_text(encoding="utf-8")


_TABLE: Final = _read_table()

FOLD: Final[Mapping[int, str]] = MappingProxyType(dict(_rows(_TABLE)))
"""Code point -> folded characters; a character that is absent folds to itself, ``""`` drops it."""

FOLD_HASH: Final = hashlib.sha256(_TABLE.encode()).hexdigest()[:16]
"""Names the version of the table in every saved result."""

# The same table without change of length: what is dropped becomes a tatweel (itself
# dropped, and a letter to the word pattern), what expands stays for a second look.
IN_PLACE: Final[Mapping[int, str]] = MappingProxyType(
    {point: out or TATWEEL for point, out in FOLD.items() if len(out) <= 1}
)
EXPANDING: Final[frozenset[str]] = frozenset(chr(point) for point, out in FOLD.items() if len(out) > 1)
