"""The real articles behind the corpora of the scale benchmark, kept on disk and fetched one at a time.

All sets are brought into one form once: ``id``, ``text``, ``outlet``, ``published``, empty
where the set says nothing. Only where each line begins is held in memory.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from benchmarks.quality.data import rows

SAUDI: Final = "data/saudinewsnet/articles.jsonl.xz"
BULK: Final = "data/bulk"
_KHALEEJ: Final = "alkhaleej.ae"
_MAYADEEN: Final = "almayadeen.net"
_VERSION: Final = "1"  # of this form; another number, another file in the cache


@dataclass(frozen=True, slots=True)
class Row:
    """A document of a corpus; ``outlet`` and ``published`` (ISO 8601) are empty where nothing is known."""

    id: str
    text: str
    outlet: str = ""
    published: str = ""

    def line(self) -> bytes:
        """Return the document as a line of JSONL."""
        return json.dumps(asdict(self), ensure_ascii=False).encode() + b"\n"


def sources(data: Path) -> list[Path]:
    """Return the files of all real articles, in order of name; those that are missing end the program."""
    found = [data / SAUDI, *sorted((data / BULK).glob("*.jsonl.xz"))]
    if len(found) == 1:
        raise SystemExit(f"{data / BULK}: holds no *.jsonl.xz; give the folder that holds data/ with --data")
    return found


def _outlet(row: dict[str, Any], source: Path) -> str:
    """Return who printed an article; sets of one outlet do not say so in their rows."""
    if source.name.startswith("khaleej"):
        return _KHALEEJ
    if source.name.startswith("mayadeen"):
        return _MAYADEEN
    return str(row.get("source") or row.get("source_code") or "")


def _articles(data: Path) -> Iterator[Row]:
    """Yield every article that has a text."""
    for source in sources(data):
        for row in rows(source):
            text = row["text"] or ""
            if text.strip():
                published = row.get("published") or row.get("time") or ""
                yield Row(row["id"], text, _outlet(row, source), str(published))


def _key(data: Path) -> str:
    """Return a name for the real articles of a folder, by what each file is called and how large it is."""
    seen = " ".join(f"{path.name}:{path.stat().st_size}" for path in sources(data) if path.exists())
    return hashlib.sha256(f"{_VERSION} {seen}".encode()).hexdigest()[:16]


class Articles(Sequence[Row]):
    """The articles of a JSONL file by their place in it, read when they are asked for."""

    def __init__(self, path: Path) -> None:
        self._path, self._starts = path, _starts(path)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, place: Any) -> Any:
        """Return the article at a place, or those of a slice."""
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        at = range(len(self))[place]
        # A mapped file would be counted as memory of this process.
        with self._path.open("rb", buffering=0) as file:
            file.seek(int(self._starts[at]))
            return Row(**json.loads(file.read(int(self._starts[at + 1] - self._starts[at]))))


def _starts(path: Path) -> npt.NDArray[np.int64]:
    """Return where each line begins, and the length of the file."""
    with path.open("rb") as file:
        return np.cumsum([0, *(len(line) for line in file)], dtype=np.int64)


def prepared(data: Path, folder: Path) -> Articles:
    """Return the real articles below a data folder, written into a folder once."""
    path = folder / f"articles-{_key(data)}.jsonl"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        with part.open("wb") as file:
            file.writelines(row.line() for row in _articles(data))
        part.replace(path)
    return Articles(path)
