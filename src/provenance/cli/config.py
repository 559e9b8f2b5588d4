"""The user's own settings: one small TOML file, which only ``provenance doctor`` writes."""

from __future__ import annotations

import os
import re
from typing import Final

import click

from provenance.errors import UsageError
from provenance.render.bidi.probe import Wish, wished

_OWN_LINE: Final = re.compile(r"\s*bidi\s*=")
_LARGEST: Final = 100_000


def config_path() -> str:
    """Return where the settings of this user are, or would be."""
    return os.path.join(click.get_app_dir("provenance"), "config.toml")


def _text(path: str) -> str:
    """Return the file's text; nothing when there is none, or none that may be read.

    Raises:
        UsageError: It is no text of settings; to go on would be to overwrite it.
    """
    try:
        with open(path, encoding="utf-8-sig") as file:
            text = file.read(_LARGEST + 1)
    except OSError:
        return ""
    except UnicodeDecodeError as problem:
        raise UsageError("usage.config_encoding", path=path) from problem
    if len(text) > _LARGEST:
        raise UsageError("usage.config_length", path=path, limit=f"{_LARGEST:,}")
    return text


def setting(name: str, path: str) -> str | None:
    """Return what the file at ``path`` says under a name; None when it does not say.

    Raises:
        UsageError: The file is no TOML.
    """
    import tomllib

    try:
        value = tomllib.loads(_text(path)).get(name)
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        raise UsageError("usage.config_syntax", path=path, problem=str(problem)) from problem
    return None if value is None else str(value)


def wish_in_config(path: str) -> Wish:
    """Return how Arabic is to be written by the file at ``path``: ``"auto"`` when it does not say.

    Raises:
        UsageError: The file is no TOML, or what it says is no way to write Arabic.
    """
    return wished(f"{path}: bidi", setting("bidi", path) or "auto")


def config_with(path: str, wish: Wish) -> str:
    """Return the text of the file at ``path`` with a wish in it, its other lines kept."""
    kept = [line for line in _text(path).splitlines() if not _OWN_LINE.match(line)]
    return "\n".join([f'bidi = "{wish}"', *kept, ""])
