"""The SQL of the flow: one file per step, in the words that DuckDB and Spark both understand."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from string import Template


@lru_cache(maxsize=64)
def _template(name: str) -> Template:
    return Template(files("provenance.flow").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8"))


def statement(name: str, **fields: object) -> str:
    """Return the statement of a step with numbers, names of tables and statements filled in.

    Only numbers of the settings and names of this package ever go in, no word of an article.

    Raises:
        KeyError: a field of the statement is missing.
    """
    return _template(name).substitute({key: str(value) for key, value in fields.items()})


def united(statements: list[str]) -> str:
    """Return the rows of several statements one after the other."""
    return "\nUNION ALL\n".join(statements)
