"""TOML text -> entries of a register, each checked: its id, its type, its country, its names."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final, Literal, get_args

from provenance.errors import UsageError
from provenance.text.normalize import fold
from provenance.values import SourceType

Medium = Literal["", "newspaper", "channel", "radio", "site", "magazine", "network"]

_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+){0,9}")
_COUNTRY: Final = re.compile(r"[A-Z]{2}|INT")
_DOMAIN: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){1,4}")
_MAX_NAME_WORDS: Final = 10
_MAX_NAME_LENGTH: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One source of a register.

    ``country`` is an ISO 3166 code of two letters, ``INT`` for what belongs to none, and
    ``seats`` further countries that an adjective of nationality may name («اللندنية»).
    ``ar`` and ``en`` are names, the usual one first. ``needs_head`` are those of the Arabic
    ones that are ordinary words: they mean the source only behind a head noun («صحيفة»),
    in quotation marks or in a credit. ``acronyms`` mean it only in a credit. ``medium``
    tells sources of one name apart by their head noun. ``ambiguous_with`` are the ids of
    entries that share a name. ``source`` says where the facts of the entry are from.
    """

    id: str
    type: SourceType
    country: str
    ar: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    needs_head: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    ambiguous_with: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    medium: Medium = ""
    source: str = ""
    note: str = ""

    @property
    def name(self) -> str:
        """The usual name: the first Arabic one, else the first Latin one."""
        return (*self.ar, *self.en, self.id)[0]


_LISTS: Final = frozenset({"ar", "en", "acronyms", "needs_head", "domains", "ambiguous_with", "seats"})
_KNOWN: Final = tuple(one.name for one in fields(Entry) if one.name != "id")


def parse(text: str, where: str) -> tuple[Entry, ...]:
    """Return the entries of a TOML register in its order; ``where`` names it in messages.

    Raises :class:`~provenance.errors.UsageError` for broken TOML and for a wrong block.
    """
    try:
        blocks = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{where}: {error}; mend the TOML there") from error
    return tuple(_entry(id, block, f"{where}, [{id}]") for id, block in blocks.items())


def _entry(id: str, block: Any, where: str) -> Entry:
    if not _ID.fullmatch(id):
        raise UsageError(f"{where}: is no id; use small Latin letters, digits and hyphens")
    if not isinstance(block, Mapping):
        raise UsageError(f"{where}: stands outside of any block; write a line [id] above it")
    values: dict[str, Any] = {key: _value(key, value, where) for key, value in block.items()}
    entry = Entry(id=id, **{"type": "", "country": "INT", **values})
    _check(entry, where)
    return entry


def _value(key: str, value: Any, where: str) -> str | tuple[str, ...]:
    if key not in _KNOWN:
        raise UsageError(f"{where}: {key!r} is no field; use some of {', '.join(_KNOWN)}")
    if key not in _LISTS:
        if not isinstance(value, str):
            raise UsageError(f'{where}: {key} is no text; write {key} = "…"')
        return value.strip()
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise UsageError(f'{where}: {key} is no list of texts; write {key} = ["…", "…"]')
    return tuple(one.strip() for one in value)


def _check(entry: Entry, where: str) -> None:
    for wrong, what in _faults(entry):
        if wrong:
            raise UsageError(f"{where}: {what}")


def _faults(entry: Entry) -> list[tuple[bool, str]]:
    names = entry.ar + entry.en + entry.acronyms
    stray = [name for name in entry.needs_head if name not in entry.ar + entry.en]
    odd = [name for name in names if not _is_name(name)]
    hosts = [host for host in entry.domains if not _DOMAIN.fullmatch(host)]
    lands = [code for code in (entry.country, *entry.seats) if not _COUNTRY.fullmatch(code)]
    return [
        (entry.type not in get_args(SourceType), f"type {entry.type!r} is unknown; use {_or(get_args(SourceType))}"),
        (entry.medium not in get_args(Medium), f"medium {entry.medium!r} is unknown; use {_or(get_args(Medium)[1:])}"),
        (not entry.ar + entry.en, "has no name; write some under ar or en"),
        (bool(odd), f"the name {_first(odd)!r} is empty or too long; keep it within {_MAX_NAME_WORDS} words"),
        (bool(stray), f"needs_head lists {_first(stray)!r}, which is no name here; add it to ar or en too"),
        (bool(lands), f"country {_first(lands)!r} is no code; use two capital letters or INT"),
        (bool(hosts), f"domain {_first(hosts)!r} is no host name; write it like example.org, without https:// or path"),
    ]


def _is_name(name: str) -> bool:
    return len(name) <= _MAX_NAME_LENGTH and name.count(" ") < _MAX_NAME_WORDS and any(map(str.isalnum, fold(name)))


def _or(names: tuple[str, ...]) -> str:
    return ", ".join(names[:-1]) + " or " + names[-1]


def _first(found: list[str]) -> str:
    return found[0] if found else ""
