"""What users of the package rely on."""

from __future__ import annotations

import dataclasses
import doctest
import inspect
import pkgutil
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

import provenance
from provenance.values import Comparison, Document, Scan, Unreadable
from tests.match.stories import CRANE, CRANE_RETOLD, PRIZE, text

MODULES = sorted(
    found.name for found in pkgutil.walk_packages(provenance.__path__, "provenance.") if "__main__" not in found.name
)
HEAVY = {"click", "datasketch", "hijridate", "numpy", "pyarabic", "rapidfuzz", "rich", "scipy"}


@pytest.mark.parametrize("name", provenance.__all__)
def test_public_name_is_there_and_explains_itself(name: str) -> None:
    value = getattr(provenance, name)
    assert name == "__version__" or inspect.getdoc(value)


def test_star_import_gives_the_public_names() -> None:
    names: dict[str, object] = {}
    exec("from provenance import *", names)  # noqa: S102 - the statement itself is what is tested
    assert set(provenance.__all__) <= names.keys()
    assert provenance.__all__ == sorted(provenance.__all__, key=lambda name: (name[0].islower(), name[0] == "_", name))


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'plagiarism'"):
        _ = provenance.plagiarism


def test_import_loads_no_heavy_module() -> None:
    code = "import sys, provenance; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.split())
    assert "provenance" in done.stdout.split()


@pytest.mark.parametrize("name", ["provenance", *MODULES])
def test_examples_in_docstrings_are_true(name: str) -> None:
    failed, _ = doctest.testmod(import_module(name))
    assert failed == 0


def test_package_says_by_example_how_to_use_it() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    examples = [test for name in ("provenance", *MODULES) for test in finder.find(import_module(name)) if test.examples]
    assert {"provenance", "provenance.text.normalize.fold"} <= {test.name for test in examples}


@pytest.mark.parametrize(
    ("function", "positional", "keywords"),
    [
        pytest.param(provenance.compare, ["left", "right"], ["background", "settings", "registry"], id="compare"),
        pytest.param(provenance.scan, ["documents"], ["settings", "registry", "stated_only", "progress"], id="scan"),
        pytest.param(provenance.trace, ["documents"], ["settings", "registry", "stated_only", "progress"], id="trace"),
        pytest.param(provenance.attributions, ["document"], ["registry"], id="attributions"),
        pytest.param(provenance.read, ["*paths"], ["settings"], id="read"),
        pytest.param(provenance.Background.bundled, [], [], id="bundled"),
        pytest.param(provenance.Background.from_documents, ["documents"], [], id="from_documents"),
        pytest.param(
            provenance.Document,
            ["id", "text", "title", "byline", "outlet", "published", "fetched", "url"],
            [],
            id="Document",
        ),
    ],
)
def test_signature_is_the_agreed_one(
    function: Callable[..., object], positional: list[str], keywords: list[str]
) -> None:
    parameters = inspect.signature(function).parameters.values()
    ordered = [one for one in parameters if one.kind != inspect.Parameter.KEYWORD_ONLY]
    found = ["*" * (one.kind == inspect.Parameter.VAR_POSITIONAL) + one.name for one in ordered]
    assert found == positional
    assert [one.name for one in parameters if one.kind == inspect.Parameter.KEYWORD_ONLY] == keywords


@pytest.mark.parametrize(
    "name", "Attribution Comparison Document Pair Scan Settings Source Span Story Trace Unreadable".split()
)
def test_public_value_is_frozen_and_slotted(name: str) -> None:
    kind = getattr(provenance, name)
    assert kind.__dataclass_params__.frozen
    assert "__slots__" in vars(kind)


def test_document_cannot_be_changed_after_the_fact() -> None:
    document = Document("a", "نص")
    with pytest.raises(dataclasses.FrozenInstanceError):
        document.text = "آخر"  # type: ignore[misc]


def test_three_lines_compare_two_articles() -> None:
    found = provenance.compare(Document("a", text(CRANE)), Document("b", text(CRANE_RETOLD)))
    assert isinstance(found, Comparison)
    assert found.label == "rewrite"
    assert (found.score, found.direction, found.evidence) == (found.pair.score, "unknown", found.pair.evidence)
    assert found.alignment
    assert found.left.document.id == "a"


def test_folder_is_read_and_scanned(tmp_path: Path) -> None:
    for name, sentences in (("one", CRANE), ("two", CRANE_RETOLD), ("three", PRIZE)):
        (tmp_path / f"{name}.txt").write_text(text(sentences), encoding="utf-8")
    (tmp_path / "broken.txt").write_bytes(b"\xff\xfe\xfa")
    settings = provenance.Settings()
    items = list(provenance.read(tmp_path, settings=settings))
    assert sum(isinstance(item, Unreadable) for item in items) == 1
    steps: set[str] = set()
    found = provenance.scan(items, settings=settings, progress=lambda step, _, __: steps.add(step))
    assert isinstance(found, Scan)
    assert [story.documents for story in found.stories] == [("one.txt", "two.txt")]
    assert (found.outcomes.read, found.outcomes.inputs) == (3, 4)
    assert {"read", "compare", "verify"} <= steps


def test_background_of_documents_is_taken_by_compare() -> None:
    known = provenance.Background.from_documents(Document(str(number), text(PRIZE)) for number in range(3))
    left, right = Document("a", text(CRANE)), Document("b", text(CRANE_RETOLD))
    assert known.documents == 1
    assert provenance.compare(left, right, background=known).evidence.background == "bundled"
