"""What the documentation shows is what the program does.

A comment in Markdown marks the fenced block behind it:

``<!-- output: provenance scan seeds/ -->``
    The block is what the command prints, run from the top folder at 80 columns. ``...`` stands for what is left out.
``<!-- run -->``
    Python (with or without ``>>>``) is run; of a shell block every line that starts with ``provenance`` is run and
    has to succeed; ``<!-- run: exit 1 -->`` names another exit code. Python works in a scratch folder with ``seeds/``.
"""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from provenance.cli.main import commands

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
_MARKED = re.compile(r"^<!-- (output|run)(?:: ([^\n]+?))? -->\n+```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """A marked block: ``kind`` is ``output`` or ``run``, ``argument`` what the marker says behind the colon."""

    page: str
    kind: str
    argument: str
    language: str
    block: str


def examples(page: str, markdown: str) -> list[Example]:
    """Return the marked blocks of a page."""
    return [Example(page, found[1], found[2] or "", found[3], found[4]) for found in _MARKED.finditer(markdown)]


def _visible(text: str) -> str:
    """Return lines without trailing blanks and the invisible characters that order Arabic in a terminal."""
    kept = "".join(char for char in text if unicodedata.category(char) != "Cf")
    return "\n".join(line.rstrip() for line in kept.strip("\n").splitlines()) + "\n"


def _printed(command: str, *, expected: int = 0) -> str:
    program, *arguments = shlex.split(command, comments=True)
    assert program == "provenance", f"{command}: only the program itself is run here"
    result = CliRunner().invoke(
        commands, arguments, env={"COLUMNS": "80"}, catch_exceptions=False, prog_name="provenance"
    )
    assert result.exit_code == expected, result.output
    return result.stdout


def check_output(example: Example) -> None:
    """Fail when the command prints something else than the block shows."""
    shown, printed = _visible(example.block), _visible(_printed(example.argument))
    if not doctest.OutputChecker().check_output(shown, printed, doctest.ELLIPSIS):
        assert shown == printed, f"{example.page}: the output of `{example.argument}` differs"


def _run_shell(example: Example) -> None:
    expected = int(example.argument.removeprefix("exit ") or 0)
    lines = [line.removeprefix("$ ") for line in example.block.replace("\\\n", " ").splitlines()]
    run = [line for line in lines if line.startswith("provenance ")]
    assert run, f"{example.page}: a block marked as runnable holds no command"
    for line in run:
        _printed(line, expected=expected)


def _run_python(example: Example) -> None:
    if ">>>" in example.block:
        test = doctest.DocTestParser().get_doctest(example.block, {}, example.page, example.page, 0)
        assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test).failed == 0
    else:
        exec(compile(example.block, example.page, "exec"), {"__name__": "example"})  # noqa: S102 - our own page


def run(example: Example) -> None:
    """Fail when a runnable block fails."""
    (_run_python if example.language in ("python", "pycon") else _run_shell)(example)


FOUND = [one for page in PAGES if page.exists() for one in examples(page.name, page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(
    "example", [one for one in FOUND if one.kind == "output"], ids=lambda one: f"{one.page}:{one.argument}"
)
def test_output_shown_is_the_output(example: Example, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    check_output(example)


@pytest.mark.parametrize("example", [one for one in FOUND if one.kind == "run"], ids=lambda one: one.page)
def test_runnable_example_runs(example: Example, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    run(example)


@pytest.mark.parametrize("page", [page for page in PAGES if page.exists()], ids=lambda page: page.name)
def test_every_marker_is_followed_by_a_block(page: Path) -> None:
    markdown = page.read_text(encoding="utf-8")
    markers = re.findall(r"^<!-- (?:output|run)\b", markdown, re.MULTILINE)
    assert len(markers) == len(examples(page.name, markdown))


def _page(marker: str, language: str, block: str) -> Example:
    (found,) = examples(
        "page.md", f"text\n\n<!-- {marker} -->\n```{language}\n{block}\n```\n\n```sh\nnot marked\n```\n"
    )
    return found


@pytest.mark.parametrize(
    ("marker", "language", "block"),
    [
        pytest.param("run", "python", "assert 1 + 1 == 2", id="python"),
        pytest.param("run", "pycon", ">>> 1 + 1\n2", id="console"),
        pytest.param("run", "sh", "make demo\n$ provenance --version  # says which", id="shell"),
        pytest.param("run: exit 2", "sh", "provenance scan --no-such-option", id="exit_code"),
    ],
)
def test_good_example_passes(marker: str, language: str, block: str) -> None:
    run(_page(marker, language, block))


@pytest.mark.parametrize(
    ("marker", "language", "block"),
    [
        pytest.param("run", "python", "assert 1 + 1 == 3", id="python"),
        pytest.param("run", "pycon", ">>> 1 + 1\n3", id="console"),
        pytest.param("run", "sh", "provenance --no-such-option", id="shell"),
        pytest.param("run", "sh", "make demo", id="nothing_to_run"),
        pytest.param("run: exit 1", "sh", "provenance --version", id="exit_code"),
    ],
)
def test_bad_example_fails(marker: str, language: str, block: str) -> None:
    with pytest.raises(AssertionError):
        run(_page(marker, language, block))


def test_output_is_compared_word_for_word_but_for_what_is_left_out() -> None:
    check_output(
        _page("output: provenance --help", "text", "Usage: provenance [OPTIONS] COMMAND [ARGS]...\n...\n  scan...")
    )
    with pytest.raises(AssertionError):
        check_output(_page("output: provenance --help", "text", "Usage: provenance"))
