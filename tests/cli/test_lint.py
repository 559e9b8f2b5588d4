"""Rules that only the syntax tree can check: who prints, and who makes text for a terminal."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import provenance
from tests.cli.gate import name_of, violations

SOURCE = Path(provenance.__file__).parent
MODULES = {path.relative_to(SOURCE).as_posix(): path for path in sorted(SOURCE.rglob("*.py"))}


@pytest.mark.parametrize("name", MODULES)
def test_no_module_has_a_way_of_its_own_to_the_terminal(name: str) -> None:
    assert violations(MODULES[name].read_text(encoding="utf-8"), name) == []


def test_the_rules_meet_the_code_that_they_are_about() -> None:
    """A rule that finds nothing to look at would hold for the wrong reason."""
    layout, output = (ast.parse(MODULES[name].read_text("utf-8")) for name in ("render/painting.py", "cli/output.py"))
    painted = [name_of(node) for node in ast.walk(layout) if isinstance(node, ast.Call)]
    assert painted.count("Text") >= 3
    assert painted.count("append") >= 4
    assert [name_of(node) for node in ast.walk(output) if isinstance(node, ast.Call)].count("echo") >= 4


PLAIN = "render/terminal_scan.py"
BAD = {
    "print": (PLAIN, "print(title)"),
    "print-of-builtins": (PLAIN, "import builtins\nbuiltins.print(title)"),
    "console": (PLAIN, "console.print(title)"),
    "echo": ("cli/scan.py", "import click\nclick.echo(title)"),
    "secho": ("cli/scan.py", "click.secho('done', fg='green')"),
    "echo-under-a-name": ("cli/scan.py", "from click import echo\necho(title)"),
    "prompt": ("cli/doctor.py", "click.prompt(question)"),
    "input": ("cli/doctor.py", "input(question)"),
    "pager": ("cli/scan.py", "click.echo_via_pager(text)"),
    "unshown-echo": ("cli/output.py", "click.echo(message, err=True)"),
    "unshown-part": ("cli/output.py", "click.echo(f'failed: {name}', err=True)"),
    "shown-and-unshown": ("cli/output.py", "click.echo(show(name) + why, err=True)"),
    "only-one-branch": ("cli/output.py", "click.echo(show(name) if name else other)"),
    "unshown-prompt": ("cli/output.py", "click.prompt(question)"),
    "stdout": (PLAIN, "import sys\nsys.stdout.write(title)"),
    "stdout-buffer": ("corpus/reader.py", "sys.stdout.buffer.write(raw)"),
    "stderr": ("pipeline.py", "import sys\nsys.stderr.write(title)"),
    "first-stdout": ("pipeline.py", "sys.__stdout__.write(title)"),
    "print-to-stderr": ("pipeline.py", "print(title, file=sys.stderr)"),
    "stdout-under-a-name": ("pipeline.py", "from sys import stdout\nstdout.write(title)"),
    "device": ("pipeline.py", "open('/dev/tty', 'w').write(title)"),
    "descriptor": ("pipeline.py", "import os\nos.write(1, title)"),
    "answer-sent-back": ("cli/asking.py", "os.write(device, reply)"),
    "logging": ("pipeline.py", "import logging\nlogging.getLogger().warning(title)"),
    "warnings": ("pipeline.py", "import warnings\nwarnings.warn(title)"),
    "warn": ("pipeline.py", "from warnings import warn\nwarn(title)"),
    "traceback": ("pipeline.py", "import traceback\ntraceback.print_exc()"),
    "traceback-in-main": ("cli/main.py", "import traceback\ntraceback.print_exc()"),
    "subprocess": ("pipeline.py", "import subprocess\nsubprocess.run(['cat', path])"),
    "shell": ("pipeline.py", "import os\nos.system(command)"),
    "exit-text": ("cli/scan.py", "sys.exit(f'{path}: wrong')"),
    "exit-error": ("cli/scan.py", "sys.exit(str(error))"),
    "raised-text": ("cli/scan.py", "raise SystemExit('wrong: ' + path)"),
    "click-error": ("cli/scan.py", "class Wrong(click.ClickException):\n    pass"),
    "click-usage-error": ("cli/scan.py", "class Wrong(UsageError):\n    pass"),
    "own-show": ("cli/scan.py", "class Wrong(Told):\n    def show(self, file=None):\n        file.write(self.message)"),
    "rich": (PLAIN, "from rich.text import Text\nText(title)"),
    "rich-late": (PLAIN, "def f():\n    import rich.console"),
    "unshown-text": ("render/painting.py", "Text(title)"),
    "unshown-append": ("render/painting.py", "text.append(title)"),
    "unshown-padding": ("render/painting.py", "text.append(_padded(title, 3, view))"),
    "glued": ("render/painting.py", "text.append(title + ' ')"),
    "markup": ("render/painting.py", "Text.from_markup(title)"),
    "ansi": ("render/painting.py", "Text.from_ansi(title)"),
    "link": ("render/painting.py", "Style(link=url)"),
    "console-markup": ("cli/output.py", "Console(file=out, markup=True)"),
    "export": ("cli/output.py", "console.export_html()"),
    "termios": ("cli/doctor.py", "import termios"),
}


@pytest.mark.parametrize(("name", "source"), BAD.values(), ids=BAD)
def test_a_way_around_the_gate_is_found(name: str, source: str) -> None:
    assert violations(source, name)


GOOD = {
    "shown": ("cli/output.py", "click.echo(show(message), err=True)"),
    "shown-part": ("cli/output.py", "click.echo(f'\\r{show(message)}', err=True, nl=False)"),
    "painted": ("cli/output.py", "click.echo(painted(rows, view), nl=False)"),
    "note": ("cli/scan.py", "output.note(str(error))"),
    "code": ("cli/scan.py", "sys.exit(code)\nsys.exit(FINDINGS if found else DONE)"),
    "question": ("cli/asking.py", "os.write(device, question)"),
    "told": ("cli/scan.py", "class Wrong(output.Told):\n    exit_code = 2"),
    "list": ("render/painting.py", "words.append((number, word))"),
    "blanks": ("render/painting.py", "text.append(' ' * (hang - 1))\ntext.append('' if at else ' ')"),
    "stdin": ("corpus/reader.py", "sys.stdin.buffer.read()"),
}


@pytest.mark.parametrize(("name", "source"), GOOD.values(), ids=GOOD)
def test_what_goes_through_the_gate_is_left_alone(name: str, source: str) -> None:
    assert violations(source, name) == []
