"""Every sentence by its key, in the language that is spoken at the moment.

The texts are in ``data/<topic>.toml``, English and Arabic side by side. The key
``count.article`` is the entry ``[article]`` of ``count.toml``::

    [article]
    en = { one = "{count} article", other = "{count} articles" }
    ar = { one = "مقال واحد", two = "مقالان", few = "{count} مقالات", many = "{count} مقالًا", other = "{count} مقال" }

A text is a string, or a table of the plural categories that Unicode (CLDR) has for its
language, chosen by the field ``count``. ``{name}`` stands for a field and for nothing
else: no format, no attribute, so that a text cannot do anything. Numbers are written
with ASCII digits and a separator of thousands in both languages: the newspapers quoted
beside them, JSON and the shell have such digits too, and a number can be searched for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Final, Literal, TypeAlias, get_args

Lang: TypeAlias = Literal["en", "ar"]
LANGS: Final[tuple[Lang, ...]] = get_args(Lang)
CATEGORIES: Final[Mapping[Lang, tuple[str, ...]]] = MappingProxyType(
    {"en": ("one", "other"), "ar": ("zero", "one", "two", "few", "many", "other")}
)
OPTIONAL: Final = "zero"
"""The category that a text may leave out; "other" is said instead."""
FIELD: Final = re.compile(r"\{([a-z_]+)\}")

_spoken: Final[ContextVar[Lang]] = ContextVar("provenance_lang", default="en")


@dataclass(frozen=True, slots=True)
class Message:
    """Something to be said later, in the language spoken then: a key and its fields."""

    key: str
    fields: Mapping[str, Value] = field(default_factory=dict)

    def __str__(self) -> str:
        return say(self.key, **self.fields)


Value: TypeAlias = str | int | Message
"""What a field may be. Whoever says a share or a score writes it out first, rounded as it should be."""


def later(key: str, /, **fields: Value) -> Message:
    """Return something to be said later: an error is made deep down and told at the edge."""
    return Message(key, fields)


def language() -> Lang:
    """Return the language that is spoken."""
    return _spoken.get()


@contextmanager
def spoken(lang: Lang) -> Iterator[None]:
    """Speak a language until the end of the block, in this thread or task only."""
    token = _spoken.set(lang)
    try:
        yield
    finally:
        _spoken.reset(token)


def category(lang: Lang, number: int) -> str:
    """Return the plural category of a whole number from 0 on, by the rules of CLDR.

    >>> [category("ar", number) for number in (0, 1, 2, 3, 11, 100, 103)]
    ['zero', 'one', 'two', 'few', 'many', 'other', 'few']
    """
    if lang == "en":
        return "one" if number == 1 else "other"
    if number < 3:
        return ("zero", "one", "two")[number]
    rest = number % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


def topics() -> tuple[str, ...]:
    """Return the names of all topics."""
    from importlib.resources import files

    folder = files("provenance.messages").joinpath("data")
    return tuple(sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")))


@cache
def entries(topic: str) -> Mapping[str, Mapping[Lang, Mapping[str, str]]]:
    """Return the entries of a topic: name, language and plural category -> text; a text without plural is "other"."""
    import tomllib
    from importlib.resources import files

    table = tomllib.loads(files("provenance.messages").joinpath(f"data/{topic}.toml").read_text(encoding="utf-8"))
    return {
        name: {lang: {"other": text} if isinstance(text, str) else text for lang, text in entry.items()}
        for name, entry in table.items()
    }


def _written(value: Value) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def say(key: str, /, **fields: Value) -> str:
    """Return the text of a key in the language that is spoken, its fields filled in.

    Raises:
        KeyError, FileNotFoundError: The catalogue has no such key or topic, or its text a
            field that is not given: a mistake in the program, which the tests find.
    """
    topic, _, name = key.partition(".")
    forms = entries(topic)[name][language()]
    count = fields.get("count")
    form = category(language(), count) if isinstance(count, int) else "other"
    text = forms[form] if form in forms else forms["other"]
    return FIELD.sub(lambda found: _written(fields[found[1]]), text)
