"""TOML text -> entries of a register, each checked: its id, its type, its country, its names."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final, Literal, get_args

from provenance.errors import UsageError
from provenance.messages.catalogue import Message, later
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
        raise UsageError("usage.register_syntax", where=where, problem=str(error)) from error
    return tuple(_entry(id, block, f"{where}, [{id}]") for id, block in blocks.items())


def _entry(id: str, block: Any, where: str) -> Entry:
    if not _ID.fullmatch(id):
        raise UsageError("usage.register_id", where=where)
    if not isinstance(block, Mapping):
        raise UsageError("usage.register_block", where=where)
    values: dict[str, Any] = {key: _value(key, value, where) for key, value in block.items()}
    entry = Entry(id=id, **{"type": "", "country": "INT", **values})
    _check(entry, where)
    return entry


def _value(key: str, value: Any, where: str) -> str | tuple[str, ...]:
    if key not in _KNOWN:
        raise UsageError("usage.register_field", where=where, field=repr(key), fields=", ".join(_KNOWN))
    if key not in _LISTS:
        if not isinstance(value, str):
            raise UsageError("usage.register_text", where=where, field=key)
        return value.strip()
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise UsageError("usage.register_list", where=where, field=key)
    return tuple(one.strip() for one in value)


def _check(entry: Entry, where: str) -> None:
    names = entry.ar + entry.en + entry.acronyms
    if entry.type not in get_args(SourceType):
        raise UsageError("usage.register_type", where=where, value=repr(entry.type), choices=_or(get_args(SourceType)))
    if entry.medium not in get_args(Medium):
        choices = _or(get_args(Medium)[1:])
        raise UsageError("usage.register_medium", where=where, value=repr(entry.medium), choices=choices)
    if not entry.ar + entry.en:
        raise UsageError("usage.register_nameless", where=where)
    for name in names:
        if not _is_name(name):
            raise UsageError("usage.register_name", where=where, value=repr(name), words=_MAX_NAME_WORDS)
    _check_marks(entry, where)


def _check_marks(entry: Entry, where: str) -> None:
    for name in entry.needs_head:
        if name not in entry.ar + entry.en:
            raise UsageError("usage.register_head", where=where, value=repr(name))
    for code in (entry.country, *entry.seats):
        if not _COUNTRY.fullmatch(code):
            raise UsageError("usage.register_country", where=where, value=repr(code))
    for host in entry.domains:
        if not _DOMAIN.fullmatch(host):
            raise UsageError("usage.register_domain", where=where, value=repr(host))


def _is_name(name: str) -> bool:
    return len(name) <= _MAX_NAME_LENGTH and name.count(" ") < _MAX_NAME_WORDS and any(map(str.isalnum, fold(name)))


def _or(names: tuple[str, ...]) -> Message:
    return later("usage.or_last", choices=", ".join(names[:-1]), last=names[-1])
