"""``provenance bench``: it finds the benchmarks of a checkout and hands over what it was given."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from provenance.cli import bench as module
from provenance.cli.main import commands


def _run(*words: str) -> Result:
    return CliRunner().invoke(commands, ["bench", *words], prog_name="provenance")


def test_every_benchmark_is_listed() -> None:
    assert {"quality", "scale", "speed"} <= set(_run("--help").output.split())
    assert "bench" in CliRunner().invoke(commands, ["--help"]).output


@pytest.mark.parametrize(("name", "option"), [("scale", "--sizes"), ("speed", "--threshold"), ("quality", "--only")])
def test_help_is_that_of_the_benchmark(name: str, option: str) -> None:
    result = _run(name, "--help")
    assert (result.exit_code, option in result.output) == (0, True)
    assert f"provenance bench {name}" in result.output


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        pytest.param(("scale", "--nonsense"), 2, "--nonsense: is no option", id="option"),
        pytest.param(("scale", "--sizes", "many"), 2, "'many' is no list of whole numbers", id="sizes"),
        pytest.param(("scale", "--systems", "spam"), 2, "spam: no such system", id="system"),
        pytest.param(("speeed",), 2, "speeed: is no command; use one of quality, scale, speed", id="benchmark"),
        pytest.param(("quality", "--data", "nowhere"), 2, "holds no gold/", id="no_gold"),
        pytest.param(("scale", "--data", "nowhere", "--no-save"), 4, "give the folder that holds data/", id="no_data"),
    ],
)
def test_what_goes_wrong_is_one_error_with_the_code_of_its_kind(words: tuple[str, ...], code: int, told: str) -> None:
    result = _run(*words)
    assert (result.exit_code, told in result.output) == (code, True), result.output


def test_options_and_paths_reach_the_benchmark_as_they_were_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    got: list[tuple[str, ...]] = []

    @click.command()
    @click.option("--data")
    @click.option("--sizes", multiple=True)
    def main(data: str, sizes: tuple[str, ...]) -> None:
        got.append((data, *sizes))

    monkeypatch.setattr(module, "_command", lambda name: main)
    assert _run("scale", "--data", "./here", "--sizes", "1", "--sizes", "2").exit_code == 0
    assert got == [("./here", "1", "2")]


def test_an_installed_package_says_where_the_benchmarks_are(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    installed = tmp_path / "lib" / "site-packages" / "provenance" / "__init__.py"
    monkeypatch.setattr("provenance.__file__", str(installed))
    result = _run("speed", "--docs", "10")
    assert result.exit_code == 2
    assert "bench: the benchmarks are not part of the installed package; clone the repository" in result.output


def test_a_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "benchmarks.quality.__main__", None)
    result = _run("quality")
    assert result.exit_code == 2
    assert "pip install 'provenance-ar[bench,large]'" in result.output


def test_the_command_line_starts_without_any_benchmark() -> None:
    probe = "import sys, provenance.cli.main as m; print(sorted(n for n in sys.modules if n.startswith('benchmarks')))"
    found = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
