"""The rules by which no text from outside reaches a terminal but through the gate, read off a module's syntax tree."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

WRITERS: Final = ("cli/output.py",)
"""The only module that writes to standard output and standard error, or makes a program ask."""
PAINTERS: Final = ("render/painting.py", "cli/output.py")
"""The only modules that know rich."""
ASKERS: Final = ("cli/asking.py",)
"""The only module that writes to a terminal as such: constants, which no text from outside is part of."""
STARTERS: Final = (("subprocess", "flow/workers.py"),)
"""The only module that starts processes: our own, with both streams of theirs taken from the terminal."""
TELLERS: Final = ("cli/main.py", "flow/worker.py")
"""The last resort, and the process that hands a defect over to the one that has it."""

_SAYING: Final = frozenset(
    """print pprint pp echo secho echo_via_pager prompt confirm progressbar pause edit launch getchar input breakpoint
    print_exc print_exception print_stack print_tb print_last warn warn_explicit showwarning writelines popen
    writev dup2 write_stdout print_json from_markup from_ansi assemble export_html export_svg""".split()
)
_NEVER: Final = frozenset("from_markup from_ansi export_html export_svg warn input".split())
_STREAMS: Final = frozenset("stdout stderr __stdout__ __stderr__".split())
_NOT_TAKEN: Final = _STREAMS | {"exit", "displayhook", "excepthook"}
_DEVICES: Final = ("/dev/tty", "/dev/stdout", "/dev/stderr", "CON", "CONOUT$")
_LOUD: Final = frozenset(
    """logging warnings pprint getpass curses colorama termcolor subprocess syslog faulthandler pdb cmd readline
    cgitb""".split()
)
_TERMINALS: Final = frozenset("termios tty pty".split())
_HARMLESS: Final = frozenset("note note_plain show super say spoken join collect_usage_pieces".split())
_TELLING: Final = frozenset("ClickException FileError UsageError BadParameter BadArgumentUsage BadOptionUsage".split())


def name_of(call: ast.Call) -> str:
    """Return the last name of what is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _owner(node: ast.AST) -> str:
    return str(getattr(node.value, "id", "")) if isinstance(node, ast.Attribute) else ""


def imports(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """Yield the line, the package and the name of each import."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.partition(".")[0], "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = (node.module or "").partition(".")[0]
            yield from ((node.lineno, package, alias.name) for alias in node.names)


def is_shown(node: ast.expr) -> bool:
    """Return whether an expression is a constant, blanks, or went through ``show`` or ``painted``."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.FormattedValue) else part for part in node.values]
        return all(map(is_shown, parts))
    if isinstance(node, ast.BinOp):
        is_blank = isinstance(node.op, ast.Mult) and isinstance(node.left, ast.Constant)
        return is_blank or (is_shown(node.left) and is_shown(node.right))
    if isinstance(node, ast.IfExp):
        return is_shown(node.body) and is_shown(node.orelse)
    if isinstance(node, ast.Attribute):  # a line that was shown, in another order; tests/render/bidi ties the two
        return (_owner(node), node.attr) == ("drawn", "text")
    if not isinstance(node, ast.Call):
        return False
    is_made_of = name_of(node) in ("_padded", "_apart") and is_shown(node.args[0])
    return is_made_of or name_of(node) in ("show", "painted", "_painted_line", "_guides")


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _says(tree: ast.AST, is_writer: bool) -> Iterator[tuple[int, str]]:
    for call in _calls(tree):
        name = name_of(call)
        if name in _SAYING and not is_writer:
            yield call.lineno, f"{name}() outside of the module that prints"
        elif name in ("echo", "prompt", "secho", "confirm") and not all(map(is_shown, call.args)):
            yield call.lineno, f"{name}() of text that nothing has shown"
        elif name in _NEVER:
            yield call.lineno, f"{name}() prints as it is"


def _streams(tree: ast.AST, is_user: bool) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and _owner(node) == "sys" and node.attr in _STREAMS and not is_user:
            yield node.lineno, f"sys.{node.attr} outside of the module that prints"
        if isinstance(node, ast.ImportFrom) and node.module == "sys":
            taken = {alias.name for alias in node.names} & _NOT_TAKEN
            yield from ((node.lineno, f"{name} of sys without its owner's name") for name in sorted(taken))
        if isinstance(node, ast.Constant) and node.value in _DEVICES:
            yield node.lineno, f"{node.value} opened"


def _descriptors(tree: ast.AST, is_asker: bool) -> Iterator[tuple[int, str]]:
    for call in _calls(tree):
        if _owner(call.func) != "os":
            continue
        is_question = name_of(call) == "write" and getattr(call.args[1], "id", "") in ("question", "_CLEAN")
        if name_of(call) == "system" or (name_of(call) == "write" and not (is_asker and is_question)):
            yield call.lineno, f"os.{name_of(call)}() of something else than a question to the terminal"


def _is_text(node: ast.expr | None) -> bool:
    """Return whether an expression may be a text, which Python prints when a program ends with it."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str)
    if isinstance(node, ast.Call):
        return name_of(node) in ("str", "repr", "format", "join", "say", "show")
    return isinstance(node, ast.JoinedStr | ast.BinOp)


def _ends(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for call in _calls(tree):
        if name_of(call) in ("exit", "SystemExit", "quit", "_exit", "abort") and any(map(_is_text, call.args)):
            yield call.lineno, f"{name_of(call)}() of a text"


def _tells(tree: ast.AST, is_writer: bool) -> Iterator[tuple[int, str]]:
    """Yield errors that click would print itself, but for those that main.py catches."""
    for node in ast.walk(tree):
        bases = [getattr(base, "attr", getattr(base, "id", "")) for base in getattr(node, "bases", ())]
        if isinstance(node, ast.ClassDef) and _TELLING & set(bases) and not is_writer:
            yield node.lineno, f"{node.name} is told by click; make it a kind of output.Told"
        if isinstance(node, ast.ClassDef) and not is_writer:
            own = [part for part in node.body if isinstance(part, ast.FunctionDef) and part.name == "show"]
            calls = [call for part in own for call in _calls(part)]
            saying = [name_of(call) for call in calls if name_of(call) not in _HARMLESS]
            yield from ((node.lineno, f"{node.name}.show() calls {name}()") for name in saying)


def _libraries(tree: ast.AST, name: str) -> Iterator[tuple[int, str]]:
    for line, package, _ in imports(tree):
        if package in _LOUD and (package, name) not in STARTERS:
            yield line, f"{package} writes to the terminal by itself"
        if package == "rich" and name not in PAINTERS:
            yield line, "rich outside of the modules that paint"
        if package in _TERMINALS and name not in ASKERS:
            yield line, f"{package} outside of the module that asks"
        if package == "traceback" and name not in TELLERS:
            yield line, "traceback outside of the last resort"


def _paints(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield text that rich is given without having been shown."""
    for call in _calls(tree):
        is_added = name_of(call) == "append" and _owner(call.func) in ("text", "line")
        if (name_of(call) == "Text" or is_added) and not all(map(is_shown, call.args)):
            yield call.lineno, f"{name_of(call)}() of text that nothing has shown"
        for keyword in call.keywords:
            if keyword.arg in ("markup", "emoji", "highlight", "link") and getattr(keyword.value, "value", True):
                yield call.lineno, f"{keyword.arg}: text becomes more than text"


def violations(source: str, name: str) -> list[str]:
    """Return what a module does that could carry text from outside to a terminal.

    Args:
        source: Its text.
        name: Its path within the package, such as ``"cli/scan.py"``.
    """
    tree = ast.parse(source)
    is_writer, is_asker = name in WRITERS, name in ASKERS
    found = [
        *_says(tree, is_writer),
        *_streams(tree, is_writer or is_asker),
        *_descriptors(tree, is_asker),
        *_ends(tree),
        *_tells(tree, is_writer),
        *_libraries(tree, name),
        *(_paints(tree) if name in PAINTERS else ()),
    ]
    return [f"{name}:{line}: {what}" for line, what in sorted(found)]
