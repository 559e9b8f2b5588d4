"""File names -> what is in them: the kind of content, and how it is packed. Never guessed from the bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

Kind: TypeAlias = Literal["text", "jsonl", "csv", "tsv", "parquet"]
Packing: TypeAlias = Literal["", ".gz", ".zst", ".xz", ".bz2"]


@dataclass(frozen=True, slots=True)
class Format:
    """What a file holds, and the suffix of the compression around it; empty where there is none."""

    kind: Kind
    packing: Packing = ""


_KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {".txt": "text", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "tsv"}
)
_PACKINGS: Final[tuple[Packing, ...]] = ("", ".gz", ".zst", ".xz", ".bz2")
# Parquet packs its columns itself, and cannot be read from the front as an unpacked stream would have it.
FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {suffix + packing: Format(kind, packing) for suffix, kind in _KINDS.items() for packing in _PACKINGS}
    | {".parquet": Format("parquet")}
)
SUFFIXES: Final = tuple(FORMATS)
ROW_SUFFIXES: Final = tuple(suffix for suffix, one in FORMATS.items() if one.kind != "text")


def has_suffix(path: str, suffixes: tuple[str, ...]) -> bool:
    """Return whether the file name ends in one of ``suffixes``, in small or capital letters."""
    return path.lower().endswith(suffixes)


def format_of(path: str) -> Format | None:
    """Return what a file holds by its name, in small or capital letters; None when files so named are not read.

    >>> format_of("news/2024.JSONL.zst"), format_of("page.html")
    (Format(kind='jsonl', packing='.zst'), None)
    """
    name = path.lower()
    return next((one for suffix, one in FORMATS.items() if name.endswith(suffix)), None)
