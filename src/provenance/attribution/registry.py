"""The register of sources: outlets, agencies and bodies, with every name that newsrooms give them.

A register is a TOML file of one block per source. The bundled one is ``data/sources.toml``;
a file of the user is laid over it, and a block of the same id replaces the bundled one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from provenance.attribution.entries import Entry, parse
from provenance.attribution.nations import ARAB
from provenance.errors import UsageError
from provenance.text.tokens import words

_BUNDLED: Final = "sources.toml"
_MIN_BEHIND_PARTICLE: Final = 4
_ARABIC_ARTICLES: Final = frozenset("al el ad an ar as ash at az".split())


def compact(name: str) -> str:
    """Return the folded words of a name without spaces, so that «أ. ف. ب» and «أف ب» are one."""
    return "".join(words(name))


@dataclass(frozen=True, slots=True)
class _Tables:
    """What a registry looks names up in; each name leads to ids in order of the register."""

    names: dict[str, list[str]] = field(default_factory=dict)
    acronyms: dict[str, list[str]] = field(default_factory=dict)
    common: set[tuple[str, str]] = field(default_factory=set)
    domains: dict[str, str] = field(default_factory=dict)
    running: dict[str, dict[tuple[str, ...], str]] = field(default_factory=dict)


def _add(table: dict[str, list[str]], name: str, id: str) -> None:
    ids = table.setdefault(name, [])
    if id not in ids:
        ids.append(id)


def _tables(entries: Iterable[Entry]) -> _Tables:
    tables = _Tables()
    for entry in entries:
        for name in entry.ar + entry.en:
            key = words(name)
            _add(tables.names, "".join(key), entry.id)
            if name in entry.needs_head:
                tables.common.add(("".join(key), entry.id))
            else:
                tables.running.setdefault(key[0], {}).setdefault(key, entry.id)
        for name in entry.acronyms:
            _add(tables.acronyms, compact(name), entry.id)
        for domain in entry.domains:
            tables.domains.setdefault(domain, entry.id)
    return tables


def _transcribed(entry: Entry) -> Iterable[str]:
    """Yield the Latin names of an entry after which an Arabic spelling may be made.

    Names of Arab outlets are mostly Arabic words, and words that only sound alike are other
    names; so those count only where they are long and not Arabic to the eye.
    """
    for name in entry.en:
        parts = words(name)
        if _ARABIC_ARTICLES.isdisjoint(parts) and (entry.country not in ARAB or len(parts) > 1):
            yield name


class Registry:
    """Sources by id, by name and by domain. Immutable once made; looking up takes constant time."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Index ``entries``; of two with one id the later stands, in the place of the earlier."""
        self._entries: Mapping[str, Entry] = {entry.id: entry for entry in entries}
        self._tables = _tables(self._entries.values())
        self._transcribed: tuple[tuple[str, Entry], ...] | None = None

    @staticmethod
    def bundled() -> Registry:
        """Return the register that comes with the package; read once per process."""
        return _bundled()

    @staticmethod
    def from_file(path: str | Path) -> Registry:
        """Return the bundled register with the blocks of a TOML file laid over it.

        Raises :class:`~provenance.errors.UsageError` when the file cannot be read or a block is wrong.
        """
        return _bundled().merged(parse(_read(Path(path)), str(path)))

    def merged(self, entries: Iterable[Entry]) -> Registry:
        """Return this register with ``entries`` laid over it: the same id replaces."""
        return Registry((*self.entries, *entries))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries in the order of the register."""
        return tuple(self._entries.values())

    def get(self, id: str) -> Entry | None:
        """Return the entry of an id, or None."""
        return self._entries.get(id)

    def named(self, name: str) -> tuple[Entry, ...]:
        """Return the entries that bear a name exactly, but for spelling that folds and for spaces."""
        return tuple(self._entries[id] for id in self._tables.names.get(compact(name), ()))

    def is_common(self, name: str, entry: Entry) -> bool:
        """Return whether a name is an ordinary word that means the entry only behind a head noun or the like."""
        return (compact(name), entry.id) in self._tables.common

    @property
    def transcribed(self) -> tuple[tuple[str, Entry], ...]:
        """Latin names that newsrooms write by ear, each with its entry."""
        if self._transcribed is None:
            pairs = ((name, entry) for entry in self.entries for name in _transcribed(entry))
            self._transcribed = tuple(pairs)
        return self._transcribed

    def acronym(self, name: str) -> tuple[Entry, ...]:
        """Return the entries that sign with an acronym; to be trusted only in a credit slot."""
        return tuple(self._entries[id] for id in self._tables.acronyms.get(compact(name), ()))

    def by_domain(self, host: str) -> Entry | None:
        """Return the entry whose site a host name belongs to (``www.`` and other subdomains too), or None."""
        labels = host.lower().rstrip(".").split(".")[-5:]
        for at in range(len(labels) - 1):
            if id := self._tables.domains.get(".".join(labels[at:])):
                return self._entries[id]
        return None

    def find_names(self, forms: Sequence[str], at: int, *, attached: bool = False) -> tuple[int, Entry] | None:
        """Return the longest name that starts at word ``at`` of folded words: its length in words and its entry.

        With ``attached`` a particle may be joined to the first word («لهسبريس»). Names that are ordinary words
        are not found here, nor acronyms. Where several entries bear the name, this is the
        first of them: :func:`provenance.attribution.linking.link` says whether it is ambiguous.
        """
        for first in _without_particle(forms[at]) if attached else (forms[at],):
            if (found := self._tables.running.get(first)) and (hit := _longest(found, first, forms, at)):
                return len(hit), self._entries[found[hit]]
        return None


def _longest(names: Mapping[tuple[str, ...], str], first: str, forms: Sequence[str], at: int) -> tuple[str, ...] | None:
    for length in range(max(map(len, names)), 0, -1):
        key = (first, *forms[at + 1 : at + length])
        if len(key) == length and key in names:
            return key
    return None


def _without_particle(word: str) -> Iterable[str]:
    """Yield a folded word as it stands, then without the particles that may be joined to it."""
    yield word
    bare = word[1:] if word[:1] in ("و", "ف") else word
    yield bare
    if bare.startswith("لل"):
        yield "ا" + bare[1:]
        yield bare[1:]
    if bare.startswith("ل") and len(bare) > _MIN_BEHIND_PARTICLE:
        yield bare[1:]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise UsageError("usage.register_encoding", path=str(path), offset=str(error.start)) from error
    except OSError as error:
        raise UsageError("usage.register_unreadable", path=str(path), problem=error.strerror or str(error)) from error


@cache
def _bundled() -> Registry:
    text = files("provenance.attribution").joinpath("data", _BUNDLED).read_text(encoding="utf-8")
    return Registry(parse(text, _BUNDLED))
