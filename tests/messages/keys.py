"""Which keys of the catalogue the source uses, with which fields: read off its syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, get_args

import provenance
from provenance.cli.doctor import _SAMPLES
from provenance.corpus.outcomes import FAILED, SKIPPED
from provenance.graph.tree import PARENTS
from provenance.messages.attribution import REASONS, TYPES
from provenance.messages.compare import RULES, STATES
from provenance.messages.graph import INFERRING, LegendWord
from provenance.messages.pairs import Side
from provenance.messages.reports import Noun
from provenance.messages.screen import Decider
from provenance.messages.signals import COUNTED, EXPLAINED, SHARES
from provenance.values import PAIR_LABELS, Band, EdgeKind, Field, FlagKind, Kind, Role, SourceRef, Tier, ZoneKind

SOURCE: Final = Path(provenance.__file__).parent
SAYING: Final = frozenset(
    {"say", "later", "EngineFailed", "EngineMissing", "SettingsError", "UsageError", "WorkFolderRefused"}
)
"""The functions and exceptions whose first argument is a key and whose named ones are its fields."""

FAMILIES: Final[Mapping[str, frozenset[str]]] = {
    "attribution.": frozenset(TYPES),
    "attribution.count_": frozenset(TYPES),
    "attribution.kind_": frozenset(get_args(Kind)),
    "attribution.reason_": REASONS,
    "attribution.ref_": frozenset(get_args(SourceRef)),
    "attribution.role_": frozenset(get_args(Role)),
    "attribution.tier_": frozenset(get_args(Tier)),
    "attribution.via_": frozenset(TYPES),
    "attribution.zone_": frozenset(get_args(ZoneKind)) - {"body"},
    "compare.band_": frozenset(get_args(Band)),
    "compare.count_": frozenset(STATES),
    "compare.rule_": RULES,
    "count.more_": frozenset(get_args(Noun)),
    "export.edge_": frozenset(get_args(EdgeKind)),
    "field.": frozenset({"failed", "skipped"}),
    "graph.also_": frozenset(PARENTS),
    "graph.band_": frozenset(get_args(Band)),
    "graph.field_": frozenset(get_args(Field)),
    "graph.flag_": frozenset(get_args(FlagKind)) - {"no_source_named"},
    "graph.legend_": frozenset(get_args(LegendWord)),
    "graph.relation_": frozenset(PARENTS),
    "graph.rule_": INFERRING,
    "graph.unseen_": frozenset({"article", "statement"}),
    "graph.word_": frozenset(get_args(LegendWord)) - {"guess"},
    "input.": SKIPPED | FAILED,
    "input.step_": frozenset({"read", "zones", "cite", "words", "compare", "verify", "stories", "graph"}),
    "label.": frozenset(PAIR_LABELS),
    "label.name_": frozenset(PAIR_LABELS),
    "pair.": frozenset(get_args(Side)),
    "report.capped_": frozenset({"bands", "passages", "postings"}),
    "screen.": frozenset(name for name, *_ in _SAMPLES),
    "screen.by_": frozenset(get_args(Decider)),
    "signal.counted_": COUNTED,
    "signal.name_": EXPLAINED,
    "signal.none_": COUNTED,
    "signal.share_": SHARES,
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
            if ast.unparse(node.args[0]) == "self.key":  # an error, which was given a literal one
                continue
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
