"""Build the two tables that come from the word frequencies of ``wordfreq``.

* ``src/provenance/text/data/protected.tsv``: words whose first letter (و ب ل ف) belongs
  to the word although it looks like a clitic: without it the word is rarer than with it.
* ``src/provenance/match/data/stem_frequencies.tsv``: how often each light stem occurs per
  10^9 running words, for corpora too small to know.

The code of wordfreq is Apache-2.0; its Arabic word list is derived from data under
CC BY-SA 4.0, so both tables are under CC BY-SA 4.0 too (see their first lines).

Usage: ``python scripts/build_frequencies.py`` (twice on a change of the stemmer's clitics).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from wordfreq import get_frequency_dict

from provenance.text.normalize import fold
from provenance.text.stem import ARTICLES, CLITIC_LETTERS, stem
from provenance.text.tokens import words

NOTE = "# derived from the Arabic list of wordfreq 3.1.1 (https://github.com/rspeer/wordfreq), CC BY-SA 4.0\n"
PACKAGE = Path(__file__).parents[1] / "src" / "provenance"
PER_BILLION = 1e9
# Below about one in ten million the list holds mostly names and misspellings.
RAREST = 100
COMMON = 50_000
"""Words by which the fold is judged."""
_ORTHOGRAPHY = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه"})


def word_frequencies() -> dict[str, float]:
    """Return folded Arabic word -> frequency; spellings that fold together are summed."""
    total: dict[str, float] = defaultdict(float)
    for raw, share in get_frequency_dict("ar", wordlist="best").items():
        folded = words(raw)
        if len(folded) == 1 and "\u0621" <= folded[0][0] <= "\u064a":
            total[folded[0]] += share
    return total


def protected(frequency: dict[str, float]) -> list[str]:
    """Return the words that are commoner than what is left without their first letter."""
    return sorted(
        word
        for word, share in frequency.items()
        if len(word) > 3
        and word[0] in CLITIC_LETTERS
        and not word.startswith(ARTICLES)
        and share * PER_BILLION >= RAREST
        and share > frequency.get(word[1:], 0.0)
    )


def stem_frequencies(frequency: dict[str, float]) -> dict[str, int]:
    """Return light stem -> occurrences per 10^9 words, rare ones left out."""
    total: dict[str, float] = defaultdict(float)
    for word, share in frequency.items():
        total[stem(word)] += share * PER_BILLION
    return {name: round(count) for name, count in total.items() if count >= RAREST}


def merged_words(raw_words: Iterable[str]) -> list[set[str]]:
    """Return the groups of words that the fold makes one although they differ by more than a letter's usual variants.

    Usual are the seats of hamza, final yeh and teh marbuta, which newsrooms leave to the
    keyboard. What remains is the bare hamza: بناء and بنا, ماء and ما.
    """
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for word in raw_words:
        groups[fold(word)].add(word.translate(_ORTHOGRAPHY))
    return [group for group in groups.values() if len(group) > 1]


def common_words() -> list[str]:
    """Return the commonest words of plain Arabic letters, without marks."""
    ranked = sorted(get_frequency_dict("ar", wordlist="best").items(), key=lambda row: -row[1])
    return [word for word, _ in ranked if all("\u0621" <= letter <= "\u064a" for letter in word)][:COMMON]


def main() -> None:
    """Write both tables, in order of name and of frequency."""
    frequency = word_frequencies()
    kept = protected(frequency)
    (PACKAGE / "text/data/protected.tsv").write_text(NOTE + "\n".join(kept) + "\n", encoding="utf-8")
    stem.cache_clear()
    table = sorted(stem_frequencies(frequency).items(), key=lambda row: (-row[1], row[0]))
    rows = "\n".join(f"{name}\t{count}" for name, count in table)
    (PACKAGE / "match/data/stem_frequencies.tsv").write_text(NOTE + rows + "\n", encoding="utf-8")
    print(f"{len(kept)} protected words, {len(table)} stems")
    merged = merged_words(common_words())
    print(f"fold: {len(merged)} groups among the {COMMON} commonest words lose more than a usual variant")


if __name__ == "__main__":
    main()
