"""Arabic spellings of foreign names against the Latin names, with and without the register."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality.report import Table
from provenance.attribution.linking import link
from provenance.attribution.registry import Registry, compact
from provenance.attribution.transliteration import ACCEPT, rank

Ranking = Callable[[str, Sequence[str]], list[tuple[str, float]]]


@dataclass(frozen=True, slots=True)
class Spelling:
    """An Arabic spelling, the Latin name that it transcribes and whether the threshold was set on it."""

    arabic: str
    latin: str
    is_tuning: bool


def _gold(folder: Path) -> tuple[list[Spelling], list[str], list[str]]:
    """Return the transcribed spellings, all Latin names and the Arabic names that belong to none of them."""
    text = (folder / "gold/transliterations.tsv").read_text(encoding="utf-8")
    rows = [row.split("\t") for row in text.splitlines()]
    unknown = (folder / "gold/transliterations_unknown.txt").read_text(encoding="utf-8").split("\n")
    spellings = [
        Spelling(arabic, latin, at % 3 == 0)
        for at, (kind, latin, found) in enumerate(rows)
        if kind == "T"
        for arabic in found.split("|")
    ]
    return spellings, [row[1] for row in rows], [name for name in unknown if name]


def _share(flags: Sequence[bool]) -> float:
    return sum(flags) / len(flags)


def _plain(name: str, latin_names: Sequence[str]) -> list[tuple[str, float]]:
    """Return the names by edit distance to a letter-for-letter romanisation: the baseline."""
    from rapidfuzz import fuzz

    plain = compact(name).translate(_LETTERS)
    scored = [(latin, float(fuzz.ratio(plain, compact(latin)))) for latin in latin_names]
    return sorted(scored, key=lambda pair: (-pair[1], pair[0]))


_LETTERS = str.maketrans(
    dict(
        zip(
            "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
            "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h o i".split(),
            strict=True,
        )
    )
)


def _figures(
    ranking: Ranking, spellings: Sequence[Spelling], names: Sequence[str], unknown: Sequence[str]
) -> dict[str, float | str]:
    found = [(spelling, ranking(spelling.arabic, names)[0]) for spelling in spellings]
    right = [best[0] == spelling.latin for spelling, best in found]
    held = [best[0] == spelling.latin for spelling, best in found if not spelling.is_tuning]
    kept = [best[0] == spelling.latin and best[1] >= ACCEPT for spelling, best in found]
    refused = [ranking(name, names)[0][1] < ACCEPT for name in unknown]
    return {
        "P@1": _share(right),
        "P@1 tuning": _share([best[0] == spelling.latin for spelling, best in found if spelling.is_tuning]),
        "P@1 held out": _share(held),
        "accepted and right": _share(kept),
        "unknown refused": _share(refused),
    }


def _linked(spellings: Sequence[Spelling], unknown: Sequence[str]) -> dict[str, float | str]:
    """Return how often the whole linking, aliases included, finds the entry of the Latin name."""
    registry = Registry.bundled()
    known = [spelling for spelling in spellings if registry.named(spelling.latin)]
    right = [
        link(spelling.arabic, registry, type="outlet", is_named=True).id
        in {entry.id for entry in registry.named(spelling.latin)}
        for spelling in known
    ]
    listed = [link(name, registry, type="outlet", is_named=True).status == "registered" for name in unknown]
    return {
        "P@1": _share(right),
        "in the register": f"{len(known)} of {len(spellings)}",
        "unknown that it holds": _share(listed),
    }


def table(folder: Path) -> Table:
    """Return how often a spelling finds its Latin name, and how often a name that is none of them is refused."""
    spellings, names, unknown = _gold(folder)
    crowd = sorted({*names, *(latin for entry in Registry.bundled().entries for latin in entry.en)})
    rows = {
        "letter by letter": _figures(_plain, spellings, names, unknown),
        "by ear": _figures(rank, spellings, names, unknown),
        f"by ear, {len(crowd)} names": _figures(rank, spellings, crowd, unknown),
        "linking with aliases": _linked(spellings, unknown),
    }
    notes = (
        f"{len(spellings)} spellings, {len(names)} names, {len(unknown)} unknown; every third name set the threshold",
        "among more names an outlet may stand twice (Anadolu, Anadolu Agency), and unknown ones may be in the register",
    )
    return Table("transliterations", rows, {"P@1": ">= .96", "unknown refused": ">= .95"}, notes)
