"""A corpus of made news with all that the tiers tell apart: copies, rewrites, round-ups, boilerplate, shared ids."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

_LETTERS = "ابتجحدرسشصعفقكلمنهوي"
_BOILERPLATE = ("جميع الحقوق محفوظة للجريدة ولا يعاد نشر هذا الكلام", "تابعونا على صفحات التواصل من كل مكان وفي كل وقت")


def vocabulary(rng: Random, size: int = 4_000) -> list[str]:
    """Return made words of three to seven letters."""
    return ["".join(rng.choices(_LETTERS, k=rng.randint(3, 7))) for _ in range(size)]


def sentences(rng: Random, words: Sequence[str], count: int) -> list[str]:
    """Return sentences of words drawn as in language: a few very often, most hardly ever; some hold a number."""
    found = []
    for _ in range(count):
        drawn = [words[int(len(words) ** rng.random()) - 1] for _ in range(rng.randint(8, 16))]
        if rng.random() < 0.3:
            drawn[3] = str(rng.randint(2, 999))
        found.append(" ".join(drawn) + ".")
    return found


def reworded(rng: Random, words: Sequence[str], lines: Sequence[str], share: float) -> list[str]:
    """Return sentences with a share of their words exchanged, in another order now and then."""
    changed = [
        " ".join(rng.choice(words) if rng.random() < share else word for word in line.split(" ")) for line in lines
    ]
    if share > 0.2:
        rng.shuffle(changed)
    return changed


def _versions(rng: Random, words: Sequence[str]) -> Iterator[list[str]]:
    """Yield the versions of one story."""
    story = sentences(rng, words, rng.randint(5, 12))
    yield story
    for _ in range(rng.choice([0, 0, 0, 1, 2, 4])):
        yield reworded(rng, words, story, rng.choice([0.0, 0.0, 0.03, 0.1, 0.3]))
    if rng.random() < 0.2:
        yield [*sentences(rng, words, 6), *story[1:4], *sentences(rng, words, 5)]


def rows(seed: int, stories: int) -> list[dict[str, Any]]:
    """Return the rows of a corpus: some dated, some of one id, some without words."""
    rng = Random(seed)
    words = vocabulary(rng)
    texts = [version for _ in range(stories) for version in _versions(rng, words)]
    rng.shuffle(texts)
    made = []
    for number, lines in enumerate(texts):
        outlet = rng.choice(["wafd", "nahar", "bilad", ""])
        ending = [rng.choice(_BOILERPLATE)] if outlet == "nahar" else []
        row = {"id": f"a{rng.randint(0, 20 * stories)}", "title": lines[0][:40], "outlet": outlet}
        if rng.random() < 0.5:
            row["published"] = f"2024-03-{rng.randint(1, 28):02}"
        made.append(row | {"text": "\n".join([*lines, *ending]) if number % 40 else "!"})
    return made


def written(folder: Path, seed: int, stories: int) -> list[Path]:
    """Write a corpus as two files of rows, the last of them broken here and there, and return their paths."""
    found = [json.dumps(row, ensure_ascii=False) for row in rows(seed, stories)]
    half = len(found) // 2
    first, second = folder / "one.jsonl", folder / "two.jsonl"
    first.write_text("\n".join(found[:half]) + "\n", encoding="utf-8")
    second.write_text("\n".join([*found[half:], '{"id": "broken"', '{"id": "no text"}']) + "\n", encoding="utf-8")
    return [first, second]
