"""Who publishes an article, as far as it says: so that its own name in a slot is told from a borrowed one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from provenance.attribution.entries import Entry
from provenance.attribution.grammar.lexicon import bare, folded
from provenance.attribution.registry import Registry, compact
from provenance.text.tokens import words
from provenance.values import Document, Source

_MIN_LINK: Final = 5
_SUFFIXES: Final = (".com", ".net", ".org")
_HEADS: Final = folded("صحيفة جريدة مجلة موقع قناة وكالة شبكة بوابة إذاعة نت أونلاين")


@dataclass(frozen=True, slots=True)
class Publisher:
    """The outlet of an article: its id in the registry, if it has one, and its names as keys."""

    id: str = ""
    country: str = ""
    names: frozenset[str] = frozenset()

    @property
    def link(self) -> re.Pattern[str] | None:
        """What finds the publisher's own name inside a longer run of letters, None without a long enough name."""
        long = sorted(
            (name for name in self.names if len(name) >= _MIN_LINK and not name.isascii()), key=len, reverse=True
        )
        return re.compile(f"(?:ال|لل|ل)?(?:{'|'.join(map(re.escape, long))})") if long else None

    def is_source(self, source: Source | None) -> bool:
        """Return whether a source is the publisher itself."""
        if source is None or source.type not in ("outlet", "agency"):
            return False
        if self.id and (source.id == self.id or self.id in source.candidates):
            return True
        return name_key(source.name) in self.names


def name_key(name: str) -> str:
    """Return a name of an outlet without head nouns, articles and spaces.

    >>> name_key("صحيفة الوئام") == name_key("الوئام")
    True
    """
    return "".join(bare(word) for word in words(name) if word not in _HEADS)


def publisher_of(document: Document, registry: Registry) -> Publisher:
    """Return who publishes a document, from its outlet or else its address; nobody when neither says."""
    outlet = document.outlet.strip()
    host = _host(document.url)
    entry = registry.by_domain(host) if host else None
    if outlet and entry is None:
        named = registry.named(outlet) or registry.acronym(outlet)
        entry = named[0] if named else _by_site(outlet, registry)
    keys = {name_key(outlet)} if outlet else set()
    if entry is None:
        return Publisher("", "", frozenset(keys - {""}))
    keys |= {name_key(name) for name in entry.ar + entry.en}
    return Publisher(entry.id, entry.country, frozenset(keys - {""}))


def _host(url: str) -> str:
    """Return the host name of an address, "" where it has none or is no address."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


@lru_cache(maxsize=1 << 10)
def _by_site(outlet: str, registry: Registry) -> Entry | None:
    """Return the entry whose id, or first part of its site, is the outlet's own short name."""
    key = compact(outlet)
    for suffix in _SUFFIXES:
        if found := registry.by_domain(outlet.lower().replace(" ", "") + suffix):
            return found
    if not key.isascii():
        return None
    for entry in registry.entries:
        labels = {domain.split(".")[0] for domain in entry.domains} | {entry.id} | set(entry.en)
        if _latin_key(key) in set(map(_latin_key, labels)):
            return entry
    return None


def _latin_key(name: str) -> str:
    """Return a Latin name without article, hyphens and spaces, and with its vowels made rough."""
    letters = "".join(char for char in name.lower() if char.isalnum()).removeprefix("al")
    return letters.replace("iyah", "iya").replace("iah", "iya").replace("ah", "a")
