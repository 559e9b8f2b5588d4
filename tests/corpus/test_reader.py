"""What `read` makes of every kind of input: a document, or one outcome with a reason."""

from __future__ import annotations

import io
import json
import os
import socket
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from provenance.corpus.reader import DEFAULTS, read
from provenance.values import Document, Unreadable

ARTICLE = "وصل الوفد إلى العاصمة مساء أمس في زيارة تستغرق يومين.\n"


def refused(items: Iterable[Document | Unreadable]) -> list[tuple[str, str, str]]:
    return [(item.path, item.status, item.reason) for item in items if isinstance(item, Unreadable)]


def read_ids(items: Iterable[Document | Unreadable]) -> list[str]:
    return [item.id for item in items if isinstance(item, Document)]


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))


CONTENTS = {
    "no-bytes": (b"", "skipped", "empty"),
    "bom-alone": (b"\xef\xbb\xbf", "skipped", "empty"),
    "white-space": ("\n \t\u00a0\u3000\r\n".encode(), "skipped", "empty"),
    "invisible-only": ("\u200f\u200b\u0640\n".encode(), "skipped", "no_words"),
    "numbers-only": ("1.5 ٪ - ٢٠٢٤/٣/١ !\n".encode(), "skipped", "no_words"),
    "other-script": ("天地玄黄 ÷ день".encode(), "skipped", "no_words"),
    "one-nul": (ARTICLE.encode() + b"\0", "failed", "binary"),
    "control-codes": (bytes(range(1, 9)) * 40, "failed", "binary"),
    "utf-16-bom": (ARTICLE.encode("utf-16"), "failed", "not_utf8"),
    "utf-16-no-bom": (ARTICLE.encode("utf-16-le"), "failed", "binary"),
    "windows-1256": (ARTICLE.encode("windows-1256"), "failed", "not_utf8"),
    "cut-mid-character": (ARTICLE.strip(".\n").encode()[:-1], "failed", "not_utf8"),
    "encoded-surrogate": (ARTICLE.encode() + b"\xed\xa0\x80", "failed", "not_utf8"),
    "overlong-form": (ARTICLE.encode() + b"\xc0\xaf", "failed", "not_utf8"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "status", "reason"), CONTENTS.values(), ids=CONTENTS)
def test_a_text_file_without_a_text_says_why(tmp_path: Path, data: bytes, status: str, reason: str) -> None:
    (tmp_path / "page.txt").write_bytes(data)
    assert refused(read(tmp_path)) == [("page.txt", status, reason)]


@pytest.mark.parametrize(("data", "status", "reason"), CONTENTS.values(), ids=CONTENTS)
def test_standard_input_is_judged_as_a_file_is(
    monkeypatch: pytest.MonkeyPatch, data: bytes, status: str, reason: str
) -> None:
    feed(monkeypatch, data)
    assert refused(read("-")) == [("stdin", status, reason)]


@pytest.mark.parametrize("suffix", [".txt", ".TXT"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["plain", "bom"])
def test_the_text_is_what_the_bytes_say_and_nothing_else(tmp_path: Path, bom: bytes, suffix: str) -> None:
    text = f"عنوان\r\n\r\n{ARTICLE}\ufeff\u2028نهاية\x1b[1m"
    (tmp_path / f"page{suffix}").write_bytes(bom + text.encode())
    assert list(read(tmp_path)) == [Document(f"page{suffix}", text)]


def test_one_short_word_is_read(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("نعم", encoding="utf-8")
    assert read_ids(read(tmp_path)) == ["page.txt"]


def test_a_byte_that_is_no_utf8_is_found_at_its_offset_behind_a_bom(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(b"\xef\xbb\xbfabc\xff")
    (item,) = read(tmp_path)
    assert isinstance(item, Unreadable)
    assert item.message == "page.txt: byte 6 is not valid UTF-8; save the file as UTF-8"


@pytest.mark.parametrize("size", [99, 100, 101])
def test_a_file_over_the_limit_has_failed_and_one_at_the_limit_is_read(tmp_path: Path, size: int) -> None:
    (tmp_path / "page.txt").write_bytes(b"a" * size)
    outcome = refused(read(tmp_path, settings=replace(DEFAULTS, max_file_bytes=100)))
    assert outcome == ([("page.txt", "failed", "too_large")] if size > 100 else [])


@pytest.mark.parametrize("size", [99, 100, 101])
def test_standard_input_has_the_same_limit(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    feed(monkeypatch, b"a" * 40 + b"\n" + b"b" * (size - 41))
    outcome = refused(read("-", settings=replace(DEFAULTS, max_file_bytes=100)))
    assert outcome == ([("stdin", "failed", "too_large")] if size > 100 else [])


def test_a_huge_sparse_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("provenance.corpus.reader.read_text")
    with (tmp_path / "sparse.txt").open("wb") as stream:
        stream.truncate(5 << 30)
    assert refused(read(tmp_path)) == [("sparse.txt", "failed", "too_large")]


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.ndjson", "ROWS.JSONL"])
def test_rows_are_read_from_every_name_of_json_lines(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(json.dumps({"text": ARTICLE}) + "\n", encoding="utf-8")
    assert list(read(tmp_path)) == [Document(f"{name}:1", ARTICLE)]


@pytest.mark.parametrize(
    ("data", "status", "reason"),
    [
        (b"", "skipped", "empty"),
        (b"\xef\xbb\xbf\n\r\n \n", "skipped", "empty"),
        (b"\x1f\x8b\x08\x00\x00rows", "failed", "binary"),
        ('{"text": "نص"}'.encode("utf-16"), "failed", "not_utf8"),
    ],
    ids=["no-bytes", "blank-lines", "compressed", "utf-16"],
)
def test_a_table_that_is_no_table_is_one_outcome(tmp_path: Path, data: bytes, status: str, reason: str) -> None:
    (tmp_path / "rows.jsonl").write_bytes(data)
    assert refused(read(tmp_path)) == [("rows.jsonl", status, reason)]


@pytest.mark.parametrize("start", ["", "\ufeff", "  "], ids=["plain", "bom", "indented"])
def test_standard_input_that_starts_as_an_object_is_read_as_rows(monkeypatch: pytest.MonkeyPatch, start: str) -> None:
    rows = f'{start}{{"text": "خبر أول"}}\n\n{{"text": "خبر آخر", "id": 7}}'
    feed(monkeypatch, rows.encode())
    assert list(read("-")) == [Document("stdin:1", "خبر أول"), Document("7", "خبر آخر")]


@pytest.mark.parametrize("text", [ARTICLE, "{ بداية قوس\n", '\n{"text": "لا"}', '{\n "text": "لا"\n}'])
def test_any_other_standard_input_is_one_article(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    feed(monkeypatch, text.encode())
    assert list(read("-")) == [Document("stdin", text)]


def test_standard_input_comes_beside_files_and_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(ARTICLE, encoding="utf-8")
    feed(monkeypatch, ARTICLE.encode())
    assert read_ids(read("-", tmp_path, "-", tmp_path / "page.txt")) == ["page.txt", "stdin"]


def test_standard_input_that_is_closed_has_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert refused(read("-")) == [("stdin", "failed", "not_found")]


def test_a_second_document_of_one_id_has_failed_whatever_the_order_of_paths(tmp_path: Path) -> None:
    for name, first in [("a.jsonl", "أول"), ("b.jsonl", "ثان")]:
        (tmp_path / name).write_text(f'{{"id": 3, "text": "{first}"}}\n{{"text": "آخر"}}\n', encoding="utf-8")
    paths = [tmp_path / "a.jsonl", tmp_path / "b.jsonl"]
    forth = list(read(*paths))
    assert forth == list(read(*reversed(paths))) == list(read(tmp_path))
    assert refused(forth) == [("b.jsonl:1", "failed", "duplicate_id")]
    assert read_ids(forth) == ["3", "a.jsonl:2", "b.jsonl:2"]


def test_a_row_cannot_take_the_id_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": "a.txt", "text": "x"}), encoding="utf-8")
    assert refused(read(tmp_path)) == [("b.jsonl:1", "failed", "duplicate_id")]


def test_a_file_that_vanishes_after_the_listing_has_failed(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(ARTICLE, encoding="utf-8")
    items = read(tmp_path)
    first = next(items)
    (tmp_path / "b.txt").unlink()
    rest = list(items)
    assert refused(rest) == [("b.txt", "failed", "not_found")]
    assert read_ids([first, *rest]) == ["a.txt", "c.txt"]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(13, "no"), "permission_denied"),
        (FileNotFoundError(2, "gone"), "not_found"),
        (OSError(5, "disk"), "read_error"),
        (OSError("no number"), "read_error"),
    ],
    ids=["permission", "gone", "disk", "no-number"],
)
@pytest.mark.parametrize("name", ["bad.txt", "bad.jsonl"])
def test_a_file_that_cannot_be_opened_leaves_the_others_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, error: OSError, reason: str
) -> None:
    """The system call fails on request: permissions do not stop the super-user, who may run this test."""
    for each in ["a.txt", name, "c.txt"]:
        (tmp_path / each).write_text(ARTICLE, encoding="utf-8")
    really_open = os.open

    def open_or_fail(path: str, flags: int, *rest: int) -> int:
        if str(path).endswith(name):
            raise error
        return really_open(path, flags, *rest)

    monkeypatch.setattr(os, "open", open_or_fail)
    items = list(read(tmp_path))
    assert refused(items) == [(name, "failed", reason)]
    assert read_ids(items) == ["a.txt", "c.txt"]


def test_a_file_that_becomes_a_pipe_before_it_is_opened_does_not_hang(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(ARTICLE, encoding="utf-8")
    really_open = os.open

    def swap_and_open(path: str, flags: int, *rest: int) -> int:
        assert flags & os.O_NONBLOCK  # else this test would wait for ever
        page.unlink()
        os.mkfifo(page)
        return really_open(path, flags, *rest)

    monkeypatch.setattr(os, "open", swap_and_open)
    assert refused(read(tmp_path)) == [("page.txt", "failed", "read_error")]


def test_an_error_in_the_middle_of_a_table_keeps_the_rows_before_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Failing(io.BufferedReader):
        def readline(self, size: int | None = -1, /) -> bytes:
            if self.tell():
                raise OSError(5, "disk")
            return super().readline(size)

    table = tmp_path / "rows.jsonl"
    table.write_text('{"text": "خبر"}\n{"text": "آخر"}\n', encoding="utf-8")
    monkeypatch.setattr("provenance.corpus.reader.opened", lambda path: Failing(io.FileIO(path)))
    first, *rest = read(table)
    assert first == Document("rows.jsonl:1", "خبر")
    assert refused(rest) == [("rows.jsonl", "failed", "read_error")]


def test_pipes_sockets_and_devices_are_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.jsonl")
        outcomes = refused(read(tmp_path))
    assert outcomes == [(name, "skipped", "not_a_file") for name in ("pipe.txt", "socket.jsonl", "zero.txt")]
    assert refused(read("pipe.txt")) == [("pipe.txt", "failed", "not_a_file")]


def test_nothing_is_opened_before_it_is_asked_for(tmp_path: Path) -> None:
    items = read(tmp_path / "later.txt")
    (tmp_path / "later.txt").write_text(ARTICLE, encoding="utf-8")
    assert read_ids(items) == ["later.txt"]


def test_reading_that_stops_early_leaves_no_file_open(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"text": "خبر"}\n' * 3, encoding="utf-8")
    items = read(tmp_path)
    next(items)
    del items  # an open file would be a ResourceWarning, which is an error here


@pytest.mark.parametrize("reason", ["not_utf8", "empty", "unknown_format", "dangling_link"])
def test_every_message_says_where_what_and_what_to_do(tmp_path: Path, reason: str) -> None:
    (tmp_path / "not_utf8.txt").write_bytes(b"\xff")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "unknown_format.pdf").touch()
    (tmp_path / "dangling_link.txt").symlink_to("nowhere")
    messages = {item.reason: item for item in read(tmp_path) if isinstance(item, Unreadable)}
    where, _, what = messages[reason].message.partition(": ")
    assert where == messages[reason].path
    assert what.count("; ") == 1
