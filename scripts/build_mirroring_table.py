"""Build ``src/provenance/render/bidi/data/mirroring.tsv``: which characters are drawn as which in right-to-left text.

Python knows that a character is mirrored, but not as what, and nothing of paired
brackets. Both come from two files of the Unicode database, which Debian has in the
package ``unicode-data``.

Usage: ``python scripts/build_mirroring_table.py [FOLDER] > src/provenance/render/bidi/data/mirroring.tsv``
where FOLDER holds BidiMirroring.txt and BidiBrackets.txt (default: /usr/share/unicode).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

HEADER = """\
# Character, what it is drawn as in right-to-left text, o or c for an opening or closing bracket of a pair.
# Derived from {mirroring} and {brackets}
# of the Unicode Character Database, (c) Unicode, Inc., under the Unicode licence (LICENSE beside this file).
# Made by scripts/build_mirroring_table.py; not edited by hand."""


def rows(path: Path) -> Iterator[list[str]]:
    """Yield the fields of each line of a file of the Unicode database."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if fields := line.partition("#")[0].strip():
            yield [field.strip() for field in fields.split(";")]


def version(path: Path) -> str:
    """Return the name that a file of the Unicode database gives itself, with the version."""
    return path.read_text(encoding="utf-8").splitlines()[0].lstrip("# ")


def main(folder: Path) -> None:
    """Print the table."""
    mirroring, brackets = folder / "BidiMirroring.txt", folder / "BidiBrackets.txt"
    kinds = {fields[0]: (fields[1], fields[2]) for fields in rows(brackets)}
    print(HEADER.format(mirroring=version(mirroring), brackets=version(brackets)))
    for char, mirror, *_ in rows(mirroring):
        pair, kind = kinds.pop(char, (mirror, "-"))
        if pair != mirror:
            sys.exit(f"{char}: is mirrored as {mirror} and paired with {pair}; the table has one column for both")
        print(char, mirror, kind, sep="\t")
    if kinds:
        sys.exit(f"{', '.join(kinds)}: are brackets without a mirror image; the table has no place for them")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode"))
