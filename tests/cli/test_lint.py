"""Rules that only the syntax tree can check: who prints, and who makes text for a terminal."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import provenance

SOURCE = Path(provenance.__file__).parent
PRINTING = {"print", "echo", "secho", "pprint", "write_stdout"}
MODULES = sorted(SOURCE.rglob("*.py"))


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield node


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found


def _ids(paths: list[Path]) -> list[str]:
    return [path.relative_to(SOURCE).as_posix() for path in paths]


@pytest.mark.parametrize("path", MODULES, ids=_ids(MODULES))
def test_only_the_output_module_prints(path: Path) -> None:
    if path != SOURCE / "cli" / "output.py":
        assert [call.lineno for call in _calls(path) if _name(call) in PRINTING] == []


@pytest.mark.parametrize("path", MODULES, ids=_ids(MODULES))
def test_only_layout_and_output_know_rich(path: Path) -> None:
    allowed = {SOURCE / "render" / "layout.py", SOURCE / "cli" / "output.py"}
    assert ("rich" in _imports(path)) == (path in allowed)


def _is_shown(node: ast.expr) -> bool:
    """Return whether an expression is a constant, blanks, or went through ``show``."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.BinOp):
        return isinstance(node.left, ast.Constant) or isinstance(node.right, ast.Constant)
    if isinstance(node, ast.IfExp):
        return _is_shown(node.body) and _is_shown(node.orelse)
    if isinstance(node, ast.Attribute):  # a line that was shown, in another order; tests/render/bidi ties the two
        return (getattr(node.value, "id", ""), node.attr) == ("drawn", "text")
    return isinstance(node, ast.Call) and (
        _name(node) in ("show", "painted", "_painted_line")
        or (_name(node) in ("_padded", "_apart") and _is_shown(node.args[0]))
    )


def test_every_string_in_a_line_of_text_went_through_the_gate() -> None:
    layout = SOURCE / "render" / "layout.py"
    made = [call for call in _calls(layout) if _name(call) == "Text" or (_name(call) == "append" and _of_text(call))]
    assert len(made) >= 6
    for call in made:
        assert all(map(_is_shown, call.args)), call.lineno


def _of_text(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") in ("text", "line")


def test_every_string_on_standard_error_went_through_the_gate() -> None:
    for call in _calls(SOURCE / "cli" / "output.py"):
        if _name(call) == "echo":
            (shown,) = call.args
            parts = shown.values if isinstance(shown, ast.JoinedStr) else [shown]
            values = [part.value if isinstance(part, ast.FormattedValue) else part for part in parts]
            assert all(map(_is_shown, values)), call.lineno
