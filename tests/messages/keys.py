"""Which keys of the catalogue the source uses, with which fields: read off its syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import provenance
from provenance.messages.compare import RULES, STATES
from provenance.values import PAIR_LABELS

SOURCE: Final = Path(provenance.__file__).parent
SAYING: Final = frozenset({"say", "later"})
"""The functions and exceptions whose first argument is a key and whose named ones are its fields."""

FAMILIES: Final[Mapping[str, frozenset[str]]] = {
    "label.": frozenset(PAIR_LABELS),
    "label.name_": frozenset(PAIR_LABELS),
    "compare.count_": frozenset(STATES),
    "compare.rule_": RULES,
    "compare.band_": frozenset({"strong", "likely", "weak"}),
}
"""What may follow the literal beginning of a key such as ``f"label.{label}"``: a closed vocabulary of the program."""


@dataclass(frozen=True, slots=True)
class Use:
    """A place that says something: the keys that it may say, and the fields that it gives."""

    place: str
    keys: frozenset[str]
    fields: frozenset[str]


def uses() -> Iterator[Use]:
    """Yield every use of the catalogue; one whose key cannot be read off has none."""
    for path in sorted(SOURCE.rglob("*.py")):
        if path.name != "catalogue.py":
            yield from uses_in(ast.parse(path.read_text(encoding="utf-8")), path.relative_to(SOURCE).as_posix())


def uses_in(tree: ast.AST, name: str) -> Iterator[Use]:
    """Yield the uses in one module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in SAYING and node.args:
            fields = frozenset(keyword.arg or "**" for keyword in node.keywords)
            yield Use(f"{name}:{node.lineno}", frozenset(_keys(node.args[0])), fields)


def _keys(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _keys(node.body)
        yield from _keys(node.orelse)
    elif isinstance(node, ast.JoinedStr) and len(node.values) == 2 and isinstance(node.values[0], ast.Constant):
        prefix = str(node.values[0].value)
        yield from (prefix + member for member in FAMILIES.get(prefix, ()))
