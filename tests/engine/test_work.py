"""A work folder belongs to one corpus, one set of settings, one version, and to one run at a time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from provenance.engine.work import Fingerprint, WorkFolder, file_fingerprint, list_fingerprint
from provenance.errors import WorkFolderRefused
from provenance.messages.catalogue import spoken

FINGERPRINT = Fingerprint(inputs="corpus", settings="defaults", version="1")


def test_a_folder_is_opened_again_with_the_same_fingerprint(tmp_path: Path) -> None:
    for _ in range(2):
        WorkFolder(tmp_path / "new" / "work", FINGERPRINT).close()


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"inputs": "more"}, "holds the work of other inputs"),
        ({"settings": "others"}, "holds the work of other settings"),
        ({"version": "2"}, "holds the work of another version"),
    ],
    ids=["inputs", "settings", "version"],
)
def test_another_fingerprint_is_refused(tmp_path: Path, changed: dict[str, str], problem: str) -> None:
    WorkFolder(tmp_path, FINGERPRINT).close()
    with pytest.raises(WorkFolderRefused, match=problem) as refused:
        WorkFolder(tmp_path, replace(FINGERPRINT, **changed))
    assert str(refused.value).startswith(f"{tmp_path}: ")
    with spoken("ar"):
        assert str(refused.value).startswith(f"في {tmp_path}: ")
    WorkFolder(tmp_path, FINGERPRINT).close()


def test_two_runs_at_once_are_refused(tmp_path: Path) -> None:
    with WorkFolder(tmp_path, FINGERPRINT), pytest.raises(WorkFolderRefused, match="another run is at work here"):
        WorkFolder(tmp_path, FINGERPRINT)
    WorkFolder(tmp_path, FINGERPRINT).close()


def test_a_refused_run_does_not_keep_the_folder(tmp_path: Path) -> None:
    WorkFolder(tmp_path, FINGERPRINT).close()
    with pytest.raises(WorkFolderRefused):
        WorkFolder(tmp_path, replace(FINGERPRINT, version="2"))
    WorkFolder(tmp_path, FINGERPRINT).close()


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(WorkFolderRefused, match="is no work folder"):
        WorkFolder(tmp_path, FINGERPRINT)
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_is_no_work_folder(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(WorkFolderRefused, match="is a file"):
        WorkFolder(tmp_path / "thesis.txt", FINGERPRINT)


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"format": 1}'])
def test_a_damaged_manifest_is_refused(tmp_path: Path, content: str) -> None:
    WorkFolder(tmp_path, FINGERPRINT).close()
    (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(WorkFolderRefused, match=r"manifest\.json: is damaged"):
        WorkFolder(tmp_path, FINGERPRINT)


def test_a_run_that_was_killed_while_it_made_the_folder_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "lock").touch()
    (tmp_path / ".manifest.json.new").write_text("{")
    WorkFolder(tmp_path, FINGERPRINT).close()


def test_what_was_spilled_by_a_killed_run_is_deleted(tmp_path: Path) -> None:
    with WorkFolder(tmp_path, FINGERPRINT) as work:
        (work.spill / "left.tmp").touch()
    with WorkFolder(tmp_path, FINGERPRINT) as work:
        assert list(work.spill.iterdir()) == []


def test_numbers_are_computed_once(tmp_path: Path) -> None:
    with WorkFolder(tmp_path, FINGERPRINT) as work:
        assert [work.number("a", lambda: 1), work.number("b", lambda: 2)] == [1, 2]
    with WorkFolder(tmp_path, FINGERPRINT) as work:
        assert [work.number("a", lambda: 3), work.number("b", lambda: 4)] == [1, 2]


def test_the_fingerprint_of_a_file_is_that_of_its_content(tmp_path: Path) -> None:
    for name, content in {"a": "خبر", "b": "خبر", "c": "خير"}.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    a, b, c = (file_fingerprint(tmp_path / name) for name in "abc")
    assert a == b != c


def test_the_fingerprint_of_a_list_tells_where_its_strings_end() -> None:
    assert len({list_fingerprint(items) for items in (["ab", "c"], ["a", "bc"], ["abc"], ["c", "ab"], [])}) == 5
