"""Folders, links and names: what a walk finds, once each, and what it calls it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from provenance.corpus.formats import has_suffix
from provenance.corpus.walk import Found, found, safe_name
from provenance.values import Unreadable


def names(items: Iterable[Found | Unreadable]) -> list[str]:
    return [item.name for item in items if isinstance(item, Found)]


def refused(items: Iterable[Found | Unreadable]) -> list[tuple[str, str, str]]:
    return [(item.path, item.status, item.reason) for item in items if isinstance(item, Unreadable)]


def grow(root: Path, *files: str) -> Path:
    for file in files:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text("نص", encoding="utf-8")
    return root


def test_a_folder_is_walked_to_the_last_subfolder_in_order_of_names(tmp_path: Path) -> None:
    grow(tmp_path, "b.txt", "a/z.jsonl", "a/b/c/deep.txt", "c.ndjson")
    assert names(found([str(tmp_path)])) == ["a/b/c/deep.txt", "a/z.jsonl", "b.txt", "c.ndjson"]


def test_names_are_relative_to_the_folder_the_file_or_the_common_parent(tmp_path: Path) -> None:
    root = grow(tmp_path, "one/a.txt", "one/x/b.txt", "two/a.txt")
    one, two = str(root / "one"), str(root / "two")
    assert names(found([one])) == names(found([one + os.sep])) == ["a.txt", "x/b.txt"]
    assert names(found([f"{one}/x/b.txt"])) == ["b.txt"]
    assert names(found([f"{one}/a.txt", f"{one}/x/b.txt"])) == ["a.txt", "x/b.txt"]
    assert names(found([two, one])) == ["one/a.txt", "one/x/b.txt", "two/a.txt"]


def test_names_do_not_depend_on_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grow(tmp_path, "one/a.txt", "one/x/b.txt")
    monkeypatch.chdir(tmp_path / "one")
    assert names(found(["."])) == names(found([str(tmp_path / "one")])) == names(found(["../one"]))


def test_a_file_of_another_kind_is_skipped_in_a_folder_and_fails_when_named(tmp_path: Path) -> None:
    grow(tmp_path, "page.pdf", "txt", "page.txt~")
    kinds = ["page.pdf", "page.txt~", "txt"]
    assert refused(found([str(tmp_path)])) == [(kind, "skipped", "unknown_format") for kind in kinds]
    assert refused(found([str(tmp_path / "page.pdf")])) == [("page.pdf", "failed", "unknown_format")]


def test_hidden_entries_are_passed_over_but_read_when_named(tmp_path: Path) -> None:
    grow(tmp_path, ".page.txt", ".git/a.txt", ".git/b.txt")
    assert refused(found([str(tmp_path)])) == [(".git", "skipped", "hidden"), (".page.txt", "skipped", "hidden")]
    assert names(found([str(tmp_path / ".page.txt")])) == [".page.txt"]
    assert names(found([str(tmp_path / ".git")])) == ["a.txt", "b.txt"]


def test_links_that_lead_in_circles_end(tmp_path: Path) -> None:
    grow(tmp_path, "a/page.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "same").symlink_to(".")
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "to.txt").symlink_to("fro.txt")
    (tmp_path / "fro.txt").symlink_to("to.txt")
    items = list(found([str(tmp_path)]))
    assert names(items) == ["a/page.txt"]
    assert sorted(refused(items)) == [
        ("a/same", "skipped", "linked_folder"),
        ("a/up", "skipped", "linked_folder"),
        ("fro.txt", "failed", "link_loop"),
        ("self.txt", "failed", "link_loop"),
        ("to.txt", "failed", "link_loop"),
    ]


def test_a_link_to_a_folder_is_followed_when_it_is_named(tmp_path: Path) -> None:
    grow(tmp_path, "real/page.txt")
    (tmp_path / "link").symlink_to("real")
    assert names(found([str(tmp_path / "link")])) == ["page.txt"]


def test_a_folder_mounted_inside_itself_is_walked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bind mount shows the same device and inode again, without any link."""
    grow(tmp_path, "mount/page.txt", "page.txt")
    really_look = os.lstat
    monkeypatch.setattr(os, "lstat", lambda path: really_look(tmp_path if str(path).endswith("mount") else path))
    items = list(found([str(tmp_path)]))
    assert names(items) == ["page.txt"]
    assert refused(items) == [("mount", "skipped", "same_folder")]


def test_each_real_file_is_read_once_under_its_own_name(tmp_path: Path) -> None:
    grow(tmp_path, "store/zz.txt")
    (tmp_path / "a.txt").symlink_to("store/zz.txt")
    os.link(tmp_path / "store" / "zz.txt", tmp_path / "store" / "zzz.txt")
    items = list(found([str(tmp_path)]))
    assert names(items) == ["store/zz.txt"]
    assert refused(items) == [("store/zzz.txt", "skipped", "same_file"), ("a.txt", "skipped", "same_file")]


def test_a_link_out_of_the_folder_is_read_under_the_name_of_the_link(tmp_path: Path) -> None:
    grow(tmp_path, "elsewhere/real.txt", "folder/a.txt")
    (tmp_path / "folder" / "link.txt").symlink_to("../elsewhere/real.txt")
    (tmp_path / "folder" / "wrong.pdf").symlink_to("../elsewhere/real.txt")
    items = list(found([str(tmp_path / "folder")]))
    assert names(items) == ["a.txt", "link.txt"]
    assert refused(items) == [("wrong.pdf", "skipped", "unknown_format")]


def test_paths_that_overlap_are_read_once(tmp_path: Path) -> None:
    grow(tmp_path, "in/a.txt", "in/b.txt")
    root, inner, file = str(tmp_path), str(tmp_path / "in"), str(tmp_path / "in" / "a.txt")
    items = list(found([file, inner, root, root]))
    assert items == list(found([root, inner, root, file]))
    assert names(items) == ["in/a.txt", "in/b.txt"]
    assert [reason for _, _, reason in refused(items)] == ["same_folder", "same_folder", "same_file"]


@pytest.mark.parametrize(
    ("path", "reason"),
    [("missing.txt", "not_found"), ("missing", "not_found"), ("page.txt/in", "not_found"), ("n" * 300, "read_error")],
    ids=["file", "folder", "below-a-file", "name-too-long"],
)
def test_a_named_path_that_leads_nowhere_has_failed(tmp_path: Path, path: str, reason: str) -> None:
    grow(tmp_path, "page.txt")
    (outcome,) = refused(found([str(tmp_path / path)]))
    assert outcome[1:] == ("failed", reason)


def test_an_empty_folder_is_an_outcome_only_when_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert refused(found([str(tmp_path)])) == []
    assert refused(found([str(tmp_path / "in")])) == [("in", "skipped", "empty_folder")]


@pytest.mark.parametrize("call", ["scandir", "lstat"])
def test_a_folder_that_may_not_be_listed_is_reported_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """The system call fails on request: permissions do not stop the super-user, who may run this test."""
    grow(tmp_path, "a/x.txt", "locked/y.txt", "z.txt")
    really = getattr(os, call)

    def refuse(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "no")
        return really(path)

    monkeypatch.setattr(os, call, refuse)
    items = list(found([str(tmp_path)]))
    assert names(items) == ["a/x.txt", "z.txt"]
    assert refused(items) == [("locked", "failed", "permission_denied")]


def test_the_order_of_the_listing_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grow(tmp_path, *(f"{folder}/{file}.txt" for folder in "pqr" for file in "cab"))
    (tmp_path / "link.txt").symlink_to("p/a.txt")
    expected = list(found([str(tmp_path)]))
    really_scan = os.scandir

    @contextmanager
    def backwards(path: str) -> Iterator[list[os.DirEntry[str]]]:
        with really_scan(path) as listing:
            yield sorted(listing, key=lambda child: child.name, reverse=True)

    monkeypatch.setattr(os, "scandir", backwards)
    assert list(found([str(tmp_path)])) == expected


def test_a_folder_too_deep_for_a_path_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    depth = 30
    for _ in range(depth):
        os.mkdir("d" * 200)
        os.chdir("d" * 200)
    grow(Path(), "page.txt")
    items = list(found([str(tmp_path)]))
    assert names(items) == []
    assert [outcome[1:] for outcome in refused(items)] == [("failed", "read_error")]
    # Python's own cleaning up uses whole paths as well.
    os.unlink("page.txt")
    for _ in range(depth):
        os.chdir("..")
        os.rmdir("d" * 200)


def test_a_name_of_bytes_that_are_no_text_becomes_text() -> None:
    assert safe_name("خبر.txt") == "خبر.txt"
    assert safe_name("caf\udce9\udcff.txt") == r"caf\xe9\xff.txt"


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        pytest.param("a\u202etxt.exe", r"a\u202etxt.exe", id="override"),
        pytest.param("\u2067b\u2069", r"\u2067b\u2069", id="isolate"),
        pytest.param("c\xad\ufeff", r"c\u00ad\ufeff", id="not-drawn"),
        pytest.param("d\U000e0041", r"d\U000e0041", id="tag"),
        pytest.param("می\u200cشود \u0600", "می\u200cشود \u0600", id="persian-joiner-and-number-sign"),
    ],
)
def test_signs_that_cannot_be_seen_are_written_out(name: str, seen: str) -> None:
    assert safe_name(name) == seen


def test_two_names_that_look_alike_are_two_files(tmp_path: Path) -> None:
    grow(tmp_path, "a.txt", "a\u200b.txt")
    assert names(found([str(tmp_path)])) == ["a.txt", r"a\u200b.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not store such names")
def test_a_file_whose_name_is_no_text_is_read(tmp_path: Path) -> None:
    grow(tmp_path, os.fsdecode(b"in\xff/\xe3.txt"), "line\nbreak.txt")
    assert names(found([str(tmp_path)])) == [r"in\xff/\xe3.txt", "line\nbreak.txt"]


@pytest.mark.parametrize(
    ("path", "has"), [("a.txt", True), ("a.TXT", True), ("txt", False), ("a.txt.gz", False), ("a.txt ", False)]
)
def test_only_the_end_of_a_name_says_what_it_is(path: str, has: bool) -> None:
    assert has_suffix(path, (".txt",)) is has
