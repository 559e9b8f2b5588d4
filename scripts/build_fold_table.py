"""Build ``src/provenance/text/data/fold.tsv``, the one table of interchangeable spellings.

The table is frozen: it is built once, committed, and read by every part of the
program, so that results do not change with the Unicode version of the Python that
runs it. Letter classes come from pyarabic; the rest is derived from the character
names and compatibility mappings of the Unicode database that built it.

Usage: ``python scripts/build_fold_table.py > src/provenance/text/data/fold.tsv``
"""

from __future__ import annotations

import sys
import unicodedata as ud
from collections.abc import Iterable, Iterator

from pyarabic import araby

# Letters that Arabic newsrooms use for one another, and the foreign-sound letters
# that other newsrooms write with the plain one.
TO_PLAIN = {
    **dict.fromkeys(araby.ALEFAT, araby.ALEF),
    araby.ALEF_MAKSURA: araby.YEH,
    araby.TEH_MARBUTA: araby.HEH,
    araby.WAW_HAMZA: araby.WAW,
    araby.YEH_HAMZA: araby.YEH,
    araby.HAMZA: "",
}
# Base letters by their Unicode names: every "ARABIC LETTER X WITH …" that is not a
# letter of Arabic itself is written X. Names that Unicode gives to look-alikes follow.
BASE_BY_NAME = {
    "ALEF": "ا", "BEH": "ب", "TEH": "ت", "THEH": "ث", "JEEM": "ج", "HAH": "ح", "KHAH": "خ", "DAL": "د",
    "THAL": "ذ", "REH": "ر", "ZAIN": "ز", "SEEN": "س", "SHEEN": "ش", "SAD": "ص", "DAD": "ض", "TAH": "ط",
    "ZAH": "ظ", "AIN": "ع", "GHAIN": "غ", "FEH": "ف", "QAF": "ق", "KAF": "ك", "LAM": "ل", "MEEM": "م",
    "NOON": "ن", "HEH": "ه", "WAW": "و", "YEH": "ي",
    "PEH": "ب", "TCHEH": "ج", "TCHEHEH": "ج", "JEH": "ز", "VEH": "ف", "GAF": "ك", "NGOEH": "ك", "NG": "ك",
    "KEHEH": "ك", "SWASH KAF": "ك", "FARSI YEH": "ي", "YEH BARREE": "ي", "E": "ي", "HEH GOAL": "ه",
    "HEH DOACHASHMEE": "ه", "AE": "ه", "TEH MARBUTA GOAL": "ه", "TTEH": "ت", "TTEHEH": "ت", "TEHEH": "ت",
    "BEEH": "ب", "BEHEH": "ب", "DDAL": "د", "DDAHAL": "د", "DAHAL": "د", "DUL": "د", "RREH": "ر", "NYEH": "ج",
    "DYEH": "ج", "PEHEH": "ف", "GUEH": "ك", "NOON GHUNNA": "ن", "RNOON": "ن", "OE": "و", "U": "و", "YU": "و",
    "KIRGHIZ OE": "و", "KIRGHIZ YU": "و", "VE": "و", "DOTLESS BEH": "ب", "DOTLESS FEH": "ف", "DOTLESS QAF": "ق",
    "DOTLESS NOON": "ن", "HIGH HAMZA ALEF": "ا", "HIGH HAMZA WAW": "و", "HIGH HAMZA YEH": "ي",
    "UIGHUR KAZAKH KIRGHIZ ALEF MAKSURA": "ي", "AFRICAN FEH": "ف", "AFRICAN QAF": "ق", "AFRICAN NOON": "ن",
    "ALEF MAKSURA": "ي", "HIGH HAMZA": "", "ROHINGYA YEH": "ي", "STRAIGHT WAW": "و", "KASHMIRI YEH": "ي",
    "THIN YEH": "ي", "LOW ALEF": "ا",
}  # fmt: skip
# Not marks to Unicode, yet nothing but a mark or nothing at all to a reader: small letters of
# the Koran, tatweels that carry a mark, the tail of a letter, blank Hangul fillers; and marks,
# signs and reserved points that are newer than some Unicode databases.
ALSO_DROPPED = frozenset((
    0x06E5, 0x06E6, 0x0883, 0x0884, 0x0885, 0x0897, 0x08C9, 0x08CA, 0xFE73, 0x115F, 0x1160, 0x3164, 0xFFA0,
    0x2065, *range(0xFFF0, 0xFFF9), *range(0x10EFA, 0x10F00), *range(0xE0000, 0xE1000),
))  # fmt: skip
ARABIC_BLOCKS = (
    (0x0600, 0x0700), (0x0750, 0x0780), (0x0870, 0x0900), (0xFB50, 0xFE00), (0xFE70, 0xFF00), (0x1EE00, 0x1EF00),
)  # fmt: skip
LATIN_BLOCKS = ((0x0041, 0x0250), (0x1E00, 0x1F00), (0x2C60, 0x2C80), (0xFF10, 0xFF5B), (0xFB00, 0xFB07))
DECIMAL = {"\u066b": ".", "\u066c": ","}


def plain_letter(char: str) -> str | None:
    """Return what an Arabic letter is folded to, or None when the table leaves it alone."""
    if char in TO_PLAIN:
        return str(TO_PLAIN[char])
    name = ud.name(char, "")
    if not name.startswith("ARABIC LETTER "):
        return None
    base = name.removeprefix("ARABIC LETTER ").split(" WITH ")[0]
    return BASE_BY_NAME.get(base)


def compatibility(char: str) -> str:
    """Return the letters of a compatibility character, one space where it stands for several words.

    A mark that stands alone has no letters: ``""``.
    """
    parts = "".join(part for part in ud.normalize("NFKD", char) if not is_dropped(part)).strip()
    if " " in parts or "\u06d4" in parts:
        return " "
    return "".join(folded(part) for part in parts)


def is_dropped(char: str) -> bool:
    """Return whether a character is invisible or a mark: it never separates words."""
    if char == araby.TATWEEL or ord(char) in ALSO_DROPPED:
        return True
    category = ud.category(char)
    return category in {"Mn", "Me", "Cf"} or (category == "Cc" and not char.isspace())


def is_within(char: str, blocks: Iterable[tuple[int, int]]) -> bool:
    """Return whether a character lies in one of the half-open ranges of code points."""
    return any(low <= ord(char) < high for low, high in blocks)


def folded(char: str) -> str:
    """Return the folded form of one character (possibly empty, possibly itself)."""
    if char in DECIMAL:
        return DECIMAL[char]
    if is_dropped(char):
        return ""
    if ud.category(char) == "Nd":
        return str(ud.digit(char))
    plain = plain_letter(char)
    if plain is not None:
        return plain
    is_arabic, is_latin = (is_within(char, blocks) for blocks in (ARABIC_BLOCKS, LATIN_BLOCKS))
    if not is_arabic and not is_latin:
        return char.casefold() if len(char.casefold()) == 1 else char
    mapped = compatibility(char) if ud.decomposition(char) else char
    return mapped.casefold() if mapped or is_arabic else char


def closed(char: str) -> str:
    """Return the fold of a character folded again until it no longer changes."""
    out = folded(char)
    while (again := "".join(folded(part) for part in out)) != out:
        out = again
    return out


def rows() -> Iterator[tuple[int, str]]:
    """Yield each code point that folds to something other than itself."""
    for point in range(sys.maxunicode + 1):
        char = chr(point)
        if ud.category(char) in {"Cn", "Cs", "Co"} and point not in ALSO_DROPPED:
            continue
        if (out := closed(char)) != char:
            yield point, out


def main() -> None:
    """Write the table: runs of code points that are dropped, then one row per folded character."""
    print(
        f"# pyarabic letter classes; Unicode {ud.unidata_version}; code point or range, then the code points it becomes"
    )
    run: list[int] = []
    for point, out in [*rows(), (-1, "end")]:
        if out == "" and (not run or point == run[-1] + 1):
            run.append(point)
            continue
        if run:
            print(f"{run[0]:04X}..{run[-1]:04X}\t")
            run = []
        if out == "":
            run = [point]
        elif point >= 0:
            print(f"{point:04X}\t{' '.join(f'{ord(part):04X}' for part in out)}")


if __name__ == "__main__":
    main()
